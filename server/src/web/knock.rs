//! Who is at the door: the circle that a request names, and what its cookies open.

use std::net::IpAddr;

use app::room::Screen;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use circle::OPENER;

use super::cookies::Jar;
use super::{House, plain};
use crate::chance;
use crate::edge::Client;
use crate::keys::{Bearer, Who};
use crate::rooms::{News, RoomHandle, RoomsError};

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
    /// A code nobody has, one of a circle that has ended and a mistyped one are answered alike; and where guessing is
    /// slowed, a right one takes as long as a wrong one. Only a key to the circle, or its link, is answered at once.
    pub(super) async fn knock_by(
        &self,
        typed: &str,
        from: IpAddr,
        headers: &HeaderMap,
        by: Option<&str>,
    ) -> Result<Knock, Response> {
        let code = chance::read_code(typed);
        let may_know = code
            .as_deref()
            .is_some_and(|code| by.is_some() || self.carries_key(headers, code));
        let mut slow = self.limits.slows_codes(from, self.rooms.open_circles());
        if slow && !may_know {
            self.wait(from).await?;
        }
        let found = match &code {
            Some(code) => self.rooms.find(code).await,
            None => Ok(None),
        };
        let room = match found {
            Ok(room) => room.filter(|room| !room.is_over()),
            Err(trouble) => return Err(unreadable(&trouble).await),
        };
        let knock = code.zip(room).map(|(code, room)| {
            let by_link = by.is_some_and(|by| room.news().keys.is_way_in(by));
            let passed = by.filter(|by| by_link || self.limits.is_pass(&code, by));
            Knock {
                by: passed.map(str::to_owned),
                code,
                room,
                by_link,
            }
        });
        let knows = knock
            .as_ref()
            .is_some_and(|knock| knock.by.is_some() || self.has_key(headers, knock));
        if knows {
            return knock.ok_or_else(|| StatusCode::NOT_FOUND.into_response());
        }
        let waited = slow && !may_know;
        // Others may have guessed in the meantime.
        slow |= self.limits.slows_codes(from, self.rooms.open_circles());
        if knock.is_none() {
            let open = self.rooms.open_circles();
            self.limits.wrong_code(from, typed, open);
        }
        if slow && !waited {
            self.wait(from).await?;
        }
        match knock {
            // Who has waited once goes on at once.
            Some(knock) if slow => Ok(Knock {
                by: Some(self.limits.pass(&knock.code)),
                ..knock
            }),
            Some(knock) => Ok(knock),
            None => Err(plain::no_circle().await),
        }
    }

    async fn wait(&self, from: IpAddr) -> Result<(), Response> {
        match self.limits.wait_with_code(from).await {
            Ok(()) => Ok(()),
            Err(_) => Err(plain::too_many_codes().await),
        }
    }

    fn carries_key(&self, headers: &HeaderMap, code: &str) -> bool {
        let mut jars = [Jar::Host, Jar::Seat, Jar::Screen].into_iter();
        jars.any(|jar| self.cookies.read(headers, jar, code).is_some())
    }

    fn has_key(&self, headers: &HeaderMap, knock: &Knock) -> bool {
        let news = knock.room.news();
        let mut screens = [Screen::Seat, Screen::Keeper, Screen::Wall].into_iter();
        screens.any(|screen| self.who(headers, &knock.code, &news, screen).is_some())
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

    /// The name that the phone carries for itself is told to the circle again.
    pub(super) async fn hear_name(&self, headers: &HeaderMap, knock: &Knock, who: Who) {
        let name = self.cookies.read(headers, Jar::Name, &knock.code);
        if let (Some(seat), Some(name)) = (who.seat(), name) {
            knock.room.call(seat, name).await;
        }
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
    plain::trouble(StatusCode::SERVICE_UNAVAILABLE).await
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
