//! One breath, a hold, a word, a suggestion to come back: for the whole house, without harm to any circle.

use circle::{Pattern, Timestamp};
use gathering::order::{HOUSE_LEAD_IN, MOST_WORDS};
use gathering::{
    AfternoonEdit, Ask, AskKind, CircleNumber, Finish, HallAction, HallRefusal, HallSound, Heard,
    HouseWords, OPENER, Tiles, Whom, WordNumber,
};

use crate::common::{Hall, MINUTE, afternoon};

fn calm() -> HallAction {
    HallAction::Breathe {
        pattern: Pattern::Calm,
        breaths: 3,
    }
}

#[test]
fn a_breath_begins_everywhere_at_the_same_moment() {
    let (mut hall, mut building) = Hall::in_circles(4, 20);
    hall.host(calm());
    let at = hall.now.after(HOUSE_LEAD_IN);
    assert_eq!(hall.gathering.breath().unwrap().anchor, at);
    let orders = hall.gathering.orders().to_send();
    assert_eq!(orders.len(), 4);
    for (_, order) in orders {
        assert!(matches!(order.ask, Ask::Breathe { anchor, breaths: 3, .. } if anchor == at));
    }
    assert!(
        hall.heard
            .iter()
            .any(|cue| cue.sound == HallSound::BreathBegins)
    );
    hall.all_is_carried_out(&mut building);
    assert!(building.circles.values().all(|circle| circle.breaths == 1));
    assert_eq!(hall.refused(calm()), HallRefusal::NotNow, "one at a time");
    hall.waits(HOUSE_LEAD_IN + 30_000);
    assert!(
        hall.heard
            .iter()
            .any(|cue| cue.sound == HallSound::BreathEnds)
    );
    hall.host(calm());
}

#[test]
fn a_breath_ends_with_the_out_breath_that_is_going_on() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    hall.host(calm());
    hall.all_is_carried_out(&mut building);
    hall.waits(HOUSE_LEAD_IN + 12_000);
    hall.host(HallAction::EndBreath);
    for (_, order) in hall.gathering.orders().to_send() {
        assert_eq!(order.ask, Ask::EndBreath { breaths: 2 });
    }
    hall.waits(9_000);
    assert!(hall.gathering.breath().unwrap().over);
    let none = HallAction::Breathe {
        pattern: Pattern::FourSevenEight,
        breaths: 5,
    };
    assert_eq!(hall.refused(none), HallRefusal::UnknownBreath);
}

#[test]
fn circles_that_are_opened_while_everything_is_held_are_held_too() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
    hall.host(HallAction::Hold);
    hall.forms(gathering::Way::Even, 2, 1);
    hall.tells();
    let mut building = crate::common::building::Building::new(50);
    hall.all_say_yes(&mut building);
    assert!(building.circles.values().all(|circle| circle.held));
    assert_eq!(
        hall.refused(HallAction::Next {
            from: hall.gathering.stage()
        }),
        HallRefusal::Held
    );
    hall.host(HallAction::LetGo);
    hall.all_is_carried_out(&mut building);
    assert!(building.circles.values().all(|circle| !circle.held));
}

#[test]
fn everything_is_held_also_where_there_are_no_circles() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on();
    let until = |hall: &Hall| hall.gathering.everyones().times.block_ends_at.unwrap();
    let late = |hall: &Hall| hall.gathering.everyones().times.late_by.unwrap();
    let (ends, late_by) = (until(&hall), late(&hall));
    hall.waits(10 * MINUTE);
    hall.host(HallAction::Hold);
    assert!(hall.heard.iter().any(|cue| cue.sound == HallSound::Held));
    let since = Some(hall.now);
    assert_eq!(hall.gathering.everyones().held_since, since);
    assert_eq!(hall.gathering.wall_view().everyones.held_since, since);
    assert!(hall.gathering.orders().is_empty());
    hall.waits(7 * MINUTE);
    let from = hall.gathering.stage();
    assert_eq!(hall.refused(HallAction::Next { from }), HallRefusal::Held);
    hall.host(HallAction::LetGo);
    assert_eq!(hall.gathering.everyones().held_since, None);
    // The block has all its minutes, and what follows is so much later.
    assert_eq!(until(&hall), ends.after(7 * MINUTE));
    assert_eq!(late(&hall), late_by + 7 * MINUTE as i64);
    hall.goes_on();
}

#[test]
fn before_the_afternoon_begins_everything_can_be_held_too() {
    let mut hall = Hall::of(2, 8);
    hall.host(HallAction::Hold);
    let from = hall.gathering.stage();
    assert_eq!(hall.refused(HallAction::Next { from }), HallRefusal::Held);
    hall.waits(7 * MINUTE);
    hall.host(HallAction::LetGo);
    hall.goes_on();
    let times = hall.gathering.everyones().times;
    assert_eq!(times.block_ends_at, Some(hall.now.after(30 * MINUTE)));
}

