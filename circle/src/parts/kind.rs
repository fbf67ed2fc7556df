//! The kinds of part, and what parts of one kind can be for.

use serde::{Deserialize, Serialize};

/// The kind of a part, with all that it takes to say what the part is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    Agreements,
    Breathing,
    Round(RoundKind),
    Closing(ClosingWay),
    Words(WordsKind),
    Values,
    Centre,
    Silence,
    Together(Way),
    Remembering,
    Gratitude,
    /// How many are in a group.
    Pairs(u8),
    OffersAndNeeds,
    Weather,
    CentreWord,
    Break,
    Reflection,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    #[default]
    Question,
    CheckIn,
    CheckOut,
}

impl RoundKind {
    pub(super) fn is_question(&self) -> bool {
        *self == RoundKind::Question
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsKind {
    Opening,
    /// They welcome people and say what this is.
    Welcome,
    /// They say where this circle comes from, and whose land it sits on.
    Acknowledgement,
    Reading,
    Closing,
}

/// How lines are said together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The keeper calls, all answer.
    CallAndResponse,
    /// The same lines again and again.
    Repeated,
    /// Read aloud together.
    Reading,
    /// The keeper says a line and all say it after; always tapped on by the keeper.
    ByEcho,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingWay {
    /// The piece goes round once more, for one word each.
    OneWord,
    Silence,
}
