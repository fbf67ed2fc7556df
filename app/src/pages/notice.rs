//! One sentence and a way on: for a code that leads nowhere, a door that is shut, a server in trouble.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;

/// What is said, and where the way on leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// A few words.
    pub heading: String,
    /// One kind, plain sentence.
    pub sentence: String,
    /// Where the way on leads.
    pub link_href: String,
    /// What the way on is called.
    pub link_words: String,
}

/// A page of one sentence.
#[component]
pub fn NoticePage(
    /// What to say.
    notice: Notice,
) -> impl IntoView {
    let deck = view! {
        <a class="btn btn--solid btn--main" href=notice.link_href>{notice.link_words}</a>
    };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{notice.heading}</h1>
            <p class="lede">{notice.sentence}</p>
        </Threshold>
    }
}
