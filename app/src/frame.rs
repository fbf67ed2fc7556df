//! What surrounds every live page: the line that says when the circle is out of reach, the sentence that says why
//! something was not done, and what those who listen hear.

use std::time::Duration;

use leptos::prelude::*;

use crate::icons::Icon;
use crate::light::{any, follow, memo, now};
use crate::room::{Link, Room};
use crate::words;

/// How long a change settles before it is said, in milliseconds.
const SETTLE: u64 = 1_000;
/// The least time between two sentences, in milliseconds.
const BETWEEN: u64 = 5_000;

/// The line under the bar while the circle is out of reach, or this window has gone quiet.
#[component]
pub fn Lost() -> impl IntoView {
    let room = Room::here();
    let lost = memo(move || room.link.get() == Link::Lost);
    let quiet = memo(move || room.link.get() == Link::Elsewhere);
    view! {
        <div role="status">
            {now(move || lost.get().then(|| any(view! { <Seeking /> })))}
            {now(move || quiet.get().then(|| any(view! { <Elsewhere /> })))}
        </div>
    }
}

#[component]
fn Seeking() -> impl IntoView {
    view! {
        <p class="lost">
            <Icon name="i-later" />
            <span>"Finding the circle again. Your seat is safe."</span>
        </p>
    }
}

#[component]
fn Elsewhere() -> impl IntoView {
    view! {
        <p class="lost">
            <Icon name="i-later" />
            <span>"This circle is open in several of your windows, so this one has gone quiet."</span>
            <a class="btn btn--quiet btn--sm" href="">"Load it again"</a>
        </p>
    }
}

/// Why the last request was not carried out.
#[component]
pub fn Reply(
    /// What the page without script came with.
    error: Option<String>,
) -> impl IntoView {
    let room = Room::here();
    let at_first = RwSignal::new(error);
    // What the page came with is settled by the next request.
    follow(move || {
        if room.asking.get().is_some() {
            at_first.set(None);
        }
    });
    let reason = memo(move || match room.error.get() {
        Some(error) => Some(words::sentence(&error).to_owned()),
        None => at_first.get(),
    });
    view! {
        <div role="alert">
            {now(move || {
                reason.get().map(|reason| any(view! { <Reason reason=reason /> }))
            })}
        </div>
    }
}

#[component]
fn Reason(reason: String) -> impl IntoView {
    view! {
        <p class="reply">
            <Icon name="i-hand" />
            <span>{reason}</span>
        </p>
    }
}

/// What those who listen to the page hear: where the circle is, politely and not too often, and at once that the
/// piece is with them.
#[component]
pub fn Announcer(
    /// What the one who has the piece hears politely as it changes.
    #[prop(optional, into)]
    also: Option<Signal<&'static str>>,
) -> impl IntoView {
    let room = Room::here();
    let state = memo(move || {
        room.commons.with(|commons| {
            room.mine.with(|mine| {
                room.people
                    .with(|people| words::state(commons, mine.as_ref(), people))
            })
        })
    });
    let turn = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            let turn = commons
                .ring
                .piece
                .turn()
                .filter(|turn| Some(turn.seat) == me)?;
            commons.held_since.is_none().then_some(turn.number)
        })
    });
    let politely = RwSignal::new(String::new());
    let at_once = RwSignal::new("");
    let waiting = StoredValue::new(false);
    let last = StoredValue::new(0_u64);
    let begun = StoredValue::new(false);
    follow(move || {
        state.track();
        if let Some(also) = also {
            also.track();
        }
        // What the page said when it came is read as the page itself.
        if !begun.get_value() || waiting.get_value() {
            begun.set_value(true);
            return;
        }
        waiting.set_value(true);
        let quiet_until = last.get_value() + BETWEEN;
        let wait = quiet_until
            .saturating_sub(room.now().0)
            .clamp(SETTLE, BETWEEN);
        set_timeout(
            move || {
                waiting.set_value(false);
                last.set_value(room.now().0);
                match (turn.get_untracked(), also) {
                    (None, _) => {
                        let words = state.get_untracked();
                        politely.set([&words.line, ". ", &words.sub].concat());
                    }
                    (Some(_), Some(also)) => politely.set(also.get_untracked().to_owned()),
                    (Some(_), None) => {}
                }
            },
            Duration::from_millis(wait),
        );
    });
    follow(move || {
        at_once.set(match turn.get() {
            Some(_) => "The piece is with you. Take your time.",
            None => "",
        });
    });
    view! {
        <p class="only-heard" role="status" aria-live="polite">
            {politely}
        </p>
        <p class="only-heard" role="alert" aria-live="assertive">
            {at_once}
        </p>
    }
}
