//! The kind sentences for what leads nowhere: one sentence and a way on.

use app::pages::notice::{Notice, NoticePage, NoticePageProps};
use app::say::say;
use axum::http::StatusCode;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::response::Response;

use super::render::{Document, REFRESH_HEADER};

/// After how many seconds one who found the door busy tries again.
const TRY_AGAIN: u64 = 5;
/// After how many seconds one who waits at a closed door looks again.
const LOOKS_AGAIN: u64 = 15;

/// No circle, an ended one and a mistyped code are told alike; in softer words to a browser that `had` a cookie of this
/// code's name, whatever the cookie says.
pub(super) async fn no_circle(had: bool) -> Response {
    let (sentence, words) = if had {
        (say().no_circle_had(), say().to_the_first_page())
    } else {
        (say().no_circle(), say().no_circle_again())
    };
    let heading = say().no_circle_h();
    notice(StatusCode::NOT_FOUND, heading, sentence, "/", words).await
}

/// Too many wait at the door: the page tries again by itself, with this code.
pub(super) async fn busy_door(code: Option<&str>) -> Response {
    let sentence = say().busy_door();
    let door = code.map(|code| format!("/c/{code}"));
    let (href, words) = match &door {
        Some(door) => (door.as_str(), say().busy_door_now()),
        None => ("/", say().to_the_first_page()),
    };
    let heading = say().busy_door_h();
    let mut answer = notice(
        StatusCode::TOO_MANY_REQUESTS,
        heading,
        sentence,
        href,
        words,
    )
    .await;
    let headers = answer.headers_mut();
    headers.insert(RETRY_AFTER, HeaderValue::from(TRY_AGAIN));
    let again = door.map(|door| format!("{TRY_AGAIN}; url={door}"));
    if let Some(Ok(again)) = again.map(HeaderValue::try_from) {
        headers.insert(REFRESH_HEADER, again);
    }
    answer
}

/// The door of this address stays shut for now: the page looks again by itself, also without script.
pub(super) async fn door_stays_shut(heading: String, sentence: String, door: &str) -> Response {
    let words = say().door_look_again();
    let mut answer = notice(StatusCode::FORBIDDEN, heading, sentence, door, words).await;
    let again = HeaderValue::try_from(format!("{LOOKS_AGAIN}; url={door}"));
    if let Ok(again) = again {
        answer.headers_mut().insert(REFRESH_HEADER, again);
    }
    answer
}

pub(super) async fn too_much_at_once() -> Response {
    let sentence = say().much_at_once();
    let mut answer = notice(
        StatusCode::TOO_MANY_REQUESTS,
        say().notice_wait(),
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await;
    answer
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(5));
    answer
}

pub(super) async fn error(status: StatusCode) -> Response {
    let sentence = say().not_reached();
    notice(
        status,
        say().notice_one_moment(),
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await
}

/// The circle is there, for another program than this one.
pub(super) async fn newer() -> Response {
    let sentence = say().newer_hearth();
    notice(
        StatusCode::SERVICE_UNAVAILABLE,
        say().notice_one_moment(),
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await
}

pub(super) async fn not_found() -> Response {
    let sentence = say().no_page();
    notice(
        StatusCode::NOT_FOUND,
        say().no_page_h(),
        sentence,
        "/",
        say().to_the_first_page(),
    )
    .await
}

/// One sentence and a way on.
pub(super) async fn notice(
    status: StatusCode,
    heading: String,
    sentence: String,
    href: &str,
    words: String,
) -> Response {
    let title = heading.trim_end_matches('.').to_owned();
    let notice = Notice {
        heading,
        sentence,
        link_href: href.to_owned(),
        link_words: words,
    };
    Document::plain(title)
        .with_status(status)
        .show(move || NoticePage(NoticePageProps::builder().notice(notice.clone()).build()))
        .await
}
