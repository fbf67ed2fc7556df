//! The way from the hall to one's seat in a circle: a key of that seat, in this browser.

use app::protocol::{Ask, AskError, What};
use app::room::Screen;
use axum::http::StatusCode;
use axum::response::Response;
use circle::{Action, ActionKind, OPENER, SeatId};
use gathering::PersonId;

use crate::chance;
use crate::gatherings::HallHandle;
use crate::rooms::{Entrance, RoomHandle};
use crate::web::cookies::Jar;
use crate::web::inside::{Inside, opened};
use crate::web::knock::{Knock, Visitor, go_to};
use crate::web::notices;

/// Gives this browser the key of its person's seat, and leads there. One that has a key of that seat already is led there
/// with it.
pub(super) async fn to_seat(visitor: Visitor) -> Result<Response, Response> {
    let screen = visitor.screen;
    let knock: Knock<HallHandle> = visitor.knock_at(None).await?;
    let person = screen.and_then(|screen| knock.seat_at(screen));
    let Some((screen, person)) = screen.zip(person) else {
        return Err(go_to(&knock.door(None)));
    };
    let hall = knock.address(screen);
    if !knock.room.may_ask(Some(person)) {
        let said = AskError::TooFast.code();
        return Err(go_to(&format!("{hall}?said={said}")));
    }
    let Some(Place { room, code, seat }) = place_of(&knock, person).await else {
        // It has ended meanwhile: the hall says what comes now.
        return Err(go_to(&format!("{hall}?stay")));
    };
    let (cookies, headers) = (knock.state.cookies, &knock.headers);
    let keeps = seat == OPENER || room.snapshot().circle.has_desk(seat);
    let at = if keeps { Screen::Desk } else { Screen::Seat };
    let address = format!("{}{code}/{}", RoomHandle::AT, at.word());
    let known = opened(&room, cookies, headers, &code, Screen::Seat);
    let mut answer = go_to(&address);
    if known.and_then(|bearer| bearer.who.seat()) != Some(seat) {
        let Ok(key) = room.enter(Entrance::Seat(seat)).await else {
            return Err(notices::error(StatusCode::SERVICE_UNAVAILABLE).await);
        };
        cookies.set(answer.headers_mut(), Jar::Seat, &code, &key);
    }
    comes(&room, seat).await;
    // What one is called goes along, on the phone itself.
    if let Some(name) = knock.cookie(Jar::Name).filter(|name| !name.is_empty()) {
        cookies.set(answer.headers_mut(), Jar::Name, &code, &name);
        room.call(seat, name).await;
    }
    Ok(answer)
}

/// A seat that was kept for its person has stepped out until they come, and they come now.
async fn comes(room: &RoomHandle, seat: SeatId) {
    let snapshot = room.snapshot();
    if snapshot.circle.mine(seat).may.contains(&ActionKind::StepIn) {
        let step_in = Ask {
            id: chance::command_id(),
            for_seat: None,
            what: What::Act(Action::StepIn),
            text: None,
        };
        // Where it cannot be done now, their own page has the button.
        let _ = room.ask(Some(seat), step_in).await;
    }
}

/// Where someone sits.
struct Place {
    room: RoomHandle,
    code: String,
    seat: SeatId,
}

async fn place_of(knock: &Knock<HallHandle>, person: PersonId) -> Option<Place> {
    let snapshot = knock.room.snapshot();
    let (_, seat, code) = snapshot.seat_of(person)?;
    let room = knock.state.rooms.find(code).await.ok()??;
    let code = code.to_owned();
    // Who left it has no seat there, though the hall may not know it yet.
    let is_theirs = !room.is_over() && room.snapshot().circle.seat(seat).is_some();
    is_theirs.then_some(Place { room, code, seat })
}
