//! Sitting a round out; with a content note, the note is read first.

use circle::parts::Round;
use circle::view::{RoundState, Scene};
use circle::{Action, ActionKind, Part, Piece, Refusal, RoundKind};

use crate::common::{KEEPER, Sitting, noted, plan, untimed};

const OUT: Action = Action::SitOut { part: 0 };
const IN: Action = Action::JoinIn { part: 0 };
const START: Action = Action::StartPart { part: 0 };

fn sitting() -> Sitting {
    let parts = vec![noted("This is about loss."), noted("And this.")];
    Sitting::held_by_keeper(parts, &["Ana", "Bo", "Cy"])
}

#[test]
fn the_note_comes_first_and_the_piece_waits_for_the_keeper() {
    let mut sitting = sitting();
    assert_eq!(sitting.round_state(), RoundState::Waiting);
    assert_eq!(sitting.circle.piece(), &Piece::Resting);
    assert!(sitting.circle.desk().waits);
    let Scene::Round { note, .. } = sitting.commons().scene else {
        panic!("no round");
    };
    assert_eq!(note, "This is about loss.");
    sitting.sits("Late");
    assert_eq!(
        sitting.circle.piece(),
        &Piece::Resting,
        "nothing sets it out by itself"
    );
    sitting.does(KEEPER, START).has_piece("Ana");
    assert_eq!(
        sitting.refused(KEEPER, START),
        Refusal::NotNow,
        "a second tap"
    );
}

#[test]
fn a_round_without_a_note_sets_out_at_once_and_is_sat_out_as_well() {
    let mut sitting = Sitting::held_by_keeper(vec![untimed()], &["Ana", "Bo", "Cy"]);
    sitting.has_piece("Ana");
    sitting.does("Bo", OUT);
    assert_eq!(sitting.shown_next(), Some("Bo"), "nobody sees it yet");
    sitting.all_share(&["Ana", "Cy"]).round_is_complete();
}

#[test]
fn the_piece_goes_past_whoever_sits_it_out_and_nobody_is_told() {
    let mut sitting = sitting();
    let before = (sitting.commons(), sitting.circle.desk());
    let others = ["Ana", "Cy", KEEPER].map(|name| sitting.circle.mine(sitting.seat(name)));
    sitting.does("Bo", OUT);
    assert_eq!(before, (sitting.commons(), sitting.circle.desk()));
    let after = ["Ana", "Cy", KEEPER].map(|name| sitting.circle.mine(sitting.seat(name)));
    assert_eq!(others, after);
    assert!(sitting.circle.mine(sitting.seat("Bo")).sits_out);
    sitting.does(KEEPER, START).shares("Ana").has_piece("Cy");
    sitting.shares("Cy").round_is_complete();
    assert_eq!(sitting.offer("Bo"), None, "and is not asked once more");
}

#[test]
fn also_while_it_goes_round_or_is_held_but_not_with_the_piece() {
    let mut sitting = sitting();
    sitting.does(KEEPER, START);
    assert!(
        !sitting.may("Ana", ActionKind::SitOut),
        "one hands it on instead"
    );
    let desk = sitting.circle.desk();
    sitting.does("Cy", OUT);
    assert_eq!(sitting.circle.desk(), desk);
    sitting.does(KEEPER, Action::Pause).does("Bo", OUT);
    sitting
        .does(KEEPER, Action::Resume)
        .shares("Ana")
        .round_is_complete();
}

#[test]
fn who_joins_in_again_has_a_turn_also_when_the_piece_went_past() {
    let mut sitting = sitting();
    sitting.does("Ana", OUT).does("Bo", OUT).does("Bo", IN);
    sitting.does(KEEPER, START).has_piece("Bo");
    sitting.does("Ana", IN);
    sitting.all_share(&["Bo", "Cy", "Ana"]).round_is_complete();
    assert_eq!(sitting.refused("Ana", IN), Refusal::NotNow);
}

#[test]
fn who_joins_in_during_the_second_offers_has_a_first_turn() {
    let mut sitting = sitting();
    sitting.does("Ana", OUT).does(KEEPER, START);
    sitting.passes("Bo").shares("Cy").piece_is_in_the_centre();
    sitting.does("Ana", IN).has_piece("Ana");
    sitting
        .shares("Ana")
        .does("Bo", Action::LetBe)
        .round_is_complete();
}

