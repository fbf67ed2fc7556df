//! What can be said, taken back and said again.

use std::fmt;

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

use crate::command::id::CommandId;

/// Made by the phone, once for each card or word, at random: whose it is and when it was laid cannot be read from
/// it. 128 random bits.
pub type WordId = CommandId;

/// Something that is said. Parts count from 0.
#[derive(Clone, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[strum_discriminants(
    name(SpokenActionKind),
    doc = "The kind of a [`SpokenDeed`]: what a phone can offer now.",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum SpokenAction {
    /// Lay a card that was written in this part. The same card may come again, as after a restart.
    LayCard {
        id: WordId,
        part: usize,
        side: Side,
        text: String,
        /// It lay with the others before the server was started anew, and is known to all. It comes back with others
        /// of this kind, and makes no number for those that are new.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// Take one's own card back.
    TakeCardBack { id: WordId },
    /// Take a card away that lies there for all to read, whosever it is (one who keeps). It is named by its words, as
    /// everyone sees it; cards with the same words go with it.
    TakeCardAway { side: Side, text: String },
    /// Lay a word in the centre.
    LayWord {
        id: WordId,
        part: usize,
        text: String,
    },
    /// Take one's own word back.
    TakeWordBack { id: WordId },
    /// Say how one is; saying it again changes it, until the keeper closes.
    SayWeather { part: usize, weather: Weather },
    /// Mark what matters to one; marking again changes it, until the keeper closes.
    MarkValues {
        part: usize,
        /// Places in the list that the keeper offered, from 0. One's own values stay on the phone.
        marks: Vec<usize>,
    },
    /// Take one's answer back, until the keeper closes.
    TakeAnswerBack { part: usize },
}

impl SpokenActionKind {
    pub const ALL: &[SpokenActionKind] = SpokenActionKind::VARIANTS;
}

impl SpokenAction {
    #[must_use]
    pub fn kind(&self) -> SpokenActionKind {
        self.into()
    }
}

/// Its kind only: what is said must not find its way into a log.
impl fmt::Debug for SpokenAction {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.kind(), to)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What someone can give.
    Offer,
    /// What someone could use.
    Need,
}

/// How one is, as weather, in the order in which it is shown. None is better than another.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum Weather {
    Clear,
    Changing,
    Overcast,
    Fog,
    Rain,
    Wind,
    Storm,
}

impl Weather {
    pub const ALL: &[Weather] = Weather::VARIANTS;
}
