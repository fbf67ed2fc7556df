//! Pages that are only read, and the kind sentences for what leads nowhere.

use app::pages::about::About;
use app::pages::home::{Home, HomeProps};
use app::pages::notice::{Notice, NoticePage, NoticePageProps};
use app::pages::privacy_page::Privacy;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, HeaderValue, RETRY_AFTER};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use super::address::Query;
use super::knock::{From, go_to};
use super::render::{Document, REFRESH_HEADER};
use super::{House, leftovers};
use crate::chance;

/// After how many seconds one who found the door busy tries again.
const TRY_AGAIN: u64 = 5;

/// The code that someone typed.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
}

pub(super) async fn home() -> Response {
    home_page(String::new(), None, StatusCode::OK).await
}

async fn home_page(code: String, trouble: Option<String>, status: StatusCode) -> Response {
    let title = if trouble.is_some() {
        "Your room code"
    } else {
        ""
    };
    Document::plain(title)
        .with_class("home-page")
        .with_status(status)
        .show(move || {
            Home(
                HomeProps::builder()
                    .code(code.clone())
                    .trouble(trouble.clone())
                    .build(),
            )
        })
        .await
}

/// From the code that was typed to the door of its circle; a code that cannot be one is mended where it stands.
pub(super) async fn join(
    State(house): State<House>,
    from: From,
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Response {
    let Some(code) = chance::read_code(&typed.code) else {
        let sentence = not_a_code(&typed.code);
        let typed = typed.code.chars().take(20).collect();
        return home_page(
            typed,
            Some(sentence.to_owned()),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    };
    match house.knock(&code, from.ip(), &headers).await {
        Ok(knock) => go_to(&knock.door(None)),
        Err(answer) if answer.status() == StatusCode::NOT_FOUND => {
            let sentence = "There is no circle with this code now. Look at the signs once more, or ask \
                            whoever invited you: it may have ended.";
            home_page(
                chance::show_code(&code),
                Some(sentence.to_owned()),
                StatusCode::NOT_FOUND,
            )
            .await
        }
        Err(answer) => answer,
    }
}

/// What is wrong with something that cannot be a code.
fn not_a_code(typed: &str) -> &'static str {
    match typed.chars().filter(char::is_ascii_alphanumeric).count() {
        0 => "Type the letters and numbers of your circle’s code, like K7M-9QX.",
        5 => "One sign is missing. Codes have six or more, like K7M-9QX.",
        9 => "That is one sign too many. Codes have at most eight, like K7MP-9QXR.",
        _ => "Codes have six to eight letters and numbers, like K7M-9QX.",
    }
}

pub(super) async fn about() -> Response {
    Document::plain("Where circles come from")
        .show(|| view! { <About /> })
        .await
}

pub(super) async fn privacy(State(house): State<House>) -> Response {
    let here = house.here;
    Document::plain("What we keep")
        .show(move || view! { <Privacy here=here /> })
        .await
}

/// What one left.
#[derive(Deserialize)]
pub(super) struct Left {
    /// The code of a circle at whose door they only knocked.
    door: Option<String>,
}

pub(super) async fn left(
    State(house): State<House>,
    Query(left): Query<Left>,
    headers: HeaderMap,
) -> Response {
    let code = left.door.as_deref().and_then(chance::read_code);
    let mut answer = if let Some(code) = code {
        let heading = "Your knock is taken away.";
        let sentence = "Nobody waits for you, and nothing of your knock is kept. You can knock again whenever you like.";
        let door = format!("/c/{code}");
        notice(StatusCode::OK, heading, sentence, &door, "To the door").await
    } else {
        let heading = "You have left the circle.";
        let sentence = "Your name and your seat are let go of. What you laid in the centre stays there, without a name, until that part is over. Go gently.";
        notice(StatusCode::OK, heading, sentence, "/", "To the first page").await
    };
    leftovers::drop_copies(house.cookies, &headers, answer.headers_mut());
    answer
}

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

pub(super) async fn trouble(status: StatusCode) -> Response {
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

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok"
}
