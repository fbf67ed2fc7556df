//! The one-time link that the keeper sends to someone who will hold the circle with them.

use app::keeper::Invite;
use app::pages::co_keeper::{CoKeeper, CoKeeperPage, CoKeeperProps};
use app::room::Screen;
use app::say::say;
use axum::Json;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::asker::Asker;
use super::form::Form;
use super::inside::Inside;
use super::knock::{Knock, Visitor};
use super::page_token::Sent;
use super::render::Document;
use crate::{chance, qr};

impl Knock {
    /// The way in to a circle: its link, which needs no guessing, and the link's drawing.
    pub(super) fn way_in(&self) -> Invite {
        drawn(self, self.room.snapshot().keys.way_in(), "", "")
    }

    /// The way in for one co-keeper. Their key stands behind a `#`: browsers do not send it to anyone.
    fn way_in_with(&self, key: &str) -> Invite {
        let snapshot = self.room.snapshot();
        drawn(self, snapshot.keys.way_in(), "/with", &format!("#{key}"))
    }
}

/// A way in that carries this beside the code, and its drawing.
pub(super) fn drawn<R: Inside>(knock: &Knock<R>, by: &str, path: &str, end: &str) -> Invite {
    let (address, door) = (&knock.state.address, knock.plain_door());
    let link = format!("{address}{door}{path}?by={by}{end}");
    let (qr, qr_side) = qr::path(&link);
    Invite {
        code_shown: chance::show_code(&knock.code),
        link,
        qr,
        qr_side,
    }
}

/// Makes a link and shows it, now and not again: on a page of its own, or on the desk that asks for it as JSON.
pub(super) async fn invite(
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let asker: Asker = visitor.unhurried(Some(Screen::Desk), &sent.page).await?;
    let key = asker.knock.room.invite(asker.seat).await;
    let key = key.map_err(|why| asker.refused(&why))?;
    let invite = asker.knock.way_in_with(&key);
    let wanted = headers.get(header::ACCEPT);
    if wanted.is_some_and(|wanted| wanted == "application/json") {
        return Ok(Json(invite).into_response());
    }
    let page = CoKeeperPage {
        invite,
        desk: asker.page,
        hall: false,
    };
    let document = Document::plain(say().co_keeper_link());
    let page = move || CoKeeper(CoKeeperProps::builder().page(page.clone()).build());
    Ok(document.show(page).await)
}
