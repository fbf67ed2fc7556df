#![allow(clippy::unwrap_used, reason = "a test")]

use circle::{Actor, Circle, Command, CommandId, Direction, KeeperTurn, Part, Plan, Timestamp};

use super::*;
use crate::protocol::LostPhone;

/// A circle of the keeper and six more in its first round; the piece is with the keeper, and seat 1 is next.
fn sitting() -> Circle {
    let plan = Plan {
        title: "Evening".into(),
        intention: String::new(),
        parts: vec![Part::round("What brought you here?", None)],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: circle::LatePolicy::default(),
        care: String::new(),
    };
    let mut circle = Circle::open(plan, &[], Timestamp(0));
    let mut asked = 0;
    let mut does = |actor, action| {
        asked += 1;
        let command = Command::new(CommandId(asked), action);
        circle = circle.act(Timestamp(0), actor, &command).unwrap().0;
    };
    for _ in 0..6 {
        let consents = Vec::new();
        does(Actor::Door, Action::Sit { consents });
    }
    does(Actor::Seat(SeatId(0)), Action::Begin);
    let (seat, away) = (SeatId(6), true);
    does(Actor::Seat(SeatId(0)), Action::SetAway { seat, away });
    circle
}

fn told(lost: &[u32], never_came: &[u32], me: u32) -> Vec<Notice> {
    let lost: Vec<_> = lost.iter().map(|&seat| (seat, None)).collect();
    told_of(&lost, never_came, me)
}

/// Of seats that are lost, each with the one on whose phone they sit.
fn told_of(lost: &[(u32, Option<u32>)], never_came: &[u32], me: u32) -> Vec<Notice> {
    let since = Timestamp(0);
    let lost = lost.iter().map(|&(seat, with)| LostPhone {
        seat: SeatId(seat),
        with: with.map(SeatId),
        since,
    });
    let arrivals = Arrivals {
        crowded: false,
        never_came: never_came.iter().map(|&seat| SeatId(seat)).collect(),
        lost: lost.collect(),
    };
    notices(&sitting().commons(), &arrivals, Some(SeatId(me)))
}

#[test]
fn the_holders_and_the_next_ones_lost_phones_are_told_too() {
    let lost = |seat, whose| Notice::Lost(SeatId(seat), whose);
    let all = [
        lost(0, Whose::Holder),
        lost(1, Whose::Next),
        lost(3, Whose::Other),
    ];
    assert_eq!(told(&[0, 1, 3], &[], 4), all);
    assert_eq!(told(&[0], &[], 0), [], "one's own is known");
    let [first, rest] = &told(&[1, 2, 3, 4], &[], 0)[..] else {
        unreachable!("the next one apart, the others together")
    };
    assert_eq!(*first, lost(1, Whose::Next));
    let others = (2..5).map(SeatId).collect();
    assert_eq!(*rest, Notice::LostTogether(others));
}

#[test]
fn a_phone_that_several_share_is_told_once() {
    let lost = |seat, whose| Notice::Lost(SeatId(seat), whose);
    let shared = [(3, None), (4, Some(3))];
    assert_eq!(told_of(&shared, &[], 0), [lost(3, Whose::Other)]);
    let next = [(1, Some(3)), (3, None)];
    let both = [lost(1, Whose::Next), lost(3, Whose::Other)];
    assert_eq!(told_of(&next, &[], 0), both, "the piece goes there");
    let alone = [(4, Some(3))];
    assert_eq!(
        told_of(&alone, &[], 0),
        [lost(4, Whose::Other)],
        "3 stepped out"
    );
}

#[test]
fn a_seat_that_nobody_came_to_is_told_until_the_piece_goes_past_it() {
    assert_eq!(told(&[2], &[2], 0), [Notice::Empty(SeatId(2))]);
    assert_eq!(told(&[], &[6], 0), [], "it is marked as stepped out");
    let many = (1..4).map(SeatId).collect();
    assert_eq!(told(&[], &[1, 2, 3], 0), [Notice::EmptyTogether(many)]);
}
