//! A quiet time with three questions. What is written stands on this page alone: the fields have no names and
//! belong to no form, so that nothing can send them.

use leptos::prelude::*;

use crate::light::any;
use crate::parts::time_ring::TimeRing;
use crate::words::reflection_questions;
use crate::words_field::WordsField;

#[component]
pub(in crate::parts) fn Reflection(
    /// Whether someone sits at this screen, who can write.
    sits: bool,
) -> impl IntoView {
    let questions: Vec<_> = reflection_questions()
        .into_iter()
        .zip(["reflect-1", "reflect-2", "reflect-3"])
        .map(|(question, id)| {
            if sits {
                any(view! {
                    <div class="field">
                        <label class="field__label" for=id>{question}</label>
                        <WordsField id=id rows="3" />
                    </div>
                })
            } else {
                any(view! { <p class="part__large">{question}</p> })
            }
        })
        .collect();
    let only = sits.then(|| {
        any(view! { <p class="soft small">"On this screen only. Nothing here is sent or kept."</p> })
    });
    view! { <div class="part part--reflection">{questions} {only} <TimeRing /></div> }
}
