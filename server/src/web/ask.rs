//! What a person does by plain forms: what the socket carries also works without script.

use app::protocol::{Ask, What};
use axum::response::Response;
use circle::{Action, CommandId, SeatId};
use serde::Deserialize;

use super::asker::Asker;
use super::form::{Form, FormError};
use super::knock::{Visitor, go_to};
use crate::{chance, strict};

/// What a form carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// What is asked, as JSON.
    what: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
    /// The words, where there are any.
    text: Option<String>,
    /// The seat it is asked for, when it is not the asker's own.
    #[serde(rename = "for")]
    for_seat: Option<u32>,
}

impl Asked {
    /// What is asked, with its words, and the id that a second press of the same button on the same page has too.
    fn ask(self, page: CommandId) -> Option<Ask> {
        let what: What = strict::read(&self.what)?;
        let id = match what {
            What::Act(_) | What::Say(_) => self.id(page),
            // Who presses it once more on an old page needs someone anew.
            What::Help(_) => chance::command_id(),
        };
        Some(Ask {
            id,
            for_seat: self.for_seat.map(SeatId),
            what,
            text: self.text,
        })
    }

    fn id(&self, page: CommandId) -> CommandId {
        let words = self.text.as_deref().unwrap_or_default();
        let seat = self.for_seat.map(|seat| seat.to_string());
        id_of([&page.hex(), &self.what, words, &seat.unwrap_or_default()])
    }
}

/// The id of a request by what it says, and first of all by its page, whose own id is random.
pub(super) fn id_of(parts: [&str; 4]) -> CommandId {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(part.as_bytes()).update(&[0]);
    }
    let mut id = [0; 16];
    hash.finalize_xof().fill(&mut id);
    CommandId(u128::from_be_bytes(id))
}

/// Asks, and goes back to the page.
pub(super) async fn ask(visitor: Visitor, Form(asked): Form<Asked>) -> Result<Response, Response> {
    let mark = &asked.page;
    let screen = visitor.screen;
    let asker: Asker = visitor.asker(screen, mark).await?;
    let Some(ask) = asked.ask(asker.made) else {
        return Err(FormError::NotOurs.page().await);
    };
    let room = &asker.knock.room;
    let leaves = ask.what == What::Act(Action::Leave);
    let knocked = room.snapshot().circle.is_waiting(asker.seat);
    let done = room.ask(Some(asker.seat), ask).await;
    done.map_err(|why| asker.refused(&why))?;
    if leaves {
        let mut answer = if knocked {
            go_to(&format!("/left?door={}", asker.knock.code))
        } else {
            go_to("/left")
        };
        let headers = answer.headers_mut();
        let cookies = asker.knock.state.cookies;
        cookies.clear_all(headers, &asker.knock.code);
        return Ok(answer);
    }
    Ok(match &room.snapshot().ended {
        Some(record) => go_to(&format!("/kept/{}", record.id)),
        None => go_to(&asker.page),
    })
}
