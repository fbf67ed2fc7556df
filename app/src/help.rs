//! “I need a person”: one asks quietly, those who hold the circle see it, and one of them says that they come. It
//! is in the server's memory alone, and nobody else learns of it.

use circle::{HelpAction, HelpRequest, HelpStatus, SeatId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::act::{OnPage, form_address, goes_live, written};
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
    let asked = memo(move || room.help.with(|help| help.status.is_some()));
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
                <HelpForm help=HelpAction::Ask class="btn btn--quiet btn--wide btn--stack">
                    "I need a person"
                    <span class="btn__sub">"Only those who hold the circle see it."</span>
                </HelpForm>
            })
        })
    })
}

/// What became of one's own request, and the requests of others for those who keep.
#[component]
pub fn AskForHelp() -> impl IntoView {
    let room = Room::here();
    let mine = memo(move || room.help.with(|help| help.status));
    let others = memo(move || room.help.with(|help| help.others.clone()));
    let own = now(move || mine.get().map(|status| own(room, status)));
    let others = now(move || {
        let each = |request| other(room, request);
        others.get().into_iter().map(each).collect::<Vec<_>>()
    });
    view! {
        <div role="status">{own}</div>
        <div role="status">{others}</div>
    }
}

fn own(room: Room, status: HelpStatus) -> Any {
    let line = now(move || match status {
        HelpStatus::Asked => "Those who hold the circle see that you need a person.".to_owned(),
        HelpStatus::Coming(seat) => [&room.called(seat), " is coming to you."].concat(),
    });
    any(view! {
        <section class="again">
            <p class="again__line">{line}</p>
            <p class="again__what">"Nobody else sees this. You can step out, too, whenever you like."</p>
            <div class="pair">
                <HelpForm help=HelpAction::TakeBack class="btn btn--quiet">
                    "It’s all right now"
                </HelpForm>
            </div>
        </section>
    })
}

fn other(room: Room, request: HelpRequest) -> Any {
    let seat = request.seat;
    let line = now(move || {
        let who = room.called(seat);
        match request.status {
            HelpStatus::Asked => [&who, " needs a person."].concat(),
            HelpStatus::Coming(by) if room.me() == Some(by) => {
                ["You are going to ", &who, "."].concat()
            }
            HelpStatus::Coming(by) => [&room.called(by), " is going to ", &who, "."].concat(),
        }
    });
    let comes = request.status == HelpStatus::Asked;
    any(view! {
        <section class="again again--need">
            <p class="again__line">{line}</p>
            <div class="pair">
                {comes.then(|| come(seat))}
                <HelpForm help=HelpAction::Settle { seat } class="btn btn--quiet">
                    "It is seen to"
                </HelpForm>
            </div>
        </section>
    })
}

fn come(seat: SeatId) -> Any {
    any(view! {
        <HelpForm help=HelpAction::Come { seat } class="btn btn--quiet">
            "I’ll go to them"
        </HelpForm>
    })
}

/// A form of one button, which works without script.
#[component]
fn HelpForm(
    /// What is asked or answered.
    help: HelpAction,
    /// The button's classes.
    class: &'static str,
    /// The words on it.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let send = move |event: SubmitEvent| {
        if goes_live(room, &event) {
            room.help(help);
        }
    };
    view! {
        <form class="act" method="post" action=form_address(room) on:submit=send>
            <OnPage />
            <input type="hidden" name="what" value=written(&What::Help(help)) />
            <button type="submit" class=class>
                {children.view()}
            </button>
        </form>
    }
}
