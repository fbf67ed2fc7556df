//! What the whole room asks of each other: by consent, counted in steps so that nobody is singled out.

use circle::{AgreementId, Seen, Thumb};
use gathering::consent::RoomStanding;
use gathering::{HallAction, HallActor, HallRefusal, OPENER, PersonId, Work};

use crate::common::{Hall, afternoon};

const FIRST: AgreementId = AgreementId(0);

/// So many others, while agreements are settled.
fn settling(others: usize) -> (Hall, Vec<PersonId>) {
    let mut hall = Hall::of(0, others);
    hall.goes_on_to(|work| matches!(work, Work::Agreements));
    let people = hall.gathering.people().map(|person| person.id).collect();
    (hall, people)
}

fn thumb(agreement: AgreementId, wording: u16, thumb: Thumb) -> HallAction {
    HallAction::Thumb {
        agreement,
        wording,
        thumb,
    }
}

fn up(hall: &mut Hall, people: &[PersonId]) {
    for person in people {
        hall.does(*person, thumb(FIRST, 0, Thumb::Up));
    }
}

/// How the first stands and what is told of it.
fn told(hall: &Hall) -> (RoomStanding, u32) {
    let first = &hall.gathering.everyones().agreements[0];
    (first.standing, first.told.in_all())
}

#[test]
fn counts_are_told_in_steps_of_at_least_five() {
    let (mut hall, people) = settling(12);
    let mut last = 0;
    for (n, person) in people.iter().enumerate() {
        up(&mut hall, &[*person]);
        let now = told(&hall).1;
        assert!(now == last || now - last >= 5, "{last} then {now}");
        assert!(now as usize <= n + 1);
        last = now;
    }
    assert_eq!(told(&hall), (RoomStanding::Settled, 13));
    // One who thinks again is not seen in the counts, and yet it is held.
    hall.does(people[3], thumb(FIRST, 0, Thumb::Down));
    let first = &hall.gathering.everyones().agreements[0];
    assert_eq!((first.standing, first.told.down), (RoomStanding::Held, 0));
}

#[test]
fn one_who_thinks_again_and_again_makes_no_step_small() {
    let (mut hall, people) = settling(13);
    let flips = |hall: &mut Hall, before: u32| {
        for n in 0..8 {
            let other = [Thumb::Sideways, Thumb::Up][n % 2];
            hall.does(people[1], thumb(FIRST, 0, other));
            assert_eq!(told(hall).1, before, "flip {n}");
        }
    };
    for (n, person) in people[2..6].iter().enumerate() {
        flips(&mut hall, 0);
        hall.does(*person, thumb(FIRST, 0, Thumb::Down));
        assert_eq!(told(&hall).1, if n == 3 { 5 } else { 0 });
    }
    // The next step begins from what was told: who flips is one of its five, the others are four.
    flips(&mut hall, 5);
    let mut last = 5;
    for person in &people[6..] {
        hall.does(*person, thumb(FIRST, 0, Thumb::Up));
        for n in 0..8 {
            let other = [Thumb::Sideways, Thumb::Up][n % 2];
            hall.does(people[1], thumb(FIRST, 0, other));
            let now = told(&hall).1;
            assert!(now == last || now - last >= 4, "{last} then {now}");
            last = now;
        }
    }
    hall.does(people[0], thumb(FIRST, 0, Thumb::Up));
    assert_eq!(told(&hall).1, 14);
    flips(&mut hall, 14);
    // Once all have answered, what five others changed is told, and what four and one who flips changed is not.
    for person in &people[2..5] {
        hall.does(*person, thumb(FIRST, 0, Thumb::Up));
        flips(&mut hall, 14);
        assert_eq!(hall.gathering.everyones().agreements[0].told.down, 4);
    }
    for person in [people[5], people[6]] {
        hall.does(person, thumb(FIRST, 0, Thumb::Sideways));
    }
    assert_eq!(hall.gathering.everyones().agreements[0].told.down, 0);
}

