//! People: roles, shared phones, those without one, and who may ask for what.

use circle::CommandId;
use gathering::{
    HallAction, HallActor, HallCommand, HallRefusal, HallRole, OPENER, PersonId, Phone, Way, Work,
};

use crate::common::building::{Building, state};
use crate::common::{Hall, afternoon};

fn role(person: PersonId, role: HallRole) -> HallAction {
    HallAction::GiveRole { person, role }
}

#[test]
fn a_co_host_may_all_but_give_roles_and_only_the_host_removes_them() {
    let mut hall = Hall::of(2, 6);
    let (co, guest) = (PersonId(3), PersonId(4));
    hall.host(role(co, HallRole::CoHost));
    hall.does(co, HallAction::Freeze);
    assert_eq!(
        hall.tries(co, role(guest, HallRole::Helper)),
        Err(HallRefusal::HostOnly)
    );
    let remove = |person| HallAction::Remove { person };
    assert_eq!(hall.tries(co, remove(OPENER)), Err(HallRefusal::HostStays));
    assert_eq!(hall.tries(co, remove(co)), Err(HallRefusal::HostStays));
    hall.does(co, remove(guest));
    hall.host(remove(co));
    assert!(hall.gathering.person(co).is_none());
    assert_eq!(
        hall.refused(role(OPENER, HallRole::Guest)),
        HallRefusal::HostStays
    );
    assert_eq!(
        hall.refused(role(PersonId(5), HallRole::Host)),
        HallRefusal::HostStays
    );
    assert_eq!(
        hall.tries(OPENER, HallAction::Leave),
        Err(HallRefusal::HostStays)
    );
}

#[test]
fn helpers_are_there_for_others_and_sit_only_if_they_are_to() {
    let mut hall = Hall::of(2, 6);
    let person = PersonId(4);
    hall.host(role(person, HallRole::Helper));
    assert!(!hall.gathering.person(person).unwrap().joins);
    let joins = true;
    hall.host(HallAction::SetJoins { person, joins });
    hall.host(role(person, HallRole::Guest));
    assert!(hall.gathering.person(person).unwrap().joins);
    assert_eq!(
        hall.tries(person, HallAction::Hold),
        Err(HallRefusal::HostOnly)
    );
}

#[test]
fn a_phone_carries_three_and_answers_for_each() {
    let mut hall = Hall::of(3, 6);
    let phone = PersonId(5);
    hall.does(phone, HallAction::Carry);
    hall.does(phone, HallAction::Carry);
    assert_eq!(
        hall.tries(phone, HallAction::Carry),
        Err(HallRefusal::NotNow)
    );
    let carried = hall.gathering.carries(phone);
    assert_eq!(carried.len(), 2);
    assert_eq!(
        hall.refused(role(carried[0], HallRole::Helper)),
        HallRefusal::NoPhone
    );
    let (person, keeps) = (carried[0], true);
    assert_eq!(
        hall.refused(HallAction::NameKeeper { person, keeps }),
        HallRefusal::NoPhone
    );
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, 3, 1);
    hall.tells();
    let yes = |hall: &Hall, by: PersonId, person: PersonId| {
        let offer = hall.gathering.person(person).unwrap().offer.unwrap().number;
        let command = HallCommand {
            id: CommandId(900 + u128::from(person.0)),
            for_person: Some(person),
            action: HallAction::Answer {
                offer,
                answer: gathering::Answer::Yes,
            },
        };
        hall.gathering
            .act(hall.now, HallActor::Person(by), &command)
    };
    let stranger = yes(&hall, PersonId(6), carried[0]).unwrap_err();
    assert_eq!(stranger, HallRefusal::NotYours);
    for person in &carried {
        hall.gathering = yes(&hall, phone, *person).unwrap().0;
    }
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    assert!(carried.iter().all(|person| hall.at(*person).is_some()));
    // Whoever shared the phone of one who leaves is still here, and the host acts for them.
    hall.does(phone, HallAction::Leave);
    assert_eq!(
        hall.gathering.person(carried[0]).unwrap().phone,
        Phone::None
    );
    assert_eq!(hall.gathering.carries(OPENER), carried);
}

