//! A keeper who does not come: after a while the host is told, and may name another or ask people over. Nobody is moved.

use gathering::order::AskKind;
use gathering::person::{ASKED_AGAIN_AFTER, OFFER_LASTS};
use gathering::view::{HostView, Pressing, WhyMerge};
use gathering::{Answer, CircleNumber, HallAction, KEEPER_AWAITED, OPENER, PersonId, Tiles, Way};

use crate::common::building::{Building, state};
use crate::common::{Hall, MINUTE};

const FIRST: CircleNumber = CircleNumber(0);
const SECOND: CircleNumber = CircleNumber(1);

/// Two circles in which everyone has taken their seat, but the keeper of the second says nothing.
fn without_a_keeper() -> (Hall, Building, PersonId) {
    let mut hall = Hall::of(3, 9);
    hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
    hall.forms(Way::Even, 2, 1);
    hall.tells();
    let keeper = hall.gathering.circle(SECOND).unwrap().keeper.unwrap();
    let others = hall.gathering.people();
    let others = others.filter(|person| person.offer.is_some() && person.id != keeper);
    let others: Vec<_> = others.map(|person| person.id).collect();
    for person in others {
        hall.answers(person, Answer::Yes);
    }
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    (hall, building, keeper)
}

fn board(hall: &Hall) -> HostView {
    let circles = hall.gathering.circles().iter();
    let tiles: Tiles = circles.map(|circle| (circle.number, state(5))).collect();
    let board = hall.gathering.host_view(OPENER, &tiles, &hall.wishes);
    board.unwrap()
}

fn stands_out(hall: &Hall, circle: CircleNumber) -> Pressing {
    let board = board(hall);
    let tile = board.tiles.iter().find(|tile| tile.circle == circle);
    tile.unwrap().pressing(hall.now)
}

#[test]
fn who_never_answers_has_not_come_after_five_minutes() {
    let (mut hall, _, keeper) = without_a_keeper();
    let due = hall.now.after(KEEPER_AWAITED);
    assert_eq!(KEEPER_AWAITED, 5 * MINUTE);
    assert_eq!(
        hall.gathering.next_deadline(),
        Some(due),
        "the server wakes"
    );
    hall.waits(KEEPER_AWAITED - 1);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
    assert!(board(&hall).merges.is_empty());
    hall.waits(1);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    assert_eq!(stands_out(&hall, FIRST), Pressing::Well);
    let [merge] = board(&hall).merges[..] else {
        panic!("one suggestion");
    };
    assert_eq!((merge.circle, merge.into), (SECOND, FIRST));
    assert_eq!(merge.why, WhyMerge::NoKeeper);
    // It is a suggestion: nobody is asked or moved by it, and whoever was asked to keep it still may.
    let orders = hall.gathering.orders();
    assert!(orders.is_empty(), "{orders:?}");
    let asked = hall
        .gathering
        .people()
        .filter(|person| person.offer.is_some());
    assert_eq!(asked.map(|person| person.id).collect::<Vec<_>>(), [keeper]);
    hall.host(HallAction::Merge {
        from: SECOND,
        into: FIRST,
    });
}

#[test]
fn who_comes_late_after_all_keeps() {
    let (mut hall, mut building, keeper) = without_a_keeper();
    hall.waits(2 * KEEPER_AWAITED);
    hall.answers(keeper, Answer::Yes);
    hall.all_is_carried_out(&mut building);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
    assert!(board(&hall).merges.is_empty());
    // Nothing is due for it any more.
    hall.waits(2 * KEEPER_AWAITED);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
}

#[test]
fn five_more_minutes_of_a_keeper_are_waited_for() {
    let (mut hall, _, keeper) = without_a_keeper();
    hall.waits(MINUTE);
    hall.answers(keeper, Answer::FiveMore);
    hall.waits(ASKED_AGAIN_AFTER);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well, "asked once more");
    hall.waits(OFFER_LASTS - 1);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
    hall.waits(1);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
}

#[test]
fn another_who_is_asked_to_keep_is_waited_for_anew() {
    let (mut hall, mut building, _) = without_a_keeper();
    hall.waits(KEEPER_AWAITED);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    let first = hall.gathering.circle(FIRST).unwrap().keeper;
    let here = hall.gathering.people().map(|person| person.id);
    let sits = |person: &PersonId| hall.at(*person) == Some(FIRST) && Some(*person) != first;
    let person = here.into_iter().find(sits).unwrap();
    hall.host(HallAction::SeatHere {
        person,
        circle: SECOND,
        keeps: true,
    });
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
    hall.answers(person, Answer::Yes);
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.gathering.circle(SECOND).unwrap().keeper, Some(person));
    hall.waits(KEEPER_AWAITED);
    assert_eq!(stands_out(&hall, SECOND), Pressing::Well);
}

#[test]
fn who_is_no_more_asked_is_not_waited_for() {
    let (mut hall, _, person) = without_a_keeper();
    hall.host(HallAction::WithdrawOffer { person });
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    let (mut hall, _, keeper) = without_a_keeper();
    hall.answers(keeper, Answer::Stay);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
}

#[test]
fn while_everything_is_held_nobody_is_late() {
    let (mut hall, mut building, _) = without_a_keeper();
    hall.waits(MINUTE);
    hall.host(HallAction::Hold);
    hall.all_is_carried_out(&mut building);
    hall.waits(2 * KEEPER_AWAITED);
    assert_ne!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    hall.host(HallAction::LetGo);
    hall.waits(KEEPER_AWAITED - MINUTE - 1);
    assert_ne!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    hall.waits(1);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
}

#[test]
fn where_nobody_sits_nobody_is_asked_over() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
    hall.forms(Way::Even, 2, 1);
    hall.tells();
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    let keeper = hall.gathering.circle(FIRST).unwrap().keeper.unwrap();
    hall.answers(keeper, Answer::Yes);
    hall.all_is_carried_out(&mut building);
    hall.waits(KEEPER_AWAITED);
    assert_eq!(stands_out(&hall, SECOND), Pressing::NoKeeper);
    assert!(board(&hall).merges.is_empty());
    let sent = hall.gathering.orders().to_send();
    assert!(
        sent.iter()
            .all(|(_, order)| order.ask.kind() != AskKind::Seat)
    );
}
