//! The connection of this page, and what it knows.
//!
//! Each try has a number. What belongs to an earlier try (a late timer, an old socket) finds another, and does nothing.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::asks::{Asked, Asks};
use super::clock::Clock;
use super::page;
use super::receive::Shows;
use super::signals::Signals;
use super::wire::Wire;
use crate::room::PageContext;

/// The connection of this page.
pub(super) struct Line {
    pub(super) signals: Signals,
    /// What shows the circle.
    pub(super) shows: Rc<dyn Shows>,
    pub(super) place: PageContext,
    pub(super) wire: Option<Wire>,
    pub(super) stage: Stage,
    /// The number of the try.
    pub(super) number: u32,
    /// Tries that failed since a connection last held.
    pub(super) failed: u32,
    /// Sockets in a row that did not open though the ticket came.
    pub(super) walled: u32,
    /// Counts the connections, so that a late “lost” is not said of a new one.
    pub(super) found: u32,
    /// This connection has told where the circle is.
    pub(super) may_sound: bool,
    /// When the server was last heard, by this device's clock.
    pub(super) received_at: u64,
    /// The form of the ring that the server was told last.
    pub(super) form: &'static str,
    /// The version shown.
    pub(super) version: u64,
    pub(super) asks: Asks,
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

/// This is the line from now on.
pub(super) fn put(line: Line) {
    LINE.with_borrow_mut(|place| *place = Some(line));
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

impl Line {
    /// Before the first try.
    pub(super) fn new(signals: Signals, shows: Rc<dyn Shows>) -> Line {
        Line {
            signals,
            shows,
            place: signals.place.get_value(),
            wire: None,
            stage: Stage::Waiting,
            number: 0,
            failed: 0,
            walled: 0,
            found: 0,
            may_sound: false,
            received_at: 0,
            form: "",
            version: 0,
            asks: Asks::default(),
            clock: Clock::default(),
        }
    }

    /// A new try begins: what belongs to the last one is over.
    pub(super) fn next_try(&mut self, stage: Stage) -> u32 {
        self.wire = None;
        self.stage = stage;
        self.number += 1;
        self.number
    }

    /// Nothing more is done: the page is about to be left, and the tab forgets what it knew of the circle.
    pub(super) fn finish(&mut self) {
        page::forget();
        self.next_try(Stage::Over);
        self.signals.asking.set(None);
    }

    /// Says again what the server has lost. If it cannot be said any more, nobody needs to be told.
    pub(super) fn say_again(&self, what: String, whom: Option<u64>) {
        self.ask(&Asked {
            id: page::fresh_id(),
            whom,
            what,
            text: None,
        });
    }

    /// Asks for something, if connected.
    pub(super) fn ask(&self, asked: &Asked) {
        if let Some(wire) = self.connected() {
            wire.ask(asked);
        }
    }

    /// Says that it is there, if connected.
    pub(super) fn ping(&self, sent: u64) {
        if let Some(wire) = self.connected() {
            wire.say(&[r#"{"ping":{"sent":"#, &sent.to_string(), "}}"].concat());
        }
    }

    /// Tells of another form of the ring's place.
    pub(super) fn tell_place(&mut self, form: &'static str) {
        if self.form != form && self.stage == Stage::Here {
            self.form = form;
            if let Some(wire) = &self.wire {
                wire.say(&[r#"{"place":""#, form, "\"}"].concat());
            }
        }
    }

    pub(super) fn connected(&self) -> Option<&Wire> {
        self.wire.as_ref().filter(|_| self.stage == Stage::Here)
    }
}