#[test]
fn what_is_so_already_is_not_listed() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let now = HallRefusal::NotNow;
    assert_eq!(hall.refused(HallAction::LetGo), now);
    assert_eq!(hall.refused(HallAction::EndBreath), now);
    assert_eq!(hall.refused(HallAction::Unfreeze), now);
    for action in [
        HallAction::Hold,
        HallAction::Freeze,
        HallAction::EndWhenClosed,
    ] {
        hall.host(action.clone());
        assert_eq!(hall.refused(action), now);
    }
    hall.host(HallAction::LetGo);
    hall.host(HallAction::Unfreeze);
}

#[test]
fn a_word_waits_for_the_hand_over_unless_it_is_urgent() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    let mut words = HouseWords::default();
    building.speaking = true;
    let word = words
        .lay(&hall.gathering, " Soup is on  the table. ")
        .unwrap();
    assert_eq!(words.get(word), Some("Soup is on the table."));
    let say = |word, urgent| HallAction::Word {
        to: Whom::All,
        urgent,
        word,
    };
    hall.host(say(word, false));
    hall.all_is_carried_out(&mut building);
    let sent = |hall: &Hall| {
        let board = hall
            .gathering
            .host_view(OPENER, &Default::default(), &hall.wishes);
        let sent = board.unwrap().words;
        sent.iter()
            .map(|word| (word.heard, word.to))
            .collect::<Vec<_>>()
    };
    assert_eq!(sent(&hall), [(0, 3)]);
    assert!(hall.gathering.orders().iter().all(|(_, order)| order.waits));
    // What waits holds up nothing else.
    hall.host(HallAction::Hold);
    let urgent = words
        .lay(&hall.gathering, "Please stay where you are.")
        .unwrap();
    hall.host(say(urgent, true));
    hall.all_is_carried_out(&mut building);
    assert!(
        building
            .circles
            .values()
            .all(|circle| circle.held && circle.words == [urgent])
    );
    building.speaking = false;
    hall.all_is_carried_out(&mut building);
    assert_eq!(sent(&hall), [(3, 3), (3, 3)]);
    // Nobody waits for them any more.
    let words = words.after(&hall.gathering);
    assert_eq!((words.get(word), words.get(urgent)), (None, None));
}

#[test]
fn a_word_is_for_one_circle_and_has_the_next_number() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    let one = CircleNumber(1);
    let mut words = HouseWords::default();
    let word = words.lay(&hall.gathering, "The kettle is on.").unwrap();
    let say = |to, word| HallAction::Word {
        to,
        urgent: false,
        word,
    };
    hall.host(say(Whom::One(one), word));
    hall.all_is_carried_out(&mut building);
    for (number, circle) in &building.circles {
        assert_eq!(circle.words.len(), usize::from(*number == one));
    }
    assert_eq!(hall.refused(say(Whom::All, word)), HallRefusal::UnknownWord);
    assert_eq!(
        hall.refused(say(Whom::All, WordNumber(9))),
        HallRefusal::UnknownWord
    );
    let nowhere = Whom::One(CircleNumber(99));
    let next = hall.gathering.next_word();
    assert_eq!(hall.refused(say(nowhere, next)), HallRefusal::UnknownCircle);
    for text in ["", " \u{200b} "] {
        assert!(words.lay(&hall.gathering, text).is_err());
    }
    assert!(words.lay(&hall.gathering, &"x".repeat(241)).is_err());
}

#[test]
fn the_oldest_word_goes_when_there_are_too_many() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    for _ in 0..MOST_WORDS + 2 {
        let word = hall.gathering.next_word();
        hall.host(HallAction::Word {
            to: Whom::All,
            urgent: false,
            word,
        });
    }
    let orders = hall.gathering.orders().iter();
    let words = orders.filter(|(_, order)| order.ask.kind() == AskKind::Word);
    assert_eq!(words.count(), 2 * MOST_WORDS);
}

#[test]
fn answers_to_a_suggested_finish_are_counted_and_not_named() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    let by = hall.now.after(10 * MINUTE);
    let back = |by| HallAction::ComeBack { to: Whom::All, by };
    assert_eq!(hall.refused(back(Timestamp(0))), HallRefusal::NotNow);
    building.speaking = true;
    hall.host(back(by));
    hall.all_is_carried_out(&mut building);
    let view = |hall: &Hall| {
        let board = hall
            .gathering
            .host_view(OPENER, &Default::default(), &hall.wishes);
        board.unwrap().come_back.unwrap()
    };
    assert_eq!((view(&hall).yes, view(&hall).waiting), (0, 3));
    let (order, _) = hall.gathering.orders().to_send()[0];
    let finish = Finish::FiveMore;
    let heard = Heard::ComeBack { finish };
    hall.gathering = hall.gathering.hear(hall.now, order, &heard).unwrap().0;
    assert_eq!((view(&hall).five_more, view(&hall).waiting), (1, 2));
    // A later finish is suggested instead; what was answered to the first is not an answer to it.
    hall.host(back(by.after(5 * MINUTE)));
    assert_eq!((view(&hall).five_more, view(&hall).waiting), (0, 3));
    building.speaking = false;
    hall.all_is_carried_out(&mut building);
    assert_eq!((view(&hall).yes, view(&hall).waiting), (3, 0));
}

