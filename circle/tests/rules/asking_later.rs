//! Before one's turn: asking to be asked later, after the others.

use circle::parts::Round;
use circle::{Action, ActionKind, Direction, KeeperTurn, Part, Refusal, RoundKind};

use crate::common::{KEEPER, Sitting, untimed};

const LATER: Action = Action::AskLater { part: 0 };

fn sitting() -> Sitting {
    Sitting::held_by_keeper(vec![untimed()], &["Ana", "Bo", "Cy", "Di"])
}

#[test]
fn the_others_come_first_and_everyone_sees_the_order() {
    let mut sitting = sitting();
    sitting.has_piece("Ana");
    sitting.does("Bo", LATER);
    assert_eq!(sitting.shown_next(), Some("Cy"));
    let order = ["Cy", "Di", "Bo"].map(|name| sitting.seat(name));
    assert_eq!(sitting.circle.still_to_come(), order);
    sitting
        .all_share(&["Ana", "Cy", "Di", "Bo"])
        .round_is_complete();
}

#[test]
fn it_is_a_first_turn_which_may_be_passed_and_is_offered_once_more() {
    let mut sitting = sitting();
    sitting.does("Bo", LATER).all_share(&["Ana", "Cy", "Di"]);
    sitting.passes("Bo").piece_is_in_the_centre();
    sitting.does("Bo", Action::Take).has_piece("Bo");
}

#[test]
fn several_come_in_the_order_of_the_ring_also_counter_clockwise() {
    let mut sitting = sitting();
    let turn = Action::Turn {
        direction: Direction::Counter,
    };
    sitting
        .does(KEEPER, turn)
        .does("Cy", LATER)
        .does("Di", LATER);
    sitting.all_share(&["Ana", "Bo"]).has_piece("Di");
    sitting.all_share(&["Di", "Cy"]).round_is_complete();
}

#[test]
fn only_while_someone_else_could_go_first() {
    let mut sitting = sitting();
    let may = |sitting: &Sitting| {
        ["Ana", "Bo", "Cy", "Di", KEEPER].map(|name| sitting.may(name, ActionKind::AskLater))
    };
    assert_eq!(may(&sitting), [false, true, true, true, false]);
    sitting.does("Bo", LATER).does("Cy", LATER);
    assert_eq!(may(&sitting), [false, false, false, false, false]);
    assert_eq!(sitting.refused("Di", LATER), Refusal::NotNow);
    sitting
        .all_share(&["Ana", "Di", "Bo", "Cy"])
        .round_is_complete();
    assert_eq!(sitting.refused("Bo", LATER), Refusal::NotNow);
}

#[test]
fn a_keeper_who_shares_last_still_does() {
    let sitting = Sitting::in_round(KeeperTurn::Last, &["Ana", "Bo"]);
    sitting.has_piece("Ana");
    assert!(
        !sitting.may("Bo", ActionKind::AskLater),
        "nobody goes first"
    );
    assert!(!sitting.may(KEEPER, ActionKind::AskLater));
}

#[test]
fn who_sits_the_round_out_is_not_found_by_it() {
    let mut sitting = sitting();
    sitting.does("Di", Action::SitOut { part: 0 });
    sitting.does("Cy", Action::SitOut { part: 0 });
    assert!(
        sitting.may("Bo", ActionKind::AskLater),
        "as if they were to come"
    );
    sitting.does("Bo", LATER).shares("Ana").has_piece("Bo");
}

#[test]
fn it_holds_while_one_is_out_and_is_gone_with_the_lap() {
    let twice = Part::Round(Round {
        question: "What do you carry?".to_owned(),
        share: None,
        kind: RoundKind::Question,
        note: String::new(),
        laps: 2,
    });
    let mut sitting = Sitting::held_by_keeper(vec![twice], &["Ana", "Bo", "Cy"]);
    sitting.does("Bo", LATER).does("Bo", Action::StepOut);
    sitting.does("Bo", Action::StepIn);
    sitting.all_share(&["Ana", "Cy", "Bo"]);
    sitting.all_share(&["Ana", "Bo", "Cy"]).round_is_complete();
}

#[test]
fn it_may_be_said_in_a_hold_and_moves_nothing() {
    let mut sitting = sitting();
    sitting.does(KEEPER, Action::Pause).does("Bo", LATER);
    sitting.does(KEEPER, Action::Resume).has_piece("Ana");
    assert_eq!(
        sitting.refused("Ana", LATER),
        Refusal::NotNow,
        "one passes it on instead"
    );
}

#[test]
fn whoever_holds_silence_may_speak_after_all() {
    let mut sitting = sitting();
    let turn = sitting.circle.piece().turn().unwrap().number;
    let speak = Action::SpeakAfterAll { turn };
    assert_eq!(sitting.refused("Ana", speak.clone()), Refusal::NotNow);
    sitting.does("Ana", Action::HoldSilence { turn });
    assert_eq!(sitting.refused("Bo", speak.clone()), Refusal::NotYourTurn);
    sitting.does("Ana", speak.clone());
    assert!(!sitting.circle.piece().turn().unwrap().silent);
    sitting.shares("Ana");
    assert_eq!(sitting.refused("Ana", speak), Refusal::TurnOver);
}
