//! The plan that is changed live, rounds that are sat out, and people in pairs.

use circle::parts::{Pairs, Round};
use std::collections::BTreeSet;

use circle::view::Scene;
use circle::{
    Action, ActionKind, Actor, Circle, KeeperTurn, Offer, Part, PartState, Refusal, RoundKind,
    SeatId, Stage,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::bench::{Opening, opening, opening_with, steps};

fn begun(circle: &Circle) -> usize {
    match circle.stage() {
        Stage::Arriving => 0,
        Stage::Part(at) => at + 1,
        Stage::Ended => circle.plan().parts.len(),
    }
}

fn noted_rounds() -> impl Strategy<Value = Opening> {
    opening_with((1..=3_u8).prop_map(|laps| {
        let part = Part::Round(Round {
            question: "What do you carry?".to_owned(),
            share: Some(60_000),
            kind: RoundKind::Question,
            note: "Heavy.".to_owned(),
            laps,
        });
        vec![part.clone(), part]
    }))
}

fn in_pairs() -> impl Strategy<Value = Opening> {
    opening_with((2..=3_u8).prop_map(|size| {
        let part = Part::Pairs(Pairs {
            size,
            share: 60_000,
            question: "What helps?".to_owned(),
        });
        vec![part.clone(), part]
    }))
}

/// Who keeps, or did when the time in pairs began.
fn keeper_of_pairs(circle: &Circle) -> SeatId {
    match circle.part_state() {
        PartState::Pairs(pairs) if circle.span().is_some() => pairs.keeper.unwrap(),
        _ => circle.keeper(),
    }
}

/// Those who are in pairs by right: present, and not a keeper who only holds the form.
fn in_pairs_by_right(circle: &Circle) -> BTreeSet<SeatId> {
    let holds_only = circle.plan().keeper_turn == KeeperTurn::HoldsOnly;
    let mut people: BTreeSet<_> = circle.present().into_iter().collect();
    if holds_only {
        people.remove(&keeper_of_pairs(circle));
    }
    people
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_has_begun_is_never_changed_and_a_change_names_its_edition(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let count = begun(before).min(before.plan().parts.len());
            prop_assert_eq!(&before.plan().parts[..count], &after.plan().parts[..count]);
            if let Action::EditPlan { .. } = &asked.command.action {
                prop_assert_eq!(after.edition(), before.edition() + 1);
                let (Some(had), Some(has)) = (before.desk().timetable, after.desk().timetable) else {
                    return Err(TestCaseError::fail("it began, so it is planned"));
                };
                prop_assert_eq!(had.begins, has.begins);
                // With one who keeps and is there by what they do, it takes longer.
                if before.present() != after.present() {
                    return Ok(());
                }
                prop_assert_eq!(&had.planned[..count], &has.planned[..count]);
                prop_assert_eq!((had.late_by, had.part_ends_at), (has.late_by, has.part_ends_at));
                prop_assert_eq!(after.plan().clone().checked(), Ok(after.plan().clone()));
                let mut again = asked.command.clone();
                again.id = circle::CommandId(u128::MAX);
                let second = after.act(asked.now, asked.actor, &again);
                prop_assert_eq!(second.err(), Some(Refusal::PlanChanged));
            } else {
                prop_assert_eq!(&before.plan().parts, &after.plan().parts);
            }
            prop_assert_eq!(after.desk().estimates.len(), after.plan().parts.len());
            Ok(())
        })?;
    }

    #[test]
    fn sitting_out_is_seen_by_nobody_until_the_piece_goes_past(
        opening in noted_rounds(), steps in steps(60)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let (Ok((after, cues)), Actor::Seat(by)) = (outcome, asked.actor) else { return Ok(()) };
            let seat = asked.command.for_seat.unwrap_or(by);
            if asked.command.action.kind() != ActionKind::SitOut {
                return Ok(());
            }
            prop_assert!(cues.is_empty());
            prop_assert_eq!(before.desk(), after.desk());
            prop_assert_eq!(before.tile(), after.tile());
            prop_assert_eq!(before.commons(), after.commons());
            for other in before.seats().iter().filter(|other| other.id != seat) {
                prop_assert_eq!(before.mine(other.id), after.mine(other.id));
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_piece_never_comes_to_one_who_sits_out_nor_before_the_keeper_starts(
        opening in noted_rounds(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            let PartState::Round(round) = circle.part_state() else { return Ok(()) };
            prop_assert!(round.lap >= 1 && round.lap <= round.laps);
            if let Some(holder) = circle.piece().holder() {
                prop_assert!(!round.waits && !round.sat_out.contains(&holder));
            }
            if let Some(again) = &round.again {
                let asked = again.iter().filter(|(_, offer)| **offer != Offer::Settled);
                prop_assert!(asked.into_iter().all(|(seat, _)| !round.shared.contains(seat)));
            }
            Ok(())
        })?;
    }

    #[test]
    fn everyone_is_in_one_group_nobody_alone_and_nobody_is_moved_without_need(
        opening in in_pairs(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, _, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let (PartState::Pairs(had), PartState::Pairs(has)) = (before.part_state(), after.part_state()) else {
                return Ok(());
            };
            let seated: Vec<_> = has.groups.iter().flatten().copied().collect();
            let people: BTreeSet<_> = seated.iter().copied().collect();
            prop_assert_eq!(people.len(), seated.len(), "each in one group");
            let by_right = in_pairs_by_right(after);
            prop_assert!(people.is_superset(&by_right));
            prop_assert!(people.difference(&by_right).all(|extra| *extra == keeper_of_pairs(after) && by_right.len() == 1));
            let alone = has.groups.iter().filter(|group| group.len() == 1).count();
            prop_assert!(alone == 0 || people.len() == 1);
            if before.stage() == after.stage() && before.span().is_some() {
                // Who was in a group together and is still here is together still, but for those who would
                // have been left alone.
                for group in &had.groups {
                    let stayed: Vec<_> = group.iter().filter(|seat| people.contains(seat)).collect();
                    if let [first, _, ..] = stayed.as_slice() {
                        let now = has.group_of(**first).unwrap_or_default();
                        prop_assert!(stayed.iter().all(|seat| now.contains(seat)));
                    }
                }
            }
            let Scene::Pairs { groups, .. } = after.commons().scene else { panic!("in pairs") };
            prop_assert_eq!(&groups, &has.groups);
            Ok(())
        })?;
    }
}
