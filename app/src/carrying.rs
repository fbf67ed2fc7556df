//! Acting for another seat: one that shares this phone, or, for those who keep, one without a device.

use circle::view::{AgreementView, Commons, Mine};
use circle::{Action, ActionKind, Consent, How, Offer, SeatId, Seen, Thumb};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;
use crate::say::{Message, say};

/// What can be done now for the seats that this screen acts for.
#[component]
pub fn Carrying() -> impl IntoView {
    let room = Room::here();
    let seats = memo(move || {
        let seats = |carried: &Vec<Mine>| carried.iter().map(|mine| mine.seat).collect::<Vec<_>>();
        room.carried.with(seats)
    });
    now(move || {
        let each = |seat| any(view! { <For seat=seat /> });
        seats.get().into_iter().map(each).collect::<Vec<_>>()
    })
}

/// One of them. It shows only while something can be done.
#[component]
fn For(seat: SeatId) -> impl IntoView {
    let room = Room::here();
    let actions = memo(move || {
        let of = |carried: &Vec<Mine>| carried.iter().find(|mine| mine.seat == seat).cloned();
        let mine = room.carried.with(of);
        mine.map_or_else(Vec::new, |mine| {
            room.commons.with(|commons| actions(commons, &mine))
        })
    });
    now(move || {
        let actions = actions.get();
        (!actions.is_empty()).then(|| {
            let whom = Signal::stored(Some(seat));
            let button = |(action, words): (Action, Message)| {
                any(view! {
                    <Act
                        action=Signal::stored(action)
                        class="btn btn--quiet"
                        for_seat=whom
                        form_class="act"
                    >
                        {words.to_string()}
                    </Act>
                })
            };
            let buttons: Vec<_> = actions.into_iter().map(button).collect();
            any(view! {
                <section class="again">
                    <p class="again__line">{now(move || ["For ", &room.called(seat)].concat())}</p>
                    <div class="pair">{buttons}</div>
                </section>
            })
        })
    })
}

/// What can be done now for the seat of `mine`, which another screen acts for.
pub(crate) fn actions(commons: &Commons, mine: &Mine) -> Vec<(Action, Message)> {
    let may = |kind| mine.may.contains(&kind);
    let turn = commons
        .ring
        .piece
        .turn()
        .filter(|turn| turn.seat == mine.seat);
    let mut actions = Vec::new();
    if let Some(turn) = turn.filter(|_| may(ActionKind::Pass)) {
        let turn = turn.number;
        let pass = |how| Action::Pass { turn, how };
        actions.push((pass(How::Shared), say().carried_pass()));
        actions.push((pass(How::NotNow), say().not_this_time()));
    } else if may(ActionKind::Take) && mine.offer == Some(Offer::Open) {
        actions.push((Action::Take, say().carried_bring()));
        actions.push((Action::LetBe, say().let_it_be()));
    }
    if may(ActionKind::AnswerRest) {
        let seen: Vec<Seen> = commons.agreements.iter().map(AgreementView::seen).collect();
        let rest = |thumb| Action::AnswerRest {
            thumb,
            seen: seen.clone(),
        };
        let (up, sideways) = match (mine.answers.is_empty(), seen.len()) {
            (true, ..=1) => (say().carried_for_it(), say().carried_live_with_it()),
            (true, _) => (say().carried_for_all(), say().carried_live_with_all()),
            (false, _) => (
                say().carried_for_the_rest(),
                say().carried_live_with_the_rest(),
            ),
        };
        actions.push((rest(Thumb::Up), up));
        actions.push((rest(Thumb::Sideways), sideways));
    }
    if let Some(part) = commons.stage.part().filter(|_| may(ActionKind::SitOut)) {
        actions.push((Action::SitOut { part }, say().sit_this_out()));
    }
    actions
}

/// Asks for a seat for someone who shares the phone of one who carries so many already.
pub(crate) fn share(commons: &Commons, beyond: usize) -> Action {
    let in_force = commons.agreements.iter().filter(|norm| norm.adopted);
    let up = |norm: &AgreementView| Consent {
        to: norm.seen(),
        thumb: Thumb::Up,
    };
    Action::CarrySeat {
        beyond,
        consents: in_force.map(up).collect(),
    }
}

/// Someone beside this person shares the phone.
#[component]
pub fn ShareMyPhone() -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may(ActionKind::CarrySeat));
    let action = Signal::derive(move || {
        let beyond = room.carried.with(Vec::len);
        room.commons.with(|commons| share(commons, beyond))
    });
    let agreed = memo(move || {
        room.commons
            .with(|commons| commons.agreements.iter().any(|norm| norm.adopted))
    });
    now(move || {
        can.get().then(|| {
            let sub = if agreed.get() {
                say().share_phone_agreed_sub()
            } else {
                say().share_phone_sub()
            };
            any(view! {
                <Act action=action class="btn btn--quiet btn--wide btn--stack">
                    {say().share_phone().to_string()}
                    <span class="btn__sub">{sub.to_string()}</span>
                </Act>
            })
        })
    })
}
