//! Seats: places in the ring, known by a drawn sign, never by a name.

use serde::{Deserialize, Serialize};

use crate::role::Role;

/// The most seats a circle can have. Circles of 3 to 20 are what the screens are tuned for.
pub const MAX_SEATS: usize = 50;

/// A seat's number within its circle. It is given once and not used again; there are so many that nobody can use
/// them up by coming and going.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub u32);

/// The most seats that one phone acts for, its own among them.
pub const MOST_ON_A_PHONE: usize = 3;

/// A place in the ring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub id: SeatId,
    pub sign: Sign,
    pub role: Role,
    /// Stepped out: the piece goes past it, and it is not waited for. A lost connection is not this.
    pub away: bool,
    /// Stepped out because one who keeps said so, and not whoever sits here. Its answer is still waited for: nobody
    /// agrees in somebody's absence that they did not choose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub marked_away: bool,
    #[serde(default, skip_serializing_if = "Carried::is_own_phone")]
    pub carried: Carried,
    /// Something was asked for it on the phone that carries it: somebody is there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub voiced: bool,
    /// It is kept for someone who has not come yet, and has stepped out until they do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// The part in which it came, from 0; none for one who was there before the circle began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_in: Option<usize>,
}

impl Seat {
    /// Whether its answer is waited for where everyone is asked. Only people themselves take theirs out of it; for one
    /// without a device those who keep speak in this as in all else.
    pub(crate) fn is_awaited(&self) -> bool {
        !self.away || (self.marked_away && self.carried != Carried::NoDevice)
    }
}

/// By which phone a seat takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carried {
    #[default]
    OwnPhone,
    /// None: the keepers act for it.
    NoDevice,
    /// The phone of this seat: "pass the phone".
    By(SeatId),
}

impl Carried {
    fn is_own_phone(&self) -> bool {
        *self == Carried::OwnPhone
    }
}

/// The signs in the order they are given out; the keeper's comes first.
pub const SIGNS: [&str; 16] = [
    "lantern", "cedar", "shell", "river", "stone", "moon", "wool", "loaf", "cup", "hill", "seed",
    "boat", "kettle", "acorn", "pear", "ember",
];

/// A seat's drawn sign. After all sixteen are given, they come round again with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sign(pub u8);

impl Sign {
    /// The sign's plain key, such as `cedar`.
    #[must_use]
    pub fn key(self) -> &'static str {
        SIGNS[usize::from(self.0) % SIGNS.len()]
    }

    /// 1 for the first seat with this sign, 2 for the second, and so on.
    #[must_use]
    pub fn nth(self) -> u8 {
        self.0 / SIGNS.len() as u8 + 1
    }

    /// The word a seat without a name goes by: `Cedar`, or `Cedar 2`.
    #[must_use]
    pub fn word(self) -> String {
        let key = self.key();
        let mut word = key[..1].to_ascii_uppercase();
        word.push_str(&key[1..]);
        if self.nth() > 1 {
            word.push_str(&format!(" {}", self.nth()));
        }
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_come_round_again_with_a_number() {
        assert_eq!(Sign(1).word(), "Cedar");
        assert_eq!(Sign(17).word(), "Cedar 2");
        assert_eq!(Sign(33).word(), "Cedar 3");
    }
}
