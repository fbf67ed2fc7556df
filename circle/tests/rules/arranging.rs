//! The order of the ring: set by hand, by chance, turned round; also while someone speaks.

use circle::{Action, ActionKind, Direction, KeeperTurn, Refusal};

use crate::common::{KEEPER, Sitting};

fn order(it: &Sitting, names: &[&str]) -> Action {
    let order = it.numbers(names);
    Action::Arrange { order }
}

#[test]
fn a_shuffle_while_someone_speaks_leaves_the_piece_and_asks_nobody_twice() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo", "Cy", "Di"]);
    it.at(5_000).shares("Ana").has_piece("Bo");
    let share = it.share();
    let action = order(&it, &["Di", "Bo", "Ana", KEEPER, "Cy"]);
    it.at(9_000).does(KEEPER, action);
    assert_eq!(it.ring(), ["Di", "Bo", "Ana", KEEPER, "Cy"]);
    assert_eq!(it.share(), share, "nothing of the share has changed");
    assert_eq!(it.heard, []);
    it.all_share(&["Bo", "Cy", "Di"]).round_is_complete();
}

#[test]
fn an_order_names_everyone_who_sits_once() {
    let mut it = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    let stale = order(&it, &["Bo", "Ana", KEEPER]);
    for wrong in [
        order(&it, &["Ana", KEEPER]),
        order(&it, &["Ana", "Ana", KEEPER]),
        order(&it, &["Ana", "Bo", KEEPER, KEEPER]),
        order(&it, &[]),
    ] {
        assert_eq!(it.refused(KEEPER, wrong), Refusal::RingChanged);
    }
    // Someone came in the moment before, or left.
    it.sits("Cy");
    assert_eq!(it.refused(KEEPER, stale.clone()), Refusal::RingChanged);
    it.does("Cy", Action::Leave).does(KEEPER, stale.clone());
    // To arrange it twice is to arrange it once.
    let once = it
        .ring()
        .iter()
        .map(|name| (*name).to_owned())
        .collect::<Vec<_>>();
    it.does(KEEPER, stale);
    assert_eq!(it.ring(), once);
}

#[test]
fn whoever_has_passed_is_offered_it_once_more_in_the_new_order() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    it.passes("Ana").passes("Bo");
    let action = order(&it, &["Bo", "Ana", "Cy", KEEPER]);
    it.does(KEEPER, action)
        .shares("Cy")
        .piece_is_in_the_centre();
    it.does("Ana", Action::Take).does("Bo", Action::Take);
    it.all_share(&["Ana", "Bo"]).round_is_complete();
}

#[test]
fn the_way_is_turned_while_someone_speaks() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo", "Cy"]);
    it.shares("Ana").has_piece("Bo");
    let direction = Direction::Counter;
    it.does(KEEPER, Action::Turn { direction }).has_piece("Bo");
    it.all_share(&["Bo", "Cy"]).round_is_complete();
}

#[test]
fn it_can_be_arranged_while_held_and_by_a_co_keeper() {
    let mut it = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    it.made("Bo", circle::Role::CoKeeper)
        .does(KEEPER, Action::Pause);
    let action = order(&it, &[KEEPER, "Bo", "Ana"]);
    it.does("Bo", action);
    assert_eq!(it.ring(), [KEEPER, "Bo", "Ana"]);
    assert!(!it.may("Ana", ActionKind::Arrange));
}
