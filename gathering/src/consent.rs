//! What the whole room asks of each other. As in a circle, silence is not consent and nobody is outvoted; unlike there,
//! how many answered how is shown, since the wall has to say how far we are. So that nobody's answer can be told by the
//! difference, the counts are told in steps of five, and the last step is never smaller.

use std::collections::{BTreeMap, BTreeSet};

use circle::{AgreementId, Thumb};
use serde::{Deserialize, Serialize};

use crate::person::PersonId;

/// How many answers are told at a time, at least.
pub const TOLD_IN_STEPS: u32 = 5;

/// How many answered how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub up: u32,
    pub sideways: u32,
    pub down: u32,
}

/// How an agreement of the room stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomStanding {
    /// Not everyone has answered.
    Open,
    /// Everyone has answered, and someone cannot live with it yet.
    Held,
    /// Everyone has answered and can live with it.
    Settled,
    /// In force, and in force in each circle that is opened.
    InForce,
}

/// An agreement of the whole room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomAgreement {
    pub id: AgreementId,
    pub text: String,
    /// How often its words were changed; every change asks everyone again.
    pub wording: u16,
    /// Each one's answer to these words. Never shown one by one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) answers: BTreeMap<PersonId, Thumb>,
    /// The answers of those who have left. Were they taken back, everybody would know what they had been.
    #[serde(default)]
    pub(crate) gone: Counts,
    /// The counts as they were last told.
    #[serde(default)]
    pub(crate) told: Counts,
    /// How many answers came or changed since.
    #[serde(default)]
    pub(crate) untold: u32,
    /// Everyone had answered once.
    #[serde(default)]
    pub(crate) complete: bool,
    pub(crate) in_force: bool,
}

impl Counts {
    fn add(&mut self, thumb: Thumb) {
        match thumb {
            Thumb::Up => self.up += 1,
            Thumb::Sideways => self.sideways += 1,
            Thumb::Down => self.down += 1,
        }
    }

    #[must_use]
    pub fn in_all(&self) -> u32 {
        self.up + self.sideways + self.down
    }
}

impl RoomAgreement {
    pub(crate) fn new(id: AgreementId, text: String) -> RoomAgreement {
        RoomAgreement {
            id,
            text,
            wording: 0,
            answers: BTreeMap::new(),
            gone: Counts::default(),
            told: Counts::default(),
            untold: 0,
            complete: false,
            in_force: false,
        }
    }

    /// Whether it is in force, in the hall and in each circle that is opened.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.in_force
    }

    /// The counts as everyone may see them.
    #[must_use]
    pub fn told(&self) -> Counts {
        self.told
    }

    pub(crate) fn answer(&mut self, person: PersonId, thumb: Thumb) {
        if self.answers.insert(person, thumb) != Some(thumb) {
            self.untold += 1;
        }
    }

    /// These words instead: everyone is asked again.
    pub(crate) fn reword(&mut self, wording: u16, text: String) {
        let anew = RoomAgreement::new(self.id, text);
        *self = RoomAgreement { wording, ..anew };
    }

    /// Someone leaves; what they said stays in the sums.
    pub(crate) fn forget(&mut self, person: PersonId) {
        if let Some(thumb) = self.answers.remove(&person) {
            self.gone.add(thumb);
        }
    }

    /// The answers themselves are forgotten; what was told of them stays.
    pub(crate) fn forget_all(&mut self) {
        self.answers.clear();
        self.gone = Counts::default();
        self.untold = 0;
    }

    /// How it stands among those who are `awaited`.
    #[must_use]
    pub fn standing(&self, awaited: &BTreeSet<PersonId>) -> RoomStanding {
        if self.in_force {
            return RoomStanding::InForce;
        }
        // Whoever comes once all have answered does not open it again: their one answer would be told by it.
        let all = self.complete || self.all_answered(awaited);
        match (all, self.counts().down) {
            (false, _) => RoomStanding::Open,
            (true, 0) => RoomStanding::Settled,
            (true, _) => RoomStanding::Held,
        }
    }

    fn counts(&self) -> Counts {
        let mut counts = self.gone;
        self.answers.values().for_each(|thumb| counts.add(*thumb));
        counts
    }

    fn all_answered(&self, awaited: &BTreeSet<PersonId>) -> bool {
        !awaited.is_empty() && self.unanswered(awaited) == 0
    }

    fn unanswered(&self, awaited: &BTreeSet<PersonId>) -> u32 {
        let open = |person: &&PersonId| !self.answers.contains_key(person);
        awaited.iter().filter(open).count() as u32
    }

    /// Tells the counts, if enough has changed since they were last told and enough answers are still to come that
    /// the next step is no smaller. A room of fewer than five hears only how it stands.
    pub(crate) fn note(&mut self, awaited: &BTreeSet<PersonId>) {
        let left = self.unanswered(awaited);
        if self.untold >= TOLD_IN_STEPS && (left == 0 || left >= TOLD_IN_STEPS) {
            self.told = self.counts();
            self.untold = 0;
        }
        self.complete |= self.all_answered(awaited);
    }
}
