//! Who keeps, who acts for whom, who waits at the door, and in which order all sit.

use std::collections::BTreeSet;

use circle::{
    Action, ActionKind, Actor, Carried, Circle, CommandId, MAX_SEATS, MOST_ON_A_PHONE,
    MOST_WAITING, Order, PartState, Refusal, Role, SeatId, Timestamp, Why,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actions::{action, sit};
use crate::bench::{Bench, Opening, Step, opening, steps};

/// One keeper, and it is there; no more seats than there can be, and none carried by nobody.
fn is_whole(circle: &Circle) -> Result<(), TestCaseError> {
    let seats = circle.seats();
    let keepers: Vec<_> = seats
        .iter()
        .filter(|seat| seat.role == Role::Keeper)
        .collect();
    prop_assert_eq!(keepers.len(), 1);
    prop_assert_eq!(circle.keeper(), keepers[0].id);
    prop_assert!(seats.len() <= MAX_SEATS && circle.waiting().len() <= MOST_WAITING);
    let mut signs: Vec<_> = seats.iter().map(|seat| seat.sign).collect();
    signs.extend(circle.waiting().iter().map(|waiting| waiting.sign));
    let different: BTreeSet<_> = signs.iter().collect();
    prop_assert_eq!(different.len(), signs.len(), "two have the same sign");
    for seat in seats {
        let on_the_phone = seats
            .iter()
            .filter(|other| other.carried == Carried::By(seat.id));
        prop_assert!(on_the_phone.count() < MOST_ON_A_PHONE);
        if let Carried::By(carrier) = seat.carried {
            prop_assert_eq!(
                circle.seat(carrier).map(|seat| seat.carried),
                Some(Carried::OwnPhone)
            );
        }
        if seat.carried != Carried::OwnPhone {
            prop_assert_eq!(seat.role, Role::Participant);
        }
    }
    Ok(())
}

/// Whether the keeper went to another circle, as the gathering asked them.
fn keeper_went(before: &Circle, after: &Circle) -> bool {
    after.is_within_gathering() && after.seat(before.keeper()).is_none()
}

/// Who may act for `seat` besides itself: by what everyone would expect, not by what the circle says.
fn acts_for(circle: &Circle, by: SeatId, seat: SeatId) -> bool {
    match circle.seat(seat).unwrap().carried {
        Carried::OwnPhone => false,
        Carried::NoDevice => circle.seat(by).unwrap().role != Role::Participant,
        Carried::By(carrier) => carrier == by,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn there_is_always_one_keeper_and_a_whole_ring(opening in opening(), steps in steps(80)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            is_whole(after)?;
            if before.keeper() != after.keeper() {
                let kept = before.keeper();
                if keeper_went(before, after) {
                    // To another circle: a seat is kept in their place.
                    prop_assert!(after.seat(after.keeper()).unwrap().kept);
                    return Ok(());
                }
                let seats = matches!(asked.command.action, Action::Order(Order::SeatSomeone { keeps: true, .. }));
                let handed_on = matches!(asked.command.action.kind(), ActionKind::GiveRole | ActionKind::TakeBackKeeping);
                prop_assert!(handed_on || (seats && before.seat(kept).unwrap().kept), "{:?}", asked);
                prop_assert_eq!(after.seat(kept).unwrap().role, Role::CoKeeper);
            }
            Ok(())
        })?;
    }

    #[test]
    fn no_role_is_won_but_from_the_keeper(opening in opening(), steps in steps(80)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            for seat in after.seats() {
                let had = before.seat(seat.id).map_or(Role::Participant, |seat| seat.role);
                let given = match asked.command.action {
                    Action::GiveRole { .. } => asked.actor == Actor::Seat(before.keeper()),
                    Action::TakeBackKeeping => asked.actor == Actor::Seat(SeatId(0)),
                    Action::Sit { .. } => asked.actor == Actor::Invited(seat.role),
                    _ => false,
                };
                // The gathering names who comes to keep.
                let named = seat.kept && asked.command.action.kind() == ActionKind::Order;
                let named = named || (seat.kept && keeper_went(before, after));
                let was_never_there = seat.kept && before.keeper() == seat.id;
                prop_assert!(
                    seat.role == had || given || named || was_never_there,
                    "{:?} {:?}",
                    seat,
                    asked
                );
            }
            Ok(())
        })?;
    }

    #[test]
    fn to_arrange_the_ring_changes_nothing_but_the_order(opening in opening(), steps in steps(80)) {
        let mut bench = opening.begun();
        bench.walk(&steps, |_, _, _| Ok(()))?;
        if !bench.circle.may(Actor::Seat(bench.circle.keeper())).contains(&ActionKind::Arrange) {
            return Ok(());
        }
        let keeper = bench.circle.keeper();
        if bench.circle.seat(keeper).unwrap().kept {
            // Whoever asks for something has come.
            bench.must(Actor::Seat(keeper), Action::StepIn);
        }
        let before = bench.circle.clone();
        let mut order: Vec<_> = before.seats().iter().map(|seat| seat.id).collect();
        order.reverse();
        bench.must(Actor::Seat(keeper), Action::Arrange { order });
        let after = &bench.circle;
        prop_assert_eq!(before.piece(), after.piece());
        let forming = matches!(before.part_state(), PartState::Pairs(_)) && before.span().is_none();
        prop_assert!(forming || before.part_state() == after.part_state());
        prop_assert_eq!(before.hold(), after.hold());
        let to_come = |circle: &Circle| circle.still_to_come().into_iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(to_come(&before), to_come(after), "nobody is left out or asked twice");
        for seat in before.seats() {
            prop_assert_eq!(after.seat(seat.id), Some(seat));
        }
    }

    #[test]
    fn a_circle_that_nobody_keeps_goes_on_where_it_stood(
        opening in opening(), steps in steps(60), away in 0..10_000_000_u64
    ) {
        let (holds, goes_on) = (Action::NobodyKeeps, Action::KeeperBack);
        held_from_outside(&opening, &steps, away, &|bench: &mut Bench, begins| {
            let action = if begins { &holds } else { &goes_on };
            bench.must(Actor::House, action.clone());
        })?;
    }

    #[test]
    fn a_circle_that_the_gathering_held_goes_on_where_it_stood(
        opening in opening(), steps in steps(60), away in 0..10_000_000_u64
    ) {
        let opening = Opening { gathered: true, ..opening };
        held_from_outside(&opening, &steps, away, &|bench: &mut Bench, begins| {
            bench.must_by_order(if begins { Order::Hold } else { Order::LetGo });
        })?;
    }
}

