//! What the server said last. A screen never goes back to an older word, and what is private to a seat is shown
//! together with the view that it belongs to.

use circle::view::{Commons, Desk, Mine};

/// The newest word.
#[derive(Debug, Default)]
pub(super) struct News {
    version: u64,
    mine: Option<(u64, Mine)>,
    desk: Option<(u64, Desk)>,
    carried: Option<(u64, Vec<Mine>)>,
}

/// What to show now.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fresh {
    pub(super) commons: Commons,
    pub(super) mine: Option<Mine>,
    pub(super) desk: Option<Desk>,
    /// Of the seats that this screen acts for; none at all when it acts for its own alone.
    pub(super) carried: Vec<Mine>,
}

impl News {
    /// The version shown.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Keeps what belongs to a view that comes in a moment.
    pub(super) fn keep_mine(&mut self, version: u64, mine: Mine) {
        if version >= self.version {
            self.mine = Some((version, mine));
        }
    }

    /// Keeps what belongs to a view that comes in a moment.
    pub(super) fn keep_desk(&mut self, version: u64, desk: Desk) {
        if version >= self.version {
            self.desk = Some((version, desk));
        }
    }

    /// Keeps what belongs to a view that comes in a moment.
    pub(super) fn keep_carried(&mut self, version: u64, carried: Vec<Mine>) {
        if version >= self.version {
            self.carried = Some((version, carried));
        }
    }

    /// A view has come. What to show, if it is not older than what is shown.
    pub(super) fn view(&mut self, version: u64, commons: Commons) -> Option<Fresh> {
        if version < self.version {
            return None;
        }
        self.version = version;
        let of_this = |kept: u64| kept == version;
        let mine = self
            .mine
            .take_if(|(kept, _)| of_this(*kept))
            .map(|(_, mine)| mine);
        let desk = self
            .desk
            .take_if(|(kept, _)| of_this(*kept))
            .map(|(_, desk)| desk);
        let carried = self
            .carried
            .take_if(|(kept, _)| of_this(*kept))
            .map(|(_, carried)| carried)
            .unwrap_or_default();
        Some(Fresh {
            commons,
            mine,
            desk,
            carried,
        })
    }
}

#[cfg(test)]
mod tests {
    use circle::{Circle, Direction, KeeperTurn, Part, Plan, SeatId, Timestamp};

    use super::*;

    fn circle() -> Circle {
        let plan = Plan {
            title: "Tuesday".to_owned(),
            intention: String::new(),
            parts: vec![Part::Agreements],
            direction: Direction::Clockwise,
            keeper_turn: KeeperTurn::Last,
            late: circle::LatePolicy::default(),
            care: String::new(),
        };
        Circle::open(plan, &[], Timestamp(1))
    }

    #[test]
    fn nothing_older_is_shown() {
        let mut news = News::default();
        assert!(news.view(7, circle().commons()).is_some());
        assert_eq!(news.view(6, circle().commons()), None);
        assert!(
            news.view(7, circle().commons()).is_some(),
            "the same again, after a reconnect"
        );
        assert_eq!(news.version(), 7);
    }

    #[test]
    fn what_is_private_waits_for_its_view() {
        let mut news = News::default();
        let mine = circle().mine(SeatId(0));
        news.keep_mine(9, mine.clone());
        let fresh = news.view(8, circle().commons());
        assert_eq!(fresh.and_then(|fresh| fresh.mine), None);
        let fresh = news.view(9, circle().commons());
        assert_eq!(fresh.and_then(|fresh| fresh.mine), Some(mine.clone()));
        news.keep_mine(8, mine);
        let fresh = news.view(9, circle().commons());
        assert_eq!(fresh.and_then(|fresh| fresh.mine), None);
    }
}
