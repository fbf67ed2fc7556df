//! Where a screen that shows a face begins: a value that stands in the page, for the browser's program to read.

use leptos::prelude::*;

use super::{FaceScreen, Says};
use crate::face::Face;
use crate::light::{follow, memo};
use crate::room::PageContext;

/// The id of the element that holds it.
#[cfg(feature = "hydrate")]
const PLACE: &str = "start";

/// Where a screen begins.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Start {
    pub face: Face,
    pub place: PageContext,
    /// What the page says by itself; nothing on a desk.
    pub says: Says,
    /// Why a request without script was refused.
    pub error: Option<String>,
    /// Care is open, on a page without script that is held still for it.
    pub reads_care: bool,
}

impl Start {
    /// On the server: what the page was given as context.
    #[cfg(not(feature = "hydrate"))]
    #[must_use]
    pub fn here() -> Start {
        expect_context()
    }

    /// In the browser: what stands in the page.
    #[cfg(feature = "hydrate")]
    #[must_use]
    pub fn here() -> Start {
        use crate::face::read::{field, get, parse};

        let text = document()
            .get_element_by_id(PLACE)
            .and_then(|place| place.text_content());
        let start = parse(&text.unwrap_or_default());
        let mut face = Face::default();
        face.take(&get(&start, "face"));
        Start {
            face,
            place: field(&start, "place"),
            says: field(&start, "says"),
            error: field(&start, "error"),
            reads_care: field(&start, "reads_care"),
        }
    }

    /// The screen that begins so, provided as context to what is drawn on it.
    pub fn screen(self) -> FaceScreen {
        let screen = FaceScreen::new(self.face, self.place, self.error);
        provide_context(screen);
        super::clock::keep(screen);
        // Who rested is back for what comes after.
        let moment = memo(move || screen.face.with(|face| face.moment.clone()));
        follow(move || {
            // Read, for what is worked out of other things follows them only once it has been.
            moment.with(|_| ());
            screen.apart.set(false);
        });
        screen
    }
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
                door: field(from, "door"),
                screen: field(from, "screen"),
                page: field(from, "page"),
                made_at: Timestamp(field(from, "made_at")),
                phrases: field(from, "phrases"),
            }
        }
    }

    impl Read for Screen {
        fn read(from: &JsValue) -> Screen {
            match String::read(from).as_str() {
                "desk" => Screen::Desk,
                "projector" => Screen::Projector,
                _ => Screen::Seat,
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
