//! Agreements and those who were not there from the start: newcomers, and who stepped out and came back.

use circle::{Action, ActionKind, Consent, Refusal, Seen, Standing, Thumb};

use super::agreeing::{LISTEN, PASS, settled};
use crate::common::{KEEPER, Sitting};

#[test]
fn who_stepped_out_is_not_waited_for_and_what_they_said_counts() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo"]);
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Down));
    sitting.does("Bo", Action::StepOut);
    assert_eq!(
        sitting.refused("Bo", sitting.answer(LISTEN, Thumb::Up)),
        Refusal::NotNow
    );
    sitting.everyone_answers(Thumb::Up);
    assert_eq!(sitting.standing(PASS), settled(2));
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
    sitting.does("Bo", Action::StepIn);
    assert_eq!(sitting.standing(PASS), settled(2), "Bo is still asked");
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Sideways));
    assert_eq!(sitting.standing(LISTEN), settled(3));
}

#[test]
fn how_it_stands_does_not_change_as_people_come_and_go() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo", "Cy"]);
    sitting.does("Bo", sitting.answer(PASS, Thumb::Down));
    sitting.everyone_answers(Thumb::Up);
    let stands = |sitting: &Sitting| (sitting.standing(LISTEN), sitting.standing(PASS));
    let whole = (settled(4), Standing::Held);
    assert_eq!(stands(&sitting), whole);
    sitting.does("Cy", Action::StepOut);
    sitting.does("Bo", Action::StepOut);
    assert_eq!(stands(&sitting), whole, "or Bo would be told from Cy");
    sitting.does("Cy", Action::StepIn);
    sitting.does("Bo", Action::Leave);
    assert_eq!(stands(&sitting), whole);
    sitting.does("Ana", sitting.answer(PASS, Thumb::Sideways));
    assert_eq!(
        stands(&sitting),
        whole,
        "nor does anyone find out by answering again"
    );
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Sideways));
    assert_eq!(stands(&sitting), whole);
    sitting.sits("Late");
    assert_eq!(sitting.standing(LISTEN), whole.0);

    let agreement = sitting.agreement(PASS);
    let text = PASS.to_owned();
    sitting.does(KEEPER, Action::Amend { agreement, text });
    assert_eq!(
        sitting.standing(PASS),
        Standing::Open,
        "everyone is asked anew"
    );
    sitting.everyone_answers(Thumb::Up);
    assert_eq!(sitting.standing(PASS), settled(4));
}

#[test]
fn one_who_left_with_a_down_is_not_told_from_the_others_by_what_settles() {
    let after = |who: &str| {
        let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo", "Cy"]);
        sitting.does(who, sitting.answer(LISTEN, Thumb::Down));
        sitting.does("Bo", Action::Leave);
        sitting.everyone_answers(Thumb::Up);
        sitting.commons()
    };
    assert_eq!(after("Bo"), after("Cy"));
}

#[test]
fn what_settled_can_be_held_again_and_settles_again_as_it_was() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana", "Bo"]);
    sitting.everyone_answers(Thumb::Up);
    sitting.sits("Late");
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Down));
    assert_eq!(
        sitting.standing(LISTEN),
        Standing::Held,
        "nobody is outvoted"
    );
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Sideways));
    assert_eq!(sitting.standing(LISTEN), settled(3));
}

#[test]
fn a_newcomer_while_agreements_are_settled_is_asked_like_everyone() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana"]);
    sitting.does("Ana", sitting.answer(LISTEN, Thumb::Up));
    sitting.does(KEEPER, sitting.answer(LISTEN, Thumb::Up));
    sitting.does("Ana", sitting.answer(PASS, Thumb::Up));
    sitting.sits("Late");
    sitting.does(KEEPER, sitting.answer(PASS, Thumb::Up));
    assert_eq!(sitting.standing(LISTEN), settled(2), "what settled stays");
    assert_eq!(sitting.standing(PASS), Standing::Open);
    assert!(sitting.may("Late", ActionKind::Answer));
    sitting.next_part();
    assert_eq!(
        sitting.in_force(),
        [LISTEN],
        "the newcomer has not answered the other"
    );
    assert!(sitting.may("Late", ActionKind::Answer), "and is asked");
    sitting.does("Late", sitting.answer(LISTEN, Thumb::Up));
}

#[test]
fn a_newcomer_consents_to_what_is_in_force() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana"]);
    sitting.everyone_answers(Thumb::Up).next_part();
    let (listen, pass) = (sitting.seen(LISTEN), sitting.seen(PASS));
    let consent = |to, thumb| Consent { to, thumb };
    let needed = Err(Refusal::ConsentNeeded);
    assert_eq!(sitting.knocks("Late", vec![]), needed);
    assert_eq!(
        sitting.knocks("Late", vec![consent(listen, Thumb::Up)]),
        needed
    );
    let down = vec![consent(listen, Thumb::Up), consent(pass, Thumb::Down)];
    assert_eq!(sitting.knocks("Late", down), needed);
    let yes = vec![consent(pass, Thumb::Sideways), consent(listen, Thumb::Up)];
    assert_eq!(sitting.knocks("Late", yes), Ok(()));
    sitting.next_part();
    assert_eq!(sitting.standing(PASS), settled(3));
}

#[test]
fn a_newcomer_consents_to_the_words_that_were_read() {
    let mut sitting = Sitting::in_agreements(&[LISTEN], &["Ana"]);
    sitting.everyone_answers(Thumb::Up).next_part();
    let to = Seen {
        wording: 7,
        ..sitting.seen(LISTEN)
    };
    let thumb = Thumb::Up;
    let needed = Err(Refusal::ConsentNeeded);
    assert_eq!(sitting.knocks("Late", vec![Consent { to, thumb }]), needed);
}

#[test]
fn who_was_out_when_the_others_agreed_is_asked_when_back() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana", "Bo"]);
    sitting.does("Bo", sitting.answer(PASS, Thumb::Up));
    sitting.does("Bo", Action::StepOut);
    sitting.everyone_answers(Thumb::Up).next_part();
    assert!(!sitting.may("Bo", ActionKind::Answer));
    sitting.does("Bo", Action::StepIn);
    assert!(sitting.may("Bo", ActionKind::Answer));
    let again = sitting.refused("Bo", sitting.answer(PASS, Thumb::Down));
    assert_eq!(again, Refusal::NotNow, "that was answered in its time");
    let seen_before = sitting.commons();
    sitting.does("Bo", sitting.answer(LISTEN, Thumb::Down));
    assert!(!sitting.may("Bo", ActionKind::Answer));
    assert_eq!(sitting.commons(), seen_before, "nobody sees what was said");
    assert_eq!(sitting.in_force(), [LISTEN, PASS]);
    sitting.next_part();
    assert_eq!(sitting.standing(LISTEN), Standing::Held);
}

#[test]
fn agreements_can_change_later_by_the_same_way() {
    let mut sitting = Sitting::in_agreements(&[LISTEN, PASS], &["Ana"]);
    sitting.everyone_answers(Thumb::Up).next_part();
    assert!(!sitting.may("Ana", ActionKind::Answer) && !sitting.may(KEEPER, ActionKind::Amend));
    sitting.next_part();
    let agreement = sitting.agreement(LISTEN);
    let text = "We listen twice.".to_owned();
    sitting.does(KEEPER, Action::Amend { agreement, text });
    assert_eq!(
        sitting.in_force(),
        [PASS],
        "until everyone has answered the new words"
    );
}
