//! Nobody who keeps is there: the circle is held, nobody is elected, and it goes on when one of them is back.

use circle::view::RoundState;
use circle::{
    Action, ActionKind, Breath, How, NOBODY_KEEPS_AFTER, Pattern, Refusal, Role, Sound, Why,
};

use crate::common::{KEEPER, Sitting, breathing, plan, timed, untimed};

#[test]
fn the_house_waits_thirty_seconds_for_any_of_those_who_keep() {
    assert_eq!(NOBODY_KEEPS_AFTER, 30_000);
    let mut it = Sitting::in_timed_round(60, &["Gil", "Co", "Pat"]);
    assert_eq!(it.circle.keeping(), it.numbers(&[KEEPER]));
    it.made("Gil", Role::Guardian).made("Co", Role::CoKeeper);
    assert_eq!(it.circle.keeping(), it.numbers(&[KEEPER, "Gil", "Co"]));
}

#[test]
fn everything_is_held_and_everyone_is_told_why() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(20_000).nobody_keeps();
    assert_eq!(it.sounds(), [Sound::Held]);
    assert_eq!(it.commons().held_why, Some(Why::NobodyKeeps));
    assert_eq!(it.circle.tile().held_why, Some(Why::NobodyKeeps));
    let (turn, how) = (it.turn(), How::Shared);
    assert_eq!(it.refused("Ana", Action::Pass { turn, how }), Refusal::Held);
    // Nobody gets a role by it.
    assert_eq!(it.circle.keeping(), it.numbers(&[KEEPER]));
}

#[test]
fn it_goes_on_by_itself_when_one_is_back_and_no_share_is_shorter() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(20_000).nobody_keeps();
    it.at(500_000).keeper_is_back();
    assert_eq!(it.circle.hold(), None);
    it.has_piece("Ana");
    assert_eq!(it.due(), 540_000);
}

#[test]
fn a_pause_that_was_there_before_stays() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(10_000).does(KEEPER, Action::Pause);
    let paused = it.circle.hold();
    it.at(20_000).nobody_keeps();
    assert_eq!(it.circle.hold(), paused);
    it.at(30_000).keeper_is_back();
    assert_eq!(it.circle.hold(), paused);
    it.does(KEEPER, Action::Resume);
    assert_eq!(it.due(), 80_000);
}

#[test]
fn one_who_is_back_may_also_go_on_by_hand() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(10_000).nobody_keeps();
    it.at(20_000).does(KEEPER, Action::Resume).keeper_is_back();
    assert_eq!(it.circle.hold(), None);
    assert_eq!(it.due(), 70_000);
}

#[test]
fn told_twice_it_is_held_once() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(10_000).nobody_keeps();
    let held = it.circle.clone();
    it.at(20_000).nobody_keeps();
    assert_eq!(it.circle, held);
    assert_eq!(it.heard, []);
    it.keeper_is_back();
    let going = it.circle.clone();
    it.at(25_000).keeper_is_back();
    assert_eq!(it.circle, going);
}

#[test]
fn before_the_beginning_there_is_nothing_to_hold() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    it.nobody_keeps();
    assert_eq!(it.circle.hold(), None);
}

#[test]
fn it_is_no_action_of_a_person() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let last = it.circle.last_at();
    it.at(10_000).nobody_keeps();
    assert_eq!(it.circle.last_at(), last);
    for action in [Action::NobodyKeeps, Action::KeeperBack] {
        assert_eq!(it.refused("Ana", action.clone()), Refusal::Held);
        let sent = it.command(action);
        let told = it.acts(circle::Actor::Door, &sent);
        assert_eq!(told, Err(Refusal::Held));
    }
}

/// In 4, out 6: six breaths, the first in-breath at 4,000 ms.
fn breath() -> Sitting {
    let mut it = Sitting::new(
        plan(vec![breathing(Pattern::Calm, 6), timed(60)]),
        &[],
        &["Ana"],
    );
    it.does(KEEPER, Action::Begin);
    let (pattern, breaths) = (Pattern::Calm, 6);
    it.does(KEEPER, Action::Breathe { pattern, breaths });
    it
}

