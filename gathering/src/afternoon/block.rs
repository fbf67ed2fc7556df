//! A block of an afternoon: how long it takes, what it is called, what we do in it.

use circle::{Pattern, Plan};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

/// A block, as the host planned it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// How long it is planned to take, in minutes.
    pub minutes: u16,
    pub title: String,
    pub work: Work,
}

/// What we do in a block (the composite agenda of a healing afternoon, practice.md 6.1).
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum_discriminants(
    name(WorkKind),
    doc = "The kind of a [`Work`].",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Work {
    /// People come, have tea, and say on their phones what suits them.
    Arrive,
    /// The host welcomes everyone; her own words to read from, which may be empty.
    Welcome {
        words: String,
    },
    /// All breathe together, on the wall and on every phone.
    Breathe {
        pattern: Pattern,
        breaths: u16,
    },
    /// What we ask of each other, by consent of the whole room.
    Agreements,
    /// A teaching, or a story: words for the wall.
    Card {
        words: String,
    },
    /// People find out with whom they sit.
    Form {
        way: Way,
        about: u8,
    },
    /// Each circle goes through this plan.
    Circles {
        plan: Plan,
    },
    Break,
    /// An exercise in the circles, such as pairs or offers and needs.
    Exercise {
        plan: Plan,
    },
    /// Back together, with a word from each circle.
    Regroup {
        question: String,
    },
    /// Closing words, which may be empty.
    Close {
        words: String,
    },
}

impl WorkKind {
    pub const ALL: &[WorkKind] = WorkKind::VARIANTS;
}

impl Work {
    #[must_use]
    pub fn kind(&self) -> WorkKind {
        self.into()
    }

    /// The plan that each circle goes through in it, if people sit in circles.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        match self {
            Work::Circles { plan } | Work::Exercise { plan } => Some(plan),
            Work::Arrive
            | Work::Welcome { .. }
            | Work::Breathe { .. }
            | Work::Agreements
            | Work::Card { .. }
            | Work::Form { .. }
            | Work::Break
            | Work::Regroup { .. }
            | Work::Close { .. } => None,
        }
    }
}

/// How people come to sit together (practice.md 6.3).
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum_discriminants(
    name(WayKind),
    doc = "The kind of a [`Way`].",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Way {
    /// By chance, sizes within one.
    Even,
    /// Each chooses a topic; one that is full has a waiting list.
    Topic { topics: Vec<Topic> },
    /// The host moves each; at first only the keepers sit.
    ByHand,
    /// The same people as in their last circle.
    AsBefore,
    /// By chance, with as many whom one has not sat with as can be.
    NewFaces,
}

/// Something to sit together for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub name: String,
    /// The most who sit there, the keeper among them.
    pub most: u8,
}

impl WayKind {
    pub const ALL: &[WayKind] = WayKind::VARIANTS;
}

impl Way {
    #[must_use]
    pub fn kind(&self) -> WayKind {
        self.into()
    }
}
