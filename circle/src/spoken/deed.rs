//! What can be said, taken back and said again.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::command::id::CommandId;

/// Made by the phone, once for each card or word, at random: whose it is and when it was laid cannot be read from
/// it. 128 random bits.
pub type WordId = CommandId;

/// Something that is said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpokenDeed {
    /// Lay a card.
    LayCard {
        /// The card's id. The same card may come again, as after a restart.
        id: WordId,
        /// The part it was written in, from 0.
        part: usize,
        /// An offer or a need.
        side: Side,
        /// Its words.
        text: String,
        /// It lay with the others before the server was started anew, and is known to all. It comes back with others
        /// of this kind, and makes no number for those that are new.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// Take one's own card back.
    TakeCardBack {
        /// Which.
        id: WordId,
    },
    /// Take a card away that lies there for all to read, whosever it is (one who keeps). It is named by its words, as
    /// everyone sees it; cards with the same words go with it.
    TakeCardAway {
        /// On which side it lies.
        side: Side,
        /// Its words.
        text: String,
    },
    /// Lay a word in the centre.
    LayWord {
        /// The word's id.
        id: WordId,
        /// The part, from 0.
        part: usize,
        /// The word, or a few.
        text: String,
    },
    /// Take one's own word back.
    TakeWordBack {
        /// Which.
        id: WordId,
    },
    /// Say how one is; saying it again changes it, until the keeper closes.
    SayWeather {
        /// The part, from 0.
        part: usize,
        /// How.
        weather: Weather,
    },
    /// Mark what matters to one; marking again changes it, until the keeper closes.
    MarkValues {
        /// The part, from 0.
        part: usize,
        /// Places in the list that the keeper offered, from 0. One's own values stay on the phone.
        marks: Vec<usize>,
    },
    /// Take one's answer back, until the keeper closes.
    TakeAnswerBack {
        /// The part, from 0.
        part: usize,
    },
}

/// The kind of a [`SpokenDeed`]: what a phone can offer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the deed of the same name")]
pub enum SpokenKind {
    LayCard,
    TakeCardBack,
    TakeCardAway,
    LayWord,
    TakeWordBack,
    SayWeather,
    MarkValues,
    TakeAnswerBack,
}

impl SpokenDeed {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> SpokenKind {
        match self {
            SpokenDeed::LayCard { .. } => SpokenKind::LayCard,
            SpokenDeed::TakeCardBack { .. } => SpokenKind::TakeCardBack,
            SpokenDeed::TakeCardAway { .. } => SpokenKind::TakeCardAway,
            SpokenDeed::LayWord { .. } => SpokenKind::LayWord,
            SpokenDeed::TakeWordBack { .. } => SpokenKind::TakeWordBack,
            SpokenDeed::SayWeather { .. } => SpokenKind::SayWeather,
            SpokenDeed::MarkValues { .. } => SpokenKind::MarkValues,
            SpokenDeed::TakeAnswerBack { .. } => SpokenKind::TakeAnswerBack,
        }
    }
}

/// Its kind only: what is said must not find its way into a log.
impl fmt::Debug for SpokenDeed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.kind(), to)
    }
}

/// Which side a card lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What someone can give.
    Offer,
    /// What someone could use.
    Need,
}

/// How one is, as weather. None is better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weather {
    /// Clear.
    Clear,
    /// Sun and clouds.
    Changing,
    /// Overcast.
    Overcast,
    /// Fog.
    Fog,
    /// Rain.
    Rain,
    /// Wind.
    Wind,
    /// Storm.
    Storm,
}

impl Weather {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Weather; 7] = [
        Weather::Clear,
        Weather::Changing,
        Weather::Overcast,
        Weather::Fog,
        Weather::Rain,
        Weather::Wind,
        Weather::Storm,
    ];
}
