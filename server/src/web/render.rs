//! Pages made into answers.

use app::say::say;
use app::shell::{Bundle, PageOptions, page};
use axum::body::Body;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::follow::{Follows, OFTEN};
use super::policy::script_policy;
use crate::assets;

/// How a browser is told to look again.
pub(super) const REFRESH_HEADER: HeaderName = HeaderName::from_static("refresh");

/// What the document around a page's words needs.
#[derive(Clone)]
pub(super) struct Document {
    /// The title, without the name of the program.
    pub title: String,
    /// One sentence for those who see a link to it.
    pub description: String,
    pub class: &'static str,
    pub bundle: Option<Bundle>,
    /// Whether the bundle's program runs; else the page has its style sheet alone.
    pub runs: bool,
    pub follows: Follows,
    pub status: StatusCode,
}

impl Document {
    /// A page that is only read.
    pub(super) fn plain(title: impl Into<String>) -> Document {
        Document {
            title: title.into(),
            description: say().title_about(),
            class: "",
            bundle: None,
            runs: true,
            follows: Follows::Nothing,
            status: StatusCode::OK,
        }
    }

    pub(super) fn with_program(self, bundle: Bundle) -> Document {
        Document {
            bundle: Some(bundle),
            ..self
        }
    }

    /// As the pages of this bundle look, without its program.
    pub(super) fn with_sheet(self, bundle: Bundle) -> Document {
        Document {
            runs: false,
            ..self.with_program(bundle)
        }
    }

    pub(super) fn with_class(self, class: &'static str) -> Document {
        Document { class, ..self }
    }

    pub(super) fn with_status(self, status: StatusCode) -> Document {
        Document { status, ..self }
    }

    pub(super) async fn show<V: IntoView + 'static>(
        self,
        body: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> Response {
        let title = if self.title.is_empty() {
            "Hearth".to_owned()
        } else {
            format!("{} · Hearth", self.title)
        };
        let (follow, again) = match self.follows {
            Follows::Nothing => (None, None),
            Follows::Circle(follow) => (Some(follow), None),
            Follows::Answer => (None, Some(OFTEN)),
        };
        let app = move || {
            if let Some(response) = use_context::<ResponseOptions>() {
                response.set_status(self.status);
                if let Some(seconds) = again {
                    response.insert_header(REFRESH_HEADER, HeaderValue::from(seconds));
                }
                // leptos writes a line of script of its own into every page, also into those without an island.
                if let Some(nonce) = use_nonce()
                    && let Ok(policy) = HeaderValue::from_str(&script_policy(&nonce))
                {
                    response.insert_header(CONTENT_SECURITY_POLICY, policy);
                }
            }
            let options = PageOptions {
                pkg_dir: assets::pkg_dir().to_owned(),
                bundle: self.bundle,
                runs: self.runs,
                noindex: true,
                follow,
            };
            page(
                title.clone(),
                self.description.clone(),
                self.class,
                "en",
                options,
                body(),
            )
        };
        // The page is a function of what was loaded for it; the request itself has nothing more to say.
        leptos_axum::render_app_async_with_context(|| {}, app)(Request::new(Body::empty())).await
    }
}
