//! The kind sentences for what leads nowhere: one sentence and a way on.

use app::pages::notice::{Notice, NoticePage, NoticePageProps};
use axum::http::StatusCode;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::response::Response;

use super::render::{Document, REFRESH_HEADER};

/// After how many seconds one who found the door busy tries again.
const TRY_AGAIN: u64 = 5;

/// No circle, an ended one and a mistyped code are told alike; in softer words to a browser that `had` a cookie of this
/// code's name, whatever the cookie says.
pub(super) async fn no_circle(had: bool) -> Response {
    let (sentence, words) = if had {
        (
            "The circle has ended, and nothing with your name was kept; or its code was mistyped. Go gently.",
            "To the first page",
        )
    } else {
        (
            "It may have ended, and then nothing with your name was kept; or a sign of the code was mistyped.",
            "Type the code again",
        )
    };
    let heading = "There is no circle here now.";
    notice(StatusCode::NOT_FOUND, heading, sentence, "/", words).await
}

/// Too many wait at the door: the page tries again by itself, with this code.
pub(super) async fn busy_door(code: Option<&str>) -> Response {
    let sentence = "Many codes are being tried from where you are. This page tries again by itself, and this can take \
                    up to a minute. The circle’s link and its QR code open at once.";
    let door = code.map(|code| format!("/c/{code}"));
    let (href, words) = match &door {
        Some(door) => (door.as_str(), "Try now"),
        None => ("/", "To the first page"),
    };
    let heading = "The door is busy.";
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

pub(super) async fn too_much_at_once() -> Response {
    let sentence = "Too much at once comes from your network. Load the page again in a moment.";
    let mut answer = notice(
        StatusCode::TOO_MANY_REQUESTS,
        "Let us wait a little.",
        sentence,
        "/",
        "To the first page",
    )
    .await;
    answer
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(5));
    answer
}

pub(super) async fn error(status: StatusCode) -> Response {
    let sentence = "Hearth cannot reach what it has written down at the moment. Nothing is lost; \
                    try again in a minute, or tell your host.";
    notice(
        status,
        "One moment, please.",
        sentence,
        "/",
        "To the first page",
    )
    .await
}

/// The circle is there, for another program than this one.
pub(super) async fn newer() -> Response {
    let sentence = "This circle was kept by a newer Hearth, and this one cannot read it. Nothing is lost: your host \
                    starts the newer one, and it goes on.";
    notice(
        StatusCode::SERVICE_UNAVAILABLE,
        "One moment, please.",
        sentence,
        "/",
        "To the first page",
    )
    .await
}

pub(super) async fn not_found() -> Response {
    let sentence = "This address leads nowhere in Hearth.";
    notice(
        StatusCode::NOT_FOUND,
        "There is nothing here.",
        sentence,
        "/",
        "To the first page",
    )
    .await
}

/// One sentence and a way on.
pub(super) async fn notice(
    status: StatusCode,
    heading: &str,
    sentence: &str,
    href: &str,
    words: &str,
) -> Response {
    let notice = Notice {
        heading: heading.to_owned(),
        sentence: sentence.to_owned(),
        link_href: href.to_owned(),
        link_words: words.to_owned(),
    };
    Document::plain(heading.trim_end_matches('.'))
        .with_status(status)
        .show(move || NoticePage(NoticePageProps::builder().notice(notice.clone()).build()))
        .await
}
