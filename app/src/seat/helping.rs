//! What a guardian or a co-keeper can do from their phone.

use circle::view::{Commons, Scene};
use circle::{Deed, Kind, Pattern, Stage};
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
    let deeds = memo(move || deeds(room));
    now(move || {
        let deeds = deeds.get();
        (!deeds.is_empty()).then(|| {
            let button = |(deed, words): (Deed, &'static str)| {
                any(view! {
                    <Act deed=Signal::stored(deed) class="btn btn--quiet btn--sm">
                        {words}
                    </Act>
                })
            };
            let buttons: Vec<_> = deeds.into_iter().map(button).collect();
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
fn breath(commons: &Commons) -> Deed {
    if let Scene::Breathing { pattern, breaths } = commons.scene {
        return Deed::Breathe { pattern, breaths };
    }
    Deed::Breathe {
        pattern: Pattern::Calm,
        breaths: IN_BETWEEN,
    }
}

fn deeds(room: Room) -> Vec<(Deed, &'static str)> {
    // Everyone may leave; only those with a role may ring.
    if !room.may(Kind::Ring) {
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
        (Kind::Ring, Some(Deed::Ring), "Bell"),
        (Kind::Pause, Some(Deed::Pause), "Pause"),
        (Kind::Resume, Some(Deed::Resume), "Go on"),
        (
            Kind::MoreTime,
            turn.map(|turn| Deed::MoreTime { turn }),
            "1 minute more",
        ),
        (
            Kind::PassOn,
            turn.map(|turn| Deed::PassOn { turn }),
            "Pass on for them",
        ),
        (
            Kind::Respond,
            turn.map(|turn| Deed::Respond { turn }),
            "All answer",
        ),
        (
            Kind::EndSilence,
            part.map(|part| Deed::EndSilence { part }),
            "Second bell",
        ),
        (
            Kind::MorePartTime,
            part.map(|part| Deed::MorePartTime { part }),
            "1 minute more",
        ),
        (Kind::Breathe, Some(breath), "Breathe together"),
        (
            Kind::EndBreath,
            Some(Deed::EndBreath),
            "End with this breath",
        ),
        (
            Kind::NextLine,
            line.map(|line| Deed::NextLine { line }),
            "Next line",
        ),
        (Kind::Begin, Some(Deed::Begin), "Begin"),
        (
            Kind::StartPart,
            part.map(|part| Deed::StartPart { part }),
            "Begin this part",
        ),
        (
            Kind::CloseAnswers,
            part.map(|part| Deed::CloseAnswers { part }),
            "Show it as a whole",
        ),
        (
            Kind::ShowCards,
            part.map(|part| Deed::ShowCards { part }),
            "Show the cards",
        ),
        (
            Kind::NextPart,
            part.map(|from| Deed::NextPart { from }),
            "Next part",
        ),
    ];
    let may = all.into_iter().filter(|(kind, ..)| room.may(*kind));
    may.filter_map(|(_, deed, words)| Some((deed?, words)))
        .collect()
}
