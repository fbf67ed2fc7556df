//! How much happened: a simulation in which nothing does proves nothing.

/// Counts of what happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Happened {
    /// Orders that were sent, also anew after a restart.
    pub(crate) sent: u64,
    /// That a circle carried out.
    pub(crate) orders: u64,
    /// That came to a circle again or too late, and changed nothing.
    pub(crate) again: u64,
    /// Messages that were lost.
    pub(crate) lost: u64,
    /// That came twice.
    pub(crate) doubled: u64,
    pub(crate) kills: u64,
    pub(crate) told: u64,
    pub(crate) yes: u64,
    pub(crate) holds: u64,
    pub(crate) words: u64,
    pub(crate) moved_up: u64,
    pub(crate) came_back: u64,
    pub(crate) shares: u64,
    pub(crate) closed: u64,
    /// Ended before the last step.
    pub(crate) ended: u64,
    /// People who had a seat at the end.
    pub(crate) seated: u64,
}

impl Happened {
    pub(super) fn note_copies(&mut self, copies: u64) {
        match copies {
            0 => self.lost += 1,
            1 => {}
            _ => self.doubled += 1,
        }
    }

    pub(crate) fn add(&mut self, other: &Happened) {
        let Happened {
            sent,
            orders,
            again,
            lost,
            doubled,
            kills,
            told,
            yes,
            holds,
            words,
            moved_up,
            came_back,
            shares,
            closed,
            ended,
            seated,
        } = other;
        self.sent += sent;
        self.orders += orders;
        self.again += again;
        self.lost += lost;
        self.doubled += doubled;
        self.kills += kills;
        self.told += told;
        self.yes += yes;
        self.holds += holds;
        self.words += words;
        self.moved_up += moved_up;
        self.came_back += came_back;
        self.shares += shares;
        self.closed += closed;
        self.ended += ended;
        self.seated += seated;
    }

    /// That enough of it happened in so many afternoons.
    pub(crate) fn is_enough(&self, afternoons: u64) {
        let each = [
            ("orders that were carried out", self.orders, 60),
            ("orders that came again", self.again, 20),
            ("messages that were lost", self.lost, 20),
            ("messages that came twice", self.doubled, 20),
            ("kills", self.kills, 5),
            ("forming", self.told, 1),
            ("yes", self.yes, 15),
            ("holds", self.holds, 1),
            ("words", self.words, 2),
            ("what was done in circles", self.shares, 100),
            ("seats at the end", self.seated, 4),
        ];
        for (what, happened, least) in each {
            assert!(
                happened >= afternoons * least,
                "hardly any {what}: {happened}"
            );
        }
        let some = [self.moved_up, self.came_back, self.closed, self.ended];
        assert!(some.iter().all(|happened| *happened > 0), "{self:?}");
    }
}
