//! What stands in the middle of a screen in the parts that are not a ring, a breath or the agreements. Phones, the
//! desk and the wall show the same, each as large as it needs.
//!
//! `say` is how one says something of oneself and `speaker` for whom; `text`, `quiet`, `together`, `pairs`, `cards`, `weather`, `values`,
//! `centre_word` and `reflection` are the parts.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "the macros of leptos make public items without documentation"
)]

mod cards;
mod centre_word;
mod pairs;
mod quiet;
mod reflection;
mod say;
mod speaker;
mod text;
mod together;
mod values;
mod weather;

use circle::Stage;
use circle::view::{Commons, Scene};
use leptos::prelude::*;

use crate::light::any;
use crate::room::Screen;

/// A part that has a face of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Words that are read out.
    Words,
    /// What matters to us.
    Values,
    /// A silence.
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
    /// A break.
    Break,
    /// A quiet time for oneself.
    Reflection,
}

/// The face of one part of the plan. Each part begins with a face of its own, also after one of the same kind: what was
/// chosen or half written in the one before is not carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// Its kind.
    pub kind: PartKind,
    /// The part, from 0.
    pub part: usize,
}

/// The face of the part that is going on; none where a ring, a breath or the agreements stand.
#[must_use]
pub fn face(commons: &Commons) -> Option<Face> {
    let Stage::Part(part) = commons.stage else {
        return None;
    };
    kind(&commons.scene).map(|kind| Face { kind, part })
}

/// Which kind of face the part that is going on has; none where a ring, a breath or the agreements stand.
#[must_use]
pub fn kind(scene: &Scene) -> Option<PartKind> {
    match scene {
        Scene::Arriving
        | Scene::Agreements
        | Scene::Breathing { .. }
        | Scene::Round { .. }
        | Scene::ClosingSilence
        | Scene::Ended
        | Scene::Centre { .. }
        | Scene::Remembering { .. } => None,
        Scene::Words { .. } => Some(PartKind::Words),
        Scene::Values { .. } => Some(PartKind::Values),
        Scene::Silence => Some(PartKind::Silence),
        Scene::Together { .. } => Some(PartKind::Together),
        Scene::Pairs { .. } => Some(PartKind::Pairs),
        Scene::OffersAndNeeds { .. } => Some(PartKind::Cards),
        Scene::Weather { .. } => Some(PartKind::Weather),
        Scene::CentreWord { .. } => Some(PartKind::CentreWord),
        Scene::Break => Some(PartKind::Break),
        Scene::Reflection => Some(PartKind::Reflection),
    }
}

/// The part of this kind.
#[component]
pub fn PartBody(kind: PartKind) -> impl IntoView {
    let screen = crate::room::Room::here()
        .place
        .with_value(|place| place.screen);
    let sits = screen != Screen::Wall;
    let said_here = matches!(
        kind,
        PartKind::Values | PartKind::Cards | PartKind::Weather | PartKind::CentreWord
    );
    let speaker = said_here.then(|| any(view! { <speaker::Speaker /> }));
    let face = match kind {
        PartKind::Words => any(view! { <text::Text /> }),
        PartKind::Values => any(view! { <values::Values sits=sits /> }),
        PartKind::Silence => any(view! { <quiet::Quiet /> }),
        PartKind::Break => any(view! { <quiet::Break /> }),
        PartKind::Together => any(view! { <together::Together sits=sits /> }),
        PartKind::Pairs => any(view! { <pairs::Pairs sits=sits /> }),
        PartKind::Cards => any(view! { <cards::Cards sits=sits /> }),
        PartKind::Weather => any(view! { <weather::WeatherCheck sits=sits /> }),
        PartKind::CentreWord => any(view! { <centre_word::CentreWords sits=sits /> }),
        PartKind::Reflection => any(view! { <reflection::Reflection sits=sits /> }),
    };
    view! {
        {speaker}
        {face}
    }
}
