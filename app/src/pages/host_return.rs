//! The way back for a keeper in another browser: the room code, and the six words.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::page_mark::PageMark;
use crate::say::say;

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostReturnPage {
    /// The code as it was typed.
    pub code: String,
    /// The words as they were typed.
    pub phrase: String,
    /// Why they did not open the desk: one sentence with the way out. It never tells which of the two was
    /// wrong.
    pub error: Option<String>,
    /// The circle was kept in this browser until it was opened in another one.
    pub put_out: bool,
    /// The mark of this page, which its form carries.
    pub page: String,
}

/// The page where a keeper comes back.
#[component]
pub fn HostReturn(
    /// What was typed, and what was wrong with it.
    page: HostReturnPage,
) -> impl IntoView {
    let HostReturnPage {
        code,
        phrase,
        error,
        put_out,
        page,
    } = page;
    let (heading, lede) = if put_out {
        (say().return_put_out_h(), say().return_put_out())
    } else {
        (say().return_h(), say().return_lede())
    };
    let (class, invalid, described) = if error.is_some() {
        (
            "field has-trouble",
            Some("true"),
            "phrase-hint phrase-trouble",
        )
    } else {
        ("field", None, "phrase-hint")
    };
    // What was wrong takes the room of what the page is about.
    let lede = error
        .is_none()
        .then(|| view! { <p class="lede">{lede}</p> });
    let error = error.map(|why| error_line(Some("phrase-trouble"), Some("alert"), why));
    let deck = view! {
        <button class="btn btn--solid btn--main" type="submit" form="return">
            {say().open_the_desk()}
        </button>
    };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{heading}</h1>
            {lede}
            <form id="return" action="/host/return" method="post">
                    <PageMark page=page />
                    <div class=class>
                        <label class="field__label" for="code">{say().door_code()}</label>
                        <input
                            class="input input--code"
                            id="code"
                            name="code"
                            value=code
                            placeholder=say().home_like("K7M-4QX")
                            maxlength="24"
                            required=true
                            autocapitalize="characters"
                            autocomplete="off"
                            spellcheck="false"
                            aria-invalid=invalid
                        />
                    </div>
                    <div class=class>
                        <label class="field__label" for="phrase">{say().return_words()}</label>
                        <p class="field__hint" id="phrase-hint">
                            {say().return_words_hint()}
                        </p>
                        <input
                            class="input"
                            id="phrase"
                            name="phrase"
                            value=phrase
                            maxlength="120"
                            required=true
                            autocapitalize="none"
                            autocomplete="off"
                            spellcheck="false"
                            aria-describedby=described
                            aria-invalid=invalid
                        />
                        {error}
                    </div>
            </form>
            <p class="small-print">{say().return_without()}</p>
            <p class="small-print"><a href="/host">{say().return_new()}</a></p>
            <div class="fade-low"></div>
        </Threshold>
    }
}
