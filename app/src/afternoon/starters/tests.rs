use std::collections::BTreeSet;

use super::*;

#[test]
fn every_starter_can_be_opened_as_it_is() {
    for starter in starter_afternoons() {
        let checked = starter.afternoon.clone().checked();
        assert_eq!(checked.as_ref(), Ok(&starter.afternoon), "{}", starter.key);
    }
    let starters = starter_afternoons();
    let keys: BTreeSet<_> = starters.iter().map(|starter| starter.key).collect();
    assert_eq!(keys.len(), starters.len());
}

#[test]
fn each_is_as_long_as_it_says() {
    let minutes = |starter: &StarterAfternoon| {
        let blocks = starter.afternoon.blocks.iter();
        blocks.map(|block| u32::from(block.minutes)).sum::<u32>()
    };
    let long: Vec<_> = starter_afternoons().iter().map(minutes).collect();
    assert_eq!(long, [2 * 60, 3 * 60, 4 * 60]);
}

/// Circles overrun before anything else does: a plan that fills its block would make every afternoon late.
#[test]
fn a_circle_of_six_or_seven_has_time_to_spare_in_its_block() {
    for starter in starter_afternoons() {
        for block in &starter.afternoon.blocks {
            let Some(plan) = block.work.plan() else {
                continue;
            };
            let whole = u64::from(block.minutes) * MINUTE;
            for people in [u32::from(IN_EACH), u32::from(IN_EACH) + 1] {
                let takes = plan.estimate(people).total;
                assert!(
                    takes * 100 <= whole * 90,
                    "{} {}: {takes} of {whole}",
                    starter.key,
                    block.title
                );
            }
        }
    }
}

#[test]
fn agreements_come_before_anyone_sits_in_a_circle() {
    for starter in starter_afternoons() {
        let blocks = &starter.afternoon.blocks;
        let agreed = blocks.iter().position(|one| one.work == Work::Agreements);
        let sits = blocks.iter().position(|one| one.work.plan().is_some());
        assert!(agreed < sits && agreed.is_some(), "{}", starter.key);
    }
}
