//! Agreements by consent: silence is not consent, and nobody is outvoted.

use circle::{Action, ActionKind, Actor, Refusal, RingPlace, Standing, Thumb};

use crate::common::{KEEPER, OPENED, Sitting, plan, untimed};

pub(crate) const LISTEN: &str = "We listen.";
pub(crate) const PASS: &str = "You may always pass.";

pub(crate) fn settled(by: u32) -> Standing {
    Standing::Settled { by }
}

#[test]
fn how_it_stands_is_closed_until_everyone_present_has_answered() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    let seen = sitting.commons();
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    assert_eq!(sitting.commons(), seen, "nobody sees that anyone answered");
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Sideways));
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
}

#[test]
fn what_everyone_can_live_with_comes_into_force_when_the_part_is_left() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Sideways));
    sitting.everyone_answers(Thumb::Up);
    assert_eq!(sitting.standing(LISTEN), settled(3));
    assert!(sitting.in_force().is_empty());
    sitting.next_part();
    assert_eq!(sitting.in_force(), [LISTEN]);
    assert_eq!(
        sitting.commons().agreements.len(),
        1,
        "one tap away from now on"
    );
}

#[test]
fn silence_is_not_consent() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo"]);
    sitting.everyone_answers(Thumb::Up);
    let text = "New words.".to_owned();
    sitting.does("Ana", Action::Propose { text });
    sitting.does("Ana", sitting.answer("New words.", Thumb::Up));
    sitting.does(KEEPER, sitting.answer("New words.", Thumb::Up));
    sitting.next_part();
    assert_eq!(
        sitting.in_force(),
        [LISTEN, PASS],
        "Bo has not answered the third"
    );
}

#[test]
fn one_down_is_enough_to_hold_it() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo", "Cy"]);
    sitting.does("Cy", sitting.answer(LISTEN, Thumb::Down));
    sitting.everyone_answers(Thumb::Up).next_part();
    assert_eq!(sitting.in_force(), [PASS]);
}

#[test]
fn what_is_held_stays_held_when_someone_new_is_asked_or_back() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    sitting.does("Bo", Action::StepOut);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
    let seat = sitting.seat("Bo");
    sitting.does(KEEPER, Action::SetAway { seat, away: false });
    assert_eq!(sitting.standing(LISTEN), Standing::Held, "Bo is back");
    sitting.sits("Late");
    sitting.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    sitting.carries("Late", "Kid").unwrap();
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
    for name in ["Late", "Opa", "Kid", "Bo"] {
        let seen = sitting.commons();
        let seat = sitting.seat(name);
        let up = sitting.answer_rest(Thumb::Up);
        let command = sitting.command(up);
        sitting.acts(Actor::Seat(seat), &command).unwrap();
        assert_eq!(sitting.commons(), seen, "nobody sees that {name} answered");
    }
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), settled(6));
}

#[test]
fn who_is_new_is_waited_for_once_it_is_not_held_any_more() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    sitting.sits("Late");
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    assert_eq!(sitting.standing(LISTEN), Standing::Open);
    sitting.does("Late", sitting.answer(LISTEN, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
}

#[test]
fn how_many_hold_it_is_not_said() {
    let mut one = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo", "Cy"]);
    one.does("Cy", one.answer(LISTEN, Thumb::Down));
    one.everyone_answers(Thumb::Up);
    let mut all = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo", "Cy"]);
    for name in [KEEPER, "Ana", "Bo", "Cy"] {
        all.does(name, all.answer(LISTEN, Thumb::Down));
    }
    assert_eq!(one.standing(LISTEN), Standing::Held);
    assert_eq!(one.commons(), all.commons());
}

#[test]
fn a_down_can_be_taken_back() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    sitting.everyone_answers(Thumb::Up);
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Sideways));
    assert_eq!(sitting.standing(LISTEN), settled(2));
    sitting.next_part();
    assert_eq!(sitting.in_force(), [LISTEN]);
}

#[test]
fn changed_words_ask_everyone_again() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    sitting.everyone_answers(Thumb::Up);
    let agreement = sitting.agreement(LISTEN);
    let text = "We listen to understand.".to_owned();
    sitting.does(KEEPER, Action::Amend { agreement, text });
    assert_eq!(sitting.standing("We listen to understand."), Standing::Open);
    assert_eq!(sitting.agreement("We listen to understand."), agreement);
    sitting.next_part();
    assert!(sitting.in_force().is_empty());
}

#[test]
fn an_answer_to_the_old_words_is_not_one_to_the_new() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    let late = sitting.answer(LISTEN, Thumb::Up);
    let agreement = sitting.agreement(LISTEN);
    let text = "Something else.".to_owned();
    sitting.does(KEEPER, Action::Amend { agreement, text });
    assert_eq!(sitting.refused("Ana", late), Refusal::UnknownAgreement);
    sitting.does("Ana", sitting.answer("Something else.", Thumb::Up));
}

#[test]
fn anyone_proposes_and_only_they_and_the_keeper_change_it() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    let text = "  Tea\nat eight.".to_owned();
    sitting.does("Ana", Action::Propose { text });
    let agreement = sitting.agreement("Tea at eight.");
    let amend = |text: &str| Action::Amend {
        agreement,
        text: text.to_owned(),
    };
    // Bo has nothing to change at all; with a proposal of their own, still not Ana's.
    assert!(!sitting.may("Bo", ActionKind::Amend));
    assert_eq!(sitting.refused("Bo", amend("No tea.")), Refusal::NotYours);
    sitting.does(
        "Bo",
        Action::Propose {
            text: "Coffee.".to_owned(),
        },
    );
    assert_eq!(sitting.refused("Bo", amend("No tea.")), Refusal::NotYours);
    assert_eq!(
        sitting.refused("Bo", Action::Withdraw { agreement }),
        Refusal::NotYours
    );
    sitting.does("Ana", amend("Tea at nine."));
    sitting.does(KEEPER, amend("Tea at ten."));
    let agreement = sitting.agreement(LISTEN);
    assert_eq!(
        sitting.refused("Ana", Action::Withdraw { agreement }),
        Refusal::NotYours
    );
}

