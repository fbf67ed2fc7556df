//! Lines that are said together. Sitting quietly is one tap away, and nobody sees who does.

use circle::lines::line_at;
use circle::plan::{Line, Voice, Way};
use circle::view::Scene;
use leptos::prelude::*;

use crate::light::{any, memo, now};
use crate::ring::each_second;
use crate::room::Room;

/// The line that is said, and the one after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Lines {
    now: Option<Line>,
    next: Option<Line>,
    /// Whose line it is should be said: there are both.
    both: bool,
    over: bool,
}

#[component]
pub(in crate::parts) fn Together(
    /// Whether someone sits at this screen, who may rather sit quietly.
    sits: bool,
) -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let lines = memo(move || lines(room, clock));
    let quietly = RwSignal::new(false);
    let body = now(move || {
        if quietly.get() {
            return any(view! {
                <p class="part__large">"Sit as you like."</p>
                <p class="soft">"Nobody can see which you chose."</p>
            });
        }
        let lines = lines.get();
        let label = |line: &Line| match line.who {
            _ if !lines.both => "",
            Voice::Keeper => "Keeper",
            Voice::All => "All",
        };
        match (&lines.now, lines.over) {
            (Some(line), _) => {
                let next = lines.next.as_ref().map(|next| {
                    any(view! {
                        <p class="part__next">
                            <span class="part__who">{label(next)}</span>
                            {next.text.clone()}
                        </p>
                    })
                });
                let class = if line.who == Voice::All {
                    "part__line part__line--all"
                } else {
                    "part__line"
                };
                any(view! {
                    <p class=class>
                        <span class="part__who">{label(line)}</span>
                        {line.text.clone()}
                    </p>
                    {next}
                })
            }
            (None, true) => any(view! { <p class="part__large">"That was the last line."</p> }),
            (None, false) => {
                let first = lines.next.as_ref().map(|line| line.text.clone());
                any(view! { <p class="part__next">{first}</p> })
            }
        }
    });
    let turn = now(move || {
        if quietly.get() {
            "Join in again"
        } else {
            "Sit quietly"
        }
    });
    let choose = sits.then(|| {
        any(view! {
            <button
                type="button"
                class="btn btn--calm btn--wide"
                on:click=move |_| quietly.update(|quietly| *quietly = !*quietly)
            >
                {turn}
            </button>
        })
    });
    view! { <div class="part part--lines" aria-live="off">{body} {choose}</div> }
}

fn lines(room: Room, clock: ReadSignal<circle::Timestamp>) -> Lines {
    room.commons.with(|commons| {
        let Scene::Together {
            lines,
            repeats,
            line_time,
            begun,
            anchor,
            way,
        } = &commons.scene
        else {
            return Lines::default();
        };
        let count = lines.len() * usize::from(*repeats);
        let at = match (line_time, anchor) {
            (Some(time), Some(anchor)) => line_at(*anchor, *time, count, clock.get()),
            (_, None) | (None, _) => usize::from(*begun).checked_sub(1),
        };
        let ended = match (line_time, anchor) {
            (Some(time), Some(anchor)) => clock.get().since(*anchor) >= time * count as u64,
            (_, None) | (None, _) => false,
        };
        let line = |at: usize| (at < count).then(|| lines.get(at % lines.len().max(1)).cloned());
        Lines {
            now: at.and_then(line).flatten(),
            next: line(at.map_or(0, |at| at + 1)).flatten(),
            both: matches!(way, Way::CallAndResponse | Way::ByEcho),
            over: ended,
        }
    })
}
