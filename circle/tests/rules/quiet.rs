//! Parts that are a time: silence between two bells, a break, a quiet reflection, writing. Each rings softly when
//! it has come round, and nothing goes on by itself.

use circle::parts::{Break, OffersAndNeeds, Reflection, Silence};
use circle::time::{HOUR, MINUTE};
use circle::view::Scene;
use circle::{Action, ActionKind, Part, Refusal, Sound, Stage};

use crate::common::{KEEPER, Sitting, plan, silence, untimed};

fn sitting(part: Part) -> Sitting {
    Sitting::new(plan(vec![part, untimed()]), &[], &["Ana", "Bo"]).begun()
}

const SILENCE: Part = Part::Silence(Silence { length: 60_000 });

#[test]
fn a_silence_is_between_two_bells() {
    let mut sitting = sitting(SILENCE);
    assert_eq!(sitting.commons().scene, Scene::Silence);
    assert_eq!(sitting.sounds(), [Sound::SilenceBegins]);
    assert_eq!(sitting.part_due(), 60_000);
    sitting.at(59_999);
    assert_eq!(sitting.sounds(), []);
    sitting.at(60_000);
    assert_eq!(sitting.sounds(), [Sound::SilenceEnds]);
    sitting.at(HOUR);
    assert_eq!(sitting.sounds(), [], "once");
    assert_eq!(
        sitting.circle.stage(),
        Stage::Part(0),
        "and nothing goes on by itself"
    );
    assert!(sitting.commons().span.unwrap().is_over());
}

#[test]
fn each_time_has_its_own_bell() {
    for (part, sound, scene) in [
        (
            Part::Break(Break { length: 60_000 }),
            Sound::BreakEnds,
            Scene::Break,
        ),
        (
            Part::Reflection(Reflection {
                length: Some(60_000),
            }),
            Sound::PartTimeCameRound,
            Scene::Reflection,
        ),
        (
            Part::OffersAndNeeds(OffersAndNeeds {
                writing: Some(60_000),
            }),
            Sound::PartTimeCameRound,
            Scene::OffersAndNeeds { shown: false },
        ),
    ] {
        let mut sitting = sitting(part);
        assert_eq!(sitting.commons().scene, scene);
        sitting.at(60_000);
        assert_eq!(sitting.hear(sound), [KEEPER, "Ana", "Bo"]);
        assert_eq!(sitting.commons().scene, scene);
    }
}

#[test]
fn what_has_no_time_never_rings() {
    for part in [
        Part::Reflection(Reflection { length: None }),
        Part::OffersAndNeeds(OffersAndNeeds { writing: None }),
        Part::Weather,
    ] {
        let mut sitting = sitting(part);
        assert_eq!(sitting.commons().span, None);
        assert!(!sitting.may(KEEPER, ActionKind::MorePartTime));
        sitting.at(HOUR);
        assert_eq!(sitting.sounds(), []);
    }
}

#[test]
fn a_pause_freezes_it_and_takes_nothing() {
    let mut sitting = sitting(SILENCE);
    sitting.at(20_000).does(KEEPER, Action::Pause);
    sitting.at(HOUR);
    assert_eq!(sitting.sounds(), []);
    sitting.does(KEEPER, Action::Resume);
    assert_eq!(sitting.part_due(), HOUR + 40_000);
    sitting.at(HOUR + 40_000);
    assert_eq!(sitting.sounds(), [Sound::SilenceEnds]);
}

#[test]
fn a_bell_that_would_come_too_late_is_left_out() {
    let mut sitting = sitting(SILENCE);
    sitting.wakes_at(65_001);
    assert_eq!(sitting.sounds(), []);
    assert!(sitting.commons().span.unwrap().is_over());
    sitting.wakes_at(66_000);
    assert_eq!(sitting.sounds(), [], "and not made up for");
}

#[test]
fn the_keeper_may_ring_the_second_bell_sooner() {
    let mut sitting = sitting(SILENCE);
    sitting
        .at(30_000)
        .does(KEEPER, Action::EndSilence { part: 0 });
    assert_eq!(sitting.sounds(), [Sound::SilenceEnds]);
    assert_eq!(sitting.part_due(), 30_000);
    let again = sitting.refused(KEEPER, Action::EndSilence { part: 0 });
    assert_eq!(again, Refusal::NotNow, "a second tap");
    sitting.at(60_000);
    assert_eq!(sitting.sounds(), []);
}

#[test]
fn a_late_tap_does_not_end_the_next_silence() {
    let mut sitting = Sitting::new(plan(vec![SILENCE, SILENCE]), &[], &["Ana"]).begun();
    sitting.next_part();
    let late = sitting.refused(KEEPER, Action::EndSilence { part: 0 });
    assert_eq!(late, Refusal::NotNow);
    let late = sitting.refused(KEEPER, Action::MorePartTime { part: 0 });
    assert_eq!(late, Refusal::NotNow);
}

#[test]
fn one_more_minute_before_and_after_the_bell() {
    let mut sitting = sitting(Part::Break(Break { length: 60_000 }));
    sitting
        .at(30_000)
        .does(KEEPER, Action::MorePartTime { part: 0 });
    assert_eq!(sitting.part_due(), 120_000);
    sitting.at(120_000);
    assert_eq!(sitting.sounds(), [Sound::BreakEnds]);
    sitting
        .at(200_000)
        .does(KEEPER, Action::MorePartTime { part: 0 });
    assert_eq!(sitting.part_due(), 200_000 + MINUTE);
    sitting.at(260_000);
    assert_eq!(sitting.sounds(), [Sound::BreakEnds], "a bell of its own");
}

#[test]
fn one_more_minute_while_held_counts_from_when_it_goes_on() {
    let mut sitting = sitting(Part::Break(Break { length: 60_000 }));
    sitting.at(80_000).does(KEEPER, Action::Pause);
    sitting
        .at(HOUR)
        .does(KEEPER, Action::MorePartTime { part: 0 });
    sitting.at(2 * HOUR - 1).does(KEEPER, Action::Resume);
    assert_eq!(sitting.part_due(), 2 * HOUR - 1 + MINUTE);
}

#[test]
fn the_time_ends_with_its_part() {
    let mut sitting = sitting(SILENCE);
    sitting.next_part();
    assert_eq!(sitting.commons().span, None);
    sitting.at(60_000);
    assert_eq!(sitting.sounds(), []);
}

#[test]
fn only_a_keeper_ends_a_silence_or_gives_time() {
    let mut it = sitting(SILENCE);
    for action in [
        Action::EndSilence { part: 0 },
        Action::MorePartTime { part: 0 },
    ] {
        assert_eq!(it.refused("Ana", action), Refusal::KeeperOnly);
    }
    it = Sitting::new(plan(vec![silence()]), &[], &["Ana"]).begun();
    assert!(
        !it.may(KEEPER, ActionKind::EndSilence),
        "a closing silence has no second bell"
    );
}

#[test]
fn a_breath_in_between_holds_the_silence() {
    let mut sitting = sitting(SILENCE);
    let (pattern, breaths) = (circle::Pattern::ThreeBreaths, 3);
    sitting
        .at(10_000)
        .does(KEEPER, Action::Breathe { pattern, breaths });
    sitting.at(100_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.part_due(), 150_000);
}
