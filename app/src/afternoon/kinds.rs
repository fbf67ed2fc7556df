//! The kinds of block: what each is called, its icon, and what a new one begins with.

use circle::Pattern;
use gathering::{Block, Way, WayKind, Work, WorkKind};

use crate::plan::starters::starter_plans;
use crate::say::say;

/// How many sit in each circle at first, the keeper among them.
pub(super) const ABOUT: u8 = 6;

/// What a block of this kind is called where its host gives it no name.
#[must_use]
pub fn kind_called(kind: WorkKind) -> String {
    match kind {
        WorkKind::Arrive => say().block_arrive(),
        WorkKind::Welcome => say().block_welcome(),
        WorkKind::Breathe => say().block_breathe(),
        WorkKind::Agreements => say().block_agreements(),
        WorkKind::Card => say().block_card(),
        WorkKind::Form => say().block_form(),
        WorkKind::Circles => say().block_circles(),
        WorkKind::Break => say().block_break(),
        WorkKind::Exercise => say().block_exercise(),
        WorkKind::Regroup => say().block_regroup(),
        WorkKind::Close => say().block_close(),
    }
}

/// Its icon in the sprite.
#[must_use]
pub fn icon(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Arrive => "i-door",
        WorkKind::Welcome | WorkKind::Card => "i-words",
        WorkKind::Breathe => "i-breath",
        WorkKind::Agreements => "i-thumb",
        WorkKind::Form => "i-people",
        WorkKind::Circles => "i-round",
        WorkKind::Break => "i-tea",
        WorkKind::Exercise => "i-together",
        WorkKind::Regroup => "i-house",
        WorkKind::Close => "i-sun",
    }
}

/// How people come to sit together, in words.
#[must_use]
pub fn way_called(way: WayKind) -> String {
    match way {
        WayKind::Even => say().way_even(),
        WayKind::Topic => say().way_topic(),
        WayKind::ByHand => say().way_by_hand(),
        WayKind::AsBefore => say().way_as_before(),
        WayKind::NewFaces => say().way_new_faces(),
    }
}

/// A kind's word in forms and files, such as `form` or `as_before`.
#[must_use]
pub fn word_of<T: serde::Serialize>(kind: &T) -> String {
    let json = serde_json::to_string(kind).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

/// The kind that goes by this word.
pub(super) fn read<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.trim().into()).ok()
}

/// A new block of this kind. How long each takes is usual in workshop practice.
pub(super) fn fresh(kind: WorkKind) -> Block {
    let plan = |key: &str| {
        let mut starters = starter_plans();
        let at = starters.iter().position(|starter| starter.key == key);
        starters.swap_remove(at.unwrap_or(0)).plan
    };
    let (minutes, work) = match kind {
        WorkKind::Arrive => (20, Work::Arrive),
        WorkKind::Welcome => (
            10,
            Work::Welcome {
                words: String::new(),
            },
        ),
        WorkKind::Breathe => {
            let pattern = Pattern::Calm;
            let breaths = pattern.usual();
            (5, Work::Breathe { pattern, breaths })
        }
        WorkKind::Agreements => (10, Work::Agreements),
        WorkKind::Card => (
            10,
            Work::Card {
                words: String::new(),
            },
        ),
        WorkKind::Form => (
            5,
            Work::Form {
                way: Way::Even,
                about: ABOUT,
            },
        ),
        WorkKind::Circles => (
            60,
            Work::Circles {
                plan: plan("talking-circle"),
            },
        ),
        WorkKind::Break => (15, Work::Break),
        WorkKind::Exercise => (
            30,
            Work::Exercise {
                plan: plan("listening-in-pairs"),
            },
        ),
        WorkKind::Regroup => (
            15,
            Work::Regroup {
                question: say().block_regroup_question(),
            },
        ),
        WorkKind::Close => (
            10,
            Work::Close {
                words: String::new(),
            },
        ),
    };
    Block {
        minutes,
        title: kind_called(kind),
        work,
    }
}
