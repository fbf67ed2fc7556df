//! What stands beside the ring: the circle and its part, where the piece is, what was agreed, the way in.

use leptos::prelude::*;

use crate::keeper::{Invite, Qr};
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::words;

/// So many agreements have room beside the ring; the phones have them all.
const ROOM: usize = 4;
/// The same beside a line as long as this, in letters, or longer.
const LONG: (usize, usize) = (60, 3);
/// A state longer than this, in letters, is written smaller.
const LONG_LINE: usize = 26;

/// The side of the projector.
#[component]
pub(super) fn Side(
    /// The way in.
    invite: StoredValue<Invite>,
) -> impl IntoView {
    let room = Room::here();
    let title = memo(move || room.commons.with(|commons| commons.title.clone()));
    let part = memo(move || room.commons.with(words::part));
    let state = memo(move || {
        room.commons.with(|commons| {
            room.people
                .with(|people| words::state(commons, None, people))
        })
    });
    let agreed = memo(move || {
        room.commons.with(|commons| {
            let in_force = commons.agreements.iter().filter(|norm| norm.adopted);
            in_force.map(|norm| norm.text.clone()).collect::<Vec<_>>()
        })
    });
    let lines = memo(move || {
        let letters = state.with(|words| words.line.chars().count() + words.sub.chars().count());
        let all = agreed.with(Vec::len);
        let room = if letters >= LONG.0 { LONG.1 } else { ROOM };
        // A single one more has room where its announcement would stand.
        if all <= room + 1 { all } else { room }
    });
    let small = memo(move || state.with(|words| words.line.chars().count() > LONG_LINE));
    let some = memo(move || agreed.with(|agreed| !agreed.is_empty()));
    let (place, code, spelled) =
        invite.with_value(|invite| (invite.place(), invite.code_shown.clone(), invite.spelled()));
    any(view! {
        <aside class="projector__side">
            <div>
                <p class="projector__part">{title}<br />{part}</p>
                <h1 class=now(move || if small.get() { "projector__state projector__state--small" } else { "projector__state" })>{now(move || state.with(|words| words.line.clone()))}</h1>
                <p class="projector__next">{now(move || state.with(|words| words.sub.clone()))}</p>
            </div>
            <div class="projector__join">
                {now(move || {
                    if some.get() {
                        any(view! { <Agreed agreed=agreed lines=lines /> })
                    } else {
                        any(view! { <Qr invite=invite /> })
                    }
                })}
                <p class="projector__url">{place}</p>
                <p class="projector__code">
                    <span aria-hidden="true">{code}</span>
                    <span class="only-heard">{spelled}</span>
                </p>
            </div>
        </aside>
    })
}

/// What we agreed, small: so many lines of it.
#[component]
fn Agreed(agreed: Memo<Vec<String>>, lines: Memo<usize>) -> impl IntoView {
    let shown = move || {
        agreed.with(|agreed| {
            let line = |text: &String| view! { <li>{text.clone()}</li> };
            agreed.iter().take(lines.get()).map(line).collect_view()
        })
    };
    let more = memo(move || agreed.with(Vec::len).saturating_sub(lines.get()));
    view! {
        <h2 class="projector__part">"We agreed"</h2>
        <ul class="projector__agreed">{shown}</ul>
        {now(move || {
            let more = more.get();
            (more > 0)
                .then(|| {
                    any(view! {
                        <p class="projector__part">
                            {["and ", &words::count(more), " more, on each phone"].concat()}
                        </p>
                    })
                })
        })}
    }
}
