//! One part on the editor: what it is and how long it takes; opened, what can be set.

use circle::Part;
use circle::parts::{
    Breathing, Centre, CentreWord, Closing, Pairs, Remembering, Round, Together, Values, Words,
};
use leptos::prelude::*;

use super::editing::Editing;
use super::field::FieldView;
use super::fields::{self, Input, length_in_words};
use super::part::{DraftPart, look};
use crate::icons::Icon;
use crate::light::{any, memo, now};
use crate::words;

/// A card. Its part goes by this number.
#[component]
pub(super) fn Card(key: u16) -> impl IntoView {
    let editing = Editing::here();
    let part = memo(move || {
        let find = |part: &&DraftPart| part.key == key;
        editing
            .draft
            .with(|draft| draft.parts.iter().find(find).cloned())
    });
    let place = memo(move || {
        editing
            .draft
            .with(|draft| draft.parts.iter().position(|part| part.key == key))
    });
    let name = memo(move || {
        let name = |at| editing.names.with(|names| names.get(at).cloned());
        place.get().and_then(name).unwrap_or_default()
    });
    let minutes = memo(move || {
        let time = |at| editing.estimate.with(|all| all.parts.get(at).copied());
        let ms = place.get().and_then(time);
        // In halves, as people say it.
        let halves = (ms.unwrap_or(0) as f64 / 30_000.0).round();
        if ms == Some(0) {
            0.0
        } else {
            halves.max(1.0) / 2.0
        }
    });
    let kind = part.with_untracked(|part| part.as_ref().map(|part| part.kind));
    let settable = kind.map_or(&[][..], fields::of);
    let (class, icon) = kind.map_or_else(Default::default, look);
    let look = now(move || {
        let long = match minutes.get() {
            ..3.0 => "len-1",
            ..8.0 => "len-2",
            ..14.0 => "len-3",
            ..22.0 => "len-4",
            _ => "len-5",
        };
        ["plank plank--", class, " ", long].concat()
    });
    let words = now(move || {
        part.with(|part| part.as_ref().map(words_of))
            .unwrap_or_default()
    });
    let open = part.with_untracked(|part| part.as_ref().is_some_and(asks_for_words))
        || editing.fresh.get_untracked() == Some(key)
        || settable.iter().any(|field| {
            let id = DraftPart::id_for(key, field.name);
            editing.error(&id).is_some()
        });
    let id = ["p", &key.to_string()].concat();
    let views: Vec<_> = settable
        .iter()
        .map(|field| any(view! { <FieldView key=key field=field /> }))
        .collect();
    let grab = move |event: leptos::ev::PointerEvent| {
        #[cfg(feature = "hydrate")]
        super::drag::grab(key, &event);
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    view! {
        <li class=look id=id.clone() data-key=key.to_string()>
            <input
                type="hidden"
                name="part"
                value=part.get_untracked().map(|part| part.mark())
            />
            <span class="plank__grip" aria-hidden="true" on:pointerdown=grab>
                <Icon name="i-grip" />
            </span>
            <span class="plank__kind">
                <Icon name=icon />
            </span>
            <details class="plank__body" open=open>
                <summary>
                    <span class="plank__name">{now(move || name.get())}</span>
                    <span class="plank__q">{words}</span>
                </summary>
                <div class="plank__fields">{views}</div>
                <Acts key=key name=name place=place />
            </details>
            <Stepper key=key part=part name=name />
            <p class="plank__min nums">{now(move || half(minutes.get()))}" "<span class="faint">"min"</span></p>
        </li>
    }
}

/// Minutes in halves: `15`, `19½`.
fn half(minutes: f64) -> String {
    let whole = minutes.trunc() as u32;
    match (whole, minutes.fract() > 0.0) {
        (0, true) => "½".to_owned(),
        (whole, true) => format!("{whole}½"),
        (whole, false) => whole.to_string(),
    }
}

/// What stands under a part's name.
fn words_of(part: &DraftPart) -> String {
    let quoted = |words: &str, missing: &str| {
        let words = words.trim();
        if words.is_empty() {
            missing.to_owned()
        } else {
            ["“", words, "”"].concat()
        }
    };
    match part.roughly() {
        Part::Agreements => "What we ask of each other, settled by consent".to_owned(),
        Part::Breathing(Breathing { pattern, breaths }) => {
            format!("{}, {breaths} times", words::pattern_name(pattern))
        }
        Part::Round(Round { question, laps, .. }) => {
            let asked = quoted(&question, "The question is still to be written");
            if laps > 1 {
                format!("{asked}, {laps} times round")
            } else {
                asked
            }
        }
        Part::Closing(Closing { way }) => match way {
            circle::ClosingWay::OneWord => "One word each".to_owned(),
            circle::ClosingWay::Silence => "Sitting together in silence".to_owned(),
        },
        Part::Words(Words { text, .. }) => quoted(&text, "The words are still to be written"),
        Part::Values(Values { offered, .. }) => format!("{} to choose from", offered.len()),
        Part::Centre(Centre { question, .. }) | Part::CentreWord(CentreWord { question }) => {
            quoted(&question, "The question is still to be written")
        }
        Part::Silence(_) => "From bell to bell".to_owned(),
        Part::Together(Together { lines, .. }) => {
            let first = lines.first().map_or("", |line| line.text.as_str());
            quoted(first, "The lines are still to be written")
        }
        Part::Remembering(Remembering { invitation, .. }) => {
            quoted(&invitation, "The invitation is still to be written")
        }
        Part::Pairs(Pairs { question, .. }) => {
            quoted(&question, "The question is still to be written")
        }
        Part::OffersAndNeeds(_) => "Written quietly, shown without names".to_owned(),
        Part::Weather => "One tap each, seen only as a whole".to_owned(),
        Part::Break(_) => "With a time to be back".to_owned(),
        Part::Reflection(_) => "Three questions, on one’s own phone".to_owned(),
    }
}

/// Whether something must still be written before the part can be taken.
fn asks_for_words(part: &DraftPart) -> bool {
    fields::of(part.kind).iter().any(|field| {
        let words = matches!(field.input, Input::Line(_) | Input::Lines(_));
        words && field.name != "note" && part.get(field.name).trim().is_empty()
    })
}

/// Moving, copying, taking out.
#[component]
fn Acts(key: u16, name: Memo<String>, place: Memo<Option<usize>>) -> impl IntoView {
    let editing = Editing::here();
    let last = memo(move || {
        editing
            .draft
            .with(|draft| draft.parts.len().saturating_sub(1))
    });
    let button =
        move |what: &'static str, words: &'static str, gone: Option<fn(usize, usize) -> bool>| {
            let value = [what, "-", &key.to_string()].concat();
            let id = DraftPart::id_for(key, what);
            let label = now(move || [words, ": ", &name.get()].concat());
            let hidden = now(move || {
                let at = place.get().unwrap_or(0);
                gone.is_some_and(|gone| gone(at, last.get()))
            });
            any(view! {
                <button
                    class="btn btn--quiet btn--sm"
                    id=id
                    name="do"
                    value=value
                    aria-label=label
                    hidden=hidden
                >
                    {words}
                </button>
            })
        };
    view! {
        <div class="plank__acts">
            {button("up", "Move up", Some(|at, _| at == 0))}
            {button("down", "Move down", Some(|at, last| at == last))}
            {button("copy", "Copy", None)}
            {button("remove", "Take out", None)}
        </div>
    }
}

/// Less and more of the time that a part, or each person in it, has.
#[component]
fn Stepper(key: u16, part: Memo<Option<DraftPart>>, name: Memo<String>) -> impl IntoView {
    let first = part.with_untracked(|part| {
        let known = part.as_ref().map(|part| fields::of(part.kind));
        known
            .into_iter()
            .flatten()
            .find(|field| matches!(field.input, Input::Time(..)))
    });
    let Some(field) = first else {
        return any(view! { <span class="plank__fixed"></span> });
    };
    let none = match field.input {
        Input::Time(.., none) => none,
        _ => "",
    };
    let shown = now(move || {
        let typed = part.with(|part| part.as_ref().map(|part| part.get(field.name).to_owned()));
        match typed.and_then(|typed| typed.parse::<u32>().ok()) {
            Some(seconds) => length_in_words(seconds),
            None => none.to_owned(),
        }
    });
    let value = |what: &str| [what, "-", &key.to_string()].concat();
    any(view! {
        <div
            class="stepper"
            role="group"
            aria-label=now(move || [field.label, ": ", &name.get()].concat())
        >
            <button name="do" value=value("less") aria-label="Less time">
                <Icon name="i-minus" more="icon--sm" />
            </button>
            <output class="nums">{shown}</output>
            <button name="do" value=value("more") aria-label="More time">
                <Icon name="i-plus" more="icon--sm" />
            </button>
        </div>
    })
}
