//! Requests by plain forms: what the socket carries also works without script.

use app::protocol::Saying;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use circle::spoken::SpokenDeed;
use circle::{Command, CommandId, Deed, RequestDeed, SeatId};
use serde::Deserialize;

use super::House;
use super::address::Path;
use super::form::{Form, FormTrouble};
use super::knock::{From, go_to};

/// What a button's form carries.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// What is asked, as JSON.
    deed: String,
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
    /// The deed with its words, and the id that a second press of the same button on the same page has too.
    fn command(self, page: CommandId) -> Option<Command> {
        let mut deed: Deed = serde_json::from_str(&self.deed).ok()?;
        if let (Deed::Propose { text } | Deed::Amend { text, .. }, Some(words)) =
            (&mut deed, &self.text)
        {
            text.clone_from(words);
        }
        let id = id_of(page, &self.deed, self.text.as_deref());
        Some(Command {
            id,
            for_seat: self.for_seat.map(SeatId),
            deed,
        })
    }
}

/// The id that a second press of the same button on the same page has too. The page's own id is random.
fn id_of(page: CommandId, what: &str, text: Option<&str>) -> CommandId {
    let mut hash = blake3::Hasher::new();
    for part in [&page.hex(), what, text.unwrap_or_default()] {
        hash.update(part.as_bytes()).update(&[0]);
    }
    let mut id = [0; 16];
    hash.finalize_xof().fill(&mut id);
    CommandId(u128::from_be_bytes(id))
}

/// What a form carries that says something of oneself.
#[derive(Deserialize)]
pub(super) struct Said {
    /// What is said, as JSON.
    say: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
    /// The words, where there are any.
    text: Option<String>,
    /// Whose it is, when it is not the asker's own.
    #[serde(rename = "for")]
    for_seat: Option<u32>,
}

impl Said {
    fn saying(self, page: CommandId) -> Option<Saying> {
        let mut deed: SpokenDeed = serde_json::from_str(&self.say).ok()?;
        let fresh = id_of(page, &self.say, self.text.as_deref());
        if let (
            SpokenDeed::LayCard { id, text, .. } | SpokenDeed::LayWord { id, text, .. },
            Some(words),
        ) = (&mut deed, self.text)
        {
            *id = fresh;
            *text = words;
        }
        Some(Saying {
            id: fresh,
            for_seat: self.for_seat.map(SeatId),
            say: deed,
        })
    }
}

/// Says something of oneself, and goes back to the page.
pub(super) async fn say(
    State(house): State<House>,
    Path((typed, word)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    Form(said): Form<Said>,
) -> Response {
    let asker = match house.asker(&typed, &word, from, &headers, &said.page).await {
        Ok(asker) if asker.hurried => return asker.too_fast(),
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let Some(saying) = said.saying(asker.made) else {
        return FormTrouble::NotOurs.page().await;
    };
    match asker.knock.room.say(asker.seat, saying).await {
        Ok(_) => go_to(&asker.page),
        Err(why) => asker.told(&why),
    }
}

/// What a form carries about needing a person.
#[derive(Deserialize)]
pub(super) struct Needed {
    /// What is asked or answered, as JSON.
    need: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
}

/// Asks for a person or answers one who did, and goes back to the page.
pub(super) async fn need(
    State(house): State<House>,
    Path((typed, word)): Path<(String, String)>,
    from: From,
    headers: HeaderMap,
    Form(needed): Form<Needed>,
) -> Response {
    let asker = match house
        .asker(&typed, &word, from, &headers, &needed.page)
        .await
    {
        Ok(asker) if asker.hurried => return asker.too_fast(),
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let Ok(deed) = serde_json::from_str::<RequestDeed>(&needed.need) else {
        return FormTrouble::NotOurs.page().await;
    };
    match asker.knock.room.need(asker.seat, deed).await {
        Ok(_) => go_to(&asker.page),
        Err(why) => asker.told(&why),
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
    let asker = match house
        .asker(&typed, &word, from, &headers, &asked.page)
        .await
    {
        Ok(asker) => asker,
        Err(answer) => return answer,
    };
    let Some(command) = asked.command(asker.made) else {
        return FormTrouble::NotOurs.page().await;
    };
    let room = &asker.knock.room;
    if asker.hurried {
        let before = room.done_before(Some(asker.seat), command.id);
        return before.map_or_else(|| asker.too_fast(), |_| go_to(&asker.page));
    }
    let leaves = command.deed == Deed::Leave;
    match room.act(asker.seat, command).await {
        Ok(_) if leaves => {
            let mut answer = go_to("/left");
            let headers = answer.headers_mut();
            house.cookies.clear_all(headers, &asker.knock.code);
            answer
        }
        Ok(_) => match &room.news().ended {
            Some(record) => go_to(&format!("/kept/{record}")),
            None => go_to(&asker.page),
        },
        Err(why) => asker.told(&why),
    }
}
