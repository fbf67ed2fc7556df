//! What desks are told: slices of the circle, and cues.

use circle::view::Scene;
use circle::{Audience, Cue, Piece, Stage};
use leptos::prelude::*;

use super::line::Line;
use super::receive::is_newer;
use super::{page, sound};
use crate::protocol::{FromServer, Slice};
use crate::room::Room;

/// Shows what a message says, which has come as `text`.
pub(super) fn hear(room: Room, line: &mut Line, text: &str) {
    match FromServer::read(text) {
        Some(FromServer::View { version, slices }) => {
            if is_newer(line, version) {
                show(room, slices);
            }
        }
        Some(FromServer::Cue(cue)) => ring(room, cue),
        // What is said of the connection was heard already.
        Some(_) | None => {}
    }
}

/// The circle has ended.
pub(super) fn end(room: Room) {
    room.commons.update(|commons| {
        commons.stage = Stage::Ended;
        commons.scene = Scene::Ended;
        commons.ring.piece = Piece::Resting;
        commons.ring.next = None;
        commons.breath = None;
        commons.held_since = None;
    });
    room.mine.update(|mine| {
        if let Some(mine) = mine {
            mine.may.clear();
        }
    });
}

/// Shows these slices. Nothing is drawn before all of them are in their places.
fn show(room: Room, slices: Vec<Slice>) {
    let mut commons = room.commons.get_untracked();
    let mut desk = room.desk.get_untracked();
    for slice in slices {
        let Some(slice) = slice.put_in_commons(&mut commons) else {
            continue;
        };
        match slice {
            Slice::People(people) => renew(room.people, people),
            Slice::Mine(mine) => renew(room.mine, Some(mine)),
            Slice::SpokenDesk(said) => renew(room.said, said),
            Slice::Arrivals(arrivals) => renew(room.arrivals, arrivals),
            slice @ (Slice::DeskDoor { .. }
            | Slice::DeskPlan { .. }
            | Slice::DeskTimes { .. }
            | Slice::DeskRound { .. }
            | Slice::DeskHouse(_)) => {
                if let Some(desk) = &mut desk {
                    slice.put_in_desk(desk);
                }
            }
            // Shown by the face of the desk's middle.
            Slice::Spoken(_)
            | Slice::Carried(_)
            | Slice::Own(_)
            | Slice::OwnOf(_)
            | Slice::Help(_) => {}
            // In their places already.
            Slice::Circle { .. }
            | Slice::Ring { .. }
            | Slice::Piece { .. }
            | Slice::Scene(_)
            | Slice::Breath(_)
            | Slice::Span(_)
            | Slice::Hold(_)
            | Slice::Agreements(_) => {}
        }
    }
    renew(room.desk, desk);
    renew(room.commons, commons);
}

/// Shows `new` where something else is shown.
fn renew<T: PartialEq + Send + Sync + 'static>(shown: RwSignal<T>, new: T) {
    if shown.with_untracked(|known| *known != new) {
        shown.set(new);
    }
}

/// Sounds a cue if it is for this screen and someone sees the screen.
fn ring(room: Room, cue: Cue) {
    // For this seat, and for those that this screen acts for.
    let own = |seat| {
        room.mine.with_untracked(|mine| {
            mine.as_ref()
                .is_some_and(|mine| mine.seat == seat || mine.carries.contains(&seat))
        })
    };
    let for_me = match cue.audience {
        Audience::Everyone => true,
        Audience::Seat(seat) | Audience::SeatAndProjector(seat) => own(seat),
    };
    if for_me && !page::is_hidden() {
        sound::play(cue.sound);
    }
}
