//! What the server answers over http: pages, forms, sockets and files.

pub mod cookies;
pub mod origin;

mod act;
mod coming_back;
mod door;
mod headers;
mod host;
mod invite;
mod kept;
mod knock;
mod leftovers;
mod live;
mod others;
mod page_token;
mod paper;
mod plain;
mod plan;
mod render;
mod socket;
mod with;

use std::sync::Arc;

use app::pages::privacy_page::Here;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use self::cookies::Cookies;
pub use self::leftovers::Leftovers;
use self::origin::Origins;
pub use self::page_token::PageKey;
use crate::limits::Limits;
use crate::once::SixWords;
use crate::rooms::Rooms;
use crate::store::Store;
use crate::tickets::Tickets;

/// The largest form a browser may send, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// The largest form with a plan, in bytes: the fullest plan there can be, as forms write it.
const LARGEST_PLAN: usize = 512 * 1024;

/// What every handler can reach.
#[derive(Clone)]
pub struct House {
    /// The live circles.
    pub rooms: Rooms,
    /// Where things are written.
    pub store: Arc<dyn Store>,
    /// The keepers’ words that are still to be shown.
    pub words: Arc<SixWords>,
    /// Tickets for sockets.
    pub tickets: Arc<Tickets>,
    /// Limits on guessing.
    pub limits: Arc<Limits>,
    /// How often old cookies are looked at.
    pub leftovers: Arc<Leftovers>,
    /// What people are told about this server.
    pub here: Here,
    /// How cookies are named.
    pub cookies: Cookies,
    /// What seals the marks of pages.
    pub pages: Arc<PageKey>,
    /// Where requests may come from.
    pub origins: Arc<Origins>,
    /// The address that links and QR codes carry.
    pub address: Arc<str>,
    /// Open sockets, so that stopping waits for them.
    pub sockets: TaskTracker,
    /// The server is stopping.
    pub stop: CancellationToken,
}

fn with_plan() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST_PLAN)
}

/// Everything the server answers.
pub fn router(house: House) -> Router {
    let secure = house.cookies.secure;
    // Pages are made by leptos, which wants to be told once who runs its tasks.
    let _ = any_spawner::Executor::init_tokio();
    Router::new()
        .route("/", get(plain::home))
        .route("/join", get(plain::join))
        .route("/about", get(plain::about))
        .route("/privacy", get(plain::privacy))
        .route("/left", get(plain::left))
        .route("/host", get(host::form).post(host::open).layer(with_plan()))
        .route("/host/plan", post(plan::read).layer(with_plan()))
        .route("/host/plan.json", post(plan::save).layer(with_plan()))
        .route("/plan.schema.json", get(plan::schema))
        .route(
            "/host/return",
            get(coming_back::return_form).post(coming_back::come_back),
        )
        .route("/c/{code}", get(door::door))
        .route("/c/{code}/with", get(with::asked).post(with::opened))
        .route("/c/{code}/sit", post(door::sit))
        .route("/c/{code}/called", post(door::called))
        .route(
            "/c/{code}/phrase",
            get(coming_back::phrase).post(coming_back::written_down),
        )
        .route("/c/{code}/seat", get(live::seat))
        .route("/c/{code}/keep", get(live::keep))
        .route("/c/{code}/keep/paper", get(paper::paper))
        .route("/c/{code}/keep/invite", post(invite::invite))
        .route(
            "/c/{code}/screen",
            get(live::screen).post(live::open_screen),
        )
        .route("/c/{code}/{screen}/act", post(act::act))
        .route("/c/{code}/{screen}/say", post(act::say))
        .route("/c/{code}/{screen}/need", post(act::need))
        .route("/c/{code}/keep/called", post(door::keeper_called))
        .route("/c/{code}/{screen}/others", post(others::sign_out))
        .route("/c/{code}/{screen}/ticket", post(socket::ticket))
        .route("/c/{code}/{screen}/socket", get(socket::socket))
        .route("/kept/{file}", get(kept::kept))
        .route("/kept/deleted", get(kept::deleted))
        .route("/kept/{file}/delete", get(kept::ask).post(kept::delete))
        .route("/healthz", get(plain::alive))
        .route("/readyz", get(plain::ready))
        .fallback(plain::not_found)
        .merge(crate::assets::routes())
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(
            house.clone(),
            leftovers::clear,
        ))
        .layer(middleware::from_fn(headers::note_request))
        .layer(middleware::from_fn(move |request, next| {
            headers::guard(secure, request, next)
        }))
        .layer(CatchPanicLayer::custom(headers::after_panic))
        // Pages are made anew each time; files are compressed better beforehand.
        .layer(CompressionLayer::new())
        .with_state(house)
}
