//! The plan as a thread of parts, and how the time goes.

use circle::spoken::{Answered, ENOUGH_ANSWERS};
use circle::view::{RoundState, Scene};
use circle::{Piece, Stage, Timestamp};
use leptos::prelude::*;

use super::phrases;
use super::plan_edit::PlanEdits;
use super::timetable::{Against, planned_hours};
use crate::icons::Icon;
use crate::light::{Any, any, memo, now};
use crate::ring::{each_second, local_time};
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

#[component]
pub(super) fn Plan() -> impl IntoView {
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
    any(view! {
        <nav class="desk__plan" aria-labelledby="plan-h">
            <h2 class="desk__h" id="plan-h">"Plan"</h2>
            <ol class="thread">
                {now(move || {
                    let bead = |one| bead(one, note, hours);
                    beads.get().into_iter().map(bead).collect::<Vec<_>>()
                })}
            </ol>
            <PlanEdits />
            <Foot />
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
    let answered = room
        .spoken_desk
        .with(|phrases| phrases.map(|phrases| phrases.answered));
    // No count can come of the answers of so few, and nothing is said of who has answered: people are asked aloud.
    let few = room
        .commons
        .with(|commons| commons.ring.seats.len() < ENOUGH_ANSWERS);
    match answered {
        None => "",
        Some(Answered::Few) if few => {
            "fewer than five have answered; we are too few to show it, so just ask who is ready"
        }
        // Those are not counted: with them one could find out how many others there are.
        Some(Answered::Few) if answers_for_others(room) => {
            "fewer than five have answered, besides those you answer for"
        }
        Some(Answered::Few) => "fewer than five have answered",
        Some(Answered::Enough) => "five or more have answered",
        Some(Answered::Everyone) => "everyone has answered",
    }
}

fn answers_for_others(room: Room) -> bool {
    room.mine
        .with(|mine| mine.as_ref().is_some_and(|mine| !mine.carries.is_empty()))
}

fn cards(room: Room) -> String {
    match room
        .spoken_desk
        .with(|phrases| phrases.map_or(0, |phrases| phrases.cards))
    {
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

/// How long this round takes if each share takes its time; else how long this part has been going on.
#[component]
fn Foot() -> impl IntoView {
    let room = Room::here();
    let clock = each_second(room);
    // The end of the round, and the length of a share, where both can be told.
    let estimate = memo(move || {
        let (rest, share) = room.desk.with(|desk| {
            desk.as_ref()
                .and_then(|desk| desk.rest_of_round.zip(desk.share))
        })?;
        let now = clock.get();
        let left = room.commons.with(|commons| match &commons.ring.piece {
            Piece::With(turn) => turn.due().map(|due| due.since(now)),
            Piece::Centre | Piece::Resting => None,
        })?;
        // Whole half minutes, so that it is not rewritten each second.
        let ends = now.after(left + rest);
        Some((Timestamp(ends.0 - ends.0 % 30_000), left + rest, share))
    });
    let left = memo(move || {
        estimate
            .get()
            .map(|(_, left, _)| ["About ", &phrases::minutes(left), " left in this round"].concat())
    });
    let each = memo(move || estimate.get().map(|(_, _, share)| phrases::minutes(share)));
    let ends = memo(move || estimate.get().map(|(ends, _, _)| ends));
    let near = RwSignal::new(String::new());
    Effect::new(move |_| {
        near.set(
            ends.get()
                .map(|ends| local_time(room, ends))
                .unwrap_or_default(),
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
        <p class="desk__foot">
            <span class="nums">{now(move || left.get().or_else(|| going_on.get()))}</span>
            <br />
            <span class="faint nums">
                {now(move || each.get().map(|each| ["at about ", &each, " each"].concat()))}
                {now(move || {
                    let near = near.get();
                    (!near.is_empty()).then(|| [", this round ends near ", &near].concat())
                })}
            </span>
        </p>
        <Against clock=clock />
    })
}

fn capital_minutes(length: circle::Millis) -> String {
    crate::words::capital(&phrases::minutes(length))
}
