//! Signing out other devices: every key of a seat, or the host's, is taken back, and this browser is given a new one.

use app::protocol::Trouble;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::House;
use super::address::Path;
use super::cookies::Jar;
use super::form::Form;
use super::knock::{From, go_to, screen_of};
use super::page_token::Sent;

/// Signs out every other browser with the key of the seat whose screen this is, and goes back to it.
pub(super) async fn sign_out(
    State(house): State<House>,
    Path((typed, word)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let knock = match house.knock(&typed, from.ip(), &headers).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let (news, code) = (knock.room.news(), &knock.code);
    let asker = screen_of(&word).and_then(|screen| {
        let bearer = house.bearer(&headers, code, &news, screen)?;
        Some((screen, bearer.who.seat()?, bearer))
    });
    let Some((screen, seat, bearer)) = asker else {
        return go_to(&format!("/c/{code}"));
    };
    if let Err(old) = house.made_here(&headers, &knock, screen, &sent.page) {
        return old.into_response();
    }
    let page = format!("/c/{code}/{word}");
    if !knock.room.budgets.may_ask(Some(seat)) {
        return go_to(&format!("{page}?said={}", Trouble::TooFast.code()));
    }
    let jar = if news.keys.is_hosts(bearer.key) {
        Jar::Host
    } else {
        Jar::Seat
    };
    match knock.room.renew_key(bearer).await {
        Ok(key) => {
            let mut answer = go_to(&page);
            house.cookies.set(answer.headers_mut(), jar, code, &key);
            answer
        }
        Err(why) => go_to(&format!("{page}?said={}", why.code())),
    }
}
