//! Stepping out and coming back, and leaving for good. A lost connection is neither: no action, no change.

use circle::view::RoundState;
use circle::{Action, ActionKind, KeeperTurn, Offer, Refusal};

use crate::common::{KEEPER, Sitting};

fn round(others: &[&str]) -> Sitting {
    Sitting::in_round(KeeperTurn::HoldsOnly, others)
}

#[test]
fn the_piece_goes_past_someone_who_stepped_out() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::StepOut);
    assert_eq!(sitting.shown_next(), Some("Cy"));
    sitting.all_share(&["Ana", "Cy"]).round_is_complete();
}

#[test]
fn who_is_back_in_time_has_a_turn() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::StepOut).shares("Ana");
    sitting.does("Bo", Action::StepIn).has_piece("Cy");
    assert_eq!(sitting.shown_next(), Some("Bo"));
    sitting.all_share(&["Cy", "Bo"]).round_is_complete();
}

#[test]
fn stepping_out_with_the_piece_sends_it_to_the_next_seat_and_keeps_ones_turn() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.shares("Ana").does("Bo", Action::StepOut);
    sitting.has_piece("Cy");
    sitting.does("Bo", Action::StepIn).has_piece("Cy");
    sitting.all_share(&["Cy", "Bo"]).round_is_complete();
}

#[test]
fn stepping_out_when_one_is_next_changes_who_is_next() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    assert_eq!(sitting.shown_next(), Some("Bo"));
    sitting.does("Bo", Action::StepOut).has_piece("Ana");
    assert_eq!(sitting.shown_next(), Some("Cy"));
    sitting.does("Bo", Action::StepIn);
    assert_eq!(sitting.shown_next(), Some("Bo"));
}

#[test]
fn stepping_out_twice_is_not_possible_and_back_is_always() {
    let mut sitting = round(&["Ana", "Bo"]);
    assert_eq!(sitting.refused("Bo", Action::StepIn), Refusal::NotNow);
    sitting.does("Bo", Action::StepOut);
    assert_eq!(sitting.refused("Bo", Action::StepOut), Refusal::NotNow);
    sitting
        .does(KEEPER, Action::Pause)
        .does("Bo", Action::StepIn);
    assert!(!sitting.may("Bo", ActionKind::StepIn));
}

#[test]
fn the_keeper_marks_someone_whose_phone_cannot() {
    let mut sitting = round(&["Ana", "Bo"]);
    let seat = sitting.seat("Ana");
    sitting.does(KEEPER, Action::SetAway { seat, away: true });
    sitting.has_piece("Bo");
    sitting.does(KEEPER, Action::SetAway { seat, away: false });
    sitting.all_share(&["Bo", "Ana"]).round_is_complete();
    let seat = circle::SeatId(99);
    let refusal = sitting.refused(KEEPER, Action::SetAway { seat, away: true });
    assert_eq!(refusal, Refusal::UnknownSeat);
}

#[test]
fn the_keepers_seat_stays_but_the_piece_may_go_past_it() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    assert_eq!(sitting.refused(KEEPER, Action::StepOut), Refusal::NotNow);
    assert_eq!(sitting.refused(KEEPER, Action::Leave), Refusal::KeeperStays);
    let seat = sitting.seat(KEEPER);
    sitting.does(KEEPER, Action::SetAway { seat, away: true });
    sitting.has_piece("Ana");
    sitting.does(KEEPER, Action::StepIn);
    sitting.all_share(&["Ana", KEEPER]).round_is_complete();
}

#[test]
fn the_last_open_offer_steps_out_and_the_round_is_complete() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.passes("Ana").shares("Bo").piece_is_in_the_centre();
    sitting.does("Ana", Action::StepOut).round_is_complete();
}

#[test]
fn who_passed_and_stepped_out_may_still_take_it_when_back() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting
        .passes("Ana")
        .shares("Bo")
        .does("Ana", Action::StepOut);
    sitting.round_is_complete();
    assert!(!sitting.may("Ana", ActionKind::Take));
    sitting.does("Ana", Action::StepIn).round_is_complete();
    assert_eq!(sitting.offer("Ana"), Some(Offer::Open));
    sitting.does("Ana", Action::Take).has_piece("Ana");
    assert_eq!(sitting.round_state(), RoundState::Again);
    sitting.shares("Ana").round_is_complete();
    assert_eq!(sitting.record().rounds, 1, "it went round once");
}

#[test]
fn who_steps_out_with_the_piece_a_second_time_is_asked_anew() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.passes("Ana").shares("Bo");
    sitting
        .does("Ana", Action::Take)
        .does("Ana", Action::StepOut);
    sitting.round_is_complete();
    sitting.does("Ana", Action::StepIn).round_is_complete();
    sitting.does("Ana", Action::Take).has_piece("Ana");
}

#[test]
fn who_waits_for_it_and_steps_out_is_not_waited_for() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.passes("Ana").passes("Bo").shares("Cy");
    sitting.does("Ana", Action::Take).does("Bo", Action::Take);
    sitting.does("Bo", Action::StepOut);
    assert_eq!(sitting.shown_next(), None);
    sitting.shares("Ana").round_is_complete();
}

