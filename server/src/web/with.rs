//! The way in for a co-keeper. Their key stands behind the `#` of the link, which browsers send to nobody: the page
//! takes it from there, or asks for it, and posts it.

use app::pages::with::{With, WithPage, WithProps};
use app::protocol::Trouble;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::address::{Path, Query};
use super::door::{Came, door_page, own_screen};
use super::form::Form;
use super::knock::{From, Knock, go_to};
use super::page_token::{PageFor, old_page};
use super::render::Document;
use super::state::House;

/// The page that the link opens. It knows nothing of the key yet.
pub(super) async fn asked(
    State(house): State<House>,
    Path(typed): Path<String>,
    Query(came): Query<Came>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let by = came.by.as_deref();
    let knock = match house.knock_by(&typed, from.ip(), &headers, by).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Some(screen) = own_screen(&house, &headers, &knock) {
        return go_to(&screen);
    }
    house.link_page(knock, String::new(), None).await
}

impl House {
    async fn link_page(
        &self,
        knock: Knock,
        link: String,
        trouble: Option<&'static str>,
    ) -> Response {
        let page = WithPage {
            page: self.pages.mark(PageFor::Door(&knock.code)),
            code: knock.code,
            by: knock.by,
            link,
            trouble,
        };
        Document::plain("You are asked to hold a circle")
            .show(move || With(WithProps::builder().page(page.clone()).build()))
            .await
    }
}

/// What the page posts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    /// The link's key, or the whole link as someone pasted it.
    link: String,
    by: Option<String>,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
}

/// The door, for someone with a one-time link from the keeper. It is used up by sitting down.
pub(super) async fn opened(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(carried): Form<Carried>,
) -> Response {
    let by = carried.by.as_deref();
    let knock = match house.knock_by(&typed, from.ip(), &headers, by).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Some(screen) = own_screen(&house, &headers, &knock) {
        return go_to(&screen);
    }
    let key = key_in(&carried.link);
    let mark = PageFor::Door(&knock.code);
    if house.pages.read(mark, &carried.page).is_none() {
        let link = key.to_owned();
        return house.link_page(knock, link, Some(old_page())).await;
    }
    if knock.room.knows_invite(key.to_owned()).await {
        return door_page(&house, &headers, &knock, Some(key.to_owned()), None).await;
    }
    go_to(&knock.door(Some(Trouble::InviteUsed.code())))
}

/// The key in a link, or the key itself.
fn key_in(link: &str) -> &str {
    let link = link.trim();
    link.rsplit_once('#').map_or(link, |(_, key)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_in_the_whole_link_or_alone() {
        for said in [
            "abc",
            " abc\n",
            "#abc",
            "https://h.example/c/K7M9QX/with?by=x#abc",
        ] {
            assert_eq!(key_in(said), "abc");
        }
    }
}
