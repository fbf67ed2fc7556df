//! Whose live page is asked for, by the key in this browser; others are shown where they can come in.

use app::protocol::AskError;
use app::room::Screen;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use circle::SeatId;

use super::cookies::Jar;
use super::knock::{Knock, go_to};
use super::state::AppState;

pub(super) struct Phone {
    pub knock: Knock,
    pub seat: SeatId,
}

pub(super) struct Desk {
    pub knock: Knock,
    pub seat: SeatId,
}

impl FromRequestParts<AppState> for Phone {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Phone, Response> {
        let knock = Knock::from_request_parts(parts, state).await?;
        if let Some(seat) = knock.seat_at(Screen::Seat) {
            knock.hear_name(seat).await;
            return Ok(Phone { knock, seat });
        }
        let key = knock.cookie(Jar::Seat);
        // Who was turned away, asked to leave, or has an old key, is told the same.
        let door = knock.door(key.as_ref().map(|_| AskError::NoSeat.code()));
        // A key that opens nothing any more is of no use to keep, but for one who was asked to leave: by it they are
        // known when they come again.
        let known = key.is_some_and(|key| knock.room.snapshot().keys.were_taken_back(&key));
        Err(if known {
            go_to(&door)
        } else {
            knock.go_with(&door, Jar::Seat, "")
        })
    }
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Desk, Response> {
        let knock = Knock::from_request_parts(parts, state).await?;
        knock.desk().await
    }
}

impl Knock {
    /// The desk, if it is open in this browser.
    pub(super) async fn desk(self) -> Result<Desk, Response> {
        if let Some(seat) = self.seat_at(Screen::Desk) {
            self.hear_name(seat).await;
            return Ok(Desk { knock: self, seat });
        }
        Err(if self.seat_at(Screen::Seat).is_some() {
            // Whose role was taken back still has a seat.
            go_to(&self.address(Screen::Seat))
        } else if self.cookie(Jar::Host).is_none() {
            go_to(&format!("/host/return?code={}", self.code))
        } else {
            // It has been opened in another browser meanwhile.
            let back = format!("/host/return?code={}&said=elsewhere", self.code);
            self.go_with(&back, Jar::Host, "")
        })
    }
}
