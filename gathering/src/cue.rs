//! Cues: what is rung or shown once, as it happens. They are never part of the state and never replayed.

use serde::{Deserialize, Serialize};

use crate::person::PersonId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallCue {
    pub sound: HallSound,
    pub audience: HallAudience,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallSound {
    /// A place is offered.
    Asked,
    /// It is offered again, after five more minutes.
    AskedAgain,
    /// A seat in the circle is theirs.
    Seated,
    /// Another block goes on.
    BlockBegins,
    BreathBegins,
    BreathEnds,
    Held,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallAudience {
    Everyone,
    Person(PersonId),
}

impl HallCue {
    pub(crate) fn to_all(sound: HallSound) -> HallCue {
        let audience = HallAudience::Everyone;
        HallCue { sound, audience }
    }

    pub(crate) fn to(person: PersonId, sound: HallSound) -> HallCue {
        let audience = HallAudience::Person(person);
        HallCue { sound, audience }
    }
}
