//! Rounds in which the piece goes round more than once.

use circle::parts::Round;
use circle::view::Scene;
use circle::{Action, KeeperTurn, Offer};

use crate::common::{KEEPER, Sitting, laps, plan, timed};

fn sitting(keeper_turn: KeeperTurn, others: &[&str]) -> Sitting {
    let mut plan = plan(vec![laps(2)]);
    plan.keeper_turn = keeper_turn;
    Sitting::new(plan, &[], others).begun()
}

fn lap(sitting: &Sitting) -> (u8, u8) {
    let Scene::Round { lap, laps, .. } = sitting.commons().scene else {
        panic!("no round is going on");
    };
    (lap, laps)
}

#[test]
fn each_has_it_once_on_each_lap_and_then_the_round_is_complete() {
    let mut sitting = sitting(KeeperTurn::First, &["Ana", "Bo"]);
    assert_eq!(lap(&sitting), (1, 2));
    sitting.all_share(&[KEEPER, "Ana"]);
    assert_eq!(sitting.shown_next(), Some(KEEPER));
    sitting.shares("Bo").has_piece(KEEPER);
    assert_eq!(lap(&sitting), (2, 2));
    sitting
        .all_share(&[KEEPER, "Ana", "Bo"])
        .round_is_complete();
    assert_eq!(sitting.record().rounds, 1);
    assert_eq!(sitting.record().shares, 6);
}

#[test]
fn the_keeper_comes_last_on_each_lap() {
    let mut sitting = sitting(KeeperTurn::Last, &["Ana", "Bo"]);
    sitting.all_share(&["Ana", "Bo", KEEPER, "Ana", "Bo", KEEPER]);
    sitting.round_is_complete();
}

#[test]
fn the_second_offer_comes_after_the_last_lap_to_those_who_never_shared() {
    let mut sitting = sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    sitting.passes("Ana").shares("Bo").passes("Cy");
    sitting.has_piece("Ana");
    assert_eq!(
        sitting.offer("Ana"),
        None,
        "the next lap is the next chance"
    );
    sitting.passes("Ana").passes("Bo").shares("Cy");
    sitting.piece_is_in_the_centre();
    assert_eq!(sitting.offer("Ana"), Some(Offer::Open));
    assert_eq!((sitting.offer("Bo"), sitting.offer("Cy")), (None, None));
    sitting
        .does("Ana", Action::Take)
        .shares("Ana")
        .round_is_complete();
}

#[test]
fn one_who_is_alone_is_not_asked_again_and_again() {
    sitting(KeeperTurn::First, &[])
        .shares(KEEPER)
        .round_is_complete();
}

#[test]
fn who_alone_does_not_sit_the_next_lap_out_has_a_turn_on_it() {
    let out = Action::SitOut { part: 0 };
    let mut sitting = sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    sitting.all_share(&["Ana", "Bo"]).does("Bo", out.clone());
    sitting.does("Ana", out).has_piece("Cy");
    assert_eq!(
        sitting.shown_next(),
        Some("Ana"),
        "nobody sees who sits out"
    );
    sitting.shares("Cy").has_piece("Cy");
    assert_eq!(lap(&sitting), (2, 2));
    sitting.shares("Cy").round_is_complete();
    assert_eq!(sitting.record().rounds, 1);
}

#[test]
fn who_sits_out_beyond_the_one_who_goes_on_alone_is_in_their_place_until_the_piece_has_gone_past() {
    let out = Action::SitOut { part: 0 };
    let mut sitting = sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    sitting
        .does("Bo", Action::AskLater { part: 0 })
        .all_share(&["Ana", "Cy"]);
    sitting.does("Ana", out.clone()).does("Cy", out);
    sitting.shares("Bo").has_piece("Bo");
    assert_eq!(sitting.shown_next(), Some("Cy"));
    sitting.shares("Bo").round_is_complete();
}

#[test]
fn who_leaves_or_comes_between_the_laps_is_missed_and_met() {
    let mut sitting = sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    sitting.shares("Ana").does("Bo", Action::Leave);
    sitting.all_share(&["Ana"]).round_is_complete();
    let mut sitting = self::sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    sitting.all_share(&["Ana", "Bo"]).sits("Late");
    sitting
        .all_share(&["Ana", "Bo", "Late"])
        .round_is_complete();
}

#[test]
fn who_shared_on_an_earlier_lap_and_comes_back_late_is_not_asked_once_more() {
    let mut sitting = sitting(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    sitting.shares("Ana").passes("Bo").shares("Cy");
    sitting
        .does("Cy", Action::StepOut)
        .shares("Ana")
        .passes("Bo");
    sitting.does("Cy", Action::StepIn).has_piece("Cy");
    sitting.passes("Cy").piece_is_in_the_centre();
    assert_eq!(sitting.offer("Cy"), Some(Offer::Settled));
    sitting.does("Bo", Action::LetBe).round_is_complete();
}

#[test]
fn the_desk_counts_the_laps_to_come() {
    let circle::Part::Round(Round { question, .. }) = timed(60) else {
        panic!("a round");
    };
    let twice = circle::Part::Round(Round {
        question,
        share: Some(60_000),
        kind: circle::RoundKind::Question,
        note: String::new(),
        laps: 2,
    });
    let mut sitting = Sitting::held_by_keeper(vec![twice], &["Ana", "Bo"]);
    assert_eq!(sitting.circle.desk().rest_of_round, Some(3 * 70_000));
    sitting.all_share(&["Ana", "Bo", "Ana"]);
    assert_eq!(sitting.circle.desk().rest_of_round, Some(0));
}
