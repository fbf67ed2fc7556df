//! What remains of a circle: the closing page, the record as a file for the host, and its deletion by them.

use app::pages::kept::{
    Afterwards, AfterwardsProps, DeleteRecord, DeleteRecordProps, Kept, KeptPage, KeptProps,
    Remains, Take, TakeProps,
};
use app::protocol::AskError;
use app::say::say;
use app::shell::Follow;
use axum::extract::State;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use circle::Record;
use gathering::HallRecord;

use super::address::{Path, Query};
use super::cookies::{Jar, pairs};
use super::door::AnswerCode;
use super::follow::{Follows, SELDOM};
use super::form::Form;
use super::knock::go_to;
use super::page_token::{PageFor, Sent, old_page};
use super::plan::as_file;
use super::render::Document;
use super::state::AppState;
use super::{leftovers, notices};
use crate::store::KeptRecord;
use crate::{keys, records};

/// The most hosts' keys that are looked at; a browser that hosts more circles than this at once has none to spare.
const KEYS: usize = 16;
/// The longest that browsers keep a cookie, in days.
const LONGEST: u32 = 400;

/// What a record is of.
enum Kind {
    Circle(Record),
    Gathering(HallRecord),
}

impl Kind {
    fn remains(&self) -> Remains {
        match self {
            Kind::Circle(record) => record.into(),
            Kind::Gathering(record) => record.into(),
        }
    }

    /// What its files are called, without an ending.
    fn word(&self) -> &'static str {
        match self {
            Kind::Circle(_) => "circle",
            Kind::Gathering(_) => "gathering",
        }
    }

    fn json(&self) -> String {
        let json = match self {
            Kind::Circle(record) => serde_json::to_string_pretty(record),
            Kind::Gathering(record) => serde_json::to_string_pretty(record),
        };
        json.unwrap_or_default() + "\n"
    }

    fn csv(&self) -> String {
        match self {
            Kind::Circle(record) => csv(record),
            Kind::Gathering(record) => hall_csv(record),
        }
    }
}

