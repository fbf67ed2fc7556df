//! The one-time link that a host sends to someone who will keep a circle.

use app::keeper::Invite;
use app::pages::co_keeper::{CoKeeper, CoKeeperPage, CoKeeperProps};
use app::room::Screen;
use app::say::say;
use axum::response::Response;

use crate::gatherings::HallHandle;
use crate::web::asker::Asker;
use crate::web::form::Form;
use crate::web::invite::drawn;
use crate::web::knock::{Knock, Visitor, go_to};
use crate::web::page_token::Sent;
use crate::web::render::Document;

impl Knock<HallHandle> {
    /// The way in to a gathering: its link, which needs no guessing, and the link's drawing.
    pub(super) fn way_in(&self) -> Invite {
        drawn(self, self.room.snapshot().keys.way_in(), "", "")
    }
}

/// A link that was asked for by its address leads to the board, where the button is.
pub(super) async fn ask(knock: Knock<HallHandle>) -> Response {
    go_to(&knock.address(Screen::Desk))
}

/// Makes a link and shows it, now and not again.
pub(super) async fn invite(visitor: Visitor, Form(sent): Form<Sent>) -> Result<Response, Response> {
    let asker: Asker<HallHandle> = visitor.unhurried(Some(Screen::Desk), &sent.page).await?;
    let key = asker.knock.room.invite(asker.seat).await;
    let key = key.map_err(|why| asker.back(why.code()))?;
    let by = asker.knock.room.snapshot().keys.way_in().to_owned();
    let page = CoKeeperPage {
        invite: drawn(&asker.knock, &by, "/with", &format!("#{key}")),
        desk: asker.page,
        hall: true,
    };
    let document = Document::plain(say().keeper_link());
    let page = move || CoKeeper(CoKeeperProps::builder().page(page.clone()).build());
    Ok(document.show(page).await)
}
