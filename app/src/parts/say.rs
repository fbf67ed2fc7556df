//! Saying something of oneself: forms that work without script, and go over the socket with it.

use circle::CommandId;
use circle::spoken::SpokenAction;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

use crate::act::{OnPage, form_address, goes_live, written};
use crate::light::{Kids, any, now};
use crate::protocol::What;
use crate::room::Room;

/// A button that says something.
#[component]
pub(in crate::parts) fn Say(
    /// What is said.
    #[prop(into)]
    say: Signal<SpokenAction>,
    /// The button's classes.
    class: &'static str,
    /// Whether this is what was said already.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// The button's name for those who hear it, where its words are not enough.
    #[prop(optional, into)]
    label: Option<String>,
    /// The words on it.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let send = move |event: SubmitEvent| {
        if goes_live(room, &event) {
            room.say(say.get_untracked());
        }
    };
    let pressed = now(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }));
    view! {
        <form class="act" method="post" action=form_address(room) on:submit=send>
            <OnPage />
            <input type="hidden" name="what" value=now(move || written(&What::Say(say.get()))) />
            <ForWhom />
            <button type="submit" class=class aria-pressed=pressed aria-label=label>
                {children.view()}
            </button>
        </form>
    }
}

/// A field whose words are said.
#[component]
pub(in crate::parts) fn SayText(
    /// What is said, given its id and its words.
    make: Callback<(CommandId, String), SpokenAction>,
    /// The field's label.
    label: &'static str,
    /// The field's id, unique on the page.
    id: &'static str,
    /// The most characters.
    limit: usize,
    /// The words on the button.
    button: &'static str,
) -> impl IntoView {
    let room = Room::here();
    let field = NodeRef::<Input>::new();
    let send = move |event: SubmitEvent| {
        if !goes_live(room, &event) {
            return;
        }
        if let Some(field) = field.get_untracked() {
            let text = field.value();
            if !text.trim().is_empty() {
                room.say_words(make.run((CommandId(0), String::new())), &text);
                field.set_value("");
            }
        }
    };
    // The server draws the id: it must not be one that can be guessed.
    let plain = move || written(&What::Say(make.run((CommandId(0), String::new()))));
    view! {
        <form class="field say" method="post" action=form_address(room) on:submit=send>
            <OnPage />
            <input type="hidden" name="what" value=now(plain) />
            <ForWhom />
            <label class="field__label" for=id>
                {label}
            </label>
            <div class="say__row">
                <input
                    node_ref=field
                    class="input"
                    id=id
                    name="text"
                    maxlength=limit.to_string()
                    autocomplete="off"
                    required=true
                />
                <button type="submit" class="btn btn--quiet">
                    {button}
                </button>
            </div>
        </form>
    }
}

/// For whom a form says it, when it is not oneself.
#[component]
fn ForWhom() -> impl IntoView {
    let room = Room::here();
    now(move || {
        let seat = room.speaker()?.0.to_string();
        Some(any(view! { <input type="hidden" name="for" value=seat /> }))
    })
}