#[test]
fn a_later_finish_is_suggested_to_those_who_need_it_and_the_others_stay_counted() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    let by = hall.now.after(10 * MINUTE);
    let back = |to, by| HallAction::ComeBack { to, by };
    assert_eq!(
        hall.refused(back(Whom::NeedMore, by)),
        HallRefusal::UnknownCircle
    );
    building.speaking = true;
    hall.host(back(Whom::All, by));
    hall.all_is_carried_out(&mut building);
    let view = |hall: &Hall| {
        let none = Default::default();
        let board = hall.gathering.host_view(OPENER, &none, &hall.wishes);
        let back = board.unwrap().come_back.unwrap();
        (back.by, back.yes, back.five_more, back.waiting)
    };
    let says = |hall: &mut Hall, finish| {
        let (order, _) = hall.gathering.orders().to_send()[0];
        let heard = Heard::ComeBack { finish };
        hall.gathering = hall.gathering.hear(hall.now, order, &heard).unwrap().0;
    };
    says(&mut hall, Finish::FiveMore);
    says(&mut hall, Finish::Yes);
    assert_eq!(view(&hall), (by, 1, 1, 1));
    let later = by.after(5 * MINUTE);
    hall.host(back(Whom::NeedMore, later));
    assert_eq!(view(&hall), (later, 1, 0, 2));
    // The one that has not said anything yet answers to the first suggestion, and is counted.
    building.speaking = false;
    hall.all_is_carried_out(&mut building);
    assert_eq!(view(&hall), (later, 3, 0, 0));
}

#[test]
fn a_keeper_who_asks_for_the_host_is_told_that_she_comes() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let circle = CircleNumber(1);
    hall.host(HallAction::Coming { circle });
    let orders: Vec<_> = hall.gathering.orders().iter().collect();
    let [(_, order)] = orders[..] else {
        panic!("one order: {orders:?}");
    };
    assert_eq!((order.to, &order.ask), (circle, &Ask::HostComes));
    hall.all_is_carried_out(&mut building);
    assert!(hall.gathering.orders().is_empty());
    let circle = CircleNumber(99);
    assert_eq!(
        hall.refused(HallAction::Coming { circle }),
        HallRefusal::UnknownCircle
    );
}

#[test]
fn what_is_planned_is_no_more_than_two_days_from_now() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let day = 24 * 60 * MINUTE;
    let now = hall.now;
    let mut before = Hall::new(afternoon());
    before.waits(now.since(before.now));
    for far in [
        Timestamp(u64::MAX),
        Timestamp(0),
        now.after(2 * day + 1),
        Timestamp(now.0 - 2 * day - 1),
    ] {
        let begin = HallAction::BeginAt { begins: far };
        assert_eq!(before.refused(begin), HallRefusal::FarOff, "{far:?}");
        let to = Whom::All;
        let back = hall.refused(HallAction::ComeBack { to, by: far });
        let past = far < now;
        let why = [HallRefusal::FarOff, HallRefusal::NotNow];
        assert_eq!(back, why[usize::from(past)], "{far:?}");
    }
    let begins = now.after(2 * day);
    before.host(HallAction::BeginAt { begins });
    // Nor is any number that a screen can send too large for an edit of the afternoon.
    for after in [usize::MAX, usize::MAX - 1] {
        for minutes in [i16::MIN, i16::MAX] {
            let edition = hall.gathering.edition();
            let edit = AfternoonEdit::Shift { after, minutes };
            let refusal = hall.refused(HallAction::Edit { edition, edit });
            assert_eq!(refusal.code(), "unknown_block");
        }
    }
}

#[test]
fn a_suggestion_to_come_back_is_past_with_the_circles_that_it_was_made_to() {
    let suggested = |hall: &Hall| {
        hall.gathering
            .host_view(OPENER, &Tiles::new(), &hall.wishes)
            .unwrap()
            .come_back
            .is_some()
    };
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let by = hall.now.after(10 * MINUTE);
    hall.host(HallAction::ComeBack { to: Whom::All, by });
    hall.all_is_carried_out(&mut building);
    let circles: Vec<_> = hall
        .gathering
        .circles()
        .iter()
        .map(|one| one.number)
        .collect();
    for (circle, still) in circles.into_iter().zip([true, false]) {
        hall.gathering = hall.gathering.lost(hall.now, circle).unwrap();
        assert_eq!(suggested(&hall), still);
    }
}
