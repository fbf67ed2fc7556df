//! A field whose words are sent, or stay on this screen.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use super::button::{address, goes_live, hidden};
use super::screen::{Drawn, FaceScreen};
use crate::light::{Any, any, follow};

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
                {Words::new().view(&block, None)}
            </div>
        });
    }
    let screen = FaceScreen::here();
    let words = Words::new();
    // A page's own form has a field of its own name.
    let name = if ask.starts_with('/') {
        key.clone()
    } else {
        "text".to_owned()
    };
    let sent = RwSignal::new(false);
    // The words stay in the field until they are known to have arrived.
    follow(move || {
        let (asking, error) = (screen.asking.get(), screen.error.get());
        if sent.get_untracked() && asking.is_none() {
            sent.set(false);
            if error.is_none() {
                words.clear();
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
                let text = words.get();
                if goes_live(screen, &asks, &event) && !text.trim().is_empty() {
                    sent.set(true);
                    asks.once(|block| screen.ask(&block.ask, block.whom, Some(&text)));
                }
            }
        >
            {hidden(&block)}
            {label(&block, &key)}
            {words.view(&block, Some(name))}
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

/// What is written in.
#[derive(Clone, Copy)]
struct Words {
    line: NodeRef<Input>,
    lines: NodeRef<Textarea>,
}

impl Words {
    fn new() -> Words {
        Words {
            line: NodeRef::new(),
            lines: NodeRef::new(),
        }
    }

    fn get(self) -> String {
        match (self.line.get_untracked(), self.lines.get_untracked()) {
            (Some(line), _) => line.value(),
            (None, Some(lines)) => lines.value(),
            (None, None) => String::new(),
        }
    }

    fn clear(self) {
        if let Some(line) = self.line.get_untracked() {
            line.set_value("");
        }
        if let Some(lines) = self.lines.get_untracked() {
            lines.set_value("");
        }
    }

    fn view(self, block: &Drawn, name: Option<String>) -> Any {
        let (id, limit, rows, value) = block.once(|block| {
            let limit = (block.limit > 0).then(|| block.limit.to_string());
            (block.key.clone(), limit, block.rows, block.sub.clone())
        });
        // A field that is sent nowhere has a hint there, and one that is has the words it begins with.
        let value = name.is_some().then_some(value);
        if rows == 0 {
            return any(view! {
                <input
                    node_ref=self.line
                    class="input"
                    id=id
                    name=name
                    maxlength=limit
                    autocomplete="off"
                    value=value
                />
            });
        }
        // The browser's program takes the words from the page and never looks inside.
        #[cfg(feature = "ssr")]
        let inside = crate::words_field::escaped(&value.unwrap_or_default());
        #[cfg(not(feature = "ssr"))]
        let inside = {
            self.begin_with(value.unwrap_or_default());
        };
        any(view! {
            <textarea
                node_ref=self.lines
                class="grow"
                id=id
                name=name
                rows=rows.to_string()
                maxlength=limit
                autocomplete="off"
            >
                {inside}
            </textarea>
        })
    }

    /// What stands in a field at first, once it is there.
    #[cfg(not(feature = "ssr"))]
    fn begin_with(self, words: String) {
        follow(move || {
            if let Some(lines) = self.lines.get()
                && lines.value().is_empty()
            {
                lines.set_value(&words);
            }
        });
    }
}
