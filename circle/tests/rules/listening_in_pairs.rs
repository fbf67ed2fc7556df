//! Pairs and threes: the same time for all, shared equally in each group, with a soft bell to swap.

use circle::time::{HOUR, MINUTE};
use circle::{Action, ActionKind, Refusal, Sound, Stage};

use crate::common::{KEEPER, Sitting, pairs, plan, untimed};

const START: Action = Action::StartPart { part: 0 };

fn sitting(others: &[&str]) -> Sitting {
    Sitting::held_by_keeper(vec![pairs(2, 60), untimed()], others)
}

#[test]
fn people_find_each_other_first_and_the_keeper_starts_the_time() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy", "Dee"]);
    assert_eq!(sitting.together(), [["Ana", "Bo"], ["Cy", "Dee"]]);
    assert_eq!(sitting.commons().span, None);
    assert!(sitting.circle.desk().waits);
    sitting.at(30_000).does(KEEPER, START);
    assert_eq!(sitting.sounds(), [Sound::Bell]);
    assert_eq!(sitting.part_due(), 150_000);
    assert_eq!(sitting.refused(KEEPER, START), Refusal::NotNow);
}

#[test]
fn a_bell_to_swap_half_way_and_one_at_the_end_and_nothing_goes_on_by_itself() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy", "Dee"]);
    sitting.does(KEEPER, START).at(59_999);
    assert_eq!(sitting.sounds(), []);
    sitting.at(60_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Ana", "Bo", "Cy", "Dee"]);
    sitting.at(120_000);
    assert_eq!(sitting.sounds(), [Sound::PartTimeCameRound]);
    sitting.at(HOUR);
    assert_eq!(sitting.sounds(), []);
    assert_eq!(sitting.circle.stage(), Stage::Part(0));
}

