//! A button that asks for something. It is a form, so that it works without script; with script it is sent over
//! the socket instead.

use circle::{Action, SeatId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::light::{Any, Kids, any, now};
use crate::page_mark::PageMark;
use crate::protocol::What;
use crate::room::Room;

/// A form of one button that asks for `action`.
#[component]
pub fn Act(
    /// What is asked when the button is pressed.
    #[prop(into)]
    action: Signal<Action>,
    /// The button's classes.
    #[prop(into)]
    class: Signal<String>,
    /// The seat it is asked for, when it is not one's own.
    #[prop(optional, into)]
    for_seat: Option<Signal<Option<SeatId>>>,
    /// The form's classes.
    #[prop(optional, into)]
    form_class: &'static str,
    /// The button's name for those who hear it, where the words inside are not enough.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The words and signs on the button.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let form_class = if form_class.is_empty() {
        "act"
    } else {
        form_class
    };
    let busy = now(move || {
        let asking = room.asking.get()?;
        (asking == action.with(asked)).then_some("true")
    });
    let label = label.map(|label| now(move || label.get()));
    view! {
        <form
            class=form_class
            method="post"
            action=form_address(room)
            on:submit=move |event| {
                if goes_live(room, &event) {
                    let seat = for_seat.and_then(|seat| seat.get_untracked());
                    room.ask_for(seat, action.get_untracked());
                }
            }
        >
            <Hidden action=action />
            {for_seat.map(for_whom)}
            <button
                type="submit"
                class=class
                aria-label=label
                aria-busy=busy
            >
                {children.view()}
            </button>
        </form>
    }
}

/// The seat that a form asks for.
fn for_whom(seat: Signal<Option<SeatId>>) -> Any {
    any(now(move || {
        seat.get()
            .map(|seat| any(view! { <input type="hidden" name="for" value=seat.0.to_string() /> }))
    }))
}

/// Whether what this form asks goes over the socket. If not, the browser sends the form as ever: no script has
/// run, or the network here lets no sockets through.
pub(crate) fn goes_live(room: Room, event: &SubmitEvent) -> bool {
    let live = room.link.get_untracked().is_live();
    if live {
        event.prevent_default();
    }
    live
}

/// What a form sends without script: the action, and the page it was on, of which the command's id is made.
#[component]
fn Hidden(action: Signal<Action>) -> impl IntoView {
    view! {
        <OnPage />
        <input
            type="hidden"
            name="what"
            value=now(move || written(&What::Act(action.get())))
        />
    }
}

/// The page that a form was on.
#[component]
pub(crate) fn OnPage() -> impl IntoView {
    let page = Room::here().place.with_value(|place| place.page.clone());
    view! { <PageMark page=page /> }
}

/// What is asked of the circle, as JSON.
pub(crate) fn asked(action: &Action) -> String {
    written(&What::Act(action.clone()))
}

/// What is asked, as a form says it.
pub(crate) fn written(what: &impl serde::Serialize) -> String {
    serde_json::to_string(what).unwrap_or_default()
}

/// Where a screen's forms go.
pub(crate) fn form_address(room: Room) -> String {
    room.place.with_value(|place| place.address("ask"))
}

impl Room {
    /// Asks for `action` over the socket. Nothing moves here until the server says so.
    pub fn ask(self, action: Action) {
        self.ask_for(None, action);
    }

    /// The same for another seat, which has no device.
    pub fn ask_for(self, for_seat: Option<SeatId>, action: Action) {
        self.send(for_seat, What::Act(action));
    }

    fn send(self, for_seat: Option<SeatId>, what: What) {
        #[cfg(feature = "hydrate")]
        crate::live::ask(&written(&what), for_seat.map(|seat| seat.0.into()), None);
        #[cfg(not(feature = "hydrate"))]
        let _ = (for_seat, what);
    }
}
