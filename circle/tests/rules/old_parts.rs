//! Circles that were saved in the middle of a part go on where they stood.
//!
//! `circle-v2.json` holds six circles in parts that came after the first version. It was written once and is not
//! written again: when the shape grows, new fields need a default, and this test says so.

use std::collections::BTreeMap;

use circle::view::{RoundState, Scene};
use circle::{Action, Actor, Circle, Command, CommandId, How, PartState, Piece, SeatId};

use crate::common::old::is_read_whole;

const SAVED: &str = include_str!("../fixtures/circle-v2.json");

fn saved(name: &str) -> Circle {
    let circles: BTreeMap<String, Circle> = serde_json::from_str(SAVED).unwrap();
    circles[name].clone()
}

fn act(circle: &Circle, action: Action) -> Circle {
    let actor = match action {
        Action::Pass { .. } => Actor::Seat(circle.piece().holder().unwrap()),
        Action::Take => Actor::Seat(SeatId(2)),
        _ => Actor::Seat(circle.keeper()),
    };
    let now = circle.last_at().after(1_000);
    let id = CommandId(u128::from(now.0));
    circle
        .act(
            now,
            actor,
            &Command {
                id,
                for_seat: None,
                action,
            },
        )
        .unwrap()
        .0
}

#[test]
fn every_saved_circle_loads_and_goes_on_being_the_same() {
    let written: serde_json::Value = serde_json::from_str(SAVED).unwrap();
    let circles: BTreeMap<String, Circle> = serde_json::from_str(SAVED).unwrap();
    assert_eq!(circles.len(), 6);
    for (name, circle) in circles {
        is_read_whole(&circle, &written[&name]);
    }
}

#[test]
fn one_whose_note_was_read_sets_out_past_those_who_sit_out() {
    let begun = act(&saved("note_is_read"), Action::StartPart { part: 0 });
    assert_eq!(begun.piece().holder(), Some(SeatId(1)));
    let next = begun.commons().ring.next;
    assert_eq!(
        next,
        Some(SeatId(2)),
        "who sits out is shown in their place"
    );
    let Some(turn) = begun.piece().turn().map(|turn| turn.number) else {
        panic!("nobody has the piece");
    };
    let how = How::Shared;
    let gone_past = act(&begun, Action::Pass { turn, how });
    assert_eq!(gone_past.piece().holder(), Some(SeatId(3)));
}

#[test]
fn one_on_its_second_lap_knows_who_shared() {
    let mut circle = saved("second_lap");
    while let Some(turn) = circle.piece().turn().map(|turn| turn.number) {
        let how = How::NotNow;
        circle = act(&circle, Action::Pass { turn, how });
    }
    assert_eq!(circle.piece(), &Piece::Centre);
    assert!(circle.mine(SeatId(1)).offer.is_some() && circle.mine(SeatId(2)).offer.is_none());
}

#[test]
fn one_with_an_open_centre_still_tells_its_keeper() {
    let circle = saved("open_centre");
    assert_eq!(circle.next_deadline(), Some(circle.last_at().after(90_000)));
    assert_eq!(act(&circle, Action::Take).piece().holder(), Some(SeatId(2)));
}

#[test]
fn one_in_pairs_keeps_its_groups_and_its_time() {
    let circle = saved("in_pairs");
    let PartState::Pairs(pairs) = circle.part_state() else {
        panic!("in pairs");
    };
    assert_eq!(pairs.groups, [[1, 2, 3, 4].map(SeatId)]);
    assert_eq!(circle.span().unwrap().rung, 120_000);
    assert_eq!(circle.edition(), 1);
}

#[test]
fn one_whose_lines_were_held_goes_on_where_they_stood() {
    let resumed = act(&saved("lines_held"), Action::Resume);
    let Scene::Together { begun, anchor, .. } = resumed.commons().scene else {
        panic!("lines");
    };
    // The lead-in had one more second to go.
    assert_eq!((begun, anchor), (1, Some(resumed.last_at().after(1_000))));
}

#[test]
fn one_whose_answers_were_closed_stays_so_and_shows_its_cards() {
    let circle = saved("answers_closed");
    assert_eq!(circle.commons().scene, Scene::Weather { closed: true });
    assert!(circle.shows_cards_of(0));
    let later = (1..4).fold(circle, |circle, from| {
        act(&circle, Action::NextPart { from })
    });
    assert!(matches!(
        later.commons().scene,
        Scene::Remembering {
            state: RoundState::Going,
            ..
        }
    ));
}
