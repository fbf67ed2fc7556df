//! The open centre: whoever is moved takes the piece, and returns it.

use circle::time::HOUR;
use circle::{Action, ActionKind, Piece, Refusal, Sound, Stage};

use crate::common::{KEEPER, Sitting, open_centre, plan, untimed};

fn sitting(untouched: Option<u64>) -> Sitting {
    let parts = vec![open_centre(untouched), untimed()];
    Sitting::new(plan(parts), &[], &["Ana", "Bo"]).begun()
}

#[test]
fn whoever_is_moved_takes_it_and_returns_it_as_often_as_they_like() {
    let mut sitting = sitting(None);
    sitting.piece_is_in_the_centre();
    sitting.does("Bo", Action::Take).has_piece("Bo");
    assert_eq!(sitting.hear(Sound::PieceArrived), ["Bo"]);
    assert_eq!(sitting.shown_next(), None, "nobody is next");
    sitting.shares("Bo").piece_is_in_the_centre();
    sitting.does(KEEPER, Action::Take).shares(KEEPER);
    sitting.does("Bo", Action::Take).passes("Bo");
    sitting.piece_is_in_the_centre();
    assert_eq!(sitting.record().shares, 2);
}

#[test]
fn one_at_a_time() {
    let mut sitting = sitting(None);
    sitting.does("Ana", Action::Take);
    assert_eq!(sitting.refused("Bo", Action::Take), Refusal::NotYourTurn);
    assert_eq!(
        sitting.refused("Ana", Action::Take),
        Refusal::NotYourTurn,
        "a second tap"
    );
    let turn = sitting.turn();
    let how = circle::How::Shared;
    assert_eq!(
        sitting.refused("Bo", Action::Pass { turn, how }),
        Refusal::NotYourTurn
    );
    sitting.shares("Ana");
    let late = sitting.refused("Ana", Action::Pass { turn, how });
    assert_eq!(late, Refusal::TurnOver);
}

#[test]
fn a_keeper_who_only_holds_the_form_does_not_take_it() {
    let mut sitting = Sitting::held_by_keeper(vec![open_centre(None)], &["Ana"]);
    assert_eq!(sitting.refused(KEEPER, Action::Take), Refusal::NotYourTurn);
    sitting.does("Ana", Action::Take);
    let turn = sitting.turn();
    sitting
        .does(KEEPER, Action::PassOn { turn })
        .piece_is_in_the_centre();
}

#[test]
fn it_comes_back_when_its_holder_steps_out_or_leaves() {
    for goes in [Action::StepOut, Action::Leave] {
        let mut sitting = sitting(Some(60));
        sitting
            .does("Ana", Action::Take)
            .at(30_000)
            .does("Ana", goes);
        sitting.piece_is_in_the_centre();
        sitting.at(90_000);
        assert_eq!(sitting.hear(Sound::CentreUntouched), [KEEPER]);
    }
}

#[test]
fn those_who_keep_alone_are_told_when_nobody_touched_it_and_nothing_goes_on() {
    let mut sitting = sitting(Some(60));
    assert_eq!(sitting.commons().span, None, "nobody else sees a time");
    sitting.at(60_000);
    assert_eq!(sitting.hear(Sound::CentreUntouched), [KEEPER]);
    assert!(sitting.circle.desk().untouched);
    sitting.at(HOUR);
    assert_eq!(sitting.sounds(), [], "once");
    assert_eq!(sitting.circle.stage(), Stage::Part(0));
    sitting.does("Ana", Action::Take);
    assert!(!sitting.circle.desk().untouched);
}

#[test]
fn touching_it_begins_the_wait_anew() {
    let mut sitting = sitting(Some(60));
    sitting.at(50_000).does("Ana", Action::Take);
    sitting.at(200_000);
    assert_eq!(sitting.sounds(), []);
    sitting.shares("Ana").at(259_999);
    assert_eq!(sitting.sounds(), []);
    sitting.at(260_000);
    assert_eq!(sitting.sounds(), [Sound::CentreUntouched]);
}

#[test]
fn while_held_nobody_takes_it_and_the_wait_stands_still() {
    let mut sitting = sitting(Some(60));
    sitting.at(50_000).does(KEEPER, Action::Pause);
    assert_eq!(sitting.refused("Ana", Action::Take), Refusal::Held);
    sitting
        .at(HOUR)
        .does(KEEPER, Action::Resume)
        .at(HOUR + 9_999);
    assert!(!sitting.circle.desk().untouched);
    sitting.at(HOUR + 10_000);
    assert!(sitting.circle.desk().untouched);
}

#[test]
fn one_who_stepped_out_does_not_take_it() {
    let mut sitting = sitting(None);
    sitting.does("Ana", Action::StepOut);
    assert!(!sitting.may("Ana", ActionKind::Take));
}

#[test]
fn it_rests_when_the_keeper_goes_on() {
    let mut sitting = Sitting::new(
        plan(vec![open_centre(None), circle::Part::Weather]),
        &[],
        &["Ana"],
    )
    .begun();
    sitting.does("Ana", Action::Take).next_part();
    assert_eq!(sitting.circle.piece(), &Piece::Resting);
}
