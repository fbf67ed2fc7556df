//! What the server says of the connection and of what was asked, and what comes of it. What it says of the circle is
//! shown by the kind of screen that this is: `slices` for desks, `faces` for phones and projectors.

use circle::{Sound, Timestamp};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::asks::LEAVE;
use super::line::{Line, Stage, after, with};
use super::{page, sound};
use crate::face::read::{field, get, parse};
use crate::protocol::PROTOCOL;
use crate::room::{Link, Screen};

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

/// Shows what a message says of the circle.
pub(super) trait Shows {
    /// What a screen says of itself in its first word, as more fields of it.
    fn hello(&self, line: &mut Line) -> String;
    /// Shows `message`, which has come as `text`. What this page is too old to understand is left out; the server asks
    /// for a reload if it matters.
    fn show(&self, line: &mut Line, message: &JsValue, text: &str);
    /// The connection is new: the server may have been started again.
    fn begins(&self, line: &mut Line);
    /// The circle has ended.
    fn ends(&self);
}

/// A message has come, in these words.
pub(super) fn take(line: &mut Line, text: &str) -> Then {
    let message = parse(text);
    let of = |name: &str| Some(get(&message, name)).filter(|inside| !inside.is_undefined());
    if let Some(welcome) = of("welcome") {
        return welcomed(line, &welcome);
    }
    if let Some(pong) = of("pong") {
        return answered(line, &pong);
    }
    if let Some(done) = of("done") {
        return carried_out(line, &field::<String>(&done, "id"));
    }
    if let Some(refused) = of("refused") {
        return not_carried_out(line, &refused);
    }
    if let Some(ended) = of("ended") {
        return end(line, &field::<String>(&ended, "record"));
    }
    if let Some(leaving) = of("going_away") {
        return Then::StepBack(field(&leaving, "retry"));
    }
    if let Some(unread) = of("unreadable") {
        if field::<String>(&unread, "code") == "protocol" {
            reload_once();
        }
        return Then::Nothing;
    }
    // A page of the room, and its person is at the door: the page of one who waits takes its place.
    if message.as_string().as_deref() == Some("waiting") {
        let to = [&line.place.door, "/", Screen::Seat.word()].concat();
        line.finish();
        return Then::Go(to, 0);
    }
    let shows = line.shows.clone();
    shows.show(line, &message, text);
    Then::Nothing
}

fn welcomed(line: &mut Line, welcome: &JsValue) -> Then {
    if field::<u64>(welcome, "protocol") != u64::from(PROTOCOL) {
        reload_once();
        return Then::Nothing;
    }
    if line.found == 0 {
        let now: u64 = field(welcome, "now");
        line.signals.offset.set(now as i64 - page::now() as i64);
    }
    line.stage = Stage::Here;
    line.found += 1;
    line.may_sound = false;
    line.walled = 0;
    line.signals.link.set(Link::Here);
    if let Some(wire) = &line.wire {
        line.asks.again().for_each(|asked| wire.ask(asked));
    }
    let shows = line.shows.clone();
    shows.begins(line);
    refresh_asking(line);
    Then::Keep
}

fn answered(line: &mut Line, pong: &JsValue) -> Then {
    let (sent, now, version) = (
        field(pong, "sent"),
        field(pong, "now"),
        field(pong, "version"),
    );
    let offset = line.clock.sample(sent, Timestamp(now), page::now());
    if line.signals.offset.get_untracked() != offset {
        line.signals.offset.set(offset);
    }
    if version > line.version {
        Then::Behind(version)
    } else {
        Then::Nothing
    }
}

fn carried_out(line: &mut Line, id: &str) -> Then {
    let done = line.asks.done(id);
    refresh_asking(line);
    match done.as_deref() {
        Some(LEAVE) => {
            line.finish();
            Then::Go("/left".to_owned(), 0)
        }
        Some(_) => Then::KeepFocus,
        None => Then::Nothing,
    }
}

fn not_carried_out(line: &mut Line, refused: &JsValue) -> Then {
    if !line.asks.drop(&field::<String>(refused, "id")) {
        return Then::Nothing;
    }
    refresh_asking(line);
    line.signals.error.set(Some(field(refused, "say")));
    Then::SayWhy
}

/// What is told of the version `version` is shown only if that is not older than what is.
pub(super) fn is_newer(line: &mut Line, version: u64) -> bool {
    line.may_sound = true;
    let newer = version >= line.version;
    if newer {
        line.version = version;
    }
    newer
}

/// The circle has ended. The page says so, and is left once the bowl has been heard.
fn end(line: &mut Line, record: &str) -> Then {
    // The circle's last sound is this message itself; a page that comes back later hears nothing.
    let hears = line.may_sound && !page::is_hidden();
    if hears {
        sound::play(match line.place.screen {
            Screen::Projector => Sound::Ended,
            Screen::Seat | Screen::Desk => Sound::Bell,
        });
    }
    line.finish();
    // Once the tab has forgotten everything else.
    line.shows.ends();
    line.signals.link.set(Link::Here);
    let (listen, wall) = match line.place.screen {
        Screen::Projector => (LISTEN_ON_THE_WALL, "?wall"),
        Screen::Seat | Screen::Desk => (LISTEN, ""),
    };
    let listen = if hears { listen } else { 0 };
    Then::Go(["/kept/", record, wall].concat(), listen)
}

/// The circle ended while this page was out of reach. Who wanted to leave meanwhile has left.
pub(super) fn ended_meanwhile(line: &mut Line, record: &str) -> Then {
    if line.asks.leaves() {
        line.finish();
        return Then::Go("/left".to_owned(), 0);
    }
    line.may_sound = false;
    end(line, record)
}

/// Says what is being asked, if anything.
pub(super) fn refresh_asking(line: &Line) {
    let asking = line.asks.newest();
    if line.signals.asking.with_untracked(|known| *known != asking) {
        line.signals.asking.set(asking);
    }
}

/// Takes the sentence about a refusal away after a while, unless there is another by then.
pub(super) fn say_why_for_a_while() {
    let said = with(|line| line.signals.error.get_untracked()).flatten();
    after(SAY_WHY_FOR, move || {
        with(|line| {
            if line.signals.error.get_untracked() == said {
                line.signals.error.set(None);
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
