//! The six words that bring a keeper back, shown until they are written down.

use leptos::prelude::*;

use super::door::NAME_CHARS;
use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::page_mark::PageMark;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhrasePage {
    /// The room code in its plain form, such as `K7M4QX`.
    pub code: String,
    /// The room code as people read it, such as `K7M-4QX`.
    pub code_shown: String,
    /// The words, in order.
    pub words: Vec<String>,
    /// The mark of this page, which its form carries.
    pub page: String,
    /// Why the form on it was not carried out.
    pub error: Option<String>,
}

/// The page that shows the words.
#[component]
pub fn Phrase(
    /// The words and the way on.
    page: PhrasePage,
) -> impl IntoView {
    let PhrasePage {
        code,
        code_shown,
        words,
        page,
        error,
    } = page;
    let error = error.map(|sentence| error_line(None, Some("alert"), sentence));
    let words: Vec<_> = words
        .into_iter()
        .map(|word| view! { <li>{word}</li> })
        .collect();
    let deck = view! {
        {error}
        <p class="dock__note">
            "The desk opens. In this browser you can always come back without them."
        </p>
        <button class="btn btn--solid btn--main" type="submit" form="written">
            "I have written them down"
        </button>
    };
    view! {
        <Threshold oval=Oval::Bench reads=true deck=deck.into_any()>
            <h1 class="page__h">"Your circle is open"</h1>
            <p class="lede">
                "Its room code is "<strong class="nums">{code_shown}</strong>
                ". Before you go in: write these six words on paper."
            </p>
            <section class="phrase" aria-labelledby="words">
                <h2 class="small" id="words">"Six words bring you back"</h2>
                <ol class="phrase__words">{words}</ol>
            </section>
            <p class="small-print">
                "If this laptop fails, the room code and these words open the desk in any other browser. They are shown here until you say that you have them, for ten minutes at most: then Hearth keeps no copy that could be read, and nobody can look them up for you."
            </p>
            <form id="written" method="post" action=format!("/c/{code}/phrase")>
                <PageMark page=page />
                <div class="field">
                    <label class="field__label" for="called">
                        "What shall we call you?"
                    </label>
                    <input
                        class="input"
                        id="called"
                        name="called"
                        maxlength=NAME_CHARS.to_string()
                        autocomplete="off"
                        aria-describedby="called-hint"
                    />
                    <p class="field__hint" id="called-hint">
                        "Any name you like. Left empty, you are called by the sign of your seat."
                    </p>
                </div>
            </form>
            <div class="fade-low"></div>
        </Threshold>
    }
}
