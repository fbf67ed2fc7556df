//! Who is at the door: the circle that a request names, and the way to it.

use std::net::IpAddr;

use app::room::Screen;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tokio::time::Instant;

use super::address::{Path, Query};
use super::cookies::Jar;
use super::inside::{FindError, Found, Inside};
use super::notices;
use super::state::AppState;
use crate::chance;
use crate::edge::Client;
use crate::keys::Keys;
use crate::limits::queue::Turn;
use crate::rooms::RoomHandle;

/// No `by` is longer.
const LONGEST_BY: usize = 64;

/// Someone who comes with a code. Nothing was looked up yet: a form is read first, for it may say what they came by.
pub(super) struct Visitor {
    pub state: AppState,
    pub headers: HeaderMap,
    pub from: IpAddr,
    /// The code; or what was typed instead, which leads nowhere and is asked about like one.
    named: String,
    is_code: bool,
    pub screen: Option<Screen>,
}

/// Someone at the circle, or the gathering, that their code leads to.
pub(super) struct Knock<R = RoomHandle> {
    pub state: AppState,
    pub headers: HeaderMap,
    pub from: IpAddr,
    pub code: String,
    pub room: R,
    /// Whether they came by its link or its QR code, and not by a typed code.
    pub by_link: bool,
    /// What goes along to the next page, so that it knows how they came.
    pub by: Option<String>,
}

/// What an address says of a circle.
#[derive(Deserialize)]
struct Named {
    code: String,
    screen: Option<String>,
}

/// What the circle's link carries beside the code.
#[derive(Deserialize)]
struct By {
    by: Option<String>,
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Visitor, Response> {
        let Path(Named { code, screen }) = Path::from_request_parts(parts, state).await?;
        let Peer(from) = Peer::from_request_parts(parts, state).await?;
        let headers = parts.headers.clone();
        let screen = screen.and_then(|word| screen_of(&word));
        let visitor = Visitor::new(state.clone(), headers, from, code);
        Ok(Visitor { screen, ..visitor })
    }
}

/// For pages that are looked at. Their link may stand in the address.
impl<R: Inside> FromRequestParts<AppState> for Knock<R> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Knock<R>, Response> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let Query(By { by }) = Query::from_request_parts(parts, state).await?;
        visitor.knock_at(by.as_deref()).await
    }
}

/// The address of a door, for one who came by this, with why one stands there again.
fn door(at: &str, code: &str, by: Option<&str>, said: Option<&str>) -> String {
    let mut address = format!("{at}{code}");
    let by = by.map(|by| ("by", by));
    let said = said.map(|said| ("said", said));
    for (at, (name, value)) in by.into_iter().chain(said).enumerate() {
        let sign = if at == 0 { '?' } else { '&' };
        // Both are made of signs that may stand in an address.
        address.push_str(&format!("{sign}{name}={value}"));
    }
    address
}

impl<R: Inside> Knock<R> {
    /// The address of the door, for one who came in this way.
    pub(super) fn door(&self, said: Option<&str>) -> String {
        door(R::AT, &self.code, self.by.as_deref(), said)
    }

    /// The address of the door, without how anyone came.
    pub(super) fn plain_door(&self) -> String {
        door(R::AT, &self.code, None, None)
    }

    /// The address of a screen of this circle or gathering.
    pub(super) fn address(&self, screen: Screen) -> String {
        format!("{}{}/{}", R::AT, self.code, screen.word())
    }

    /// What this browser keeps of it.
    pub(super) fn cookie(&self, jar: Jar) -> Option<String> {
        self.state.cookies.read(&self.headers, jar, &self.code)
    }

    /// This way on, with which the browser keeps `value`; where that is empty it forgets what it kept.
    pub(super) fn go_with(&self, address: &str, jar: Jar, value: &str) -> Response {
        let (mut answer, cookies) = (go_to(address), self.state.cookies);
        if value.is_empty() {
            cookies.clear(answer.headers_mut(), jar, &self.code);
        } else {
            cookies.set(answer.headers_mut(), jar, &self.code, value);
        }
        answer
    }
}

