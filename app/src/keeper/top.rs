//! The desk's upper edge: which circle, who is here, how the connection is, and the room code that opens
//! the invitation.

use circle::view::Desk;
use circle::{Action, ActionKind, Door};
use leptos::prelude::*;

use super::invite::{Invite, Qr};
use super::phrases;
use super::sheet::{Opener, Sheet, SheetBox};
use super::timetable::planned_hours;
use crate::act::{Act, OnPage};
use crate::icons::{Icon, Mark};
use crate::light::{Kids, any, memo, now};
use crate::room::{Link, Room};

/// The bar.
#[component]
pub(super) fn Top(
    /// The way in.
    invite: StoredValue<Invite>,
    /// The invitation's dialog.
    sheet: Sheet,
    /// Care, made on the server.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let title = memo(move || room.commons.with(|commons| commons.title.clone()));
    let here = memo(move || {
        room.commons.with(|commons| {
            room.arrivals
                .with(|arrivals| phrases::here(commons, arrivals))
        })
    });
    let link = memo(move || match room.link.get() {
        Link::Plain => "",
        Link::Seeking => "Connecting",
        // What is as it should be needs no words.
        Link::Here => "",
        Link::Lost => "Finding the circle",
        Link::Elsewhere => "Open in other windows",
    });
    let locked = memo(move || door(room) == Door::Locked);
    let code = invite.with_value(|invite| invite.code_shown.clone());
    any(view! {
        <header class="desk__top">
            <div class="desk__where">
                <Mark />
                <p>
                    <span class="desk__title">{title}</span>
                    " "
                    <span class="desk__here soft small">{here}</span>
                </p>
            </div>
            <div class="desk__tools">
                <p class="small soft">{link}</p>
                {now(move || {
                    locked
                        .get()
                        .then(|| {
                            any(view! {
                                <span class="locked">
                                    <Icon name="i-lock" more="icon--sm" />
                                    "The door is closed"
                                </span>
                            })
                        })
                })}
                <Opener sheet=sheet class="code">
                    <Icon name="i-qr" />
                    <span class="only-heard">"Invite people in. Room code "</span>
                    <span class="code__text">{code}</span>
                </Opener>
                {children.view()}
            </div>
        </header>
    })
}

fn door(room: Room) -> Door {
    room.desk
        .with(|desk| desk.as_ref().map_or(Door::Open, |desk: &Desk| desk.door))
}

/// The invitation: the code, the link, the QR code, the projector, the door.
#[component]
pub(super) fn InviteSheet(
    /// The way in.
    invite: StoredValue<Invite>,
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let (place, code, spelled, link) = invite.with_value(|invite| {
        (
            invite.place(),
            invite.code_shown.clone(),
            invite.spelled(),
            invite.link.clone(),
        )
    });
    let alone = invite.with_value(Invite::is_alone);
    let screen = room
        .place
        .with_value(|place| ["/c/", &place.code, "/screen"].concat());
    let paper = room
        .place
        .with_value(|place| ["/c/", &place.code, "/keep/paper"].concat());
    let hours = planned_hours(room);
    let paper = now(move || match hours.with(|hours| hours.first().cloned()) {
        Some(begins) => [&paper, "?begins=", &begins].concat(),
        None => paper.clone(),
    });
    let lock = memo(move || room.may(ActionKind::Lock));
    let action = Signal::derive(move || {
        if lock.get() {
            Action::Lock
        } else {
            Action::Unlock
        }
    });
    let says = move || {
        if lock.get() {
            "The door is open. Anyone with the code can take a seat."
        } else {
            "The door is closed. Nobody new can take a seat."
        }
    };
    let does = move || {
        if lock.get() {
            "Close the door"
        } else {
            "Open the door"
        }
    };
    any(view! {
        <SheetBox
            sheet=sheet
            class=if alone { "dialog dialog--alone" } else { "dialog" }
            title="Invite people in" stays=true>
            <div class=if alone { "invite invite--alone" } else { "invite" }>
                {if alone { any(view! { <Alone place=place.clone() /> }) } else { any(view! { <Qr invite=invite /> }) }}
                <div class="invite__words">
                    {if alone {
                        any(view! { <SoThatTheyCan /> })
                    } else {
                        any(view! {
                            <p class="small soft">
                                "Scan, or go to "<strong>{place}</strong>" and type"
                            </p>
                            <p class="invite__code">
                                <span aria-hidden="true">{code}</span>
                                <span class="only-heard">{spelled}</span>
                            </p>
                            <p class="small soft invite__note">
                                "Or send the link: "<a href=link.clone()>{link.clone()}</a>
                            </p>
                        })
                    }}
                    <p class="small invite__note">
                        {says}<span class="soft">" Who has a seat can always come back to it."</span>
                    </p>
                    <div class="invite__acts">
                        <form class="act" method="post" action=screen target="_blank">
                            <OnPage />
                            <button class="btn btn--solid" type="submit">"Open the projector"</button>
                        </form>
                        <Act action=action class="btn btn--quiet">
                            {does}
                        </Act>
                        <a class="btn btn--bare" href=paper target="_blank">"Print plan B"</a>
                    </div>
                </div>
            </div>
        </SheetBox>
    })
}

/// Phones cannot come to an address that only this laptop can open: a code or a picture would lead nowhere.
#[component]
fn Alone(
    /// The address.
    place: String,
) -> impl IntoView {
    view! {
        <div class="invite__alone">
            <Icon name="i-lap" more="icon--lg" />
            <div>
                <p>
                    <strong>"Phones cannot reach this laptop yet."</strong>
                </p>
                <p class="soft">
                    "Hearth answers at "<strong class="nums">{place}</strong>
                    ", an address that only this laptop can open. A code or a picture to scan would lead nowhere, so none is shown."
                </p>
            </div>
        </div>
    }
}

#[component]
fn SoThatTheyCan() -> impl IntoView {
    view! {
        <h3 class="desk__h">"So that they can"</h3>
        <ol class="invite__steps">
            <li>
                <span>
                    "Bring laptop and phones into the same wireless network. A phone’s own hotspot is enough."
                </span>
            </li>
            <li>
                <span>
                    "Close Hearth here and open it again for the room: "
                    <code>"hearth serve --lan"</code>". The circle and its plan are kept."
                </span>
            </li>
            <li>
                <span>
                    "Open the address that Hearth then shows, and come back with your six words: the code and the picture to scan will be here."
                </span>
            </li>
        </ol>
        <p class="small soft invite__note">
            "Or keep it on paper: seats without a phone work, and the plan can be printed."
        </p>
    }
}