#[test]
fn what_is_withdrawn_is_gone() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana"]);
    let answer = sitting.answer(PASS, Thumb::Up);
    let agreement = sitting.agreement(PASS);
    sitting.does(KEEPER, Action::Withdraw { agreement });
    assert_eq!(sitting.refused("Ana", answer), Refusal::UnknownAgreement);
    let refusal = sitting.refused(KEEPER, Action::Withdraw { agreement });
    assert_eq!(refusal, Refusal::UnknownAgreement);
    sitting.everyone_answers(Thumb::Up).next_part();
    assert_eq!(sitting.in_force(), [LISTEN]);
}

#[test]
fn the_rest_is_answered_at_once_and_only_the_rest() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana"]);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    sitting.does("Ana", sitting.answer_rest(Thumb::Sideways));
    let mine = sitting.circle.mine(sitting.seat("Ana"));
    assert_eq!(mine.answers[&sitting.agreement(LISTEN)], Thumb::Down);
    assert_eq!(mine.answers[&sitting.agreement(PASS)], Thumb::Sideways);
    assert_eq!(
        sitting.refused("Ana", sitting.answer_rest(Thumb::Up)),
        Refusal::NotNow,
        "nothing is left"
    );
    let refusal = sitting.refused(KEEPER, sitting.answer_rest(Thumb::Down));
    assert_eq!(
        refusal,
        Refusal::NotNow,
        "a down is said to one agreement at a time"
    );
}

#[test]
fn the_rest_is_what_was_read() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo"]);
    let what_ana_read = sitting.answer_rest(Thumb::Up);
    let text = "We begin again on time.".to_owned();
    sitting.does("Bo", Action::Propose { text });
    let agreement = sitting.agreement(PASS);
    let text = "You may pass.".to_owned();
    sitting.does(KEEPER, Action::Amend { agreement, text });
    sitting.does("Ana", what_ana_read);
    let answered = sitting.circle.mine(sitting.seat("Ana")).answers;
    let answered: Vec<_> = answered.keys().copied().collect();
    assert_eq!(answered, [sitting.agreement(LISTEN)]);
}

#[test]
fn thirty_two_agreements_are_enough() {
    let many: Vec<_> = (0..31).map(|n| format!("Agreement {n}.")).collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    let mut sitting = Sitting::in_agreements(&many, &["Ana"]);
    let propose = |text: &str| Action::Propose {
        text: text.to_owned(),
    };
    sitting.does("Ana", propose("The last."));
    assert!(!sitting.may("Ana", ActionKind::Propose));
    assert_eq!(
        sitting.refused("Ana", propose("One more.")),
        Refusal::TooMany
    );
}

#[test]
fn all_agreements_together_are_as_many_words_as_a_circle_can_hold() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    let doves = |many: usize| "🕊".repeat(many);
    let propose = |text: String| Action::Propose { text };
    // Six of 960 bytes; then what is left is too little for a seventh, also where signs are written with two bytes.
    for _ in 0..6 {
        sitting.does("Ana", propose(doves(240)));
    }
    for text in [doves(120), "\"".repeat(200)] {
        assert_eq!(sitting.refused("Ana", propose(text)), Refusal::TooManyWords);
    }
    let agreement = sitting.agreement(LISTEN);
    let text = doves(240);
    assert_eq!(
        sitting.refused(KEEPER, Action::Amend { agreement, text }),
        Refusal::TooManyWords
    );
    // Fewer words are always possible, and make room.
    let (agreement, text) = (sitting.agreement(&doves(240)), "Peace.".to_owned());
    sitting.does("Ana", Action::Amend { agreement, text });
    sitting.does("Ana", propose("\"".repeat(200)));
    let texts: Vec<_> = sitting
        .circle
        .agreements()
        .iter()
        .map(|a| a.text.clone())
        .collect();
    assert!(circle::agreement::fit(texts.iter().map(String::as_str)));
    let opened = circle::Circle::open(plan(vec![untimed()]), &vec![doves(240); 9], OPENED);
    assert_eq!(
        opened.agreements().len(),
        6,
        "what does not fit is left out"
    );
}

#[test]
fn outside_the_agreements_part_nothing_is_proposed_or_answered() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    let answer = sitting.answer(LISTEN, Thumb::Up);
    sitting.everyone_answers(Thumb::Up).next_part();
    let text = "Late idea.".to_owned();
    assert_eq!(sitting.refused("Ana", answer), Refusal::NotNow);
    assert_eq!(
        sitting.refused("Ana", Action::Propose { text }),
        Refusal::NotNow
    );
}

#[test]
fn who_proposed_and_who_answered_what_is_seen_by_nobody_else() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    sitting.does(
        "Ana",
        Action::Propose {
            text: PASS.to_owned(),
        },
    );
    let mut other = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    other.does(
        "Bo",
        Action::Propose {
            text: PASS.to_owned(),
        },
    );
    for (one, two) in [(Thumb::Down, Thumb::Up), (Thumb::Up, Thumb::Down)] {
        sitting.does("Ana", sitting.answer(LISTEN, one));
        sitting.does("Bo", sitting.answer(LISTEN, two));
        other.does("Ana", other.answer(LISTEN, two));
        other.does("Bo", other.answer(LISTEN, one));
        assert_eq!(sitting.commons(), other.commons());
    }
}
