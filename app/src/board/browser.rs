//! The browser round the board: what happens on the page, found by the classes of what it happens to.

use js_sys::{Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// Does `then` with each event of this name, wherever on the page it happens.
pub(super) fn on(name: &str, then: impl FnMut(Event) + 'static) {
    let then = Closure::<dyn FnMut(Event)>::new(then).into_js_value();
    let then: &Function = then.unchecked_ref();
    // It lives as long as the page.
    _ = document().add_event_listener_with_callback(name, then);
}

/// What the event happened to, or what that stands in, if `selector` names it.
pub(super) fn within(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()?
}

/// All that `selector` names within `place`.
pub(super) fn all(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = place.query_selector_all(selector) else {
        return Vec::new();
    };
    let found = (0..found.length()).filter_map(|at| found.get(at));
    found.filter_map(|one| one.dyn_into().ok()).collect()
}

/// The first that `selector` names on the page.
pub(super) fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// The element at a place on the screen.
pub(super) fn at(x: f64, y: f64) -> Option<Element> {
    document().element_from_point(x as f32, y as f32)
}

/// A number that an event tells, such as `clientX`.
pub(super) fn number(event: &Event, name: &str) -> f64 {
    let told = Reflect::get(event, &name.into()).ok();
    told.and_then(|told| told.as_f64()).unwrap_or_default()
}

/// A word that an event tells, such as `key`.
pub(super) fn word(event: &Event, name: &str) -> String {
    let told = Reflect::get(event, &name.into()).ok();
    told.and_then(|told| told.as_string()).unwrap_or_default()
}

/// Whether an event tells that this is so, such as `shiftKey`.
pub(super) fn holds(event: &Event, name: &str) -> bool {
    let told = Reflect::get(event, &name.into()).ok();
    told.and_then(|told| told.as_bool()).unwrap_or_default()
}

/// Presses the button that `selector` names in the form of `field`.
pub(super) fn press(field: &Element, selector: &str) {
    let form = field.closest("form").ok().flatten();
    let button = form.and_then(|form| form.query_selector(selector).ok()?);
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// What follows `before` in one of the element's classes: of `person-7` it is 7.
pub(super) fn class_number(element: &Element, before: &str) -> Option<u32> {
    let classes = element.class_name();
    let mut numbers = classes
        .split(' ')
        .filter_map(|class| class.strip_prefix(before));
    numbers.find_map(|number| number.parse().ok())
}

pub(super) fn focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        _ = element.focus();
    }
}

/// The first choice again, in the field of this id.
pub(super) fn choose_first(id: &str) {
    if let Some(field) = document().get_element_by_id(id) {
        _ = Reflect::set(&field, &"selectedIndex".into(), &0.into());
    }
}
