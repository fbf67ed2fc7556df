//! The six words: shown to the host of a new circle until they are written down, and coming back with them.

use app::pages::host_return::{HostReturn, HostReturnPage, HostReturnProps};
use app::pages::phrase::{Phrase, PhrasePage, PhraseProps};
use app::protocol::AskError;
use app::room::Screen;
use app::say::say;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::time::Instant;

use super::address::Query;
use super::cookies::Jar;
use super::door::AnswerCode;
use super::form::Form;
use super::inside::{Found, Inside};
use super::knock::{Knock, Peer, Visitor, go_to, unreadable};
use super::page_token::{PageFor, old_page};
use super::render::Document;
use super::state::AppState;
use crate::chance;
use crate::gatherings::HallHandle;
use crate::keys::TypedPhrase;
use crate::rooms::tidy_name;

impl<R: Inside> Knock<R> {
    /// The same, if this browser has the key of the one who opened it.
    async fn opened_here(self) -> Result<Knock<R>, Response> {
        let opens = self.cookie(Jar::Host).is_some() && self.seat_at(Screen::Desk).is_some();
        if opens {
            Ok(self)
        } else {
            Err(go_to(&format!("/host/return?code={}", self.code)))
        }
    }
}

/// Shows the six words, as often as the page is loaded, until they are written down or some minutes have passed.
pub(super) async fn phrase<R: Inside>(
    knock: Knock<R>,
    Query(answer): Query<AnswerCode>,
) -> Result<Response, Response> {
    let knock = knock.opened_here().await?;
    let (state, code) = (&knock.state, &knock.code);
    let words = state.six_words(code).await;
    let Some(words) = words else {
        return Ok(go_to(&knock.address(Screen::Desk)));
    };
    let page = PhrasePage {
        code_shown: chance::show_code(code),
        door: knock.plain_door(),
        hall: R::AT == HallHandle::AT,
        words: words.split(' ').map(str::to_owned).collect(),
        page: knock.mark(Screen::Desk),
        error: answer.said.is_some().then(old_page),
    };
    let document = Document::plain(say().title_words());
    let page = move || Phrase(PhraseProps::builder().page(page.clone()).build());
    Ok(document.show(page).await)
}

/// What the keeper sends who has written the six words down.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDown {
    /// What they want to be called; may be empty.
    #[serde(default)]
    called: String,
    #[serde(default)]
    page: String,
}

/// The keeper has written the six words down: they are forgotten here, and the desk opens. A name goes onto the laptop
/// itself; the desk brings it along.
pub(super) async fn written_down<R: Inside>(
    visitor: Visitor,
    Form(sent): Form<WrittenDown>,
) -> Result<Response, Response> {
    let knock = visitor.knock_at::<R>(None).await?.opened_here().await?;
    if knock.made_here(Screen::Desk, &sent.page).is_none() {
        let page = format!("{}/phrase", knock.plain_door());
        let said = AskError::OldPage.code();
        return Err(go_to(&format!("{page}?said={said}")));
    }
    knock.state.wrote_down(&knock.code);
    let name = tidy_name(&sent.called);
    Ok(knock.go_with(&knock.address(Screen::Desk), Jar::Name, &name))
}

/// Of which circle, where the address said it, and why one stands here.
#[derive(serde::Deserialize)]
pub(super) struct Returning {
    code: Option<String>,
    said: Option<String>,
}

/// The form to come back with, and why one stands before it.
pub(super) async fn return_form(
    State(state): State<AppState>,
    Query(returning): Query<Returning>,
) -> Response {
    let code = returning.code.as_deref().and_then(chance::read_code);
    let page = HostReturnPage {
        code: code
            .map(|code| chance::show_code(&code))
            .unwrap_or_default(),
        put_out: returning.said.as_deref() == Some("elsewhere"),
        ..HostReturnPage::default()
    };
    return_page(&state, page, StatusCode::OK).await
}

async fn return_page(state: &AppState, page: HostReturnPage, status: StatusCode) -> Response {
    let mark = state.pages.mark(PageFor::Return);
    let page = HostReturnPage { page: mark, ..page };
    Document::plain(say().title_return())
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
    State(state): State<AppState>,
    Peer(from): Peer,
    Form(words): Form<Words>,
) -> Result<Response, Response> {
    let refuse = async |status, sentence: String| {
        // The words stand in the field again, to be mended; nobody else sees this page.
        let page = HostReturnPage {
            code: words.code.chars().take(20).collect(),
            phrase: words.phrase.chars().take(120).collect(),
            error: Some(sentence),
            ..HostReturnPage::default()
        };
        Err(return_page(&state, page, status).await)
    };
    if state.pages.read(PageFor::Return, &words.page).is_none() {
        return refuse(StatusCode::CONFLICT, old_page()).await;
    }
    let arrived = Instant::now();
    // As long as it takes, whether or not there is a circle; what is too long is nobody's words.
    let fits = words.phrase.len() <= LONGEST_PHRASE;
    let said = fits.then(|| TypedPhrase::of(&words.phrase));
    let code = chance::read_code(&words.code);
    let named = code.as_deref().unwrap_or(&words.code);
    let open = state.rooms.open_circles();
    let turn = state.limits.ask_phrase(from, named, &words.phrase, open);
    let look_up = async {
        match &code {
            Some(code) => state.find(code).await,
            None => Ok(None),
        }
    };
    // It is looked up while they wait, so that the time tells nothing of the code.
    let (waited, found) = tokio::join!(turn.wait(arrived), look_up);
    let found = match found {
        Ok(found) => found,
        Err(error) => return Err(unreadable(&error).await),
    };
    let is_theirs = |found: &Found| said.as_ref().is_some_and(|said| found.is_phrase(said));
    let Some((code, found)) = code
        .as_deref()
        .zip(found)
        .filter(|(_, found)| is_theirs(found))
    else {
        let vain = state.limits.wrong_phrase(from, named, &words.phrase);
        state.tell_in_vain(vain);
        if waited.is_err() {
            let sentence = say().words_often();
            return refuse(StatusCode::TOO_MANY_REQUESTS, sentence).await;
        }
        let sentence = say().words_wrong();
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, sentence).await;
    };
    state.limits.right_phrase(from, code, &words.phrase, open);
    // Nobody can keep a keeper out: the right words open also where no more can wait.
    let Some(key) = found.new_host_key().await else {
        let sentence = say().not_written();
        return refuse(StatusCode::SERVICE_UNAVAILABLE, sentence).await;
    };
    let mut answer = go_to(&found.address(code, Screen::Desk));
    let headers = answer.headers_mut();
    state.cookies.set(headers, Jar::Host, code, &key);
    Ok(answer)
}
