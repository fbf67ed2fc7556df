//! Time: what happens by itself happens once and at its moment, and no pause or clock takes from a share.

use circle::{
    Action, ActionKind, Actor, Agreement, Circle, Command, CommandId, HELD_AFTER, Lines,
    MOST_HOUSE_WORDS, MOST_WAITING, Moment, Order, PartState, Timestamp,
};
use proptest::prelude::*;

use crate::bench::{opening, steps};

fn tick(circle: &Circle, at: Timestamp) -> Circle {
    let id = CommandId(u128::MAX);
    let command = Command {
        id,
        for_seat: None,
        action: Action::Tick,
    };
    circle.act(at, Actor::Clock, &command).unwrap().0
}

/// Milliseconds that are left of the share that goes on: negative when its time has come round.
fn left(circle: &Circle, now: Timestamp) -> Option<i128> {
    let turn = circle.piece().turn()?;
    let due = turn.due()?;
    let clock = match circle.hold() {
        Some(hold) => hold.since,
        None => now.max(circle.last_at()),
    };
    // The house may have acted a moment before the clock was set back.
    let stands_at = clock.max(turn.since);
    Some(i128::from(due.0) - i128::from(stands_at.0))
}

/// Milliseconds that are left of the part's time: negative when it has come round.
fn span_left(circle: &Circle, now: Timestamp) -> Option<i128> {
    let span = circle.span()?;
    let clock = match circle.hold() {
        Some(hold) => hold.since,
        None => now.max(circle.last_at()),
    };
    // The house may have acted a moment before the clock was set back.
    let stands_at = clock.max(span.since);
    Some(i128::from(span.due().0) - i128::from(stands_at.0))
}

