//! Changing what has not begun of the plan, while the circle goes on.

use circle::plan::PlanEdit;
use circle::plan::QUESTION_CHARS;
use circle::{Action, ActionKind, Part, Stage};
use leptos::ev::SubmitEvent;
use leptos::html::{Input, Select};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{Any, any, memo, now};
use crate::plan::press::{fresh, kinds, with_words};
use crate::room::{Link, Room};
use crate::words;

/// Parts that say all there is to say without words of their own.
const WITHOUT_WORDS: [(&str, &str); 4] = [
    ("breathing", "A breath"),
    ("silence", "A silence"),
    ("break", "A break"),
    ("weather", "A weather check"),
];

#[derive(Clone, Debug, PartialEq, Eq)]
struct Ahead {
    names: Vec<(usize, String)>,
    /// The first part that has not begun, from 0.
    first: usize,
    edition: u32,
    /// The part that is going on.
    now: Option<usize>,
}

/// The fold under the plan.
#[component]
pub(super) fn PlanEdits() -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may(ActionKind::EditPlan));
    let ahead = memo(move || ahead(room));
    let body = now(move || {
        can.get().then(|| {
            any(view! {
                <details class="order plan-edit">
                    <summary class="order__open">"Change the plan"</summary>
                    {now(move || lines(&ahead.get()))}
                    <NextOne ahead=ahead />
                </details>
            })
        })
    });
    view! { <div>{body}</div> }
}

fn ahead(room: Room) -> Ahead {
    let edition = room
        .desk
        .with(|desk| desk.as_ref().map_or(0, |desk| desk.edition));
    room.commons.with(|commons| {
        let (first, now) = match commons.stage {
            Stage::Arriving => (0, None),
            Stage::Part(at) => (at + 1, Some(at)),
            Stage::Ended => (commons.parts.len(), None),
        };
        let names = words::part_names(&commons.parts)
            .into_iter()
            .enumerate()
            .skip(first);
        Ahead {
            names: names.collect(),
            first,
            edition,
            now,
        }
    })
}

fn edit(edition: u32, edit: PlanEdit) -> Signal<Action> {
    Signal::stored(Action::EditPlan { edition, edit })
}

fn button(action: Signal<Action>, words: &'static str, name: &str) -> Any {
    let label = Signal::stored([words, ": ", name].concat());
    any(view! {
        <Act action=action class="btn btn--quiet btn--sm" label=label>
            {words}
        </Act>
    })
}

fn lines(ahead: &Ahead) -> Any {
    let edition = ahead.edition;
    let last = ahead.names.last().map(|(at, _)| *at);
    let lines: Vec<_> = ahead
        .names
        .iter()
        .map(|(at, name)| {
            let at = *at;
            let up = (at > ahead.first).then(|| {
                let to = at - 1;
                button(edit(edition, PlanEdit::Move { from: at, to }), "Up", name)
            });
            let down = (Some(at) != last).then(|| {
                let to = at + 1;
                button(edit(edition, PlanEdit::Move { from: at, to }), "Down", name)
            });
            let out = button(edit(edition, PlanEdit::Remove { at }), "Take out", name);
            any(view! {
                <li class="plan-edit__line">
                    <span>{name.clone()}</span>
                    <div class="plan-edit__acts">{up} {down} {out}</div>
                </li>
            })
        })
        .collect();
    let again = ahead.now.map(|part| {
        button(
            edit(edition, PlanEdit::Repeat { part }),
            "This part once more",
            "next",
        )
    });
    any(view! {
        <ol class="plan-edit__list">{lines}</ol>
        {again}
    })
}

/// A part that comes next.
#[component]
fn NextOne(ahead: Memo<Ahead>) -> impl IntoView {
    let room = Room::here();
    let kind = NodeRef::<Select>::new();
    let words = NodeRef::<Input>::new();
    let insert = move |part: Part| {
        let Ahead { first, edition, .. } = ahead.get_untracked();
        let edit = PlanEdit::Insert { at: first, part };
        room.ask(Action::EditPlan { edition, edit });
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let (Some(kind), Some(words)) = (kind.get_untracked(), words.get_untracked())
            && let Some(part) = fresh(&kind.value())
        {
            insert(with_words(part, &words.value()));
            words.set_value("");
        }
    };
    let plain = now(move || {
        let Ahead { first, edition, .. } = ahead.get();
        let buttons = WITHOUT_WORDS.into_iter().filter_map(|(kind, words)| {
            let part = fresh(kind)?;
            let insert = PlanEdit::Insert { at: first, part };
            Some(button(edit(edition, insert), words, "comes next"))
        });
        buttons.collect::<Vec<_>>()
    });
    let options: Vec<_> = kinds()
        .map(|(value, words)| any(view! { <option value=value>{words}</option> }))
        .collect();
    view! {
        <p class="small soft">"Comes next:"</p>
        <div class="plan-edit__acts">{plain}</div>
        // With words of its own a part needs the program; the plain buttons do without.
        <form
            class="plan-edit__new"
            hidden=now(move || room.link.get() == Link::Plain)
            on:submit=send
        >
            <select class="input" node_ref=kind aria-label="What comes next">{options}</select>
            <input
                class="input"
                node_ref=words
                maxlength=QUESTION_CHARS.to_string()
                autocomplete="off"
                aria-label="Its question or words"
                placeholder="Its question or words"
            />
            <button class="btn btn--quiet btn--sm">"Put it next"</button>
        </form>
    }
}
