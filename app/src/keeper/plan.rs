//! The plan as a thread of parts, and how the time goes.

use circle::spoken::{Answered, ENOUGH_ANSWERS};
use circle::view::{RoundState, Scene};
use circle::{ActionKind, Piece, Stage};
use leptos::prelude::*;

use super::phrases;
use super::sheet::{Opener, Sheet};
use super::timetable::{Against, planned_hours};
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::ring::each_second;
use crate::room::Room;
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
            std::iter::once("Arriving".to_owned())
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
    let hours = planned_hours(room);
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
        let done = done.get();
        let from = hours.with(|hours| hours.first().map(|from| [", from ", from].concat()));
        let done = [
            &words::capital(&words::count(done)),
            " done",
            &from.unwrap_or_default(),
        ];
        done.concat()
    });
    let changes = memo(move || room.may(ActionKind::EditPlan));
    any(view! {
        <nav class="desk__plan" aria-labelledby="plan-h">
            <h2 class="desk__h" id="plan-h">"Plan"</h2>
            <details class="thread__done" hidden=now(move || done.get() == 0)>
                <summary class="thread__fold">
                    <Icon name="i-check" more="icon--sm" />
                    <span>{fold}</span>
                    <Icon name="i-down" more="icon--sm" />
                </summary>
                <ol class="thread">{list(true)}</ol>
            </details>
            <ol class="thread">{list(false)}</ol>
            <div class="desk__ends">
                <Foot />
                {now(move || {
                    changes
                        .get()
                        .then(|| {
                            any(view! {
                                <Opener sheet=sheet class="deeper">
                                    "Change the plan"
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
                {done.then(|| view! { <span class="only-heard">", done"</span> })}
                {is_now.then(|| view! { <span class="thread__q">{note}</span> })}
            </span>
            {hour}
        </li>
    })
}

/// How far the present part is; empty where there is nothing to count.
fn note(room: Room) -> String {
    let waiting = room
        .desk
        .with(|desk| desk.as_ref().map_or(0, |desk| desk.still_to_come));
    room.commons.with(|commons| match &commons.scene {
        Scene::Round {
            state: RoundState::Going,
            ..
        } => phrases::still_to_come(waiting),
        Scene::Round {
            state: RoundState::Again,
            ..
        } => "offered once more".to_owned(),
        Scene::Round {
            state: RoundState::Complete,
            ..
        } => "complete".to_owned(),
        Scene::Values { closed: false, .. } | Scene::Weather { closed: false } => {
            answered(room).to_owned()
        }
        Scene::OffersAndNeeds { shown: false } => cards(room),
        Scene::Centre { .. } if untouched(room) => {
            "nobody has touched the piece for a while".to_owned()
        }
        Scene::Round {
            state: RoundState::Waiting,
            ..
        }
        | Scene::Values { closed: true, .. }
        | Scene::Weather { closed: true }
        | Scene::OffersAndNeeds { shown: true }
        | Scene::Centre { .. }
        | Scene::Arriving
        | Scene::Agreements
        | Scene::Breathing { .. }
        | Scene::ClosingSilence
        | Scene::Ended
        | Scene::Words { .. }
        | Scene::Silence
        | Scene::Together { .. }
        | Scene::Remembering { .. }
        | Scene::Pairs { .. }
        | Scene::CentreWord { .. }
        | Scene::Break
        | Scene::Reflection => String::new(),
    })
}

fn answered(room: Room) -> &'static str {
    let answered = room.said.with(|said| said.answered);
    // No count can come of the answers of so few, and nothing is said of who has answered: people are asked aloud.
    let few = room
        .commons
        .with(|commons| commons.ring.seats.len() < ENOUGH_ANSWERS);
    match answered {
        Answered::Few if few => {
            "fewer than five have answered; we are too few to show it, so just ask who is ready"
        }
        // Those are not counted: with them one could find out how many others there are.
        Answered::Few if answers_for_others(room) => {
            "fewer than five have answered, besides those you answer for"
        }
        Answered::Few => "fewer than five have answered",
        Answered::Enough => "five or more have answered",
        Answered::Everyone => "everyone has answered",
    }
}

fn answers_for_others(room: Room) -> bool {
    room.mine
        .with(|mine| mine.as_ref().is_some_and(|mine| !mine.carries.is_empty()))
}

fn cards(room: Room) -> String {
    match room.said.with(|said| said.cards) {
        0 => "fewer than three cards are laid".to_owned(),
        more => [
            &crate::words::count(more as usize),
            " or more cards are laid",
        ]
        .concat(),
    }
}

fn untouched(room: Room) -> bool {
    room.desk
        .with(|desk| desk.as_ref().is_some_and(|desk| desk.untouched))
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
        Some(
            [
                "About ",
                &phrases::minutes(left + rest),
                " left in this round",
            ]
            .concat(),
        )
    });
    let going_on = memo(move || {
        let since = room
            .desk
            .with(|desk| desk.as_ref().map(|desk| desk.part_since))?;
        let begun = room
            .commons
            .with(|commons| matches!(commons.stage, Stage::Part(_)));
        begun.then(|| [&capital_minutes(clock.get().since(since)), " in this part"].concat())
    });
    any(view! {
        <p class="small soft nums">{now(move || left.get().or_else(|| going_on.get()))}</p>
        <Against clock=clock />
    })
}

fn capital_minutes(length: circle::Millis) -> String {
    crate::words::capital(&phrases::minutes(length))
}
