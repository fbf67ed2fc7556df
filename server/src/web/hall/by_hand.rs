//! The board's pages of lists: everyone under the roof, and moving someone by hand, both without script.

use app::hall::board;
use app::pages::hall_move::{HallMove, HallMovePage, HallMoveProps};
use app::pages::hall_people::{HallPeople, HallPeoplePage, HallPeopleProps};
use app::room::Screen;
use app::say::say;
use axum::http::StatusCode;
use axum::response::Response;
use gathering::{HallAction, HallCommand, PersonId, PreviewNumber};
use serde::Deserialize;

use crate::gatherings::{HallError, HallHandle};
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::knock::{Knock, Visitor, go_to};
use crate::web::render::Document;

/// Everyone, as a list.
pub(super) async fn people(knock: Knock<HallHandle>) -> Response {
    let board_address = knock.address(Screen::Desk);
    let Some(host) = knock.seat_at(Screen::Desk) else {
        return go_to(&board_address);
    };
    let now = knock.state.rooms.clock().now();
    let snapshot = knock.room.snapshot();
    let Some(people) = snapshot.to_host(&knock.code, host, now, board::everyone) else {
        return go_to(&board_address);
    };
    let page = HallPeoplePage {
        page: knock.mark(Screen::Desk),
        code: knock.code,
        people,
    };
    Document::plain(say().board_people())
        .show(move || HallPeople(HallPeopleProps::builder().page(page.clone()).build()))
        .await
}

/// The form to move someone.
pub(super) async fn form(knock: Knock<HallHandle>) -> Response {
    let Some(host) = knock.seat_at(Screen::Desk) else {
        return go_to(&knock.address(Screen::Desk));
    };
    form_page(&knock, host, None, None).await
}

async fn form_page(
    knock: &Knock<HallHandle>,
    host: PersonId,
    chosen: Option<u32>,
    error: Option<HallError>,
) -> Response {
    let now = knock.state.rooms.clock().now();
    let snapshot = knock.room.snapshot();
    let moved = snapshot.to_host(&knock.code, host, now, board::moved);
    let Some((preview, people, circles)) = moved.flatten() else {
        return go_to(&knock.address(Screen::Desk)); // nothing is being formed
    };
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let page = HallMovePage {
        code: knock.code.clone(),
        preview: preview.0,
        people,
        circles,
        chosen,
        page: knock.mark(Screen::Desk),
        error: error.map(|error| error.sentence()),
    };
    Document::plain(say().move_h())
        .with_status(status)
        .show(move || HallMove(HallMoveProps::builder().page(page.clone()).build()))
        .await
}

/// Who is moved where.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moves {
    preview: u32,
    person: u32,
    /// A circle of the preview, from 0; nothing for those who are left over.
    #[serde(default)]
    to: String,
    #[serde(default)]
    page: String,
}

/// Moves someone, and shows the form again.
pub(super) async fn moves(
    visitor: Visitor,
    Form(moves): Form<Moves>,
) -> Result<Response, Response> {
    let asker: Asker<HallHandle> = visitor.unhurried(Some(Screen::Desk), &moves.page).await?;
    let command = HallCommand {
        id: crate::chance::command_id(),
        for_person: None,
        action: HallAction::MovePerson {
            preview: PreviewNumber(moves.preview),
            person: PersonId(moves.person),
            to: moves.to.parse().ok(),
        },
    };
    let moved = asker.knock.room.act(asker.seat, command).await;
    let chosen = Some(moves.person);
    Ok(form_page(&asker.knock, asker.seat, chosen, moved.err()).await)
}
