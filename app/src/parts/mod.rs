//! The parts on screens: a room for each kind, as in the rules.
//!
//! `phone` of each is its face on a phone; `wide` what stands in the middle of the desk and the projector, where that is
//! not a ring, a breath or the agreements. `face` says which of those they show; `say` is how one says something of
//! oneself there, `speaker` for whom, `time_ring` a time without words.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

pub(crate) mod agreements;
pub(crate) mod r#break;
pub(crate) mod breathing;
pub(crate) mod centre;
pub(crate) mod centre_word;
pub(crate) mod closing;
pub(crate) mod face;
pub(crate) mod offers_and_needs;
pub(crate) mod pairs;
pub(crate) mod reflection;
pub(crate) mod remembering;
pub(crate) mod round;
mod say;
pub(crate) mod silence;
mod speaker;
mod time_ring;
pub(crate) mod together;
pub(crate) mod values;
pub(crate) mod weather;
pub(crate) mod words;

use leptos::prelude::*;

pub use self::face::{Face, FaceKind, Shown, shown};
use crate::light::any;
use crate::room::Screen;

#[component]
pub fn PartBody(kind: FaceKind) -> impl IntoView {
    let screen = crate::room::Room::here()
        .place
        .with_value(|place| place.screen);
    let sits = screen != Screen::Projector;
    let (said_here, face) = match kind {
        FaceKind::Words => (false, any(view! { <words::wide::Text /> })),
        FaceKind::Values => (true, any(view! { <values::wide::Values sits=sits /> })),
        FaceKind::Silence => (false, any(view! { <time_ring::Quiet /> })),
        FaceKind::Break => (false, any(view! { <time_ring::Break /> })),
        FaceKind::Together => (false, any(view! { <together::wide::Together sits=sits /> })),
        FaceKind::Pairs => (false, any(view! { <pairs::wide::Pairs sits=sits /> })),
        FaceKind::Cards => (
            true,
            any(view! { <offers_and_needs::wide::Cards sits=sits /> }),
        ),
        FaceKind::Weather => (
            true,
            any(view! { <weather::wide::WeatherCheck sits=sits /> }),
        ),
        FaceKind::CentreWord => (
            true,
            any(view! { <centre_word::wide::CentreWords sits=sits /> }),
        ),
        FaceKind::Reflection => (
            false,
            any(view! { <reflection::wide::Reflection sits=sits /> }),
        ),
    };
    let speaker = said_here.then(|| any(view! { <speaker::Speaker /> }));
    view! {
        {speaker}
        {face}
    }
}
