//! What the cookies of a browser open: whose screen it is, and which pages were made for it.

use app::protocol::AskError;
use app::room::Screen;
use axum::response::Response;
use circle::{CommandId, SeatId};

use super::cookies::Jar;
use super::inside::{Inside, opened};
use super::knock::{Knock, go_to};
use super::page_token::PageFor;
use crate::keys::Bearer;
use crate::rooms::{tidy_name, with_sign};

impl<R: Inside> Knock<R> {
    /// Whose screen of this kind this browser has, with the key, which has come by this.
    pub(super) fn bearer(&self, screen: Screen) -> Option<Bearer<R::Of>> {
        let cookies = self.state.cookies;
        let bearer = opened(&self.room, cookies, &self.headers, &self.code, screen)?;
        self.room.key_came(bearer.who);
        Some(bearer)
    }

    /// The seat, or the person, whose screen of this kind this browser has.
    pub(super) fn seat_at(&self, screen: Screen) -> Option<R::Of> {
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
        let cookies = self.state.cookies;
        let opens = self.room.opens(cookies, &self.headers, &self.code, screen);
        opens.map(|(_, key)| key).unwrap_or_default()
    }
}

impl Knock {
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
