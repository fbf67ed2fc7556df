//! Requests by plain forms: what the socket carries also works without script.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use circle::{Command, CommandId, Deed};
use serde::Deserialize;

use super::House;
use super::knock::{From, go_to, screen_of, seat_of};

/// What a button's form carries.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// What is asked, as JSON.
    deed: String,
    /// The page that the form was on.
    page: String,
    /// The words, where there are any.
    text: Option<String>,
}

impl Asked {
    /// The deed with its words, and the id that a second press of the same button on the same page has too.
    fn command(self) -> Option<Command> {
        let mut deed: Deed = serde_json::from_str(&self.deed).ok()?;
        if let (Deed::Propose { text } | Deed::Amend { text, .. }, Some(words)) =
            (&mut deed, &self.text)
        {
            text.clone_from(words);
        }
        CommandId::parse(&self.page)?;
        let mut hash = blake3::Hasher::new();
        for part in [
            &self.page,
            &self.deed,
            self.text.as_ref().unwrap_or(&String::new()),
        ] {
            hash.update(part.as_bytes()).update(&[0]);
        }
        let mut id = [0; 16];
        hash.finalize_xof().fill(&mut id);
        Some(Command {
            id: CommandId(u128::from_be_bytes(id)),
            deed,
        })
    }
}

/// Asks, and goes back to the page.
pub(super) async fn act(
    State(house): State<House>,
    Path((typed, word)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    Form(asked): Form<Asked>,
) -> Response {
    if !house.origins.allow(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let knock = match house.knock(&typed, from.ip()).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let page = format!("/c/{}/{word}", knock.code);
    let news = knock.room.news();
    let who = screen_of(&word).and_then(|screen| house.who(&headers, &knock.code, &news, screen));
    let Some(seat) = who.and_then(|who| seat_of(who, &news)) else {
        return go_to(&format!("/c/{}", knock.code));
    };
    let Some(command) = asked.command() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let leaves = command.deed == Deed::Leave;
    match knock.room.act(seat, command).await {
        Ok(_) if leaves => {
            let mut answer = go_to("/left");
            house.cookies.clear_all(answer.headers_mut(), &knock.code);
            answer
        }
        Ok(_) => match &knock.room.news().ended {
            Some(record) => go_to(&format!("/kept/{record}")),
            None => go_to(&page),
        },
        Err(why) => go_to(&format!("{page}?said={}", why.code())),
    }
}
