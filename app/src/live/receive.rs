//! What the server says, and what comes of it.

use circle::view::Scene;
use circle::{ActionKind, Audience, Cue, Piece, Sound, Stage as CircleStage};
use leptos::prelude::*;

use super::line::{Line, Stage, after, with};
use super::seen::still_shown;
use super::{page, sound};
use crate::protocol::{AskError, FromServer, PROTOCOL, Slice};
use crate::room::{Link, Room, Screen};

/// How long the sentence about a refusal stays, in milliseconds.
const SAY_WHY_FOR: u64 = 12_000;
/// How long the last page stays on the projector, in milliseconds: until the bowl has rung out three times.
const LISTEN_ON_THE_WALL: u64 = 16_000;
/// The same on the other screens, where it is struck once, so that many phones in a room do not clatter.
const LISTEN: u64 = 7_000;
/// The tab remembers under this name that it was loaded again for a new protocol.
const RELOADED: &str = "hearth-reloaded";

/// What is left to do once the line is let go of.
pub(super) enum Then {
    Nothing,
    /// The connection has been found.
    Keep,
    /// The server knows a newer version than the one shown.
    Behind(u64),
    /// The server goes away for a moment.
    StepBack(u64),
    /// Go to this page after so many milliseconds.
    Go(String, u64),
    /// What had the focus may be gone.
    KeepFocus,
    /// Say why not, for a while.
    SayWhy,
}

/// The part that the screen shows, from 0.
fn part_shown(room: Room) -> Option<usize> {
    room.commons.with_untracked(|commons| match commons.stage {
        CircleStage::Part(at) => Some(at),
        CircleStage::Arriving | CircleStage::Ended => None,
    })
}

pub(super) fn take(line: &mut Line, message: FromServer) -> Then {
    let room = line.room;
    match message {
        FromServer::Welcome { protocol, now } => {
            if protocol != PROTOCOL {
                reload_once();
                return Then::Nothing;
            }
            if line.found == 0 {
                room.offset.set(now.0 as i64 - page::now() as i64);
            }
            line.stage = Stage::Here;
            line.found += 1;
            line.may_sound = false;
            line.walled = 0;
            room.link.set(Link::Here);
            if let Some(wire) = &line.wire {
                line.asks.again().for_each(|ask| wire.ask(ask));
            }
            line.memory.may_be_lost();
            refresh_asking(line);
            Then::Keep
        }
        // A page of the room, and its person is at the door: the page of one who waits takes its place.
        FromServer::Waiting => {
            let to = ["/c/", &line.place.code, "/", Screen::Seat.word()].concat();
            line.finish();
            Then::Go(to, 0)
        }
        FromServer::View { version, slices } => {
            // Never back to something older.
            if version >= line.version {
                line.version = version;
                show(line, slices);
            }
            line.may_sound = true;
            Then::Nothing
        }
        FromServer::Cue(cue) => {
            ring(line, cue);
            Then::Nothing
        }
        FromServer::Done { id, .. } => {
            let kind = line.asks.done(id);
            refresh_asking(line);
            match kind {
                Some(ActionKind::Leave) => {
                    line.finish();
                    Then::Go("/left".to_owned(), 0)
                }
                Some(_) => Then::KeepFocus,
                None => Then::Nothing,
            }
        }
        FromServer::Refused { id, why } => {
            if !line.asks.drop(id) {
                return Then::Nothing;
            }
            refresh_asking(line);
            room.error.set(Some(why));
            Then::SayWhy
        }
        FromServer::Pong { sent, now, version } => {
            let offset = line.clock.sample(sent, now, page::now());
            if room.offset.get_untracked() != offset {
                room.offset.set(offset);
            }
            if version > line.version {
                Then::Behind(version)
            } else {
                Then::Nothing
            }
        }
        FromServer::Ended { record } => end(line, &record),
        FromServer::GoingAway { retry } => Then::StepBack(retry),
        FromServer::Unreadable { code } => {
            if code == "protocol" {
                reload_once();
            }
            Then::Nothing
        }
    }
}

