//! What a live screen shows, and which parts have a face of their own.

use circle::Stage;
use circle::view::{Commons, Scene};

/// A part that has a face of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceKind {
    /// Words that are read out.
    Words,
    /// What matters to us.
    Values,
    Silence,
    /// Lines said together.
    Together,
    /// Listening in small groups.
    Pairs,
    /// Offers and needs.
    Cards,
    /// How everyone is.
    Weather,
    /// A word laid in the centre.
    CentreWord,
    Break,
    /// A quiet time for oneself.
    Reflection,
}

/// The face of one part of the plan. Each part begins with a face of its own, also after one of the same kind: what was
/// chosen or half written in the one before is not carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    pub kind: FaceKind,
    /// The part, from 0.
    pub part: usize,
}

/// What a live screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// People come in.
    Arriving,
    /// What we ask of each other.
    Agreements,
    Ring,
    /// A breath together.
    Breath,
    /// A part with a face of its own.
    Part(Face),
    /// The circle is closed.
    Over,
}

/// What a screen shows now.
#[must_use]
pub fn shown(commons: &Commons) -> Shown {
    let interlude = commons
        .breath
        .as_ref()
        .is_some_and(|breath| breath.interlude);
    if interlude && commons.scene != Scene::Ended {
        return Shown::Breath;
    }
    let part = match commons.stage {
        Stage::Part(part) => part,
        Stage::Arriving | Stage::Ended => 0,
    };
    shown_in(&commons.scene, part)
}

/// Whether the part that is going on has a face of its own.
#[must_use]
pub fn has_face(scene: &Scene) -> bool {
    matches!(shown_in(scene, 0), Shown::Part(_))
}

fn shown_in(scene: &Scene, part: usize) -> Shown {
    let kind = match scene {
        Scene::Arriving => return Shown::Arriving,
        Scene::Agreements => return Shown::Agreements,
        Scene::Breathing { .. } => return Shown::Breath,
        Scene::Round { .. }
        | Scene::ClosingSilence
        | Scene::Centre { .. }
        | Scene::Remembering { .. } => return Shown::Ring,
        Scene::Ended => return Shown::Over,
        Scene::Words { .. } => FaceKind::Words,
        Scene::Values { .. } => FaceKind::Values,
        Scene::Silence => FaceKind::Silence,
        Scene::Together { .. } => FaceKind::Together,
        Scene::Pairs { .. } => FaceKind::Pairs,
        Scene::OffersAndNeeds { .. } => FaceKind::Cards,
        Scene::Weather { .. } => FaceKind::Weather,
        Scene::CentreWord { .. } => FaceKind::CentreWord,
        Scene::Break => FaceKind::Break,
        Scene::Reflection => FaceKind::Reflection,
    };
    Shown::Part(Face { kind, part })
}