impl Visitor {
    /// One with this code, as it was typed.
    pub(super) fn new(state: AppState, headers: HeaderMap, from: IpAddr, typed: String) -> Visitor {
        let code = chance::read_code(&typed);
        Visitor {
            state,
            headers,
            from,
            is_code: code.is_some(),
            named: code.unwrap_or(typed),
            screen: None,
        }
    }

    /// The circle of the code, for one who may have come `by` its link.
    ///
    /// This is the one way to a circle by its code, and a question of a stranger is counted and waits before the code is
    /// looked up: see [`crate::limits`]. A code nobody has, one of a circle that has ended and a mistyped one are
    /// answered alike; and where guessing is slowed, a right one takes as long as a wrong one. Only a key to the circle,
    /// or its link, is answered at once; so is a key to one that has ended a while ago, which leads to what was kept.
    pub(super) async fn knock(self, by: Option<&str>) -> Result<Knock, Response> {
        self.knock_at(by).await
    }

    /// The same, wherever the address leads: to a circle or a gathering. A code of the other kind leads on to its own
    /// door.
    pub(super) async fn knock_at<R: Inside>(self, by: Option<&str>) -> Result<Knock<R>, Response> {
        let arrived = Instant::now();
        // What is longer than a link's or a pass is neither, and is not hashed.
        let by = by.filter(|by| by.len() <= LONGEST_BY);
        if let Some(found) = self.known_here(by) {
            if self.brings_a_new_key_to(&found) {
                self.state.catch_up(&found).await;
            }
            return self.at(found, by, None).map_err(|to| go_to(&to));
        }
        if let Some(record) = self.ended_here() {
            let wall = match self.screen {
                Some(Screen::Projector) => "?wall",
                Some(Screen::Seat | Screen::Desk) | None => "",
            };
            return Err(go_to(&format!("/kept/{record}{wall}")));
        }
        let AppState { limits, rooms, .. } = &self.state;
        let turn = if self.has_pass(by) {
            Turn::at_once()
        } else {
            limits.ask_code(self.from, &self.named, rooms.open_circles())
        };
        let slow = turn.is_slow();
        tokio::select! {
            biased;
            waited = turn.wait(arrived) => if waited.is_err() {
                return Err(notices::busy_door(self.code()).await);
            },
            // Who has a key to a circle that is still to be taken up does not wait; for all others it changes nothing.
            Some(found) = self.known(by) => return self.at(found, by, None).map_err(|to| go_to(&to)),
        }
        match self.look_up().await {
            Ok(Some(found)) => {
                limits.right_code(self.from, &self.named, rooms.open_circles());
                // Who has waited once goes on at once.
                let pass = slow.then(|| limits.pass(&self.named));
                self.at(found, by, pass).map_err(|to| go_to(&to))
            }
            Ok(None) => {
                let vain = limits.wrong_code(self.from, &self.named);
                self.state.tell_in_vain(vain);
                let mut had = self.code().into_iter();
                let had = had.any(|code| self.state.cookies.reads_any(&self.headers, code));
                Err(notices::no_circle(had).await)
            }
            Err(error) => Err(unreadable(&error).await),
        }
    }

    fn code(&self) -> Option<&str> {
        self.is_code.then_some(&self.named)
    }

    /// Whether they waited before, with the same code. The code is not looked up for that.
    fn has_pass(&self, by: Option<&str>) -> bool {
        let said = self.code().zip(by);
        said.is_some_and(|(code, by)| self.state.limits.is_pass(code, by))
    }

    /// The circle or gathering, if this server has it already and they have a key to it or its link.
    fn known_here(&self, by: Option<&str>) -> Option<Found> {
        let code = self.code().filter(|code| self.may_know(code, by))?;
        let found = self.state.live(code)?;
        Some(found).filter(|found| self.knows(found, by))
    }

