//! The time of a share: an invitation. It rings once, softly, and nothing else happens by itself.

use circle::time::{HOUR, MINUTE};
use circle::{
    Action, ActionKind, Audience, Cue, FORGOTTEN_AFTER, HELD_AFTER, KeeperTurn, Refusal, Sound,
};

use crate::common::{KEEPER, OPENED, Sitting, plan, timed};

fn rings_for(sitting: &Sitting, name: &str) -> Vec<Cue> {
    vec![Cue {
        sound: Sound::TimeCameRound,
        audience: Audience::SeatAndProjector(sitting.seat(name)),
    }]
}

#[test]
fn a_shares_time_begins_when_the_piece_arrives() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    assert_eq!(sitting.due(), 60_000);
    sitting.at(25_000).shares("Ana");
    assert_eq!(sitting.due(), 85_000);
}

#[test]
fn it_rings_once_on_the_holders_phone_and_the_projector_and_cuts_nothing() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(59_999);
    assert_eq!(sitting.heard, []);
    sitting.at(60_000);
    assert_eq!(sitting.heard, rings_for(&sitting, "Ana"));
    sitting.at(HOUR);
    assert_eq!(sitting.heard, []);
    sitting.has_piece("Ana");
    assert!(sitting.share().rang);
}

#[test]
fn an_untimed_share_never_rings() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.at(HOUR);
    assert_eq!(sitting.heard, []);
    assert!(!sitting.may(KEEPER, ActionKind::MoreTime));
    let turn = sitting.turn();
    assert_eq!(
        sitting.refused(KEEPER, Action::MoreTime { turn }),
        Refusal::NotNow
    );
}

#[test]
fn a_bell_that_would_come_too_late_is_left_out() {
    let begun = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let mut five_late = begun.clone();
    five_late.wakes_at(65_000);
    assert_eq!(five_late.heard, rings_for(&begun, "Ana"));
    let mut later = begun;
    later.wakes_at(65_001);
    assert_eq!(later.heard, []);
    later.wakes_at(70_000);
    assert_eq!(later.heard, [], "and not made up for");
    later.has_piece("Ana");
}

#[test]
fn no_bell_while_everything_is_held() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(50_000).does(KEEPER, Action::Pause);
    sitting.at(HOUR);
    assert_eq!(sitting.heard, []);
    sitting.does(KEEPER, Action::Resume).at(HOUR + 9_999);
    assert_eq!(sitting.heard, []);
    sitting.at(HOUR + 10_000);
    assert_eq!(sitting.heard, rings_for(&sitting, "Ana"));
}

#[test]
fn a_pause_takes_nothing_from_a_share() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(20_000).does(KEEPER, Action::Pause);
    assert_eq!(sitting.sounds(), [Sound::Held]);
    sitting.at(320_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 360_000, "forty seconds are left, as before");
    sitting.at(330_000).does(KEEPER, Action::Pause);
    sitting.at(331_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 361_000);
}

#[test]
fn a_pause_just_after_the_time_came_round_is_still_followed_by_its_bell() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    // The keeper was quicker than the clock.
    sitting.clock_shows(61_000).does(KEEPER, Action::Pause);
    sitting.at(HOUR).does(KEEPER, Action::Resume);
    sitting.at(HOUR);
    assert_eq!(sitting.heard, rings_for(&sitting, "Ana"));
}

#[test]
fn only_what_is_held_is_resumed() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana"]);
    assert_eq!(sitting.refused(KEEPER, Action::Resume), Refusal::NotNow);
    sitting.does(KEEPER, Action::Pause);
    assert_eq!(sitting.refused(KEEPER, Action::Pause), Refusal::Held);
}

#[test]
fn one_more_minute_before_the_bell_is_added_to_the_time() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let turn = sitting.turn();
    sitting.at(30_000).does(KEEPER, Action::MoreTime { turn });
    assert_eq!(sitting.due(), 120_000);
    sitting.at(119_999);
    assert_eq!(sitting.heard, []);
    sitting.at(120_000);
    assert_eq!(sitting.heard, rings_for(&sitting, "Ana"));
}

