//! The way in for a co-keeper. Their key stands behind the `#` of the link, which browsers send to nobody: the page
//! takes it from there, or asks for it, and posts it.

use app::pages::with::{With, WithPage, WithProps};
use app::protocol::AskError;
use app::say::say;
use axum::response::Response;
use serde::Deserialize;

use super::door::{door_page, own_screen};
use super::form::Form;
use super::knock::{Knock, Visitor, go_to};
use super::page_token::{PageFor, old_page};
use super::render::Document;

/// The page that the link opens. It knows nothing of the key yet.
pub(super) async fn asked(knock: Knock) -> Response {
    match own_screen(&knock) {
        Some(screen) => go_to(&screen),
        None => link_page(knock, String::new(), None).await,
    }
}

async fn link_page(knock: Knock, link: String, error: Option<String>) -> Response {
    let page = WithPage {
        page: knock.state.pages.mark(PageFor::Door(&knock.code)),
        door: knock.plain_door(),
        hall: false,
        by: knock.by,
        link,
        error,
    };
    Document::plain(say().with_h())
        .show(move || With(WithProps::builder().page(page.clone()).build()))
        .await
}

/// What the page posts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Carried {
    /// The link's key, or the whole link as someone pasted it.
    pub link: String,
    pub by: Option<String>,
    /// The mark of the page that the form was on.
    #[serde(default)]
    pub page: String,
}

/// The door, for someone with a one-time link from the keeper. It is used up by sitting down.
pub(super) async fn opened(
    visitor: Visitor,
    Form(carried): Form<Carried>,
) -> Result<Response, Response> {
    let knock = visitor.knock(carried.by.as_deref()).await?;
    if let Some(screen) = own_screen(&knock) {
        return Ok(go_to(&screen));
    }
    let key = key_in(&carried.link).to_owned();
    let mark = PageFor::Door(&knock.code);
    if knock.state.pages.read(mark, &carried.page).is_none() {
        return Err(link_page(knock, key, Some(old_page())).await);
    }
    if knock.room.knows_invite(key.clone()).await {
        return Ok(door_page(&knock, Some(key), None).await);
    }
    Err(go_to(&knock.door(Some(AskError::InviteUsed.code()))))
}

/// The key in a link, or the key itself.
pub(super) fn key_in(link: &str) -> &str {
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
