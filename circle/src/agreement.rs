//! Agreements: what people ask of each other, settled by consent. Silence is not consent, and nobody is outvoted.

pub(crate) mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;
use crate::text;

/// The most agreements a circle can have, adopted and open together.
pub const MAX_AGREEMENTS: usize = 32;
/// The most bytes that the words of all agreements can take together as they are written. Thirty-two long sentences
/// fit in Latin letters, and a dozen in any script.
pub const MAX_AGREEMENT_BYTES: usize = 6 * 1024;

/// An agreement's number within its circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgreementId(pub u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thumb {
    Up,
    Sideways,
    /// Cannot live with it yet: it is held until it is changed or this is taken back.
    Down,
}

/// The words of an agreement as someone saw them when they answered, so that nobody agrees to words they have not
/// read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub agreement: AgreementId,
    pub wording: u16,
}

/// A newcomer's answer to an adopted agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub to: Seen,
    /// Up or sideways; a down cannot sit down yet.
    pub thumb: Thumb,
}

/// Whether these words fit into one circle's agreements together.
pub fn fit<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    texts.into_iter().map(text::bytes).sum::<usize>() <= MAX_AGREEMENT_BYTES
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub text: String,
    /// How often its words were changed; every change asks everyone again.
    pub wording: u16,
    /// Which seat proposed it; none for those the keeper brought. Never shown.
    pub proposer: Option<SeatId>,
    /// Each seat's answer to these words, and what those who wait at the door said to them. Never shown one by one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<SeatId, Thumb>,
    /// In force: every seat that was waited for could live with it.
    pub adopted: bool,
    /// How many of us agreed when it settled, while agreements are settled. Whoever comes or goes later moves neither
    /// it nor the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<u32>,
    /// It was held once everyone had answered. It stays so when someone new is asked, and does not open and be held
    /// again at the moment in which they answer; nor when one who has not answered is back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Someone who has left could not live with these words. It stays held until they change: if it settled as
    /// someone leaves, everybody would know whose answer it was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held_by_gone: bool,
}

/// How an agreement stands. It says nothing of how many answered how: one answer could be told by the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not everyone has answered. How many have is not said, so that no answer shows by its timing.
    Open,
    /// Everyone has answered, and someone cannot live with it yet.
    Held,
    /// Everyone has answered and can live with it.
    Settled {
        /// How many of us there were then.
        by: u32,
    },
}

impl Agreement {
    /// One that nobody has answered.
    #[must_use]
    pub fn new(id: AgreementId, text: String, proposer: Option<SeatId>) -> Agreement {
        Agreement {
            id,
            text,
            wording: 0,
            proposer,
            answers: BTreeMap::new(),
            adopted: false,
            settled: None,
            held: false,
            held_by_gone: false,
        }
    }

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

    /// How it stands. Seats that are not `awaited` are not waited for, but what they said counts: were a "not yet"
    /// to come and go with someone, it would show whose it is.
    #[must_use]
    pub fn standing(&self, awaited: &[SeatId]) -> Standing {
        let open = |seat| !self.answers.contains_key(seat);
        let held = self.held_by_gone || self.answers.values().any(|thumb| *thumb == Thumb::Down);
        match self.settled {
            Some(by) if !held => Standing::Settled { by },
            Some(_) => Standing::Held,
            None if self.held && held => Standing::Held,
            None if awaited.is_empty() || awaited.iter().any(open) => Standing::Open,
            None if held => Standing::Held,
            None => Standing::Settled {
                by: awaited.len() as u32,
            },
        }
    }

    /// Whoever comes to be `awaited` or not: once it has settled or is held, it stays so.
    pub(crate) fn note_standing(&mut self, awaited: &[SeatId]) {
        let standing = self.standing(awaited);
        self.held = standing == Standing::Held;
        if let Standing::Settled { by } = standing {
            self.settled = Some(by);
        }
    }

    /// These words instead: everyone is asked again.
    pub(crate) fn reword(&mut self, wording: u16, text: String) {
        let reworded = Agreement::new(self.id, text, self.proposer);
        *self = Agreement {
            wording,
            ..reworded
        };
    }

    /// `seat` is given up, and its answer with it.
    pub(crate) fn forget(&mut self, seat: SeatId) {
        self.held_by_gone |= self.answers.remove(&seat) == Some(Thumb::Down);
        self.proposer = self.proposer.filter(|proposer| *proposer != seat);
    }
}
