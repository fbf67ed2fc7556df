//! What is wrong with something that was typed, said beside it.

use leptos::prelude::*;

use crate::icons::Icon;
use crate::light::{Any, any};

/// The sentence, by the id that its field names; `role` is for a page that comes with it.
pub(crate) fn error_line(
    id: Option<&str>,
    role: Option<&'static str>,
    sentence: impl Into<String>,
) -> Any {
    let id = id.map(str::to_owned);
    any(view! {
        <p class="trouble" id=id role=role>
            <Icon name="i-hand" />
            <span>{sentence.into()}</span>
        </p>
    })
}
