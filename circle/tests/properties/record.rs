//! The record counts what happened and nothing else.

use circle::{Action, Carried, Circle, How, Order, Record};
use proptest::prelude::*;

use crate::bench::{opening, steps};

/// Whether someone went.
fn goes_one(before: &Circle, after: &Circle) -> bool {
    let mut seats = before.seats().iter();
    seats.any(|seat| after.seat(seat.id).is_none())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_record_counts_what_happened(opening in opening(), steps in steps(80)) {
        // So many sat here at once at the end of a part; who sits here now would be counted if it ended now.
        let mut sat = 0;
        let (mut parts, mut shares) = (1, 0);
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let part = before.stage().part();
            // Nobody has come yet to a seat that is kept.
            let here = |circle: &Circle| circle.seats().iter().filter(|seat| !seat.kept).count() as u32;
            let sits = here(before);
            let last_part = part.is_some_and(|part| part + 1 == before.plan().parts.len());
            let goes = before.piece().holder().is_some_and(|holder| after.seat(holder).is_none());
            match asked.command.action {
                Action::Leave | Action::Order(Order::GiveUpSeat { .. }) if last_part => {
                    sat = sat.max(if goes_one(before, after) { sits } else { 0 });
                }
                Action::Close => sat = sat.max(sits),
                Action::Order(Order::End) if after.has_ended() => sat = sat.max(sits),
                // Who goes to another circle when their turn is over.
                Action::Pass { how, .. } if goes && last_part => {
                    sat = sat.max(sits);
                    shares += u32::from(how == How::Shared);
                }
                Action::PassOn { .. } | Action::StepOut | Action::SetAway { .. } if goes && last_part => {
                    sat = sat.max(sits);
                }
                Action::RemoveNeverCame { .. } => {
                    let gone = before.seats().iter().filter(|seat| after.seat(seat.id).is_none());
                    // Who was added by a phone was there, and only goes with it.
                    let named = gone.filter(|seat| seat.carried == Carried::OwnPhone);
                    let counted = named.filter(|seat| !seat.kept && seat.came_in.unwrap_or(0) < part.unwrap_or(0));
                    sat = sat.saturating_sub(counted.count() as u32);
                }
                Action::NextPart { .. } => {
                    sat = sat.max(sits);
                    parts += 1;
                }
                Action::Pass { how: How::Shared, .. } => shares += 1,
                _ => {}
            }
            let record = |circle: &Circle| -> Record {
                circle.record("r".to_owned(), asked.now.max(circle.last_at()))
            };
            let (had, has) = (record(before), record(after));
            let people = sat.max(here(after));
            prop_assert_eq!((has.people, has.parts, has.shares), (people, parts, shares));
            prop_assert!(has.rounds <= parts && has.rounds >= had.rounds);
            prop_assert!(has.breaths >= had.breaths && has.minutes >= had.minutes);
            Ok(())
        })?;
    }
}
