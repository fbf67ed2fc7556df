//! A person under the roof: known by a sign in a colour, never by a name. Names are the server's to remember and the
//! phone's to say again.

use circle::seat::SIGNS;
use circle::{Millis, SeatId, Timestamp};
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use crate::circles::CircleNumber;
use crate::order::OrderId;

/// How long someone who sits already is asked whether they would come over, in milliseconds; then they stay where
/// they are (practice.md 6.3: notice, sixty seconds, accept).
pub const OFFER_LASTS: Millis = 60 * circle::time::SECOND;
/// How long after "five more minutes" someone is asked again, in milliseconds.
pub const ASKED_AGAIN_AFTER: Millis = 5 * circle::time::MINUTE;

/// A person's number within the gathering. It is given once and not used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

/// The one who opened the gathering.
pub const OPENER: PersonId = PersonId(0);

/// The colours that a sign is drawn in, as words to say: "amber kettle". Sixteen signs in twenty colours tell 320
/// people apart, more than come under one roof.
pub const COLOURS: [&str; 20] = [
    "amber", "moss", "slate", "rose", "sand", "plum", "sky", "rust", "mint", "ivory", "coral",
    "indigo", "olive", "pearl", "copper", "lilac", "teal", "straw", "cherry", "ash",
];

/// A person's sign in the hall: a drawn sign in a colour. The two words of it are also what somebody says who came
/// with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HallSign(pub u16);

impl HallSign {
    /// How many there are.
    pub const COUNT: u16 = (SIGNS.len() * COLOURS.len()) as u16;

    /// The sign's plain key, such as `cedar`.
    #[must_use]
    pub fn key(self) -> &'static str {
        SIGNS[usize::from(self.0) % SIGNS.len()]
    }

    /// The colour's plain key, such as `amber`. Those who come one after the other have different signs, and the
    /// colour changes after sixteen.
    #[must_use]
    pub fn colour(self) -> &'static str {
        COLOURS[usize::from(self.0) / SIGNS.len() % COLOURS.len()]
    }

    /// Its two words: `amber kettle`.
    #[must_use]
    pub fn words(self) -> String {
        format!("{} {}", self.colour(), self.key())
    }

    /// The sign with these two words, however they are spaced and in whichever case.
    #[must_use]
    pub fn of_words(words: &str) -> Option<HallSign> {
        let words = words.to_lowercase();
        let words: Vec<_> = words.split_whitespace().collect();
        (0..HallSign::COUNT)
            .map(HallSign)
            .find(|sign| words == [sign.colour(), sign.key()])
    }
}

/// What someone does for the afternoon besides taking part.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum HallRole {
    /// Opened the gathering. Always exactly one.
    Host,
    /// Holds the afternoon beside the host: all that the host may, but giving roles.
    CoHost,
    /// Is there for whoever wants a person.
    Helper,
    Guest,
}

impl HallRole {
    pub const ALL: &[HallRole] = HallRole::VARIANTS;

    /// Whether they have the board.
    #[must_use]
    pub fn hosts(self) -> bool {
        matches!(self, HallRole::Host | HallRole::CoHost)
    }
}

/// By which phone someone takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phone {
    #[default]
    Own,
    /// The phone of this person, which they share.
    Of(PersonId),
    /// None: the host acts for them.
    None,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: PersonId,
    pub sign: HallSign,
    pub role: HallRole,
    pub phone: Phone,
    /// Was named to keep a circle.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps: bool,
    /// Wishes to be seated when circles are formed. Hosts and helpers at first do not.
    pub joins: bool,
    pub sits: Sits,
    /// What they are asked now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// Said that they would rather stay when they were last asked, or said nothing. No answer is a wrong one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stayed: bool,
    /// They said yes to a place that could not be kept for them, have none, and were asked nothing since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub place_lost: bool,
    /// The circles that they sat in, the last one last; gone with the gathering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sat: Vec<CircleNumber>,
}

/// Where someone sits. This one value says it, so that nobody can sit in two circles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub struct Sits {
    /// The seat that is theirs, with its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Seated>,
    /// They said yes, and this order seats them in another circle. Until that circle has given them a seat they sit
    /// where they sat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving: Option<OrderId>,
}

/// A seat in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seated {
    pub circle: CircleNumber,
    pub seat: SeatId,
}

/// The number of an offer; an answer names it, so that a late tap answers nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferNumber(pub u32);

/// A place in a circle that someone is asked to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    pub number: OfferNumber,
    pub to: CircleNumber,
    /// They are asked to keep it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps: bool,
    /// When it lapses; none for those who have no seat, who can take their time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapses_at: Option<Timestamp>,
    /// They asked for five more minutes, and are asked again then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_at: Option<Timestamp>,
}

/// What someone says to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    FiveMore,
    Stay,
}

impl Answer {
    pub const ALL: &[Answer] = Answer::VARIANTS;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::afternoon::bounds::MAX_PEOPLE;

    #[test]
    fn every_sign_has_two_words_of_its_own() {
        let signs: Vec<_> = (0..HallSign::COUNT).map(HallSign).collect();
        let words: BTreeSet<_> = signs.iter().map(|sign| sign.words()).collect();
        assert!(words.len() == signs.len() && signs.len() >= MAX_PEOPLE);
        for sign in signs {
            assert_eq!(HallSign::of_words(&sign.words().to_uppercase()), Some(sign));
        }
        assert_eq!(HallSign::of_words("kettle amber"), None);
    }
}
