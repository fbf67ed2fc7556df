//! The plan against the clock, which only those who keep see: moments, never a number that runs down.

use circle::parts::Silence;
use circle::view::Timetable;
use circle::{Action, ActionKind, Circle, Part, PlanEdit, Timestamp};

use crate::common::{KEEPER, OPENED, Sitting, breathing, one_word, plan, silence, timed, untimed};

const MINUTE: u64 = 60_000;

/// Six of whom each shares: ten minutes planned for the first round.
fn planned() -> Sitting {
    let parts = vec![timed(90), timed(50), one_word(), silence()];
    Sitting::new(plan(parts), &[], &["Ana", "Bo", "Cy", "Di", "Eli"])
}

fn timetable(it: &Sitting) -> Timetable {
    it.circle.desk().timetable.unwrap()
}

fn minutes(moment: Timestamp) -> f64 {
    moment.since(OPENED) as f64 / MINUTE as f64
}

#[test]
fn each_part_takes_what_people_and_shares_make_of_it() {
    use circle::Pattern;
    let parts = vec![
        Part::Agreements,
        breathing(Pattern::Calm, 6),
        timed(180),
        untimed(),
        one_word(),
        silence(),
    ];
    let it = Sitting::new(plan(parts), &["A.", "B.", "C.", "D.", "E."], &["Ana", "Bo"]);
    let expected = [
        180_000 + 3 * 20_000, // reading them out, and a third of a minute for each voice
        4_000 + 6 * 10_000,   // a lead-in and six breaths
        3 * (180_000 + 10_000), // three people, with ten seconds to hand over
        3 * (90_000 + 10_000),
        3 * (10_000 + 10_000),
        60_000,
    ];
    assert_eq!(it.circle.desk().estimates, expected);
}

#[test]
fn who_stepped_out_and_a_keeper_who_holds_only_are_not_reckoned_with() {
    let mut it = planned();
    assert_eq!(it.circle.desk().estimates[0], 10 * MINUTE);
    it.does("Ana", Action::StepOut);
    assert_eq!(it.circle.desk().estimates[0], 5 * 100_000);
    let it = Sitting::in_timed_round(90, &["Ana"]);
    assert_eq!(it.circle.desk().estimates[0], 100_000);
}

#[test]
fn a_circle_is_planned_for_a_time_or_from_its_beginning() {
    let mut it = planned();
    assert_eq!(it.circle.desk().timetable, None);
    it.circle = it.circle.clone().planned_for(OPENED.after(5 * MINUTE));
    assert_eq!(minutes(timetable(&it).begins), 5.0);
    assert_eq!(timetable(&it).late_by, None, "nothing has begun");
    it.at(7 * MINUTE).does(KEEPER, Action::Begin);
    assert_eq!(minutes(timetable(&it).begins), 5.0);
    assert_eq!(timetable(&it).late_by, Some(2 * 60_000));

    let mut it = planned();
    it.at(3 * MINUTE).does(KEEPER, Action::Begin);
    assert_eq!(minutes(timetable(&it).begins), 3.0);
    assert_eq!(timetable(&it).late_by, Some(0));
}

#[test]
fn the_desk_tells_when_each_part_is_planned_and_when_all_ends() {
    let it = planned().begun();
    let table = timetable(&it);
    let planned: Vec<_> = table
        .planned
        .iter()
        .map(|part| (minutes(part.begins), minutes(part.ends)))
        .collect();
    assert_eq!(
        planned,
        [(0.0, 10.0), (10.0, 16.0), (16.0, 18.0), (18.0, 19.0)]
    );
    assert_eq!(table.expected_end.map(minutes), Some(19.0));
}

#[test]
fn a_part_that_begins_late_or_early_says_by_how_much() {
    let second_part = 6.0;
    for (began, late_by, end) in [(14, 4 * 60_000, 23.0), (7, -3 * 60_000, 16.0)] {
        let mut it = planned().begun();
        it.at(began * MINUTE).next_part();
        assert_eq!(timetable(&it).late_by, Some(late_by));
        let part_ends = timetable(&it).part_ends_at.map(minutes);
        assert_eq!(part_ends, Some(began as f64 + second_part));
        assert_eq!(timetable(&it).expected_end.map(minutes), Some(end));
    }
}

