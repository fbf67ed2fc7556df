//! Breathing in between: everything is held meanwhile, and stays held until the keeper goes on.

use circle::breath::LEAD_IN;
use circle::{Action, ActionKind, Pattern, Refusal, Sound};

use crate::common::{KEEPER, Sitting};

const THREE: Action = Action::Breathe {
    pattern: Pattern::ThreeBreaths,
    breaths: 3,
};

#[test]
fn a_breath_in_between_holds_everything_and_stays_held_when_it_is_over() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(20_000).does(KEEPER, THREE);
    assert_eq!(sitting.sounds(), [Sound::BreathBegins]);
    assert!(sitting.circle.hold().is_some());
    assert!(sitting.circle.breath().unwrap().interlude);
    let over = 20_000 + LEAD_IN + 30_000;
    sitting.at(over);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
    assert!(sitting.circle.breath().unwrap().over);
    assert!(sitting.circle.hold().is_some());
    sitting.at(over + 100_000);
    assert!(sitting.circle.hold().is_some());
    sitting.does(KEEPER, Action::Resume);
    assert_eq!(
        sitting.due(),
        over + 100_000 + 40_000,
        "forty seconds are left, as before"
    );
    assert_eq!(sitting.circle.breath(), None);
    assert_eq!(sitting.record().breaths, 3);
}

#[test]
fn the_circle_does_not_go_on_in_the_middle_of_a_breath() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    sitting.does(KEEPER, THREE).at(10_000);
    assert!(!sitting.may(KEEPER, ActionKind::Resume));
    assert_eq!(sitting.refused(KEEPER, Action::Resume), Refusal::Held);
    // It ends with the out-breath that is going on, and then the keeper may go on.
    sitting.does(KEEPER, Action::EndBreath).at(LEAD_IN + 10_000);
    assert!(sitting.circle.breath().unwrap().over);
    sitting.does(KEEPER, Action::Resume);
    assert_eq!(sitting.record().breaths, 1);
}

#[test]
fn a_breath_may_be_called_while_everything_is_held_already() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    sitting.at(20_000).does(KEEPER, Action::Pause);
    sitting.at(100_000).does(KEEPER, THREE).at(200_000);
    sitting.does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 240_000);
}

#[test]
fn one_breath_at_a_time() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    sitting.does(KEEPER, THREE);
    assert_eq!(sitting.refused(KEEPER, THREE), Refusal::Held);
    sitting.at(60_000).does(KEEPER, THREE);
    assert!(!sitting.circle.breath().unwrap().over);
}

#[test]
fn the_piece_that_moved_while_held_keeps_its_whole_time() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(20_000).does(KEEPER, THREE);
    sitting
        .at(30_000)
        .does("Ana", Action::StepOut)
        .has_piece("Bo");
    sitting.at(80_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 140_000);
}

#[test]
fn the_bell_can_be_rung_at_any_time() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    sitting.does(KEEPER, Action::Ring);
    assert_eq!(sitting.sounds(), [Sound::Bell]);
    sitting
        .does(KEEPER, Action::Pause)
        .does(KEEPER, Action::Ring);
    assert_eq!(sitting.sounds(), [Sound::Bell]);
    assert_eq!(sitting.refused("Ana", Action::Ring), Refusal::KeeperOnly);
}

#[test]
fn the_time_of_a_part_stands_still_while_everything_is_held() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    let begun = sitting.circle.tile().part_since;
    sitting.at(20_000).does(KEEPER, Action::Pause);
    sitting.at(100_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.circle.tile().part_since, begun.after(80_000));
}
