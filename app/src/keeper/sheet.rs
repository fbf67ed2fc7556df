//! Dialogs that a link opens: as the browser's own modal dialog where script runs, and without it by the link's
//! target, so that a question is asked either way.

use leptos::html::{Dialog, H2};
use leptos::prelude::*;

use crate::icons::Icon;
use crate::light::{Kids, any, memo, now};
use crate::room::{Link, Room};
use crate::say::say;

/// A dialog of the page.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    id: &'static str,
    node: NodeRef<Dialog>,
    title: NodeRef<H2>,
}

/// The dialogs that the hand opens.
#[derive(Clone, Copy)]
pub(super) struct Sheets {
    /// A breath in between.
    pub(super) breathe: Sheet,
    /// Going on though the part is not at its end.
    pub(super) go_on: Sheet,
    /// Closing the circle.
    pub(super) close: Sheet,
}

impl Sheet {
    /// The dialog of this id, which is unique on the page.
    pub(super) fn new(id: &'static str) -> Sheet {
        Sheet {
            id,
            node: NodeRef::new(),
            title: NodeRef::new(),
        }
    }

    pub(super) fn open(self) {
        if let Some(dialog) = self.node.get_untracked()
            && !dialog.open()
        {
            _ = dialog.show_modal();
        }
        if let Some(title) = self.title.get_untracked() {
            _ = title.focus();
        }
    }

    /// Closes it; the focus goes back to where it was opened.
    pub(super) fn close(self) {
        if let Some(dialog) = self.node.get_untracked() {
            dialog.close();
        }
    }
}

/// A link to a part of the page that, once the page is live, is a button.
#[component]
fn Press(
    /// The part of the page, with its `#`.
    href: String,
    /// Its classes.
    class: &'static str,
    /// Its name, where it has no words.
    #[prop(optional_no_strip)]
    label: Option<String>,
    /// Whether a dialog comes up.
    #[prop(optional)]
    opens: bool,
    /// What it does.
    press: Callback<()>,
    /// The words and signs on it.
    children: Kids,
) -> impl IntoView {
    let room = Room::here();
    let role = memo(move || (room.link.get() != Link::Plain).then_some("button"));
    any(view! {
        <a
            class=class
            href=href
            role=now(move || role.get())
            aria-label=label
            aria-haspopup=opens.then_some("dialog")
            on:click=move |event| {
                event.prevent_default();
                press.run(());
            }
            on:keydown=move |event| {
                if event.key() == " " {
                    event.prevent_default();
                    if !event.repeat() {
                        press.run(());
                    }
                }
            }
        >
            {children.view()}
        </a>
    })
}

/// What opens a dialog.
#[component]
pub(super) fn Opener(
    sheet: Sheet,
    /// Its classes.
    class: &'static str,
    /// The words and signs on it.
    children: Kids,
) -> impl IntoView {
    let press = Callback::new(move |()| sheet.open());
    view! {
        <Press href=["#", sheet.id].concat() class=class label=None opens=true press=press>
            {children.view()}
        </Press>
    }
}

/// What closes a dialog without doing anything.
#[component]
pub(super) fn Closer(
    sheet: Sheet,
    /// Its classes.
    class: &'static str,
    /// Its name, where it has no words.
    #[prop(optional_no_strip)]
    label: Option<String>,
    /// The words and signs on it.
    children: Kids,
) -> impl IntoView {
    let press = Callback::new(move |()| sheet.close());
    view! {
        <Press href="#hand".to_owned() class=class label=label press=press>
            {children.view()}
        </Press>
    }
}

/// The dialog itself, closed at first.
#[component]
pub(super) fn SheetBox(
    sheet: Sheet,
    /// Its classes.
    class: &'static str,
    #[prop(into)] title: Signal<String>,
    /// Whether it stays open when something in it is sent.
    #[prop(optional)]
    stays: bool,
    /// What is done once it is closed.
    #[prop(optional)]
    closed: Option<Callback<()>>,
    children: Kids,
) -> impl IntoView {
    let title_id = [sheet.id, "-h"].concat();
    let labelled = title_id.clone();
    any(view! {
        <dialog
            class=class
            id=sheet.id
            node_ref=sheet.node
            aria-labelledby=labelled
            on:submit=move |_| {
                if !stays {
                    sheet.close();
                }
            }
            on:close=move |_| {
                if let Some(closed) = closed {
                    closed.run(());
                }
            }
        >
            <div class="sheet__head">
                <h2 class="sheet__h" id=title_id tabindex="-1" node_ref=sheet.title>
                    {title}
                </h2>
                <Closer sheet=sheet class="btn btn--icon" label=Some(say().seat_close())>
                    <Icon name="i-close" />
                </Closer>
            </div>
            {children.view()}
        </dialog>
    })
}
