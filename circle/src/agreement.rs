//! Agreements: what people ask of each other, settled by consent. Silence is not consent, and nobody is outvoted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::command::Seen;
use crate::seat::SeatId;

/// The most agreements a circle can have, adopted and open together.
pub const MAX_AGREEMENTS: usize = 60;

/// An agreement's number within its circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgreementId(pub u16);

/// One seat's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thumb {
    /// For it.
    Up,
    /// Can live with it.
    Sideways,
    /// Cannot live with it yet: it is held until it is changed or this is taken back.
    Down,
}

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its number.
    pub id: AgreementId,
    /// Its words.
    pub text: String,
    /// How often its words were changed; every change asks everyone again.
    pub wording: u16,
    /// Which seat proposed it; none for those the keeper brought. Never shown.
    pub proposer: Option<SeatId>,
    /// Each seat's answer to these words. Never shown one by one.
    pub answers: BTreeMap<SeatId, Thumb>,
    /// In force: every seat that was present could live with it.
    pub adopted: bool,
}

/// How an agreement stands among the seats that are present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not everyone has answered. Counts stay closed until then, so that no answer shows by its timing.
    Open {
        /// Seats present that have answered.
        answered: u32,
        /// Seats present.
        of: u32,
    },
    /// Everyone has answered and someone cannot live with it yet.
    Held(Tally),
    /// Everyone has answered and can live with it.
    Settled(Tally),
}

/// Unattributed counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// For it.
    pub up: u32,
    /// Can live with it.
    pub sideways: u32,
    /// Not yet.
    pub down: u32,
}

impl Agreement {
    /// Its present words, as an answer names them.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen {
            agreement: self.id,
            wording: self.wording,
        }
    }

    /// In force, and not answered by `seat`: it was out when the others agreed, and is asked when it is back.
    #[must_use]
    pub fn waits_for(&self, seat: SeatId) -> bool {
        self.adopted && !self.answers.contains_key(&seat)
    }

    /// How it stands among `present` seats. Answers of seats that stepped out do not count.
    #[must_use]
    pub fn standing(&self, present: &[SeatId]) -> Standing {
        let mut tally = Tally::default();
        for seat in present {
            match self.answers.get(seat) {
                Some(Thumb::Up) => tally.up += 1,
                Some(Thumb::Sideways) => tally.sideways += 1,
                Some(Thumb::Down) => tally.down += 1,
                None => {}
            }
        }
        let answered = tally.up + tally.sideways + tally.down;
        let of = present.len() as u32;
        if of == 0 || answered < of {
            Standing::Open { answered, of }
        } else if tally.down > 0 {
            Standing::Held(tally)
        } else {
            Standing::Settled(tally)
        }
    }
}
