//! What a guardian or a co-keeper can do from their phone.

use circle::view::{Commons, Scene};
use circle::{Action, ActionKind, Pattern, Stage};
use leptos::prelude::*;

use crate::act::Act;
use crate::light::{any, memo, now};
use crate::room::Room;

/// How many breaths a guardian leads in between: a minute of ten seconds each.
const IN_BETWEEN: u16 = 6;

/// Quiet buttons, where this seat has a role.
#[component]
pub(super) fn Helping() -> impl IntoView {
    let room = Room::here();
    let actions = memo(move || actions(room));
    now(move || {
        let actions = actions.get();
        (!actions.is_empty()).then(|| {
            let button = |(action, words): (Action, &'static str)| {
                any(view! {
                    <Act action=Signal::stored(action) class="btn btn--quiet btn--sm">
                        {words}
                    </Act>
                })
            };
            let buttons: Vec<_> = actions.into_iter().map(button).collect();
            any(view! {
                <div class="helping" role="group" aria-label="You help to hold the circle">
                    {buttons} <Desk />
                </div>
            })
        })
    })
}

/// The way to a desk of one's own, for those who hold the form.
#[component]
fn Desk() -> impl IntoView {
    let room = Room::here();
    let desk = room
        .place
        .with_value(|place| ["/c/", &place.code, "/keep"].concat());
    let holds = memo(move || {
        let me = room.me();
        room.commons.with(|commons| {
            let mut seats = commons.ring.seats.iter();
            seats.any(|seat| Some(seat.id) == me && seat.role.holds_the_form())
        })
    });
    now(move || {
        holds.get().then(|| {
            any(view! {
                <a class="btn btn--bare btn--sm" href=desk.clone()>
                    "Open the desk"
                </a>
            })
        })
    })
}

/// The breath of the part; in between, the gentlest one.
fn breath(commons: &Commons) -> Action {
    if let Scene::Breathing { pattern, breaths } = commons.scene {
        return Action::Breathe { pattern, breaths };
    }
    Action::Breathe {
        pattern: Pattern::Calm,
        breaths: IN_BETWEEN,
    }
}

fn actions(room: Room) -> Vec<(Action, &'static str)> {
    // Everyone may leave; only those with a role may ring.
    if !room.may(ActionKind::Ring) {
        return Vec::new();
    }
    let (part, turn, line, breath) = room.commons.with(|commons| {
        let part = match commons.stage {
            Stage::Part(at) => Some(at),
            Stage::Arriving | Stage::Ended => None,
        };
        let turn = commons.ring.piece.turn().map(|turn| turn.number);
        let line = if let Scene::Together { begun, .. } = commons.scene {
            Some(begun)
        } else {
            None
        };
        (part, turn, line, breath(commons))
    });
    let all = [
        (ActionKind::Ring, Some(Action::Ring), "Bell"),
        (ActionKind::Pause, Some(Action::Pause), "Pause"),
        (ActionKind::Resume, Some(Action::Resume), "Go on"),
        (
            ActionKind::MoreTime,
            turn.map(|turn| Action::MoreTime { turn }),
            "1 minute more",
        ),
        (
            ActionKind::PassOn,
            turn.map(|turn| Action::PassOn { turn }),
            "Pass on for them",
        ),
        (
            ActionKind::Respond,
            turn.map(|turn| Action::Respond { turn }),
            "All answer",
        ),
        (
            ActionKind::EndSilence,
            part.map(|part| Action::EndSilence { part }),
            "Second bell",
        ),
        (
            ActionKind::MorePartTime,
            part.map(|part| Action::MorePartTime { part }),
            "1 minute more",
        ),
        (ActionKind::Breathe, Some(breath), "Breathe together"),
        (
            ActionKind::EndBreath,
            Some(Action::EndBreath),
            "End with this breath",
        ),
        (
            ActionKind::NextLine,
            line.map(|line| Action::NextLine { line }),
            "Next line",
        ),
        (ActionKind::Begin, Some(Action::Begin), "Begin"),
        (
            ActionKind::StartPart,
            part.map(|part| Action::StartPart { part }),
            "Begin this part",
        ),
        (
            ActionKind::CloseAnswers,
            part.map(|part| Action::CloseAnswers { part }),
            "Show it as a whole",
        ),
        (
            ActionKind::ShowCards,
            part.map(|part| Action::ShowCards { part }),
            "Show the cards",
        ),
        (
            ActionKind::NextPart,
            part.map(|from| Action::NextPart { from }),
            "Next part",
        ),
    ];
    let may = all.into_iter().filter(|(kind, ..)| room.may(*kind));
    may.filter_map(|(_, action, words)| Some((action?, words)))
        .collect()
}
