//! What the link for a co-keeper opens: it takes the key from behind the `#`, or asks for it, and posts it.

use leptos::prelude::*;

use super::oval::Oval;
use super::threshold::Threshold;
use crate::error_line::error_line;
use crate::own_script::own_script;
use crate::page_mark::PageMark;
use crate::say::say;

/// What the page knows. Not the key: browsers send what is behind a `#` to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithPage {
    /// Where its door is: `/c/K7M4QX` of a circle, `/g/K7M4QX` of a gathering.
    pub door: String,
    /// Of a gathering: the link is for someone who keeps a circle of it.
    pub hall: bool,
    /// What the link carried beside the code.
    pub by: Option<String>,
    /// What stood in the field, to be sent once more.
    pub link: String,
    /// Why it did not go on: one sentence.
    pub error: Option<String>,
    /// The mark of this page, which its form carries.
    pub page: String,
}

/// Takes the key out of the address, so that it stays in no list of pages, and posts it.
const TAKE: &str = "(function(){function take(){var key=location.hash.slice(1);if(!key)return;\
    var form=document.getElementById('with');form.elements.link.value=key;\
    history.replaceState(null,'',location.pathname+location.search);form.submit();}\
    addEventListener('hashchange',take);take();})()";

/// The page.
#[component]
pub fn With(
    /// What it knows.
    page: WithPage,
) -> impl IntoView {
    let error = page.error.map(|why| error_line(None, Some("alert"), why));
    let deck = view! {
        <button class="btn btn--solid btn--main" type="submit" form="with">{say().to_the_door()}</button>
    };
    view! {
        <Threshold oval=Oval::Bench deck=deck.into_any()>
            <h1 class="page__h">{say().with_h()}</h1>
            <p class="lede">
                {if page.hall { say().with_hall_lede() } else { say().with_lede() }}
            </p>
            <form id="with" method="post" action=[&page.door, "/with"].concat()>
                <PageMark page=page.page />
                {page.by.map(|by| view! { <input type="hidden" name="by" value=by /> })}
                <div class="field">
                    <label class="field__label" for="link">{say().with_paste()}</label>
                    <input
                        class="input"
                        id="link"
                        name="link"
                        value=page.link
                        required=true
                        autocapitalize="none"
                        autocomplete="off"
                        spellcheck="false"
                    />
                    {error}
                </div>
            </form>
        </Threshold>
        {own_script(TAKE)}
    }
}
