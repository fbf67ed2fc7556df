//! The browser round the page: its clock and chance, its visibility, its addresses.

#[cfg(feature = "seat")]
use js_sys::Object;
use js_sys::{Date, Function, Math, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
#[cfg(feature = "host")]
use web_sys::Headers;
use web_sys::{
    Element, EventTarget, FocusOptions, HtmlElement, RequestCredentials, RequestInit, Response,
};

use crate::ring::form::in_place;
use crate::room::{Link, PageContext, Screen};

/// This device's clock, in milliseconds since the epoch.
pub(super) fn now() -> u64 {
    Date::now() as u64
}

/// When this page was asked for, by this device's clock.
pub(super) fn asked_for_at() -> Option<u64> {
    let begun = leptos::prelude::window().performance()?.time_origin();
    (begun > 0.0).then_some(begun as u64)
}

/// A random number from 0 up to 1, for waiting times.
pub(super) fn chance() -> f64 {
    Math::random()
}

/// A new id of a request: 32 hexadecimal digits. The browser's good randomness, or its plain one where that is missing.
pub(super) fn fresh_id() -> String {
    let mut bytes = [0_u8; 16];
    let drawn = leptos::prelude::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if drawn.is_err() {
        bytes = std::array::from_fn(|_| (Math::random() * 256.0) as u8);
    }
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Whether nobody can see the page now.
pub(super) fn is_hidden() -> bool {
    leptos::prelude::document().hidden()
}

/// Writes on the document how the connection is.
pub(super) fn mark(link: Link) {
    let word = match link {
        Link::Plain => "plain",
        Link::Seeking => "seeking",
        Link::Here => "here",
        Link::Lost => "lost",
        Link::Elsewhere => "elsewhere",
    };
    if let Some(root) = leptos::prelude::document().document_element() {
        _ = root.set_attribute("data-link", word);
    }
}

/// Goes to another page for good: there is nothing to come back to here.
pub(crate) fn go(to: &str) {
    _ = leptos::prelude::window().location().replace(to);
}

/// The address of this person's seat, with what the page's own says of how they came: the server knows the way on.
pub(super) fn seat_again(place: &PageContext) -> String {
    let search = leptos::prelude::window().location().search();
    [&place.door, "/seat", &search.unwrap_or_default()].concat()
}

/// Loads the page again.
pub(super) fn reload() {
    _ = leptos::prelude::window().location().reload();
}

/// The socket's address. What the page was asked with goes along: whether someone who has a seat stays in the hall.
pub(super) fn socket_address(place: &PageContext) -> String {
    let location = leptos::prelude::window().location();
    let safe = location
        .protocol()
        .is_ok_and(|protocol| protocol == "https:");
    let host = location.host().unwrap_or_default();
    let scheme = if safe { "wss://" } else { "ws://" };
    let asked = location.search().unwrap_or_default();
    [scheme, &host, &place.address("socket"), &asked].concat()
}

/// Why there is no ticket.
pub(super) enum NoTicket {
    /// This browser has no place here any more.
    NoPlace,
    /// There is no circle of this code.
    Ended,
    /// The circle has ended, and this record was kept of it.
    Kept(String),
    /// Not now: the server or the network is away.
    Later,
}

/// Fetches a ticket: used once, within moments.
pub(super) async fn ticket(place: &PageContext) -> Result<String, NoTicket> {
    let address = place.address("ticket");
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_credentials(RequestCredentials::SameOrigin);
    let later = |_| NoTicket::Later;
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str_and_init(&address, &init))
        .await
        .map_err(later)?;
    let answer: Response = answer.dyn_into().map_err(later)?;
    let (name, kept) = match answer.status() {
        200 => ("ticket", false),
        410 => ("record", true),
        401 => return Err(NoTicket::NoPlace),
        404 => return Err(NoTicket::Ended),
        _ => return Err(NoTicket::Later),
    };
    let body = JsFuture::from(answer.json().map_err(later)?)
        .await
        .map_err(later)?;
    let told = Reflect::get(&body, &name.into()).map_err(later)?;
    let told = told.as_string().ok_or(NoTicket::Later)?;
    if kept {
        Err(NoTicket::Kept(told))
    } else {
        Ok(told)
    }
}

/// What is answered, in place of a page, to a form that says nothing but which page it was on, and the address that it
/// came from in the end; none where nobody answers.
#[cfg(feature = "host")]
pub(crate) async fn answer_to_form(address: &str, page: &str) -> Option<(String, String)> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_credentials(RequestCredentials::SameOrigin);
    let headers = Headers::new().ok()?;
    headers.set("accept", "application/json").ok()?;
    let form = "application/x-www-form-urlencoded";
    headers.set("content-type", form).ok()?;
    init.set_headers(&headers);
    init.set_body(&["page=", page].concat().into());
    let asked = leptos::prelude::window().fetch_with_str_and_init(address, &init);
    let answer: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let body = JsFuture::from(answer.text().ok()?).await.ok()?;
    Some((body.as_string()?, answer.url()))
}

