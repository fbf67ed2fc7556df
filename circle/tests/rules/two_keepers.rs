//! Two who keep press different things in the same second: the first counts, and the second does what it says or
//! is told that it came too late. Whatever the two are, there is one keeper and at most one holder.

use circle::{
    Carried, Circle, Deed, Direction, How, KeeperTurn, LateDoor, LatePolicy, Pattern, Piece, Place,
    Refusal, Role, Stage,
};

use crate::common::{KEEPER, Sitting, plan, timed, untimed};

/// Ana has the piece in a timed round, Co is a co-keeper, Late knocks, Opa has no device.
fn round() -> Sitting {
    let mut plan = plan(vec![timed(60), untimed(), untimed()]);
    plan.keeper_turn = KeeperTurn::HoldsOnly;
    plan.late.door = LateDoor::Knock;
    let mut it = Sitting::new(plan, &[], &["Ana", "Co", "Bo"]).begun();
    it.made("Co", Role::CoKeeper);
    it.adds(KEEPER, "Opa", Place::AtEnd).unwrap();
    it.knocks("Late", vec![]).unwrap();
    it
}

/// Something of every kind that both may ask, and the keeper's giving of roles.
fn deeds(it: &Sitting) -> Vec<Deed> {
    let (turn, seat, late) = (it.turn(), it.seat("Ana"), it.seat("Late"));
    let order = it.numbers(&["Bo", KEEPER, "Opa", "Co", "Ana"]);
    let late_door = LatePolicy {
        door: LateDoor::Closed,
        place: Place::BeforeKeeper,
    };
    vec![
        Deed::NextPart { from: 0 },
        Deed::PassOn { turn },
        Deed::MoreTime { turn },
        Deed::Pause,
        Deed::Ring,
        Deed::Breathe {
            pattern: Pattern::Calm,
            breaths: 2,
        },
        Deed::Lock,
        Deed::MoveSeat { seat, to: 3 },
        Deed::Turn {
            direction: Direction::Counter,
        },
        Deed::SetAway { seat, away: true },
        Deed::AddSeat {
            beyond: 1,
            place: Place::AtEnd,
        },
        Deed::LetIn {
            seat: late,
            place: None,
        },
        Deed::TurnAway { seat: late },
        Deed::SetLate { late: late_door },
        Deed::Remove { seat },
        Deed::Arrange { order },
        Deed::ShiftPlan,
        Deed::Close,
        Deed::GiveRole {
            seat: it.seat("Co"),
            role: Role::Keeper,
        },
        Deed::GiveRole {
            seat: it.seat("Co"),
            role: Role::Participant,
        },
    ]
}

fn is_whole(circle: &Circle) {
    let keepers = circle.seats().iter().filter(|s| s.role == Role::Keeper);
    assert_eq!(keepers.count(), 1);
    if let Piece::With(turn) = circle.piece() {
        assert!(circle.seat(turn.seat).is_some_and(|seat| !seat.away));
    }
    let gone = |seat| circle.seat(seat).is_none();
    assert!(circle.seats().iter().all(|seat| match seat.carried {
        Carried::By(carrier) => !gone(carrier),
        Carried::OwnPhone | Carried::NoDevice => true,
    }));
}

#[test]
fn any_two_deeds_in_the_same_millisecond_leave_a_whole_circle() {
    let it = round();
    let deeds = deeds(&it);
    for first in &deeds {
        for second in &deeds {
            for (one, other) in [(KEEPER, "Co"), ("Co", KEEPER)] {
                let mut it = it.clone();
                it.at(10_000);
                let did = it.asks(one, first.clone());
                let before = it.circle.clone();
                is_whole(&before);
                if it.asks(other, second.clone()).is_err() {
                    assert_eq!(it.circle, before, "a refusal changes nothing");
                }
                is_whole(&it.circle);
                let only_for_the_keeper = matches!(first, Deed::GiveRole { .. }) && one == "Co";
                assert_eq!(did.is_ok(), !only_for_the_keeper, "{one}: {first:?}");
            }
        }
    }
}

#[test]
fn the_same_deed_from_both_is_done_once() {
    let it = round();
    for deed in deeds(&it) {
        if matches!(
            deed,
            Deed::Ring | Deed::MoreTime { .. } | Deed::GiveRole { .. }
        ) {
            continue; // each of these is meant as often as it is pressed, or only the keeper's
        }
        let mut it = it.clone();
        it.at(10_000).does(KEEPER, deed.clone());
        let once = it.circle.clone();
        let _ = it.asks("Co", deed.clone());
        let shape = |circle: &Circle| {
            let mut shape = serde_json::to_value(circle).unwrap();
            shape["heard"].take(); // the second one's command is remembered as done
            shape
        };
        assert_eq!(shape(&it.circle), shape(&once), "{deed:?}");
    }
}

#[test]
fn a_piece_moved_on_by_both_moves_one_seat() {
    let mut it = round();
    let (turn, how) = (it.turn(), How::Shared);
    it.does(KEEPER, Deed::PassOn { turn }).has_piece("Co");
    assert_eq!(it.refused("Co", Deed::PassOn { turn }), Refusal::TurnOver);
    // Nor does the holder's own tap move it for the next.
    assert_eq!(
        it.refused("Ana", Deed::Pass { turn, how }),
        Refusal::TurnOver
    );
    it.has_piece("Co");
}

#[test]
fn one_goes_on_and_the_other_pauses() {
    // The pause comes first: going on waits until it is over.
    let mut it = round();
    it.does("Co", Deed::Pause);
    assert_eq!(
        it.refused(KEEPER, Deed::NextPart { from: 0 }),
        Refusal::Held
    );
    // Going on comes first: the next part is paused.
    let mut it = round();
    it.does(KEEPER, Deed::NextPart { from: 0 })
        .does("Co", Deed::Pause);
    assert_eq!(it.circle.stage(), Stage::Part(1));
    assert!(it.circle.hold().is_some());
}

#[test]
fn one_takes_the_role_back_while_the_other_uses_it() {
    let mut it = round();
    it.made("Co", Role::Participant);
    assert_eq!(it.refused("Co", Deed::Close), Refusal::KeeperOnly);
    assert_eq!(
        it.refused("Co", Deed::NextPart { from: 0 }),
        Refusal::KeeperOnly
    );
}

#[test]
fn the_opener_takes_the_keeping_back_while_the_new_keeper_gives_it_on() {
    let mut it = round();
    it.made("Co", Role::Keeper);
    let (seat, role) = (it.seat("Bo"), Role::Keeper);
    let mut other = it.clone();
    it.does(KEEPER, Deed::TakeBackKeeping);
    assert_eq!(
        it.refused("Co", Deed::GiveRole { seat, role }),
        Refusal::KeeperOnly
    );
    other.does("Co", Deed::GiveRole { seat, role });
    other.does(KEEPER, Deed::TakeBackKeeping);
    for it in [it, other] {
        assert_eq!(it.circle.keeper(), it.seat(KEEPER));
        is_whole(&it.circle);
    }
}
