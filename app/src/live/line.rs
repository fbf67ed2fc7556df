//! The connection: found, kept, and found again.
//!
//! Each try has a number. What belongs to an earlier try (a late timer, an old socket) finds another, and does nothing.

use std::cell::RefCell;
use std::time::Duration;

use circle::Deed;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::asks::Asks;
use super::clock::Clock;
use super::hear::hear;
use super::memory::{Again, Memory};
use super::page::{self, NoTicket};
use super::wire::Wire;
use super::{pace, ping, walled};
use crate::protocol::{Ask, FromScreen, PROTOCOL, What};
use crate::room::{Link, Place, Room, Screen};

/// How long a ticket may take, and then a socket, in milliseconds.
const FIND_WITHIN: u64 = 5_000;
/// How long without a connection before the page says so, in milliseconds: a blip is nobody's worry.
const SAY_LOST_AFTER: u64 = 2_000;

/// The server closes a socket with this code when its seat is open in too many windows: this one was the oldest.
const TOO_MANY: u16 = 4409;

/// The connection of this page.
pub(super) struct Line {
    pub(super) room: Room,
    pub(super) place: Place,
    pub(super) wire: Option<Wire>,
    pub(super) stage: Stage,
    /// The number of the try.
    number: u32,
    /// Tries that failed since a connection last held.
    pub(super) failed: u32,
    /// Sockets in a row that did not open though the ticket came.
    pub(super) walled: u32,
    /// Counts the connections, so that a late “lost” is not said of a new one.
    pub(super) found: u32,
    /// This connection has told where the circle is.
    pub(super) told: bool,
    /// When the server was last heard, by this device's clock.
    pub(super) heard_at: u64,
    /// The version shown.
    pub(super) version: u64,
    pub(super) asks: Asks,
    pub(super) memory: Memory,
    pub(super) clock: Clock,
}

/// How far a try is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Between two tries.
    Waiting,
    /// Fetching a ticket.
    Finding,
    /// The socket opens.
    Opening,
    /// Connected and welcomed.
    Here,
    /// The page is about to be left.
    Over,
}

thread_local! {
    static LINE: RefCell<Option<Line>> = const { RefCell::new(None) };
}

/// Does `what` with the line, if there is one.
pub(super) fn with<T>(what: impl FnOnce(&mut Line) -> T) -> Option<T> {
    LINE.with_borrow_mut(|line| line.as_mut().map(what))
}

/// Does `what` with the line if its try still has this number and the page is not about to be left.
pub(super) fn with_try<T>(number: u32, what: impl FnOnce(&mut Line) -> T) -> Option<T> {
    with(|line| (line.number == number && line.stage != Stage::Over).then(|| what(line))).flatten()
}

/// Does `then` in `wait` milliseconds.
pub(super) fn after(wait: u64, then: impl FnOnce() + 'static) {
    set_timeout(then, Duration::from_millis(wait));
}

/// Begins to follow the circle.
pub(super) fn begin(room: Room) {
    let place = room.place.get_value();
    if let Some(asked_for) = page::asked_for_at() {
        // A first guess, until the server has been asked.
        room.offset.set(place.made_at.0 as i64 - asked_for as i64);
    }
    room.link.set(if walled::is_known() {
        Link::Plain
    } else {
        Link::Seeking
    });
    let line = Line {
        room,
        place,
        wire: None,
        stage: Stage::Waiting,
        number: 0,
        failed: 0,
        walled: 0,
        found: 0,
        told: false,
        heard_at: 0,
        version: 0,
        asks: Asks::default(),
        memory: Memory::default(),
        clock: Clock::default(),
    };
    LINE.with_borrow_mut(|place| *place = Some(line));
    say_lost_later();
    find();
}

impl Line {
    /// A new try begins: what belongs to the last one is over.
    fn next_try(&mut self, stage: Stage) -> u32 {
        self.wire = None;
        self.stage = stage;
        self.number += 1;
        self.number
    }

    /// Nothing more is done: the page is about to be left.
    pub(super) fn finish(&mut self) {
        self.next_try(Stage::Over);
        self.room.asking.set(None);
    }

    /// Says again what the server has lost. If it cannot be said any more, nobody needs to be told.
    pub(super) fn say_again(&self, (for_seat, what): Again) {
        let id = page::fresh_id();
        self.say(&FromScreen::Ask(Ask { id, for_seat, what }));
    }

    /// Says something, if connected.
    pub(super) fn say(&self, message: &FromScreen) {
        if self.stage == Stage::Here
            && let Some(wire) = &self.wire
        {
            wire.say(message);
        }
    }
}

