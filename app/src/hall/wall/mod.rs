//! The face of the room's wall: what the whole room sees now, large enough for the last row, and nobody's name but of
//! those who keep.
//!
//! `door` is the way in and arrivals, `places` where each circle sits, `afternoon` the ring of its blocks and what comes
//! next, `words` a card, a question, agreements. The looks are those of a circle's wall: `wall--door` shows the way in
//! large within the ring, `wall--ring` small at its corner, and all others leave it out.

mod afternoon;
mod door;
mod places;
#[cfg(test)]
mod tests;
mod words;

use circle::Breath;
use gathering::{Everyones, HallStage, WorkKind};

use super::breath;
use super::sight::RoomSight;
use crate::face::block::keyed;
use crate::face::wall::{Look, Room};
use crate::face::{Block, BreathFace, Face, Share, Step};
use crate::ring::{PlainMode, PlainRing};
use crate::say::say;
use crate::words::Words;

/// The face of the wall.
#[must_use]
pub fn face(sight: &RoomSight<'_>) -> Face {
    let everyones = &sight.wall.everyones;
    let mut shown = shown(sight);
    let room = Room::under(&everyones.title, &shown.words);
    let looks = [
        "wall ",
        shown.look.class(),
        room.classes(shown.look),
        shown.more,
        " hall-wall",
    ];
    let mut face = Face {
        moment: shown.moment,
        tab: say().tab_title(&shown.words.line),
        circle: everyones.title.clone(),
        part: block(everyones).map_or_else(|| say().part_arriving(), |block| block.title.clone()),
        look: looks.concat().trim_end().to_owned(),
        line: shown.words.line,
        sub: (!shown.words.sub.is_empty())
            .then(|| Step::first(shown.words.sub))
            .into_iter()
            .collect(),
        held: everyones.held_since.map(|since| since.0),
        breath: shown.breath,
        share: shown.share,
        ..Face::default()
    };
    if let Some((form, ring)) = shown.look.form().zip(shown.ring) {
        let drawing = ring.draw(form);
        (face.ring, face.piece) = (vec![drawing.frame], vec![drawing.piece]);
        let ring = Block::ring("hearth", shown.within).on(false);
        shown.body.push(ring);
    }
    face.body = shown.body;
    keyed(&mut face.body);
    face
}

/// What stands on the wall.
#[derive(Default)]
struct Shown {
    moment: String,
    words: Words,
    look: Look,
    /// Further classes, with a space before them.
    more: &'static str,
    ring: Option<PlainRing>,
    /// What stands in its middle.
    within: Vec<Block>,
    body: Vec<Block>,
    breath: Option<BreathFace>,
    /// The time of the block that goes on, which fills its band.
    share: Option<Share>,
}

impl Shown {
    fn of(look: Look, line: impl Into<String>, sub: impl Into<String>) -> Self {
        Shown {
            look,
            words: Words {
                line: line.into(),
                sub: sub.into(),
            },
            ..Shown::default()
        }
    }
}

fn shown(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    let mut shown = match (&everyones.breath, everyones.held_since) {
        _ if everyones.stage == HallStage::Ended => closed(),
        (Some(breath), _) if !breath.over => one_breath(breath, everyones),
        (_, Some(_)) => held(everyones),
        (Some(breath), None) if kind(everyones) == Some(WorkKind::Breathe) => {
            one_breath(breath, everyones)
        }
        _ => by_block(sight),
    };
    if shown.moment.is_empty() {
        shown.moment = match everyones.stage.block() {
            Some(at) => format!("block-{at}"),
            None => "arriving".to_owned(),
        };
    }
    shown
}

