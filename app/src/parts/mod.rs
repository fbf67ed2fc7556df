//! What stands in the middle of a screen in the parts that are not a ring, a breath or the agreements. Phones, the
//! desk and the projector show the same, each as large as it needs.
//!
//! `face` says which of them a screen shows; `say` is how one says something of oneself and `speaker` for whom;
//! `text`, `quiet`, `together`, `pairs`, `cards`, `weather`, `values`, `centre_word` and `reflection` are the parts.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod cards;
mod centre_word;
pub(crate) mod face;
mod pairs;
mod quiet;
mod reflection;
mod say;
mod speaker;
mod text;
mod together;
mod values;
mod weather;

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
        FaceKind::Words => (false, any(view! { <text::Text /> })),
        FaceKind::Values => (true, any(view! { <values::Values sits=sits /> })),
        FaceKind::Silence => (false, any(view! { <quiet::Quiet /> })),
        FaceKind::Break => (false, any(view! { <quiet::Break /> })),
        FaceKind::Together => (false, any(view! { <together::Together sits=sits /> })),
        FaceKind::Pairs => (false, any(view! { <pairs::Pairs sits=sits /> })),
        FaceKind::Cards => (true, any(view! { <cards::Cards sits=sits /> })),
        FaceKind::Weather => (true, any(view! { <weather::WeatherCheck sits=sits /> })),
        FaceKind::CentreWord => (true, any(view! { <centre_word::CentreWords sits=sits /> })),
        FaceKind::Reflection => (false, any(view! { <reflection::Reflection sits=sits /> })),
    };
    let speaker = said_here.then(|| any(view! { <speaker::Speaker /> }));
    view! {
        {speaker}
        {face}
    }
}
