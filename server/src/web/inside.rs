//! What a code leads to: a circle or a gathering. Both have one door, one way to it and one kind of key.

use app::room::Screen;
use axum::http::HeaderMap;
use circle::{OPENER, SeatId};
use gathering::PersonId;
use thiserror::Error;

use super::cookies::{Cookies, Jar};
use super::state::AppState;
use crate::gatherings::{GatheringsError, HallEntrance, HallHandle};
use crate::keys::{Bearer, Keys, TypedPhrase, Who};
use crate::rooms::{Entrance, RoomHandle, RoomsError};
use crate::saved::ReadError;

/// What was found behind a code.
pub(super) enum Found {
    Circle(RoomHandle),
    Gathering(HallHandle),
}

/// It is there, and cannot be read now.
#[derive(Debug, Error)]
pub(super) enum FindError {
    #[error(transparent)]
    Rooms(#[from] RoomsError),
    #[error(transparent)]
    Gatherings(#[from] GatheringsError),
}

impl FindError {
    /// Whether another, newer program wrote it.
    pub(super) fn is_newer(&self) -> bool {
        matches!(
            self,
            FindError::Rooms(RoomsError::ReadError(ReadError::Newer(_)))
                | FindError::Gatherings(GatheringsError::Read(ReadError::Newer(_)))
        )
    }
}

/// A key of a browser to a screen: whose it is, and the key itself.
pub(super) type Opens<P> = Option<(Bearer<P>, String)>;

/// A circle, or a gathering.
pub(super) trait Inside: Sized + Clone + Send + Sync {
    /// The first part of its addresses.
    const AT: &'static str;
    /// Whom its keys belong to.
    type Of: Copy + PartialEq + Send;

    /// It, if that is what was found; else the first part of the addresses of what was.
    fn of(found: Found) -> Result<Self, &'static str>;

    /// Whether this is what its link carries beside the code.
    fn is_way_in(&self, by: &str) -> bool;

    /// The key by which a browser sees this screen.
    fn opens(
        &self,
        cookies: Cookies,
        headers: &HeaderMap,
        code: &str,
        at: Screen,
    ) -> Opens<Self::Of>;

    /// Whether someone may still see the screen that their key opens.
    fn has_screen(&self, who: Who<Self::Of>) -> bool;

    /// A key of this one's has come.
    fn key_came(&self, who: Who<Self::Of>);

    /// Counts a request. Whether it may be carried out.
    fn may_ask(&self, of: Option<Self::Of>) -> bool;
}

impl Inside for RoomHandle {
    const AT: &'static str = "/c/";
    type Of = SeatId;

    fn of(found: Found) -> Result<RoomHandle, &'static str> {
        match found {
            Found::Circle(room) => Ok(room),
            Found::Gathering(_) => Err(HallHandle::AT),
        }
    }

    fn is_way_in(&self, by: &str) -> bool {
        self.snapshot().keys.is_way_in(by)
    }

    fn opens(
        &self,
        cookies: Cookies,
        headers: &HeaderMap,
        code: &str,
        at: Screen,
    ) -> Opens<SeatId> {
        opens(cookies, headers, code, &self.snapshot().keys, OPENER, at)
    }

    fn has_screen(&self, who: Who) -> bool {
        match who {
            Who::Desk(seat) => self.snapshot().circle.has_desk(seat),
            Who::Seat(_) | Who::Projector => true,
        }
    }

    fn key_came(&self, who: Who) {
        RoomHandle::key_came(self, who);
    }

    fn may_ask(&self, of: Option<SeatId>) -> bool {
        self.budgets.may_ask(of)
    }
}

impl Inside for HallHandle {
    const AT: &'static str = "/g/";
    type Of = PersonId;

    fn of(found: Found) -> Result<HallHandle, &'static str> {
        match found {
            Found::Gathering(hall) => Ok(hall),
            Found::Circle(_) => Err(RoomHandle::AT),
        }
    }

    fn is_way_in(&self, by: &str) -> bool {
        self.snapshot().keys.is_way_in(by)
    }

    fn opens(
        &self,
        cookies: Cookies,
        headers: &HeaderMap,
        code: &str,
        at: Screen,
    ) -> Opens<PersonId> {
        let keys = &self.snapshot().keys;
        opens(cookies, headers, code, keys, gathering::OPENER, at)
    }

    fn has_screen(&self, who: Who<PersonId>) -> bool {
        let snapshot = self.snapshot();
        match who {
            // Everyone is led to what is kept of it.
            _ if snapshot.gathering.has_ended() => true,
            Who::Desk(person) => {
                let person = snapshot.gathering.person(person);
                person.is_some_and(|person| person.role.hosts())
            }
            Who::Seat(person) => snapshot.gathering.person(person).is_some(),
            Who::Projector => true,
        }
    }

    fn key_came(&self, who: Who<PersonId>) {
        HallHandle::key_came(self, who);
    }

    fn may_ask(&self, of: Option<PersonId>) -> bool {
        self.budgets.may_ask(of)
    }
}

/// The key by which a browser sees this screen, and whose it is: a seat's by its cookie, a desk by that of the one who
/// opened it or of a seat, a wall by its own. The first browser of a host has no other key than the opener's.
fn opens<P: Copy + PartialEq>(
    cookies: Cookies,
    headers: &HeaderMap,
    code: &str,
    keys: &Keys<P>,
    opener: P,
    at: Screen,
) -> Opens<P> {
    let read = |jar| cookies.read(headers, jar, code);
    let seat = || {
        let key = read(Jar::Seat)?;
        let (seat, mark) = keys.seat_key(&key)?;
        Some((seat, mark, key))
    };
    let host = || {
        let key = read(Jar::Host)?;
        Some((opener, keys.desk_key(&key)?, key))
    };
    let (who, key, said) = match at {
        Screen::Desk => {
            let (seat, mark, key) = host().or_else(seat)?;
            (Who::Desk(seat), mark, key)
        }
        Screen::Seat => {
            let (seat, mark, key) = seat()?;
            (Who::Seat(seat), mark, key)
        }
        Screen::Projector => {
            let key = read(Jar::Projector)?;
            (Who::Projector, keys.projector_key(&key)?, key)
        }
    };
    Some((Bearer { who, key }, said))
}

