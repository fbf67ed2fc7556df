//! The agreements while they are settled: words for everyone to read, and how each stands. No counts: on a wall
//! even they would point at someone.

use circle::view::AgreementView;
use circle::{AgreementId, Standing};
use leptos::prelude::*;

use crate::icons::Icon;
use crate::keeper::Invite;
use crate::light::{any, memo, now};
use crate::room::Room;

/// From this many on they stand smaller, in two columns.
const MANY: usize = 8;
/// So many have room on a wall. Beyond it, those that are agreed already give way.
const ROOM: usize = 24;

/// The projector while agreements are settled.
#[component]
pub(super) fn NormsFace(
    /// The way in, for those who come now.
    invite: StoredValue<Invite>,
) -> impl IntoView {
    let room = Room::here();
    let list = memo(move || room.commons.with(|commons| shown(&commons.agreements)));
    let left_out =
        memo(move || room.commons.with(|commons| commons.agreements.len()) - list.with(Vec::len));
    let many = memo(move || list.with(Vec::len) >= MANY);
    let (place, code) = invite.with_value(|invite| (invite.place(), invite.code_shown.clone()));
    any(view! {
        <div>
            <h1 class="projector__h">"What shall we ask of each other?"</h1>
            <p class="projector__next">"An agreement holds when each of us can live with it."</p>
        </div>
        <ol class=now(move || if many.get() { "projector__norms projector__norms--many" } else { "projector__norms" })>
            <For each=move || list.get() key=|norm| (norm.0, norm.1) let((id, _, text))>
                <li>
                    <span>{text}</span>
                    <Stands id=id />
                </li>
            </For>
        </ol>
        <p class="projector__next">
            {now(move || {
                let left_out = left_out.get();
                (left_out > 0)
                    .then(|| [&left_out.to_string(), " more are agreed already. "].concat())
            })} {place} " · " {code}
        </p>
    })
}

/// What has room: number, wording, words. Those that are not agreed come first to stay.
fn shown(norms: &[AgreementView]) -> Vec<(AgreementId, u16, String)> {
    let settled = |norm: &&AgreementView| matches!(norm.standing, Some(Standing::Settled { .. }));
    let mut spare = norms.len().saturating_sub(ROOM);
    norms
        .iter()
        .filter(|norm| {
            let leave = spare > 0 && settled(norm);
            spare -= usize::from(leave);
            !leave
        })
        .take(ROOM)
        .map(|norm| (norm.id, norm.wording, norm.text.clone()))
        .collect()
}

#[component]
fn Stands(id: AgreementId) -> impl IntoView {
    let room = Room::here();
    let standing = memo(move || {
        room.commons.with(|commons| {
            let norm = commons.agreements.iter().find(|norm| norm.id == id);
            let standing = norm.and_then(|norm| norm.standing);
            standing.map(|standing| match standing {
                Standing::Settled { .. } => (Some("i-check"), "agreed"),
                Standing::Held => (Some("i-hand"), "held for now"),
                Standing::Open => (None, "still open"),
            })
        })
    });
    view! {
        <span class="projector__norm-state">
            {now(move || {
                standing
                    .get()
                    .map(|(icon, words)| {
                        any(view! {
                            {icon.map(|icon| any(view! { <Icon name=icon /> }))}
                            {words}
                        })
                    })
            })}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_full_wall_the_agreed_ones_give_way() {
        let norm = |id: u16| AgreementView {
            id: AgreementId(id),
            text: id.to_string(),
            wording: 0,
            standing: Some(if id.is_multiple_of(2) {
                Standing::Settled { by: 3 }
            } else {
                Standing::Open
            }),
            adopted: false,
        };
        let norms: Vec<_> = (0..30).map(norm).collect();
        let ids: Vec<_> = shown(&norms).iter().map(|norm| norm.0.0).collect();
        assert_eq!(ids.len(), ROOM);
        assert!((0..30).filter(|id| id % 2 == 1).all(|id| ids.contains(&id)));
        assert_eq!(shown(&norms[..5]).len(), 5);
    }
}
