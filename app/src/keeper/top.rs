//! The desk's upper edge: which circle, who is here, how the connection is, and the room code that opens
//! the invitation.

use circle::view::Desk;
use circle::{Action, ActionKind, Door};
use leptos::prelude::*;

use super::invite::{Invite, Qr};
use super::phrases;
use super::sheet::{Opener, Sheet, SheetBox};
use super::timetable;
use crate::act::{Act, OnPage};
use crate::icons::{Icon, Mark};
use crate::light::{Kids, any, memo, now};
use crate::room::{Link, Room};
use crate::say::say;

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
        Link::Plain => String::new(),
        Link::Seeking => say().desk_connecting(),
        // What is as it should be needs no words.
        Link::Here => String::new(),
        Link::Lost => say().desk_finding(),
        Link::Elsewhere => say().desk_elsewhere(),
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
                                    {say().door_is_closed()}
                                </span>
                            })
                        })
                })}
                <Opener sheet=sheet class="code">
                    <Icon name="i-qr" />
                    <span class="only-heard">{say().invite_code()}</span>
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
    let hours = timetable::hours(room);
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
    let of_a_hall = memo(move || {
        let house = |desk: &Option<Desk>| desk.as_ref().is_some_and(|desk| desk.house.is_some());
        room.desk.with(house)
    });
    let says = move || {
        if of_a_hall.get() {
            say().invite_by_hall()
        } else if lock.get() {
            say().invite_door_open()
        } else {
            say().invite_door_closed()
        }
    };
    let does = move || {
        if lock.get() {
            say().close_the_door()
        } else {
            say().open_the_door()
        }
    };
    any(view! {
        <SheetBox
            sheet=sheet
            class=if alone { "dialog dialog--alone" } else { "dialog" }
            title=say().invite_h() stays=true>
            <div class=if alone { "invite invite--alone" } else { "invite" }>
                {if alone { any(view! { <Alone place=place.clone() /> }) } else { any(view! { <Qr invite=invite /> }) }}
                <div class="invite__words">
                    {if alone {
                        any(view! { <SoThatTheyCan /> })
                    } else {
                        any(view! {
                            <p class="small soft">
                                {say().invite_scan()}<strong>{place}</strong>{say().invite_type()}
                            </p>
                            <p class="invite__code">
                                <span aria-hidden="true">{code}</span>
                                <span class="only-heard">{spelled}</span>
                            </p>
                            <p class="small soft invite__note">
                                {say().invite_link()}<a href=link.clone()>{link.clone()}</a>
                            </p>
                        })
                    }}
                    <p class="small invite__note">
                        {says}<span class="soft">{say().invite_come_back()}</span>
                    </p>
                    <div class="invite__acts">
                        <form class="act" method="post" action=screen target="_blank">
                            <OnPage />
                            <button class="btn btn--solid" type="submit">{say().invite_projector()}</button>
                        </form>
                        <Act action=action class="btn btn--quiet">
                            {does}
                        </Act>
                        <a class="btn btn--bare" href=paper target="_blank">{say().invite_print()}</a>
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
                    <strong>{say().alone_h()}</strong>
                </p>
                <p class="soft">
                    {say().alone_at()}<strong class="nums">{place}</strong>
                    {say().alone_nowhere()}
                </p>
            </div>
        </div>
    }
}

#[component]
fn SoThatTheyCan() -> impl IntoView {
    view! {
        <h3 class="desk__h">{say().alone_so_h()}</h3>
        <ol class="invite__steps">
            <li>
                <span>
                    {say().alone_network()}
                </span>
            </li>
            <li>
                <span>
                    {say().alone_again()}
                    <code>"hearth serve --lan"</code>{say().alone_kept()}
                </span>
            </li>
            <li>
                <span>
                    {say().alone_come_back()}
                </span>
            </li>
        </ol>
        <p class="small soft invite__note">
            {say().alone_paper()}
        </p>
    }
}