    /// Whether they have a key besides that is not known here: another server may have given it a moment ago.
    fn brings_a_new_key_to(&self, found: &Found) -> bool {
        let mut jars = [Jar::Host, Jar::Seat, Jar::Projector].into_iter();
        jars.any(|jar| {
            let key = self.state.cookies.read(&self.headers, jar, &self.named);
            key.is_some_and(|key| !found.opens(jar, &key))
        })
    }

    /// What was kept of the circle in which this browser had a place when it ended. A key is hashed for every code
    /// alike, and leads from no other one, so that neither the time nor the way tells anything of a code.
    pub(super) fn ended_here(&self) -> Option<String> {
        let code = self.code()?;
        let read = |jar| self.state.cookies.read(&self.headers, jar, code);
        let marks = [
            read(Jar::Seat).map(|key| Keys::seat_mark(&key)),
            read(Jar::Host).map(|key| Keys::host_mark(&key)),
            read(Jar::Projector).map(|key| Keys::projector_mark(&key)),
        ];
        let marks: Vec<_> = marks.into_iter().flatten().collect();
        self.state.rooms.ended(code, &marks)
    }

    /// The circle or gathering, if they have a key to it or its link.
    async fn known(&self, by: Option<&str>) -> Option<Found> {
        self.code().filter(|code| self.may_know(code, by))?;
        let found = self.look_up().await.ok()??;
        Some(found).filter(|found| self.knows(found, by))
    }

    async fn look_up(&self) -> Result<Option<Found>, FindError> {
        match self.code() {
            Some(code) => self.state.find(code).await,
            None => Ok(None),
        }
    }

    /// At what was found, with what they came by, or with the `pass` that they have now; or the address of its own door.
    fn at<R: Inside>(
        self,
        found: Found,
        by: Option<&str>,
        pass: Option<String>,
    ) -> Result<Knock<R>, String> {
        let by_link = by.is_some_and(|by| found.is_way_in(by));
        let good = by.filter(|_| by_link || self.has_pass(by));
        let by = good.map(str::to_owned).or(pass);
        let code = self.named;
        match R::of(found) {
            Ok(room) => Ok(Knock {
                by,
                state: self.state,
                headers: self.headers,
                from: self.from,
                code,
                room,
                by_link,
            }),
            Err(elsewhere) => Err(door(elsewhere, &code, by.as_deref(), None)),
        }
    }

    /// Whether they bring anything beside the code.
    fn may_know(&self, code: &str, by: Option<&str>) -> bool {
        let mut jars = [Jar::Host, Jar::Seat, Jar::Projector].into_iter();
        let cookies = self.state.cookies;
        by.is_some() || jars.any(|jar| cookies.read(&self.headers, jar, code).is_some())
    }

    fn knows(&self, found: &Found, by: Option<&str>) -> bool {
        by.is_some_and(|by| found.is_way_in(by))
            || self.has_pass(by)
            || found.is_open_to(self.state.cookies, &self.headers, &self.named)
    }
}

/// The screen of this word in an address.
fn screen_of(word: &str) -> Option<Screen> {
    Screen::ALL.into_iter().find(|screen| screen.word() == word)
}

/// It is there but cannot be read now.
pub(super) async fn unreadable(error: &FindError) -> Response {
    tracing::error!(%error, "a circle or a gathering could not be taken up");
    if error.is_newer() {
        return notices::newer().await;
    }
    notices::error(StatusCode::SERVICE_UNAVAILABLE).await
}

pub(super) fn go_to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// Where a request comes from: the address of whoever asks, not of a proxy that passes it on.
pub(super) struct Peer(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Peer, Response> {
        let client = parts.extensions.get::<Client>();
        // The edge puts it there.
        client
            .map(|client| Peer(client.from))
            .ok_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }
}
