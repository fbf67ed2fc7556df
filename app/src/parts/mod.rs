//! The parts on screens: a room for each kind, as in the rules, and the one place that names them all.
//!
//! `phone` of each is its face on a phone and in the middle of a desk, `wall` the one on a projector; `around` is what
//! stands there before the first part and after the last.

pub(crate) mod agreements;
mod around;
pub(crate) mod r#break;
pub(crate) mod breathing;
pub(crate) mod centre;
pub(crate) mod centre_word;
pub(crate) mod closing;
pub(crate) mod gratitude;
pub(crate) mod offers_and_needs;
pub(crate) mod pairs;
pub(crate) mod reflection;
pub(crate) mod remembering;
pub(crate) mod round;
pub(crate) mod silence;
pub(crate) mod together;
pub(crate) mod values;
pub(crate) mod weather;
pub(crate) mod words;

// The words in which a room is written.
pub(crate) use circle::spoken::{Answered, ENOUGH_ANSWERS, SpokenDesk};
pub(crate) use circle::view::{Commons, Desk, RoundState, Scene};
#[cfg(feature = "ssr")]
pub(crate) use circle::{Piece, RoundKind};

#[cfg(feature = "ssr")]
pub(crate) use crate::face::phone::Middle;
#[cfg(feature = "ssr")]
pub(crate) use crate::face::sight::Sight;
#[cfg(feature = "ssr")]
pub(crate) use crate::face::wall::{WallPart, WallSight};
pub(crate) use crate::say::say;

/// What a kind of part shows. Where the usual answer is given here, a kind need not give it.
#[cfg(feature = "ssr")]
pub(crate) trait Shows {
    /// On a phone, and in the middle of a desk.
    fn phone(&self, sight: &Sight<'_>) -> Middle;

    fn wall(&self, sight: &WallSight<'_>) -> WallPart;

    /// Whether the ring is what it is about: while everything is held, quiet words stand in its middle.
    fn is_about_the_ring(&self) -> bool {
        false
    }

    /// What it asks, in the middle of the ring.
    fn asks(&self, _: &Commons) -> String {
        String::new()
    }

    /// Whether there is a field to write in, or something to choose: a page without script that looked again by itself
    /// would lose it.
    fn holds_writing(&self, _: &Scene) -> bool {
        false
    }
}

/// What a kind of part tells those who keep.
pub(crate) trait Keeping {
    /// Whether it has come to its own end.
    fn is_whole(&self, commons: &Commons) -> bool;

    /// What going on now would leave behind, in a sentence or two.
    fn left_behind(&self, _: &Commons, _: &Desk) -> String {
        String::new()
    }

    /// Whether what people said or laid so far is too little to be shown: showing it would lead nowhere.
    fn too_few(&self, _: &Scene, _: SpokenDesk) -> bool {
        false
    }

    /// How far it is; empty where there is nothing to count.
    fn how_far(&self, _: &Told<'_>) -> String {
        String::new()
    }
}

/// What those who keep know of the part that is going on.
pub(crate) struct Told<'a> {
    pub(crate) commons: &'a Commons,
    pub(crate) said: SpokenDesk,
    /// How many are still to be offered the piece.
    pub(crate) still_to_come: u32,
    /// Nobody has touched the piece in the centre for a while.
    pub(crate) untouched: bool,
    /// The keeper answers for others too.
    pub(crate) answers_for_others: bool,
}

/// The kind of part of this scene.
macro_rules! part_of {
    ($scene:expr) => {
        match $scene {
            Scene::Arriving => &around::Arriving,
            Scene::Agreements => &agreements::Agreements,
            Scene::Breathing { .. } => &breathing::Breathing,
            Scene::Round { .. } => &round::Round,
            Scene::ClosingSilence => &closing::Closing,
            Scene::Words { .. } => &words::Words,
            Scene::Values { .. } => &values::Values,
            Scene::Centre { .. } => &centre::Centre,
            Scene::Silence => &silence::Silence,
            Scene::Together { .. } => &together::Together,
            Scene::Remembering { .. } => &remembering::Remembering,
            Scene::Gratitude { .. } => &gratitude::Gratitude,
            Scene::Pairs { .. } => &pairs::Pairs,
            Scene::OffersAndNeeds { .. } => &offers_and_needs::OffersAndNeeds,
            Scene::Weather { .. } => &weather::Weather,
            Scene::CentreWord { .. } => &centre_word::CentreWord,
            Scene::Break => &r#break::Break,
            Scene::Reflection => &reflection::Reflection,
            Scene::Ended => &around::Ended,
        }
    };
}

#[cfg(feature = "ssr")]
pub(crate) fn shows(scene: &Scene) -> &'static dyn Shows {
    part_of!(scene)
}

pub(crate) fn keeping(scene: &Scene) -> &'static dyn Keeping {
    part_of!(scene)
}

/// Whether a page without script would lose something if it looked again by itself.
#[cfg(feature = "ssr")]
#[must_use]
pub fn holds_writing(scene: &Scene) -> bool {
    shows(scene).holds_writing(scene)
}

pub(crate) fn is_whole(commons: &Commons) -> bool {
    keeping(&commons.scene).is_whole(commons)
}

pub(crate) fn left_behind(commons: &Commons, desk: &Desk) -> String {
    keeping(&commons.scene).left_behind(commons, desk)
}

pub(crate) fn too_few(commons: &Commons, said: SpokenDesk) -> bool {
    keeping(&commons.scene).too_few(&commons.scene, said)
}
