//! The board in the second half of an afternoon: what is behind, circles that closed, words that were heard.

use circle::time::MINUTE;
use circle::{Stage, Timestamp};
use gathering::{AfternoonEdit, CircleNumber, CircleState, HallAction, HallActor, Way, Whom, Work};

use super::afternoon::Afternoon;
use super::rules::{all, asks, every, running};
use crate::face::Block;
use crate::hall::HallWhat;

/// The moments that stand beside the blocks.
fn hours(hall: &Afternoon) -> Vec<u64> {
    let face = hall.face();
    let mut found = Vec::new();
    every(&face.order, &mut found);
    let clocks = found.into_iter().filter(|block| is_hour(block));
    clocks.map(|block| block.count).collect()
}

fn is_hour(block: &Block) -> bool {
    block.look.starts_with("hour__at")
}

#[test]
fn what_is_behind_stands_at_the_time_at_which_it_began() {
    let mut hall = Afternoon::of(2, 6);
    let mut began = Vec::new();
    for minutes in [17, 4, 33] {
        hall.waits(minutes);
        let from = hall.gathering.stage();
        hall.host(HallAction::Next { from });
        began.push(hall.now.0);
    }
    hall.waits(5);
    assert_eq!(hours(&hall)[..3], began);
    hall.host(HallAction::Hold);
    hall.waits(11);
    hall.host(HallAction::LetGo);
    assert_eq!(hours(&hall)[..3], began, "a hold moves no beginning");
    let next = |hall: &Afternoon| Timestamp(hours(hall)[3]);
    let ends = hall.gathering.everyones().times.block_ends_at;
    assert_eq!(Some(next(&hall)), ends, "it moves what is ahead");
    assert!(ends.is_some_and(|ends| ends > hall.now.after(MINUTE)));
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    assert_eq!(hours(&hall)[..3], began);
}

/// The circle of this number closes.
fn closes(hall: &mut Afternoon, circle: CircleNumber) {
    let mut over = hall.tiles[&circle].clone();
    over.stage = Stage::Ended;
    let changed = hall.gathering.learn(hall.now, circle, &over);
    hall.gathering = changed.unwrap_or_else(|| panic!("it was over before"));
}

#[test]
fn who_has_finished_is_offered_no_seat_in_a_circle_that_goes_on() {
    let mut hall = running(3, 12);
    closes(&mut hall, CircleNumber(0));
    let seats = |hall: &Afternoon| {
        let all = asks(&hall.face()).into_iter();
        let seat = all.filter(|what| matches!(what, HallWhat::Act(HallAction::SeatHere { .. })));
        seat.count()
    };
    let says = |hall: &Afternoon, words: &str| {
        let face = hall.face();
        all(&face).iter().any(|block| block.text.contains(words))
    };
    assert_eq!(seats(&hall), 0);
    assert!(!says(&hall, "Not seated yet") && says(&hall, "Their circle has closed: 5"));
    hall.comes(HallActor::Door);
    assert!(seats(&hall) > 0 && says(&hall, "Not seated yet: 1"));
    assert!(says(&hall, "Their circle has closed: 5"));
}

#[test]
fn a_small_circle_that_nobody_left_has_nobody_left() {
    let mut hall = running(3, 12);
    let said = |hall: &mut Afternoon, state: fn(&mut CircleState)| {
        let known = hall.tiles[&CircleNumber(1)].clone();
        let theirs = hall.tiles.entry(CircleNumber(1)).or_insert(known);
        state(theirs);
        let face = hall.face();
        let found = all(&face);
        let need = found.iter().find(|block| block.key == "need-1");
        let what = need.and_then(|need| need.within.iter().find(|one| one.key == "what"));
        what.map(|what| what.text.clone()).unwrap_or_default()
    };
    let quiet = |state: &mut CircleState| {
        (state.host_asked, state.quiet_since) = (None, None);
        (state.seats, state.away, state.kept) = (2, 0, 0);
    };
    assert_eq!(said(&mut hall, quiet), "Two are here");
    let one_away = |state: &mut CircleState| state.away = 1;
    assert_eq!(said(&mut hall, one_away), "One is left of 2");
    let not_come = |state: &mut CircleState| state.kept = 1;
    assert_eq!(said(&mut hall, not_come), "One is here");
    let keeper_lost = |state: &mut CircleState| state.nobody_keeps = true;
    assert_eq!(said(&mut hall, keeper_lost), "The keeper’s phone is lost");
}