#[test]
fn the_last_who_stepped_out_with_the_piece_may_have_it_when_back() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.shares("Ana").does("Bo", Action::StepOut);
    sitting.round_is_complete();
    // The piece does not come by itself: the keeper may be about to go on.
    sitting.does("Bo", Action::StepIn).round_is_complete();
    sitting.does("Bo", Action::Take).has_piece("Bo");
    sitting.shares("Bo").round_is_complete();
}

#[test]
fn who_was_out_and_lets_it_be_is_not_given_the_piece_after_all() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting
        .does("Bo", Action::StepOut)
        .does("Cy", Action::StepOut);
    sitting.shares("Ana").round_is_complete();
    sitting
        .does("Bo", Action::StepIn)
        .does("Cy", Action::StepIn);
    sitting.does("Bo", Action::LetBe).round_is_complete();
    sitting.does("Cy", Action::Take).has_piece("Cy");
    sitting.shares("Cy").round_is_complete();
}

#[test]
fn the_only_one_who_stepped_out_has_the_piece_again_when_back() {
    let mut sitting = round(&["Ana"]);
    sitting.does("Ana", Action::StepOut);
    assert_eq!(sitting.holder(), None);
    sitting.does("Ana", Action::StepIn).has_piece("Ana");
}

#[test]
fn leaving_with_the_piece_sends_it_to_the_next_seat() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.shares("Ana").does("Bo", Action::Leave);
    sitting.has_piece("Cy");
    sitting.shares("Cy").round_is_complete();
    assert_eq!(sitting.ring(), [KEEPER, "Ana", "Cy"]);
}

#[test]
fn leaving_with_the_piece_leaves_nobody_out() {
    // Of two, the one who stays has a turn.
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.does("Ana", Action::Leave).has_piece("Bo");
    // Also a keeper who shares last.
    let mut sitting = Sitting::in_round(KeeperTurn::Last, &["Ana"]);
    sitting.does("Ana", Action::Leave).has_piece(KEEPER);
    // Also one who sits just before, and came back late.
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::StepOut).shares("Ana");
    sitting.does("Bo", Action::StepIn).has_piece("Cy");
    sitting.does("Cy", Action::Leave).has_piece("Bo");
}

#[test]
fn leaving_without_the_piece_moves_nothing() {
    let mut sitting = round(&["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::Leave).has_piece("Ana");
    assert_eq!(sitting.shown_next(), Some("Cy"));
    sitting.does("Cy", Action::Leave).has_piece("Ana");
    sitting.shares("Ana").round_is_complete();
}

#[test]
fn the_last_of_the_ring_leaves_and_the_round_is_complete() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.shares("Ana").does("Bo", Action::Leave);
    sitting.round_is_complete();
}

#[test]
fn everyone_leaves_and_the_keeper_can_still_go_on_and_close() {
    let mut sitting = round(&["Ana"]);
    sitting.does("Ana", Action::Leave);
    assert_eq!(sitting.ring(), [KEEPER]);
    assert_eq!(sitting.holder(), None);
    sitting.next_part().does(KEEPER, Action::Close);
    assert!(sitting.circle.has_ended());
}

#[test]
fn leaving_during_the_second_offers_leaves_nothing_to_wait_for() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.passes("Ana").shares("Bo").piece_is_in_the_centre();
    sitting.does("Ana", Action::Leave).round_is_complete();
}

#[test]
fn leaving_while_everything_is_held_moves_the_piece_and_nothing_else() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(10_000).does(KEEPER, Action::Pause);
    sitting
        .at(20_000)
        .does("Ana", Action::Leave)
        .has_piece("Bo");
    assert!(sitting.circle.hold().is_some());
    // Bo's time begins when the circle goes on.
    sitting.at(50_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 110_000);
}

#[test]
fn nothing_of_who_left_stays_behind() {
    let mut sitting = Sitting::in_agreements(&["We listen."], &["Ana", "Bo", "Cy"]);
    let text = "We share the time.".to_owned();
    sitting.does("Ana", Action::Propose { text });
    sitting.everyone_answers(circle::Thumb::Up).next_part();
    sitting.all_share(&[KEEPER]).passes("Ana").has_piece("Bo");
    let ana = sitting.seat("Ana");
    sitting.does("Ana", Action::Leave);
    for agreement in sitting.circle.agreements() {
        assert!(!agreement.answers.contains_key(&ana));
        assert_eq!(agreement.proposer, None);
    }
    let circle::PartState::Round(round) = sitting.circle.part_state() else {
        panic!("a round goes on");
    };
    assert!(!round.met.contains_key(&ana));
    sitting.all_share(&["Bo", "Cy"]).round_is_complete();
}

#[test]
fn where_the_round_began_is_shown_only_while_someone_sits_there() {
    let mut sitting = round(&["Ana", "Bo"]);
    sitting.shares("Ana").does("Ana", Action::Leave);
    assert_eq!(sitting.commons().ring.started, None);
}

#[test]
fn a_seat_number_is_not_given_twice() {
    let mut sitting = round(&["Ana", "Bo"]);
    let left = sitting.seat("Bo");
    sitting.does("Bo", Action::Leave).sits("Cy");
    assert_ne!(sitting.seat("Cy"), left);
}
