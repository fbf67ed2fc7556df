//! The document round every page: its head, the drawings, the way past the bar for those who use a keyboard.
//!
//! There is no inline style, and the only inline script is the one of leptos that starts the island, with the
//! response's nonce on it.

use leptos::config::LeptosOptions;
use leptos::hydration::{HydrationScripts, HydrationScriptsProps};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use crate::icons::Sprite;
use crate::say::say;

/// What a page needs from the server beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// Where the browser's files are, without a slash before or after: `pkg/<hash>`.
    pub pkg_dir: String,
    /// The program of the page's island, and with it the style sheet; none for a page that is only read.
    pub bundle: Option<Bundle>,
    /// Whether the program runs; else the page has the style sheet alone.
    pub runs: bool,
    /// Whether search engines are asked to stay away.
    pub noindex: bool,
    /// How a browser without script follows the page; none for one that is only read.
    pub follow: Option<Follow>,
}

/// How a browser without script follows a live page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// It loads the page again each time that so many seconds have passed.
    Every(u16),
    /// By a link alone: nothing half written is lost, and nothing that is being read is shut.
    ByHand,
}

/// What a browser runs and how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// A participant's phone.
    Seat,
    /// The projector: the phone's program, and a style sheet of its own.
    Wall,
    /// The keeper's desk.
    Host,
}

impl Bundle {
    /// The name of its program's files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Bundle::Seat | Bundle::Wall => "seat",
            Bundle::Host => "host",
        }
    }

    /// The name of its style sheet.
    fn sheet(self) -> &'static str {
        match self {
            Bundle::Wall => "wall",
            Bundle::Seat | Bundle::Host => self.name(),
        }
    }
}

/// A whole document. `body_class` decides a little more than style: `projector-page` and `night-page` are always night, and the
/// first link leads to `#mine` on phones (`in-circle`), to `#hand` on the keeper's desk (`desk-page`), to
/// `#code` on the first page (`home-page`), else to `#main`.
pub fn page(
    title: impl Into<String>,
    description: impl Into<String>,
    body_class: &'static str,
    lang: &'static str,
    options: PageOptions,
    body: impl IntoView,
) -> impl IntoView {
    let PageOptions {
        pkg_dir,
        bundle,
        runs,
        noindex,
        follow,
    } = options;
    let sheet = bundle.map_or("page", Bundle::sheet);
    let night = has(body_class, "projector-page") || has(body_class, "night-page");
    let night = night.then_some("dark");
    let skip =
        skip(body_class).map(|(href, words)| view! { <a class="skip" href=href>{words}</a> });
    let refresh = match follow {
        Some(Follow::Every(seconds)) => Some(InertElement::new(format!(
            r#"<noscript><meta http-equiv="refresh" content="{seconds}"></noscript>"#
        ))),
        Some(Follow::ByHand) | None => None,
    };
    // Nobody stands at the projector.
    let looks = follow
        .filter(|_| !has(body_class, "projector-page"))
        .map(looks_again);
    view! {
        <!DOCTYPE html>
        <html lang=lang data-theme=night>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <title>{title.into()}</title>
                <meta name="description" content=description.into() />
                {noindex.then(|| view! { <meta name="robots" content="noindex" /> })}
                <meta name="color-scheme" content="dark light" />
                <meta name="theme-color" content="#f4eee3" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#17120e" />
                <meta name="format-detection" content="telephone=no" />
                {refresh}
                <link rel="stylesheet" href=format!("/{pkg_dir}/{sheet}.css") />
                <link rel="icon" type="image/svg+xml" href=format!("/{pkg_dir}/favicon.svg") />
                {bundle.filter(|_| runs).map(|bundle| scripts(&pkg_dir, bundle))}
            </head>
            <body class=body_class>
                <Sprite />
                {skip}
                {looks}
                {body}
            </body>
        </html>
    }
}

/// For those without script: whether the page looks again by itself, and the way to the other.
fn looks_again(follow: Follow) -> impl IntoView + use<> {
    let (words, href, other) = match follow {
        Follow::Every(seconds) => (
            say().looks_again(seconds),
            "?still",
            say().looks_hold_still(),
        ),
        Follow::ByHand => (say().looks_stays(), "?", say().looks_look_again()),
    };
    InertElement::new(format!(
        r#"<noscript><p class="looks">{words} <a href="{href}">{other}</a></p></noscript>"#
    ))
}