#[test]
fn when_all_sit_it_out_the_piece_rests_until_one_joins_in_or_the_keeper_goes_on() {
    let mut sitting = sitting();
    for name in ["Ana", "Bo", "Cy"] {
        sitting.does(name, OUT);
    }
    sitting.does(KEEPER, START);
    assert_eq!(sitting.circle.piece(), &Piece::Resting);
    let mut one = sitting.clone();
    one.does("Cy", IN).has_piece("Cy");
    sitting.next_part();
    assert_eq!(sitting.round_state(), RoundState::Waiting);
}

#[test]
fn a_lap_that_nobody_is_left_for_ends_the_round() {
    let twice = Part::Round(Round {
        question: "What do you carry?".to_owned(),
        share: None,
        kind: RoundKind::Question,
        note: "This is about loss.".to_owned(),
        laps: 2,
    });
    let mut sitting = Sitting::held_by_keeper(vec![twice], &["Ana", "Bo"]);
    sitting.does(KEEPER, START).all_share(&["Ana", "Bo"]);
    sitting.has_piece("Ana");
    sitting.does("Bo", OUT).does("Ana", Action::StepOut);
    sitting.round_is_complete();
}

#[test]
fn it_is_for_this_round_alone() {
    let mut sitting = sitting();
    sitting.does("Ana", OUT).next_part();
    assert!(!sitting.circle.mine(sitting.seat("Ana")).sits_out);
    assert_eq!(sitting.refused("Ana", OUT), Refusal::NotNow, "a late tap");
    sitting
        .does(KEEPER, Action::StartPart { part: 1 })
        .has_piece("Ana");
}

#[test]
fn whom_one_comes_after_is_told_as_if_nobody_sat_out_until_it_comes() {
    let mut sitting = Sitting::new(plan(vec![noted("N")]), &[], &["Ana", "Bo", "Cy"]).begun();
    sitting.does(KEEPER, START).does("Bo", OUT);
    let after = |sitting: &Sitting, name| sitting.circle.mine(sitting.seat(name)).after;
    assert_eq!(after(&sitting, "Cy"), Some(sitting.seat("Bo")));
    sitting.shares(KEEPER).has_piece("Ana");
    assert_eq!(after(&sitting, "Cy"), Some(sitting.seat("Bo")));
    sitting.shares("Ana").has_piece("Cy");
    assert_eq!(sitting.circle.still_to_come(), [], "it went past");
}

#[test]
fn nobody_is_found_who_sits_out_next_to_the_piece_nor_by_moving_seats_there() {
    let mut it = sitting();
    it.does(KEEPER, START).has_piece("Ana");
    let before = it.commons();
    it.does("Bo", OUT);
    assert_eq!(it.commons(), before, "nobody sees it when it is said");
    for name in ["Bo", "Cy"] {
        let (seat, to) = (it.seat(name), 2);
        it.does(KEEPER, Action::MoveSeat { seat, to });
        assert_eq!(it.shown_next(), Some(name));
    }
    // Nor before the piece, where it comes last.
    let (seat, to) = (it.seat("Bo"), 1);
    it.does(KEEPER, Action::MoveSeat { seat, to });
    it.shares("Ana").has_piece("Cy");
    assert_eq!(it.shown_next(), Some("Bo"));
    it.shares("Cy").round_is_complete();
}

#[test]
fn once_the_piece_has_gone_past_they_are_next_no_more_until_they_join_in() {
    let mut it = sitting();
    it.does("Ana", OUT).does(KEEPER, START).has_piece("Bo");
    assert_eq!(it.shown_next(), Some("Cy"));
    it.shares("Bo");
    assert_eq!(it.shown_next(), None);
    it.does("Ana", IN);
    assert_eq!(it.shown_next(), Some("Ana"));
    it.all_share(&["Cy", "Ana"]).round_is_complete();
}

#[test]
fn who_has_had_a_turn_sits_nothing_out_and_is_offered_it_once_more() {
    let mut sitting = Sitting::held_by_keeper(vec![untimed()], &["Ana", "Bo"]);
    sitting.passes("Ana");
    assert_eq!(sitting.refused("Ana", OUT), Refusal::NotNow);
    sitting
        .shares("Bo")
        .does("Ana", Action::Take)
        .has_piece("Ana");
}

#[test]
fn only_those_who_would_have_a_turn_sit_it_out() {
    let mut sitting = sitting();
    assert!(!sitting.may(KEEPER, ActionKind::SitOut));
    sitting.does("Ana", Action::StepOut);
    assert!(!sitting.may("Ana", ActionKind::SitOut));
}
