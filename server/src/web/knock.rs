//! Who is at the door: the circle that a request names, and what its cookies open.

use std::net::IpAddr;

use app::room::Screen;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use circle::OPENER;
use tokio::time::Instant;

use super::cookies::Jar;
use super::notices;
use super::state::House;
use crate::chance;
use crate::edge::Client;
use crate::keys::{Bearer, Who};
use crate::limits::queue::Turn;
use crate::rooms::{News, RoomHandle, RoomsError, tidy_name};
use crate::saved::Unread;

/// No `by` is longer.
const LONGEST_BY: usize = 64;

/// The circle that a request is about.
pub(super) struct Knock {
    /// Its code.
    pub code: String,
    /// The way to it.
    pub room: RoomHandle,
    /// Whether they came by the circle's link or its QR code, and not by a typed code.
    pub by_link: bool,
    /// What goes along to the next page, so that it knows how they came.
    pub by: Option<String>,
}

impl Knock {
    /// The address of the door, for one who came in this way.
    pub(super) fn door(&self, said: Option<&str>) -> String {
        let mut address = format!("/c/{}", self.code);
        let by = self.by.as_deref().map(|by| ("by", by));
        let said = said.map(|said| ("said", said));
        for (at, (name, value)) in by.into_iter().chain(said).enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            // Both are made of signs that may stand in an address.
            address.push_str(&format!("{sign}{name}={value}"));
        }
        address
    }
}

impl House {
    /// The circle of this code, as it stands in an address.
    pub(super) async fn knock(
        &self,
        typed: &str,
        from: IpAddr,
        headers: &HeaderMap,
    ) -> Result<Knock, Response> {
        self.knock_by(typed, from, headers, None).await
    }

    /// The same, for one who may have come `by` the circle's link.
    ///
    /// This is the one way to a circle by its code, and a question of a stranger is counted and waits before the code is
    /// looked up: see [`crate::limits`]. A code nobody has, one of a circle that has ended and a mistyped one are
    /// answered alike; and where guessing is slowed, a right one takes as long as a wrong one. Only a key to the circle,
    /// or its link, is answered at once.
    pub(super) async fn knock_by(
        &self,
        typed: &str,
        from: IpAddr,
        headers: &HeaderMap,
        by: Option<&str>,
    ) -> Result<Knock, Response> {
        let arrived = Instant::now();
        // What is longer than a link's or a pass is neither, and is not hashed.
        let by = by.filter(|by| by.len() <= LONGEST_BY);
        let code = chance::read_code(typed);
        let named = code.as_deref().unwrap_or(typed);
        // What cannot be a code leads nowhere, and is asked about like one.
        let coming = Coming {
            house: self,
            code: code.as_deref(),
            headers,
            by,
        };
        if let Some(known) = coming.known_here() {
            return Ok(known);
        }
        let turn = if coming.has_pass() {
            Turn::at_once()
        } else {
            self.limits.ask_code(from, named, self.rooms.open_circles())
        };
        let slow = turn.is_slow();
        tokio::select! {
            biased;
            waited = turn.wait(arrived) => if waited.is_err() {
                return Err(notices::busy_door(code.as_deref()).await);
            },
            // Who has a key to a circle that is still to be taken up does not wait; for all others it changes nothing.
            Some(known) = coming.known() => return Ok(known),
        }
        match coming.look_up().await {
            Ok(Some(mut knock)) => {
                self.limits
                    .right_code(from, named, self.rooms.open_circles());
                if slow {
                    // Who has waited once goes on at once.
                    knock.by.get_or_insert_with(|| self.limits.pass(named));
                }
                Ok(knock)
            }
            Ok(None) => {
                self.limits.wrong_code(from, named);
                let had = code.is_some_and(|code| self.cookies.reads_any(headers, &code));
                Err(notices::no_circle(had).await)
            }
            Err(trouble) => Err(unreadable(&trouble).await),
        }
    }

    /// Whose screen this is, by the cookie that belongs to that kind of screen.
    pub(super) fn who(
        &self,
        headers: &HeaderMap,
        code: &str,
        news: &News,
        screen: Screen,
    ) -> Option<Who> {
        self.bearer(headers, code, news, screen)
            .map(|bearer| bearer.who)
    }

    /// The same, with the key that the cookie holds.
    pub(super) fn bearer(
        &self,
        headers: &HeaderMap,
        code: &str,
        news: &News,
        screen: Screen,
    ) -> Option<Bearer> {
        let key = |jar| self.cookies.read(headers, jar, code);
        let seat = || news.keys.seat_key(&key(Jar::Seat)?);
        let (who, key) = match screen {
            Screen::Keeper => {
                let opener = key(Jar::Host).and_then(|key| news.keys.console_key(&key));
                let opener = opener.map(|key| (OPENER, key));
                let (seat, key) = opener.or_else(seat)?;
                (news.circle.has_desk(seat).then_some(Who::Desk(seat))?, key)
            }
            Screen::Seat => {
                let (seat, key) = seat()?;
                (Who::Seat(seat), key)
            }
            Screen::Wall => (Who::Screen, news.keys.screen_key(&key(Jar::Screen)?)?),
        };
        Some(Bearer { who, key })
    }

