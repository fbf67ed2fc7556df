//! The door: sitting down, a locked door, a full ring, signs.

use circle::{Action, ActionKind, Actor, Door, KeeperTurn, MAX_SEATS, Refusal, SeatId};

use crate::common::{KEEPER, Sitting, plan, untimed};

#[test]
fn people_sit_down_at_the_end_of_the_ring() {
    let sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana", "Bo"]);
    assert_eq!(sitting.ring(), [KEEPER, "Ana", "Bo"]);
    let words: Vec<_> = sitting
        .circle
        .seats()
        .iter()
        .map(|seat| seat.sign.word())
        .collect();
    assert_eq!(words, ["Lantern", "Cedar", "Shell"]);
}

#[test]
fn a_locked_door_lets_nobody_new_in_until_it_is_unlocked() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.does(KEEPER, Action::Lock);
    assert_eq!(sitting.circle.door(), Door::Locked);
    assert_eq!(sitting.knocks("Late", vec![]), Err(Refusal::Locked));
    // Who sits already goes out and comes back as they like.
    sitting
        .does("Ana", Action::StepOut)
        .does("Ana", Action::StepIn);
    sitting.does(KEEPER, Action::Unlock).sits("Late");
    assert_eq!(sitting.ring(), [KEEPER, "Ana", "Late"]);
}

#[test]
fn fifty_seats_and_no_more() {
    let names: Vec<_> = (1..MAX_SEATS).map(|n| format!("Person {n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &names);
    assert_eq!(sitting.circle.seats().len(), 50);
    assert!(!sitting.circle.may(Actor::Door).contains(&ActionKind::Sit));
    assert_eq!(sitting.knocks("Late", vec![]), Err(Refusal::Full));
    // The signs are all different, and one is free again when someone leaves.
    let mut signs: Vec<_> = sitting
        .circle
        .seats()
        .iter()
        .map(|seat| seat.sign)
        .collect();
    signs.sort_unstable();
    signs.dedup();
    assert_eq!(signs.len(), 50);
    let left = sitting.circle.seat(sitting.seat("Person 7")).unwrap().sign;
    sitting.does("Person 7", Action::Leave).sits("Late");
    assert_eq!(
        sitting.circle.seat(sitting.seat("Late")).unwrap().sign,
        left
    );
}

#[test]
fn a_full_and_locked_circle_says_that_it_is_full() {
    let names: Vec<_> = (1..MAX_SEATS).map(|n| format!("Person {n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &names);
    sitting.does(KEEPER, Action::Lock);
    assert_eq!(sitting.knocks("Late", vec![]), Err(Refusal::Full));
}

#[test]
fn people_may_sit_down_while_everything_is_held() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.does(KEEPER, Action::Pause).sits("Late");
    sitting.has_piece(KEEPER);
    assert!(sitting.circle.hold().is_some());
}

#[test]
fn the_door_does_nothing_but_seat_people_and_people_do_not_act_as_the_door() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    let close = sitting.command(Action::Close);
    assert_eq!(sitting.acts(Actor::Door, &close), Err(Refusal::NotNow));
    let close = sitting.command(Action::Close);
    assert_eq!(sitting.acts(Actor::Clock, &close), Err(Refusal::NotNow));
    let sit = Action::Sit { consents: vec![] };
    assert_eq!(sitting.refused("Ana", sit), Refusal::NotNow);
    assert_eq!(sitting.refused(KEEPER, Action::Tick), Refusal::NotNow);
}

#[test]
fn nobody_uses_up_the_seats_by_coming_and_going() {
    let sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    let mut shape = serde_json::to_value(&sitting.circle).unwrap();
    shape["next_seat"] = 65_534.into();
    let mut worn = sitting.clone();
    worn.circle = serde_json::from_value(shape).unwrap();
    for n in 0..8 {
        let name = format!("Restless {n}");
        worn.sits(&name).does(&name, Action::Leave);
    }
    worn.sits("Late");
    assert_eq!(worn.seat("Late"), SeatId(65_542));
    // A number is never given twice: what the first of them asks again is known to be done.
    worn.does("Restless 0", Action::Leave);
}

#[test]
fn numbers_that_have_run_out_are_not_given_again() {
    let sitting = Sitting::in_agreements(&["We listen."], &["Ana"]);
    let mut shape = serde_json::to_value(&sitting.circle).unwrap();
    shape["next_seat"] = u32::MAX.into();
    shape["next_agreement"] = u16::MAX.into();
    shape["agreements"]["list"][0]["wording"] = u16::MAX.into();
    let mut worn = sitting.clone();
    worn.circle = serde_json::from_value(shape).unwrap();
    assert_eq!(worn.knocks("Late", vec![]), Err(Refusal::Full));
    let text = "More.".to_owned();
    assert_eq!(
        worn.refused("Ana", Action::Propose { text }),
        Refusal::TooMany
    );
    let (agreement, text) = (worn.agreement("We listen."), "Again.".to_owned());
    assert_eq!(
        worn.refused(KEEPER, Action::Amend { agreement, text }),
        Refusal::TooMany
    );
}
