//! Who has no seat and wishes one, with the circle that would suit, and how many have finished; before there are circles, who came last.

use gathering::{HallAction, HallActionKind};

use super::called::{circle, glyph, person, small};
use crate::face::Block;
use crate::hall::{BoardSight, HallWhat};
use crate::say::say;

/// So many stand there; how many more there are is said. Who is to be seated first stands first.
const SHOWN: usize = 6;
/// So many of those who came last.
const NEWEST: usize = 12;

pub(super) fn unseated(sight: &BoardSight<'_>) -> Option<Block> {
    if sight.host.tiles.is_empty() {
        return newest(sight);
    }
    let unseated = &sight.host.unseated;
    let finished = sight.host.finished;
    let note = || Block::text("side__note", say().board_have_finished(finished)).keyed("finished");
    let finished = (finished > 0).then(note);
    if unseated.is_empty() {
        return Some(Block::row("side", "", vec![finished?]).keyed("unseated"));
    }
    let may = sight.host.may.contains(&HallActionKind::SeatHere);
    let lines = unseated.iter().take(SHOWN).map(|one| {
        let who = person(sight.called, one.person);
        let line = Block::item("waits__one", &who).icon(&glyph(sight.called, one.person));
        let seat = one.suits.filter(|_| may).map(|suits| {
            let there = circle(sight.host, suits);
            let seat = HallAction::SeatHere {
                person: one.person,
                circle: suits,
                keeps: false,
            };
            let words = say().board_seat_there(&there);
            small(words, &HallWhat::Act(seat)).named(say().board_seat_in(there, &who))
        });
        line.with(seat.into_iter().collect()).keyed(one.person.0)
    });
    let lines = lines.collect();
    let heading = say().board_not_seated(unseated.len());
    let mut within = vec![
        Block::heading("side__h", &heading),
        Block::list("waits", heading, lines).keyed("waits"),
    ];
    let more = unseated.len().saturating_sub(SHOWN);
    if more > 0 {
        within.push(Block::text("side__note", say().board_more_wait(more)));
    }
    within.extend(finished);
    Some(Block::row("side side--waits", "", within).keyed("unseated"))
}

/// Who came last, as signs and what they are called.
fn newest(sight: &BoardSight<'_>) -> Option<Block> {
    let newest = sight.host.people.iter().rev().take(NEWEST);
    let newest = newest.filter(|one| one.id != sight.own.person);
    let lines: Vec<_> = newest
        .map(|one| {
            let line = Block::item("arrived", person(sight.called, one.id));
            line.icon(&glyph(sight.called, one.id)).keyed(one.id.0)
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let words = say().board_came_last();
    let within = vec![
        Block::heading("side__h", &words),
        Block::list("arriveds", words, lines).keyed("newest"),
    ];
    Some(Block::row("side", "", within).keyed("newest"))
}
