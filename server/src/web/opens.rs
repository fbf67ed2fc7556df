//! What the cookies of a browser open: whose screen it is, and which pages were made for it.

use app::protocol::AskError;
use app::room::Screen;
use axum::http::HeaderMap;
use axum::response::Response;
use circle::{CommandId, OPENER, SeatId};

use super::cookies::{Cookies, Jar};
use super::knock::{Knock, go_to};
use super::page_token::PageFor;
use crate::keys::{Bearer, KeyMark, Who};
use crate::rooms::{Snapshot, tidy_name, with_sign};

impl Cookies {
    /// Whose screen this is, by the cookie that belongs to that kind of screen.
    pub(super) fn bearer(
        self,
        headers: &HeaderMap,
        code: &str,
        snapshot: &Snapshot,
        screen: Screen,
    ) -> Option<Bearer> {
        let (who, key, _) = self.key(headers, code, snapshot, screen)?;
        let no_desk = matches!(who, Who::Desk(seat) if !snapshot.circle.has_desk(seat));
        (!no_desk).then_some(Bearer { who, key })
    }

    /// The key by which this browser sees this screen, and whose it is.
    fn key(
        self,
        headers: &HeaderMap,
        code: &str,
        snapshot: &Snapshot,
        screen: Screen,
    ) -> Option<(Who, KeyMark, String)> {
        let read = |jar| self.read(headers, jar, code);
        let seat = || {
            let key = read(Jar::Seat)?;
            let (seat, mark) = snapshot.keys.seat_key(&key)?;
            Some((seat, mark, key))
        };
        let opener = || {
            let key = read(Jar::Host)?;
            Some((OPENER, snapshot.keys.desk_key(&key)?, key))
        };
        Some(match screen {
            Screen::Desk => {
                let (seat, mark, key) = opener().or_else(seat)?;
                (Who::Desk(seat), mark, key)
            }
            Screen::Seat => {
                let (seat, mark, key) = seat()?;
                (Who::Seat(seat), mark, key)
            }
            Screen::Projector => {
                let key = read(Jar::Projector)?;
                (Who::Projector, snapshot.keys.projector_key(&key)?, key)
            }
        })
    }
}

impl Knock {
    /// Whose screen of this kind this browser has, with the key, which has come by this.
    pub(super) fn bearer(&self, screen: Screen) -> Option<Bearer> {
        let (cookies, snapshot) = (self.state.cookies, self.room.snapshot());
        let bearer = cookies.bearer(&self.headers, &self.code, &snapshot, screen)?;
        self.room.key_came(bearer.who);
        Some(bearer)
    }

    /// The seat whose screen of this kind this browser has.
    pub(super) fn seat_at(&self, screen: Screen) -> Option<SeatId> {
        self.bearer(screen)?.who.seat()
    }

    /// A mark for the forms of this screen in this browser.
    pub(super) fn mark(&self, screen: Screen) -> String {
        let key = self.key(screen);
        let page = PageFor::Screen(&self.code, screen, &key);
        self.state.pages.mark(page)
    }

    /// The page that a form of this screen was on, by the mark in its field `page`; none if this server did not make it
    /// for this browser.
    pub(super) fn made_here(&self, screen: Screen, mark: &str) -> Option<CommandId> {
        let key = self.key(screen);
        let page = PageFor::Screen(&self.code, screen, &key);
        self.state.pages.read(page, mark)
    }

    /// Nothing was done, since the page was not made here: the way to the screen anew, with a sentence.
    pub(super) fn old_page(&self, screen: Screen) -> Response {
        let said = AskError::OldPage.code();
        go_to(&format!("{}?said={said}", self.address(screen)))
    }

    fn key(&self, screen: Screen) -> String {
        let (cookies, snapshot) = (self.state.cookies, self.room.snapshot());
        let key = cookies.key(&self.headers, &self.code, &snapshot, screen);
        key.map(|(.., key)| key).unwrap_or_default()
    }

    /// The name that the phone carries for itself is told to the circle again. What is known there is not told; what is
    /// not counts like anything that a seat asks, and else waits for the next page.
    pub(super) async fn hear_name(&self, seat: SeatId) {
        let Some(name) = self.cookie(Jar::Name).map(|name| tidy_name(&name)) else {
            return;
        };
        let snapshot = self.room.snapshot();
        // One who waits is called nothing.
        let (person, seated) = (snapshot.people.person(seat), snapshot.circle.seat(seat));
        let Some((person, seated)) = person.zip(seated) else {
            return;
        };
        let shown = &person.called;
        let known = *shown == name || *shown == with_sign(&name, seated.sign);
        if !known && self.room.budgets.may_ask(Some(seat)) {
            self.room.call(seat, name).await;
        }
    }
}
