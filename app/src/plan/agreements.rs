//! What is proposed as agreements: it stands in the pane of the part in which they are settled, and where the plan has
//! no such part, with what belongs to the whole circle.

use circle::PartWord;
use circle::text::AGREEMENT_CHARS;
use leptos::prelude::*;

use super::editing::Editing;
use super::starters::STARTERS;
use crate::light::{Any, any, memo, now};
use crate::say::say;
use crate::words::{capital, count};
use crate::words_field::WordsField;

/// The first part in which agreements are settled.
pub(super) fn settled_in(editing: Editing) -> Memo<Option<u16>> {
    editing.of_draft(|draft| {
        let mut parts = draft.parts.iter();
        let part = parts.find(|part| part.kind == PartWord::Agreements)?;
        Some(part.key)
    })
}

/// How many are proposed, in words.
pub(super) fn proposed(editing: Editing) -> Memo<String> {
    editing.of_draft(|draft| {
        let own = draft.own.lines().filter(|line| !line.trim().is_empty());
        say().plan_proposed(capital(&count(draft.agreement.len() + own.count())))
    })
}

/// What is proposed.
pub(super) fn agreements() -> Any {
    let editing = Editing::here();
    let chosen = editing.of_draft(|draft| draft.agreement.clone());
    let own = editing.of_draft(|draft| draft.own.clone());
    let left = memo(move || {
        editing.without.with(|(without, _)| {
            let left = without.iter().find(|left| left.key.is_none());
            left.map(|left| say().plan_line_left_out(&left.name, &left.why))
        })
    });
    let all: Vec<_> = STARTERS
        .iter()
        .enumerate()
        .map(|(at, text)| {
            any(view! {
                <li>
                    <label class="check">
                        <input
                            type="checkbox"
                            name="agreement"
                            value=at.to_string()
                            checked=chosen.with_untracked(|chosen| chosen.contains(&at))
                            prop:checked=now(move || chosen.with(|chosen| chosen.contains(&at)))
                        />
                        <span>{*text}</span>
                    </label>
                </li>
            })
        })
        .collect();
    any(view! {
        <section class="plan__agreements" aria-labelledby="agreements">
            <h3 class="field__label" id="agreements">{say().plan_agreements()}</h3>
            <p class="field__hint">
                {say().plan_agreements_hint()}
            </p>
            <ul class="checks plan__checks">{all}</ul>
            <div class="field">
                <label class="field__label" for="own">{say().plan_own_words()}</label>
                <p class="field__hint" id="own-hint">
                    {say().plan_own_words_hint(AGREEMENT_CHARS)}
                </p>
                <WordsField
                    id="own"
                    name="own"
                    rows="4"
                    value=own
                    described="own-hint own-left".to_owned()
                />
                <p class="field__hint" id="own-left">{now(move || left.get())}</p>
            </div>
        </section>
    })
}
