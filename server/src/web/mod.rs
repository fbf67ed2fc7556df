//! What the server answers over http: pages, forms, sockets and files.

pub mod cookies;
pub mod origin;

mod address;
mod afternoon;
mod apart;
mod around;
mod ask;
mod asker;
mod by_hall;
mod coming_back;
mod declared;
mod door;
mod follow;
mod form;
mod hall;
mod headers;
mod host;
mod inside;
mod invite;
mod kept;
mod knock;
mod leaving;
mod leftovers;
mod live;
mod notices;
mod opens;
mod others;
mod page_token;
mod paper;
mod plain;
mod plan;
mod policy;
mod readiness;
mod render;
mod seated;
mod socket;
mod state;
mod way_back;
mod wire;
mod with;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub use self::apart::Apart;
use self::declared::taking;
use self::form::FormError;
pub use self::leaving::Leaving;
pub use self::page_token::PageKey;
pub use self::state::AppState;
use crate::rooms::RoomHandle;

/// The largest form a browser may send, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// The largest form or file with a plan, in bytes: forms write a letter of most scripts with six to nine.
const LARGEST_PLAN: usize = 256 * 1024;

/// Everything the server answers.
pub fn router(state: AppState) -> Router {
    let secure = state.cookies.secure;
    let clearing = middleware::from_fn_with_state(state.clone(), leftovers::clear);
    let only_ours = middleware::from_fn_with_state(Arc::clone(&state.origins), origin::only_ours);
    guarded(routes().layer(clearing).layer(only_ours), secure).with_state(state)
}

fn routes() -> Router<AppState> {
    // Pages are made by leptos, which wants to be told once who runs its tasks.
    let _ = any_spawner::Executor::init_tokio();
    let plans = Router::new()
        .route("/host", get(host::form).post(host::open))
        .route("/host/plan.json", post(plan::save))
        .route(
            "/host/afternoon",
            get(afternoon::form).post(afternoon::open),
        )
        .route("/host/afternoon.json", post(afternoon::save))
        .route("/host/afternoon/print", post(afternoon::print));
    let files = Router::new()
        .route("/host/plan", post(plan::read))
        .route("/host/afternoon/file", post(afternoon::read));
    let others = Router::new()
        .route("/", get(plain::home))
        .route("/join", get(plain::join))
        .route("/about", get(plain::about))
        .route("/privacy", get(plain::privacy))
        .route("/left", get(plain::left))
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
            get(coming_back::phrase::<RoomHandle>).post(coming_back::written_down::<RoomHandle>),
        )
        .route("/c/{code}/seat", get(live::seat))
        .route("/c/{code}/keep", get(live::keep))
        .route("/c/{code}/keep/paper", get(paper::paper))
        .route("/c/{code}/keep/invite", post(invite::invite))
        .route(
            "/c/{code}/screen",
            get(live::projector).post(live::open_projector),
        )
        .route("/c/{code}/{screen}/ask", post(ask::ask))
        .route("/c/{code}/keep/called", post(door::keeper_called))
        .route("/c/{code}/{screen}/others", post(others::sign_out))
        .route("/c/{code}/{screen}/ticket", post(socket::ticket))
        .route("/c/{code}/{screen}/socket", get(socket::socket))
        .route("/kept/{file}", get(kept::kept))
        .route("/kept/deleted", get(kept::deleted))
        .route("/kept/{file}/take", get(kept::take))
        .route("/kept/{file}/delete", get(kept::ask).post(kept::delete))
        .merge(hall::routes())
        .route("/healthz", get(plain::alive))
        .route("/readyz", get(plain::ready))
        .fallback(notices::not_found)
        .merge(crate::assets::routes());
    taking(others, LARGEST_FORM, FormError::TooMuch)
        .merge(taking(plans, LARGEST_PLAN, FormError::TooMuch))
        .merge(taking(files, LARGEST_PLAN, FormError::FileTooLong))
}

/// What is around every answer, from the inside out.
fn guarded<S: Clone + Send + Sync + 'static>(routes: Router<S>, secure: bool) -> Router<S> {
    routes
        // What a handler that fell over answers is guarded and noted like everything else.
        .layer(CatchPanicLayer::custom(headers::after_panic))
        .layer(middleware::from_fn(headers::in_time))
        .layer(middleware::from_fn(headers::note_request))
        .layer(middleware::from_fn(move |request, next| {
            headers::guard(secure, request, next)
        }))
        // Pages are made anew each time; files are compressed better beforehand.
        .layer(CompressionLayer::new())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::Request;
    use axum::response::Response;
    use tower::ServiceExt;

    #[tokio::test]
    async fn a_handler_that_falls_over_is_answered_with_every_guard() {
        let _ = any_spawner::Executor::init_tokio();
        async fn falls_over() -> Response {
            panic!("as it may");
        }
        async fn reads(body: String) -> String {
            body
        }
        let routes = Router::new()
            .route("/falls", get(falls_over))
            .route("/reads", post(reads));
        let app = guarded(taking(routes, LARGEST_FORM, FormError::TooMuch), true);
        let large = "x".repeat(LARGEST_FORM + 1);
        for (request, status) in [
            (Request::get("/falls"), 500),
            (Request::get("/nowhere"), 404),
            (Request::get("/reads"), 405),
            (Request::post("/reads"), 413),
        ] {
            let body = if status == 413 {
                large.clone()
            } else {
                String::new()
            };
            let request = request.body(Body::from(body)).unwrap();
            let answer = app.clone().oneshot(request).await.unwrap();
            assert_eq!(answer.status(), status);
            for name in [
                "x-content-type-options",
                "content-security-policy",
                "referrer-policy",
                "cache-control",
                "strict-transport-security",
            ] {
                assert!(answer.headers().contains_key(name), "{status}: {name}");
            }
        }
    }
}
