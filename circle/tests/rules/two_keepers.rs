//! Two who keep press different things in the same second: the first counts, and the second does what it says or
//! is told that it came too late. Whatever the two are, there is one keeper and at most one holder.

use circle::{
    Action, Carried, Circle, Direction, How, KeeperTurn, LateDoor, LatePolicy, Pattern, Piece,
    Refusal, RingPlace, Role, Stage,
};

use crate::common::{KEEPER, Sitting, plan, timed, untimed};

/// Ana has the piece in a timed round, Co is a co-keeper, Late knocks, Opa has no device.
fn round() -> Sitting {
    let mut plan = plan(vec![timed(60), untimed(), untimed()]);
    plan.keeper_turn = KeeperTurn::HoldsOnly;
    plan.late.door = LateDoor::Knock;
    let mut it = Sitting::new(plan, &[], &["Ana", "Co", "Bo"]).begun();
    it.made("Co", Role::CoKeeper);
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.knocks("Late", vec![]).unwrap();
    it
}

/// Something of every kind that both may ask, and the keeper's giving of roles.
fn actions(it: &Sitting) -> Vec<Action> {
    let (turn, seat, late) = (it.turn(), it.seat("Ana"), it.seat("Late"));
    let order = it.numbers(&["Bo", KEEPER, "Opa", "Co", "Ana"]);
    let late_door = LatePolicy {
        door: LateDoor::Closed,
        place: RingPlace::BeforeKeeper,
    };
    vec![
        Action::NextPart { from: 0 },
        Action::PassOn { turn },
        Action::MoreTime { turn },
        Action::Pause,
        Action::Ring,
        Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 2,
        },
        Action::Lock,
        Action::MoveSeat { seat, to: 3 },
        Action::Turn {
            direction: Direction::Counter,
        },
        Action::SetAway { seat, away: true },
        Action::AddSeat {
            beyond: 1,
            place: RingPlace::AtEnd,
        },
        Action::LetIn {
            seat: late,
            place: None,
        },
        Action::TurnAway { seat: late },
        Action::SetLate { late: late_door },
        Action::Remove { seat },
        Action::Arrange { order },
        Action::ShiftPlan,
        Action::Close,
        Action::GiveRole {
            seat: it.seat("Co"),
            role: Role::Keeper,
        },
        Action::GiveRole {
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
fn any_two_actions_in_the_same_millisecond_leave_a_whole_circle() {
    let it = round();
    let actions = actions(&it);
    for first in &actions {
        for second in &actions {
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
                let only_for_the_keeper = matches!(first, Action::GiveRole { .. }) && one == "Co";
                assert_eq!(did.is_ok(), !only_for_the_keeper, "{one}: {first:?}");
            }
        }
    }
}

#[test]
fn the_same_action_from_both_is_done_once() {
    let it = round();
    for action in actions(&it) {
        if matches!(
            action,
            Action::Ring | Action::MoreTime { .. } | Action::GiveRole { .. }
        ) {
            continue; // each of these is meant as often as it is pressed, or only the keeper's
        }
        let mut it = it.clone();
        it.at(10_000).does(KEEPER, action.clone());
        let once = it.circle.clone();
        let _ = it.asks("Co", action.clone());
        let shape = |circle: &Circle| {
            let mut shape = serde_json::to_value(circle).unwrap();
            shape["heard"].take(); // the second one's command is remembered as done
            shape
        };
        assert_eq!(shape(&it.circle), shape(&once), "{action:?}");
    }
}

#[test]
fn a_piece_moved_on_by_both_moves_one_seat() {
    let mut it = round();
    let (turn, how) = (it.turn(), How::Shared);
    it.does(KEEPER, Action::PassOn { turn }).has_piece("Co");
    assert_eq!(it.refused("Co", Action::PassOn { turn }), Refusal::TurnOver);
    // Nor does the holder's own tap move it for the next.
    assert_eq!(
        it.refused("Ana", Action::Pass { turn, how }),
        Refusal::TurnOver
    );
    it.has_piece("Co");
}

#[test]
fn one_goes_on_and_the_other_pauses() {
    // The pause comes first: going on waits until it is over.
    let mut it = round();
    it.does("Co", Action::Pause);
    assert_eq!(
        it.refused(KEEPER, Action::NextPart { from: 0 }),
        Refusal::Held
    );
    // Going on comes first: the next part is paused.
    let mut it = round();
    it.does(KEEPER, Action::NextPart { from: 0 })
        .does("Co", Action::Pause);
    assert_eq!(it.circle.stage(), Stage::Part(1));
    assert!(it.circle.hold().is_some());
}

#[test]
fn one_takes_the_role_back_while_the_other_uses_it() {
    let mut it = round();
    it.made("Co", Role::Participant);
    assert_eq!(it.refused("Co", Action::Close), Refusal::KeeperOnly);
    assert_eq!(
        it.refused("Co", Action::NextPart { from: 0 }),
        Refusal::KeeperOnly
    );
}

#[test]
fn the_opener_takes_the_keeping_back_while_the_new_keeper_gives_it_on() {
    let mut it = round();
    it.made("Co", Role::Keeper);
    let (seat, role) = (it.seat("Bo"), Role::Keeper);
    let mut other = it.clone();
    it.does(KEEPER, Action::TakeBackKeeping);
    assert_eq!(
        it.refused("Co", Action::GiveRole { seat, role }),
        Refusal::KeeperOnly
    );
    other.does("Co", Action::GiveRole { seat, role });
    other.does(KEEPER, Action::TakeBackKeeping);
    for it in [it, other] {
        assert_eq!(it.circle.keeper(), it.seat(KEEPER));
        is_whole(&it.circle);
    }
}
