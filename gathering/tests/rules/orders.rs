//! Orders stand until they are answered, go out in an order in which nothing is turned round, and are done once.

use circle::Plan;
use gathering::{
    Ask, AskKind, CircleKey, CircleNumber, HallAction, HallRefusal, Heard, Note, OPENER, OrderId,
    Person, Tiles, Way, WhyNot, Wishes,
};

use crate::common::Hall;
use crate::common::building::Building;

fn kinds(hall: &Hall, circle: CircleNumber) -> Vec<AskKind> {
    let orders = hall.gathering.orders().to_send();
    let orders = orders.into_iter().filter(|(_, order)| order.to == circle);
    orders.map(|(_, order)| order.ask.kind()).collect()
}

fn told() -> Hall {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
    hall.forms(Way::Even, 2, 1);
    hall.tells();
    hall
}

#[test]
fn nothing_is_sent_to_a_circle_before_it_is_opened() {
    let mut hall = told();
    let first = CircleNumber(0);
    let keeper = hall.gathering.circle(first).unwrap().keeper.unwrap();
    hall.answers(keeper, gathering::Answer::Yes);
    hall.host(HallAction::Hold);
    assert_eq!(kinds(&hall, first), [AskKind::Open]);
    let (open, order) = hall.gathering.orders().to_send()[0];
    assert_eq!((order.to, &order.ask), (first, &Ask::Open));
    let key = CircleKey("one".to_owned());
    let (now, heard) = (hall.now, Heard::Opened { key });
    hall.gathering = hall.gathering.hear(now, open, &heard).unwrap().0;
    assert_eq!(kinds(&hall, first), [AskKind::Seat, AskKind::Hold]);
    let opening = hall.gathering.opening().unwrap();
    let care = hall.gathering.afternoon().care.clone();
    let plan = crate::common::plan();
    assert!(plan.care.is_empty() && !care.is_empty());
    assert_eq!(opening.plan, Plan { care, ..plan });
}

#[test]
fn let_go_is_not_sent_before_hold_is_answered() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let first = CircleNumber(0);
    hall.host(HallAction::Hold);
    hall.host(HallAction::LetGo);
    assert_eq!(kinds(&hall, first), [AskKind::Hold]);
    // Again and again while the circle does not answer: it does not become a heap.
    for _ in 0..5 {
        hall.host(HallAction::Hold);
        hall.host(HallAction::LetGo);
    }
    assert_eq!(
        hall.gathering.orders().iter().count(),
        4,
        "two for each circle"
    );
    hall.all_is_carried_out(&mut building);
    assert!(building.circles.values().all(|circle| !circle.held));
}

#[test]
fn an_answer_that_is_none_is_refused_and_the_order_stands() {
    let hall = told();
    let (open, _) = hall.gathering.orders().to_send()[0];
    let hear = |heard| hall.gathering.hear(hall.now, open, &heard).unwrap_err();
    assert_eq!(hear(Heard::Done), HallRefusal::NoAnswerToThat);
    assert_eq!(hear(Heard::Later), HallRefusal::NoAnswerToThat);
    for key in [String::new(), "k".repeat(65)] {
        let key = CircleKey(key);
        assert_eq!(hear(Heard::Opened { key }), HallRefusal::NoAnswerToThat);
    }
    let unknown = hall.gathering.hear(hall.now, OrderId(99), &Heard::Done);
    assert_eq!(unknown.unwrap_err(), HallRefusal::UnknownOrder);
}

#[test]
fn a_circle_that_cannot_be_opened_is_over_and_harms_no_other() {
    let mut hall = told();
    let (open, order) = hall.gathering.orders().to_send()[0];
    let failed = order.to;
    let heard = Heard::Refused {
        why: WhyNot::NotNow,
    };
    hall.gathering = hall.gathering.hear(hall.now, open, &heard).unwrap().0;
    assert!(hall.gathering.circle(failed).unwrap().ended);
    let mut building = Building::new(50);
    hall.all_say_yes(&mut building);
    let people = hall.gathering.people();
    let seated = people.filter(|person| person.sits.at.is_some()).count();
    assert_eq!(seated, 5, "those of the other circle sit");
    assert!(hall.gathering.orders().is_empty());
}

#[test]
fn who_was_seated_in_the_moment_in_which_the_circle_ended_can_be_asked_to_another() {
    let mut hall = told();
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    let (first, second) = (CircleNumber(0), CircleNumber(1));
    let keeper = hall.gathering.circle(first).unwrap().keeper.unwrap();
    hall.answers(keeper, gathering::Answer::Yes);
    let (id, order) = hall.gathering.orders().to_send()[0];
    let heard = building.carries_out(id, &order.clone());
    // The circle ends, and that is heard of before the seat.
    hall.gathering = hall.gathering.lost(hall.now, first).unwrap();
    hall.gathering = hall.gathering.hear(hall.now, id, &heard).unwrap().0;
    let person = hall.gathering.person(keeper).unwrap();
    assert_eq!((person.sits.at, person.sits.moving), (None, None));
    hall.host(HallAction::SeatHere {
        person: keeper,
        circle: second,
        keeps: false,
    });
}

#[test]
fn who_said_yes_to_a_place_that_cannot_be_kept_is_told_and_so_is_the_host() {
    for why in [WhyNot::Full, WhyNot::Ended, WhyNot::NotNow] {
        let mut hall = told();
        let mut building = Building::new(50);
        hall.all_is_carried_out(&mut building);
        let first = CircleNumber(0);
        let is_asked = |one: &&Person| {
            let offer = one.offer;
            offer.is_some_and(|offer| offer.to == first && !offer.keeps)
        };
        let person = hall.gathering.people().find(is_asked).unwrap().id;
        hall.answers(person, gathering::Answer::Yes);
        let orders = hall.gathering.orders().to_send();
        let (seat, kind) = (orders[0].0, orders[0].1.ask.kind());
        assert_eq!(kind, AskKind::Seat);
        let lost = |hall: &Hall| hall.gathering.own_view(person).unwrap().place_lost;
        assert!(!lost(&hall), "it is on its way");
        let heard = Heard::Refused { why };
        hall.gathering = hall.gathering.hear(hall.now, seat, &heard).unwrap().0;
        assert!(lost(&hall), "{why:?}");
        let host = hall
            .gathering
            .host_view(OPENER, &Tiles::new(), &Wishes::default());
        let note = Note {
            circle: first,
            ask: AskKind::Seat,
            why,
        };
        assert_eq!(host.unwrap().notes, [note]);
        let circle = CircleNumber(1);
        hall.host(HallAction::SeatHere {
            person,
            circle,
            keeps: false,
        });
        assert!(!lost(&hall), "they are asked again");
    }
}
