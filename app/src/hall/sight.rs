//! What the face of a hall's screen is worked out of: everything that this screen may know, and nothing else.

use std::collections::BTreeMap;

use circle::Timestamp;
use gathering::view::{HostView, OwnView, WallView};
use gathering::{Everyones, HallSign, HouseWords, OwnWishes, PersonId};

/// What people under the roof are called: a name, or else the two words of their sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called(BTreeMap<PersonId, (HallSign, Option<String>)>);

impl FromIterator<(PersonId, HallSign, Option<String>)> for Called {
    fn from_iter<I: IntoIterator<Item = (PersonId, HallSign, Option<String>)>>(all: I) -> Called {
        let all = all.into_iter();
        Called(all.map(|(id, sign, name)| (id, (sign, name))).collect())
    }
}

impl Called {
    /// What this person is called for others; nothing where they have left.
    #[must_use]
    pub fn of(&self, person: PersonId) -> String {
        match self.0.get(&person) {
            Some((_, Some(name))) => name.clone(),
            Some((sign, None)) => sign.words(),
            None => String::new(),
        }
    }

    /// The name that this person gave, if they gave one.
    #[must_use]
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person)?.1.as_deref()
    }

    #[must_use]
    pub fn sign(&self, person: PersonId) -> Option<HallSign> {
        self.0.get(&person).map(|(sign, _)| *sign)
    }
}

/// What one phone in the hall may know.
pub struct PhoneSight<'a> {
    /// The gathering's code in its plain form, such as `K7M4QX`.
    pub code: &'a str,
    pub everyones: &'a Everyones,
    pub own: &'a OwnView,
    pub wishes: &'a OwnWishes,
    /// Those who share this phone, and what they wish.
    pub carried: &'a [(OwnView, OwnWishes)],
    pub called: &'a Called,
    /// The address that takes this phone to its seat in a circle, while it has one that is open.
    pub to_circle: Option<String>,
    pub now: Timestamp,
}

/// What the host's board may know.
pub struct BoardSight<'a> {
    /// The gathering's code in its plain form, such as `K7M4QX`.
    pub code: &'a str,
    pub everyones: &'a Everyones,
    /// What concerns this host alone.
    pub own: &'a OwnView,
    pub host: &'a HostView,
    /// Those for whom this host acts, who have no phone or share hers, and what they wish.
    pub carried: &'a [(OwnView, OwnWishes)],
    pub called: &'a Called,
    /// How many came in and were not seen for a minute since.
    pub never_came: usize,
    /// What the words of the house say, by their numbers.
    pub words: &'a HouseWords,
    /// The address that takes this browser to its own seat in a circle, while it has one that is open.
    pub to_circle: Option<String>,
    pub now: Timestamp,
}

/// What the room's wall may know.
pub struct RoomSight<'a> {
    /// The gathering's code as it is shown, such as `K7M-4QX`.
    pub code_shown: &'a str,
    pub wall: &'a WallView,
    pub called: &'a Called,
    pub now: Timestamp,
}
