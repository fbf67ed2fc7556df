//! Preparing an afternoon: its page, its file and its link, its sheets of paper, and the opening of its door. The server
//! keeps none of them before the door is open.

use std::net::IpAddr;

use app::afternoon::{AfternoonDraft, AfternoonFile, starter_afternoons};
use app::pages::afternoon::{AfternoonPage, PrepareAfternoon, PrepareAfternoonProps};
use app::pages::hall_paper::{HallPaper, HallPaperPage, HallPaperProps};
use app::plan::Refused;
use app::plan::file::PlanFile;
use app::say::say;
use app::shell::Bundle;
use app::words::capital;
use axum::body::Bytes;
use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use circle::time::MINUTE;
use gathering::Afternoon;
use gathering::afternoon::bounds::{MAX_BLOCKS, MAX_CIRCLES};

use super::address::Query;
use super::cookies::Jar;
use super::form::{Form, FormError, MOST_FIELDS, Pairs, field};
use super::host::{Begin, Preparing};
use super::knock::{Peer, go_to};
use super::page_token::{PageFor, old_page};
use super::paper::minutes_of;
use super::plan::as_file;
use super::render::Document;
use super::state::AppState;
use crate::gatherings::GatheringsError;
use crate::limits::OpeningError;

/// What the page shows beside its mark.
#[derive(Default)]
struct Shown {
    draft: AfternoonDraft,
    refused: Vec<Refused>,
    link: Option<String>,
}

impl Shown {
    fn refused(draft: AfternoonDraft, refused: Vec<Refused>) -> Shown {
        Shown {
            draft,
            refused,
            link: None,
        }
    }
}

/// The page, with an afternoon to begin with.
pub(super) async fn form(State(state): State<AppState>, Query(begin): Query<Begin>) -> Response {
    let starters = starter_afternoons();
    let wanted = begin.from.as_deref();
    let starter = starters.iter().find(|starter| Some(starter.key) == wanted);
    let draft = starter.map(|starter| AfternoonDraft::of(&starter.afternoon));
    let draft = draft.unwrap_or_default();
    let shown = Shown::refused(draft, Vec::new());
    state.preparing(shown, StatusCode::OK).await
}

impl AppState {
    /// The page of this draft, and why it was not taken.
    async fn preparing(&self, shown: Shown, status: StatusCode) -> Response {
        let page = AfternoonPage {
            draft: shown.draft,
            refused: shown.refused,
            link: shown.link,
            page: self.pages.mark(PageFor::Afternoon),
        };
        Document::plain(say().afternoon_h())
            .with_sheet(Bundle::Host)
            .with_status(status)
            .show(move || {
                let page = page.clone();
                PrepareAfternoon(PrepareAfternoonProps::builder().page(page).build())
            })
            .await
    }

    /// The draft on the form, if it can be one and was sent by a page of ours. Of a page of an earlier start the draft is
    /// looked at once more, and nothing done.
    async fn afternoon_draft(&self, pairs: &Pairs) -> Result<AfternoonDraft, Response> {
        // One more of each than there can be: what was taken out is put back, and what is too much is said.
        let count = |of: &str| pairs.iter().filter(|(name, _)| name == of).count();
        if count("block") > MAX_BLOCKS + 1 || count("spot") > MAX_CIRCLES + 1 {
            return Err(FormError::TooMuch.page().await);
        }
        let fields = pairs.iter();
        let draft =
            AfternoonDraft::read(fields.map(|(name, value)| (name.as_str(), value.as_str())));
        let mark = field(pairs, "page").unwrap_or_default();
        if self.pages.read(PageFor::Afternoon, mark).is_some() {
            return Ok(draft);
        }
        let shown = Shown::refused(draft, vec![Refused::at("", old_page())]);
        Err(self.preparing(shown, StatusCode::CONFLICT).await)
    }

    /// The page again with why it was not taken.
    async fn not_taken(&self, draft: AfternoonDraft, refused: Vec<Refused>) -> Response {
        let shown = Shown::refused(draft, refused);
        self.preparing(shown, StatusCode::UNPROCESSABLE_ENTITY)
            .await
    }

