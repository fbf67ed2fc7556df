//! Signing out other devices: every key of a seat, or the host's, is taken back, and this browser is given a new one.

use axum::response::Response;

use super::asker::Asker;
use super::cookies::Jar;
use super::form::Form;
use super::knock::Visitor;
use super::page_token::Sent;

/// Signs out every other browser with the key of the seat whose screen this is, and goes back to it.
pub(super) async fn sign_out(
    visitor: Visitor,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let screen = visitor.screen;
    let asker: Asker = visitor.unhurried(screen, &sent.page).await?;
    let room = &asker.knock.room;
    let jar = if room.snapshot().keys.is_hosts(asker.bearer.key) {
        Jar::Host
    } else {
        Jar::Seat
    };
    let key = room.renew_key(asker.bearer).await;
    let key = key.map_err(|why| asker.refused(&why))?;
    Ok(asker.knock.go_with(&asker.page, jar, &key))
}
