//! Someone is asked to leave, and everyone leaves at once.

use circle::{Action, ActionKind, Actor, Command, KeeperTurn, Refusal, Role, SeatId};

use crate::common::{KEEPER, Sitting};

fn remove(it: &Sitting, name: &str) -> Action {
    let seat = it.seat(name);
    Action::Remove { seat }
}

/// Gil is the guardian, Co and Cora are co-keepers, Pat takes part.
fn round() -> Sitting {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Gil", "Co", "Cora", "Pat"]);
    it.made("Gil", Role::Guardian);
    it.made("Co", Role::CoKeeper).made("Cora", Role::CoKeeper);
    it
}

#[test]
fn to_everyone_else_it_is_as_if_they_had_left() {
    let mut removed = Sitting::in_timed_round(60, &["Ana", "Bo", "Cy"]);
    removed.at(10_000);
    let mut left = removed.clone();
    let action = remove(&removed, "Ana");
    removed.does(KEEPER, action).has_piece("Bo");
    left.does("Ana", Action::Leave);
    assert_eq!(removed.commons(), left.commons());
    assert_eq!(removed.heard, left.heard);
    for name in ["Bo", "Cy"] {
        let seat = left.seat(name);
        assert_eq!(removed.circle.mine(seat), left.circle.mine(seat));
    }
    assert_eq!(removed.refused("Ana", Action::StepIn), Refusal::UnknownSeat);
}

#[test]
fn who_may_remove_whom() {
    for (by, whom, expected) in [
        (KEEPER, "Pat", Ok(())),
        (KEEPER, "Gil", Ok(())),
        (KEEPER, "Co", Ok(())),
        (KEEPER, KEEPER, Err(Refusal::KeeperStays)),
        ("Co", "Pat", Ok(())),
        ("Co", "Gil", Err(Refusal::KeeperOnly)),
        ("Co", "Cora", Err(Refusal::KeeperOnly)),
        ("Co", "Co", Err(Refusal::NotNow)),
        ("Co", KEEPER, Err(Refusal::KeeperStays)),
        ("Gil", "Pat", Err(Refusal::KeeperOnly)),
        ("Pat", "Gil", Err(Refusal::KeeperOnly)),
    ] {
        let mut it = round();
        let seat = it.seat(whom);
        let offered = it.circle.mine(it.seat(by)).removes.contains(&seat);
        assert_eq!(
            it.asks(by, Action::Remove { seat }),
            expected,
            "{by} {whom}"
        );
        assert_eq!(offered, expected.is_ok(), "{by} {whom}");
    }
}

#[test]
fn who_opened_the_circle_stays_also_when_another_keeps() {
    let mut it = round();
    it.made("Co", Role::Keeper);
    let action = remove(&it, KEEPER);
    assert_eq!(it.refused("Co", action), Refusal::KeeperStays);
    it.does(KEEPER, Action::Leave);
    assert!(
        it.circle.seat(SeatId(0)).is_none(),
        "but it may leave by itself"
    );
    assert_eq!(it.role("Co"), Role::Keeper);
}

#[test]
fn two_keepers_remove_the_same_one_and_the_second_finds_it_done() {
    let mut it = round();
    let action = remove(&it, "Pat");
    it.does(KEEPER, action.clone());
    let once = it.ring().len();
    it.does("Co", action);
    assert_eq!(it.ring().len(), once);
    let seat = SeatId(99);
    assert_eq!(
        it.refused(KEEPER, Action::Remove { seat }),
        Refusal::UnknownSeat
    );
}

#[test]
fn neither_the_door_nor_the_house_is_told_that_someone_is_gone() {
    let mut it = round();
    let action = remove(&it, "Pat");
    it.does("Pat", Action::Leave);
    for actor in [
        Actor::Door,
        Actor::Invited(Role::CoKeeper),
        Actor::House,
        Actor::Clock,
    ] {
        let command = it.command(action.clone());
        assert_eq!(it.acts(actor, &command), Err(Refusal::NotNow), "{actor:?}");
    }
}

#[test]
fn someone_who_waits_is_turned_away_and_not_removed() {
    let mut it = round();
    let late = circle::LatePolicy {
        door: circle::LateDoor::Knock,
        ..Default::default()
    };
    it.does(KEEPER, Action::SetLate { late });
    it.knocks("Late", vec![]).unwrap();
    let action = remove(&it, "Late");
    assert_eq!(it.refused(KEEPER, action), Refusal::UnknownSeat);
}

#[test]
fn everyone_leaves_at_once_and_the_circle_is_still_one() {
    let others: Vec<_> = (1..50).map(|n| format!("Person {n}")).collect();
    let others: Vec<_> = others.iter().map(String::as_str).collect();
    let mut it = Sitting::in_round(KeeperTurn::First, &others);
    it.made("Person 1", Role::CoKeeper)
        .made("Person 2", Role::Guardian);
    it.at(60_000).shares(KEEPER);
    let leaving: Vec<(Actor, Command)> = others
        .iter()
        .map(|name| (Actor::Seat(it.seat(name)), it.command(Action::Leave)))
        .collect();
    // All in the same millisecond, and each once more because no answer came.
    for (actor, leave) in leaving.iter().chain(&leaving) {
        it.acts(*actor, leave).unwrap();
    }
    assert_eq!(it.ring(), [KEEPER]);
    assert_eq!(it.role(KEEPER), Role::Keeper);
    it.round_is_complete();
    assert_eq!(it.refused(KEEPER, Action::Leave), Refusal::KeeperStays);
    assert!(!it.may(KEEPER, ActionKind::Remove));
    // Someone comes back, and it goes on.
    it.sits("Person 51").next_part();
    it.all_share(&[KEEPER, "Person 51"]).round_is_complete();
}

#[test]
fn all_who_keep_leave_but_the_keeper() {
    let mut it = round();
    for name in ["Gil", "Co", "Cora"] {
        it.does(name, Action::Leave);
    }
    assert_eq!(it.circle.keeping(), it.numbers(&[KEEPER]));
    assert_eq!(it.refused(KEEPER, Action::Leave), Refusal::KeeperStays);
    it.has_piece("Pat");
}
