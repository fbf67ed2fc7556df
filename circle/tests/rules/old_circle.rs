//! Circles that were saved by an earlier version go on where they stood.
//!
//! `circle-v1.json` holds the saved shape of five circles at different moments. It was written once and is not
//! written again: when the shape grows, new fields need a default, and this test says so.

use std::collections::BTreeMap;

use circle::{Action, Actor, Circle, Command, CommandId, How, Piece, Stage, Timestamp};

use crate::common::old::is_read_whole;

const SAVED: &str = include_str!("../fixtures/circle-v1.json");

fn saved() -> BTreeMap<String, Circle> {
    serde_json::from_str(SAVED).unwrap()
}

fn act(circle: &Circle, action: Action) -> Circle {
    let actor = match action {
        Action::Tick => Actor::Clock,
        Action::Pass { .. } => Actor::Seat(circle.piece().holder().unwrap()),
        _ => Actor::Seat(circle.keeper()),
    };
    let id = CommandId(0x00c0_ffee);
    let now = circle.last_at().after(1_000);
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
    assert_eq!(circles.len(), 5);
    for (name, circle) in circles {
        is_read_whole(&circle, &written[&name]);
    }
}

#[test]
fn one_that_was_arriving_begins() {
    let circle = act(&saved()["arriving"], Action::Begin);
    assert_eq!(circle.stage(), Stage::Part(0));
}

#[test]
fn one_that_was_agreeing_knows_every_answer() {
    let circle = &saved()["agreeing"];
    assert_eq!(circle.agreements().len(), 3);
    assert_eq!(circle.agreements()[0].answers.len(), 4);
    let after = act(circle, Action::NextPart { from: 0 });
    assert_eq!(after.agreements().len(), 1);
}

#[test]
fn one_that_was_breathing_ends_its_breath() {
    let circle = &saved()["breathing"];
    let due = circle.next_deadline().unwrap();
    let tick = Command {
        id: CommandId(1),
        for_seat: None,
        action: Action::Tick,
    };
    let (over, _) = circle.act(due, Actor::Clock, &tick).unwrap();
    assert!(over.breath().unwrap().over);
}

#[test]
fn one_in_a_round_passes_its_piece() {
    let circle = &saved()["in_a_round"];
    let turn = circle.piece().turn().unwrap().clone();
    assert_eq!(turn.length, Some(180_000));
    assert_eq!(turn.due(), Some(Timestamp(turn.since.0 + 180_000)));
    let (turn, how) = (turn.number, How::Shared);
    let after = act(circle, Action::Pass { turn, how });
    assert_ne!(after.piece().holder(), circle.piece().holder());
}

#[test]
fn one_with_second_offers_and_held_goes_on() {
    let circle = &saved()["second_chance_held"];
    assert_eq!(circle.piece(), &Piece::Centre);
    assert!(circle.hold().is_some());
    let after = act(circle, Action::Resume);
    assert!(after.hold().is_none());
    let round = after.mine(circle::SeatId(2));
    assert_eq!(round.offer, Some(circle::Offer::Open));
}

/// Four circles in form 4, before there were gatherings.
#[test]
fn one_of_before_there_were_gatherings_is_in_none_and_is_written_as_it_was() {
    let written: serde_json::Value =
        serde_json::from_str(include_str!("../fixtures/circle-v4.json")).unwrap();
    let circles: BTreeMap<String, Circle> = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(circles.len(), 4);
    for (name, circle) in &circles {
        assert_eq!(
            serde_json::to_value(circle).unwrap(),
            written[name],
            "{name}"
        );
        assert!(!circle.is_within_gathering());
        assert!(circle.seats().iter().all(|seat| !seat.kept));
        let goes_on = act(circle, Action::Ring);
        assert_eq!(goes_on.seats(), circle.seats());
    }
}
