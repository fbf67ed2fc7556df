//! Seats that nobody ever came to are given up together.

use circle::{Action, ActionKind, KeeperTurn, Refusal, Role};

use crate::common::{KEEPER, Sitting};

fn remove(it: &Sitting, names: &[&str]) -> Action {
    let seats = it.numbers(names);
    Action::RemoveNeverCame { seats }
}

#[test]
fn one_tap_gives_up_those_that_were_named_and_a_second_tap_nobody_else() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "One", "Bo", "Two"]);
    it.has_piece("Ana");
    let action = remove(&it, &["One", "Two"]);
    it.sits("Late").does(KEEPER, action.clone());
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "Late"]);
    it.does(KEEPER, action);
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "Late"]);
    it.all_share(&["Ana", "Bo", "Late"]);
}

#[test]
fn the_record_does_not_count_them() {
    let names: Vec<_> = (0..16).map(|n| format!("P{n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let (empty, people) = names.split_at(9);
    let mut it = Sitting::in_round(KeeperTurn::First, empty);
    it.does(KEEPER, remove(&it.clone(), empty));
    for name in people {
        it.sits(name);
    }
    assert_eq!(it.record().people, 8);
    it.sits("One");
    it.does(KEEPER, remove(&it.clone(), &["One"]));
    assert_eq!(it.record().people, 8);
}

#[test]
fn who_holds_the_form_shares_a_phone_or_has_the_piece_stays() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Gil", "Co", "Pat"]);
    it.made("Gil", Role::Guardian).made("Co", Role::CoKeeper);
    it.carries("Pat", "Child").unwrap();
    it.adds(KEEPER, "Opa", circle::RingPlace::AtEnd).unwrap();
    it.has_piece("Ana");
    let all = ["Ana", "Gil", "Co", "Child", "Opa", KEEPER];
    it.does(KEEPER, remove(&it.clone(), &all));
    assert_eq!(it.ring().len(), 7, "nobody of them");
    it.does("Co", remove(&it.clone(), &["Pat", "Pat"]));
    assert!(!it.ring().contains(&"Pat"));
    assert_eq!(
        it.refused("Gil", remove(&it.clone(), &["Ana"])),
        Refusal::KeeperOnly
    );
    // With the piece gone on there is one more to give up, and then nobody.
    it.passes("Ana");
    it.has_piece("Gil");
    assert!(it.may(KEEPER, ActionKind::RemoveNeverCame));
    it.does(KEEPER, remove(&it.clone(), &["Ana"]));
    assert!(!it.may(KEEPER, ActionKind::RemoveNeverCame));
}
