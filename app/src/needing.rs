//! “I need a person”: one asks quietly, those who hold the circle see it, and one of them says that they come. It
//! is in the server's memory alone, and nobody else learns of it.

use circle::{Heed, Request, RequestDeed, SeatId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::act::{OnPage, action, goes_live, written};
use crate::light::{Any, Kids, any, memo, now};
use crate::protocol::What;
use crate::room::Room;

/// How one asks: a quiet button, while there is someone who would see it. Once asked, its place stays, so that a
/// second tap does not hit what stands below.
#[component]
pub fn AskForAPerson() -> impl IntoView {
    let room = Room::here();
    let keeps = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            let mut seats = commons.ring.seats.iter();
            seats.any(|seat| seat.role.keeps() && Some(seat.id) != me)
        })
    });
    let asked = memo(move || room.needs.with(|needs| needs.heed.is_some()));
    now(move || {
        keeps.get().then(|| {
            if asked.get() {
                return any(view! {
                    <p class="btn btn--wide btn--stack btn--said">
                        "You asked for a person"
                        <span class="btn__sub">"What became of it stands below."</span>
                    </p>
                });
            }
            any(view! {
                <Need need=RequestDeed::Ask class="btn btn--quiet btn--wide btn--stack">
                    "I need a person"
                    <span class="btn__sub">"Only those who hold the circle see it."</span>
                </Need>
            })
        })
    })
}

/// What became of one's own request, and the requests of others for those who keep.
#[component]
pub fn Needing() -> impl IntoView {
    let room = Room::here();
    let mine = memo(move || room.needs.with(|needs| needs.heed));
    let others = memo(move || room.needs.with(|needs| needs.others.clone()));
    let own = now(move || mine.get().map(|heed| own(room, heed)));
    let others = now(move || {
        let each = |request| other(room, request);
        others.get().into_iter().map(each).collect::<Vec<_>>()
    });
    view! {
        <div role="status">{own}</div>
        <div role="status">{others}</div>
    }
}

fn own(room: Room, heed: Heed) -> Any {
    let line = now(move || match heed {
        Heed::Asked => "Those who hold the circle see that you need a person.".to_owned(),
        Heed::Coming(seat) => [&room.called(seat), " is coming to you."].concat(),
    });
    any(view! {
        <section class="again">
            <p class="again__line">{line}</p>
            <p class="again__what">"Nobody else sees this. You can step out, too, whenever you like."</p>
            <div class="pair">
                <Need need=RequestDeed::TakeBack class="btn btn--quiet">
                    "It’s all right now"
                </Need>
            </div>
        </section>
    })
}

fn other(room: Room, request: Request) -> Any {
    let seat = request.seat;
    let line = now(move || {
        let who = room.called(seat);
        match request.heed {
            Heed::Asked => [&who, " needs a person."].concat(),
            Heed::Coming(by) if room.me() == Some(by) => ["You are going to ", &who, "."].concat(),
            Heed::Coming(by) => [&room.called(by), " is going to ", &who, "."].concat(),
        }
    });
    let comes = request.heed == Heed::Asked;
    any(view! {
        <section class="again again--need">
            <p class="again__line">{line}</p>
            <div class="pair">
                {comes.then(|| come(seat))}
                <Need need=RequestDeed::Settle { seat } class="btn btn--quiet">
                    "It is seen to"
                </Need>
            </div>
        </section>
    })
}

fn come(seat: SeatId) -> Any {
    any(view! {
        <Need need=RequestDeed::Come { seat } class="btn btn--quiet">
            "I’ll go to them"
        </Need>
    })
}

/// A form of one button, which works without script.
#[component]
fn Need(
    /// What is asked or answered.
    need: RequestDeed,
    /// The button's classes.
    class: &'static str,
    /// The words on it.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let send = move |event: SubmitEvent| {
        if goes_live(room, &event) {
            room.need(need);
        }
    };
    view! {
        <form class="act" method="post" action=action(room) on:submit=send>
            <OnPage />
            <input type="hidden" name="what" value=written(&What::Need(need)) />
            <button type="submit" class=class>
                {children.view()}
            </button>
        </form>
    }
}