#[test]
fn words_that_were_heard_can_be_told_apart() {
    let mut hall = running(2, 8);
    let (first, to) = (hall.now.0, Whom::All);
    for urgent in [false, true] {
        let word = hall.gathering.next_word();
        hall.host(HallAction::Word { to, urgent, word });
        hall.waits(3);
    }
    let face = hall.face();
    let mut found = Vec::new();
    every(&face.seat, &mut found);
    let told = |look: &str| {
        let those = found.iter().filter(|block| block.look.starts_with(look));
        those.collect::<Vec<_>>()
    };
    let words: Vec<_> = told("sent__one")
        .iter()
        .map(|one| one.text.clone())
        .collect();
    assert_eq!(words, ["An urgent word", "A word"]);
    let sent: Vec<_> = told("sent__at").iter().map(|one| one.count).collect();
    assert_eq!(sent, [first + 3 * MINUTE, first]);
}

#[test]
fn forming_is_the_main_act_of_its_block_while_a_circle_of_before_overruns() {
    let mut hall = running(2, 8);
    let main = |hall: &Afternoon| hall.face().deck.last().map(|block| block.key.clone());
    let at = hall.gathering.stage().block().map_or(0, |at| at + 1);
    let minutes = 10;
    let title = "The same people again".to_owned();
    let way = Way::AsBefore;
    let work = Work::Form { way, about: 6 };
    let block = gathering::Block {
        minutes,
        title,
        work,
    };
    let edit = AfternoonEdit::Insert { at, block };
    let edition = hall.gathering.edition();
    hall.host(HallAction::Edit { edition, edit });
    closes(&mut hall, CircleNumber(0));
    let from = hall.gathering.stage();
    hall.host(HallAction::Next { from });
    assert_eq!(main(&hall).as_deref(), Some("form"));
    let asks_for_it = asks(&hall.face());
    let can = asks_for_it
        .iter()
        .any(|what| matches!(what, HallWhat::Form(_)));
    assert!(can, "it can be asked for");
    hall.forms(Way::AsBefore, 2);
    hall.tells();
    assert_eq!(main(&hall).as_deref(), Some("next"));
}

#[test]
fn that_it_ends_with_the_last_circle_can_be_taken_back_on_the_board() {
    let mut hall = running(2, 8);
    let not_yet = HallWhat::Act(HallAction::EndNotYet);
    assert!(!asks(&hall.face()).contains(&not_yet));
    hall.host(HallAction::EndWhenClosed);
    assert!(asks(&hall.face()).contains(&not_yet));
}

#[test]
fn a_block_that_is_taken_out_takes_its_buttons_with_it() {
    let mut hall = Afternoon::of(2, 6);
    let rows = |hall: &Afternoon| {
        let face = hall.face();
        let mut found = Vec::new();
        every(&face.order, &mut found);
        let rows = found.into_iter().filter(|block| block.look == "ahead");
        rows.map(|row| (row.text.clone(), row.key.clone()))
            .collect::<Vec<_>>()
    };
    let before = rows(&hall);
    let edit = AfternoonEdit::Remove { at: 1 };
    hall.host(HallAction::Edit { edition: 0, edit });
    let kept: Vec<_> = before.iter().filter(|row| row.0 != before[1].0).collect();
    assert_eq!(
        rows(&hall).iter().collect::<Vec<_>>(),
        kept,
        "each other row is the same"
    );
}