/// Everything is held from outside for `away` milliseconds, and goes on. `hold` holds it, and lets it go.
fn held_from_outside(
    opening: &Opening,
    steps: &[Step],
    away: u64,
    hold: &dyn Fn(&mut Bench, bool),
) -> Result<(), TestCaseError> {
    let mut bench = opening.begun();
    bench.walk(steps, |_, _, _| Ok(()))?;
    let leads = bench
        .circle
        .breath()
        .is_some_and(|breath| breath.interlude && !breath.over);
    let held_by_house = bench
        .circle
        .hold()
        .is_some_and(|hold| hold.why == Why::Gathering);
    if bench.circle.has_ended() || leads || held_by_house {
        return Ok(());
    }
    bench.now = bench.now.max(bench.circle.last_at());
    bench.must(Actor::Clock, Action::Tick);
    let left = |bench: &Bench| {
        let turn = bench.circle.piece().turn().cloned();
        let now = bench.circle.hold().map_or(bench.now, |hold| hold.since);
        let until =
            |due: Timestamp, since: Timestamp| i128::from(due.0) - i128::from(now.max(since).0);
        let share = turn.map(|turn| (turn.number, turn.due().map(|due| until(due, turn.since))));
        let part = bench
            .circle
            .span()
            .map(|span| until(span.due(), span.since));
        let lines = match bench.circle.part_state() {
            PartState::Lines(lines) => lines.anchor.map(|anchor| until(anchor, Timestamp(0))),
            _ => None,
        };
        (share, part, lines)
    };
    let (before, held) = (left(&bench), bench.circle.hold());
    hold(&mut bench, true);
    let since = bench.circle.hold().map(|hold| hold.since);
    prop_assert!(since.is_some());
    prop_assert!(
        held.is_none_or(|hold| Some(hold.since) == since),
        "a pause stays as long as it is"
    );
    bench.now = bench.now.after(away);
    bench.must(Actor::Clock, Action::Tick);
    hold(&mut bench, false);
    let paused = held.filter(|hold| hold.why == Why::Paused);
    prop_assert_eq!(
        bench.circle.hold(),
        paused,
        "it goes on, unless someone asked for a pause"
    );
    prop_assert_eq!(before, left(&bench));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn for_another_seat_one_does_what_it_may_if_one_carries_it_and_nothing_if_not(
        opening in opening(), steps in steps(60)
    ) {
        let mut count = 0_usize;
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            count += 1;
            let seats = circle.seats();
            let by = seats[count % seats.len()].id;
            for seat in seats.iter().map(|seat| seat.id).filter(|seat| *seat != by) {
                let carries = acts_for(circle, by, seat);
                prop_assert_eq!(circle.mine(by).carries.contains(&seat), carries);
                let may = circle.mine(seat).may;
                for &kind in ActionKind::ALL {
                    let mut command = asked.command.clone();
                    command.id = CommandId(u128::MAX);
                    command.for_seat = Some(seat);
                    command.action = action(circle, seat, kind, 3);
                    let outcome = circle.act(asked.now, Actor::Seat(by), &command);
                    if carries {
                        prop_assert_eq!(outcome.is_ok(), may.contains(&kind), "{:?} {:?}", command, outcome);
                    } else if !circle.has_ended() {
                        prop_assert_eq!(outcome, Err(Refusal::NotYourSeat), "{:?}", command);
                    }
                }
            }
            Ok(())
        })?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn fifty_people_are_a_circle_like_any_other(opening in opening(), steps in steps(60)) {
        let mut bench = opening.begun();
        while !bench.circle.has_ended() && bench.circle.may(Actor::Door).contains(&ActionKind::Sit) {
            let newcomer = sit(&bench.circle, 0);
            bench.must(Actor::Door, newcomer);
        }
        let (seats, waiting) = (bench.circle.seats().len(), bench.circle.waiting().len());
        prop_assert!(bench.circle.has_ended() || seats == MAX_SEATS || waiting == MOST_WAITING);
        bench.walk(&steps, |_, _, outcome| match outcome {
            Ok((circle, _)) => is_whole(circle),
            Err(_) => Ok(()),
        })?;
    }
}
