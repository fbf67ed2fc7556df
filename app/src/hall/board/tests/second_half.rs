//! The board in the second half of an afternoon: what is behind, circles that closed, words that were heard.

use circle::Timestamp;
use circle::time::MINUTE;
use gathering::{HallAction, Work};

use super::afternoon::Afternoon;
use super::rules::every;
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
