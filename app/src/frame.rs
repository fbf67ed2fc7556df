//! What surrounds every live page: the line that says when the circle is out of reach, the sentence that says why
//! something was not done, and what those who listen hear.

use std::time::Duration;

use leptos::prelude::*;

use crate::icons::Icon;
use crate::light::{Any, any, follow, memo, now};
use crate::room::{Link, PageContext};

/// How long a change settles before it is said, in milliseconds.
const SETTLE: u64 = 1_000;
/// The least time between two sentences, in milliseconds.
const BETWEEN: u64 = 5_000;

/// The line under the bar while the circle is out of reach, or this window has gone quiet.
pub(crate) fn lost(link: RwSignal<Link>, place: StoredValue<PageContext>) -> Any {
    let phrases = place.with_value(|place| place.phrases.clone());
    let shown = memo(move || link.get());
    any(view! {
        <div role="status">
            {now(move || {
                let (words, again) = match shown.get() {
                    Link::Lost => (phrases.lost.clone(), None),
                    Link::Elsewhere => (phrases.elsewhere.clone(), Some(phrases.again.clone())),
                    Link::Plain | Link::Seeking | Link::Here => return None,
                };
                let again = again
                    .map(|again| {
                        any(view! { <a class="btn btn--quiet btn--sm" href="">{again}</a> })
                    });
                Some(any(view! {
                    <p class="lost">
                        <Icon name="i-later" />
                        <span>{words}</span>
                        {again}
                    </p>
                }))
            })}
        </div>
    })
}

/// Why the last request was not carried out: `error`. What the page came with is settled by the next request.
pub(crate) fn reply(error: RwSignal<Option<String>>, asking: RwSignal<Option<String>>) -> Any {
    let at_first = StoredValue::new(error.get_untracked());
    follow(move || {
        if asking.get().is_some() && at_first.get_value().is_some() {
            at_first.set_value(None);
            error.set(None);
        }
    });
    any(view! {
        <div role="alert">
            {now(move || {
                error.get().map(|reason| {
                    any(view! {
                        <p class="reply">
                            <Icon name="i-hand" />
                            <span>{reason}</span>
                        </p>
                    })
                })
            })}
        </div>
    })
}

/// What those who listen to the page hear, not too often: `politely` is said once it has settled, unless it is empty.
pub(crate) fn announcer(
    politely: Memo<String>,
    at_once: Memo<String>,
    clock: impl Fn() -> u64 + Copy + 'static,
) -> Any {
    let said = RwSignal::new(String::new());
    let said_at_once = RwSignal::new(String::new());
    let waiting = StoredValue::new(false);
    let last = StoredValue::new(0_u64);
    let begun = StoredValue::new(false);
    follow(move || {
        // Read, for what is worked out of other things follows them only once it has been.
        politely.with(|_| ());
        // What the page said when it came is read as the page itself.
        if !begun.get_value() || waiting.get_value() {
            begun.set_value(true);
            return;
        }
        waiting.set_value(true);
        let quiet_until = last.get_value() + BETWEEN;
        let wait = quiet_until.saturating_sub(clock());
        let wait = wait.clamp(SETTLE, BETWEEN);
        set_timeout(
            move || {
                waiting.set_value(false);
                last.set_value(clock());
                let words = politely.get_untracked();
                if !words.is_empty() {
                    said.set(words);
                }
            },
            Duration::from_millis(wait),
        );
    });
    follow(move || said_at_once.set(at_once.get()));
    any(view! {
        <p class="only-heard" role="status" aria-live="polite">
            {said}
        </p>
        <p class="only-heard" role="alert" aria-live="assertive">
            {said_at_once}
        </p>
    })
}
