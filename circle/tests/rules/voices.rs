//! Lines said together, and names remembered.

use circle::parts::Remembering;
use circle::view::{RoundState, Scene};
use circle::{Action, ActionKind, Part, Refusal, Sound};

use crate::common::{KEEPER, OPENED, Sitting, lines, plan, untimed};

fn next(line: u16) -> Action {
    Action::NextLine { line }
}

/// How many lines have begun, and when the first one begins, in milliseconds since the circle opened.
fn lines_of(sitting: &Sitting) -> (u16, Option<u64>) {
    let Scene::Together { begun, anchor, .. } = sitting.commons().scene else {
        panic!("no lines");
    };
    (begun, anchor.map(|anchor| anchor.since(OPENED)))
}

#[test]
fn the_keeper_taps_each_line_on_through_all_repeats() {
    let mut sitting = Sitting::new(plan(vec![lines(None)]), &[], &["Ana"]).begun();
    assert_eq!(lines_of(&sitting), (0, None));
    for line in 0..4 {
        sitting.does(KEEPER, next(line));
        assert_eq!(lines_of(&sitting), (line + 1, Some(0)));
        assert_eq!(
            sitting.refused(KEEPER, next(line)),
            Refusal::NotNow,
            "a second tap"
        );
    }
    assert!(
        !sitting.may(KEEPER, ActionKind::NextLine),
        "two lines, twice"
    );
    assert_eq!(sitting.refused("Ana", next(4)), Refusal::KeeperOnly);
}

#[test]
fn paced_lines_begin_once_after_a_lead_in_and_then_follow_the_clock_of_each_screen() {
    let mut sitting = Sitting::new(plan(vec![lines(Some(5))]), &[], &["Ana"]).begun();
    sitting.at(10_000).does(KEEPER, next(0));
    assert_eq!(lines_of(&sitting), (1, Some(14_000)));
    assert!(!sitting.may(KEEPER, ActionKind::NextLine));
    assert_eq!(
        sitting.circle.next_deadline(),
        Some(OPENED.after(10_000 + circle::HELD_AFTER))
    );
}

#[test]
fn a_pause_freezes_paced_lines_also_before_the_first() {
    let mut sitting = Sitting::new(plan(vec![lines(Some(5))]), &[], &["Ana"]).begun();
    sitting
        .does(KEEPER, next(0))
        .at(1_000)
        .does(KEEPER, Action::Pause);
    assert_eq!(sitting.refused(KEEPER, next(1)), Refusal::Held);
    sitting.at(11_000).does(KEEPER, Action::Resume);
    assert_eq!(lines_of(&sitting), (1, Some(14_000)));
    sitting.at(16_000).does(KEEPER, Action::Pause);
    sitting.at(26_000).does(KEEPER, Action::Resume);
    assert_eq!(
        lines_of(&sitting),
        (1, Some(24_000)),
        "two seconds into the first line, as before"
    );
}

#[test]
fn the_piece_rests_while_lines_are_said() {
    let mut sitting = Sitting::new(plan(vec![lines(None)]), &[], &["Ana"]).begun();
    sitting.sits("Late").does(KEEPER, next(0));
    assert_eq!(sitting.holder(), None);
    assert_eq!(
        lines_of(&sitting),
        (1, Some(0)),
        "a latecomer changes nothing"
    );
}

fn remembering() -> Sitting {
    let part = Part::Remembering(Remembering {
        invitation: "Say a name aloud, if you like.".to_owned(),
        response: "We remember.".to_owned(),
    });
    Sitting::held_by_keeper(vec![part, untimed()], &["Ana", "Bo"])
}

#[test]
fn the_piece_goes_round_and_all_answer_when_the_keeper_gives_the_sign() {
    let mut sitting = remembering();
    sitting.has_piece("Ana");
    let turn = sitting.turn();
    sitting.does(KEEPER, Action::Respond { turn });
    assert_eq!(sitting.hear(Sound::Response), [KEEPER, "Ana", "Bo"]);
    sitting.has_piece("Ana");
    sitting.does(KEEPER, Action::Respond { turn });
    sitting.shares("Ana").has_piece("Bo");
    assert_eq!(
        sitting.refused(KEEPER, Action::Respond { turn }),
        Refusal::TurnOver
    );
    sitting.passes("Bo");
    assert_eq!(
        sitting.round_state(),
        RoundState::Again,
        "passing is fine here too"
    );
    assert!(!sitting.may(KEEPER, ActionKind::Respond));
}

#[test]
fn the_answer_is_in_words_for_all_to_read() {
    let sitting = remembering();
    let Scene::Remembering { response, .. } = sitting.commons().scene else {
        panic!("nobody is remembered");
    };
    assert_eq!(response, "We remember.");
}

#[test]
fn there_is_nothing_to_answer_in_another_round() {
    let mut sitting = Sitting::held_by_keeper(vec![untimed()], &["Ana"]);
    let turn = sitting.turn();
    assert_eq!(
        sitting.refused(KEEPER, Action::Respond { turn }),
        Refusal::NotNow
    );
}