#[test]
fn those_of_one_phone_and_one_who_comes_and_leaves_count_once() {
    let (mut hall, people) = settling(14);
    while hall.tries(people[1], HallAction::Carry).is_ok() {}
    let carried = hall.gathering.carries(people[1]);
    assert!(carried.len() > 1);
    for person in &carried {
        hall.for_another(people[1], *person, thumb(FIRST, 0, Thumb::Up));
    }
    up(&mut hall, &people[1..4]);
    assert_eq!(told(&hall).1, 0, "three phones");
    for n in 0..5 {
        let comes = hall.comes(HallActor::Door);
        up(&mut hall, &[comes]);
        hall.does(comes, HallAction::Leave);
        assert_eq!(told(&hall).1, 0, "four phones at a time, {n}");
    }
    up(&mut hall, &people[4..6]);
    assert_eq!(told(&hall).1 as usize, 5 + carried.len() + 5);
}

#[test]
fn what_was_saved_before_it_was_kept_who_is_told_of_can_be_read() {
    let (mut hall, people) = settling(13);
    up(&mut hall, &people[..7]);
    assert_eq!(told(&hall).1, 5);
    let mut saved = serde_json::to_value(&hall.gathering).unwrap();
    let first = saved["agreements"][0].as_object_mut().unwrap();
    assert!(first.remove("told_of").is_some());
    first.insert("untold".to_owned(), 2.into());
    hall.gathering = serde_json::from_value(saved).unwrap();
    up(&mut hall, &people[7..9]);
    assert_eq!(told(&hall).1, 5, "whose answers were told is not known");
    up(&mut hall, &people[9..13]);
    assert_eq!(told(&hall).1, 5, "one is still to come");
    up(&mut hall, &people[13..]);
    assert_eq!(told(&hall).1, 14);
}

#[test]
fn of_a_few_no_count_is_told() {
    let (mut hall, people) = settling(3);
    up(&mut hall, &people);
    assert_eq!(told(&hall), (RoomStanding::Settled, 0));
}

#[test]
fn silence_is_not_consent_and_nobody_is_outvoted() {
    let (mut hall, people) = settling(7);
    up(&mut hall, &people[..7]);
    assert_eq!(told(&hall).0, RoomStanding::Open);
    hall.does(people[7], thumb(FIRST, 0, Thumb::Down));
    assert_eq!(told(&hall).0, RoomStanding::Held);
    let text = "Other words.".to_owned();
    let agreement = FIRST;
    hall.host(HallAction::Reword { agreement, text });
    assert_eq!(
        told(&hall),
        (RoomStanding::Open, 0),
        "everyone is asked again"
    );
    let old = hall.tries(people[1], thumb(FIRST, 0, Thumb::Up));
    assert_eq!(
        old,
        Err(HallRefusal::UnknownAgreement),
        "a late tap agrees to no new words"
    );
    hall.does(people[1], thumb(FIRST, 1, Thumb::Up));
}

#[test]
fn who_leaves_takes_nothing_out_of_the_sums() {
    let (mut hall, people) = settling(10);
    up(&mut hall, &people[..10]);
    hall.does(people[10], thumb(FIRST, 0, Thumb::Down));
    assert_eq!(told(&hall), (RoomStanding::Held, 11));
    hall.does(people[10], HallAction::Leave);
    assert_eq!(
        told(&hall),
        (RoomStanding::Held, 11),
        "or all would know whose it was"
    );
}

#[test]
fn who_has_no_phone_is_not_waited_for_and_who_comes_late_opens_nothing() {
    let (mut hall, people) = settling(6);
    hall.host(HallAction::AddPerson);
    up(&mut hall, &people);
    assert_eq!(told(&hall).0, RoomStanding::Settled);
    let late = hall.comes(HallActor::Door);
    assert_eq!(told(&hall).0, RoomStanding::Settled);
    hall.does(late, thumb(FIRST, 0, Thumb::Sideways));
    assert_eq!(told(&hall), (RoomStanding::Settled, 7));
}

#[test]
fn what_is_in_force_goes_into_each_circle() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, Work::Agreements));
    let people: Vec<_> = hall.gathering.people().map(|person| person.id).collect();
    up(&mut hall, &people);
    hall.goes_on();
    let agreements = hall.gathering.agreements();
    assert!(
        agreements.len() == 1 && agreements[0].is_in_force(),
        "the rest is set aside"
    );
    let saved = serde_json::to_value(&hall.gathering).unwrap();
    assert!(
        ["answers", "told_of"].map(|said| saved["agreements"][0].get(said)) == [None, None],
        "who answered how is forgotten"
    );
    hall.forms(gathering::Way::Even, 2, 1);
    hall.tells();
    let opening = hall.gathering.opening().unwrap();
    assert_eq!(opening.agreements, ["One speaks at a time."]);
    let text = "x".to_owned();
    let agreement = FIRST;
    let refusal = hall.refused(HallAction::Reword { agreement, text });
    assert_eq!(refusal, HallRefusal::NotNow);
}

