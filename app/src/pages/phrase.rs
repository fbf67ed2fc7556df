//! The six words that bring a keeper back, shown until they are written down.

use leptos::prelude::*;

use super::door::NAME_CHARS;
use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::page_mark::PageMark;
use crate::say::say;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhrasePage {
    /// Where its door is: `/c/K7M4QX` of a circle, `/g/K7M4QX` of a gathering.
    pub door: String,
    /// Of a gathering.
    pub hall: bool,
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
        door,
        hall,
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
            {if hall { say().phrase_board() } else { say().phrase_desk() }}
        </p>
        <button class="btn btn--solid btn--main" type="submit" form="written">
            {say().phrase_written()}
        </button>
    };
    view! {
        <Threshold oval=Oval::Bench reads=true deck=deck.into_any()>
            <h1 class="page__h">{if hall { say().phrase_hall_h() } else { say().phrase_h() }}</h1>
            <p class="lede">
                {say().phrase_code()}<strong class="nums">{code_shown}</strong>
                {say().phrase_write()}
            </p>
            <section class="phrase" aria-labelledby="words">
                <h2 class="small" id="words">{say().phrase_words()}</h2>
                <ol class="phrase__words">{words}</ol>
            </section>
            <form id="written" method="post" action=[&door, "/phrase"].concat()>
                <PageMark page=page />
                <div class="field">
                    <label class="field__label" for="called">
                        {say().call_you_what()}
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
                        {say().phrase_name_hint()}
                    </p>
                </div>
            </form>
            <p class="small-print">
                {say().phrase_why()}
            </p>
            <div class="fade-low"></div>
        </Threshold>
    }
}
