//! Gratitude: the piece goes round once for thanks in a breath, and nobody is asked a second time.

use circle::parts::Gratitude;
use circle::plan::HAND_OVER;
use circle::time::SECOND;
use circle::view::{RoundState, Scene};
use circle::{Action, ActionKind, KeeperTurn, Part, Piece, Refusal};

use crate::common::{KEEPER, Sitting, gratitude, plan, untimed};

/// Gratitude that has begun and the keeper only holds, with a round after it.
fn sitting(others: &[&str]) -> Sitting {
    Sitting::held_by_keeper(vec![gratitude(), untimed()], others)
}

#[test]
fn the_piece_goes_round_once_and_rests() {
    let mut plan = plan(vec![gratitude()]);
    plan.keeper_turn = KeeperTurn::First;
    let mut sitting = Sitting::new(plan, &[], &["Ana", "Bo"]).begun();
    assert_eq!(sitting.round_state(), RoundState::Going);
    sitting
        .all_share(&[KEEPER, "Ana", "Bo"])
        .round_is_complete();
    assert_eq!(sitting.record().rounds, 1);
    assert_eq!(sitting.record().shares, 3);
}

#[test]
fn who_passed_is_not_asked_a_second_time() {
    for passing in [&["Bo"][..], &["Ana", "Cy"], &["Ana", "Bo", "Cy"]] {
        let mut sitting = sitting(&["Ana", "Bo", "Cy"]);
        for name in ["Ana", "Bo", "Cy"] {
            sitting.has_piece(name);
            if passing.contains(&name) {
                sitting.passes(name);
            } else {
                sitting.shares(name);
            }
        }
        sitting.round_is_complete();
        for name in ["Ana", "Bo", "Cy"] {
            assert_eq!(sitting.offer(name), None, "{name} of {passing:?}");
            assert!(!sitting.may(name, ActionKind::Take));
            assert!(!sitting.may(name, ActionKind::LetBe));
        }
        assert_eq!(sitting.refused("Bo", Action::Take), Refusal::NotNow);
    }
}

#[test]
fn a_pass_moves_the_piece_like_any_other_turn_to_the_very_end() {
    let mut shared = sitting(&["Ana", "Bo"]);
    let mut passed = shared.clone();
    for name in ["Ana", "Bo"] {
        shared.shares(name);
        passed.passes(name);
        assert_eq!(shared.commons(), passed.commons());
        assert_eq!(shared.heard, passed.heard);
        assert_eq!(shared.circle.desk(), passed.circle.desk());
    }
}

#[test]
fn while_everything_is_held_the_piece_stays() {
    let mut sitting = sitting(&["Ana", "Bo"]);
    sitting.does(KEEPER, Action::Pause).has_piece("Ana");
    assert!(!sitting.may("Ana", ActionKind::Pass));
    sitting.does(KEEPER, Action::Resume);
    sitting.all_share(&["Ana", "Bo"]).round_is_complete();
}

#[test]
fn who_leaves_or_comes_late_is_missed_and_met() {
    let mut sitting = sitting(&["Ana", "Bo"]);
    sitting.does("Ana", Action::Leave).has_piece("Bo");
    sitting.sits("Late");
    assert_eq!(sitting.shown_next(), Some("Late"));
    sitting.shares("Bo").passes("Late").round_is_complete();
    assert_eq!(sitting.offer("Late"), None);
    sitting.sits("Later").round_is_complete();
}

#[test]
fn who_was_out_all_the_while_may_take_it_when_back_and_passes_for_good() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy"]);
    sitting.does("Bo", Action::StepOut).passes("Ana");
    sitting.shares("Cy").round_is_complete();
    sitting.does("Bo", Action::StepIn).round_is_complete();
    sitting.does("Bo", Action::Take).has_piece("Bo");
    sitting.passes("Bo").round_is_complete();
    assert!(!sitting.may("Bo", ActionKind::Take));
    assert!(!sitting.may("Ana", ActionKind::Take));
}

#[test]
fn the_keeper_has_no_step_of_its_own_in_it_and_goes_on_at_any_time() {
    let mut sitting = sitting(&["Ana", "Bo"]);
    for kind in [
        ActionKind::StartPart,
        ActionKind::Respond,
        ActionKind::CloseAnswers,
    ] {
        assert!(!sitting.may(KEEPER, kind), "{kind:?}");
    }
    assert!(sitting.may(KEEPER, ActionKind::PassOn));
    sitting.next_part().has_piece("Ana");
}

#[test]
fn the_invitation_is_read_by_all_or_said_aloud() {
    let Scene::Gratitude { invitation, .. } = sitting(&["Ana"]).commons().scene else {
        panic!("nobody is thanked");
    };
    assert_eq!(invitation, "Whom would you like to thank?");
    let aloud = Part::Gratitude(Gratitude {
        invitation: " \n".to_owned(),
    });
    let checked = plan(vec![aloud]).checked().unwrap();
    let [Part::Gratitude(Gratitude { invitation })] = checked.parts.as_slice() else {
        panic!("one part");
    };
    assert_eq!(invitation, "");
    let long = Part::Gratitude(Gratitude {
        invitation: "q".repeat(circle::plan::QUESTION_CHARS + 1),
    });
    assert!(plan(vec![long]).checked().is_err());
}

#[test]
fn its_time_is_a_breath_and_a_hand_over_each() {
    let each = 15 * SECOND + HAND_OVER;
    assert_eq!(gratitude().estimate(9, KeeperTurn::Last), 9 * each);
    assert_eq!(gratitude().estimate(9, KeeperTurn::HoldsOnly), 8 * each);
    assert_eq!(gratitude().estimate(0, KeeperTurn::HoldsOnly), 0);
    assert_eq!(
        sitting(&["Ana"]).circle.piece().turn().unwrap().length,
        None
    );
    assert_eq!(sitting(&[]).circle.piece(), &Piece::Resting);
}
