//! What is private never reaches a screen that everyone sees.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::bench::{opening, steps};

/// What only a circle itself knows, and what only one seat knows of itself.
const PRIVATE: [&str; 19] = [
    "met",
    "answers",
    "proposer",
    "again",
    "offer",
    "offers",
    "heard",
    "arrivals",
    "may",
    "rewords",
    "counts",
    "consents",
    "pause_called_at",
    "carries",
    "removes",
    "sat_out",
    "sits_out",
    "shared",
    "group",
];
/// What those who keep see at their desk, and nobody else: who knocks, and how the time goes.
const DESK: [&str; 9] = [
    "waiting",
    "late",
    "without_device",
    "timetable",
    "round_ends_at",
    "waits",
    "untouched",
    "estimates",
    "edition",
];
/// Words, which a gathering's board never shows.
const WORDS: [&str; 7] = [
    "title",
    "intention",
    "question",
    "text",
    "parts",
    "agreements",
    "sign",
];

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Those of `secrets` that `view` has a field for.
fn shown<'a>(view: &impl Serialize, secrets: &[&'a str]) -> Vec<&'a str> {
    let mut found = BTreeSet::new();
    keys(&serde_json::to_value(view).unwrap(), &mut found);
    secrets
        .iter()
        .filter(|secret| found.contains(**secret))
        .copied()
        .collect()
}

const NOTHING: [&str; 0] = [];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_shared_view_has_a_field_for_what_is_private(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            prop_assert_eq!(shown(&circle.commons(), &PRIVATE), NOTHING);
            prop_assert_eq!(shown(&circle.screen_view(), &PRIVATE), NOTHING);
            prop_assert_eq!(shown(&circle.screen_view(), &DESK), NOTHING);
            prop_assert_eq!(shown(&circle.tile(), &DESK), NOTHING);
            prop_assert_eq!(shown(&circle.desk(), &PRIVATE), NOTHING);
            prop_assert_eq!(shown(&circle.tile(), &PRIVATE), NOTHING);
            prop_assert_eq!(shown(&circle.tile(), &WORDS), NOTHING);
            let record = circle.record("r".to_owned(), circle.last_at());
            prop_assert_eq!(shown(&record, &PRIVATE), NOTHING);
            Ok(())
        })?;
    }

    #[test]
    fn what_a_seat_alone_sees_is_of_itself(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            for seat in circle.seats() {
                let view = circle.seat_view(seat.id);
                prop_assert_eq!(view.mine.seat, seat.id);
                prop_assert_eq!(shown(&view, &DESK), NOTHING);
                let has = seat.id == circle::OPENER || seat.role.holds_the_form();
                prop_assert_eq!(circle.desk_view(seat.id).is_some(), has);
                prop_assert_eq!(&view.commons, &circle.commons());
                for agreement in circle.agreements() {
                    let own = agreement.answers.get(&seat.id);
                    prop_assert_eq!(view.mine.answers.get(&agreement.id), own);
                }
            }
            let desk = circle.desk_view(circle.keeper()).unwrap();
            prop_assert_eq!(desk.mine, circle.mine(circle.keeper()));
            Ok(())
        })?;
    }

    #[test]
    fn whoever_left_is_nowhere_in_what_is_kept_of_a_circle(opening in opening(), steps in steps(60)) {
        opening.begun().walk(&steps, |_, asked, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            let circle::Actor::Seat(by) = asked.actor else { return Ok(()) };
            let left = match asked.command.action {
                circle::Action::Remove { seat } | circle::Action::TurnAway { seat } => seat,
                _ => asked.command.for_seat.unwrap_or(by),
            };
            if circle.seat(left).is_some() || circle.is_waiting(left) {
                return Ok(());
            }
            let saved = serde_json::to_value(circle).unwrap();
            prop_assert!(saved["heard"].get(left.0.to_string()).is_none());
            let arrivals = saved["arrivals"].as_array().unwrap();
            prop_assert!(arrivals.iter().all(|arrival| arrival[1] != left.0));
            prop_assert!(circle.seats().iter().all(|seat| seat.carried != circle::Carried::By(left)));
            for agreement in circle.agreements() {
                prop_assert!(!agreement.answers.contains_key(&left));
                prop_assert_ne!(agreement.proposer, Some(left));
            }
            if let circle::PartState::Round(round) = circle.part_state() {
                prop_assert!(!round.met.contains_key(&left));
                prop_assert_eq!(round.offer(left), None);
                prop_assert!(!round.shared.contains(&left) && !round.sat_out.contains(&left));
            }
            if let circle::PartState::Pairs(pairs) = circle.part_state() {
                prop_assert_eq!(pairs.group_of(left), None);
            }
            prop_assert_ne!(circle.piece().holder(), Some(left));
            let ring = circle.commons().ring;
            prop_assert!(ring.next != Some(left) && ring.started != Some(left));
            Ok(())
        })?;
    }
}
