//! The paced breath: one anchor, a pattern, and the same phase on every screen at the same moment.

use circle::breath::LEAD_IN;
use circle::{Action, Breath, Moment, Pattern, PhaseKind, Refusal, Sound, Timestamp};

use crate::common::{KEEPER, OPENED, Sitting, breathing, plan, untimed};

fn breath(pattern: Pattern, breaths: u16) -> Breath {
    Breath {
        pattern,
        anchor: Timestamp(10_000),
        breaths,
        over: false,
        interlude: false,
        together: false,
    }
}

fn phase_at(breath: &Breath, now: Timestamp) -> Option<PhaseKind> {
    match breath.moment(now) {
        Moment::In { phase, .. } => Some(breath.pattern.phases()[phase].kind),
        Moment::LeadIn(_) | Moment::Over => None,
    }
}

/// A breathing part, in which the keeper has begun this breath at 0 ms.
fn breathing_part(pattern: Pattern, breaths: u16) -> Sitting {
    let parts = vec![breathing(pattern, breaths), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    sitting.does(KEEPER, Action::Breathe { pattern, breaths });
    sitting
}

#[test]
fn every_pattern_begins_with_an_in_breath_and_ends_on_an_out_breath() {
    for &pattern in Pattern::ALL {
        for breaths in [1, pattern.usual(), pattern.most()] {
            let breath = breath(pattern, breaths);
            assert_eq!(phase_at(&breath, breath.anchor), Some(PhaseKind::In));
            let last = Timestamp(breath.ends_at().0 - 1);
            assert!(
                matches!(
                    phase_at(&breath, last),
                    Some(PhaseKind::Out | PhaseKind::Hum)
                ),
                "{pattern:?} × {breaths}"
            );
            assert_eq!(breath.moment(breath.ends_at()), Moment::Over);
            assert!(matches!(breath.moment(last), Moment::In { breath, .. } if breath == breaths));
        }
    }
}

#[test]
fn the_usual_number_is_allowed_and_the_default_has_no_holds() {
    for &pattern in Pattern::ALL {
        assert!(
            (1..=pattern.most()).contains(&pattern.usual()),
            "{pattern:?}"
        );
        // Six minutes at the most: these are breaths for a group.
        assert!(pattern.length(pattern.most()) <= 6 * 60_000, "{pattern:?}");
    }
    let kinds: Vec<_> = Pattern::ALL[0]
        .phases()
        .iter()
        .map(|phase| phase.kind)
        .collect();
    assert_eq!(kinds, [PhaseKind::In, PhaseKind::Out]);
    assert_eq!(Pattern::FourSevenEight.most(), 4, "four for the long hold");
}

#[test]
fn each_phase_follows_the_last_without_a_gap() {
    for &pattern in Pattern::ALL {
        let breath = breath(pattern, 2);
        let mut at = breath.anchor;
        for round in 1..=2 {
            for (number, phase) in pattern.phases().iter().enumerate() {
                if at >= breath.ends_at() {
                    continue; // the rest after the last out-breath is not waited for
                }
                let of = phase.length;
                for into in [0, of - 1] {
                    let moment = Moment::In {
                        breath: round,
                        phase: number,
                        into,
                        of,
                    };
                    assert_eq!(breath.moment(at.after(into)), moment, "{pattern:?}");
                }
                at = at.after(of);
            }
        }
    }
}

#[test]
fn a_screen_that_joins_before_it_begins_is_told_how_long_to_wait() {
    let breath = breath(Pattern::Calm, 3);
    assert_eq!(breath.moment(Timestamp(7_500)), Moment::LeadIn(2_500));
}

#[test]
fn a_breathing_part_waits_for_the_keeper_and_is_not_a_hold() {
    let parts = vec![breathing(Pattern::Calm, 2)];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    assert_eq!(sitting.circle.breath(), None);
    sitting.at(5_000);
    let breath = Action::Breathe {
        pattern: Pattern::Calm,
        breaths: 2,
    };
    sitting.does(KEEPER, breath);
    let begun = sitting.circle.breath().unwrap();
    assert_eq!(begun.anchor, OPENED.after(5_000 + LEAD_IN));
    assert!(!begun.interlude);
    assert_eq!(sitting.circle.hold(), None);
}

#[test]
fn a_breath_ends_by_itself_once_and_the_part_does_not() {
    let mut sitting = breathing_part(Pattern::Calm, 2);
    let end = LEAD_IN + 20_000;
    sitting.at(end - 1);
    assert_eq!(sitting.heard, []);
    sitting.at(end);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
    assert_eq!(sitting.record().breaths, 2);
    sitting.at(end + 600_000);
    assert_eq!(sitting.heard, []);
    assert_eq!(sitting.circle.stage(), circle::Stage::Part(0));
    // Once more, if the circle likes.
    let breath = Action::Breathe {
        pattern: Pattern::Sigh,
        breaths: 1,
    };
    sitting.does(KEEPER, breath).at(end + 700_000);
    assert_eq!(sitting.record().breaths, 3);
}

#[test]
fn a_breath_ended_early_ends_with_the_out_breath_that_is_going_on() {
    // Ten seconds each: the third breath is going on.
    let mut sitting = breathing_part(Pattern::Calm, 12);
    sitting.at(LEAD_IN + 21_000).does(KEEPER, Action::EndBreath);
    assert_eq!(sitting.circle.breath().unwrap().breaths, 3);
    assert!(!sitting.circle.breath().unwrap().over);
    sitting.at(LEAD_IN + 29_999);
    assert_eq!(sitting.heard, []);
    sitting.at(LEAD_IN + 30_000);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
    assert_eq!(sitting.record().breaths, 3);
}

#[test]
fn a_breath_ended_in_the_rest_after_an_out_breath_is_over_at_once() {
    // In, hold, out, rest: the rest of the first breath is from 12 to 16 s.
    let mut sitting = breathing_part(Pattern::Box, 4);
    let now = LEAD_IN + 13_000;
    sitting.at(now).does(KEEPER, Action::EndBreath).at(now);
    assert!(sitting.circle.breath().unwrap().over);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
    assert_eq!(sitting.record().breaths, 1);
}

#[test]
fn a_breath_ended_before_it_began_is_over_for_every_screen() {
    let mut sitting = breathing_part(Pattern::Calm, 12);
    sitting.at(LEAD_IN - 1_000).does(KEEPER, Action::EndBreath);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
    let breath = sitting.circle.breath().unwrap();
    assert!(breath.over);
    assert_eq!(breath.moment(OPENED.after(LEAD_IN - 500)), Moment::Over);
    assert_eq!(sitting.record().breaths, 0);
}

#[test]
fn a_pause_in_a_breathing_part_moves_the_breath_later_by_as_long() {
    let mut sitting = breathing_part(Pattern::Calm, 2);
    let paused = LEAD_IN + 13_000;
    sitting.at(paused).does(KEEPER, Action::Pause);
    let before = sitting
        .circle
        .breath()
        .unwrap()
        .moment(OPENED.after(paused));
    sitting.at(paused + 600_000);
    assert!(
        !sitting.circle.breath().unwrap().over,
        "a held breath does not end"
    );
    sitting.does(KEEPER, Action::Resume);
    let breath = sitting.circle.breath().unwrap().clone();
    assert_eq!(breath.moment(OPENED.after(paused + 600_000)), before);
    sitting.at(paused + 607_000);
    assert_eq!(sitting.sounds(), [Sound::BreathEnds]);
}

#[test]
fn a_held_breath_is_ended_where_it_stood() {
    let mut sitting = breathing_part(Pattern::Calm, 12);
    sitting.at(LEAD_IN + 13_000).does(KEEPER, Action::Pause);
    sitting.at(LEAD_IN + 90_000).does(KEEPER, Action::EndBreath);
    assert_eq!(sitting.circle.breath().unwrap().breaths, 2);
}

#[test]
fn a_breath_that_comes_to_its_end_unseen_is_not_rung_late() {
    let mut sitting = breathing_part(Pattern::Calm, 2);
    sitting.wakes_at(LEAD_IN + 20_000 + 5_001);
    assert_eq!(sitting.heard, []);
    assert!(sitting.circle.breath().unwrap().over);
    assert_eq!(sitting.record().breaths, 2);
}

#[test]
fn only_breaths_that_are_offered_can_be_begun() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    let three = Action::Breathe {
        pattern: Pattern::ThreeBreaths,
        breaths: 3,
    };
    assert_eq!(
        sitting.refused(KEEPER, three.clone()),
        Refusal::NotNow,
        "not while arriving"
    );
    let mut sitting = sitting.begun();
    for &pattern in Pattern::ALL {
        for breaths in [0, pattern.most() + 1] {
            let refusal = sitting.refused(KEEPER, Action::Breathe { pattern, breaths });
            assert_eq!(refusal, Refusal::UnknownBreath);
        }
    }
    assert_eq!(sitting.refused("Ana", three), Refusal::KeeperOnly);
    assert_eq!(sitting.refused(KEEPER, Action::EndBreath), Refusal::NotNow);
}