#[test]
fn one_more_minute_after_the_bell_is_a_minute_from_now_with_a_bell_of_its_own() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let turn = sitting.turn();
    sitting.at(100_000).does(KEEPER, Action::MoreTime { turn });
    assert_eq!(sitting.due(), 160_000);
    sitting.at(160_000);
    assert_eq!(sitting.heard, rings_for(&sitting, "Ana"));
    sitting.shares("Ana");
    assert_eq!(
        sitting.share().length,
        Some(MINUTE),
        "a minute for this share only"
    );
}

#[test]
fn one_more_minute_while_held_counts_from_when_it_goes_on() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let turn = sitting.turn();
    sitting.at(90_000).does(KEEPER, Action::Pause);
    sitting.at(300_000).does(KEEPER, Action::MoreTime { turn });
    sitting.at(400_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 460_000);
}

#[test]
fn while_held_nothing_moves_the_piece_by_hand() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let turn = sitting.turn();
    let how = circle::How::Shared;
    sitting.does(KEEPER, Action::Pause);
    assert_eq!(
        sitting.refused("Ana", Action::Pass { turn, how }),
        Refusal::Held
    );
    assert_eq!(
        sitting.refused("Ana", Action::HoldSilence { turn }),
        Refusal::Held
    );
    assert_eq!(
        sitting.refused(KEEPER, Action::PassOn { turn }),
        Refusal::Held
    );
    assert_eq!(
        sitting.refused(KEEPER, Action::NextPart { from: 0 }),
        Refusal::Held
    );
    sitting.has_piece("Ana");
}

#[test]
fn a_circle_in_which_nobody_does_anything_for_two_hours_is_held_in_silence() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.at(10 * MINUTE).shares(KEEPER);
    sitting.at(10 * MINUTE + HELD_AFTER - 1);
    assert!(sitting.circle.hold().is_none());
    sitting.at(10 * MINUTE + HELD_AFTER);
    assert!(sitting.circle.hold().is_some());
    assert_eq!(sitting.heard, []);
    sitting.has_piece("Ana");
    assert_eq!(
        sitting.circle.next_deadline(),
        None,
        "nothing more happens by itself"
    );
    sitting
        .at(24 * HOUR)
        .does(KEEPER, Action::Resume)
        .has_piece("Ana");
}

#[test]
fn a_circle_is_not_held_for_idleness_before_it_began() {
    let mut sitting = Sitting::new(plan(vec![timed(60)]), &[], &["Ana"]);
    assert_eq!(sitting.circle.next_deadline(), None);
    sitting.wakes_at(5 * HOUR);
    assert!(sitting.circle.hold().is_none());
}

#[test]
fn a_circle_that_nobody_ended_is_forgotten_48_hours_after_its_last_action() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.at(HOUR).shares(KEEPER);
    sitting.at(5 * HOUR);
    let forgotten = sitting.circle.last_at().after(FORGOTTEN_AFTER);
    assert_eq!(forgotten, OPENED.after(49 * HOUR));
}

#[test]
fn a_clock_set_back_gives_and_takes_nothing() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    sitting.at(30_000).shares("Ana");
    assert_eq!(sitting.due(), 90_000);
    sitting.clock_shows(5_000).does(KEEPER, Action::Pause);
    sitting.clock_shows(1_000).does(KEEPER, Action::Resume);
    assert_eq!(sitting.due(), 90_000);
    sitting.clock_shows(2_000).shares("Bo");
    assert_eq!(sitting.circle.last_at(), OPENED.after(30_000));
}

#[test]
fn the_desk_tells_how_long_the_round_takes_if_each_share_takes_its_time() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo", "Cy", "Dee"]);
    sitting.does("Dee", Action::StepOut);
    let desk = sitting.circle.desk();
    assert_eq!((desk.still_to_come, desk.share), (2, Some(MINUTE)));
    assert_eq!(desk.rest_of_round, Some(2 * (60_000 + 10_000)));
    sitting.shares("Ana").passes("Bo");
    assert_eq!(sitting.circle.desk().still_to_come, 0);
}