impl AppState {
    /// The record of this id, with what was written of it; else the answer instead.
    async fn kept(&self, id: &str) -> Result<(KeptRecord, Kind), Response> {
        let found = match self.store.record(id).await {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(%error, "a record could not be read");
                return Err(notices::error(StatusCode::SERVICE_UNAVAILABLE).await);
            }
        };
        let read = found.and_then(|kept| {
            let of_circle = || serde_json::from_str(&kept.body).map(Kind::Circle);
            let of_gathering = || serde_json::from_str(&kept.body).map(Kind::Gathering);
            let record = of_circle().or_else(|_| of_gathering()).ok()?;
            Some((kept, record))
        });
        match read {
            Some(read) => Ok(read),
            None => Err(notices::not_found().await),
        }
    }

    /// The key in this browser that may delete the record, and whether it is in the record’s own cookie already.
    fn deleting_key(&self, headers: &HeaderMap, kept: &KeptRecord) -> Option<(String, bool)> {
        let may = |key: &&str| keys::may_delete(key, &kept.id, &kept.deleters);
        let own = self.record_cookie(&kept.id);
        let mut cookies = pairs(headers);
        if let Some((_, key)) = cookies.find(|(name, key)| *name == own && may(key)) {
            return Some((key.to_owned(), true));
        }
        let of_host = self.cookies.all(headers);
        let mut of_host = of_host.filter(|(jar, ..)| *jar == Jar::Host).take(KEYS);
        let (.., key) = of_host.find(|(.., key)| may(key))?;
        Some((key.to_owned(), false))
    }

    /// The cookie that a host’s key lives on in once its circle is over: sent to the record’s own pages alone.
    fn record_cookie(&self, id: &str) -> String {
        let guard = if self.cookies.secure { "__Secure-" } else { "" };
        format!("{guard}hearth-record-{id}")
    }

    fn set_record_cookie(&self, answer: &mut Response, id: &str, key: &str, days: u32) {
        let (name, seconds) = (self.record_cookie(id), days * 24 * 3_600);
        let secure = if self.cookies.secure { "; Secure" } else { "" };
        let cookie = format!(
            "{name}={key}; Path=/kept/{id}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}

/// Who looks at the closing page.
#[derive(serde::Deserialize)]
pub(super) struct Looks {
    /// The projector says so; nobody stands at it.
    wall: Option<String>,
    /// It is not to be loaded again by itself.
    still: Option<String>,
}

/// The closing page, or its record as JSON or CSV.
pub(super) async fn kept(
    State(state): State<AppState>,
    Path(file): Path<String>,
    Query(looks): Query<Looks>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let (id, ending) = file
        .split_once('.')
        .map_or((file.as_str(), ""), |(id, end)| (id, end));
    let (kept, record) = state.kept(id).await?;
    Ok(match ending {
        "" => {
            let wall = looks.wall.is_some();
            let still = looks.still.is_some();
            if let Some(hall) = state.hall_calls(&headers).filter(|_| !wall) {
                return Ok(go_to(&hall)); // they sit somewhere else next
            }
            last_page(
                &state,
                &headers,
                &kept,
                record,
                Last::Sentence { wall, still },
            )
            .await
        }
        "json" => {
            let name = format!("{}.json", record.word());
            as_file("application/json", &name, record.json())
        }
        "csv" => {
            let name = format!("{}.csv", record.word());
            as_file("text/csv; charset=utf-8", &name, record.csv())
        }
        _ => notices::not_found().await,
    })
}

/// Which of the last pages is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Sentence { wall: bool, still: bool },
    Take,
}

/// What one may take along; for its host a moment of their own.
pub(super) async fn take(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let (kept, record) = state.kept(&id).await?;
    Ok(last_page(&state, &headers, &kept, record, Last::Take).await)
}

async fn last_page(
    state: &AppState,
    headers: &HeaderMap,
    kept: &KeptRecord,
    record: Kind,
    last: Last,
) -> Response {
    let days = records::days(state.here.keep_records);
    let key = state.deleting_key(headers, kept);
    let host = key.is_some();
    let page = KeptPage {
        remains: record.remains(),
        hall: state.hall_here(headers),
        days,
        host,
    };
    let document = Document::plain(match record {
        Kind::Circle(_) => say().circle_closed(),
        Kind::Gathering(_) => say().hall_has_ended(),
    });
    let mut answer = match last {
        Last::Sentence { wall, still } => {
            let follows = match page.hall {
                Some(_) if wall => Follows::Nothing,
                Some(_) if still => Follows::Circle(Follow::ByHand),
                Some(_) => Follows::Circle(Follow::Every(SELDOM)),
                None => Follows::Nothing,
            };
            let document = Document {
                follows,
                ..document
            };
            let shown = move || Kept(KeptProps::builder().page(page.clone()).wall(wall).build());
            document.with_class("night-page").show(shown).await
        }
        Last::Take if host => {
            let shown = move || Afterwards(AfterwardsProps::builder().page(page.clone()).build());
            document.show(shown).await
        }
        Last::Take => {
            let shown = move || Take(TakeProps::builder().page(page.clone()).build());
            document.show(shown).await
        }
    };
    if let Some((key, false)) = key {
        state.set_record_cookie(
            &mut answer,
            &kept.id,
            &key,
            days.saturating_add(1).min(LONGEST),
        );
    }
    leftovers::drop_copies(state.cookies, headers, answer.headers_mut());
    answer
}

pub(super) async fn ask(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(answer): Query<AnswerCode>,
    headers: HeaderMap,
) -> Result<Response, Response> {
    let (kept, record) = state.kept(&id).await?;
    let Some((key, _)) = state.deleting_key(&headers, &kept) else {
        return Err(not_yours(&id).await);
    };
    let page = state.pages.mark(PageFor::Record(&kept.id, &key));
    let error = answer.said.is_some().then(old_page);
    let remains = record.remains();
    let page = Document::plain(say().delete_h()).show(move || {
        let props = DeleteRecordProps::builder().remains(remains.clone());
        DeleteRecord(props.page(page.clone()).error(error.clone()).build())
    });
    Ok(page.await)
}

pub(super) async fn delete(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Result<Response, Response> {
    let (kept, _) = state.kept(&id).await?;
    let Some((key, _)) = state.deleting_key(&headers, &kept) else {
        return Err(not_yours(&id).await);
    };
    let page = PageFor::Record(&kept.id, &key);
    if state.pages.read(page, &sent.page).is_none() {
        let said = AskError::OldPage.code();
        return Err(go_to(&format!("/kept/{id}/delete?said={said}")));
    }
    if let Err(error) = state.store.delete_record(&id).await {
        tracing::error!(%error, "a record could not be deleted");
        return Err(notices::error(StatusCode::SERVICE_UNAVAILABLE).await);
    }
    let mut answer = go_to("/kept/deleted");
    state.set_record_cookie(&mut answer, &id, "", 0);
    Ok(answer)
}

pub(super) async fn deleted() -> Response {
    notices::notice(
        StatusCode::OK,
        say().record_deleted_h(),
        say().record_deleted(),
        "/",
        say().to_the_first_page(),
    )
    .await
}

async fn not_yours(id: &str) -> Response {
    notices::notice(
        StatusCode::FORBIDDEN,
        say().record_not_yours_h(),
        say().record_not_yours(),
        &format!("/kept/{id}"),
        say().record_back(),
    )
    .await
}

/// As below; what was not counted is empty.
fn hall_csv(record: &HallRecord) -> String {
    let HallRecord {
        id,
        day,
        minutes,
        blocks,
        sums,
    } = record;
    let sums = sums.map_or_else(
        || ",,".to_owned(),
        |sums| format!("{},{},{}", sums.people, sums.circles, sums.breaths),
    );
    format!(
        "id,day,minutes,blocks,people,circles,breaths\r\n{id},{day},{minutes},{blocks},{sums}\r\n"
    )
}

/// Every value is a number, a date or hexadecimal digits, so nothing needs quotes.
fn csv(record: &Record) -> String {
    let Record {
        id,
        day,
        people,
        minutes,
        parts,
        rounds,
        shares,
        breaths,
    } = record;
    format!(
        "id,day,people,minutes,parts,rounds,shares,breaths\r\n\
         {id},{day},{people},{minutes},{parts},{rounds},{shares},{breaths}\r\n"
    )
}
