//! The record counts what happened and nothing else.

use circle::{Action, How, Record};
use proptest::prelude::*;

use crate::bench::{opening, steps};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_record_counts_what_happened(opening in opening(), steps in steps(80)) {
        let (mut people, mut parts, mut shares) = (1 + u32::from(opening.others), 1, 0);
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            match asked.command.action {
                Action::Sit { .. } | Action::LetIn { .. } | Action::AddSeat { .. } | Action::CarrySeat { .. } => {
                    // The most at once; who knocks is counted when they sit.
                    people = people.max(after.seats().len() as u32);
                }
                Action::RemoveNeverCame { .. } => {
                    let (had, has) = (before.seats().len(), after.seats().len());
                    people = (people - (had - has) as u32).max(has as u32);
                }
                Action::NextPart { .. } => parts += 1,
                Action::Pass { how: How::Shared, .. } => shares += 1,
                _ => {}
            }
            let record = |circle: &circle::Circle| -> Record {
                circle.record("r".to_owned(), asked.now.max(circle.last_at()))
            };
            let (had, has) = (record(before), record(after));
            prop_assert_eq!((has.people, has.parts, has.shares), (people, parts, shares));
            prop_assert!(has.rounds <= parts && has.rounds >= had.rounds);
            prop_assert!(has.breaths >= had.breaths && has.minutes >= had.minutes);
            Ok(())
        })?;
    }
}
