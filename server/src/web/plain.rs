//! Pages that are only read, and the kind sentences for what leads nowhere.

use app::pages::about::About;
use app::pages::home::{Home, HomeProps, WayBack};
use app::pages::kept::{Left, LeftProps};
use app::pages::privacy_page::Privacy;
use app::say::say;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use super::address::Query;
use super::knock::{Peer, Visitor, go_to};
use super::leftovers;
use super::notices::notice;
use super::render::Document;
use super::state::AppState;
use crate::chance;

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
}

pub(super) async fn home(
    State(state): State<AppState>,
    Peer(from): Peer,
    headers: HeaderMap,
) -> Response {
    let back = state.ways_back(&headers, from).await;
    home_page(back, String::new(), None, StatusCode::OK).await
}

async fn home_page(
    back: Vec<WayBack>,
    code: String,
    error: Option<String>,
    status: StatusCode,
) -> Response {
    let title = if error.is_some() {
        say().home_your_code()
    } else {
        String::new()
    };
    Document::plain(title)
        .with_class("home-page")
        .with_status(status)
        .show(move || {
            Home(
                HomeProps::builder()
                    .back(back.clone())
                    .code(code.clone())
                    .error(error.clone())
                    .build(),
            )
        })
        .await
}

/// From the code that was typed to the door of its circle; a code that cannot be one is mended where it stands.
pub(super) async fn join(
    State(state): State<AppState>,
    Peer(from): Peer,
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Response {
    let Some(code) = chance::read_code(&typed.code) else {
        let sentence = not_a_code(&typed.code);
        let typed = typed.code.chars().take(20).collect();
        return home_page(
            Vec::new(),
            typed,
            Some(sentence),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    };
    let visitor = Visitor::new(state, headers, from, code.clone());
    match visitor.knock(None).await {
        Ok(knock) => go_to(&knock.door(None)),
        Err(answer) if answer.status() == StatusCode::NOT_FOUND => {
            let sentence = say().code_of_nothing();
            home_page(
                Vec::new(),
                chance::show_code(&code),
                Some(sentence),
                StatusCode::NOT_FOUND,
            )
            .await
        }
        Err(answer) => answer,
    }
}

/// What is wrong with something that cannot be a code.
fn not_a_code(typed: &str) -> String {
    match typed.chars().filter(char::is_ascii_alphanumeric).count() {
        0 => say().code_empty(),
        5 => say().code_one_missing(),
        9 => say().code_one_too_many(),
        _ => say().code_wrong(),
    }
}

pub(super) async fn about() -> Response {
    Document::plain(say().where_circles_come_from())
        .show(|| view! { <About /> })
        .await
}

pub(super) async fn privacy(State(state): State<AppState>) -> Response {
    let here = state.here;
    Document::plain(say().what_we_keep())
        .show(move || view! { <Privacy here=here /> })
        .await
}

#[derive(Deserialize)]
pub(super) struct Leaves {
    /// The code of a circle at whose door they only knocked.
    door: Option<String>,
}

pub(super) async fn left(
    State(state): State<AppState>,
    Query(left): Query<Leaves>,
    headers: HeaderMap,
) -> Response {
    let code = left.door.as_deref().and_then(chance::read_code);
    let mut answer = if let Some(code) = code {
        let heading = say().knock_gone_h();
        let sentence = say().knock_gone();
        let door = format!("/c/{code}");
        notice(
            StatusCode::OK,
            heading,
            sentence,
            &door,
            say().to_the_door(),
        )
        .await
    } else {
        let document = Document::plain(say().title_left()).with_class("night-page");
        let hall = state.hall_here(&headers);
        let shown = move || Left(LeftProps { hall: hall.clone() });
        document.show(shown).await
    };
    leftovers::drop_copies(state.cookies, &headers, answer.headers_mut());
    answer
}

pub(super) async fn alive() -> &'static str {
    "ok"
}

/// Whether the server can do its work, in plain words: what is written can be read and written, and it is not about to go.
pub(super) async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    const NOT_READY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;
    if state.leaving.has_begun() || state.stop.is_cancelled() {
        return (NOT_READY, "This server is about to stop.");
    }
    match state.readiness.of(&state.store).await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(why) => (NOT_READY, why),
    }
}