    /// The afternoon of this draft, or the page again with everything that stands in its way.
    async fn ready(&self, draft: AfternoonDraft) -> Result<(AfternoonDraft, Afternoon), Response> {
        match draft.afternoon() {
            Ok(afternoon) => Ok((draft, afternoon)),
            Err(refused) => Err(self.not_taken(draft, refused).await),
        }
    }
}

/// Opens the door of the afternoon that the form describes; or does what a button of the page asks.
pub(super) async fn open(
    State(state): State<AppState>,
    _: Preparing,
    Peer(from): Peer,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = state.apart.clone();
    apart.answer(open_by(state, from, pairs)).await
}

async fn open_by(state: AppState, from: IpAddr, pairs: Pairs) -> Result<Response, Response> {
    let mut draft = state.afternoon_draft(&pairs).await?;
    match field(&pairs, "do") {
        Some("linked") => {
            let file = field(&pairs, "link").unwrap_or_default().as_bytes();
            return Ok(open_file(&state, draft, file).await);
        }
        Some("link") => {
            let (draft, afternoon) = state.ready(draft).await?;
            let file = AfternoonFile { afternoon }.write();
            let carried = URL_SAFE_NO_PAD.encode(file);
            let shown = Shown {
                link: Some(format!(
                    "{}/host/afternoon#afternoon={carried}",
                    state.address
                )),
                ..Shown::refused(draft, Vec::new())
            };
            return Ok(state.preparing(shown, StatusCode::OK).await);
        }
        Some(button) => {
            draft.press(button);
            let shown = Shown::refused(draft, Vec::new());
            return Ok(state.preparing(shown, StatusCode::OK).await);
        }
        None => {}
    }
    let begins = match draft.begins() {
        Ok(begins) => begins.unwrap_or(0),
        Err(why) => {
            let more = draft.afternoon().err().into_iter().flatten();
            let refused = [why].into_iter().chain(more).collect();
            return Err(state.not_taken(draft, refused).await);
        }
    };
    let (draft, afternoon) = state.ready(draft).await?;
    if let Err(why) = state.limits.open_circle(from, state.rooms.open_circles()) {
        let status = match why {
            OpeningError::ManyFromHere => StatusCode::TOO_MANY_REQUESTS,
            OpeningError::Full => StatusCode::SERVICE_UNAVAILABLE,
        };
        let shown = Shown::refused(draft, vec![Refused::at("", why.to_string())]);
        return Err(state.preparing(shown, status).await);
    }
    let now = state.rooms.clock().now();
    let begins = now.after(u64::from(begins) * MINUTE);
    let opened = match state.gatherings.open(afternoon, begins).await {
        Ok(opened) => opened,
        Err(error) => {
            tracing::error!(%error, "a gathering could not be opened");
            let sentence = match error {
                GatheringsError::Store(error) => error.to_string(),
                GatheringsError::Write(_) => say().afternoon_not_opened_too_much(),
                GatheringsError::Read(_) | GatheringsError::NoCode => say().afternoon_not_opened(),
            };
            let shown = Shown::refused(draft, vec![Refused::at("", sentence)]);
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return Err(state.preparing(shown, status).await);
        }
    };
    let code = opened.code;
    state.keep_words(&code, opened.phrase);
    let mut answer = go_to(&format!("/g/{code}/phrase"));
    state
        .cookies
        .set(answer.headers_mut(), Jar::Host, &code, &opened.host_key);
    Ok(answer)
}

/// The afternoon on the form as a file.
pub(super) async fn save(
    State(state): State<AppState>,
    _: Preparing,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = state.apart.clone();
    apart.answer(save_as(state, pairs)).await
}

async fn save_as(state: AppState, pairs: Pairs) -> Result<Response, Response> {
    let draft = state.afternoon_draft(&pairs).await?;
    let (_, afternoon) = state.ready(draft).await?;
    let file = AfternoonFile { afternoon }.write();
    Ok(as_file("application/json", "hearth-afternoon.json", file))
}

/// The afternoon on the form on paper, before there is a code.
pub(super) async fn print(
    State(state): State<AppState>,
    _: Preparing,
    Form(pairs): Form<Pairs>,
) -> Response {
    let apart = state.apart.clone();
    apart.answer(print_as(state, pairs)).await
}

