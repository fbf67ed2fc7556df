//! Dialogs that a link opens: as the browser's own modal dialog where script runs, and without it by the link's
//! target, so that a question is asked either way.

use leptos::html::{Dialog, H2};
use leptos::prelude::*;

use crate::icons::Icon;

/// A dialog of the page.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    id: &'static str,
    node: NodeRef<Dialog>,
    title: NodeRef<H2>,
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

    fn open(self) {
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

/// What opens a dialog.
#[component]
pub(super) fn Opener(
    /// Which.
    sheet: Sheet,
    /// The link's classes.
    class: &'static str,
    /// The words and signs on it.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class=class
            href=["#", sheet.id].concat()
            aria-haspopup="dialog"
            on:click=move |event| {
                event.prevent_default();
                sheet.open();
            }
        >
            {children()}
        </a>
    }
    .into_any()
}

/// The dialog itself, closed at first.
#[component]
pub(super) fn SheetBox(
    /// Which.
    sheet: Sheet,
    /// Its classes.
    class: &'static str,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it stays open when something in it is sent.
    #[prop(optional)]
    stays: bool,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let title_id = [sheet.id, "-h"].concat();
    let labelled = title_id.clone();
    view! {
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
        >
            <header class="sheet__head">
                <h2 class="sheet__h" id=title_id tabindex="-1" node_ref=sheet.title>
                    {move || title.get()}
                </h2>
                <a
                    class="btn btn--icon"
                    href="#hand"
                    aria-label="Close"
                    on:click=move |event| {
                        event.prevent_default();
                        sheet.close();
                    }
                >
                    <Icon name="i-close" />
                </a>
            </header>
            {children()}
        </dialog>
    }
    .into_any()
}
