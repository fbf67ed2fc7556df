//! The one-time link that the keeper sends to someone who will hold the circle with them.

use app::keeper::Invite;
use app::pages::co_keeper::{CoKeeper, CoKeeperPage, CoKeeperProps};
use app::room::Screen;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::address::Path;
use super::form::Form;
use super::knock::{From, Knock};
use super::page_token::Sent;
use super::render::Document;
use super::state::House;
use crate::{chance, qr};

impl House {
    /// The way in to a circle: its link, which needs no guessing, and the link's drawing.
    pub(super) fn way_in(&self, knock: &Knock) -> Invite {
        self.drawn(knock, "", "")
    }

    /// The way in for one co-keeper. Their key stands behind a `#`: browsers do not send it to anyone.
    fn way_in_with(&self, knock: &Knock, key: &str) -> Invite {
        self.drawn(knock, "/with", &format!("#{key}"))
    }

    fn drawn(&self, knock: &Knock, path: &str, end: &str) -> Invite {
        let (code, news) = (&knock.code, knock.room.news());
        let by = news.keys.way_in();
        let link = format!("{}/c/{code}{path}?by={by}{end}", self.address);
        let (qr, qr_side) = qr::path(&link);
        Invite {
            code_shown: chance::show_code(code),
            link,
            qr,
            qr_side,
        }
    }
}

/// Makes a link and shows it: now and not again.
pub(super) async fn invite(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let word = Screen::Keeper.word();
    let asker = match house.asker(&typed, word, from, &headers, &sent.page).await {
        Ok(asker) if asker.hurries() => return asker.too_fast(),
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let key = match asker.knock.room.invite(asker.seat).await {
        Ok(key) => key,
        Err(why) => return asker.told(&why),
    };
    let page = CoKeeperPage {
        invite: house.way_in_with(&asker.knock, &key),
        desk: asker.page,
    };
    Document::plain("A link for a co-keeper")
        .show(move || CoKeeper(CoKeeperProps::builder().page(page.clone()).build()))
        .await
}
