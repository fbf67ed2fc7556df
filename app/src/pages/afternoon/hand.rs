//! The bar: how long it takes and with how many, what is not right yet, and the way to open the door.

use leptos::prelude::*;

use super::begin::keep;
use super::fields::{Form, clock};
use super::{LIST, here};
use crate::afternoon::kind_called;
use crate::icons::Icon;
use crate::light::{Any, any};
use crate::say::say;

pub(super) fn hand(form: &Form) -> Any {
    let (_, total) = form.draft.times();
    let sum = say().afternoon_sum(form.draft.expected(), form.draft.circles());
    any(view! {
        <section class="plan__hand" id="hand" aria-label=say().plan_the_whole()>
            {trouble(form)}
            <div class="plan__sum">
                <p id="sum" data-follows="">
                    <strong id="total">{clock(total)}</strong>
                    <span>{say().afternoon_hours_with()}<br />{sum}</span>
                </p>
            </div>
            <button class="btn btn--solid btn--main plan__open" type="submit">{say().afternoon_open()}</button>
            <a class="btn btn--quiet btn--main plan__home" href=here(LIST)>{say().afternoon_back()}</a>
            {keep()}
        </section>
    })
}

/// What is not right yet; each leads to its field.
fn trouble(form: &Form) -> Option<Any> {
    if form.refused.is_empty() {
        return None;
    }
    let each = form.refused.iter().map(|refused| {
        let sentence = match form.block_of(&refused.field) {
            // Many blocks may have the same that is not right.
            Some(block) => say().afternoon_of_block(kind_called(block.kind), &refused.sentence),
            None => refused.sentence.clone(),
        };
        if refused.field.is_empty() {
            any(view! { <li>{sentence}</li> })
        } else {
            any(view! { <li><a href=here(&refused.field)>{sentence}</a></li> })
        }
    });
    let each: Vec<_> = each.collect();
    Some(any(view! {
        <div class="plan__said" role="alert">
            <Icon name="i-hand" />
            <ul>{each}</ul>
        </div>
    }))
}