/// Copies what stands in this field. Also where the page came without encryption, and browsers offer nothing newer.
#[cfg(feature = "host")]
pub(crate) fn copy(field: &web_sys::HtmlTextAreaElement) -> bool {
    field.select();
    let document = leptos::prelude::document();
    let copied = || -> Result<JsValue, JsValue> {
        let copy: Function = Reflect::get(&document, &"execCommand".into())?.dyn_into()?;
        copy.call1(&document, &"copy".into())
    };
    copied().is_ok_and(|copied| copied.is_truthy())
}

/// Does `then` each time `event` happens to `target`, for as long as the page lives.
pub(crate) fn on(target: &EventTarget, event: &str, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    _ = target.add_event_listener_with_callback(event, then.unchecked_ref());
}

/// Does `then` each time `event` happens anywhere on the page, with what it happened to, for as long as the page lives.
#[cfg(feature = "seat")]
pub(crate) fn on_event(
    page: &EventTarget,
    event: &str,
    then: impl Fn(JsValue, Option<Element>) + 'static,
) {
    let then = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let target = Reflect::get(&event, &"target".into()).ok();
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        then(event, target);
    });
    let then = then.into_js_value();
    _ = page.add_event_listener_with_callback_and_bool(event, then.unchecked_ref(), true);
}

/// A field of an event that is a text.
#[cfg(feature = "seat")]
pub(crate) fn text_of(event: &JsValue, name: &str) -> String {
    let text = Reflect::get(event, &name.into()).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// Does `what` with each element that `selector` names.
pub(crate) fn each(selector: &str, what: impl Fn(Element)) {
    if let Ok(all) = leptos::prelude::document().query_selector_all(selector) {
        for at in 0..all.length() {
            if let Some(one) = all.get(at).and_then(|one| one.dyn_into::<Element>().ok()) {
                what(one);
            }
        }
    }
}

/// Gives the focus to what `selector` names within `element`.
#[cfg(feature = "seat")]
pub(crate) fn focus_within(element: &Element, selector: &str) {
    let found = element.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        _ = found.focus();
    }
}

/// Does `then` each time the browser brings this page back from a copy that it kept.
pub(super) fn on_brought_back(then: impl Fn() + 'static) {
    let on_event = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let persisted = Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            then();
        }
    });
    let window = leptos::prelude::window();
    let on_event = on_event.into_js_value();
    _ = window.add_event_listener_with_callback("pageshow", on_event.unchecked_ref());
}

/// Forgets what the tab remembered.
pub(super) fn forget() {
    if let Ok(Some(storage)) = leptos::prelude::window().session_storage() {
        _ = storage.clear();
    }
}

/// Takes everything off the page.
pub(super) fn empty() {
    let document = leptos::prelude::document();
    if let Some(body) = document.body() {
        body.set_text_content(None);
    }
    document.set_title("Hearth");
}

