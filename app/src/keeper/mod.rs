//! The keeper's desk: the plan, the ring, the people, and the keeper's hand.
//!
//! `top` is the bar with the invitation, `plan` the thread of parts, `plan_edit` how it is changed on the way and
//! `timetable` how it stands against the clock, `middle` the ring, the agreements or the breath, as a face. `people` is the
//! order, with `heed` for what to know above it, `house` for what the house asks, `own` for what is the keeper's own, `roles` for who helps and `at_door`
//! for who knocks; `order` changes it, with `late` for who comes in, `more_seats` for who has no phone and `one_time` for a
//! co-keeper's link. `hand` is the controls and `large` its large button; `next` decides what that
//! does and `step` what a part asks in between, `asked` asks first where it must, `phrases` words the desk's times
//! and counts, `sheet` is a dialog.

#![allow(unreachable_pub, reason = "the macros of leptos make public items")]

mod asked;
mod at_door;
mod breathe;
mod hand;
mod heed;
mod house;
mod invite;
mod large;
mod late;
mod middle;
mod more_seats;
mod next;
mod one_time;
mod order;
mod own;
mod people;
pub(crate) mod phrases;
mod plan;
mod plan_edit;
mod roles;
mod sheet;
mod step;
mod still_asked;
mod timetable;
mod top;

use leptos::prelude::*;

use self::asked::{CloseSheet, GoOnSheet};
use self::breathe::BreatheSheet;
use self::hand::Hand;
use self::middle::middle;
use self::one_time::{OneTime, OneTimeSheet};
use self::order::OrderSheet;
use self::people::People;
use self::plan::Plan;
use self::plan_edit::PlanSheet;
use self::sheet::{Sheet, Sheets};
use self::top::{InviteSheet, Top};
use crate::blocks::{self, heard};
use crate::room::{Room, Start};

pub use self::invite::{Invite, Qr};
pub use self::one_time::OneTimeLink;

/// The desk. Its children stand at the end of the bar: Care, made on the server.
#[island]
pub fn KeeperDesk(
    /// Where it begins.
    start: Start,
    /// The way in for others.
    invite: Invite,
    /// Care.
    children: Children,
) -> impl IntoView {
    let screen = blocks::Start::here().screen();
    let room = Room::of_desk(start, screen);
    provide_context(room);
    #[cfg(feature = "hydrate")]
    crate::live::follow_desk(room, screen);
    let invite = StoredValue::new(invite);
    let invite_sheet = Sheet::new("invite");
    let order = Sheet::new("order");
    let plan = Sheet::new("plan");
    let one_time = OneTime::new();
    let sheets = Sheets {
        breathe: Sheet::new("breathe"),
        go_on: Sheet::new("go-on"),
        close: Sheet::new("close"),
    };
    view! {
        <div class="desk">
            <Top invite=invite sheet=invite_sheet>
                {children()}
            </Top>
            <Plan sheet=plan />
            {middle(screen)}
            <People sheet=order />
            <Hand sheets=sheets />
            <InviteSheet invite=invite sheet=invite_sheet />
            <PlanSheet sheet=plan />
            <OrderSheet sheet=order one_time=one_time />
            <OneTimeSheet one_time=one_time />
            <BreatheSheet sheet=sheets.breathe />
            <GoOnSheet sheet=sheets.go_on />
            <CloseSheet sheet=sheets.close />
            {heard(screen)}
        </div>
    }
}
