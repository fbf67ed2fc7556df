//! What opens with a tap: the circle's own sheet behind the bar's left side, and Care. Both are folds of the page, so
//! that they open without a script and without a network; a script adds Escape, Back, and a tap beside them.

use leptos::prelude::*;

use crate::blocks::{FaceScreen, Says, blocks};
use crate::care::holds;
use crate::face::Face;
use crate::icons::Icon;
use crate::light::{Any, any, now};

/// A title of more letters takes the room of what is asked; the sheet has it whole.
const LONG_TITLE: usize = 40;

/// What a script adds: Escape, Back and a button shut what is open, the newer one shuts the older, and what comes up is
/// read from its heading on.
#[cfg(feature = "hydrate")]
pub(super) fn watch() {
    use wasm_bindgen::JsValue;

    use crate::live::page;

    const OPEN: &str = ".opens[open]";
    let document = document();
    let shut = |except: Option<&web_sys::Element>| {
        page::each(OPEN, |open| {
            if except != Some(&open) {
                // Whoever was in it is where they opened it.
                if except.is_none() {
                    page::focus_within(&open, "summary");
                }
                _ = open.remove_attribute("open");
            }
        });
    };
    page::on_event(&document, "keydown", move |event, _| {
        if page::text_of(&event, "key") == "Escape" {
            shut(None);
        }
    });
    page::on_event(&document, "click", move |_, target| {
        if target.is_some_and(|target| {
            target
                .closest("[data-shut]")
                .is_ok_and(|found| found.is_some())
        }) {
            shut(None);
        }
    });
    page::on_event(&document, "toggle", move |_, target| {
        let Some(target) = target else { return };
        if !target.matches(OPEN).unwrap_or(false) {
            if target.matches("main details[open]").unwrap_or(false) {
                page::bring_into_view(&target);
            }
            return;
        }
        shut(Some(&target));
        page::focus_within(&target, ".sheet__h");
        if let Ok(history) = window().history() {
            _ = history.push_state_with_url(&JsValue::NULL, "", None);
        }
    });
    page::on(&window(), "popstate", move || shut(None));
}

/// The order, what we agreed, one's own seat: three tabs of one sheet.
pub(super) fn circle(screen: FaceScreen, says: &Says) -> Any {
    let tabs = [
        ("order", &says.order, blocks(|face: &Face| &face.order)),
        (
            "agreed",
            &says.agreements,
            blocks(|face: &Face| &face.agreed),
        ),
        ("seat", &says.my_seat, blocks(|face: &Face| &face.seat)),
    ];
    let (mut heads, mut panels) = (Vec::new(), Vec::new());
    for (at, (key, name, inside)) in tabs.into_iter().enumerate() {
        let id = ["tab-", key].concat();
        let class = ["sheet__panel sheet__panel--", key].concat();
        heads.push(any(view! {
            <input
                class="tab__radio"
                type="radio"
                name="tab"
                id=id.clone()
                checked=at == 0
                autocomplete="off"
            />
            <label class="tab" for=id>
                {name.clone()}
            </label>
        }));
        panels.push(any(view! {
            <section class=class aria-label=name.clone()>
                {inside}
            </section>
        }));
    }
    any(view! {
        <details class="opens opens--circle">
            <summary class="here">
                <span class=now(move || {
                    let letters = screen.face.with(|face| face.circle.chars().count());
                    if letters > LONG_TITLE { "here__circle here__circle--long" } else { "here__circle" }
                })>{screen.words(|face| &face.circle)}</span>
                <span class="here__part">
                    {screen.words(|face| &face.part)} <Icon name="i-down" />
                </span>
                <span class="only-heard">{says.opens.clone()}</span>
            </summary>
            <section class="sheet sheet--fit" aria-labelledby="sheet-h">
                <div class="sheet__head">
                    <h2 class="sheet__h" id="sheet-h" tabindex="-1">
                        {now(move || screen.face.with(|face| face.circle.clone()))}
                    </h2>
                    {shut(says)}
                </div>
                <fieldset class="tabs">
                    <legend class="only-heard">{says.what_to_see.clone()}</legend>
                    {heads}
                </fieldset>
                <div class="sheet__body" tabindex="0">{panels}</div>
            </section>
        </details>
    })
}

/// Care: what can be asked for now, then what is always there.
pub(super) fn care(says: &Says, children: Any, open: bool) -> Any {
    any(view! {
        <details class="opens opens--care" open=open>
            <summary class="care">
                <Icon name="i-care" />
                <span>{says.care.clone()}</span>
                {(!open).then(|| holds(&says.care))}
            </summary>
            <section class="sheet sheet--fit sheet--care" aria-labelledby="care-h">
                <div class="sheet__head">
                    <h2 class="sheet__h" id="care-h" tabindex="-1">
                        {says.what_would_help.clone()}
                    </h2>
                    {shut(says)}
                </div>
                <div class="sheet__body" tabindex="0">
                    <div class="care-list">{blocks(|face: &Face| &face.care)}</div>
                    {children}
                </div>
            </section>
        </details>
    })
}

/// Shuts the sheet it stands on; without script its own summary does.
fn shut(says: &Says) -> Any {
    any(view! {
        <button type="button" class="btn btn--bare btn--icon sheet__shut" data-shut="">
            <Icon name="i-close" />
            <span class="only-heard">{says.close.clone()}</span>
        </button>
    })
}
