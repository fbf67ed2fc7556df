//! The live link: how a page in the browser follows the circle.
//!
//! `line` is the connection, `finding` how it is found, and found again, `ping` how it stays, `wire` one socket;
//! `receive` does what a message says; `asks` is what was asked and not answered yet, `memory` what the server holds of
//! this person in memory alone, `seen` what stays on the screen, `clock` the server's clock, `pace` how long to wait,
//! `walled` what to do where no socket opens, `page` the browser around the page.
//!
//! A page never moves the piece by itself: it shows what the server said last, and says when it cannot hear it.

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod asks;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod clock;
#[cfg(feature = "hydrate")]
mod finding;
#[cfg(feature = "hydrate")]
mod line;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod memory;
mod pace;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod ping;
#[cfg(feature = "hydrate")]
mod receive;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod seen;
#[cfg(feature = "hydrate")]
pub mod sound;
#[cfg(feature = "hydrate")]
mod walled;
#[cfg(feature = "hydrate")]
mod wire;

#[cfg(feature = "hydrate")]
pub use follow::{ask, follow};
#[cfg(feature = "hydrate")]
pub(crate) use page::fresh_id;

#[cfg(feature = "hydrate")]
mod follow {
    use circle::{CommandId, SeatId};
    use leptos::prelude::*;

    use super::line::{Stage, after, with};
    use super::{asks, finding, page, receive, sound};
    use crate::light::memo;
    use crate::protocol::{Ask, AskError, FromScreen, What};
    use crate::room::Room;
    use crate::words;

    /// Follows the circle for as long as the page lives. Call it once, in the page's island; it begins when the
    /// page has been taken over from the server.
    pub fn follow(room: Room) {
        let title = memo(move || {
            room.commons.with(|commons| {
                room.mine.with(|mine| {
                    room.people
                        .with(|people| words::title(commons, mine.as_ref(), people))
                })
            })
        });
        Effect::new(move || document().set_title(&title.get()));
        // Told to tests, and to style sheets that care.
        Effect::new(move || page::mark(room.link.get()));
        Effect::new(move || {
            finding::begin(room);
            watch();
        });
    }

    /// The moments at which a browser tells that it may have slept, or that someone is there.
    fn watch() {
        let (window, document) = (window(), document());
        page::stay_awake();
        page::on(&document, "visibilitychange", || {
            if !page::is_hidden() {
                page::stay_awake();
                finding::wake();
            }
        });
        page::on(&window, "pageshow", finding::wake);
        page::on(&window, "pagehide", finding::put_away);
        page::on_brought_back(finding::brought_back);
        page::on(&window, "online", finding::wake);
        for touch in ["pointerdown", "keydown"] {
            page::on(&document, touch, || {
                sound::unlock();
                finding::nudge();
            });
        }
    }

    /// Asks for something. Until there is an answer to a request, the room says what is being asked; what one says of
    /// oneself and is not heard now is said again on the next connection.
    pub fn ask(room: Room, for_seat: Option<SeatId>, what: What) {
        let id = page::fresh_id();
        let waits = matches!(what, What::Act(_));
        let asked = with(|line| {
            if line.stage == Stage::Over || line.asks.has(for_seat, &what) {
                return false;
            }
            let ask = Ask { id, for_seat, what };
            line.say(&FromScreen::Ask(ask.clone()));
            line.asks.add(ask);
            true
        });
        if asked != Some(true) {
            return;
        }
        room.error.set(None);
        with(|line| receive::refresh_asking(line));
        finding::nudge();
        if waits {
            after(asks::WITHIN, move || give_up(room, id));
        }
    }

    /// No answer has come.
    fn give_up(room: Room, id: CommandId) {
        let unanswered = with(|line| {
            let open = line.asks.drop(id);
            receive::refresh_asking(line);
            open
        });
        if unanswered == Some(true) {
            room.error.set(Some(AskError::Unanswered));
            receive::say_why_for_a_while();
        }
    }
}