#[test]
fn the_host_may_sit_and_keep_too() {
    let mut hall = Hall::of(1, 6);
    let (person, keeps) = (OPENER, true);
    hall.host(HallAction::NameKeeper { person, keeps });
    hall.goes_on();
    hall.forms(Way::Even, 2, 1);
    hall.tells();
    hall.all_say_yes(&mut Building::new(50));
    assert!(hall.at(OPENER).is_some());
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes);
    assert!(board.is_some(), "the board still works");
}

#[test]
fn who_gets_up_stays_in_the_hall() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let keepers: Vec<_> = hall
        .gathering
        .circles()
        .iter()
        .filter_map(|c| c.keeper)
        .collect();
    let people: Vec<_> = hall.gathering.people().map(|person| person.id).collect();
    let sitter = people
        .into_iter()
        .find(|id| *id != OPENER && !keepers.contains(id))
        .unwrap();
    hall.does(sitter, HallAction::GetUp);
    assert_eq!(hall.at(sitter), None);
    hall.all_is_carried_out(&mut building);
    assert!(building.seats_of(sitter).is_empty());
    assert_eq!(
        hall.tries(sitter, HallAction::GetUp),
        Err(HallRefusal::NotNow)
    );
}

#[test]
fn a_resend_is_known_and_whoever_is_unknown_is_told_so() {
    let mut hall = Hall::new(afternoon());
    let id = CommandId(5);
    for _ in 0..2 {
        hall.ask(HallActor::Door, id, HallAction::Arrive).unwrap();
    }
    assert_eq!(hall.gathering.people().count(), 2);
    let nobody = hall.tries(PersonId(99), HallAction::GetUp);
    assert_eq!(nobody, Err(HallRefusal::UnknownPerson));
    let person = PersonId(99);
    assert_eq!(
        hall.refused(HallAction::Remove { person }),
        HallRefusal::UnknownPerson
    );
}

#[test]
fn who_is_alone_cannot_form_circles() {
    let mut hall = Hall::new(afternoon());
    let proposal = gathering::Proposal {
        way: gathering::WayKind::Even,
        circles: Vec::new(),
    };
    let over = None;
    let refusal = hall.refused(HallAction::Preview { over, proposal });
    assert_eq!(refusal.code(), "too_few_people");
}

#[test]
fn who_leaves_their_circle_is_in_the_hall_again() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let sits = |hall: &Hall| {
        let mut people = hall.gathering.people();
        let sitting =
            people.find(|person| person.sits.at.is_some_and(|at| at.seat != circle::OPENER));
        let person = sitting.unwrap();
        (person.id, person.sits.at.unwrap())
    };
    let (who, at) = sits(&hall);
    let mut tile = state(4);
    tile.taken.retain(|seat| *seat != at.seat);
    // The circle told so before it gave them this seat.
    tile.next_seat = at.seat;
    assert_eq!(hall.gathering.learn(hall.now, at.circle, &tile), None);
    tile.next_seat = circle::SeatId(at.seat.0 + 1);
    hall.gathering = hall.gathering.learn(hall.now, at.circle, &tile).unwrap();
    assert_eq!(hall.gathering.person(who).unwrap().sits.at, None);
    assert_eq!(
        hall.gathering.learn(hall.now, at.circle, &tile),
        None,
        "once"
    );
    assert!(
        hall.gathering
            .orders()
            .iter()
            .all(|(_, order)| order.ask.kind() != gathering::AskKind::GiveUp)
    );
}

#[test]
fn a_keeper_who_leaves_their_circle_keeps_it_no_more() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let circle = hall.gathering.circles()[0].clone();
    let keeper = circle.keeper.unwrap();
    let at = hall.gathering.person(keeper).unwrap().sits.at.unwrap();
    let mut tile = state(4);
    tile.taken.retain(|seat| *seat != at.seat);
    tile.next_seat = circle::SeatId(4);
    hall.gathering = hall.gathering.learn(hall.now, at.circle, &tile).unwrap();
    assert_eq!(hall.gathering.circles()[0].keeper, None);
}
