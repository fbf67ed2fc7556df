//! Care: a few words that help, at the top right of every page, in the page itself, so that they open without
//! a script and without a network.

use leptos::prelude::*;

use crate::icons::Icon;

/// The Care button and what it opens. On a live page, give it to the island as its children: the words then
/// come with the page and are not part of the browser's program.
#[component]
pub fn Care(
    /// Whom to call here, in the keeper's own words; may be empty.
    #[prop(optional, into)]
    here: String,
    /// Whether it is open when the page comes.
    #[prop(optional)]
    open: bool,
    /// Whether the page is loaded again by itself where there is no script, which shuts what is open.
    #[prop(optional)]
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
        <details class="care-open" open=open>
            <summary class="care">
                <Icon name="i-care" />
                <span class="when-shut">"Care"</span>
                <span class="when-open">"Close"<span class="only-heard">" care"</span></span>
            </summary>
            <section class="care__sheet" aria-labelledby="care-h">
                <h2 class="sheet__h" id="care-h">"What would help?"</h2>
                <p class="soft small">"Only you can see that this is open."</p>
                {still}
                {row(
                    "i-person",
                    "I need a person",
                    "Without having to say why",
                    view! {
                        <p>
                            "Turn to the keeper, or to anyone you trust here, and say: I need a person. You need not say why."
                        </p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-feet",
                    "Come back to the room",
                    "Five things you can see",
                    view! {
                        <p>
                            "Both feet on the floor. Then look round slowly, and find these. Skip any line; saying them in your head is enough."
                        </p>
                        <ol class="senses">
                            <li>"things you can see"</li>
                            <li>"things you can touch"</li>
                            <li>"sounds you can hear"</li>
                            <li>"things you can smell"</li>
                            <li>"thing you can taste, or one kind word to yourself"</li>
                        </ol>
                    }
                        .into_any(),
                )}
                {row(
                    "i-breath",
                    "A breath of your own",
                    "As slow as you like",
                    view! {
                        <p>
                            "Let the breath come in, and let it go out a little longer than it came. A few times, or as often as you like. If you feel light-headed, breathe as you always do."
                        </p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-door",
                    "Step out, or leave",
                    "At any time, without a word",
                    view! {
                        <p>"Step outside, drink some water, sit by a window. Your seat stays."</p>
                    }
                        .into_any(),
                )}
                {row(
                    "i-phone",
                    "Where help lives",
                    "People to talk to, here and elsewhere",
                    view! {
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
                    }
                        .into_any(),
                )}
            </section>
        </details>
    }
}

/// What may help, and a tap deeper how.
fn row(
    icon: &'static str,
    name: &'static str,
    what: &'static str,
    words: AnyView,
) -> impl IntoView {
    view! {
        <details class="care__row">
            <summary class="help help--row">
                <Icon name=icon />
                <span>
                    <span class="help__name">{name}</span>
                    <span class="help__what">{what}</span>
                </span>
                <Icon name="i-right" />
            </summary>
            <div class="care__words">{words}</div>
        </details>
    }
}