    /// The name that the phone carries for itself is told to the circle again. What is known there is not told; what is
    /// not counts like anything that a seat asks, and else waits for the next page.
    pub(super) async fn hear_name(&self, headers: &HeaderMap, knock: &Knock, who: Who) {
        let name = self.cookies.read(headers, Jar::Name, &knock.code);
        let (Some(seat), Some(name)) = (who.seat(), name.map(|name| tidy_name(&name))) else {
            return;
        };
        let news = knock.room.news();
        let Some(person) = news.people.person(seat) else {
            return; // one who waits is called nothing
        };
        // No name has the dot by itself that stands before a sign.
        let known = person.called.split(" · ").next();
        if known != Some(name.as_str()) && knock.room.budgets.may_ask(Some(seat)) {
            knock.room.call(seat, name).await;
        }
    }
}

/// Someone who comes with a code.
struct Coming<'a> {
    house: &'a House,
    code: Option<&'a str>,
    headers: &'a HeaderMap,
    /// What they say they came by.
    by: Option<&'a str>,
}

impl Coming<'_> {
    /// Whether they waited before, with the same code. The code is not looked up for that.
    fn has_pass(&self) -> bool {
        let said = self.code.zip(self.by);
        said.is_some_and(|(code, by)| self.house.limits.is_pass(code, by))
    }

    /// The circle, if this server has it already and they have a key to it or its link.
    fn known_here(&self) -> Option<Knock> {
        let code = self.code.filter(|code| self.may_know(code))?;
        let room = self.house.rooms.live(code)?;
        Some(self.at(code, room)).filter(|knock| self.knows(knock))
    }

    /// The circle, if they have a key to it or its link.
    async fn known(&self) -> Option<Knock> {
        self.code.filter(|code| self.may_know(code))?;
        let knock = self.look_up().await.ok()??;
        self.knows(&knock).then_some(knock)
    }

    async fn look_up(&self) -> Result<Option<Knock>, RoomsError> {
        let Some(code) = self.code else {
            return Ok(None);
        };
        let room = self.house.rooms.find(code).await?;
        let room = room.filter(|room| !room.is_over());
        Ok(room.map(|room| self.at(code, room)))
    }

    fn at(&self, code: &str, room: RoomHandle) -> Knock {
        let by_link = self.by.is_some_and(|by| room.news().keys.is_way_in(by));
        let good = self.by.filter(|_| by_link || self.has_pass());
        Knock {
            code: code.to_owned(),
            room,
            by_link,
            by: good.map(str::to_owned),
        }
    }

    /// Whether they bring anything beside the code.
    fn may_know(&self, code: &str) -> bool {
        let mut jars = [Jar::Host, Jar::Seat, Jar::Screen].into_iter();
        let cookies = self.house.cookies;
        self.by.is_some() || jars.any(|jar| cookies.read(self.headers, jar, code).is_some())
    }

    fn knows(&self, knock: &Knock) -> bool {
        let news = knock.room.news();
        let opens = |screen| self.house.who(self.headers, &knock.code, &news, screen);
        let mut screens = [Screen::Seat, Screen::Keeper, Screen::Wall].into_iter();
        knock.by.is_some() || screens.any(|screen| opens(screen).is_some())
    }
}

/// The screen of this word in an address.
pub(super) fn screen_of(word: &str) -> Option<Screen> {
    [Screen::Seat, Screen::Keeper, Screen::Wall]
        .into_iter()
        .find(|screen| screen.word() == word)
}

/// The circle is there but cannot be read now.
pub(super) async fn unreadable(trouble: &RoomsError) -> Response {
    tracing::error!(%trouble, "a circle could not be taken up");
    if let RoomsError::Unread(Unread::Newer(_)) = trouble {
        return notices::newer().await;
    }
    notices::trouble(StatusCode::SERVICE_UNAVAILABLE).await
}

/// A redirect after a form.
pub(super) fn go_to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// Where a request comes from: the address of whoever asks, not of a proxy that passes it on.
#[derive(Clone, Copy)]
pub(super) struct From(IpAddr);

impl From {
    /// The address.
    pub(super) fn ip(self) -> IpAddr {
        self.0
    }
}

impl<S: Sync> FromRequestParts<S> for From {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<From, StatusCode> {
        let client = parts.extensions.get::<Client>();
        // The edge puts it there.
        client
            .map(|client| From(client.from))
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}
