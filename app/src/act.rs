//! A button that asks for something. It is a form, so that it works without script; with script it is sent over
//! the socket instead.

use circle::Deed;
use leptos::prelude::*;

use crate::room::Room;

/// A form of one button that asks for `deed`.
#[component]
pub fn Act(
    /// What is asked when the button is pressed.
    #[prop(into)]
    deed: Signal<Deed>,
    /// The button's classes.
    #[prop(into)]
    class: Signal<String>,
    /// The form's classes.
    #[prop(optional, into)]
    form_class: &'static str,
    /// The button's name for those who hear it, where the words inside are not enough.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The words and signs on the button.
    children: Children,
) -> impl IntoView {
    let room = Room::here();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        room.ask(deed.get_untracked());
    };
    view! {
        <form class=form_class method="post" action=action(room) on:submit=send>
            <Hidden deed=deed />
            <button type="submit" class=class aria-label=move || label.map(|label| label.get())>
                {children()}
            </button>
        </form>
    }
}

/// A form with one line of text: the text becomes the words of the deed.
#[component]
pub fn ActWithText(
    /// What is asked, given the text.
    make: fn(String, Deed) -> Deed,
    /// The deed without its words: what a form without script sends beside them.
    #[prop(into)]
    deed: Signal<Deed>,
    /// The field's label.
    label: &'static str,
    /// An id for the field, unique on the page.
    #[prop(into)]
    id: String,
    /// What stands in the field at first.
    #[prop(optional, into)]
    value: String,
    /// The most characters.
    limit: usize,
    /// The words on the button.
    button: &'static str,
    /// Called after sending, for example to close a sheet.
    #[prop(optional)]
    then: Option<Callback<()>>,
) -> impl IntoView {
    let room = Room::here();
    let field = NodeRef::<leptos::html::Input>::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            room.ask(make(field.value(), deed.get_untracked()));
            field.set_value("");
            if let Some(then) = then {
                then.run(());
            }
        }
    };
    view! {
        <form class="field" method="post" action=action(room) on:submit=send>
            <Hidden deed=deed />
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                node_ref=field
                class="input"
                id=id
                name="text"
                maxlength=limit.to_string()
                required=true
                autocomplete="off"
                value=value
            />
            <button type="submit" class="btn btn--quiet btn--wide">{button}</button>
        </form>
    }
}

/// What a form sends without script: the deed, and the page it was on, of which the command's id is made.
#[component]
fn Hidden(deed: Signal<Deed>) -> impl IntoView {
    let room = Room::here();
    let page = room.place.with_value(|place| place.page.clone());
    view! {
        <input type="hidden" name="page" value=page />
        <input
            type="hidden"
            name="deed"
            value=move || serde_json::to_string(&deed.get()).unwrap_or_default()
        />
    }
}

fn action(room: Room) -> String {
    room.place.with_value(|place| format!("/c/{}/{}/act", place.code, place.screen.word()))
}
