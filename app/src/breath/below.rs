//! Under the disc: the bar for those who prefer little motion, and a dot for each breath.

use leptos::prelude::*;

use super::caption::{Caption, seconds};
use super::shown::Shown;
use crate::light::{any, memo, now};

/// The most dots that are shown.
const DOTS: u16 = 30;

/// The phases as a bar, second by second; shown where little motion is preferred.
#[component]
pub fn Bar(
    /// The breath.
    shown: Memo<Shown>,
    /// Where it is.
    caption: RwSignal<Caption>,
) -> impl IntoView {
    let part = move |phase: usize, second: u64| {
        let Caption::In {
            phase: now,
            second: at,
            ..
        } = caption.get()
        else {
            return "";
        };
        if (phase, second) < (now, at) {
            "is-past"
        } else if (phase, second) == (now, at) {
            "is-lit"
        } else {
            ""
        }
    };
    view! {
        <div class="breath__bar breath__bar--live" aria-hidden="true">
            {now(move || {
                let phases = shown.with(|shown| shown.pattern).phases().iter().enumerate();
                phases
                    .map(|(phase, of)| {
                        let parts = (1..=seconds(of.length))
                            .map(|second| view! { <i class=now(move || part(phase, second))></i> });
                        any(view! { <span>{parts.collect_view()}</span> })
                    })
                    .collect::<Vec<_>>()
            })}
        </div>
    }
}

/// How many breaths are done, as dots.
#[component]
pub fn Dots(
    /// The breath.
    shown: Memo<Shown>,
    /// Where it is.
    caption: RwSignal<Caption>,
) -> impl IntoView {
    let breaths = memo(move || shown.with(|shown| shown.breaths));
    let reached = memo(move || match caption.get() {
        Caption::In { breath, .. } | Caption::Held { breath } => breath,
        Caption::Over => u16::MAX,
        Caption::Pattern | Caption::Soon | Caption::Begins(_) => 0,
    });
    let label = now(move || match reached.get() {
        0 => format!("{} breaths", breaths.get()),
        now if now > breaths.get() => "All breaths are done".to_owned(),
        now => format!("Breath {now} of {}", breaths.get()),
    });
    let dot = move |at: u16| match reached.get() {
        now if at < now => "is-done",
        now if at == now => "is-now",
        _ => "",
    };
    view! {
        <div class="breaths" role="img" aria-label=label>
            {now(move || {
                (1..=breaths.get().min(DOTS))
                    .map(|at| view! { <i class=now(move || dot(at))></i> })
                    .collect_view()
            })}
        </div>
    }
}
