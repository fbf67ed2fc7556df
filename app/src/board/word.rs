//! The form of a word of the house. For whom it is, and whether it waits for the hand-over, is one choice: what is asked.
//! It falls back once the word is sent.

use leptos::prelude::*;

use crate::blocks::FaceScreen;
use crate::face::Block;
use crate::light::{Any, any, follow, memo, now};
use crate::page_mark::PageMark;
use crate::words_field::{WordsField, clear, words_in};

const WORDS: &str = "house-word";
const WHOM: &str = "house-whom";

/// Enter sends what is written, for as long as the page lives; with Shift it begins a line.
#[cfg(feature = "hydrate")]
pub(super) fn watch() {
    use super::browser::{holds, on, press, within, word};
    on("keydown", |event| {
        let writes = within(&event, "#house-word").filter(|_| word(&event, "key") == "Enter");
        if let Some(field) =
            writes.filter(|_| !holds(&event, "shiftKey") && !holds(&event, "isComposing"))
        {
            event.prevent_default();
            press(&field, "button[type=submit]");
        }
    });
}

pub(super) fn word(screen: FaceScreen) -> Any {
    // The choices are drawn again only when they are others: what is chosen stays meanwhile.
    let field = memo(move || screen.face.with(|face| face.agreed.first().cloned()));
    let sent = RwSignal::new(false);
    // The words stay in the field until they are known to have arrived.
    follow(move || {
        let (asking, error) = (screen.asking.get(), screen.error.get());
        if sent.get_untracked() && asking.is_none() {
            sent.set(false);
            if error.is_none() {
                clear(WORDS);
                #[cfg(feature = "hydrate")]
                super::browser::choose_first(WHOM);
            }
        }
    });
    any(now(move || {
        field.get().map(|field| form(screen, &field, sent))
    }))
}

fn form(screen: FaceScreen, field: &Block, sent: RwSignal<bool>) -> Any {
    let (address, page) = screen
        .place
        .with_value(|place| (place.address("ask"), place.page.clone()));
    let groups: Vec<_> = field.within.iter().map(group).collect();
    let limit = Some(field.limit as usize);
    let nothing = memo(String::new);
    any(view! {
        <form
            class="side word"
            method="post"
            action=address
            on:submit=move |event| {
                if screen.link.get_untracked().is_live() {
                    event.prevent_default();
                    sent.set(true);
                    screen.ask(&words_in(WHOM), None, Some(&words_in(WORDS)));
                }
            }
        >
            <PageMark page=page />
            <label class="side__h" for=WORDS>
                {field.text.clone()}
            </label>
            <WordsField id=WORDS name="text" rows="2" limit=limit value=nothing />
            <p class="word__note">{field.sub.clone()}</p>
            <div class="word__send">
                <select class="input" id=WHOM name="what" aria-label=field.name.clone()>
                    {groups}
                </select>
                <button type="submit" class="btn btn--quiet btn--sm">
                    {field.busy.clone()}
                </button>
            </div>
        </form>
    })
}

fn group(group: &Block) -> Any {
    let choice = |choice: &Block| {
        let (what, words) = (choice.ask.clone(), choice.text.clone());
        any(view! { <option value=what>{words}</option> })
    };
    let choices: Vec<_> = group.within.iter().map(choice).collect();
    any(view! { <optgroup label=group.name.clone()>{choices}</optgroup> })
}