/// Shows these slices. Nothing is drawn before all of them are in their places.
fn show(line: &mut Line, slices: Vec<Slice>) {
    let room = line.room;
    // What was said belongs to the part that was shown with it.
    let part = part_shown(room);
    let mut commons = room.commons.get_untracked();
    #[cfg(feature = "host")]
    let mut desk = room.desk.get_untracked();
    for slice in slices {
        let Some(slice) = slice.put_in_commons(&mut commons) else {
            continue;
        };
        match slice {
            Slice::People(people) => renew(room.people, people),
            Slice::Spoken(spoken) => {
                let known = room.spoken;
                let spoken = known.with_untracked(|known| still_shown(known, spoken, part));
                renew(known, spoken);
            }
            Slice::Mine(mine) => renew(room.mine, Some(mine)),
            Slice::Carried(carried) => renew(room.carried, carried),
            Slice::Own(own) => {
                for lost in line.memory.hear_own(&own, part) {
                    line.say_again(lost);
                }
                renew(room.own, Some(own));
            }
            Slice::OwnOf(own_of) => {
                for lost in line.memory.hear_own_of(&own_of, part) {
                    line.say_again(lost);
                }
                renew(room.own_of, own_of);
            }
            Slice::Help(help) => {
                if let Some(lost) = line.memory.hear_help(&help) {
                    line.say_again(lost);
                }
                renew(room.help, help);
            }
            #[cfg(feature = "host")]
            Slice::SpokenDesk(said) => renew(room.spoken_desk, Some(said)),
            #[cfg(feature = "host")]
            Slice::Arrivals(arrivals) => renew(room.arrivals, arrivals),
            #[cfg(feature = "host")]
            slice @ (Slice::DeskDoor { .. }
            | Slice::DeskPlan { .. }
            | Slice::DeskTimes { .. }
            | Slice::DeskRound { .. }) => {
                if let Some(desk) = &mut desk {
                    slice.put_in_desk(desk);
                }
            }
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
    #[cfg(feature = "host")]
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
fn ring(line: &Line, cue: Cue) {
    // For this seat, and for those that this screen acts for.
    let own = |seat| {
        line.room.mine.with_untracked(|mine| {
            mine.as_ref()
                .is_some_and(|mine| mine.seat == seat || mine.carries.contains(&seat))
        })
    };
    let for_me = match cue.audience {
        Audience::Everyone => true,
        Audience::Seat(seat) => own(seat),
        Audience::SeatAndProjector(seat) => own(seat) || line.place.screen == Screen::Projector,
    };
    if for_me && !page::is_hidden() {
        sound::play(cue.sound);
    }
}

/// The circle has ended. The page says so, and is left once the bowl has been heard.
fn end(line: &mut Line, record: &str) -> Then {
    let room = line.room;
    // The circle's last sound is this message itself; a page that comes back later hears nothing.
    let hears = line.may_sound && !page::is_hidden();
    if hears {
        sound::play(match line.place.screen {
            Screen::Projector => Sound::Ended,
            Screen::Seat | Screen::Desk => Sound::Bell,
        });
    }
    room.commons.update(|commons| {
        commons.stage = CircleStage::Ended;
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
    line.finish();
    room.link.set(Link::Here);
    let listen = match line.place.screen {
        _ if !hears => 0,
        Screen::Projector => LISTEN_ON_THE_WALL,
        Screen::Seat | Screen::Desk => LISTEN,
    };
    Then::Go(["/kept/", record].concat(), listen)
}

/// Says what is being asked, if anything.
pub(super) fn refresh_asking(line: &Line) {
    let asking = line.asks.newest();
    if line.room.asking.get_untracked() != asking {
        line.room.asking.set(asking);
    }
}

/// Takes the sentence about a refusal away after a while, unless there is another by then.
pub(super) fn say_why_for_a_while() {
    let said = with(|line| line.room.error.get_untracked()).flatten();
    after(SAY_WHY_FOR, move || {
        with(|line| {
            if line.room.error.get_untracked() == said {
                line.room.error.set(None::<AskError>);
            }
        });
    });
}

/// The server speaks another protocol than this page: a new page will not, but never load in circles.
fn reload_once() {
    if page::kept(RELOADED).is_none() {
        page::keep(RELOADED, "1");
        page::reload();
    }
}
