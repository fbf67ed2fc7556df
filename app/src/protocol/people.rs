//! What screens are told of people from memory: names, who needs someone, who comes, what was said.

use circle::spoken::OwnWords;
use circle::{HelpRequest, HelpStatus, SeatId, Timestamp};
use serde::{Deserialize, Serialize};

/// What a seat said that the screen acts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnOf {
    pub seat: SeatId,
    /// The whole of it.
    pub own: OwnWords,
}

/// Who needs a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// How one's own request is heeded; none if one did not ask.
    pub status: Option<HelpStatus>,
    /// The requests of others, oldest first: for those who keep.
    pub others: Vec<HelpRequest>,
}

/// Who comes in, as those who hold the form are told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrivals {
    /// Many come in at once, so that some are asked to wait a moment.
    pub crowded: bool,
    /// The seats that were taken a while ago and that no phone has ever been at.
    pub never_came: Vec<SeatId>,
    /// Whose connection was there and has been lost for a while, as this server saw; in ring order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<LostPhone>,
}

/// A seat whose phone or laptop was connected and is not. What was never seen is not lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostPhone {
    pub seat: SeatId,
    /// On whose phone they sit, where it is not their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<SeatId>,
    /// When it was there last.
    pub since: Timestamp,
}

/// Everyone's name for now, in ring order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// One for each seat.
    pub people: Vec<Person>,
    /// Nobody who keeps has been connected for a moment, while the circle goes on. It is not held for it yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeper_away: bool,
}

/// What a seat is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub seat: SeatId,
    /// What it is called, told apart from everyone else's: a chosen name, or the sign's word.
    pub called: String,
    /// Whether a phone or laptop of theirs is connected now. Unknown is not absent: nothing follows from it.
    pub here: bool,
}

impl People {
    #[must_use]
    pub fn called(&self, seat: SeatId) -> String {
        self.person(seat)
            .map_or_else(String::new, |person| person.called.clone())
    }

    #[must_use]
    pub fn person(&self, seat: SeatId) -> Option<&Person> {
        self.people.iter().find(|person| person.seat == seat)
    }
}
