//! The live link: how a page in the browser follows the circle.
//!
//! `line` is the connection, `finding` how it is found, and found again, `ping` how it stays, `wire` one socket,
//! `signals` what the page shows of it; `receive` does what a message says, `faces` and `slices` show what it says of
//! the circle, `desk` both; `asks` is what was asked and not answered yet, `clock` the server's clock, `pace` how
//! long to wait, `walled` what to do where no socket opens, `page` the browser around the page.
//!
//! A page never moves the piece by itself: it shows what the server said last, and says when it cannot hear it.

#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod asks;
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))] // tests without a browser use a part of it
mod clock;
#[cfg(all(feature = "hydrate", feature = "host"))]
mod desk;
#[cfg(feature = "hydrate")]
mod faces;
#[cfg(feature = "hydrate")]
mod finding;
#[cfg(feature = "hydrate")]
mod line;
mod pace;
#[cfg(feature = "hydrate")]
pub(crate) mod page;
#[cfg(feature = "hydrate")]
mod ping;
#[cfg(feature = "hydrate")]
mod receive;
#[cfg(feature = "hydrate")]
mod signals;
#[cfg(all(feature = "hydrate", feature = "host"))]
mod slices;
#[cfg(feature = "hydrate")]
pub mod sound;
#[cfg(feature = "hydrate")]
mod walled;
#[cfg(feature = "hydrate")]
mod wire;

#[cfg(all(feature = "hydrate", feature = "host"))]
pub(crate) use following::follow_desk;
#[cfg(all(feature = "hydrate", feature = "host"))]
pub(crate) use following::say_unanswered;
#[cfg(feature = "hydrate")]
pub(crate) use following::{ask, follow_face, follow_place};
#[cfg(feature = "hydrate")]
pub(crate) use signals::Signals;

#[cfg(feature = "hydrate")]
mod following {
    use std::rc::Rc;

    use leptos::prelude::*;

    use super::asks::{self, Asked};
    use super::line::{Stage, after, with};
    use super::receive::{self, Shows};
    use super::signals::Signals;
    use super::{finding, page, sound};
    use crate::blocks::FaceScreen;
    use crate::light::{follow, memo};

    /// Follows the circle for as long as the page lives, on a screen that shows a face. Call it once, in the page's
    /// island; it begins when the page has been taken over from the server.
    pub(crate) fn follow_face(screen: FaceScreen) {
        follow_with(
            screen.signals(),
            tab(screen),
            Rc::new(super::faces::Faces::new(screen)),
        );
    }

    /// The same for a desk: its middle shows a face, and the rest of it knows the circle.
    #[cfg(feature = "host")]
    pub(crate) fn follow_desk(room: crate::room::Room, screen: FaceScreen) {
        let shows = super::desk::Desk::new(room, screen);
        follow_with(screen.signals(), tab(screen), Rc::new(shows));
    }

    fn tab(screen: FaceScreen) -> Memo<String> {
        memo(move || screen.face.with(|face| face.tab.clone()))
    }

    /// Tells the server which form of the ring this place is for, each time that it becomes another.
    pub(crate) fn follow_place(place: NodeRef<leptos::html::Div>) {
        follow(move || {
            if let Some(place) = place.get() {
                page::on_resize(&place, || {
                    with(|line| line.tell_place(page::ring_form(line.place.screen)));
                });
            }
        });
    }

    fn follow_with(signals: Signals, title: Memo<String>, shows: Rc<dyn Shows>) {
        follow(move || document().set_title(&title.get()));
        // Told to tests, and to style sheets that care.
        follow(move || page::mark(signals.link.get()));
        follow(move || {
            finding::begin(signals, shows.clone());
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

    /// Asks for something: for whom, when it is not one's own seat, and with which words. Until there is an answer the
    /// page says what is being asked; what one says of oneself and is not heard now is said again on the next
    /// connection.
    pub(crate) fn ask(what: &str, whom: Option<u64>, text: Option<&str>) {
        let asked = Asked {
            id: page::fresh_id(),
            whom,
            what: what.to_owned(),
            text: text.map(str::to_owned),
        };
        let (id, waits) = (asked.id.clone(), asked.is_act());
        let new = with(|line| {
            if line.stage == Stage::Over || line.asks.has(&asked) {
                return false;
            }
            line.ask(&asked);
            line.asks.add(asked);
            line.signals.error.set(None);
            receive::refresh_asking(line);
            true
        });
        if new != Some(true) {
            return;
        }
        finding::nudge();
        if waits {
            after(asks::WITHIN, move || give_up(&id));
        }
    }

    /// No answer has come.
    fn give_up(id: &str) {
        let unanswered = with(|line| {
            let open = line.asks.drop(id);
            receive::refresh_asking(line);
            open
        });
        if unanswered == Some(true) {
            say_unanswered();
        }
    }

    /// Says that no answer has come to what was asked.
    pub(crate) fn say_unanswered() {
        with(|line| {
            let sentence = line.place.phrases.unanswered.clone();
            line.signals.error.set(Some(sentence));
        });
        receive::say_why_for_a_while();
    }
}
