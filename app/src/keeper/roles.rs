//! Who holds the form beside the keeper, and who is asked to leave.

use circle::{Action, ActionKind, Role, SeatId};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::say;

/// What a keeper can do about a seat: give it a role, take it back, ask it to leave.
#[component]
pub(super) fn Standing(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let role = memo(move || {
        room.commons.with(|commons| {
            let found = commons.ring.seats.iter().find(|one| one.id == seat);
            found.map(|one| one.role)
        })
    });
    let gives = memo(move || {
        let phone = room.desk.with(|desk| {
            desk.as_ref()
                .is_some_and(|desk| !desk.without_device.contains(&seat))
        });
        room.may(ActionKind::GiveRole) && phone && room.me() != Some(seat)
    });
    let removes = memo(move || {
        room.mine.with(|mine| {
            mine.as_ref()
                .is_some_and(|mine| mine.removes.contains(&seat))
        })
    });
    let give = move |to: Role, words: String| {
        any(view! {
            <Act action=Action::GiveRole { seat, role: to } class="btn btn--quiet">
                {words}
            </Act>
        })
    };
    let roles = now(move || {
        let role = role.get().filter(|role| *role != Role::Keeper)?;
        let all = [
            (Role::Guardian, say().make_guardian()),
            (Role::CoKeeper, say().make_co_keeper()),
            (Role::Participant, say().take_role_back()),
            (Role::Keeper, say().hand_keeping_on()),
        ];
        let others = all.into_iter().filter(|(to, _)| *to != role);
        gives.get().then(|| {
            others
                .map(|(to, words)| give(to, words))
                .collect::<Vec<_>>()
        })
    });
    let leaving = now(move || removes.get().then(|| any(view! { <Remove seat=seat /> })));
    view! {
        {roles}
        {leaving}
    }
}

/// Who keeps, for the one who opened the circle and handed the keeping on: it is theirs again in one tap.
#[component]
pub(super) fn WhoKeeps() -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may(ActionKind::TakeBackKeeping));
    let line = move || {
        let keeper = room.commons.with(|commons| {
            let found = commons.ring.seats.iter().find(|seat| seat.keeper);
            found.map(|seat| seat.id)
        });
        let keeper = keeper.map(|seat| room.called(seat)).unwrap_or_default();
        say().keeps_now(keeper)
    };
    now(move || {
        can.get().then(|| {
            any(view! {
                <section class="again">
                    <p class="again__line">{now(line)}</p>
                    <Act action=Action::TakeBackKeeping class="btn btn--quiet">
                        {say().keep_again()}
                    </Act>
                </section>
            })
        })
    })
}

/// Asking someone to leave is asked once more, with what it means.
#[component]
fn Remove(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let who = now(move || {
        let sign = room.commons.with(|commons| {
            let found = commons.ring.seats.iter().find(|one| one.id == seat);
            found.map(|one| one.sign.word()).unwrap_or_default()
        });
        say().ask_to_leave_sub(with_sign(room.called(seat), &sign))
    });
    view! {
        <details class="order">
            <summary class="order__open">{say().ask_to_leave()}</summary>
            <p class="small soft">{who}</p>
            <Act action=Action::Remove { seat } class="btn btn--quiet">
                {say().they_leave()}
            </Act>
        </details>
    }
}

/// A name, with the word for its seat's sign wherever it does not say that by itself: the sign tells apart what two names
/// may not.
fn with_sign(name: String, sign: &str) -> String {
    let told = [" · ", &sign.to_lowercase()].concat();
    if name == sign || name.ends_with(&told) {
        return name;
    }
    [&name, " (", sign, ")"].concat()
}

#[cfg(test)]
mod tests {
    use super::with_sign;

    #[test]
    fn the_sign_is_said_once() {
        assert_eq!(with_sign("Ana".into(), "Cedar"), "Ana (Cedar)");
        assert_eq!(with_sign("Cedar".into(), "Cedar"), "Cedar");
        assert_eq!(
            with_sign("Ana · cedar 2".into(), "Cedar 2"),
            "Ana · cedar 2"
        );
        assert_eq!(
            with_sign("Ana · river".into(), "Cedar"),
            "Ana · river (Cedar)"
        );
    }
}
