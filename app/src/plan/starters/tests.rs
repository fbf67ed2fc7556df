use circle::plan::{MAX_PARTS, PLAN_BYTES};
use circle::text::{AGREEMENT_CHARS, tidy};
use circle::{LateDoor, RingPlace, SeatId};

use super::*;

#[test]
fn every_starter_agreement_can_be_used_as_it_is() {
    for starter in STARTERS {
        assert_eq!(tidy(starter, AGREEMENT_CHARS).as_deref(), Ok(starter));
    }
    assert!(STARTERS.len() >= 20);
}

#[test]
fn a_starter_takes_the_sum_of_its_parts_and_never_less_with_more_people() {
    for starter in starter_plans() {
        let mut before = 0;
        for people in 1..=50 {
            let estimate = starter.plan.estimate(people);
            assert_eq!(estimate.parts.len(), starter.plan.parts.len());
            assert_eq!(estimate.total, estimate.parts.iter().sum::<u64>());
            assert!(estimate.total >= before);
            before = estimate.total;
        }
    }
}

#[test]
fn what_a_plan_holds_is_never_less_than_its_json() {
    let fullest = Plan {
        title: "\"".repeat(80),
        intention: "\\".repeat(400),
        care: "a\n".repeat(300),
        direction: Direction::Counter,
        keeper_turn: KeeperTurn::HoldsOnly,
        late: LatePolicy {
            door: LateDoor::Closed,
            place: RingPlace::NextTo(SeatId(u32::MAX)),
        },
        parts: Vec::new(),
    };
    let mut all: Vec<Plan> = starter_plans().into_iter().map(|one| one.plan).collect();
    let kinds: Vec<_> = all.iter().flat_map(|plan| plan.parts.clone()).collect();
    for part in kinds {
        let parts = vec![part; MAX_PARTS];
        let plan = fullest.clone();
        all.push(Plan { parts, ..plan });
    }
    for plan in all {
        let json = serde_json::to_string(&plan).unwrap_or_default();
        assert!(json.len() <= plan.bytes(), "{json}");
    }
    for starter in starter_plans() {
        let bytes = starter.plan.bytes();
        assert!(bytes * 4 < PLAN_BYTES, "{}: {bytes}", starter.key);
    }
}