fn now(it: &Sitting) -> &Breath {
    it.circle.breath().unwrap()
}

#[test]
fn a_breath_comes_to_the_end_of_its_out_breath_and_then_rests() {
    let mut it = breath();
    it.at(16_000).nobody_keeps(); // within the second breath
    assert_eq!(now(&it).breaths, 2);
    it.at(23_999);
    assert!(!now(&it).over, "the out-breath is not cut off");
    it.at(24_000);
    assert!(now(&it).over);
    assert_eq!(it.sounds(), [Sound::BreathEnds]);
    assert_eq!(it.commons().held_why, Some(Why::NobodyKeeps));
    it.at(60_000).keeper_is_back();
    assert_eq!((it.circle.hold(), it.circle.breath()), (None, None));
    assert_eq!(it.record().breaths, 2);
    assert!(
        it.may(KEEPER, ActionKind::Breathe),
        "it can be taken up again"
    );
}

#[test]
fn who_is_back_within_the_out_breath_finds_it_going_on() {
    let mut it = breath();
    it.at(16_000).nobody_keeps();
    it.at(20_000).keeper_is_back();
    assert_eq!(it.circle.hold(), None);
    assert!(!now(&it).over);
    it.at(24_000);
    assert!(now(&it).over);
    assert_eq!(it.record().breaths, 2);
}

#[test]
fn a_breath_that_goes_on_again_is_the_parts_own_and_a_pause_holds_it() {
    let mut it = breath();
    it.at(16_000).nobody_keeps();
    it.at(20_000).keeper_is_back();
    it.at(21_000).does(KEEPER, Action::Pause);
    it.at(60_000);
    assert!(!now(&it).over);
    it.does(KEEPER, Action::Resume).at(63_000);
    assert!(now(&it).over, "three seconds were left of it");
}

#[test]
fn the_board_tells_it_from_a_pause() {
    let mut it = Sitting::in_timed_round(60, &["Ana"]);
    it.does(KEEPER, Action::Pause);
    let tile = it.circle.tile();
    assert_eq!(tile.held_why, Some(Why::Paused));
}

#[test]
fn a_breath_that_has_not_begun_does_not_begin() {
    let mut it = breath();
    it.at(2_000).nobody_keeps();
    assert!(now(&it).over);
    it.at(60_000).keeper_is_back();
    assert_eq!(it.record().breaths, 0);
}

#[test]
fn an_interlude_that_runs_ends_and_the_rest_stays_held() {
    let mut it = Sitting::in_timed_round(60, &["Ana"]);
    let (pattern, breaths) = (Pattern::ThreeBreaths, 3);
    it.at(10_000)
        .does(KEEPER, Action::Breathe { pattern, breaths });
    it.at(20_000).nobody_keeps();
    it.at(44_000).keeper_is_back();
    assert!(now(&it).over);
    assert_eq!(it.commons().held_why, Some(Why::Paused));
    it.at(50_000).does(KEEPER, Action::Resume);
    assert_eq!(it.due(), 100_000);
}

#[test]
fn one_who_is_back_and_leads_a_breath_at_once_is_not_cut_off() {
    let mut it = Sitting::in_timed_round(60, &["Ana"]);
    it.at(10_000).nobody_keeps();
    let (pattern, breaths) = (Pattern::ThreeBreaths, 1);
    it.at(11_000)
        .does(KEEPER, Action::Breathe { pattern, breaths })
        .keeper_is_back();
    assert_eq!(it.commons().held_why, Some(Why::Paused));
    it.at(25_000).does(KEEPER, Action::Resume);
    assert_eq!(it.due(), 75_000);
}

#[test]
fn who_steps_out_and_in_meanwhile_moves_nothing_else() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    it.at(10_000)
        .nobody_keeps()
        .does("Ana", Action::StepOut)
        .has_piece("Bo");
    it.does("Ana", Action::StepIn).at(20_000).keeper_is_back();
    assert_eq!(it.round_state(), RoundState::Going);
    assert_eq!(it.due(), 80_000, "Bo's time begins when the circle goes on");
}
