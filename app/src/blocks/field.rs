//! A field whose words are sent, or stay on this screen.

use leptos::prelude::*;

use super::button::{address, goes_live, hidden};
use super::screen::{Drawn, FaceScreen};
use crate::light::{Any, any, follow, memo};
use crate::words_field::{WordsField, clear, words_in};

/// A field that asks for something is a form with a button; any other has no name and belongs to no form, so that
/// nothing can send it.
pub(super) fn field(block: Drawn) -> Any {
    let (ask, key, look) =
        block.once(|block| (block.ask.clone(), block.key.clone(), block.look.clone()));
    if ask.is_empty() {
        let class = ["field ", &look].concat();
        return any(view! {
            <div class=class>
                {label(&block, &key)}
                {block
                    .while_any(
                        |block| &block.sub,
                        |words| any(view! { <p class="field__hint">{words}</p> }),
                    )}
                {input(&block, None)}
            </div>
        });
    }
    let screen = FaceScreen::here();
    // A page's own form has a field of its own name.
    let name = if ask.starts_with('/') {
        key.clone()
    } else {
        "text".to_owned()
    };
    let sent = RwSignal::new(false);
    let (id, field) = (key.clone(), key.clone());
    // The words stay in the field until they are known to have arrived.
    follow(move || {
        let (asking, error) = (screen.asking.get(), screen.error.get());
        if sent.get_untracked() && asking.is_none() {
            sent.set(false);
            if error.is_none() {
                clear(&field);
            }
        }
    });
    let asks = block.clone();
    any(view! {
        <form
            class="field"
            method="post"
            action=address(&block)
            on:submit=move |event| {
                let text = words_in(&id);
                if goes_live(screen, &asks, &event) {
                    sent.set(true);
                    asks.once(|block| screen.ask(&block.ask, block.whom, Some(&text)));
                }
            }
        >
            {hidden(&block)}
            {label(&block, &key)}
            {input(&block, Some(name))}
            <button type="submit" class="btn btn--quiet btn--wide">
                {block.words(|block| &block.busy)}
            </button>
        </form>
    })
}

fn label(block: &Drawn, key: &str) -> Any {
    let key = key.to_owned();
    any(view! {
        <label class="field__label" for=key>
            {block.words(|block| &block.text)}
        </label>
    })
}

/// The field itself: of one line, or of several.
fn input(block: &Drawn, name: Option<String>) -> Any {
    let (id, limit, rows, value) = block.once(|block| {
        let limit = (block.limit > 0).then_some(block.limit as usize);
        (block.key.clone(), limit, block.rows, block.sub.clone())
    });
    // A field that is sent nowhere has a hint there, and one that is has the words it begins with.
    let value = if name.is_some() { value } else { String::new() };
    if rows == 0 {
        return any(view! {
            <input
                class="input"
                id=id
                name=name
                maxlength=limit.map(|limit| limit.to_string())
                autocomplete="off"
                value=value
            />
        });
    }
    let rows = if rows == 2 { "2" } else { "3" };
    match name {
        Some(name) => {
            let value = memo(move || value.clone());
            any(view! { <WordsField id=id name=name rows=rows limit=limit value=value /> })
        }
        None => any(view! { <WordsField id=id rows=rows /> }),
    }
}
