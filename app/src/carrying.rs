//! Acting for another seat: one that shares this phone, or, for those who keep, one without a device.

use circle::view::{AgreementView, Mine};
use circle::{Consent, Deed, How, Kind, Offer, SeatId, Seen, Thumb};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;

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
    let deeds = memo(move || deeds(room, seat));
    now(move || {
        let deeds = deeds.get();
        (!deeds.is_empty()).then(|| {
            let whom = Signal::stored(Some(seat));
            let button = |(deed, words): (Deed, &'static str)| {
                any(view! {
                    <Act
                        deed=Signal::stored(deed)
                        class="btn btn--quiet"
                        for_seat=whom
                        form_class="act"
                    >
                        {words}
                    </Act>
                })
            };
            let buttons: Vec<_> = deeds.into_iter().map(button).collect();
            any(view! {
                <section class="again">
                    <p class="again__line">{now(move || ["For ", &room.called(seat)].concat())}</p>
                    <div class="pair">{buttons}</div>
                </section>
            })
        })
    })
}

fn deeds(room: Room, seat: SeatId) -> Vec<(Deed, &'static str)> {
    let turn = room.commons.with(|commons| {
        let turn = commons.ring.piece.turn().filter(|turn| turn.seat == seat);
        turn.map(|turn| turn.number)
    });
    let seen: Vec<Seen> = room
        .commons
        .with(|commons| commons.agreements.iter().map(AgreementView::seen).collect());
    let part = room.part();
    room.carried.with(|carried| {
        let Some(mine) = carried.iter().find(|mine| mine.seat == seat) else {
            return Vec::new();
        };
        let may = |kind| mine.may.contains(&kind);
        let mut deeds = Vec::new();
        if let Some(turn) = turn.filter(|_| may(Kind::Pass)) {
            let pass = |how| Deed::Pass { turn, how };
            deeds.push((pass(How::Shared), "Pass the piece on"));
            deeds.push((pass(How::NotNow), "Not this time"));
        } else if may(Kind::Take) && mine.offer == Some(Offer::Open) {
            deeds.push((Deed::Take, "Bring the piece"));
            deeds.push((Deed::LetBe, "Let it be"));
        }
        if may(Kind::AnswerRest) {
            let rest = |thumb| Deed::AnswerRest {
                thumb,
                seen: seen.clone(),
            };
            deeds.push((rest(Thumb::Up), "For all the rest"));
            deeds.push((rest(Thumb::Sideways), "Can live with all"));
        }
        if let Some(part) = part.filter(|_| may(Kind::SitOut)) {
            deeds.push((Deed::SitOut { part }, "Sit this one out"));
        }
        deeds
    })
}

/// Someone beside this person shares the phone.
#[component]
pub fn ShareMyPhone() -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may(Kind::CarrySeat));
    let deed = Signal::derive(move || {
        let consents = room.commons.with(|commons| {
            let in_force = commons.agreements.iter().filter(|norm| norm.adopted);
            let up = |norm: &AgreementView| Consent {
                to: norm.seen(),
                thumb: Thumb::Up,
            };
            in_force.map(up).collect()
        });
        Deed::CarrySeat {
            beyond: room.carried.with(Vec::len),
            consents,
        }
    });
    let agreed = memo(move || {
        room.commons
            .with(|commons| commons.agreements.iter().any(|norm| norm.adopted))
    });
    now(move || {
        can.get().then(|| {
            let sub = if agreed.get() {
                "They are for what we agreed; the piece comes to each of you."
            } else {
                "The piece comes to each of you."
            };
            any(view! {
                <Act deed=deed class="btn btn--quiet btn--wide btn--stack">
                    "Someone shares my phone"
                    <span class="btn__sub">{sub}</span>
                </Act>
            })
        })
    })
}
