//! One tile: number, name, keeper, part, the holder's sign, seats, minutes against plan, and the one state that presses.

use circle::time::MINUTE;
use circle::{Stage, Timestamp};
use gathering::view::{Pressing, TileView};
use gathering::{CircleState, HallAction, HallActionKind};

use super::called::{minutes, numbered, person, tile_name};
use crate::face::{Block, Step};
use crate::hall::{BoardSight, Called, HallWhat};
use crate::say::say;
use crate::words::{self, capital, count};

/// The bar is drawn in so many steps; the plan is at the twentieth, so a quarter more than it has room.
const STEPS: u64 = 25;
const PLAN_AT: u64 = 20;
/// A ring has room for so many dots.
const MOST_DOTS: u32 = 24;
/// Up to so many tiles have room for who keeps besides the seat.
const ROOMY: usize = 6;
/// A request to which nobody has come for so long stands out more; a first guess, in minutes.
pub(super) const UNHEEDED_AFTER: u64 = 2;

pub(super) fn tile(sight: &BoardSight<'_>, tile: &TileView) -> Block {
    let pressing = tile.pressing(sight.now);
    let keeper = tile.keeper.map(|keeper| person(sight.called, keeper));
    let kept = match keeper.clone() {
        Some(keeper) => say().board_kept_by(keeper),
        None => say().board_no_keeper(),
    };
    let mut head = vec![
        Block::text("circ__no", tile.spot + 1).keyed("no"),
        Block::heading("circ__name", tile_name(tile)).keyed("name"),
        Block::text("circ__keep", kept).keyed("keep"),
    ];
    head.extend(seat_here(sight, tile));
    let mut within = vec![Block::row("circ__head", "", head).keyed("head")];
    let mut middle = vec![ring(tile)];
    let many = sight.host.tiles.len() > ROOMY;
    let (part, mut sub) = part(tile, pressing);
    // On many tiles the ring says where the piece is, and there is one line for who keeps.
    if many && tile.coming == 0 {
        sub = keeper.clone().unwrap_or_else(|| say().board_no_keeper());
    }
    let state = stands_out(sight.called, sight.now, tile, pressing);
    let state =
        state.map(|(icon, words)| Block::text("circ__state", words).icon(icon).keyed("state"));
    // And what stands out takes the place of both.
    if !many || state.is_none() {
        middle.push(Block::text("circ__part", part).keyed("part"));
        if !sub.is_empty() {
            middle.push(Block::text("circ__seat", sub).keyed("seat"));
        }
    }
    if many {
        middle.extend(state.clone());
    }
    within.push(Block::row("circ__mid", "", middle).keyed("mid"));
    within.extend(state.filter(|_| !many));
    within.extend(pace(sight, tile));
    let look = ["circ", look(sight, tile, pressing)].concat();
    Block::row(&look, numbered(tile), within).keyed(format!("tile-{}", tile.circle.0))
}