fn by_block(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    // While many look for their circle, what they look for is where. One who is asked over has it on their phone.
    let walking = sight.wall.walking;
    let walks = walking > 0 && walking * 3 > sight.wall.seated;
    let formed = !everyones.circles.is_empty() && everyones.topics.is_empty();
    match kind(everyones) {
        None | Some(WorkKind::Arrive) => door::door(sight),
        Some(WorkKind::Form) if walks || formed => places::places(sight),
        Some(WorkKind::Circles | WorkKind::Exercise) if walks => places::places(sight),
        Some(WorkKind::Form) => words::forming(sight),
        Some(WorkKind::Welcome) => afternoon::now(sight, say().room_wall_welcome(), String::new()),
        Some(WorkKind::Breathe) => afternoon::now(
            sight,
            say().room_wall_breath_soon(),
            say().room_wall_small(),
        ),
        Some(WorkKind::Circles | WorkKind::Exercise) => {
            afternoon::now(sight, say().room_wall_in_circles(), String::new())
        }
        Some(WorkKind::Agreements) => words::agreements(sight),
        Some(WorkKind::Card | WorkKind::Close) => words::card(sight),
        Some(WorkKind::Regroup) => words::regroup(sight),
        Some(WorkKind::Break) => pause(sight),
    }
}

fn block(everyones: &Everyones) -> Option<&gathering::view::BlockView> {
    everyones.blocks.get(everyones.stage.block()?)
}

fn kind(everyones: &Everyones) -> Option<WorkKind> {
    block(everyones).map(|block| block.kind)
}

/// All of us, one breath.
fn one_breath(breath: &Breath, everyones: &Everyones) -> Shown {
    let hints = [
        say().wall_breath_small(),
        say().wall_breath_eyes(),
        say().wall_breath_rest(),
    ];
    let hints = hints.map(|hint| Block::text("", hint)).to_vec();
    Shown {
        moment: if breath.over { "breath-over" } else { "breath" }.to_owned(),
        body: vec![Block::breath(), Block::row("wall__hint", "", hints)],
        breath: Some(breath::face(breath, everyones)),
        ..Shown::of(Look::Breath, say().in_hall_one_breath(), "")
    }
}

/// Everything is held.
fn held(everyones: &Everyones) -> Shown {
    let circles = everyones.circles.len();
    let sub = if circles == 0 {
        say().we_pause_sub()
    } else {
        say().room_wall_held_in(circles, crate::words::count(circles))
    };
    Shown {
        moment: "held".to_owned(),
        ring: Some(seats(everyones, PlainMode::Still)),
        body: vec![Block::text("wall__sub", say().feet_on_the_floor())],
        ..Shown::of(Look::Whole, say().in_hall_held(), sub)
    }
}

/// A break: when to be back.
fn pause(sight: &RoomSight<'_>) -> Shown {
    let everyones = &sight.wall.everyones;
    let back = everyones.times.block_ends_at.zip(block(everyones));
    let back = back.map(|(ends, block)| {
        let minutes = say().break_of(u64::from(block.minutes));
        Block::clock("wall__back", &say().back_at(), ends.0, minutes).keyed("back")
    });
    Shown {
        ring: Some(seats(everyones, PlainMode::Loose)),
        body: back.into_iter().collect(),
        ..Shown::of(
            Look::Whole,
            say().in_hall_break(),
            say().in_hall_break_sub(),
        )
    }
}

/// The afternoon is closed, and nothing of it is here any more.
fn closed() -> Shown {
    let go = Block::text("", say().wall_go());
    Shown {
        moment: "over".to_owned(),
        more: " wall--closed",
        body: vec![Block::row("wall__go", "", vec![go])],
        ..Shown::of(
            Look::End,
            say().room_wall_closed(),
            say().room_wall_closed_sub(),
        )
    }
}

/// Of so many circles a ring would look like a line.
const FEW: usize = 4;

/// Seats without signs: one for each circle, or as many as a ring looks well with.
fn seats(everyones: &Everyones, mode: PlainMode) -> PlainRing {
    let circles = everyones.circles.len();
    PlainRing {
        seats: vec![("", ""); if circles > FEW { circles.min(30) } else { 15 }],
        mine: false,
        been: None,
        mode,
        points: None,
        title: say().room_wall_ring(),
    }
}
