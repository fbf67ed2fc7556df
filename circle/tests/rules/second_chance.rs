//! Passing is always fine, and whoever passed is offered the piece once more before the round closes.

use circle::view::RoundState;
use circle::{Action, ActionKind, KeeperTurn, Offer, Refusal};

use crate::common::{KEEPER, Sitting};

/// A round in which everyone has been offered the piece and `passing` passed.
fn after_first_lap(others: &[&str], passing: &[&str]) -> Sitting {
    let mut sitting = Sitting::in_round(KeeperTurn::HoldsOnly, others);
    for name in others {
        if passing.contains(name) {
            sitting.passes(name);
        } else {
            sitting.shares(name);
        }
    }
    sitting
}

#[test]
fn a_pass_moves_the_piece_like_any_other_turn() {
    let mut shared = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    let mut passed = shared.clone();
    shared.shares(KEEPER);
    passed.passes(KEEPER);
    assert_eq!(shared.commons(), passed.commons());
    assert_eq!(shared.heard, passed.heard);
    assert_eq!(shared.circle.desk(), passed.circle.desk());
}

#[test]
fn when_nobody_passed_the_round_is_complete_at_once() {
    after_first_lap(&["Ana", "Bo"], &[]).round_is_complete();
}

#[test]
fn the_second_offer_is_made_to_those_who_passed_and_seen_by_them_alone() {
    let sitting = after_first_lap(&["Ana", "Bo", "Cy"], &["Bo"]);
    sitting.piece_is_in_the_centre();
    assert_eq!(sitting.round_state(), RoundState::Again);
    assert_eq!(sitting.offer("Bo"), Some(Offer::Open));
    assert!(sitting.may("Bo", ActionKind::Take) && sitting.may("Bo", ActionKind::LetBe));
    for other in [KEEPER, "Ana", "Cy"] {
        assert_eq!(sitting.offer(other), None);
        assert!(!sitting.may(other, ActionKind::Take) && !sitting.may(other, ActionKind::LetBe));
    }
}

#[test]
fn nobody_else_can_take_the_piece_from_the_centre() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Bo"]);
    assert_eq!(sitting.refused("Ana", Action::Take), Refusal::NotNow);
    assert_eq!(sitting.refused(KEEPER, Action::Take), Refusal::NotNow);
}

#[test]
fn nobody_takes_the_piece_before_everyone_had_a_first_turn() {
    let mut sitting = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    sitting.passes("Ana");
    assert_eq!(sitting.refused("Ana", Action::Take), Refusal::NotNow);
}

#[test]
fn taking_it_after_all_and_sharing_completes_the_round() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.does("Ana", Action::Take).has_piece("Ana");
    sitting.shares("Ana").round_is_complete();
    assert_eq!(sitting.record().shares, 2);
}

#[test]
fn letting_it_be_completes_the_round() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.does("Ana", Action::LetBe).round_is_complete();
    assert!(!sitting.may("Ana", ActionKind::Take));
}

