//! Changing what has not begun of the plan, while the circle goes on.

use circle::plan::PlanEdit;
use circle::view::Desk;
use circle::{Action, ActionKind, Part, Stage};
use leptos::ev::SubmitEvent;
use leptos::html::Select;
use leptos::prelude::*;

use super::phrases;
use super::sheet::{Closer, Sheet, SheetBox};
use super::timetable::{Against, Shift};
use crate::act::Act;
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::plan::press::{fresh, kinds, with_words};
use crate::ring::each_second;
use crate::room::{Link, Room};
use crate::say::{Sentence, Sentences, say};
use crate::words;
use crate::words_field::{WordsField, clear, words_in};

/// The id of the field for the words of a new part.
const WORDS: &str = "next-words";

/// Parts that say all there is to say without words of their own.
const WITHOUT_WORDS: [(&str, Sentence); 4] = [
    ("breathing", Sentences::alter_a_breath),
    ("silence", Sentences::alter_a_silence),
    ("break", Sentences::way_break),
    ("weather", Sentences::way_weather),
];

#[derive(Clone, Debug, PartialEq, Eq)]
struct Ahead {
    /// What is ahead: where it stands, what it is called and about how long it takes.
    names: Vec<(usize, String, String)>,
    /// The first part that has not begun, from 0.
    first: usize,
    edition: u32,
    /// The part that is going on, and what it is called.
    now: Option<(usize, String)>,
}

/// The dialog: what is still to come on the left, what can be put in on the right. What is pressed is done at once.
#[component]
pub(super) fn PlanSheet(
    /// Its dialog.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let can = memo(move || room.may(ActionKind::EditPlan));
    let ahead = memo(move || ahead(room));
    let clock = each_second(room);
    let body = now(move || {
        can.get().then(|| {
            any(view! {
                <div class="alter">
                    {now(move || lines(&ahead.get()))}
                    <NextOne ahead=ahead />
                </div>
            })
        })
    });
    any(view! {
        <SheetBox sheet=sheet class="dialog dialog--wide" title=say().plan_change() stays=true>
            {body}
            <div class="dialog__foot">
                <Against clock=clock />
                <Shift />
                <Closer sheet=sheet class="btn btn--solid btn--sm">
                    {say().alter_done()}
                </Closer>
            </div>
        </SheetBox>
    })
}

fn ahead(room: Room) -> Ahead {
    let (edition, takes) = room.desk.with(|desk| {
        let known = |desk: &Desk| (desk.edition, desk.estimates.clone());
        desk.as_ref().map(known).unwrap_or_default()
    });
    room.commons.with(|commons| {
        let (first, now) = match commons.stage {
            Stage::Arriving => (0, None),
            Stage::Part(at) => (at + 1, Some(at)),
            Stage::Ended => (commons.parts.len(), None),
        };
        let mut names = words::part_names(&commons.parts);
        let now = now.map(|at: usize| (at, names.get(at).cloned().unwrap_or_default()));
        let names = names.drain(..).enumerate().skip(first);
        let names = names.map(|(at, name)| {
            let takes = takes.get(at).map(|takes| phrases::about(*takes));
            (at, name, takes.unwrap_or_default())
        });
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

fn button(action: Signal<Action>, words: String, name: &str) -> Any {
    let label = Signal::stored([&words, ": ", name].concat());
    any(view! {
        <Act action=action class="btn btn--quiet" label=label>
            {words}
        </Act>
    })
}

fn icon_button(action: Signal<Action>, icon: &'static str, words: &str, name: &str) -> Any {
    let label = Signal::stored([words, ": ", name].concat());
    any(view! {
        <Act action=action class="btn btn--icon" label=label>
            <Icon name=icon />
        </Act>
    })
}

fn lines(ahead: &Ahead) -> Any {
    let edition = ahead.edition;
    let lines = ahead.names.iter().map(|(at, name, takes)| {
        let at = *at;
        let earlier = (at > ahead.first).then(|| {
            let to = at - 1;
            let action = edit(edition, PlanEdit::Move { from: at, to });
            icon_button(action, "i-up", &say().plan_earlier(), name)
        });
        let out = edit(edition, PlanEdit::Remove { at });
        let out = icon_button(out, "i-close", &say().alter_take_out(), name);
        any(view! {
            <li class="strip">
                <span>{name.clone()}</span>
                <span class="strip__min">{takes.clone()}</span>
                <div class="strip__acts">{earlier} {out}</div>
            </li>
        })
    });
    let lines: Vec<_> = lines.collect();
    let going_on = ahead.now.clone().map(|(part, name)| {
        let again = edit(edition, PlanEdit::Repeat { part });
        let again = button(again, say().alter_once_more(), &name);
        any(view! {
            <li class="strip is-now">
                <span>{name} {say().alter_going_on()}</span>
                <span class="strip__again">{again}</span>
            </li>
        })
    });
    any(view! {
        <ol class="alter__list" aria-label=say().alter_to_come()>
            {going_on} {lines}
        </ol>
    })
}

/// A part that comes next.
#[component]
fn NextOne(ahead: Memo<Ahead>) -> impl IntoView {
    let room = Room::here();
    let kind = NodeRef::<Select>::new();
    let insert = move |part: Part| {
        let Ahead { first, edition, .. } = ahead.get_untracked();
        let edit = PlanEdit::Insert { at: first, part };
        room.ask(Action::EditPlan { edition, edit });
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(kind) = kind.get_untracked()
            && let Some(part) = fresh(&kind.value())
        {
            insert(with_words(part, &words_in(WORDS)));
            clear(WORDS);
        }
    };
    let plain = now(move || {
        let Ahead { first, edition, .. } = ahead.get();
        let buttons = WITHOUT_WORDS.into_iter().filter_map(|(kind, words)| {
            let part = fresh(kind)?;
            let insert = PlanEdit::Insert { at: first, part };
            Some(button(
                edit(edition, insert),
                words(say()),
                &say().alter_comes_next(),
            ))
        });
        buttons.collect::<Vec<_>>()
    });
    let options: Vec<_> = kinds()
        .map(|(value, words)| any(view! { <option value=value>{words(say())}</option> }))
        .collect();
    any(view! {
        <div>
            <h3 class="desk__h">{say().alter_put_in_next()}</h3>
            <div class="adds">{plain}</div>
            // With words of its own a part needs the program; the plain buttons do without.
            <form
                class="alter__new"
                hidden=now(move || room.link.get() == Link::Plain)
                on:submit=send
            >
                <h3 class="desk__h">{say().alter_with_words()}</h3>
                <label class="field__label small" for="next-kind">
                    {say().alter_what_next()}
                </label>
                <select class="input" id="next-kind" node_ref=kind>
                    {options}
                </select>
                <label class="field__label small" for=WORDS>
                    {say().alter_its_words()}
                </label>
                <WordsField id=WORDS rows="3" />
                <button class="btn btn--quiet btn--wide">
                    <Icon name="i-plus" />
                    {say().alter_put_in()}
                </button>
            </form>
        </div>
    })
}