fn look(sight: &BoardSight<'_>, tile: &TileView, pressing: Pressing) -> &'static str {
    match pressing {
        Pressing::KeeperAsks => " is-asking",
        Pressing::PersonAsked if is_unheeded(sight, tile) => " is-asking",
        Pressing::PersonAsked
        | Pressing::NoKeeper
        | Pressing::FewLeft
        | Pressing::PhonesLost
        | Pressing::Quiet => " is-look",
        Pressing::OverPlan => " is-over",
        Pressing::Held | Pressing::Breathing => " is-calm",
        Pressing::Well => "",
        Pressing::Gathering | Pressing::Ended => " is-apart",
    }
}

/// Whether somebody asks for a person, and nobody has come for a while.
pub(super) fn is_unheeded(sight: &BoardSight<'_>, tile: &TileView) -> bool {
    let since = tile
        .state
        .as_ref()
        .and_then(|state| state.help_unanswered_since);
    since.is_some_and(|since| minutes(since, sight.now) >= UNHEEDED_AFTER)
}

/// What stands out, with its sign: states, never words.
pub(super) fn stands_out(
    called: &Called,
    now: Timestamp,
    tile: &TileView,
    pressing: Pressing,
) -> Option<(&'static str, String)> {
    let state = tile.state.as_ref()?;
    Some(match pressing {
        Pressing::KeeperAsks => {
            let keeper = tile.keeper.map(|keeper| person(called, keeper));
            let asks =
                keeper.map_or_else(|| say().board_keeper_asks(), |who| say().board_asks(who));
            ("i-bell", asks)
        }
        Pressing::PersonAsked => ("i-care", say().board_one_asks()),
        Pressing::NoKeeper if tile.lacks_keeper() => ("i-person", say().board_no_keeper_came()),
        Pressing::NoKeeper => ("i-lost", say().board_keeper_lost()),
        Pressing::FewLeft => {
            let here = tile.present() as usize;
            let words = if tile.left() > 0 {
                say().board_few_left(here, tile.of(), count(here))
            } else {
                say().board_few_here(here, count(here))
            };
            ("i-people", capital(&words))
        }
        Pressing::PhonesLost => {
            let lost = count(state.phones_lost as usize);
            ("i-lost", capital(&say().board_phones_lost(lost)))
        }
        Pressing::Quiet => {
            let quiet = minutes(state.quiet_since.unwrap_or(now), now);
            ("i-still", say().board_quiet_for(quiet))
        }
        Pressing::OverPlan
        | Pressing::Held
        | Pressing::Breathing
        | Pressing::Well
        | Pressing::Gathering
        | Pressing::Ended => return None,
    })
}

/// The part, and what stands under it.
fn part(tile: &TileView, pressing: Pressing) -> (String, String) {
    let Some(state) = &tile.state else {
        let coming = tile.coming;
        let words = if tile.opened {
            say().board_arriving()
        } else {
            say().board_opening()
        };
        return (words, come(coming));
    };
    let part = state.kind.map(words::kind_name);
    let part = match (state.stage, part) {
        (Stage::Part(_), Some(part)) => part,
        (Stage::Part(at), None) => say().board_part_n(at + 1),
        (Stage::Arriving, _) => say().board_arriving(),
        (Stage::Ended, _) => say().board_closed(),
    };
    let calm = match pressing {
        _ if state.stage == Stage::Ended => None,
        Pressing::Breathing => Some(say().board_breathing()),
        _ if state.held_since.is_some() => Some(say().board_pausing()),
        _ => None,
    };
    let seat = seat(tile, state);
    match calm {
        Some(calm) => (calm, part),
        None => (part, seat),
    }
}

/// Where the piece is, or how many are there; and how many are still to come.
fn seat(tile: &TileView, state: &CircleState) -> String {
    let come = come(tile.coming);
    let seats = match state.holder_place {
        Some(place) => say().board_seat_of(place + 1, state.seats),
        None => say().board_seats(tile.present()),
    };
    match (come.is_empty(), state.stage) {
        (true, Stage::Ended) => String::new(),
        (true, Stage::Arriving | Stage::Part(_)) => seats,
        (false, _) => say().board_seats_and_coming(seats, come),
    }
}

fn come(coming: u32) -> String {
    match coming {
        0 => String::new(),
        coming => say().board_coming(coming),
    }
}

/// A ring of dots, a dot for each seat; ember is where the piece is. In its middle the sign of whoever has it.
fn ring(tile: &TileView) -> Block {
    let state = tile.state.as_ref();
    let seats = state.map_or(0, |state| state.seats);
    let holder = state.and_then(|state| state.holder_place);
    let calm = state.is_some_and(|state| state.held_since.is_some() || state.breathing);
    // More dots than that would be a line.
    let dots = if seats <= MOST_DOTS { seats } else { 0 };
    let mut look = format!("mini n-{dots}");
    if let Some(place) = holder {
        look.push_str(&format!(" at-{}", place + 1));
    }
    if calm {
        look.push_str(" is-calm");
    }
    let sign = state.and_then(|state| state.holder_sign);
    let sign = sign.map(|sign| ["g-", sign.key()].concat());
    // An empty item says nothing, and is drawn as an empty ring.
    let item = Block::item(&look, "").icon(sign.as_deref().unwrap_or_default());
    let told = state.map(|state| seat(tile, state)).unwrap_or_default();
    Block::list("circ__ring", told, vec![item.count(dots).keyed("mini")]).keyed("ring")
}

/// Minutes against plan.
fn pace(sight: &BoardSight<'_>, tile: &TileView) -> Option<Block> {
    let state = tile.state.as_ref()?;
    state.stage.part()?;
    // What is held stands still, and goes on from there.
    let now = state.held_since.unwrap_or(sight.now);
    let gone = minutes(state.part_since, now);
    let Some(ends) = state.part_ends_at else {
        let since = Step {
            text: gone.to_string(),
            sub: say().board_min(),
            ..Step::default()
        };
        return Some(Block::timed("pace pace--open", vec![since]).keyed("pace"));
    };
    let length = ends.since(state.part_since).max(MINUTE);
    let been = now.since(state.part_since) * PLAN_AT / length;
    let step = Step {
        text: gone.to_string(),
        sub: say().board_of_min(length.div_ceil(MINUTE)),
        ..Step::default()
    };
    let look = format!("pace p-{}", been.min(STEPS));
    Some(Block::timed(&look, vec![step]).keyed("pace"))
}

/// For the first who has no seat, beside each tile.
fn seat_here(sight: &BoardSight<'_>, tile: &TileView) -> Option<Block> {
    let first = sight.host.unseated.first()?;
    let state = tile.state.as_ref();
    let taken = state.map_or(0, |state| state.seats) + tile.coming;
    let over = state.is_some_and(|state| state.stage == Stage::Ended);
    if over
        || taken as usize >= circle::MAX_SEATS
        || !sight.host.may.contains(&HallActionKind::SeatHere)
    {
        return None;
    }
    let (who, circle) = (first.person, tile.circle);
    let action = HallAction::SeatHere {
        person: who,
        circle,
        keeps: false,
    };
    let words = say().board_seat_in(numbered(tile), person(sight.called, who));
    let seat = Block::asks("", &HallWhat::Act(action))
        .icon("i-plus")
        .named(words);
    Some(seat.looks("circ__more").keyed("here"))
}
