//! Who sat in a circle that has closed is not waiting for a seat while the others still sit.

use circle::Stage;
use gathering::{Answer, CircleNumber, HallAction, OPENER, OwnView, PersonId, Way, Work};

use crate::common::Hall;
use crate::common::building::{Building, state};

fn closes(hall: &mut Hall, circle: CircleNumber) {
    let mut over = state(0);
    over.stage = Stage::Ended;
    hall.gathering = hall.gathering.learn(hall.now, circle, &over).unwrap();
}

fn sitters(hall: &Hall, circle: CircleNumber) -> Vec<PersonId> {
    let people = hall.gathering.people();
    let sit = people.filter(|one| one.sits.at.is_some_and(|at| at.circle == circle));
    sit.map(|one| one.id).collect()
}

fn own(hall: &Hall, person: PersonId) -> OwnView {
    hall.gathering.own_view(person).unwrap()
}

/// How many wait for a seat, and how many have finished.
fn waiting(hall: &Hall) -> (usize, u32) {
    let tiles = Default::default();
    let board = hall
        .gathering
        .host_view(OPENER, &tiles, &hall.wishes)
        .unwrap();
    (board.unseated.len(), board.finished)
}

#[test]
fn who_has_finished_waits_for_no_seat() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    hall.goes_on();
    assert_eq!(waiting(&hall), (0, 0));
    let theirs = sitters(&hall, CircleNumber(0));
    closes(&mut hall, CircleNumber(0));
    assert_eq!(waiting(&hall), (0, theirs.len() as u32));
    assert!(theirs.iter().all(|person| own(&hall, *person).finished));
    let sits = sitters(&hall, CircleNumber(1))[0];
    assert!(!own(&hall, sits).finished);
    // Who comes in late has sat nowhere.
    let late = hall.comes(gathering::HallActor::Door);
    assert_eq!(waiting(&hall), (1, theirs.len() as u32));
    assert!(!own(&hall, late).finished);
    // Who gets up from a circle that goes on is not done either.
    hall.does(sits, HallAction::GetUp);
    assert_eq!(waiting(&hall).0, 2);
    assert!(!own(&hall, sits).finished);
}

#[test]
fn once_new_circles_are_formed_all_wait_for_their_place_again() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    hall.goes_on();
    let theirs = sitters(&hall, CircleNumber(0));
    closes(&mut hall, CircleNumber(0));
    let seat = HallAction::SeatHere {
        person: theirs[0],
        circle: CircleNumber(1),
        keeps: false,
    };
    hall.host(seat);
    assert!(!own(&hall, theirs[0]).finished, "they are asked to another");
    hall.answers(theirs[0], Answer::Stay);
    assert!(own(&hall, theirs[0]).finished && own(&hall, theirs[0]).stayed);
    hall.goes_on_to(|work| matches!(work, Work::Exercise { .. }));
    hall.forms(Way::Even, 2, 3);
    hall.tells();
    for person in &theirs {
        assert!(!own(&hall, *person).finished);
        hall.answers(*person, Answer::Stay);
        let now = own(&hall, *person);
        assert!(
            now.stayed && !now.finished,
            "it is another time than that in which they sat"
        );
    }
    hall.all_is_carried_out(&mut building);
    assert_eq!(waiting(&hall), (theirs.len(), 0));
}

#[test]
fn a_place_that_was_lost_is_waited_for() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    hall.goes_on();
    let theirs = sitters(&hall, CircleNumber(0));
    closes(&mut hall, CircleNumber(0));
    let seat = HallAction::SeatHere {
        person: theirs[0],
        circle: CircleNumber(1),
        keeps: false,
    };
    hall.host(seat);
    hall.answers(theirs[0], Answer::Yes);
    let mut full = Building::new(0);
    full.circles.entry(CircleNumber(1)).or_default();
    hall.all_is_carried_out(&mut full);
    let lost = own(&hall, theirs[0]);
    assert!(lost.place_lost && !lost.finished);
    assert_eq!(waiting(&hall), (1, theirs.len() as u32 - 1));
}