/// The script that loads the island's program, and the hints that load it early.
fn scripts(pkg_dir: &str, bundle: Bundle) -> impl IntoView + use<> {
    let options = LeptosOptions::builder()
        .output_name(bundle.name())
        .site_pkg_dir(pkg_dir)
        .build();
    let mut html = HydrationScripts(
        HydrationScriptsProps::builder()
            .options(options)
            .islands(true)
            .build(),
    )
    .into_view()
    .to_html();
    // leptos writes the nonce as the hints' `crossorigin`, where it means nothing: under a policy of
    // `strict-dynamic` the browser then passes over the hint and loads the module late.
    if let Some(nonce) = use_nonce() {
        html = html.replace(
            &format!(r#"crossorigin="{nonce}""#),
            &format!(r#"crossorigin="anonymous" nonce="{nonce}""#),
        );
    }
    InertElement::new(html)
}

fn has(body_class: &str, class: &str) -> bool {
    body_class.split(' ').any(|one| one == class)
}

fn skip(body_class: &str) -> Option<(&'static str, String)> {
    if has(body_class, "projector-page") {
        None
    } else if has(body_class, "board-page") {
        Some(("#hand", say().skip_to_house_hand()))
    } else if has(body_class, "desk-page") {
        Some(("#hand", say().skip_to_hand()))
    } else if has(body_class, "in-circle") {
        Some(("#mine", say().skip_to_deck()))
    } else if has(body_class, "home-page") {
        Some(("#code", say().skip_to_code()))
    } else {
        Some(("#main", say().skip_to_words()))
    }
}

#[cfg(test)]
mod tests {
    use leptos::nonce::Nonce;
    use leptos::prelude::*;

    use super::{Bundle, Follow, PageOptions, page};

    fn options(bundle: Option<Bundle>) -> PageOptions {
        PageOptions {
            pkg_dir: "pkg/abc".to_owned(),
            bundle,
            runs: true,
            noindex: bundle.is_some(),
            follow: bundle.map(|_| Follow::Every(5)),
        }
    }

    fn document(body_class: &'static str, options: PageOptions) -> String {
        Owner::new().with(|| {
            provide_context(Nonce::from_value("n0nce"));
            page(
                "T & T",
                "d",
                body_class,
                "en",
                options,
                view! { <main id="main">"x"</main> },
            )
            .to_html()
        })
    }

    #[test]
    fn a_page_to_read_runs_nothing() {
        let html = document("", options(None));
        assert!(
            html.starts_with("<!DOCTYPE html><html lang=\"en\">"),
            "{html}"
        );
        assert!(html.contains("<title>T &amp; T</title>"), "{html}");
        assert!(html.contains("href=\"/pkg/abc/page.css\""), "{html}");
        assert!(html.contains("href=\"#main\""), "{html}");
        assert!(html.contains("id=\"g-cedar\""), "{html}");
        for absent in ["<script", "style=", "noindex", "http-equiv"] {
            assert!(!html.contains(absent), "{absent} in {html}");
        }
    }

    #[test]
    fn a_live_page_loads_its_own_program_under_the_nonce() {
        let html = document("in-circle", options(Some(Bundle::Seat)));
        assert!(html.contains("href=\"/pkg/abc/seat.css\""), "{html}");
        assert!(html.contains("href=\"/pkg/abc/seat.js\""), "{html}");
        assert!(html.contains("href=\"/pkg/abc/seat_bg.wasm\""), "{html}");
        assert!(
            html.contains("<script type=\"module\" nonce=\"n0nce\">"),
            "{html}"
        );
        assert!(!html.contains("crossorigin=\"n0nce\""), "{html}");
        assert_eq!(html.matches(" nonce=\"n0nce\"").count(), 3, "{html}");
        assert!(html.contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"));
        assert!(html.contains("<a href=\"?still\">Hold it still</a>"));
        assert!(html.contains("content=\"noindex\""), "{html}");
        assert!(html.contains("href=\"#mine\""), "{html}");
    }

    #[test]
    fn a_page_may_look_like_the_desk_and_run_nothing() {
        let mut options = options(Some(Bundle::Host));
        options.runs = false;
        let html = document("", options);
        assert!(html.contains("href=\"/pkg/abc/host.css\""), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }

    #[test]
    fn a_page_to_write_on_is_not_loaded_again_by_itself() {
        let mut options = options(Some(Bundle::Seat));
        options.follow = Some(Follow::ByHand);
        let html = document("in-circle", options);
        assert!(!html.contains("http-equiv"), "{html}");
        assert!(
            html.contains("<a href=\"?\">Look again</a></p></noscript>"),
            "{html}"
        );
    }

    #[test]
    fn the_wall_is_always_night() {
        let html = document("projector-page", options(Some(Bundle::Wall)));
        assert!(html.contains("data-theme=\"dark\""), "{html}");
        assert!(html.contains("/pkg/abc/wall.css"), "{html}");
        assert!(html.contains("/pkg/abc/seat.js"), "{html}");
        assert!(!html.contains("class=\"skip\""), "{html}");
        assert!(!html.contains("class=\"looks\""), "{html}");
    }
}
