//! The six words: shown to the host of a new circle until they are written down, and coming back with them.

use app::pages::host_return::{HostReturn, HostReturnPage, HostReturnProps};
use app::pages::phrase::{Phrase, PhrasePage, PhraseProps};
use app::room::Screen;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::time::Instant;

use super::address::{Path, Query};
use super::cookies::Jar;
use super::door::Said;
use super::form::Form;
use super::knock::{From, Knock, go_to};
use super::page_token::{PageFor, Sent, old_page};
use super::render::Document;
use super::state::House;
use crate::chance;
use crate::keys::SaidPhrase;
use crate::rooms::{Entrance, RoomHandle};

impl House {
    /// The circle of this code, for the one who opened it, by the host's key in this browser.
    async fn opened_here(
        &self,
        typed: &str,
        from: From,
        headers: &HeaderMap,
    ) -> Result<Knock, Response> {
        let knock = self.knock(typed, from.ip(), headers).await?;
        let key = self.cookies.read(headers, Jar::Host, &knock.code);
        if key.is_some_and(|key| knock.room.news().keys.opens_console(&key)) {
            Ok(knock)
        } else {
            Err(go_to("/host/return"))
        }
    }
}

/// Shows the six words, as often as the page is loaded, until they are written down or some minutes have passed.
pub(super) async fn phrase(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
) -> Response {
    let knock = match house.opened_here(&typed, from, &headers).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    let mark = house.screen_mark(&headers, &knock.code, &knock.room.news(), Screen::Keeper);
    let code = knock.code;
    let Some(words) = house.words.show(&code, house.rooms.clock().now()) else {
        return go_to(&format!("/c/{code}/keep"));
    };
    let page = PhrasePage {
        code_shown: chance::show_code(&code),
        code,
        words: words.split(' ').map(str::to_owned).collect(),
        page: mark,
    };
    Document::plain("Six words to come back with")
        .show(move || Phrase(PhraseProps::builder().page(page.clone()).build()))
        .await
}

/// The keeper has written the six words down: they are forgotten here, and the console opens.
pub(super) async fn written_down(
    State(house): State<House>,
    Path(typed): Path<String>,
    from: From,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Response {
    let knock = match house.opened_here(&typed, from, &headers).await {
        Ok(knock) => knock,
        Err(answer) => return answer,
    };
    if let Err(old) = house.made_here(&headers, &knock, Screen::Keeper, &sent.page) {
        return old.into_response();
    }
    house.words.written_down(&knock.code);
    go_to(&format!("/c/{}/keep", knock.code))
}

/// The form to come back with, and why one stands before it.
pub(super) async fn return_form(State(house): State<House>, Query(said): Query<Said>) -> Response {
    let page = HostReturnPage {
        put_out: said.said.as_deref() == Some("elsewhere"),
        ..HostReturnPage::default()
    };
    return_page(&house, page, StatusCode::OK).await
}

async fn return_page(house: &House, page: HostReturnPage, status: StatusCode) -> Response {
    let mark = house.pages.mark(PageFor::Return);
    let page = HostReturnPage { page: mark, ..page };
    Document::plain("Back to your circle")
        .with_status(status)
        .show(move || HostReturn(HostReturnProps::builder().page(page.clone()).build()))
        .await
}

/// No six words of ours are longer, in bytes, however they are written.
const LONGEST_PHRASE: usize = 240;

/// What comes with the six words.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    code: String,
    phrase: String,
    /// The mark of the page that the form was on.
    #[serde(default)]
    page: String,
}

/// Brings the host back in any browser. A wrong code and wrong words are told alike, and count alike.
pub(super) async fn come_back(
    State(house): State<House>,
    from: From,
    Form(words): Form<Words>,
) -> Response {
    let refuse = |status, sentence: &str| {
        // The words stand in the field again, to be mended; nobody else sees this page.
        let page = HostReturnPage {
            code: words.code.chars().take(20).collect(),
            phrase: words.phrase.chars().take(120).collect(),
            trouble: Some(sentence.to_owned()),
            ..HostReturnPage::default()
        };
        return_page(&house, page, status)
    };
    if house.pages.read(PageFor::Return, &words.page).is_none() {
        return refuse(StatusCode::CONFLICT, old_page()).await;
    }
    let arrived = Instant::now();
    // As long as it takes, whether or not there is a circle; what is too long is nobody's words.
    let fits = words.phrase.len() <= LONGEST_PHRASE;
    let said = fits.then(|| SaidPhrase::of(&words.phrase));
    let code = chance::read_code(&words.code);
    let named = code.as_deref().unwrap_or(&words.code);
    let open = house.rooms.open_circles();
    let turn = house
        .limits
        .ask_phrase(from.ip(), named, &words.phrase, open);
    let look_up = async {
        match &code {
            Some(code) => house.rooms.find(code).await,
            None => Ok(None),
        }
    };
    // It is looked up while they wait, so that the time tells nothing of the code.
    let (waited, found) = tokio::join!(turn.wait(arrived), look_up);
    let found = match found {
        Ok(found) => found,
        Err(trouble) => return super::knock::unreadable(&trouble).await,
    };
    let is_theirs = |room: &RoomHandle| {
        let news = room.news();
        news.ended.is_none() && said.as_ref().is_some_and(|said| news.keys.is_phrase(said))
    };
    let Some((code, room)) = code
        .as_deref()
        .zip(found)
        .filter(|(_, room)| is_theirs(room))
    else {
        house.limits.wrong_phrase(from.ip(), named, &words.phrase);
        if waited.is_err() {
            let sentence = "Words were tried very often from where you are. Wait a minute, then try again with \
                            the words before you.";
            return refuse(StatusCode::TOO_MANY_REQUESTS, sentence).await;
        }
        let sentence = "This code and these six words do not belong together. Look at each once more; the \
                        order matters. A circle that has ended cannot be opened again.";
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, sentence).await;
    };
    house
        .limits
        .right_phrase(from.ip(), code, &words.phrase, open);
    // Nobody can keep a keeper out: the right words open also where no more can wait.
    match room.enter(Entrance::Host).await {
        Ok(key) => {
            let mut answer = go_to(&format!("/c/{code}/keep"));
            house
                .cookies
                .set(answer.headers_mut(), Jar::Host, code, &key);
            answer
        }
        Err(_) => {
            let sentence = "Hearth cannot write to its database at the moment. The circle goes on; try again in a minute.";
            refuse(StatusCode::SERVICE_UNAVAILABLE, sentence).await
        }
    }
}
