//! What a person does under the roof by plain forms.

use app::hall::{HallAsk, HallWhat};
use axum::response::Response;
use circle::CommandId;
use gathering::{HallAction, PersonId};
use serde::Deserialize;

use crate::gatherings::HallHandle;
use crate::strict;
use crate::web::asker::Asker;
use crate::web::form::{Form, FormError};
use crate::web::knock::{Visitor, go_to};

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
    /// The person it is asked for, when it is not the asker.
    #[serde(rename = "for")]
    for_person: Option<u32>,
}

impl Asked {
    /// What is asked, with its words, and the id that a second press of the same button on the same page has too.
    fn ask(self, page: CommandId) -> Option<HallAsk> {
        let what: HallWhat = strict::read(&self.what)?;
        let words = self.text.as_deref().unwrap_or_default();
        let whom = self.for_person.map(|person| person.to_string());
        let parts = [&page.hex(), &self.what, words, &whom.unwrap_or_default()];
        Some(HallAsk {
            id: crate::web::ask::id_of(parts),
            for_person: self.for_person.map(PersonId),
            what,
            text: self.text,
        })
    }
}

/// Asks, and goes back to the page.
pub(super) async fn ask(visitor: Visitor, Form(asked): Form<Asked>) -> Result<Response, Response> {
    let screen = visitor.screen;
    let asker: Asker<HallHandle> = visitor.asker(screen, &asked.page).await?;
    let Some(ask) = asked.ask(asker.made) else {
        return Err(FormError::NotOurs.page().await);
    };
    let hall = &asker.knock.room;
    let leaves = ask.what == HallWhat::Act(HallAction::Leave) && ask.for_person.is_none();
    let done = hall.ask(Some(asker.seat), ask).await;
    done.map_err(|why| asker.back(why.code()))?;
    if leaves {
        let mut answer = go_to("/left");
        let cookies = asker.knock.state.cookies;
        cookies.clear_all(answer.headers_mut(), &asker.knock.code);
        return Ok(answer);
    }
    Ok(go_to(&asker.page))
}
