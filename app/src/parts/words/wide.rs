//! Words that are read out, for all to read along.

use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::room::Room;

#[component]
pub(in crate::parts) fn Text() -> impl IntoView {
    let room = Room::here();
    let text = memo(move || {
        room.commons.with(|commons| {
            if let Scene::Words { text, .. } = &commons.scene {
                text.clone()
            } else {
                String::new()
            }
        })
    });
    let lines = now(move || {
        let text = text.get();
        let line = |line: &str| any(view! { <p>{line.to_owned()}</p> });
        text.lines().map(line).collect::<Vec<_>>()
    });
    view! { <div class="part part__text">{lines}</div> }
}
