//! Signing out other devices: every key of a seat, or the host's, is taken back, and this browser is given a new one.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::address::Path;
use super::cookies::Jar;
use super::form::Form;
use super::knock::{From, go_to};
use super::page_token::Sent;
use super::state::House;

/// Signs out every other browser with the key of the seat whose screen this is, and goes back to it.
pub(super) async fn sign_out(
    State(house): State<House>,
    Path((typed, word)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let asker = match house.asker(&typed, &word, from, &headers, &sent.page).await {
        Ok(asker) if asker.hurries() => return asker.too_fast(),
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let (room, code) = (&asker.knock.room, &asker.knock.code);
    let jar = if room.news().keys.is_hosts(asker.bearer.key) {
        Jar::Host
    } else {
        Jar::Seat
    };
    match room.renew_key(asker.bearer).await {
        Ok(key) => {
            let mut answer = go_to(&asker.page);
            house.cookies.set(answer.headers_mut(), jar, code, &key);
            answer
        }
        Err(why) => asker.told(&why),
    }
}
