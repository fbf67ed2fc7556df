//! Whom a keeper marks as stepped out is asked all the same: nobody agrees in the absence of somebody who did not choose
//! it, and nobody finds out in this way whose answer is missing.

use circle::{Action, ActionKind, RingPlace, Role, Standing, Thumb};

use super::agreeing::{LISTEN, settled};
use crate::common::{KEEPER, Sitting, plan, untimed};

fn marks(sitting: &mut Sitting, by: &str, name: &str, away: bool) {
    let seat = sitting.seat(name);
    sitting.does(by, Action::SetAway { seat, away });
}

fn in_agreements() -> Sitting {
    Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"])
}

fn keeper_agrees_while_all_others_are_marked(mut sitting: Sitting) -> Sitting {
    for name in ["Ana", "Bo"] {
        marks(&mut sitting, KEEPER, name, true);
    }
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    sitting
}

#[test]
fn a_keeper_settles_no_agreement_alone_by_marking_all_others() {
    let mut back_at_once = keeper_agrees_while_all_others_are_marked(in_agreements());
    for name in ["Ana", "Bo"] {
        marks(&mut back_at_once, KEEPER, name, false);
    }
    assert_eq!(back_at_once.standing(LISTEN), Standing::Open);
    back_at_once.next_part();
    assert!(back_at_once.in_force().is_empty());

    let mut back_later = keeper_agrees_while_all_others_are_marked(in_agreements());
    back_later.next_part();
    assert!(back_later.in_force().is_empty());

    // Nor where they are marked before the part begins.
    let parts = vec![untimed(), circle::Part::Agreements];
    let mut before = Sitting::new(plan(parts), &[LISTEN], &["Ana", "Bo"]);
    for name in ["Ana", "Bo"] {
        marks(&mut before, KEEPER, name, true);
    }
    before.does(KEEPER, Action::Begin).next_part();
    keeper_agrees_while_all_others_are_marked(before);
}

#[test]
fn marking_someone_shows_nobodys_answer() {
    for thumb in [None, Some(Thumb::Up), Some(Thumb::Down)] {
        let mut sitting = in_agreements();
        sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
        sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
        if let Some(thumb) = thumb {
            sitting.does("Bo", sitting.answer(LISTEN, thumb));
        }
        let stood = sitting.standing(LISTEN);
        for (name, away) in [("Bo", true), ("Ana", true), ("Bo", false), ("Ana", false)] {
            marks(&mut sitting, KEEPER, name, away);
            assert_eq!(sitting.standing(LISTEN), stood, "{thumb:?} {name}");
        }
    }
}

#[test]
fn who_is_marked_can_answer_what_they_are_asked_and_do_nothing_else_until_they_are_back() {
    let mut sitting = in_agreements();
    marks(&mut sitting, KEEPER, "Bo", true);
    sitting.everyone_answers(Thumb::Up);
    for kind in [
        ActionKind::Answer,
        ActionKind::AnswerRest,
        ActionKind::StepIn,
    ] {
        assert!(sitting.may("Bo", kind), "{kind:?}");
    }
    assert!(!sitting.may("Bo", ActionKind::Propose));
    sitting.does("Bo", sitting.answer_rest(Thumb::Sideways));
    assert!(sitting.shown("Bo").away);
    assert_eq!(sitting.standing(LISTEN), settled(3));

    // Also what came into force while they were out themselves.
    let mut sitting = in_agreements();
    sitting.does("Bo", Action::StepOut);
    sitting.everyone_answers(Thumb::Up).next_part();
    assert!(!sitting.may("Bo", ActionKind::Answer));
    sitting.does("Bo", Action::StepIn);
    marks(&mut sitting, KEEPER, "Bo", true);
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Up));
}

#[test]
fn only_who_steps_out_themselves_is_not_waited_for() {
    let mut sitting = in_agreements();
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
    marks(&mut sitting, KEEPER, "Bo", true);
    sitting.does("Bo", Action::StepIn);
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    sitting.does("Bo", Action::StepOut);
    assert_eq!(sitting.standing(LISTEN), settled(2));
    // That a keeper says so too makes it no less their own.
    marks(&mut sitting, KEEPER, "Bo", true);
    assert!(sitting.circle.desk().still_asked.is_empty());
}

#[test]
fn the_desk_says_who_is_still_asked_and_a_seat_that_is_given_up_holds_nothing_up() {
    let mut sitting = in_agreements();
    let still_asked = |sitting: &Sitting| sitting.circle.desk().still_asked;
    marks(&mut sitting, KEEPER, "Bo", true);
    assert_eq!(still_asked(&sitting), sitting.numbers(&["Bo"]));
    sitting.does("Bo", Action::StepIn);
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Up));
    marks(&mut sitting, KEEPER, "Bo", true);
    assert_eq!(
        still_asked(&sitting),
        sitting.numbers(&["Bo"]),
        "whether Bo has answered is not said"
    );
    marks(&mut sitting, KEEPER, "Ana", true);
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    let seat = sitting.seat("Ana");
    sitting.does(KEEPER, Action::Remove { seat });
    assert_eq!(sitting.standing(LISTEN), settled(2));
    assert!(still_asked(&sitting).is_empty(), "nothing is open");
    sitting.next_part();
    assert_eq!(sitting.in_force(), [LISTEN]);
}

#[test]
fn for_one_without_a_device_those_who_keep_say_that_they_are_out() {
    let mut sitting = in_agreements();
    sitting.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    marks(&mut sitting, KEEPER, "Opa", true);
    assert!(sitting.circle.desk().still_asked.is_empty());
    sitting.everyone_answers(Thumb::Up);
    assert_eq!(sitting.standing(LISTEN), settled(3));
}

#[test]
fn one_who_keeps_is_marked_by_another_as_everyone_is() {
    let mut sitting = in_agreements();
    sitting.made("Ana", Role::CoKeeper);
    marks(&mut sitting, "Ana", KEEPER, true);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    // Who keeps marks themselves, having no other way to say that they step out.
    marks(&mut sitting, "Ana", KEEPER, false);
    marks(&mut sitting, KEEPER, KEEPER, true);
    assert_eq!(sitting.standing(LISTEN), settled(2));
}
