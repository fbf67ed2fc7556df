//! What a screen lists as possible is what is accepted; a refusal and a resend change nothing.

use std::collections::BTreeSet;

use circle::{
    Action, ActionKind, Actor, Circle, Command, CommandId, OrderAnswer, OrderKind, Role, SeatId,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actions::{action, order};
use crate::bench::{Asked, opening, steps};

/// Every kind of action by `actor` is accepted if it is listed, and refused if it is not.
fn accepts_what_it_lists(
    circle: &Circle,
    asked: &Asked,
    actor: Actor,
    as_seat: SeatId,
) -> Result<(), TestCaseError> {
    let listed = circle.may(actor);
    prop_assert!(!listed.contains(&ActionKind::Order));
    let detail = (asked.command.id.0 % 251) as u8;
    for &kind in ActionKind::ALL {
        let action = action(circle, as_seat, kind, detail);
        let told = format!("{actor:?} {action:?}");
        let id = CommandId(u128::MAX);
        let outcome = circle.act(
            asked.now,
            actor,
            &Command {
                id,
                for_seat: None,
                action,
            },
        );
        let refusal = outcome.err();
        prop_assert_eq!(
            refusal.is_none(),
            listed.contains(&kind),
            "{}: {:?}",
            told,
            refusal
        );
    }
    Ok(())
}

/// Every order is carried out if its kind is listed, and answered with a reason if it is not.
fn answers_what_it_lists(circle: &Circle, asked: &Asked) -> Result<(), TestCaseError> {
    let number = u32::MAX;
    let actor = Actor::Gathering(number);
    let (listed, within) = (circle.order_may(), circle.is_within_gathering());
    let takes_orders = within && !circle.has_ended();
    let any = BTreeSet::from_iter(takes_orders.then_some(ActionKind::Order));
    prop_assert_eq!(circle.may(actor), any);
    prop_assert!(takes_orders || listed.is_empty());
    for &kind in OrderKind::ALL {
        let order = order(circle, kind, 0, asked.now);
        let told = format!("{order:?}");
        let command = Command::new(CommandId(0), Action::Order(order));
        let outcome = circle.act(asked.now, actor, &command);
        prop_assert_eq!(outcome.is_ok(), takes_orders, "{} {:?}", told, outcome);
        let answer = outcome
            .ok()
            .and_then(|(circle, _)| circle.answer_to(number, kind));
        prop_assert_eq!(answer.is_some(), takes_orders, "{}", told);
        let done = answer.is_some_and(|answer| !matches!(answer, OrderAnswer::Refused(_)));
        prop_assert_eq!(done, listed.contains(&kind), "{}", told);
    }
    for &kind in ActionKind::ALL
        .iter()
        .filter(|kind| **kind != ActionKind::Order)
    {
        let action = action(circle, circle.keeper(), kind, 1);
        let outcome = circle.act(asked.now, actor, &Command::new(CommandId(0), action));
        prop_assert!(outcome.is_err(), "{:?} is no order", kind);
    }
    Ok(())
}

/// The seats of those who keep, and `one` more.
fn keeping_and(circle: &Circle, one: SeatId) -> Vec<SeatId> {
    let mut seats = circle.keeping();
    seats.push(one);
    seats
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn exactly_what_is_listed_is_accepted(opening in opening(), steps in steps(60)) {
        let mut count = 0_usize;
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            count += 1;
            let seats = circle.seats();
            let one = seats[count % seats.len()].id;
            for seat in keeping_and(circle, one) {
                accepts_what_it_lists(circle, asked, Actor::Seat(seat), seat)?;
                prop_assert_eq!(&circle.seat_view(seat).mine.may, &circle.may(Actor::Seat(seat)));
            }
            if let Some(holder) = circle.piece().holder() {
                accepts_what_it_lists(circle, asked, Actor::Seat(holder), holder)?;
            }
            for waiting in circle.waiting() {
                accepts_what_it_lists(circle, asked, Actor::Seat(waiting.seat), one)?;
            }
            for &role in Role::ALL {
                accepts_what_it_lists(circle, asked, Actor::Invited(role), one)?;
            }
            answers_what_it_lists(circle, asked)?;
            accepts_what_it_lists(circle, asked, Actor::House, one)?;
            accepts_what_it_lists(circle, asked, Actor::Door, one)?;
            accepts_what_it_lists(circle, asked, Actor::Clock, one)
        })?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn only_keepers_do_what_is_keepers(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            if outcome.is_ok() && asked.command.action.kind() == ActionKind::Order {
                prop_assert!(matches!(asked.actor, Actor::Gathering(_)), "{:?}", asked);
            }
            if outcome.is_ok() && asked.command.action.kind().is_keepers() {
                let Actor::Seat(seat) = asked.actor else { panic!("{:?}", asked) };
                let role = before.seat(seat).unwrap().role;
                prop_assert!(role.may(asked.command.action.kind()), "{:?} {:?}", role, asked);
            }
            Ok(())
        })?;
    }

    #[test]
    fn a_resend_is_acknowledged_and_changes_nothing(
        opening in opening(), steps in steps(80), back in 0..16_usize
    ) {
        let mut done: Vec<Asked> = Vec::new();
        let mut bench = opening.begun();
        for step in &steps {
            let Some(asked) = bench.read(step) else { continue };
            let before = bench.circle.clone();
            match bench.ask(&asked) {
                Ok(_) if !matches!(asked.actor, Actor::Clock | Actor::House) => done.push(asked),
                Ok(_) => {}
                Err(_) => prop_assert_eq!(&before, &bench.circle, "a refusal changes nothing"),
            }
            // One of the last sixteen commands of someone who sits comes again, at any later time.
            let last = done.iter().rev().filter(|asked| match asked.actor {
                Actor::Seat(seat) => bench.circle.seat(seat).is_some(),
                Actor::Door | Actor::Returning | Actor::Invited(_) => {
                    bench.circle.seat_given_to(asked.command.id).is_some()
                }
                Actor::Gathering(_) => true,
                Actor::Clock | Actor::House => false,
            });
            let Some(again) = last.take(16).nth(back) else { continue };
            let outcome = bench.circle.act(bench.now, again.actor, &again.command);
            prop_assert_eq!(outcome, Ok((bench.circle.clone(), vec![])), "{:?}", again);
        }
    }

    #[test]
    fn a_double_tap_does_one_thing(opening in opening(), steps in steps(80)) {
        // Not the same command that comes again but the same action, asked for anew a moment later.
        let once = [
            ActionKind::Pass, ActionKind::PassOn, ActionKind::Begin, ActionKind::NextPart, ActionKind::StartPart, ActionKind::NextLine,
            ActionKind::CloseAnswers, ActionKind::ShowCards, ActionKind::EndSilence, ActionKind::EditPlan, ActionKind::SitOut,
            ActionKind::AskLater, ActionKind::HoldSilence, ActionKind::SpeakAfterAll,
            ActionKind::JoinIn,
        ];
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            if !once.contains(&asked.command.action.kind()) {
                return Ok(());
            }
            let (id, action) = (CommandId(u128::MAX), asked.command.action.clone());
            let again = after.act(asked.now.after(300), asked.actor, &Command { id, for_seat: asked.command.for_seat, action });
            prop_assert!(again.is_err(), "{:?}", asked);
            Ok(())
        })?;
    }

    #[test]
    fn leaving_is_acknowledged_again_when_it_is_done(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, asked, outcome| {
            if let Ok((after, _)) = outcome && asked.command.action.kind() == ActionKind::Leave {
                let again = after.act(asked.now, asked.actor, &asked.command);
                prop_assert_eq!(again, Ok((after.clone(), vec![])));
            }
            Ok(())
        })?;
    }
}
