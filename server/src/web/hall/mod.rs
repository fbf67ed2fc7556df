//! A gathering over http: its door, the phones in its hall, the host's board, the room's wall, and the way from there
//! to a seat in a circle. In the manner of a circle's own pages, and with the same door.

mod ask;
mod by_hand;
mod circle;
mod door;
mod invite;
mod live;
mod paper;
mod socket;

use axum::Router;
use axum::routing::{get, post};

use super::coming_back;
use super::state::AppState;
use crate::gatherings::HallHandle;

/// Everything that begins with `/g`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/g/{code}", get(door::door))
        .route("/g/{code}/with", get(door::asked).post(door::opened))
        .route("/g/{code}/sit", post(door::come_in))
        .route(
            "/g/{code}/phrase",
            get(coming_back::phrase::<HallHandle>).post(coming_back::written_down::<HallHandle>),
        )
        .route("/g/{code}/seat", get(live::phone))
        .route("/g/{code}/keep", get(live::board))
        .route(
            "/g/{code}/keep/invite",
            get(invite::ask).post(invite::invite),
        )
        .route("/g/{code}/keep/people", get(by_hand::people))
        .route(
            "/g/{code}/keep/move",
            get(by_hand::form).post(by_hand::moves),
        )
        .route("/g/{code}/keep/print", get(paper::paper))
        .route("/g/{code}/screen", get(live::wall).post(live::open_wall))
        .route("/g/{code}/{screen}/ask", post(ask::ask))
        .route("/g/{code}/{screen}/circle", get(circle::to_seat))
        .route("/g/{code}/{screen}/ticket", post(socket::ticket))
        .route("/g/{code}/{screen}/socket", get(socket::socket))
}
