//! What is said above all else, and what those who listen hear of it.

use leptos::prelude::*;

use super::screen::FaceScreen;
use super::timed::timed;
use crate::frame::announcer;
use crate::light::{Any, any, memo, now};

/// Where the circle is, the line under it, and the question where it stands there.
pub fn saying(screen: FaceScreen) -> Any {
    let steps = move || screen.face.with(|face| face.sub.clone());
    any(view! {
        <div class="saying" tabindex="0">
            <div class="state">
                <h1 class="state__line">{screen.words(|face| &face.line)}</h1>
                <p class="state__sub">{timed(steps, |step| step.text)}</p>
            </div>
            {now(move || {
                let question = screen.face.with(|face| face.question.clone());
                (!question.is_empty()).then(|| any(view! { <p class="ask-line">{question}</p> }))
            })}
        </div>
    })
}

/// The same, to be heard.
pub fn heard(screen: FaceScreen) -> Any {
    let politely = memo(move || {
        let clock = screen.clock.get();
        screen.face.with(|face| {
            let sub = face.sub.iter().rev().find(|step| step.at <= clock);
            let sub = sub.map_or("", |step| step.text.as_str());
            if face.at_once.is_empty() {
                in_a_row(&face.line, sub)
            } else {
                sub.to_owned()
            }
        })
    });
    let at_once = memo(move || screen.face.with(|face| face.at_once.clone()));
    announcer(politely, at_once, move || screen.now())
}

/// A line and the one under it, one after the other.
pub fn in_a_row(line: &str, sub: &str) -> String {
    let stop = if line.ends_with(['?', '.']) {
        " "
    } else {
        ". "
    };
    [line, stop, sub].concat()
}