/// Looks for the circle now. A page that nobody sees waits until someone does.
pub(super) fn find() {
    let begun = with(|line| {
        (line.stage != Stage::Over && !page::is_hidden())
            .then(|| (line.next_try(Stage::Finding), line.place.clone()))
    });
    let Some((number, place)) = begun.flatten() else {
        return;
    };
    after(FIND_WITHIN, move || give_up_finding(number));
    spawn_local(async move {
        match page::ticket(&place).await {
            Ok(ticket) => open(number, &place, ticket),
            Err(NoTicket::Later) => lose(number, false),
            Err(NoTicket::Ended) => turned_away(number, ["/c/", &place.code].concat()),
            // The server knows whether there is still a seat for the one who sat at this desk.
            Err(NoTicket::NoPlace) if place.screen == Screen::Keeper => {
                turned_away(number, ["/c/", &place.code, "/keep"].concat());
            }
            // There it says why the projector is dark.
            Err(NoTicket::NoPlace) if place.screen == Screen::Wall => {
                turned_away(number, ["/c/", &place.code, "/screen"].concat());
            }
            Err(NoTicket::NoPlace) => turned_away(number, page::seat_again(&place)),
        }
    });
}

/// There is no place here any more.
fn turned_away(number: u32, to: String) {
    with_try(number, |line| {
        let left = line.asks.has(None, &What::Act(Deed::Leave));
        line.finish();
        page::go(if left { "/left" } else { &to });
    });
}

fn open(number: u32, place: &Place, ticket: String) {
    let Some(number) = with_try(number, |line| line.next_try(Stage::Opening)) else {
        return;
    };
    let hello = FromScreen::Hello {
        protocol: PROTOCOL,
        ticket,
    };
    let wire = Wire::open(
        &page::socket_address(place),
        move || {
            with_try(number, |line| {
                if let Some(wire) = &line.wire {
                    wire.say(&hello);
                }
            });
        },
        move |message| hear(number, message),
        move |code| match code {
            TOO_MANY => go_quiet(number),
            _ => lose(number, false),
        },
    );
    with_try(number, |line| line.wire = wire);
    after(FIND_WITHIN, move || give_up_finding(number));
}

fn give_up_finding(number: u32) {
    let here = with_try(number, |line| line.stage == Stage::Here);
    if here == Some(false) {
        lose(number, false);
    }
}

/// The connection of this try is gone, or did not come about. `soon` looks again at once.
pub(super) fn lose(number: u32, soon: bool) {
    let wait = with_try(number, |line| {
        if line.stage == Stage::Opening {
            walled::note(line);
        }
        if line.room.link.get_untracked() == Link::Here {
            line.room.link.set(Link::Seeking);
        }
        let number = line.next_try(Stage::Waiting);
        let wait = if soon {
            0
        } else {
            pace::wait(line.failed, page::chance())
        };
        line.failed += 1;
        (number, wait)
    });
    if let Some((number, wait)) = wait {
        say_lost_later();
        find_after(number, wait);
    }
}

/// This window makes room for the newer ones of its person. It does not look for the circle again by itself, or they
/// would push each other out for ever; its buttons work as plain forms.
fn go_quiet(number: u32) {
    with_try(number, |line| {
        line.finish();
        line.room.link.set(Link::Elsewhere);
    });
}

/// Lets go of the connection and looks again after `wait` milliseconds.
pub(super) fn step_back(number: u32, wait: u64) {
    let number = with_try(number, |line| {
        line.room.link.set(Link::Seeking);
        line.next_try(Stage::Waiting)
    });
    if let Some(number) = number {
        say_lost_later();
        find_after(number, wait);
    }
}

fn find_after(number: u32, wait: u64) {
    after(wait, move || {
        if with_try(number, |line| line.stage == Stage::Waiting) == Some(true) {
            find();
        }
    });
}

fn say_lost_later() {
    let Some(found) = with(|line| line.found) else {
        return;
    };
    after(SAY_LOST_AFTER, move || {
        with(|line| {
            let seeks = line.room.link.get_untracked() == Link::Seeking;
            if line.found == found && seeks && line.stage != Stage::Over && !page::is_hidden() {
                line.room.link.set(Link::Lost);
            }
        });
    });
}

/// The page is seen again, or the network is back: is the connection still there?
pub(super) fn wake() {
    let stage = with(|line| {
        if line.room.link.get_untracked() == Link::Lost {
            line.room.link.set(Link::Seeking);
        }
        line.clock.forget();
        (line.stage, line.number)
    });
    match stage {
        Some((Stage::Here, number)) => {
            ping::wake(number);
        }
        Some((Stage::Waiting, _)) => {
            with(|line| line.failed = 0);
            say_lost_later();
            find();
        }
        Some((Stage::Finding | Stage::Opening, _)) => say_lost_later(),
        Some((Stage::Over, _)) | None => {}
    }
}

/// The page is left. What is over stays in no copy of it that the browser keeps for the way back.
pub(super) fn put_away() {
    if with(|line| line.stage) == Some(Stage::Over) {
        page::empty();
    }
}

/// The browser brought a copy of the page back: what is over is asked for anew, and there is nothing of it.
pub(super) fn brought_back() {
    if with(|line| line.stage) == Some(Stage::Over) {
        page::reload();
    }
}

/// Someone touched the page: do not let them wait for the next try.
pub(super) fn nudge() {
    if with(|line| line.stage) == Some(Stage::Waiting) {
        find();
    }
}
