//! The connection is found, kept, and found again.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::line::{Line, Stage, after, put, with, with_try};
use super::page::{self, NoTicket};
use super::receive::{Shows, Then, ended_meanwhile, say_why_for_a_while, take};
use super::signals::Signals;
use super::wire::Wire;
use super::{pace, ping, walled};
use crate::protocol::PROTOCOL;
use crate::room::{Link, PageContext, Screen};

/// How long a ticket may take, and then a socket, in milliseconds.
const FIND_WITHIN: u64 = 5_000;
/// How long without a connection before the page says so, in milliseconds: a blip is nobody's worry.
const SAY_LOST_AFTER: u64 = 2_000;

/// The server closes a socket with this code when its seat is open in too many windows: this one was the oldest.
const TOO_MANY: u16 = 4409;
/// How long a view may come later than the pong that speaks of it, in milliseconds.
const VIEW_WITHIN: u64 = 1_000;

/// Begins to follow the circle.
pub(super) fn begin(signals: Signals, shows: Rc<dyn Shows>) {
    if let Some(asked_for) = page::asked_for_at() {
        // A first guess, until the server has been asked.
        let made_at = signals.place.with_value(|place| place.made_at);
        signals.offset.set(made_at.0 as i64 - asked_for as i64);
    }
    signals.link.set(if walled::is_known() {
        Link::Plain
    } else {
        Link::Seeking
    });
    put(Line::new(signals, shows));
    say_lost_later();
    find();
}

/// Looks for the circle now. A page that nobody sees waits until someone does.
fn find() {
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
            Err(NoTicket::Kept(record)) => {
                let then = with_try(number, |line| ended_meanwhile(line, &record));
                follow(number, then.unwrap_or(Then::Nothing));
            }
            Err(NoTicket::Ended) => turned_away(number, place.door.clone()),
            // The server knows whether there is still a seat for the one who sat at this desk.
            Err(NoTicket::NoPlace) if place.screen == Screen::Desk => {
                turned_away(number, [&place.door, "/keep"].concat());
            }
            // There it says why the projector is dark.
            Err(NoTicket::NoPlace) if place.screen == Screen::Projector => {
                turned_away(number, [&place.door, "/screen"].concat());
            }
            Err(NoTicket::NoPlace) => turned_away(number, page::seat_again(&place)),
        }
    });
}

/// There is no place here any more.
fn turned_away(number: u32, to: String) {
    with_try(number, |line| {
        let left = line.asks.leaves();
        line.finish();
        page::go(if left { "/left" } else { &to });
    });
}

fn open(number: u32, place: &PageContext, ticket: String) {
    let begun = with_try(number, |line| {
        (line.next_try(Stage::Opening), line.shows.clone())
    });
    let Some((number, shows)) = begun else {
        return;
    };
    let protocol = PROTOCOL.to_string();
    let hello = move |line: &mut Line| {
        let parts = [
            r#"{"hello":{"protocol":"#,
            &protocol,
            r#","ticket":""#,
            &ticket,
            "\"",
            &shows.hello(line),
            "}}",
        ];
        parts.concat()
    };
    let wire = Wire::open(
        &page::socket_address(place),
        move || {
            with_try(number, |line| {
                let hello = hello(line);
                if let Some(wire) = &line.wire {
                    wire.say(&hello);
                }
            });
        },
        move |text| receive(number, &text),
        move |code| match code {
            TOO_MANY => go_quiet(number),
            _ => lose(number, false),
        },
    );
    with_try(number, |line| line.wire = wire);
    after(FIND_WITHIN, move || give_up_finding(number));
}

/// A message has come in this try.
fn receive(number: u32, text: &str) {
    let then = with_try(number, |line| {
        line.received_at = page::now();
        take(line, text)
    });
    follow(number, then.unwrap_or(Then::Nothing));
}

fn follow(number: u32, then: Then) {
    match then {
        Then::Nothing => {}
        Then::Keep => ping::keep(number, gone),
        Then::Behind(version) => after(VIEW_WITHIN, move || {
            if with_try(number, |line| line.version < version) == Some(true) {
                gone(number);
            }
        }),
        Then::StepBack(most) => step_back(number, (page::chance() * most as f64) as u64),
        Then::Go(to, wait) => after(wait, move || page::go(&to)),
        Then::KeepFocus => after(80, page::keep_focus),
        Then::SayWhy => say_why_for_a_while(),
    }
}

fn give_up_finding(number: u32) {
    let here = with_try(number, |line| line.stage == Stage::Here);
    if here == Some(false) {
        lose(number, false);
    }
}

/// The connection of this try is gone, or did not come about. `soon` looks again at once.
fn lose(number: u32, soon: bool) {
    let wait = with_try(number, |line| {
        if line.stage == Stage::Opening {
            walled::note(line);
        }
        if line.signals.link.get_untracked() == Link::Here {
            line.signals.link.set(Link::Seeking);
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

/// The connection went silent.
fn gone(number: u32) {
    lose(number, true);
}

/// This window makes room for the newer ones of its person. It does not look for the circle again by itself, or they
/// would push each other out for ever; its buttons work as plain forms.
fn go_quiet(number: u32) {
    with_try(number, |line| {
        line.finish();
        line.signals.link.set(Link::Elsewhere);
    });
}

/// Lets go of the connection and looks again after `wait` milliseconds.
fn step_back(number: u32, wait: u64) {
    let number = with_try(number, |line| {
        line.signals.link.set(Link::Seeking);
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
            let seeks = line.signals.link.get_untracked() == Link::Seeking;
            if line.found == found && seeks && line.stage != Stage::Over && !page::is_hidden() {
                line.signals.link.set(Link::Lost);
            }
        });
    });
}

/// The page is seen again, or the network is back: is the connection still there?
pub(super) fn wake() {
    let stage = with(|line| {
        if line.signals.link.get_untracked() == Link::Lost {
            line.signals.link.set(Link::Seeking);
        }
        line.clock.forget();
        (line.stage, line.number)
    });
    match stage {
        Some((Stage::Here, number)) => {
            ping::wake(number, gone);
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
