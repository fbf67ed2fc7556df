//! The end: everything is forgotten but sums, and every circle is told.

use circle::{FORGOTTEN_AFTER, Stage};
use gathering::{AskKind, HallAction, HallRefusal, OPENER, PersonId, Way, Work};

use crate::common::building::{Building, state};
use crate::common::{Hall, MINUTE, afternoon};

#[test]
fn at_the_end_everything_is_gone_and_each_circle_is_told() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    hall.host(HallAction::End);
    assert!(hall.gathering.has_ended() && !hall.gathering.is_done());
    assert_eq!(hall.gathering.people().count(), 0);
    assert_eq!(hall.refused(HallAction::Hold), HallRefusal::Ended);
    hall.all_is_carried_out(&mut building);
    assert!(hall.gathering.is_done());
    assert!(building.circles.values().all(|circle| circle.ended));
    assert!(hall.gathering.next_deadline().is_none());
    let guest = PersonId(4);
    hall.does(guest, HallAction::Leave); // it is acknowledged to who leaves in the same moment
    let record = hall
        .gathering
        .record("r".to_owned(), hall.now.after(MINUTE));
    let sums = record.sums.unwrap();
    assert_eq!((sums.people, sums.circles, record.blocks), (16, 3, 6));
}

#[test]
fn a_circle_that_is_only_being_opened_hears_of_the_end_too() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on();
    hall.forms(Way::Even, 2, 1);
    hall.tells();
    hall.host(HallAction::End);
    let kinds = |hall: &Hall| -> Vec<_> {
        let orders = hall.gathering.orders().to_send();
        orders
            .into_iter()
            .map(|(_, order)| order.ask.kind())
            .collect()
    };
    assert_eq!(kinds(&hall), [AskKind::Open, AskKind::Open]);
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    assert!(building.circles.values().all(|circle| circle.ended));
    assert!(hall.gathering.is_done() && hall.gathering.opening().is_none());
}

#[test]
fn it_ends_when_the_last_circle_has_closed() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    hall.host(HallAction::EndWhenClosed);
    let circles: Vec<_> = hall.gathering.circles().iter().map(|c| c.number).collect();
    for (n, circle) in circles.into_iter().enumerate() {
        assert_eq!(hall.gathering.has_ended(), n == 2);
        let mut over = state(0);
        over.stage = Stage::Ended;
        hall.gathering = hall.gathering.learn(hall.now, circle, &over).unwrap();
        assert!(hall.gathering.learn(hall.now, circle, &over).is_none());
    }
    assert!(hall.gathering.is_done());
    let mut hall = Hall::new(afternoon());
    hall.host(HallAction::EndWhenClosed);
    assert!(hall.gathering.is_done(), "where no circle sits, at once");
}

#[test]
fn that_it_ends_with_the_last_circle_can_be_taken_back() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    assert_eq!(hall.refused(HallAction::EndNotYet), HallRefusal::NotNow);
    hall.host(HallAction::EndWhenClosed);
    hall.host(HallAction::EndNotYet);
    let circles: Vec<_> = hall.gathering.circles().iter().map(|c| c.number).collect();
    for circle in circles {
        hall.gathering = hall.gathering.lost(hall.now, circle).unwrap();
    }
    assert!(!hall.gathering.has_ended());
    hall.host(HallAction::EndWhenClosed);
    assert!(hall.gathering.has_ended());
}

#[test]
fn what_nobody_ends_is_forgotten_after_two_days() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    hall.waits(FORGOTTEN_AFTER - 1);
    assert!(!hall.gathering.has_ended());
    hall.waits(1);
    assert!(hall.gathering.has_ended());
    hall.all_is_carried_out(&mut building);
    assert!(hall.gathering.is_done());
}

#[test]
fn sums_are_kept_only_where_five_people_and_two_circles_stand_behind_them() {
    let few = Hall::of(2, 1);
    let record = few.gathering.record("r".to_owned(), few.now);
    assert_eq!((record.day.as_str(), record.sums), ("2026-11-20", None));
    let one_circle = Hall::of(2, 10);
    assert_eq!(
        one_circle.gathering.record("r".to_owned(), few.now).sums,
        None
    );
}

#[test]
fn breaths_that_were_completed_are_counted() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let breathe = HallAction::Breathe {
        pattern: circle::Pattern::Calm,
        breaths: 3,
    };
    hall.host(breathe.clone());
    hall.waits(MINUTE);
    hall.host(breathe);
    hall.waits(6_000 + 15_000);
    hall.host(HallAction::End);
    let record = hall.gathering.record("r".to_owned(), hall.now);
    assert_eq!(
        record.sums.unwrap().breaths,
        3 + 1,
        "the second breath was not over"
    );
}

#[test]
fn a_circle_that_closes_leaves_its_people_in_the_hall() {
    let (mut hall, _) = Hall::in_circles(2, 8);
    let circle = hall.gathering.circles()[0].number;
    let mut over = state(0);
    over.stage = Stage::Ended;
    hall.gathering = hall.gathering.learn(hall.now, circle, &over).unwrap();
    let view = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    assert_eq!((view.unseated.len(), view.finished), (0, 5));
    assert_eq!(view.tiles.len(), 1);
    hall.goes_on_to(|work| matches!(work, Work::Break));
}
