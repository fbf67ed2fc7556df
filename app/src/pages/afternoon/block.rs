//! One block: what it is called, how long it takes, what we do in it.

use circle::Pattern;
use gathering::afternoon::bounds::TITLE_CHARS;
use gathering::{WayKind, WorkKind};
use leptos::prelude::*;

use super::fields::{Form, Labelled, button, clock};
use super::{LIST, shown};
use crate::afternoon::{DraftBlock, KEPT, kind_called, way_called, word_of};
use crate::light::{Any, any};
use crate::plan::input::minutes;
use crate::plan::starters::starter_plans;
use crate::say::say;
use crate::words::pattern_name;

/// The pane of the block at this place.
pub(super) fn pane(form: &Form, at: usize) -> Any {
    let block = &form.draft.blocks[at];
    let id = block.id();
    let (times, _) = form.draft.times();
    let from = times[at];
    let until = from + u32::from(block.minutes().unwrap_or(0));
    let name = form.line(
        "field field--wide",
        TITLE_CHARS,
        labelled(block, "title", say().afternoon_name(), None),
    );
    let steps = ["less", "more"].map(|what| format!("{what}-{}-minutes", block.key));
    let lasts = Labelled {
        hint: Some(say().afternoon_from_to(clock(from), clock(until))),
        ..labelled(block, "minutes", say().afternoon_lasts(), None)
    };
    let within = any(view! {
        <input type="hidden" name="block" value=block.mark() />
        <div class="plan__fields">
            {name}
            {form.number(steps, &id, lasts)}
            {work(form, at)}
        </div>
        {acts(form, at)}
    });
    shown(&id, kind_called(block.kind), Some(form), within)
}

fn labelled<'a>(
    block: &'a DraftBlock,
    field: &str,
    label: String,
    hint: Option<String>,
) -> Labelled<'a> {
    Labelled {
        id: block.id_of(field),
        label,
        aside: None,
        hint,
        value: block.get(field),
    }
}

/// What can be set for its kind.
fn work(form: &Form, at: usize) -> Any {
    let block = &form.draft.blocks[at];
    let note = |words: String| any(view! { <p class="field__hint field--wide">{words}</p> });
    match block.kind {
        WorkKind::Arrive => note(say().afternoon_arrive_note()),
        WorkKind::Agreements => note(say().afternoon_agreements_note()),
        WorkKind::Break => note(say().afternoon_break_note()),
        WorkKind::Welcome | WorkKind::Card | WorkKind::Close => {
            let hint = Some(say().afternoon_words_hint());
            let words = labelled(block, "words", say().afternoon_words(), hint);
            let aside = Some(say().plan_may_stay_empty());
            form.words("6", Labelled { aside, ..words })
        }
        WorkKind::Regroup => form.words(
            "2",
            labelled(block, "question", say().afternoon_question(), None),
        ),
        WorkKind::Breathe => {
            let patterns = Pattern::ALL.iter().map(|pattern| {
                let words = say().plan_pattern_usually(pattern_name(*pattern), pattern.usual());
                (word_of(pattern), words)
            });
            let steps = ["less", "more"].map(|what| format!("{what}-{}-breaths", block.key));
            let breaths = labelled(block, "breaths", say().set_breaths(), None);
            let pattern = labelled(block, "pattern", say().set_pattern(), None);
            any((
                form.number(steps, &block.id(), breaths),
                form.choice(patterns.collect(), pattern),
            ))
        }
        WorkKind::Form => forming(form, at),
        WorkKind::Circles | WorkKind::Exercise => plan(form, at),
    }
}

fn forming(form: &Form, at: usize) -> Any {
    let block = &form.draft.blocks[at];
    let ways = WayKind::ALL
        .iter()
        .map(|way| (word_of(way), way_called(*way)));
    let steps = ["less", "more"].map(|what| format!("{what}-{}-about", block.key));
    let in_each = Labelled {
        hint: Some(suggested(form, form.draft.about_at(at))),
        ..labelled(block, "about", say().afternoon_in_each(), None)
    };
    let topics = labelled(
        block,
        "topics",
        say().afternoon_topics(),
        Some(say().afternoon_topics_hint()),
    );
    any((
        form.number(steps, &block.id(), in_each),
        form.choice(
            ways.collect(),
            labelled(block, "way", say().afternoon_way(), None),
        ),
        form.words("4", topics),
    ))
}

/// How many circles there would be, and how large.
pub(super) fn suggested(form: &Form, about: u8) -> String {
    let sizes = form.draft.suggested(about);
    let most = sizes.first().copied().unwrap_or_default();
    let least = sizes.last().copied().unwrap_or_default();
    let each = if least == most {
        most.to_string()
    } else {
        say().afternoon_either(least, most)
    };
    say().afternoon_suggested(form.draft.expected(), sizes.len(), each)
}

fn plan(form: &Form, at: usize) -> Any {
    let block = &form.draft.blocks[at];
    let about = u32::from(form.draft.about_at(at));
    let takes = |plan: &circle::Plan| minutes(plan.estimate(about).total);
    let line =
        |plan: &circle::Plan| say().afternoon_plan_line(plan.title.clone(), takes(plan), about);
    let none = block
        .plan()
        .is_none()
        .then(|| (String::new(), say().afternoon_plan_choose()));
    let kept = block.kept().map(|plan| (KEPT.to_owned(), line(&plan)));
    let starters = starter_plans();
    let starters = starters.iter();
    let starters = starters.map(|one| (one.key.to_owned(), line(&one.plan)));
    let few = none.into_iter().chain(kept).chain(starters);
    let lasts = u64::from(block.minutes().unwrap_or(0));
    let fits = block.plan().map(|plan| match takes(&plan) {
        minutes if minutes > lasts => say().afternoon_plan_long(minutes, about, lasts),
        minutes => say().afternoon_plan_fits(minutes, about),
    });
    let fits = fits.map_or_else(
        || say().afternoon_plan_hint(),
        |fits| [&fits, " ", &*say().afternoon_plan_hint()].concat(),
    );
    let plan = labelled(block, "plan", say().afternoon_plan(), Some(fits));
    let file = block.id_of("file");
    any(view! {
        {form.choice(few.collect(), plan)}
        <input type="hidden" name=block.id_of(KEPT) value=block.get(KEPT).to_owned() />
        <div class="field field--wide">
            <label class="field__label" for=file.clone()>{say().afternoon_plan_file()}</label>
            <div class="field__row">
                <input class="input" type="file" id=file.clone() name=file accept=".json,application/json" />
                <button
                    class="btn btn--quiet"
                    name="do"
                    value=format!("plan-{}", block.key)
                    formaction=format!("/host/afternoon/file#{}", block.id())
                    formenctype="multipart/form-data"
                >
                    {say().plan_open_file()}
                </button>
            </div>
        </div>
    })
}

/// Moving, copying, taking out.
fn acts(form: &Form, at: usize) -> Any {
    let block = &form.draft.blocks[at];
    let (key, id) = (block.key, block.id());
    let quiet = |what: &str, then: &str, words| {
        button(format!("{what}-{key}"), then, "btn btn--quiet", words)
    };
    let copy = format!("b{}", form.draft.free_key());
    any(view! {
        <div class="plan__acts">
            {(at > 0).then(|| quiet("up", &id, say().plan_earlier()))}
            {(at + 1 < form.draft.blocks.len()).then(|| quiet("down", &id, say().plan_later()))}
            {quiet("copy", &copy, say().plan_copy())}
            {button(format!("remove-{key}"), LIST, "btn btn--bare", say().plan_take_out())}
        </div>
    })
}
