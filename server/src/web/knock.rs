//! Who is at the door: the circle that a request names, and what its cookies open.

use std::net::{IpAddr, SocketAddr};

use app::room::Screen;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use circle::OPENER;

use super::cookies::Jar;
use super::{House, plain};
use crate::chance;
use crate::keys::Who;
use crate::rooms::{News, RoomHandle, RoomsError};

/// The circle that a request is about.
pub(super) struct Knock {
    /// Its code.
    pub code: String,
    /// The way to it.
    pub room: RoomHandle,
}

impl House {
    /// The circle of this code, as it stands in an address.
    ///
    /// A code nobody has, one of a circle that has ended and a mistyped one are answered alike.
    pub(super) async fn knock(&self, typed: &str, from: IpAddr) -> Result<Knock, Response> {
        let Some(code) = chance::read_code(typed) else {
            return Err(self.no_circle(from).await);
        };
        match self.rooms.find(&code).await {
            Ok(Some(room)) if !room.is_over() => Ok(Knock { code, room }),
            Ok(_) => Err(self.no_circle(from).await),
            Err(trouble) => Err(unreadable(&trouble).await),
        }
    }

    async fn no_circle(&self, from: IpAddr) -> Response {
        if self.limits.wrong_code(from) {
            plain::no_circle().await
        } else {
            plain::too_many_codes().await
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
        let key = |jar| self.cookies.read(headers, jar, code);
        let seat = || news.keys.seat_of(&key(Jar::Seat)?);
        match screen {
            Screen::Keeper => {
                let opener = key(Jar::Host).filter(|key| news.keys.opens_console(key));
                let seat = opener.map(|_| OPENER).or_else(seat)?;
                news.circle.has_desk(seat).then_some(Who::Desk(seat))
            }
            Screen::Seat => seat().map(Who::Seat),
            Screen::Wall => news
                .keys
                .opens_screen(&key(Jar::Screen)?)
                .then_some(Who::Screen),
        }
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

/// The address that a request comes from.
pub(super) type From = ConnectInfo<SocketAddr>;
