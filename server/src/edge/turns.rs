//! Whose turn it is to make room: first who has not sent a whole request, or a socket's first word, yet, then who has
//! nothing to ask at the moment, and of those who are alike the one who has been so the longest.

use std::collections::BTreeSet;

/// Why a connection may have to go, the likeliest first.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quiet {
    /// It has not sent a whole request yet.
    #[default]
    Waiting,
    /// It has been answered.
    Idle,
}

/// A connection's turn to go.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    pub(super) why: Quiet,
    /// Later ones are greater.
    pub(super) since: u64,
    /// The connection's own number.
    pub(super) number: u64,
}

/// The turns of all, in their order, and those of each address.
#[derive(Default)]
pub(super) struct Turns {
    pub(super) of_all: BTreeSet<Turn>,
    of_address: BTreeSet<(u64, Turn)>,
}

impl Turns {
    pub(super) fn add(&mut self, address: Option<u64>, turn: Turn) {
        self.of_all.insert(turn);
        self.of_address
            .extend(address.map(|address| (address, turn)));
    }

    pub(super) fn remove(&mut self, address: Option<u64>, turn: Turn) {
        self.of_all.remove(&turn);
        if let Some(address) = address {
            self.of_address.remove(&(address, turn));
        }
    }

    pub(super) fn first(&self, address: Option<u64>) -> Option<Turn> {
        let Some(address) = address else {
            return self.of_all.first().copied();
        };
        let (of, turn) = self.of_address.range((address, Turn::default())..).next()?;
        (*of == address).then_some(*turn)
    }
}
