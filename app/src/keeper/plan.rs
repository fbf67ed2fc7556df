//! The plan as a thread of parts, and how the time goes.

use circle::view::Mine;
use circle::{ActionKind, Piece, Stage};
use leptos::prelude::*;

use super::sheet::{Opener, Sheet};
use super::timetable::{self, Against};
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::parts::{self, Told};
use crate::plan::input::minutes;
use crate::ring::each_second;
use crate::room::Room;
use crate::say::say;
use crate::words;

/// A part of the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bead {
    name: String,
    place: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Done,
    Now,
    Ahead,
}

/// The plan: what is done folds away, so that what goes on and what is ahead stay in view.
#[component]
pub(super) fn Plan(
    /// What changes it.
    sheet: Sheet,
) -> impl IntoView {
    let room = Room::here();
    let beads = memo(move || {
        room.commons.with(|commons| {
            let now = match commons.stage {
                Stage::Arriving => 0,
                Stage::Part(at) => at + 1,
                Stage::Ended => commons.parts.len() + 1,
            };
            std::iter::once(say().part_arriving())
                .chain(words::part_names(&commons.parts))
                .enumerate()
                .map(|(place, name)| Bead {
                    name,
                    place,
                    state: match place.cmp(&now) {
                        std::cmp::Ordering::Less => State::Done,
                        std::cmp::Ordering::Equal => State::Now,
                        std::cmp::Ordering::Greater => State::Ahead,
                    },
                })
                .collect::<Vec<_>>()
        })
    });
    let note = memo(move || note(room));
    let hours = timetable::hours(room);
    let list = move |done: bool| {
        now(move || {
            let beads = beads.get().into_iter();
            let beads = beads.filter(|one| (one.state == State::Done) == done);
            beads.map(|one| bead(one, note, hours)).collect::<Vec<_>>()
        })
    };
    let done = memo(move || {
        beads.with(|beads| {
            let parts = beads.iter().filter(|one| one.place > 0);
            parts.filter(|one| one.state == State::Done).count()
        })
    });
    let fold = now(move || {
        let done = words::capital(&words::count(done.get()));
        match hours.with(|hours| hours.first().cloned()) {
            Some(from) => say().plan_done_from(done, from),
            None => say().plan_done(done),
        }
    });
    let changes = memo(move || room.may(ActionKind::EditPlan));
    any(view! {
        <nav class="desk__plan" aria-labelledby="plan-h">
            <h2 class="desk__h" id="plan-h">{say().plan_heading()}</h2>
            <details class="thread__done" hidden=now(move || done.get() == 0)>
                <summary class="thread__fold">
                    <Icon name="i-check" more="icon--sm" />
                    <span>{fold}</span>
                    <Icon name="i-down" more="icon--sm" />
                </summary>
                <ol class="thread">{list(true)}</ol>
            </details>
            <ol class="thread" tabindex="0">{list(false)}</ol>
            <div class="desk__ends">
                <Foot />
                {now(move || {
                    changes
                        .get()
                        .then(|| {
                            any(view! {
                                <Opener sheet=sheet class="deeper">
                                    {say().plan_change()}
                                </Opener>
                            })
                        })
                })}
            </div>
        </nav>
    })
}

fn bead(bead: Bead, note: Memo<String>, hours: RwSignal<Vec<String>>) -> Any {
    let class = match bead.state {
        State::Done => "thread__part is-done",
        State::Now => "thread__part is-now",
        State::Ahead => "thread__part is-ahead",
    };
    let done = bead.state == State::Done;
    let place = bead.place;
    // Arriving is no part of the plan.
    let hour = now(move || {
        let hour = hours.with(|hours| hours.get(place.checked_sub(1)?).cloned())?;
        Some(any(view! { <span class="thread__hour nums">{hour}</span> }))
    });
    let is_now = bead.state == State::Now;
    any(view! {
        <li class=class aria-current=is_now.then_some("step") data-part=bead.place.to_string()>
            <span class="thread__mark">
                {done.then(|| view! { <Icon name="i-check" more="icon--sm" /> })}
            </span>
            <span class="thread__name">
                {bead.name}
                {done.then(|| view! { <span class="only-heard">{say().plan_part_done()}</span> })}
                {is_now.then(|| view! { <span class="thread__q">{note}</span> })}
            </span>
            {hour}
        </li>
    })
}

/// How far the present part is; empty where there is nothing to count.
fn note(room: Room) -> String {
    let (still_to_come, untouched) = room.desk.with(|desk| {
        let desk = desk.as_ref();
        desk.map_or((0, false), |desk| (desk.still_to_come, desk.untouched))
    });
    let carries = |mine: &Option<Mine>| mine.as_ref().is_some_and(|mine| !mine.carries.is_empty());
    room.commons.with(|commons| {
        parts::keeping(&commons.scene).how_far(&Told {
            commons,
            said: room.said.get(),
            still_to_come,
            untouched,
            answers_for_others: room.mine.with(carries),
        })
    })
}

/// How long this round takes if each share takes its time, or else how long this part has been going on; and when it ends.
#[component]
fn Foot() -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    let left = memo(move || {
        let rest = room
            .desk
            .with(|desk| desk.as_ref().and_then(|desk| desk.rest_of_round))?;
        let now = clock.get();
        let left = room.commons.with(|commons| match &commons.ring.piece {
            Piece::With(turn) => turn.due().map(|due| due.since(now)),
            Piece::Centre | Piece::Resting => None,
        })?;
        Some(say().plan_round_left(say().so_long(minutes(left + rest))))
    });
    let going_on = memo(move || {
        let since = room
            .desk
            .with(|desk| desk.as_ref().map(|desk| desk.part_since))?;
        let begun = room
            .commons
            .with(|commons| matches!(commons.stage, Stage::Part(_)));
        let gone = words::capital(&say().so_long(minutes(clock.get().since(since))));
        begun.then(|| say().plan_part_since(gone))
    });
    any(view! {
        <p class="small soft nums">{now(move || left.get().or_else(|| going_on.get()))}</p>
        <Against clock=clock />
    })
}