fn jar_opens<P: Copy + PartialEq>(keys: &Keys<P>, jar: Jar, key: &str) -> bool {
    match jar {
        Jar::Host => keys.opens_desk(key),
        Jar::Seat => keys.seat_of(key).is_some(),
        Jar::Projector => keys.opens_projector(key),
        Jar::Name => false, // It goes with the key that it came with.
    }
}

impl AppState {
    /// What this code leads to, taken up from the store if this server does not have it yet.
    pub(super) async fn find(&self, code: &str) -> Result<Option<Found>, FindError> {
        let found = self.find_as_known(code).await?;
        if let Some(found) = &found {
            self.catch_up(found).await;
        }
        Ok(found.filter(Found::goes_on))
    }

    /// Reads what another server has written: who asks may have done something there a moment ago.
    pub(super) async fn catch_up(&self, found: &Found) {
        if self.cluster.is_none() {
            return;
        }
        let (id, known) = match found {
            Found::Circle(room) => (room.id.clone(), room.written()),
            Found::Gathering(hall) => (hall.id.clone(), hall.snapshot().version),
        };
        let Ok(versions) = self.store.versions(&[id]).await else {
            return; // they are told what was known last
        };
        if versions.first().is_none_or(|(_, version)| *version > known) {
            match found {
                Found::Circle(room) => room.catch_up().await,
                Found::Gathering(hall) => hall.catch_up().await,
            }
        }
    }

    async fn find_as_known(&self, code: &str) -> Result<Option<Found>, FindError> {
        if let Some(found) = self.live(code) {
            return Ok(Some(found));
        }
        if let Some(room) = self.rooms.find(code).await? {
            return Ok(Some(Found::Circle(room)).filter(Found::goes_on));
        }
        let hall = self.gatherings.find(code).await?;
        Ok(hall.map(Found::Gathering).filter(Found::goes_on))
    }

    /// The same, if this server has it already.
    pub(super) fn live(&self, code: &str) -> Option<Found> {
        let hall = || self.gatherings.live(code).map(Found::Gathering);
        let room = self.rooms.live(code).map(Found::Circle);
        room.or_else(hall)
    }
}

impl Found {
    /// Whether it is not over.
    fn goes_on(&self) -> bool {
        match self {
            Found::Circle(room) => !room.is_over(),
            Found::Gathering(hall) => !hall.is_over(),
        }
    }

    /// Whether these are its six words.
    pub(super) fn is_phrase(&self, said: &TypedPhrase) -> bool {
        self.goes_on()
            && match self {
                Found::Circle(room) => room.snapshot().keys.is_phrase(said),
                Found::Gathering(hall) => hall.snapshot().keys.is_phrase(said),
            }
    }

    /// A key for its host, in another browser; none where it could not be saved.
    pub(super) async fn new_host_key(&self) -> Option<String> {
        match self {
            Found::Circle(room) => room.enter(Entrance::Host).await.ok(),
            Found::Gathering(hall) => hall.enter(HallEntrance::Host).await.ok(),
        }
    }

    /// The address of one of its screens.
    pub(super) fn address(&self, code: &str, screen: Screen) -> String {
        let at = match self {
            Found::Circle(_) => RoomHandle::AT,
            Found::Gathering(_) => HallHandle::AT,
        };
        format!("{at}{code}/{}", screen.word())
    }

    /// Whether what a browser keeps in this jar opens anything of it.
    pub(super) fn opens(&self, jar: Jar, key: &str) -> bool {
        match self {
            Found::Circle(room) => jar_opens(&room.snapshot().keys, jar, key),
            Found::Gathering(hall) => jar_opens(&hall.snapshot().keys, jar, key),
        }
    }

    /// Whether this was the key of someone who was asked to leave.
    pub(super) fn was_taken_back(&self, key: &str) -> bool {
        match self {
            Found::Circle(room) => room.snapshot().keys.were_taken_back(key),
            Found::Gathering(hall) => hall.snapshot().keys.were_taken_back(key),
        }
    }

    /// Whether this is what its link carries beside the code.
    pub(super) fn is_way_in(&self, by: &str) -> bool {
        match self {
            Found::Circle(room) => room.is_way_in(by),
            Found::Gathering(hall) => hall.is_way_in(by),
        }
    }

    /// Whether a browser has a key to any of its screens.
    pub(super) fn is_open_to(&self, cookies: Cookies, headers: &HeaderMap, code: &str) -> bool {
        let mut screens = Screen::ALL.into_iter();
        screens.any(|screen| match self {
            Found::Circle(room) => opened(room, cookies, headers, code, screen).is_some(),
            Found::Gathering(hall) => opened(hall, cookies, headers, code, screen).is_some(),
        })
    }
}

/// Whose screen this is in a browser, where its key opens it.
pub(super) fn opened<R: Inside>(
    inside: &R,
    cookies: Cookies,
    headers: &HeaderMap,
    code: &str,
    screen: Screen,
) -> Option<Bearer<R::Of>> {
    let (bearer, _) = inside.opens(cookies, headers, code, screen)?;
    inside.has_screen(bearer.who).then_some(bearer)
}