#[test]
fn a_group_of_three_shares_the_same_time_among_three() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy", "Dee", "Eli"]);
    let three = sitting.together()[1].join(" ");
    assert_eq!(three, "Cy Dee Eli");
    sitting.does(KEEPER, START).at(40_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Cy", "Dee", "Eli"]);
    sitting.at(60_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Ana", "Bo"]);
    sitting.at(80_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Cy", "Dee", "Eli"]);
    sitting.at(120_000);
    assert_eq!(sitting.sounds(), [Sound::PartTimeCameRound]);
}

#[test]
fn a_second_time_brings_someone_new() {
    let parts = vec![pairs(2, 60), pairs(2, 60)];
    let mut sitting = Sitting::held_by_keeper(parts, &["Ana", "Bo", "Cy", "Dee"]);
    sitting.next_part();
    assert_eq!(sitting.together(), [["Ana", "Cy"], ["Dee", "Bo"]]);
}

#[test]
fn a_keeper_who_shares_listens_too_and_one_who_holds_helps_only_out_of_loneliness() {
    let shares = Sitting::new(plan(vec![pairs(2, 60)]), &[], &["Ana", "Bo", "Cy"]).begun();
    assert_eq!(shares.together(), [[KEEPER, "Ana"], ["Bo", "Cy"]]);
    assert_eq!(
        sitting(&["Ana", "Bo", "Cy"]).together(),
        [["Ana", "Bo", "Cy"]].map(Vec::from)
    );
    assert_eq!(sitting(&["Ana"]).together(), [[KEEPER, "Ana"]]);
    assert_eq!(sitting(&[]).together(), Vec::<Vec<&str>>::new());
}

#[test]
fn before_it_starts_groups_are_formed_anew_and_afterwards_nobody_else_is_moved() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy"]);
    sitting.sits("Dee");
    assert_eq!(sitting.together(), [["Ana", "Bo"], ["Cy", "Dee"]]);
    sitting.does(KEEPER, START).at(30_000).sits("Late");
    assert_eq!(
        sitting.together(),
        [vec!["Ana", "Bo", "Late"], vec!["Cy", "Dee"]]
    );
    assert_eq!(sitting.part_due(), 120_000, "nobody's time is moved");
    sitting.does("Cy", Action::Leave);
    assert_eq!(sitting.together(), [["Ana", "Bo", "Late", "Dee"]]);
    sitting
        .does("Ana", Action::StepOut)
        .does("Bo", Action::StepOut);
    assert_eq!(sitting.together(), [["Late", "Dee"]]);
}

#[test]
fn until_it_starts_the_keeper_can_bring_two_together_by_moving_a_seat() {
    let mut sitting = sitting(&["Ana", "Bo", "Cy", "Dee"]);
    let seat = sitting.seat("Dee");
    sitting.does(KEEPER, Action::MoveSeat { seat, to: 2 });
    assert_eq!(sitting.together(), [["Ana", "Dee"], ["Bo", "Cy"]]);
    sitting.does(KEEPER, START);
    sitting.does(KEEPER, Action::MoveSeat { seat, to: 4 });
    assert_eq!(sitting.together(), [["Ana", "Dee"], ["Bo", "Cy"]]);
}

#[test]
fn a_pause_freezes_it() {
    let mut sitting = sitting(&["Ana", "Bo"]);
    sitting
        .does(KEEPER, START)
        .at(50_000)
        .does(KEEPER, Action::Pause);
    sitting
        .at(HOUR)
        .does(KEEPER, Action::Resume)
        .at(HOUR + 9_999);
    assert_eq!(sitting.sounds(), []);
    sitting.at(HOUR + 10_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Ana", "Bo"]);
    sitting.at(HOUR + 70_000);
    assert_eq!(sitting.sounds(), [Sound::PartTimeCameRound]);
}

#[test]
fn more_time_before_the_swap_is_for_each_and_after_it_for_the_second() {
    let mut sitting = sitting(&["Ana", "Bo"]);
    assert!(
        !sitting.may(KEEPER, ActionKind::MorePartTime),
        "not before it starts"
    );
    sitting.does(KEEPER, START).at(30_000);
    sitting.does(KEEPER, Action::MorePartTime { part: 0 });
    assert_eq!(sitting.part_due(), 4 * MINUTE);
    sitting.at(2 * MINUTE - 1);
    assert_eq!(sitting.sounds(), []);
    sitting.at(2 * MINUTE);
    assert_eq!(sitting.sounds(), [Sound::Swap, Sound::Swap]);
    sitting.does(KEEPER, Action::MorePartTime { part: 0 });
    assert_eq!(sitting.part_due(), 5 * MINUTE);
    sitting.at(5 * MINUTE - 1);
    assert_eq!(sitting.sounds(), [], "the swap is not rung again");
    sitting.at(5 * MINUTE);
    assert_eq!(sitting.sounds(), [Sound::PartTimeCameRound]);
}

#[test]
fn threes_have_three_shares_and_two_left_over_are_a_pair() {
    let others = ["Ana", "Bo", "Cy", "Dee", "Eli"];
    let mut sitting = Sitting::held_by_keeper(vec![pairs(3, 60)], &others);
    assert_eq!(
        sitting.together(),
        [vec!["Ana", "Bo", "Cy"], vec!["Dee", "Eli"]]
    );
    sitting.does(KEEPER, START).at(60_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Ana", "Bo", "Cy"]);
    sitting.at(90_000);
    assert_eq!(sitting.hear(Sound::Swap), ["Dee", "Eli"]);
    assert_eq!(sitting.part_due(), 180_000);
}

#[test]
fn one_sees_ones_own_group() {
    let sitting = sitting(&["Ana", "Bo", "Cy", "Dee"]);
    let mine = sitting.circle.mine(sitting.seat("Dee"));
    assert_eq!(mine.group, [sitting.seat("Cy"), sitting.seat("Dee")]);
    assert_eq!(sitting.circle.mine(sitting.seat(KEEPER)).group, []);
}
