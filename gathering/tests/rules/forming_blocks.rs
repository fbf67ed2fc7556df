//! Whether circles were formed in the block that forms them.

use gathering::{AfternoonEdit, HallAction, OPENER, Way, Work};

use crate::common::{Hall, MINUTE, afternoon};

#[test]
fn a_forming_block_knows_whether_circles_were_formed_in_it() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let formed = |hall: &Hall| {
        let tiles = Default::default();
        hall.gathering
            .host_view(OPENER, &tiles, &hall.wishes)
            .unwrap()
            .formed
    };
    assert!(formed(&hall));
    let mut again = afternoon().blocks.into_iter();
    let block = again
        .find(|block| matches!(block.work, Work::Form { .. }))
        .unwrap();
    let (edition, at) = (
        hall.gathering.edition(),
        hall.gathering.stage().block().unwrap() + 3,
    );
    hall.host(HallAction::Edit {
        edition,
        edit: AfternoonEdit::Insert { at, block },
    });
    hall.goes_on();
    assert!(!formed(&hall), "no circles are formed in this block");
    hall.goes_on();
    hall.goes_on();
    assert!(matches!(
        hall.gathering.present_work(),
        Some(Work::Form { .. })
    ));
    assert!(!formed(&hall), "those of before still sit");
    hall.forms(Way::Even, 2, 5);
    hall.tells();
    assert!(formed(&hall));
    // Nobody who sits is moved: they are asked, and stay if they say nothing.
    let sits: Vec<_> = hall.gathering.people().filter_map(|p| p.sits.at).collect();
    hall.waits(2 * MINUTE);
    hall.all_is_carried_out(&mut building);
    let later: Vec<_> = hall.gathering.people().filter_map(|p| p.sits.at).collect();
    assert_eq!(sits, later);
}

#[test]
fn circles_can_be_formed_before_their_block_begins() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, Work::Card { .. }));
    hall.forms(Way::Even, 2, 5);
    hall.tells();
    hall.goes_on();
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes);
    assert!(board.unwrap().formed);
}