async fn print_as(state: AppState, pairs: Pairs) -> Result<Response, Response> {
    let draft = state.afternoon_draft(&pairs).await?;
    let circles = draft.circles();
    let (_, afternoon) = state.ready(draft).await?;
    // Only their browser knows what the clock says there.
    let begins = field(&pairs, "at").and_then(minutes_of);
    let page = HallPaperPage::of(&afternoon, begins).with_places(&afternoon, circles);
    let document = Document::plain(page.title.clone());
    let show = move || HallPaper(HallPaperProps::builder().page(page.clone()).build());
    Ok(document.show(show).await)
}

/// An afternoon from a file, or a plan from a file for the circles of one block; or what is wrong with it, and where.
/// What was typed comes with it.
pub(super) async fn read(
    State(state): State<AppState>,
    _: Preparing,
    fields: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    let Ok(fields) = fields else {
        return Err(FormError::NotAForm.page().await);
    };
    let Sent { pairs, files } = match sent(fields).await {
        Ok(sent) => sent,
        Err(error) => return Err(error.page().await),
    };
    let apart = state.apart.clone();
    Ok(apart.answer(read_by(state, pairs, files)).await)
}

async fn read_by(
    state: AppState,
    pairs: Pairs,
    files: Vec<(String, Bytes)>,
) -> Result<Response, Response> {
    let mut draft = state.afternoon_draft(&pairs).await?;
    let file_of = |wanted: &str| {
        let found = files.iter().find(|(name, _)| name == wanted);
        found.map(|(_, file)| file).filter(|file| !file.is_empty())
    };
    let button = field(&pairs, "do").unwrap_or_default();
    let Some(key) = button.strip_prefix("plan-") else {
        let Some(file) = file_of("file") else {
            let refused = vec![Refused::at("file", say().afternoon_no_file())];
            return Err(state.not_taken(draft, refused).await);
        };
        return Ok(open_file(&state, draft, file).await);
    };
    let mut blocks = draft.blocks.iter_mut();
    let Some(block) = blocks.find(|block| block.key.to_string() == key) else {
        return Err(FormError::NotOurs.page().await);
    };
    let id = block.id_of("plan");
    let why = match file_of(&block.id_of("file")).map(|file| PlanFile::read_bytes(file)) {
        Some(Ok(file)) => {
            block.keep(&file.plan);
            let shown = Shown::refused(draft, Vec::new());
            return Ok(state.preparing(shown, StatusCode::OK).await);
        }
        Some(Err(error)) => capital(&format!("{error}.")),
        None => say().afternoon_no_plan_file(),
    };
    Err(state.not_taken(draft, vec![Refused::at(id, why)]).await)
}

/// The page with the afternoon of this file; or as it was, with what is wrong with the file.
async fn open_file(state: &AppState, draft: AfternoonDraft, file: &[u8]) -> Response {
    match AfternoonFile::read_bytes(file) {
        Ok(file) => {
            let shown = Shown::refused(draft.begin_with(&file), Vec::new());
            state.preparing(shown, StatusCode::OK).await
        }
        Err(error) => {
            let refused = vec![Refused::at("", error.to_string())];
            state.not_taken(draft, refused).await
        }
    }
}

/// What a form with files holds.
#[derive(Default)]
struct Sent {
    pairs: Pairs,
    files: Vec<(String, Bytes)>,
}

/// Reads it as other forms are read: counted, and text where it is text. Its length is bounded by that of the body.
async fn sent(mut fields: Multipart) -> Result<Sent, FormError> {
    let of = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => FormError::FileTooLong,
        _ => FormError::NotOurs,
    };
    let mut sent = Sent::default();
    while let Some(field) = fields.next_field().await.map_err(of)? {
        if sent.pairs.len() + sent.files.len() >= MOST_FIELDS {
            return Err(FormError::TooMuch);
        }
        let Some(name) = field.name().map(str::to_owned) else {
            return Err(FormError::NotOurs);
        };
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(of)?;
        if is_file {
            sent.files.push((name, bytes));
        } else {
            let text = std::str::from_utf8(&bytes).map_err(|_| FormError::NotText)?;
            // A form writes each end of a line with two signs.
            sent.pairs.push((name, text.replace("\r\n", "\n")));
        }
    }
    Ok(sent)
}
