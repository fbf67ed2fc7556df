//! Where a phone begins: a value that stands in the page, for the browser's program to read.

use leptos::prelude::*;

use crate::blocks::FaceScreen;
use crate::face::Face;
use crate::room::PageContext;
use crate::seat::says::Says;

/// The id of the element that holds it.
#[cfg(feature = "hydrate")]
const PLACE: &str = "start";

/// Where a phone begins.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Start {
    pub face: Face,
    pub place: PageContext,
    pub says: Says,
    /// Why a request without script was refused.
    pub error: Option<String>,
    /// Care is open, on a page without script that is held still for it.
    pub reads_care: bool,
}

/// On the server: what the page was given as context.
#[cfg(not(feature = "hydrate"))]
pub(super) fn screen() -> (FaceScreen, Says, bool) {
    let Start {
        face,
        place,
        says,
        error,
        reads_care,
    } = expect_context();
    (FaceScreen::new(face, place, error), says, reads_care)
}

/// In the browser: what stands in the page.
#[cfg(feature = "hydrate")]
pub(super) fn screen() -> (FaceScreen, Says, bool) {
    use crate::face::read::{field, get, parse};

    let text = document()
        .get_element_by_id(PLACE)
        .and_then(|place| place.text_content());
    let start = parse(&text.unwrap_or_default());
    let mut face = Face::default();
    face.take(&get(&start, "face"));
    let place: PageContext = field(&start, "place");
    let screen = FaceScreen::new(face, place, field(&start, "error"));
    (screen, field(&start, "says"), field(&start, "reads_care"))
}

#[cfg(feature = "ssr")]
impl Start {
    /// The element that holds it, as HTML. It is no script, though it is written as one: a browser reads it as text.
    #[must_use]
    pub fn written(&self) -> String {
        // Plain structs, so writing them cannot fail. A slash after `<` would end the element.
        let json = serde_json::to_string(self).unwrap_or_default();
        let json = json.replace('<', "\\u003c").replace('>', "\\u003e");
        format!(r#"<script type="application/json" id="start">{json}</script>"#)
    }
}

#[cfg(feature = "hydrate")]
mod reading {
    use circle::Timestamp;
    use wasm_bindgen::JsValue;

    use crate::face::read::{Read, field};
    use crate::room::{PageContext, Phrases, Screen};

    impl Read for PageContext {
        fn read(from: &JsValue) -> PageContext {
            PageContext {
                code: field(from, "code"),
                screen: Screen::Seat,
                page: field(from, "page"),
                made_at: Timestamp(field(from, "made_at")),
                phrases: field(from, "phrases"),
            }
        }
    }

    impl Read for Phrases {
        fn read(from: &JsValue) -> Phrases {
            Phrases {
                lost: field(from, "lost"),
                elsewhere: field(from, "elsewhere"),
                again: field(from, "again"),
                unanswered: field(from, "unanswered"),
            }
        }
    }
}
