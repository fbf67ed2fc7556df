//! The board in the second half of an afternoon: what is behind, circles that closed, words that were heard.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::{HallAction, Whom, Work};

use super::afternoon::Afternoon;
use super::rules::{every, running};
use crate::face::Block;

/// The moments that stand beside the blocks.
fn hours(hall: &Afternoon) -> Vec<u64> {
    let face = hall.face();
    let mut found = Vec::new();
    every(&face.order, &mut found);
    let clocks = found.into_iter().filter(|block| is_hour(block));
    clocks.map(|block| block.count.into()).collect()
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
