//! How long a plan takes, before it is begun.

use circle::parts::{Break, Pairs, Round, Silence, Words};
use circle::plan::HAND_OVER;
use circle::time::{MINUTE, SECOND};
use circle::{KeeperTurn, Part, Pattern};

use crate::common::{breathing, plan, timed, untimed};

fn of(part: Part, people: u32) -> u64 {
    part.estimate(people, KeeperTurn::First)
}

#[test]
fn a_round_takes_each_share_and_each_hand_over() {
    assert_eq!(of(timed(180), 9), 9 * (180 * SECOND + HAND_OVER));
    assert_eq!(of(untimed(), 3), 3 * (90 * SECOND + HAND_OVER));
    assert_eq!(
        timed(60).estimate(9, KeeperTurn::HoldsOnly),
        8 * 70 * SECOND
    );
    assert_eq!(timed(60).estimate(0, KeeperTurn::HoldsOnly), 0);
}

#[test]
fn each_lap_takes_its_time() {
    let twice = Part::Round(Round {
        question: "Q".to_owned(),
        share: Some(MINUTE),
        kind: circle::RoundKind::Question,
        note: String::new(),
        laps: 2,
    });
    assert_eq!(of(twice, 4), 2 * of(timed(60), 4));
}

#[test]
fn what_is_timed_is_exact() {
    assert_eq!(of(Part::Silence(Silence { length: 90_000 }), 5), 90_000);
    assert_eq!(of(Part::Break(Break { length: 600_000 }), 5), 600_000);
    assert_eq!(of(breathing(Pattern::Calm, 6), 5), 64_000);
    let pairs = |size| {
        Part::Pairs(Pairs {
            size,
            share: 3 * MINUTE,
            question: "Q".to_owned(),
        })
    };
    assert_eq!(of(pairs(2), 5), 7 * MINUTE);
    assert_eq!(of(pairs(3), 5), 10 * MINUTE);
}

#[test]
fn words_are_read_at_two_a_second() {
    let text = "one two three four\nfive six".to_owned();
    let kind = circle::WordsKind::Opening;
    assert_eq!(of(Part::Words(Words { kind, text }), 5), 3 * SECOND);
}

#[test]
fn a_plan_takes_the_sum_of_its_parts() {
    let estimate = plan(vec![timed(60), timed(60)]).estimate(2);
    assert_eq!(
        (estimate.parts, estimate.total),
        (vec![140_000; 2], 280_000)
    );
}