#[test]
fn the_round_waits_for_each_of_those_who_passed() {
    let mut sitting = after_first_lap(&["Ana", "Bo", "Cy"], &["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::LetBe).piece_is_in_the_centre();
    sitting.does("Ana", Action::LetBe).piece_is_in_the_centre();
    sitting.does("Cy", Action::LetBe).round_is_complete();
}

#[test]
fn while_everything_is_held_nobody_takes_it_or_lets_it_be() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.does(KEEPER, Action::Pause);
    assert_eq!(sitting.refused("Ana", Action::Take), Refusal::Held);
    assert_eq!(sitting.refused("Ana", Action::LetBe), Refusal::Held);
    sitting
        .does(KEEPER, Action::Resume)
        .does("Ana", Action::Take);
}

#[test]
fn several_who_would_like_it_have_it_in_lap_order() {
    let mut sitting = after_first_lap(&["Ana", "Bo", "Cy"], &["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::Take).has_piece("Bo");
    sitting.does("Cy", Action::Take).does("Ana", Action::Take);
    sitting.has_piece("Bo");
    assert_eq!(sitting.shown_next(), Some("Ana"));
    sitting.shares("Bo").has_piece("Ana");
    assert_eq!(
        sitting.shown_next(),
        Some("Cy"),
        "also behind an earlier seat that has it"
    );
    sitting.shares("Ana").has_piece("Cy");
    assert_eq!(sitting.shown_next(), None);
    sitting.shares("Cy").round_is_complete();
}

#[test]
fn a_keeper_finds_nobody_who_passed_by_marking_one_after_the_other() {
    let others = ["Ana", "Bo", "Cy", "Dee"];
    for passing in [&["Bo"][..], &["Ana", "Cy"], &others] {
        let mut sitting = after_first_lap(&others, passing);
        for away in [true, false] {
            for name in others {
                let seat = sitting.seat(name);
                sitting.does(KEEPER, Action::SetAway { seat, away });
                sitting.piece_is_in_the_centre();
                assert_eq!(
                    sitting.round_state(),
                    RoundState::Again,
                    "{passing:?} {name}"
                );
            }
        }
        for name in passing {
            sitting.piece_is_in_the_centre();
            sitting.does(name, Action::LetBe);
        }
        sitting.round_is_complete();
    }
}

#[test]
fn who_was_marked_lets_it_be_all_the_same_and_nobody_waits_for_one_who_had_no_turn() {
    let mut sitting = after_first_lap(&["Ana", "Bo", "Cy"], &["Bo"]);
    let seat = sitting.seat("Bo");
    sitting.does(KEEPER, Action::SetAway { seat, away: true });
    assert_eq!(sitting.refused("Bo", Action::Take), Refusal::NotNow);
    sitting.does("Bo", Action::LetBe).round_is_complete();

    let mut gone = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    let seat = gone.seat("Bo");
    gone.does(KEEPER, Action::SetAway { seat, away: true });
    gone.shares("Ana").round_is_complete();

    // Who steps out themselves is not waited for.
    let mut out = after_first_lap(&["Ana", "Bo"], &["Bo"]);
    out.does("Bo", Action::StepOut).round_is_complete();
}

#[test]
fn one_who_waits_for_it_may_let_it_be_after_all() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana", "Bo"]);
    sitting.does("Ana", Action::Take).does("Bo", Action::Take);
    sitting.does("Bo", Action::LetBe);
    sitting.shares("Ana").round_is_complete();
}

#[test]
fn passing_a_second_time_is_fine_and_asks_no_third_time() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana", "Bo"]);
    sitting.does("Ana", Action::Take).passes("Ana");
    sitting.piece_is_in_the_centre();
    assert!(!sitting.may("Ana", ActionKind::Take));
    sitting.does("Bo", Action::LetBe).round_is_complete();
}

#[test]
fn the_holder_ends_a_second_turn_by_handing_on_not_by_letting_be() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.does("Ana", Action::Take);
    assert_eq!(sitting.refused("Ana", Action::LetBe), Refusal::NotNow);
}

#[test]
fn the_keeper_may_go_on_while_second_offers_are_open() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.next_part().has_piece("Ana");
    assert_eq!(
        sitting.offer("Ana"),
        None,
        "how the last round went is forgotten"
    );
    assert_eq!(
        sitting.record().rounds,
        1,
        "the piece went all the way round"
    );
}

#[test]
fn a_latecomer_during_the_second_offers_has_a_first_turn() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.does("Ana", Action::Take).sits("Late");
    sitting.has_piece("Ana");
    assert_eq!(sitting.shown_next(), Some("Late"));
    sitting.shares("Ana").has_piece("Late");
    sitting.shares("Late").round_is_complete();
}

#[test]
fn a_latecomer_who_passes_is_offered_it_once_more_too() {
    let mut sitting = after_first_lap(&["Ana", "Bo"], &["Ana"]);
    sitting.sits("Late").has_piece("Late");
    sitting.passes("Late").piece_is_in_the_centre();
    assert_eq!(sitting.offer("Late"), Some(Offer::Open));
    sitting.does("Late", Action::Take).has_piece("Late");
    sitting.passes("Late");
    assert_eq!(sitting.offer("Late"), Some(Offer::Settled));
}