/// Milliseconds since the lines began; negative when they are about to.
fn into_lines(circle: &Circle, now: Timestamp) -> Option<i128> {
    match circle.part_state() {
        PartState::Lines(Lines { anchor, .. }) => {
            anchor.map(|anchor| i128::from(now.0) - i128::from(anchor.0))
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_early_or_repeated_tick_changes_nothing(
        opening in opening(), steps in steps(60), early in 1..100_000_u64
    ) {
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            if circle.has_ended() {
                prop_assert_eq!(circle.next_deadline(), None);
                return Ok(());
            }
            let Some(due) = circle.next_deadline() else {
                prop_assert_eq!(&tick(circle, asked.now.after(200 * HELD_AFTER)), circle);
                return Ok(());
            };
            let before = Timestamp(due.0 - early);
            if circle.last_at() < due {
                prop_assert_eq!(&tick(circle, before), circle);
            }
            let after = tick(circle, due);
            prop_assert_ne!(&after, circle, "something was due");
            prop_assert_eq!(&tick(&after, due), &after);
            Ok(())
        })?;
    }

    #[test]
    fn what_is_due_comes_to_an_end(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            let mut circle = circle.clone();
            let mut dues = 0;
            while let Some(due) = circle.next_deadline() {
                circle = tick(&circle, due);
                if let Some(next) = circle.next_deadline() {
                    prop_assert!(next > due.max(circle.last_at()));
                }
                dues += 1;
                // A breath, a bell, a pause that can be called again, the hold of a circle that everyone left,
                // and the swaps of groups of all sizes; and one for each who waits at the door and each word of the house.
                prop_assert!(dues <= 17 + MOST_WAITING + MOST_HOUSE_WORDS);
            }
            Ok(())
        })?;
    }

    #[test]
    fn nothing_but_more_time_changes_what_is_left_of_a_share(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let turn = |circle: &Circle| circle.piece().turn().map(|turn| turn.number);
            let same_turn = turn(before) == turn(after);
            let (Some(had), Some(has), true) = (left(before, asked.now), left(after, asked.now), same_turn) else {
                return Ok(());
            };
            if asked.command.action.kind() == ActionKind::MoreTime {
                prop_assert!(has >= 60_000 && has >= had);
                return Ok(());
            }
            prop_assert!(has >= had, "a share became shorter: {had} ms to {has} ms");
            let held_later = before.hold().is_some_and(|hold| hold.since > asked.now.max(before.last_at()));
            if !held_later {
                prop_assert_eq!(has, had);
            }
            Ok(())
        })?;
    }

    #[test]
    fn nothing_takes_from_the_time_of_a_part(opening in opening(), steps in steps(80)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let (Some(had), Some(has)) = (span_left(before, asked.now), span_left(after, asked.now)) else {
                return Ok(());
            };
            let kind = asked.command.action.kind();
            if before.stage() != after.stage() || kind == ActionKind::EndSilence {
                return Ok(());
            }
            prop_assert!(has >= had, "a part became shorter: {} ms to {} ms", had, has);
            if kind == ActionKind::MorePartTime {
                prop_assert!(has >= 60_000);
            } else if before.hold().is_none_or(|hold| hold.since <= asked.now.max(before.last_at())) {
                prop_assert_eq!(has, had);
            }
            Ok(())
        })?;
    }

    #[test]
    fn holding_and_going_on_gives_back_what_was_left(
        opening in opening(), steps in steps(60), held in 0..10_000_000_u64
    ) {
        let mut bench = opening.begun();
        bench.walk(&steps, |_, _, _| Ok(()))?;
        let keeper = Actor::Seat(bench.circle.keeper());
        if !bench.circle.may(keeper).contains(&ActionKind::Pause) {
            return Ok(());
        }
        // What is due by now has happened, and it is now.
        bench.now = bench.now.max(bench.circle.last_at());
        bench.must(Actor::Clock, Action::Tick);
        if bench.circle.hold().is_some() {
            return Ok(());
        }
        let moment = |circle: &Circle, now| circle.breath().map(|breath| breath.moment(now));
        let before = (left(&bench.circle, bench.now), moment(&bench.circle, bench.now));
        let clocks = (span_left(&bench.circle, bench.now), into_lines(&bench.circle, bench.now));
        bench.must(keeper, Action::Pause);
        for _ in 0..3 {
            bench.now = bench.now.after(held / 3);
            bench.must(Actor::Clock, Action::Tick);
        }
        bench.must(keeper, Action::Resume);
        prop_assert_eq!(before.0, left(&bench.circle, bench.now));
        prop_assert_eq!(before.1, moment(&bench.circle, bench.now));
        prop_assert_eq!(clocks.0, span_left(&bench.circle, bench.now));
        prop_assert_eq!(clocks.1, into_lines(&bench.circle, bench.now));
    }

    #[test]
    fn a_clock_that_is_set_back_stands_still_until_it_is_where_it_was(
        opening in opening(), steps in steps(60)
    ) {
        // The same actions, once at the times that the clock showed and once at those it had reached.
        let mut bench = opening.begun();
        let mut steady = bench.circle.clone();
        bench.walk(&steps, |before, asked, outcome| {
            let reached = asked.now.max(before.last_at());
            let there = steady.act(reached, asked.actor, &asked.command);
            prop_assert_eq!(&there, outcome);
            if let Ok((circle, _)) = there {
                steady = circle;
                prop_assert!(steady.last_at() >= before.last_at());
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_breath_that_is_over_is_over_and_its_number_never_grows(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let (Some(was), Some(is)) = (before.breath(), after.breath()) else { return Ok(()) };
            let kind = asked.command.action.kind();
            if kind == ActionKind::Breathe || matches!(asked.command.action, Action::Order(Order::Breathe { .. }) if is != was) {
                prop_assert!(was.over || was.together, "one breath at a time");
                return Ok(());
            }
            prop_assert!(is.breaths <= was.breaths && is.over >= was.over && is.anchor >= was.anchor);
            if is.over {
                prop_assert_eq!(is.moment(asked.now), Moment::Over);
            }
            Ok(())
        })?;
    }

    #[test]
    fn time_alone_changes_no_order_no_part_and_no_piece(opening in opening(), steps in steps(80)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let (Actor::Clock, Ok((after, _))) = (asked.actor, outcome) else { return Ok(()) };
            prop_assert_eq!(before.seats(), after.seats());
            prop_assert_eq!(before.stage(), after.stage());
            prop_assert_eq!(before.part_state(), after.part_state());
            let said = |circle: &Circle, agreement: &Agreement| {
                let mut agreement = agreement.clone();
                agreement.answers.retain(|seat, _| circle.seat(*seat).is_some());
                agreement
            };
            // What one said whose knock has lapsed goes with them.
            let agreed = |circle: &Circle| -> Vec<_> {
                circle.agreements().iter().map(|one| said(circle, one)).collect()
            };
            prop_assert_eq!(agreed(before), agreed(after));
            prop_assert_eq!(before.piece().holder(), after.piece().holder());
            prop_assert_eq!(before.last_at(), after.last_at());
            Ok(())
        })?;
    }
}
