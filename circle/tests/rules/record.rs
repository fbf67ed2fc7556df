//! The record that remains: counts, and nothing that points to anyone.

use circle::breath::LEAD_IN;
use circle::time::{HOUR, MINUTE};
use circle::{Action, Pattern, Record};

use crate::common::{KEEPER, Sitting, breathing, one_word, plan, untimed};

#[test]
fn a_whole_circle_is_counted() {
    let parts = vec![breathing(Pattern::Calm, 2), untimed(), one_word()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana", "Bo"]);
    sitting.at(10 * MINUTE).does(KEEPER, Action::Begin);
    let (pattern, breaths) = (Pattern::Calm, 2);
    sitting.does(KEEPER, Action::Breathe { pattern, breaths });
    sitting.at(12 * MINUTE).next_part();
    sitting.shares(KEEPER).passes("Ana").shares("Bo");
    sitting.does("Ana", Action::Take).shares("Ana");
    sitting.next_part().all_share(&[KEEPER, "Ana", "Bo"]);
    sitting.at(70 * MINUTE + 29_999).does(KEEPER, Action::Close);
    let record = Record {
        id: "r".to_owned(),
        day: "2026-11-20".to_owned(),
        people: 3,
        minutes: 60,
        parts: 3,
        rounds: 2,
        shares: 6,
        breaths: 2,
    };
    assert_eq!(sitting.record(), record);
}

#[test]
fn people_are_counted_as_they_sat_at_once_at_the_end_of_a_part() {
    let parts = vec![untimed(), untimed(), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana", "Bo", "Cy"]);
    sitting.does("Cy", Action::Leave);
    let mut sitting = sitting.begun();
    sitting.sits("Di").sits("Eli").does("Eli", Action::Leave);
    assert_eq!(sitting.record().people, 4, "who looked in is not counted");
    sitting.next_part();
    sitting.does("Bo", Action::Leave).sits("Fay").sits("Gil");
    sitting.does("Gil", Action::Leave);
    assert_eq!(sitting.record().people, 4, "who came for another neither");
    sitting
        .does("Fay", Action::Leave)
        .does("Ana", Action::Leave);
    assert_eq!(sitting.record().people, 4, "who sat through a part is");
}

#[test]
fn who_goes_before_the_last_part_is_closed_was_there() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana", "Bo"]).begun();
    sitting.does("Ana", Action::Leave).does("Bo", Action::Leave);
    sitting.does(KEEPER, Action::Close);
    assert_eq!(sitting.record().people, 3);
}

#[test]
fn a_circle_that_never_began_has_no_minutes() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    sitting.at(HOUR).does(KEEPER, Action::Close);
    let record = sitting.record();
    assert_eq!((record.minutes, record.parts, record.rounds), (0, 0, 0));
}

#[test]
fn a_round_that_is_left_midway_did_not_go_round() {
    let mut sitting = Sitting::new(plan(vec![untimed(), untimed()]), &[], &["Ana"]).begun();
    sitting.shares(KEEPER).next_part();
    let record = sitting.record();
    assert_eq!((record.parts, record.rounds, record.shares), (2, 0, 1));
}

#[test]
fn breaths_are_counted_when_the_circle_closes_or_goes_on_in_their_middle() {
    let parts = vec![breathing(Pattern::Calm, 6), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    let (pattern, breaths) = (Pattern::Calm, 6);
    sitting.does(KEEPER, Action::Breathe { pattern, breaths });
    sitting.at(LEAD_IN + 25_000); // two are complete, the third is going on
    let mut goes_on = sitting.clone();
    goes_on.next_part();
    assert_eq!(goes_on.record().breaths, 2);
    let mut closes = sitting.clone();
    closes.does(KEEPER, Action::Close);
    assert_eq!(closes.record().breaths, 2);
    // A breath held in its middle is counted to where it stood.
    sitting.does(KEEPER, Action::Pause).at(HOUR);
    sitting.does(KEEPER, Action::Close);
    assert_eq!(sitting.record().breaths, 2);
}

#[test]
fn a_breath_that_was_just_complete_counts_whole() {
    let parts = vec![breathing(Pattern::Calm, 2), untimed()];
    let mut sitting = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    let (pattern, breaths) = (Pattern::Calm, 2);
    sitting.does(KEEPER, Action::Breathe { pattern, breaths });
    // The keeper was quicker than the clock.
    sitting.clock_shows(LEAD_IN + 20_100).next_part();
    assert_eq!(sitting.record().breaths, 2);
}

#[test]
fn a_clock_set_back_gives_no_minutes() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    sitting.at(HOUR).does(KEEPER, Action::Begin);
    sitting.clock_shows(0).does(KEEPER, Action::Close);
    assert_eq!(sitting.record().minutes, 0);
}
