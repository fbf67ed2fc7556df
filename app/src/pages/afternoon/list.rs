//! The line of the afternoon: what belongs to all of it, the blocks in their order with their times, the places.

use gathering::{Way, WorkKind};
use leptos::prelude::*;

use super::fields::{Form, clock};
use super::{LIST, back_to, here};
use crate::afternoon::{DraftBlock, icon, way_called};
use crate::icons::Icon;
use crate::light::{Any, any};
use crate::plan::input::minutes;
use crate::say::say;

pub(super) fn list(form: &Form) -> Any {
    let draft = &form.draft;
    let (times, _) = draft.times();
    let rows: Vec<_> = (0..draft.blocks.len())
        .map(|at| row(form, at, times[at]))
        .collect();
    let title = match draft.title.trim() {
        "" => say().usual_afternoon(),
        title => title.to_owned(),
    };
    let places = say().afternoon_places_sub(draft.spots.len());
    any(view! {
        <nav class="plan__list" id=LIST aria-label=say().afternoon_line()>
            <div class="plan__rows">
                {other(form, "whole", "plan__row plan__row--circle", "i-edit", title, say().afternoon_whole_sub())}
                <ol class="plan__parts" aria-label=say().afternoon_blocks()>{rows}</ol>
                {other(form, "places", "plan__row", "i-house", say().afternoon_places(), places)}
                {other(form, "begin", "plan__row plan__row--phone", "i-list", say().afternoon_others(), String::new())}
            </div>
            {undo(form)}
            <div class="plan__foot">
                {other(form, "add", "plan__row", "i-plus", say().afternoon_add(), String::new())}
            </div>
        </nav>
    })
}

/// The row of the block at this place, which begins so many minutes after the first.
fn row(form: &Form, at: usize, from: u32) -> Any {
    let block = &form.draft.blocks[at];
    let trouble = form.has_trouble(&block.id());
    let words = if trouble {
        say().afternoon_needs_look()
    } else {
        line(form, at)
    };
    let calm = matches!(block.kind, WorkKind::Breathe);
    let kind = if calm {
        "plan__kind plan__kind--calm"
    } else {
        "plan__kind"
    };
    let minutes = u32::from(block.minutes().unwrap_or(0));
    let class = match (trouble, minutes) {
        (true, _) => "plan__row block has-trouble",
        (false, 0..30) => "plan__row block",
        (false, 30..60) => "plan__row block block--half",
        (false, 60..) => "plan__row block block--hour",
    };
    any(view! {
        <li class="plan__part">
            <a class=class id=block.id_of("row") href=here(&block.id()) data-block=block.id()>
                <span class="block__at">{clock(from)}</span>
                <span class="block__mark"></span>
                <span class=kind><Icon name=icon(block.kind) /></span>
                <span class="plan__words">
                    <span class="plan__name">{block.called()}</span>
                    <span class="plan__q" id=block.id_of("line") data-follows="">{words}</span>
                </span>
                <span class="plan__min">{say().afternoon_minutes(minutes)}</span>
            </a>
        </li>
    })
}

/// What stands under the name of the block at this place.
fn line(form: &Form, at: usize) -> String {
    let block = &form.draft.blocks[at];
    let words = |field: &str| {
        block
            .get(field)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    match block.kind {
        WorkKind::Arrive | WorkKind::Agreements | WorkKind::Break => String::new(),
        WorkKind::Welcome | WorkKind::Card | WorkKind::Close => words("words"),
        WorkKind::Regroup => words("question"),
        WorkKind::Breathe => {
            let breaths: u32 = block.get("breaths").trim().parse().unwrap_or(0);
            say().afternoon_breaths(breaths)
        }
        WorkKind::Form => forms(block, form.draft.about_at(at)),
        WorkKind::Circles | WorkKind::Exercise => {
            let about = u32::from(form.draft.about_at(at));
            let takes = |plan: circle::Plan| {
                let minutes = minutes(plan.estimate(about).total);
                say().afternoon_plan_line(plan.title, minutes, about)
            };
            block
                .plan()
                .map_or_else(|| say().afternoon_plan_choose(), takes)
        }
    }
}

fn forms(block: &DraftBlock, about: u8) -> String {
    let topics = match block.way_of() {
        Way::Topic { topics } => topics.len(),
        Way::Even | Way::ByHand | Way::AsBefore | Way::NewFaces => 0,
    };
    [
        &way_called(block.way()),
        ", ",
        &*say().afternoon_forms(topics, u32::from(about)),
    ]
    .concat()
}

fn other(
    form: &Form,
    id: &str,
    class: &'static str,
    icon: &'static str,
    name: String,
    words: String,
) -> Any {
    let trouble = form.has_trouble(id);
    let words = if trouble {
        say().afternoon_needs_look()
    } else {
        words
    };
    let class = if trouble {
        [class, " has-trouble"].concat()
    } else {
        class.to_owned()
    };
    any(view! {
        <a class=class href=here(id)>
            <span class="plan__kind"><Icon name=icon /></span>
            <span class="plan__words">
                <span class="plan__name">{name}</span>
                <span class="plan__q">{words}</span>
            </span>
        </a>
    })
}

/// The way back for what was taken out last.
fn undo(form: &Form) -> Option<Any> {
    let (_, block) = form.draft.taken_out.as_ref()?;
    let name = block.called();
    let written = serde_json::to_string(&form.draft.taken_out).ok()?;
    Some(any(view! {
        <p class="plan__undo">
            <input type="hidden" name="taken_out" value=written />
            <span>{say().afternoon_taken_out(name)}</span>
            <button class="btn btn--bare btn--sm" name="do" value="undo" formaction=back_to(LIST)>
                {say().plan_put_back()}
            </button>
        </p>
    }))
}
