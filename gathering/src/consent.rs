//! What the whole room asks of each other. As in a circle, silence is not consent and nobody is outvoted; unlike there,
//! how many answered how is shown, since the wall has to say how far we are. So that nobody's answer can be told by the
//! difference, the counts are told in steps of five, and the last step is never smaller. A step is of five different
//! phones: one that changes its own answer over and over counts once, so that nobody can make the steps small.

use std::collections::{BTreeMap, BTreeSet};

use circle::{AgreementId, Thumb};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use crate::person::PersonId;

/// The answers of so many phones are told at a time, at least.
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
    /// Each one's answer as it was when the counts were last told, to count who has answered or changed since. None in
    /// what was saved before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) told_of: Option<BTreeMap<PersonId, Thumb>>,
    /// Stood in what was saved before `told_of` was kept, and is read no more.
    #[serde(default, skip_serializing, deserialize_with = "is_read_no_more")]
    pub(crate) untold: (),
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
            told_of: Some(BTreeMap::new()),
            untold: (),
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
        self.answers.insert(person, thumb);
    }

    /// These words instead: everyone is asked again.
    pub(crate) fn reword(&mut self, wording: u16, text: String) {
        let anew = RoomAgreement::new(self.id, text);
        *self = RoomAgreement { wording, ..anew };
    }

    /// Someone leaves; what they said stays in the sums. They make no step fuller any more: one phone that comes,
    /// answers and leaves again and again would be as many.
    pub(crate) fn forget(&mut self, person: PersonId) {
        if let Some(told_of) = &mut self.told_of {
            told_of.remove(&person);
        }
        if let Some(thumb) = self.answers.remove(&person) {
            self.gone.add(thumb);
        }
    }

    /// The answers themselves are forgotten; what was told of them stays.
    pub(crate) fn forget_all(&mut self) {
        self.answers.clear();
        self.gone = Counts::default();
        self.told_of = None;
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
        let answered = |person| self.answers.contains_key(person);
        !awaited.is_empty() && awaited.iter().all(answered)
    }

    /// Tells the counts, if enough has changed since they were last told and enough answers are still to come that
    /// the next step is no smaller. Both are counted in phones, by `phones`: whose phone each one answers on. A room of
    /// fewer than five hears only how it stands.
    pub(crate) fn note(
        &mut self,
        awaited: &BTreeSet<PersonId>,
        phones: &BTreeMap<PersonId, PersonId>,
    ) {
        // Of what was saved before `told_of` was kept, nobody knows which answers are told. As if all were, the next
        // step is larger and not smaller.
        let told_of = self.told_of.get_or_insert_with(|| self.answers.clone());
        let is_new = |(person, thumb): &(&PersonId, &Thumb)| told_of.get(person) != Some(thumb);
        let new = self.answers.iter().filter(is_new);
        let untold = count_phones(phones, new.map(|(person, _)| person));
        let open = |person: &&PersonId| !self.answers.contains_key(person);
        let left = count_phones(phones, awaited.iter().filter(open));
        if untold >= TOLD_IN_STEPS && (left == 0 || left >= TOLD_IN_STEPS) {
            self.told_of = Some(self.answers.clone());
            self.told = self.counts();
        }
        self.complete |= self.all_answered(awaited);
    }
}

/// On how many phones these people answer.
fn count_phones<'a>(
    phones: &BTreeMap<PersonId, PersonId>,
    people: impl Iterator<Item = &'a PersonId>,
) -> u32 {
    let theirs: BTreeSet<_> = people.filter_map(|person| phones.get(person)).collect();
    theirs.len() as u32
}

fn is_read_no_more<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(from).map(|_| ())
}
