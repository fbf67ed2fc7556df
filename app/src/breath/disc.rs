//! The disc and its words.

use leptos::html;
use leptos::prelude::*;

use super::below::{Bar, Dots};
use super::caption::{Caption, announcement, word};
use super::shown::{Shown, shown};
use super::wood;
use crate::icons::stop;
use crate::light::{Any, any, memo, now};
use crate::ring::angle::{Turns, tenths};
use crate::room::Room;
use crate::words;

/// The breath that is going on, or the planned one before it begins.
#[component]
pub fn BreathDisc(
    /// On the projector: larger, with its words to the side.
    projector: bool,
    /// Whether this person rests at their own pace instead. Nobody else knows.
    #[prop(optional)]
    rest: Option<RwSignal<bool>>,
) -> impl IntoView {
    let room = Room::here();
    let resting = move || rest.is_some_and(|rest| rest.get());
    let shown = memo(move || shown(room));
    let over = room
        .commons
        .with_untracked(|commons| commons.breath.as_ref().is_some_and(|breath| breath.over));
    let caption = RwSignal::new(if over {
        Caption::Over
    } else {
        Caption::Pattern
    });
    let disc = NodeRef::<html::Div>::new();
    #[cfg(feature = "hydrate")]
    follow(room, caption, disc, rest);
    let class = move || match (projector, resting()) {
        (true, _) => "breath breath--projector breath--live",
        (false, false) => "breath breath--live",
        (false, true) => "breath breath--rest",
    };
    let below = move || {
        any(view! {
            <Bar shown=shown caption=caption />
            <Dots shown=shown caption=caption />
        })
    };
    view! {
        <p class="only-heard">
            {now(move || {
                let Shown { pattern, breaths, .. } = shown.get();
                announcement(pattern, breaths)
            })}
        </p>
        <div class=class node_ref=disc>
            <Wood projector=projector shown=shown />
            <Words shown=shown caption=caption resting=Signal::derive(resting) />
        </div>
        {if projector {
            any(view! {
                <div class="projector__low">
                    <p class="projector__hint">
                        "Small, quiet breaths." <br /> "Eyes open is fine." <br />
                        "Or rest at your own pace."
                    </p>
                    {below()}
                </div>
            })
        } else {
            any(now(move || (!resting()).then(below)))
        }}
    }
}

/// Keeps the disc and its words with the breath.
#[cfg(feature = "hydrate")]
fn follow(
    room: Room,
    caption: RwSignal<Caption>,
    disc: NodeRef<html::Div>,
    rest: Option<RwSignal<bool>>,
) {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::pace::{Pace, prefers_calm};

    // The breath, and since when it stands still: a breath called in the middle of something else goes on while
    // that is held.
    let state = memo(move || {
        room.commons.with(|commons| {
            let breath = commons.breath.clone()?;
            let held = commons.held_since.filter(|_| !breath.interlude);
            Some((breath, held))
        })
    });
    Effect::new(move |_| {
        let alive = Arc::new(AtomicBool::new(true));
        on_cleanup({
            let alive = alive.clone();
            move || alive.store(false, Ordering::Relaxed)
        });
        let Some((breath, held)) = state.get() else {
            caption.set(Caption::Pattern);
            return;
        };
        let mut pace = Pace {
            room,
            breath,
            caption,
            disc,
            alive,
            calm: prefers_calm(),
            drawn: None,
        };
        match held {
            Some(since) => {
                let at = pace.draw(since);
                caption.set(match at {
                    Caption::In { breath, .. } => Caption::Held { breath },
                    Caption::Over => Caption::Over,
                    Caption::Pattern
                    | Caption::Soon
                    | Caption::Begins(_)
                    | Caption::Held { .. } => Caption::Held { breath: 0 },
                });
            }
            None if rest.is_some_and(|rest| rest.get()) => {}
            None => pace.follow(),
        }
    });
}

/// The disc of wood, the limit it breathes to, and a dot for each seat: everyone alike.
#[component]
fn Wood(projector: bool, shown: Memo<Shown>) -> impl IntoView {
    let unit = if projector { 2.5 } else { 1.0 };
    let middle = 180.0 * unit;
    let mid = tenths(middle);
    let seats = memo(move || shown.with(|shown| shown.seats));
    let dot = move |at: usize, of: usize| {
        let (cos, sin) = Turns(Turns::BOTTOM.0 + at as f64 / of as f64).unit();
        let (x, y) = (middle + 168.0 * unit * cos, middle + 168.0 * unit * sin);
        view! { <circle class="breath__seat" cx=tenths(x) cy=tenths(y) r=tenths(4.5 * unit) /> }
    };
    let ring = move |year| wood::ring(middle, middle, 150.0 * unit, year);
    view! {
        <svg viewBox=if projector { "0 0 900 900" } else { "0 0 360 360" } aria-hidden="true">
            <defs>
                <radialGradient id="b-d">
                    {stop("breath__in", ".1")}
                    {stop("breath__out", "1")}
                </radialGradient>
                <radialGradient id="b-a">
                    {stop("breath__out", ".5")}
                    {stop("breath__air", "1")}
                </radialGradient>
            </defs>
            <circle cx=mid.clone() cy=mid.clone() r=tenths(223.2 * unit) fill="url(#b-a)" />
            <circle class="breath__limit" cx=mid.clone() cy=mid r=tenths(168.0 * unit) />
            {now(move || {
                let of = seats.get();
                (0..of).map(|at| dot(at, of)).collect_view()
            })}
            <g class="breath__body">
                <path fill="url(#b-d)" d=ring(0) />
                {(1..wood::YEARS.len())
                    .map(|year| view! { <path class="breath__grain" d=ring(year) /> })
                    .collect_view()}
                <path class="breath__rim" d=ring(0) />
            </g>
        </svg>
    }
}

/// The words on the disc. Those of the phases are for the eyes: heard each few seconds, they would be a command.
#[component]
fn Words(shown: Memo<Shown>, caption: RwSignal<Caption>, resting: Signal<bool>) -> impl IntoView {
    let pattern = move || shown.with(|shown| shown.pattern);
    let quiet = move || {
        !resting.get()
            && matches!(
                caption.get(),
                Caption::Begins(_) | Caption::Soon | Caption::In { .. }
            )
    };
    view! {
        <div class="breath__words" aria-hidden=now(move || quiet().then_some("true"))>
            {now(move || {
                if resting.get() {
                    return any(view! {
                        <p class="breath__rest">
                            "Feel your feet." <br /> "Find three corners" <br /> "of the room."
                        </p>
                    });
                }
                match caption.get() {
                    Caption::Pattern => {
                        any(view! { <p class="breath__rest">{words::pattern_in_words(pattern())}</p> })
                    }
                    Caption::Soon => phase("In a moment", None),
                    Caption::Begins(second) => phase("Begins in", Some(second)),
                    Caption::In { phase: at, second, .. } => {
                        let kind = pattern().phases().get(at).map(|phase| phase.kind);
                        phase(&kind.map(word).unwrap_or_default(), Some(second))
                    }
                    Caption::Held { .. } => phase("Standing still", None),
                    Caption::Over => {
                        any(view! {
                            <p class="breath__rest">
                                "That was" <br /> "the last breath." <br /> "Rest a moment."
                            </p>
                        })
                    }
                }
            })}
        </div>
    }
}

fn phase(word: &str, count: Option<u64>) -> Any {
    any(view! {
        <p class="breath__word">
            <span>{word.to_owned()}</span>
        </p>
        <p class="breath__count">
            <span>{count.map(|count| count.to_string())}</span>
        </p>
    })
}
