//! A round: the piece goes from seat to seat until each has been offered it, and those who passed once more.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;
use crate::time::Millis;

/// How a seat's turn went. Forgotten when the round is left, and shown to nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// The seat shared, in words or in silence.
    Shared,
    /// It passed, or the piece was moved on for it: it is offered the piece once more.
    Passed,
    /// It sits the round out, and the piece went past it, which everyone saw.
    SatOut,
}

/// The second offer to a seat that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// Offered, no answer yet.
    Open,
    /// Would like the piece, and waits for it.
    Wanted,
    /// Let it be, or has had it.
    Settled,
}

/// A round that is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Empty in a closing round, for each screen to say; earlier versions wrote it.
    pub question: String,
    /// The time each share is offered, in milliseconds.
    pub share: Option<Millis>,
    pub started: Option<SeatId>,
    /// Who kept when the piece began to go round. Handing the keeping on changes nobody's turn in this round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<SeatId>,
    pub met: BTreeMap<SeatId, Met>,
    /// The second offers, once everyone has had a first turn.
    pub again: Option<BTreeMap<SeatId, Offer>>,
    /// Everyone present has been offered the piece, and those who passed once more.
    pub complete: bool,
    /// What people should know before the question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The note is being read, and the piece has not set out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub laps: u8,
    /// Which time it is, from 1.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub lap: u8,
    /// Who shared on an earlier lap, and so is not asked once more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shared: BTreeSet<SeatId>,
    /// Who is asked on this lap after the others.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub later: BTreeSet<SeatId>,
    /// Who sits this one out: the piece goes past. Shown to nobody.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub sat_out: BTreeSet<SeatId>,
    /// Who passes is not offered the piece a second time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_once: bool,
}

pub(crate) fn once() -> u8 {
    1
}

pub(crate) fn is_once(laps: &u8) -> bool {
    *laps == 1
}

impl Round {
    pub(crate) fn new(question: String, share: Option<Millis>) -> Round {
        Round {
            question,
            share,
            laps: 1,
            lap: 1,
            ..Round::default()
        }
    }

    /// The same, but nobody who passes is asked a second time.
    pub(crate) fn asking_once(self) -> Round {
        Round {
            asks_once: true,
            ..self
        }
    }

    /// The piece sets out once more: each has a turn again.
    pub(crate) fn begin_lap(&mut self) {
        self.lap += 1;
        self.later.clear();
        let met = std::mem::take(&mut self.met);
        let shared = met.into_iter().filter(|(_, met)| *met == Met::Shared);
        self.shared.extend(shared.map(|(seat, _)| seat));
    }

    /// As it is shown: those who sit it out are in their place until the piece has gone past. By the
    /// second offers it has.
    pub(crate) fn as_shown(&self) -> Round {
        let mut shown = self.clone();
        if self.again.is_none() {
            shown.sat_out.clear();
        }
        shown
    }

    /// The piece went past these, who sit the round out.
    pub(crate) fn note_past(&mut self, past: Vec<SeatId>) {
        let past = past.into_iter().map(|seat| (seat, Met::SatOut));
        self.met.extend(past);
    }

    /// `seat` joins in after all, and has a turn, also if the piece has gone past it.
    pub(crate) fn join_in(&mut self, seat: SeatId) {
        self.sat_out.remove(&seat);
        self.met
            .retain(|met, how| *met != seat || *how != Met::SatOut);
    }

    /// Nothing of a seat that left stays behind.
    pub(crate) fn forget(&mut self, seat: SeatId) {
        self.met.remove(&seat);
        self.shared.remove(&seat);
        self.sat_out.remove(&seat);
        self.later.remove(&seat);
        if let Some(again) = &mut self.again {
            again.remove(&seat);
        }
    }

    /// Others act for `seat` from now on. How its turn went is shown to nobody and stays; what they would see goes.
    pub(crate) fn hand_over(&mut self, seat: SeatId) {
        self.join_in(seat);
        if let Some(again) = &mut self.again {
            again.remove(&seat);
        }
    }

    /// The second offer to `seat`, if it has one.
    #[must_use]
    pub fn offer(&self, seat: SeatId) -> Option<Offer> {
        self.again
            .as_ref()
            .and_then(|again| again.get(&seat).copied())
    }
}
