//! What was asked and not answered yet. After a reconnect it is said again under the same id, so that nothing is
//! done twice.

use circle::{Action, ActionKind, CommandId, SeatId};

use crate::protocol::{Ask, What};

/// How long the answer to a request is waited for, in milliseconds.
pub(super) const WITHIN: u64 = 10_000;

/// What is open, oldest first.
#[derive(Debug, Default)]
pub(super) struct Asks {
    open: Vec<Ask>,
}

impl Asks {
    /// Whether the same request is made already: a double tap is one. What one says of oneself may change and change
    /// back, and is said each time.
    pub(super) fn has(&self, for_seat: Option<SeatId>, what: &What) -> bool {
        let same = |open: &Ask| open.for_seat == for_seat && open.what == *what;
        matches!(what, What::Act(_)) && self.open.iter().any(same)
    }

    /// One more.
    pub(super) fn add(&mut self, ask: Ask) {
        self.open.push(ask);
    }

    /// What is said again on a new connection. A bell is not: it would ring into another moment.
    pub(super) fn again(&mut self) -> impl Iterator<Item = &Ask> {
        self.open
            .retain(|open| open.what != What::Act(Action::Ring));
        self.open.iter()
    }

    /// It was carried out, and what it changed here is shown. Which request it was, if it was one.
    pub(super) fn done(&mut self, id: CommandId) -> Option<ActionKind> {
        let at = self.open.iter().position(|open| open.id == id)?;
        kind(&self.open.remove(at))
    }

    /// It is not waited for any more. Whether it was open.
    pub(super) fn drop(&mut self, id: CommandId) -> bool {
        let before = self.open.len();
        self.open.retain(|open| open.id != id);
        self.open.len() < before
    }

    /// The newest request.
    pub(super) fn newest(&self) -> Option<ActionKind> {
        self.open.iter().rev().find_map(kind)
    }
}

fn kind(ask: &Ask) -> Option<ActionKind> {
    match &ask.what {
        What::Act(action) => Some(action.kind()),
        What::Say(_) | What::Help(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use circle::spoken::{SpokenAction, Weather};
    use circle::{Command, HelpAction};

    use super::*;

    fn ask(id: u128, what: What) -> Ask {
        Ask {
            id: CommandId(id),
            for_seat: None,
            what,
        }
    }

    fn action(id: u128, action: Action) -> Ask {
        Command::new(CommandId(id), action).into()
    }

    #[test]
    fn a_request_stays_open_until_it_is_answered() {
        let mut asks = Asks::default();
        asks.add(action(1, Action::Take));
        assert!(asks.has(None, &What::Act(Action::Take)));
        assert!(!asks.has(Some(SeatId(4)), &What::Act(Action::Take)));
        assert_eq!(asks.newest(), Some(ActionKind::Take));
        assert_eq!(asks.done(CommandId(1)), Some(ActionKind::Take));
        assert_eq!(asks.newest(), None);
        assert_eq!(asks.again().count(), 0);
    }

    #[test]
    fn after_a_reconnect_it_is_said_again_but_no_bell_is() {
        let mut asks = Asks::default();
        asks.add(action(1, Action::Ring));
        asks.add(action(2, Action::LetBe));
        asks.add(ask(3, What::Say(SpokenAction::TakeAnswerBack { part: 0 })));
        asks.add(ask(4, What::Help(HelpAction::Ask)));
        let again: Vec<_> = asks.again().map(|ask| ask.id.0).collect();
        assert_eq!(again, [2, 3, 4]);
        assert!(!asks.drop(CommandId(1)));
        assert!(asks.drop(CommandId(2)));
        assert_eq!(asks.done(CommandId(2)), None);
        assert_eq!(asks.done(CommandId(3)), None);
        assert_eq!(asks.again().count(), 1, "what was answered is over");
    }

    #[test]
    fn what_one_says_of_oneself_is_no_request_to_wait_for_and_may_change_back() {
        let fog = What::Say(SpokenAction::SayWeather {
            part: 0,
            weather: Weather::Fog,
        });
        let mut asks = Asks::default();
        asks.add(ask(1, fog.clone()));
        assert_eq!(asks.newest(), None);
        assert!(!asks.has(None, &fog));
    }
}
