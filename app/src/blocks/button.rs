//! Buttons. One that asks for something is a form, so that it works without script; with script it is sent over the
//! socket instead.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::piece::{sign, sub};
use super::screen::{Drawn, FaceScreen};
use crate::light::{Any, any, now};
use crate::page_mark::PageMark;

/// The hidden fields of a form: the page it was on, what it asks, for whom.
pub(super) fn hidden(block: &Drawn) -> Any {
    let page = FaceScreen::here()
        .place
        .with_value(|place| place.page.clone());
    let whom = block.0.clone();
    let plain = block.once(|block| block.ask.starts_with('/'));
    let what = (!plain).then(|| {
        any(view! { <input type="hidden" name="what" value=block.words(|block| &block.ask) /> })
    });
    any(view! {
        <PageMark page=page />
        {what}
        {now(move || {
            whom.with(|block| {
                block
                    .whom
                    .map(|whom| {
                        any(view! { <input type="hidden" name="for" value=whom.to_string() /> })
                    })
            })
        })}
    })
}

/// Where a form goes without script: what begins with a slash is an address of its own.
pub(super) fn address(block: &Drawn) -> String {
    let ask = block.once(|block| block.ask.clone());
    if ask.starts_with('/') {
        ask
    } else {
        FaceScreen::here().address()
    }
}

/// Whether what is asked goes over the socket. If not, the browser sends the form as ever: no script has run, the
/// network here lets no sockets through, or it is a page's own form.
pub(super) fn goes_live(screen: FaceScreen, block: &Drawn, event: &SubmitEvent) -> bool {
    let live =
        screen.link.get_untracked().is_live() && !block.once(|block| block.ask.starts_with('/'));
    if live {
        event.prevent_default();
    }
    live
}

/// A button that asks for something.
pub(super) fn button(block: Drawn) -> Any {
    let screen = FaceScreen::here();
    let asked = block.0.clone();
    let is_asked = move || {
        let asked = asked.clone();
        screen.asking.with(|asking| {
            asking
                .as_ref()
                .is_some_and(|asking| asked.with(|block| block.ask == *asking))
        })
    };
    let busy = is_asked.clone();
    let words = block.0.clone();
    let words = now(move || {
        let waits = busy();
        words.with(|block| {
            let says = if waits && !block.busy.is_empty() {
                &block.busy
            } else {
                &block.text
            };
            says.clone()
        })
    });
    let asks = block.clone();
    any(view! {
        <form
            class="act"
            method="post"
            action=address(&block)
            on:submit=move |event| {
                if goes_live(screen, &asks, &event) {
                    asks.once(|block| screen.ask(&block.ask, block.whom, None));
                }
            }
        >
            {hidden(&block)}
            <button
                type="submit"
                class=block.words(|block| &block.look)
                aria-label=block.attribute(|block| &block.name)
                aria-pressed=block.pressed()
                aria-busy=now(move || is_asked().then_some("true"))
            >
                {sign(&block)}
                <span class="btn__words">{words} {block.while_any(|block| &block.sub, sub)}</span>
            </button>
        </form>
    })
}

/// A button whose effect stays on this screen; without script there is nothing for it to do.
pub(super) fn local(block: &Drawn) -> Any {
    let screen = FaceScreen::here();
    let word = block.once(|block| block.ask.clone());
    let state = match word.as_str() {
        "dark" => screen.dark,
        "sounds" => screen.sounds,
        _ => screen.apart,
    };
    // Sounds are on at first, everything else is off.
    let first = word == "sounds";
    let says = block.0.clone();
    let words = now(move || {
        let changed = state.get() != first;
        says.with(|block| {
            if changed {
                block.sub.clone()
            } else {
                block.text.clone()
            }
        })
    });
    let toggle = move |_| {
        state.update(|on| *on = !*on);
        #[cfg(feature = "hydrate")]
        if first {
            crate::live::sound::set_on(state.get_untracked());
        }
    };
    any(view! {
        <button
            type="button"
            class=block.words(|block| &block.look)
            hidden=now(move || !screen.is_live())
            aria-pressed=now(move || if state.get() { "true" } else { "false" })
            on:click=toggle
        >
            {sign(block)}
            {words}
        </button>
    })
}

impl FaceScreen {
    /// Asks for what is ready made in `ask`, with these words. Nothing moves here until the server says so.
    pub fn ask(self, ask: &str, whom: Option<u64>, text: Option<&str>) {
        #[cfg(feature = "hydrate")]
        crate::live::ask(ask, whom, text);
        #[cfg(not(feature = "hydrate"))]
        let _ = (ask, whom, text);
    }
}
