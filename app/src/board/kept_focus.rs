//! Where the focus is when what had it goes: a card that was answered, a block that was taken out. Otherwise it falls to
//! the page, and who goes by keys begins at its top again.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::browser::{focus, on};
use crate::blocks::FaceScreen;
use crate::light::follow;

/// The regions of the board; each takes the focus of what stood in it. What opens over the board is in one of them.
const REGIONS: &str =
    ".needs, .over, .board__asks, .board__bands, .board__afternoon, .board__hand, .board__middle";

/// What had the focus last, and the regions that it stands in, the nearest first.
type Had = (Element, Vec<Element>);

/// Watches for as long as the page lives.
pub(super) fn watch(screen: FaceScreen) {
    let had: Rc<RefCell<Option<Had>>> = Rc::default();
    let seen = had.clone();
    on("focusin", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        *seen.borrow_mut() = target.map(|target| (target.clone(), regions(target)));
    });
    follow(move || {
        screen.face.track();
        let had = had.clone();
        // Once the page is drawn anew.
        set_timeout(move || keep(&had), Duration::ZERO);
    });
}

fn regions(target: Element) -> Vec<Element> {
    let closest = |from: Element| from.closest(REGIONS).ok().flatten();
    let outer = |region: &Element| closest(region.parent_element()?);
    std::iter::successors(closest(target), outer).collect()
}

/// What had the focus is gone, and nothing else has it: the nearest region that is still there takes it.
fn keep(had: &RefCell<Option<Had>>) {
    let falls = document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    let Some((element, regions)) = had.borrow().clone().filter(|_| falls) else {
        return;
    };
    let folded = element.closest("details:not([open])").ok().flatten();
    let is_hidden = folded.is_some() && element.tag_name() != "SUMMARY";
    if element.is_connected() && !is_hidden {
        return; // it was left on purpose
    }
    if let Some(region) = regions.into_iter().find(|region| region.is_connected()) {
        // A fold has its name, a part of the board its heading.
        let name = region.query_selector("summary, h2").ok().flatten();
        let name = name.unwrap_or(region);
        if name.tag_name() != "SUMMARY" {
            _ = name.set_attribute("tabindex", "-1");
        }
        focus(name);
    }
}