#[test]
fn agreements_have_bounds() {
    let mut hall = Hall::new(afternoon());
    for n in 0..10 {
        let text = format!("Agreement {n}.");
        hall.host(HallAction::AddAgreement { text });
    }
    let add = |text: &str| HallAction::AddAgreement {
        text: text.to_owned(),
    };
    assert_eq!(hall.refused(add("One more.")), HallRefusal::ManyAgreements);
    hall.host(HallAction::SetAside { agreement: FIRST });
    assert_eq!(hall.refused(add(" ")).code(), "empty_text");
    assert_eq!(hall.refused(add(&"x".repeat(241))).code(), "text_too_long");
    let guest = hall.comes(HallActor::Door);
    assert_eq!(hall.tries(guest, add("Mine.")), Err(HallRefusal::HostOnly));
    assert_eq!(
        hall.tries(OPENER, thumb(AgreementId(1), 0, Thumb::Up)),
        Err(HallRefusal::NotNow),
        "not before they are settled"
    );
}

#[test]
fn one_answer_goes_to_all_that_the_screen_showed_and_to_nothing_else() {
    let (mut hall, people) = settling(4);
    let seen = |id: u16| Seen {
        agreement: AgreementId(id),
        wording: 0,
    };
    let rest = |thumb| HallAction::ThumbRest {
        thumb,
        seen: vec![seen(0), seen(1)],
    };
    let answers = |hall: &Hall, person| hall.gathering.own_view(person).unwrap().answers;
    hall.does(people[1], thumb(FIRST, 0, Thumb::Sideways));
    hall.does(people[1], rest(Thumb::Up));
    let said: Vec<_> = answers(&hall, people[1]).into_values().collect();
    assert_eq!(said, [Thumb::Sideways, Thumb::Up], "what was said stays");
    let kind = gathering::HallActionKind::ThumbRest;
    assert!(
        !hall
            .gathering
            .own_view(people[1])
            .unwrap()
            .may
            .contains(&kind)
    );
    // Other words, and one more, come while the tap is under way.
    let text = "Other words.".to_owned();
    let agreement = FIRST;
    hall.host(HallAction::Reword { agreement, text });
    let text = "One more.".to_owned();
    hall.host(HallAction::AddAgreement { text });
    hall.does(people[2], rest(Thumb::Up));
    let said: Vec<_> = answers(&hall, people[2]).into_keys().collect();
    assert_eq!(said, [AgreementId(1)]);
    let again = hall.tries(people[2], rest(Thumb::Up));
    assert!(again.is_err(), "nothing is left that it showed");
}

#[test]
fn nothing_is_proposed_that_nobody_can_answer_any_more() {
    let add = |text: &str| HallAction::AddAgreement {
        text: text.to_owned(),
    };
    let (mut hall, people) = settling(6);
    hall.host(add("We begin on time."));
    hall.goes_on();
    assert_eq!(
        hall.refused(add("Phones face down.")),
        HallRefusal::AgreementsOver
    );
    let own = hall.gathering.own_view(people[1]).unwrap();
    assert!(!own.may.contains(&gathering::HallActionKind::Thumb));
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    assert!(!board.may.contains(&gathering::HallActionKind::AddAgreement));
    assert!(
        board.agreements.is_empty(),
        "what was not settled is set aside"
    );
    // Before the block, and where another one comes, everyone will be asked.
    let mut hall = Hall::of(0, 6);
    hall.host(add("Phones face down."));
    hall.goes_on_to(|work| matches!(work, Work::Agreements));
    hall.goes_on();
    let block = crate::common::block(5, Work::Agreements);
    let at = hall.gathering.stage().block().unwrap() + 2;
    let edit = gathering::AfternoonEdit::Insert { at, block };
    hall.host(HallAction::Edit { edition: 0, edit });
    hall.host(add("Phones face down, once more."));
    hall.goes_on_to(|work| matches!(work, Work::Agreements));
    let one = hall.gathering.agreements()[0].id;
    hall.does(people[2], thumb(one, 0, Thumb::Up));
}
