//! Each order is carried out once, under any loss, doubling, delay and crash; nobody is moved unasked, nobody sits in
//! two circles, and nobody who had a place has none.

use std::collections::BTreeSet;

use gathering::{Ask, HallActionKind, HallActor, Heard, OrderId};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::bench::{Story, steps, there_and_back};

/// Nobody sits in a seat that is not theirs, and every seat that is theirs besides is about to be given up.
fn seats_agree(story: &Story) -> Result<(), TestCaseError> {
    let gathering = story.gathering();
    for person in gathering.people() {
        let seats = story.building.seats_of(person.id);
        let at = person.sits.at.map(|at| (at.circle, at.seat));
        let ended = |number| story.building.circles[&number].ended;
        if let Some(at) = at.filter(|at| !ended(at.0)) {
            prop_assert!(
                seats.contains(&at),
                "{person:?} sits where they have no seat"
            );
        }
        for (circle, seat) in seats.iter().filter(|seat| Some(**seat) != at) {
            let goes = gathering.orders().iter().any(|(_, order)| {
                let gives_up = order.ask == Ask::GiveUp { seat: *seat };
                let seats = matches!(order.ask, Ask::Seat { person: who, .. } if who == person.id);
                order.to == *circle && (gives_up || seats)
            });
            prop_assert!(goes, "{person:?} has {seat:?} in {circle:?} for good");
        }
        if person.sits.at.is_none() && !person.sat.is_empty() {
            prop_assert!(story.got_up.contains(&person.id), "{person:?} had a place");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_is_moved_unasked_nor_sits_twice_nor_loses_their_place(
        keepers in 2..5_usize, others in 4..10_usize, room in 3..9_usize, steps in steps(160)
    ) {
        let mut story = Story::new(keepers, others, room);
        for step in &steps {
            let before = story.places();
            story.takes(step);
            let after = story.places();
            for (person, circle) in after {
                let had = before.get(&person).copied().flatten();
                if let Some(circle) = circle.filter(|circle| Some(*circle) != had) {
                    prop_assert!(story.said_yes.contains(&(person, circle)), "{person:?} was moved");
                }
            }
            seats_agree(&story)?;
        }
        // In the end every order is answered, and every seat is somebody's.
        story.settles();
        seats_agree(&story)?;
        let left: Vec<_> = story.gathering().orders().iter().collect();
        prop_assert!(left.is_empty(), "{left:?}");
        for (number, circle) in &story.building.circles {
            if story.gathering().has_ended() {
                prop_assert!(circle.ended, "{number:?} does not know of the end");
                continue;
            }
            for (seat, person) in circle.seats.iter().filter(|_| !circle.ended) {
                let at = story.gathering().person(*person).and_then(|person| person.sits.at);
                prop_assert_eq!(at.map(|at| (at.circle, at.seat)), Some((*number, *seat)));
            }
            let held = story.gathering().held_since().is_some();
            prop_assert!(circle.ended || circle.held == held, "{number:?} is held or not");
            let words: BTreeSet<_> = circle.words.iter().collect();
            prop_assert_eq!(words.len(), circle.words.len(), "no word is heard twice");
        }
    }

    #[test]
    fn what_is_heard_again_or_late_changes_nothing(
        keepers in 2..4_usize, others in 4..8_usize, steps in steps(120)
    ) {
        let mut story = Story::new(keepers, others, 20);
        for step in &steps {
            story.takes(step);
            let gathering = story.gathering();
            for circle in story.building.circles.values() {
                for (id, heard) in &circle.done {
                    let stands = gathering.orders().get(*id).is_some();
                    let again = gathering.hear(story.hall.now, *id, heard).unwrap().0;
                    prop_assert_eq!(&again != gathering, stands, "{:?} {:?}", id, heard);
                }
            }
            let never = OrderId(1_000_000);
            prop_assert!(gathering.hear(story.hall.now, never, &Heard::Done).is_err());
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_killed_server_goes_on_where_it_was(
        keepers in 2..4_usize, others in 4..8_usize, steps in steps(120)
    ) {
        let mut story = Story::new(keepers, others, 20);
        for step in &steps {
            story.takes(step);
            prop_assert_eq!(&there_and_back(story.gathering()), story.gathering());
        }
    }

    #[test]
    fn orders_never_heap_up_before_a_circle_that_does_not_answer(steps in steps(300)) {
        let mut story = Story::new(2, 6, 20);
        story.asks(gathering::OPENER, HallActionKind::Preview, 0);
        story.asks(gathering::OPENER, HallActionKind::Tell, 0);
        for step in &steps {
            if let crate::bench::Step::Does { who, detail, .. } = step {
                let kinds = [
                    HallActionKind::Hold, HallActionKind::LetGo, HallActionKind::Breathe,
                    HallActionKind::EndBreath, HallActionKind::Word, HallActionKind::ComeBack,
                ];
                let kind = kinds[usize::from(*who) % kinds.len()];
                story.asks(gathering::OPENER, kind, *detail);
            }
            for circle in story.gathering().live() {
                let orders = story.gathering().orders().iter();
                let to_it = orders.filter(|(_, order)| order.to == circle.number).count();
                prop_assert!(to_it <= 8, "{to_it} orders stand");
            }
            prop_assert!(story.gathering().may(HallActor::Clock).len() == 1);
        }
    }
}
