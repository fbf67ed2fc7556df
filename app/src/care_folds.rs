//! What stands in Care on a phone whatever goes on: coming back to the room, and where help lives. It comes with the
//! page, works without a script and without a network, and is no part of the browser's program.

use leptos::prelude::*;

use crate::icons::Icon;

/// The folds, each with what it is about in one line.
#[component]
pub fn CareFolds(
    /// Whom to call here, in the keeper's own words; may be empty.
    here: String,
    /// Whether the page is loaded again by itself where there is no script, which shuts what is open.
    shuts: bool,
) -> impl IntoView {
    let here = (!here.is_empty()).then(|| view! { <p class="care__here">{here}</p> });
    let still = shuts.then(|| {
        view! {
            <noscript>
                <p class="care__still">
                    <a href="?still=care">"Hold this page still while you read"</a>
                </p>
            </noscript>
        }
    });
    view! {
        {still}
        <details class="helpfold">
            <summary class="order__open">
                <span>"Ground me"</span>
                <span class="line__word">"A breath, or five things I see."</span>
                <Icon name="i-feet" />
            </summary>
            <div class="fold__in">
                <p>
                    "Both feet on the floor. One slow breath. Then look round, and find these. Skip any line; saying them in your head is enough."
                </p>
                <ol class="senses">
                    <li>"things you can see"</li>
                    <li>"things you can touch"</li>
                    <li>"sounds you can hear"</li>
                    <li>"things you can smell"</li>
                    <li>"thing you can taste, or one kind word to yourself"</li>
                </ol>
            </div>
        </details>
        <details class="helpfold">
            <summary class="order__open">
                <span>"Where help lives"</span>
                <span class="line__word">"People to call, today and later."</span>
                <Icon name="i-phone" />
            </summary>
            <div class="fold__in">
                {here}
                <p>
                    "If someone is in danger, call your local emergency number. Hearth cannot call anyone for you."
                </p>
                <p>
                    <a href="https://findahelpline.com" rel="noreferrer" target="_blank">
                        "findahelpline.com"
                    </a>
                    " lists people to talk to, worldwide. The link opens a page outside Hearth."
                </p>
            </div>
        </details>
    }
}
