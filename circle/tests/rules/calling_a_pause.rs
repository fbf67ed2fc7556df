//! Anyone may call a pause: nothing tells who, and not one after the other.

use circle::{Action, ActionKind, CALL_AGAIN_AFTER, Refusal, RingPlace, Role, Sound, Why};

use crate::common::{KEEPER, Sitting, plan, untimed};

#[test]
fn a_pause_that_someone_calls_is_like_any_other() {
    let mut called = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    called.at(10_000);
    let mut pressed = called.clone();
    called.does("Bo", Action::CallPause);
    pressed.does(KEEPER, Action::Pause);
    assert_eq!(called.sounds(), [Sound::Held]);
    assert_eq!(called.heard, pressed.heard);
    assert_eq!(called.commons(), pressed.commons());
    assert_eq!(called.circle.desk(), pressed.circle.desk());
    assert_eq!(called.commons().held_why, Some(Why::Paused));
    // A keeper goes on, and nothing was taken from the share.
    assert_eq!(called.refused("Bo", Action::Resume), Refusal::KeeperOnly);
    called.at(40_000).does(KEEPER, Action::Resume);
    assert_eq!(called.due(), 90_000);
}

#[test]
fn what_is_saved_of_it_is_only_when() {
    let mut by_ana = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let mut by_bo = by_ana.clone();
    by_ana.does("Ana", Action::CallPause);
    by_bo.does("Bo", Action::CallPause);
    let saved = |it: &Sitting| {
        let mut saved = serde_json::to_value(&it.circle).unwrap();
        saved["heard"].take(); // command ids, which say nothing of what was asked
        saved
    };
    assert_eq!(saved(&by_ana), saved(&by_bo));
}

#[test]
fn at_most_one_in_two_minutes_for_the_whole_circle() {
    assert_eq!(CALL_AGAIN_AFTER, 120_000);
    let mut it = Sitting::in_round(circle::KeeperTurn::First, &["Ana", "Bo"]);
    it.at(10_000).does("Ana", Action::CallPause);
    assert_eq!(it.refused("Bo", Action::CallPause), Refusal::Held);
    // Held for an hour, the two minutes stand still like every clock.
    it.at(3_610_000).does(KEEPER, Action::Resume);
    assert!(!it.may("Ana", ActionKind::CallPause));
    assert_eq!(it.refused("Bo", Action::CallPause), Refusal::PausedLately);
    it.at(3_729_999);
    assert_eq!(it.refused("Bo", Action::CallPause), Refusal::PausedLately);
    it.at(3_730_000).does("Bo", Action::CallPause);
    assert!(it.circle.hold().is_some());
}

#[test]
fn a_keepers_own_pause_is_always_possible() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.does("Ana", Action::CallPause)
        .does(KEEPER, Action::Resume);
    it.does(KEEPER, Action::Pause).does(KEEPER, Action::Resume);
    it.made("Bo", Role::Guardian);
    assert!(it.may("Bo", ActionKind::Pause) && !it.may("Bo", ActionKind::CallPause));
}

#[test]
fn there_is_nothing_to_pause_before_the_beginning() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    assert_eq!(it.refused("Ana", Action::CallPause), Refusal::NotNow);
}

#[test]
fn someone_who_stepped_out_may_call_it_and_a_shared_phone_calls_it_as_its_own() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.carries("Ana", "Kid").unwrap();
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    for (by, whose) in [("Ana", "Kid"), (KEEPER, "Opa")] {
        assert_eq!(
            it.asks_for(by, whose, Action::CallPause),
            Err(Refusal::NotNow)
        );
    }
    it.does("Ana", Action::StepOut)
        .does("Ana", Action::CallPause);
}
