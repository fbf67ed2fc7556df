//! What a phone in the hall shows now.

use gathering::WorkKind;

use super::{MAIN, PhoneSight, WIDE, consent, place, room, waiting};
use crate::face::{Block, BreathFace, Step};
use crate::ring::{PlainMode, PlainRing};
use crate::say::say;

/// What stands between the bar and the end of the screen.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) moment: String,
    pub(super) line: String,
    pub(super) sub: Vec<Step>,
    pub(super) at_once: String,
    pub(super) look: &'static str,
    pub(super) ring: Option<PlainRing>,
    pub(super) breath: Option<BreathFace>,
    pub(super) body: Vec<Block>,
    /// The main act last.
    pub(super) deck: Vec<Block>,
}

impl Shown {
    pub(super) fn says(line: impl Into<String>, sub: impl Into<String>) -> Shown {
        let sub = sub.into();
        Shown {
            line: line.into(),
            sub: (!sub.is_empty())
                .then(|| Step::first(sub))
                .into_iter()
                .collect(),
            ..Shown::default()
        }
    }

    /// With the ring, which takes what the words leave.
    pub(super) fn with_ring(self, ring: PlainRing) -> Shown {
        Shown {
            ring: Some(ring),
            look: "hand-held--ring",
            ..self
        }
    }
}

pub(super) fn shown(sight: &PhoneSight<'_>) -> Shown {
    let everyones = sight.everyones;
    let asked = sight.own.offer.as_ref();
    let mut shown = match (&everyones.breath, everyones.held_since) {
        // What one is asked is gone in a minute; all else waits.
        _ if asked.is_some_and(|offer| offer.again_at.is_none()) => place::asked(sight),
        (Some(breath), _) if !breath.over => room::breath(sight, breath),
        (_, Some(_)) => room::held(sight),
        // Who asked for five more minutes still has what goes on in the whole room.
        _ if asked.is_some() && !is_for_all(sight.kind()) => place::asked(sight),
        _ if sight.own.moves_to.is_some() => place::on_the_way(sight),
        (Some(breath), None) if sight.kind() == Some(WorkKind::Breathe) => {
            room::breath(sight, breath)
        }
        _ => by_block(sight),
    };
    if shown.moment.is_empty() {
        shown.moment = match everyones.stage.block() {
            Some(at) => format!("block-{at}"),
            None => "waiting".to_owned(),
        };
    }
    shown.deck.splice(0..0, helping(sight));
    to_circle(sight, &mut shown);
    shown
}

/// Whether all who are under the roof take part in it.
fn is_for_all(kind: Option<WorkKind>) -> bool {
    match kind {
        None | Some(WorkKind::Arrive | WorkKind::Form | WorkKind::Circles | WorkKind::Exercise) => {
            false
        }
        Some(
            WorkKind::Welcome
            | WorkKind::Breathe
            | WorkKind::Agreements
            | WorkKind::Card
            | WorkKind::Break
            | WorkKind::Regroup
            | WorkKind::Close,
        ) => true,
    }
}

fn by_block(sight: &PhoneSight<'_>) -> Shown {
    match sight.kind() {
        None | Some(WorkKind::Arrive) => waiting::arriving(sight),
        Some(WorkKind::Agreements) => consent::shown(sight),
        Some(WorkKind::Form | WorkKind::Circles | WorkKind::Exercise)
            if sight.own.sits.is_some() =>
        {
            place::seated(sight)
        }
        Some(WorkKind::Form) => waiting::forming(sight),
        Some(WorkKind::Circles | WorkKind::Exercise) => waiting::beside_the_circles(sight),
        Some(WorkKind::Welcome) => room::welcome(sight),
        Some(WorkKind::Breathe) => room::before_the_breath(sight),
        Some(WorkKind::Card) => room::card(sight),
        Some(WorkKind::Break) => room::pause(sight),
        Some(WorkKind::Regroup) => room::regroup(sight),
        Some(WorkKind::Close) => room::closing(sight),
    }
}

/// For those who hold the afternoon.
fn helping(sight: &PhoneSight<'_>) -> Option<Block> {
    let board = ["/g/", sight.code, "/keep"].concat();
    let hosts = sight.own.role.hosts();
    hosts.then(|| Block::link(WIDE, say().in_hall_open_board(), board).keyed("board"))
}

/// The way to one's seat: the main act, unless something else is.
fn to_circle(sight: &PhoneSight<'_>, shown: &mut Shown) {
    let Some(to) = &sight.to_circle else { return };
    let has_main = shown
        .deck
        .iter()
        .any(|block| block.look.contains("btn--main"));
    let look = if has_main { WIDE } else { MAIN };
    let words = match sight.own.sits {
        Some((circle, _)) if sight.circle(circle).is_some() => {
            say().in_hall_to_circle(sight.named(circle))
        }
        Some(_) | None => say().in_hall_to_seat(),
    };
    let link = Block::link(look, words, to).keyed("to-circle");
    if has_main {
        shown.deck.insert(0, link);
    } else {
        shown.deck.push(link);
    }
}

/// One's own seat alone, with one's sign: an arrival costs other phones nothing but a count.
pub(super) fn own_seat(sight: &PhoneSight<'_>, mode: PlainMode) -> PlainRing {
    PlainRing {
        seats: vec![(sight.own.sign.key(), "")],
        mine: true,
        been: None,
        mode,
        points: None,
        title: say().in_hall_ring_waiting(),
    }
}
