//! Kinds of block to add, afternoons to begin with, and the ways to keep this one or give it on.

use gathering::WorkKind;
use gathering::afternoon::bounds::MAX_BLOCKS;
use leptos::prelude::*;

use super::fields::Form;
use super::{back_to, shown};
use crate::afternoon::{icon, kind_called, starter_afternoons, word_of};
use crate::error_line::error_line;
use crate::icons::Icon;
use crate::light::{Any, any};
use crate::say::say;

/// The kinds of block that can be added.
pub(super) fn add(form: &Form) -> Any {
    let full = form.draft.blocks.len() >= MAX_BLOCKS;
    let said = if full {
        say().hall_no_blocks(MAX_BLOCKS)
    } else {
        say().plan_add_where()
    };
    let next = format!("b{}", form.draft.free_key());
    let ways: Vec<_> = WorkKind::ALL
        .iter()
        .map(|kind| {
            any(view! {
                <li>
                    <button
                        class="plan__row"
                        name="do"
                        value=["add-", &word_of(kind)].concat()
                        formaction=back_to(&next)
                        disabled=full
                    >
                        <span class="plan__kind"><Icon name=icon(*kind) /></span>
                        <span class="plan__name">{kind_called(*kind)}</span>
                    </button>
                </li>
            })
        })
        .collect();
    let within = any(view! {
        <p class="field__hint">{said}</p>
        <ul class="plan__ways">{ways}</ul>
    });
    shown("add", say().afternoon_add(), None, within)
}

/// Afternoons to begin with, one from a file, and the ways to keep this one.
pub(super) fn begin(form: &Form) -> Any {
    let starters: Vec<_> = starter_afternoons()
        .into_iter()
        .map(|starter| {
            any(view! {
                <li>
                    <a class="plan__starter" href=format!("/host/afternoon?from={}", starter.key)>
                        <span class="plan__name">{starter.for_what}</span>
                        <span class="small soft">{starter.afternoon.about}</span>
                    </a>
                </li>
            })
        })
        .collect();
    let trouble = form
        .trouble("file")
        .map(|refused| error_line(Some("file-trouble"), None, refused.sentence.clone()));
    let described = trouble.is_some().then_some("file-trouble");
    let within = any(view! {
        <ul class="plan__starters">{starters}</ul>
        <div class="field">
            <label class="field__label" for="file">{say().afternoon_from_file()}</label>
            <div class="field__row">
                <input class="input" type="file" id="file" name="file" accept=".json,application/json" aria-describedby=described />
                <button
                    class="btn btn--quiet"
                    name="do"
                    value="file"
                    formaction="/host/afternoon/file"
                    formenctype="multipart/form-data"
                >
                    {say().plan_open_file()}
                </button>
            </div>
            {trouble}
        </div>
        // The script fills it, where this browser has any.
        <div class="plan__before" id="before" hidden=true>
            <h3 class="field__label">{say().plan_before_h()}</h3>
            <p class="field__hint">{say().plan_before_hint()}</p>
            <ul class="plan__list-before"></ul>
            <button type="button" class="btn btn--quiet btn--sm">{say().plan_forget()}</button>
        </div>
        // Beside the list, they stand in the bar.
        <section class="plan__keep-here" aria-labelledby="keep-h">
            <h3 class="field__label" id="keep-h">{say().afternoon_keep_h()}</h3>
            {keep()}
        </section>
        <p class="small soft">
            <a href="/host/return">{say().return_h()}</a>
        </p>
    });
    shown("begin", say().afternoon_another(), Some(form), within)
}

/// As a file, as a link, on paper.
pub(super) fn keep() -> Any {
    any(view! {
        <div class="plan__keep">
            <button class="btn btn--bare" name="do" value="save" formaction="/host/afternoon.json">
                {say().plan_save()}
            </button>
            <button class="btn btn--bare" name="do" value="link" formaction=back_to("link")>
                {say().plan_make_link()}
            </button>
            <button
                class="btn btn--bare"
                name="do"
                value="print"
                formaction="/host/afternoon/print"
                formtarget="_blank"
            >
                {say().afternoon_print()}
            </button>
        </div>
    })
}

/// The address that carries the afternoon, once it was asked for.
pub(super) fn link(link: Option<String>) -> Option<Any> {
    let within = any(view! {
        <div class="field">
            <input
                class="input"
                id="afternoon-link"
                readonly=true
                value=link?
                aria-label=say().afternoon_link_h()
                aria-describedby="afternoon-link-hint"
            />
            <p class="field__hint" id="afternoon-link-hint">{say().afternoon_link_hint()}</p>
        </div>
    });
    Some(shown("link", say().afternoon_link_h(), None, within))
}