/// Asks the browser to leave the screen on while the page is seen. It may say no.
pub(super) fn stay_awake() {
    let asked = || -> Result<Promise, JsValue> {
        let navigator = leptos::prelude::window().navigator();
        let lock = Reflect::get(&navigator, &"wakeLock".into())?;
        let request: Function = Reflect::get(&lock, &"request".into())?.dyn_into()?;
        request.call1(&lock, &"screen".into())?.dyn_into()
    };
    if let Ok(promise) = asked() {
        spawn_local(async move {
            _ = JsFuture::from(promise).await;
        });
    }
}

/// If what had the focus is gone from the page, gives it to what one can do now.
pub(super) fn keep_focus() {
    let document = leptos::prelude::document();
    let is_lost = document
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    let mine = document
        .get_element_by_id("mine")
        .or_else(|| document.get_element_by_id("hand"));
    if is_lost && let Some(mine) = mine.and_then(|mine| mine.dyn_into::<HtmlElement>().ok()) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        _ = mine.focus_with_options(&still);
    }
}

/// The form of the ring that its place on this page is for. A desk on a phone draws the phone's.
pub(super) fn ring_form(screen: Screen) -> &'static str {
    const NARROW: i32 = 480;
    if screen == Screen::Projector {
        // What stands beside it decides, and that the server knows.
        return "wall";
    }
    let document = leptos::prelude::document();
    let Some(place) = document.query_selector(".hearth").ok().flatten() else {
        return if screen == Screen::Desk {
            "desk_low"
        } else {
            "round"
        };
    };
    let (wide, high) = (place.client_width(), place.client_height());
    let desk = screen == Screen::Desk && wide > NARROW;
    in_place(wide.into(), high.into(), desk)
}

/// Does `then` when `element` has another size, and once at first.
pub(super) fn on_resize(element: &Element, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    if let Ok(observer) = web_sys::ResizeObserver::new(then.unchecked_ref()) {
        observer.observe(element);
        // It lives as long as the element.
        std::mem::forget(observer);
    }
}

/// Another part has begun: it begins at its top.
pub(super) fn begin_at_the_top() {
    each("main, .saying, .answers, .desk__middle", |one| {
        one.set_scroll_top(0)
    });
}

/// Scrolls as little as shows the whole of what was opened.
#[cfg(feature = "seat")]
pub(crate) fn bring_into_view(element: &Element) {
    let how = Object::new();
    _ = Reflect::set(&how, &"block".into(), &"nearest".into());
    let scroll = Reflect::get(element, &"scrollIntoView".into());
    if let Ok(scroll) = scroll.and_then(|scroll| scroll.dyn_into::<Function>()) {
        _ = scroll.call1(element, &how);
    }
}

/// Whether someone is writing in a field.
pub(super) fn is_writing() -> bool {
    leptos::prelude::document()
        .active_element()
        .is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        })
}

/// A word kept for as long as this tab lives.
pub(super) fn kept(key: &str) -> Option<String> {
    leptos::prelude::window()
        .session_storage()
        .ok()??
        .get_item(key)
        .ok()?
}

/// Keeps a word for as long as this tab lives.
pub(super) fn keep(key: &str, word: &str) {
    if let Ok(Some(storage)) = leptos::prelude::window().session_storage() {
        _ = storage.set_item(key, word);
    }
}

/// Keeps lines for as long as this tab lives, as JSON.
pub(super) fn keep_lines(key: &str, lines: &[String]) {
    let all = lines
        .iter()
        .map(|line| JsValue::from_str(line))
        .collect::<js_sys::Array>();
    if let Some(text) = js_sys::JSON::stringify(&all)
        .ok()
        .and_then(|text| text.as_string())
    {
        keep(key, &text);
    }
}

/// The words of the element that `selector` names.
pub(super) fn words_of(selector: &str) -> Option<String> {
    let found = leptos::prelude::document()
        .query_selector(selector)
        .ok()??;
    found.text_content()
}