#[test]
fn to_shift_everything_makes_plan_and_clock_agree() {
    let mut it = planned().begun();
    it.at(14 * MINUTE).next_part();
    it.at(15 * MINUTE).does(KEEPER, Action::ShiftPlan);
    assert_eq!(timetable(&it).late_by, Some(0));
    assert_eq!(minutes(timetable(&it).planned[1].begins), 14.0);
    let once = timetable(&it);
    it.does(KEEPER, Action::ShiftPlan);
    assert_eq!(timetable(&it), once, "twice is once");
}

#[test]
fn a_part_whose_time_is_over_ends_now_when_everything_is_shifted() {
    let mut it = planned().begun();
    it.at(13 * MINUTE).does(KEEPER, Action::ShiftPlan);
    assert_eq!(minutes(timetable(&it).planned[0].ends), 13.0);
    it.next_part();
    assert_eq!(timetable(&it).late_by, Some(0));
}

#[test]
fn a_plan_that_is_changed_live_keeps_its_beginning_and_moves_only_what_is_still_to_come() {
    let mut it = planned().begun();
    it.at(14 * MINUTE).next_part();
    let before = timetable(&it);
    let edit = |it: &mut Sitting, edit: PlanEdit| {
        let edition = it.circle.edition();
        it.does(KEEPER, Action::EditPlan { edition, edit });
        timetable(it)
    };
    let length = 5 * MINUTE;
    let part = Part::Silence(Silence { length });
    let longer = edit(&mut it, PlanEdit::Insert { at: 2, part });
    assert_eq!(longer.begins, before.begins);
    assert_eq!(longer.planned[..2], before.planned[..2]);
    assert_eq!(minutes(longer.planned[2].ends), 21.0);
    assert_eq!(longer.late_by, before.late_by);
    assert_eq!(longer.part_ends_at, before.part_ends_at);
    assert_eq!(longer.expected_end.map(minutes), Some(28.0));
    assert_eq!(
        it.circle.desk().estimates.len(),
        it.circle.desk().plan.len()
    );
    assert_eq!(edit(&mut it, PlanEdit::Remove { at: 2 }), before);
    // The round that is going on, once more.
    let again = edit(&mut it, PlanEdit::Repeat { part: 1 });
    assert_eq!(again.expected_end.map(minutes), Some(29.0));
    it.does(KEEPER, Action::ShiftPlan);
    assert_eq!(timetable(&it).late_by, Some(0));
    assert_eq!(timetable(&it).expected_end, again.expected_end);
}

#[test]
fn there_is_nothing_to_shift_before_the_beginning() {
    let it = planned();
    assert!(!it.may(KEEPER, ActionKind::ShiftPlan));
}

#[test]
fn the_round_ends_when_each_who_is_left_has_had_their_time() {
    let mut it = planned().begun();
    // The keeper until 1:30, and then five of 1:40.
    let ends = |circle: &Circle| circle.desk().round_ends_at.map(|end| end.since(OPENED));
    assert_eq!(ends(&it.circle), Some(90_000 + 5 * 100_000));
    it.at(120_000).shares(KEEPER);
    assert_eq!(ends(&it.circle), Some(210_000 + 4 * 100_000));
    let turn = it.turn();
    it.does(KEEPER, Action::MoreTime { turn });
    assert_eq!(ends(&it.circle), Some(270_000 + 4 * 100_000));
    // A pause moves it, and while everything is held nobody can say.
    it.does(KEEPER, Action::Pause);
    assert_eq!(ends(&it.circle), None);
    it.at(720_000).does(KEEPER, Action::Resume);
    assert_eq!(ends(&it.circle), Some(870_000 + 4 * 100_000));
    let mut it = Sitting::in_round(circle::KeeperTurn::First, &["Ana"]);
    it.shares(KEEPER);
    assert_eq!(ends(&it.circle), None, "shares are not timed");
}
