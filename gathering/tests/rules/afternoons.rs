//! The afternoon: what is refused of it, how it is changed on the way, how it stands against the clock.

use circle::{Pattern, PlanError};
use gathering::afternoon::EditError;
use gathering::{
    Afternoon, AfternoonEdit, AfternoonError, HallAction, HallRefusal, HallStage, Topic, Way, Work,
};

use crate::common::{Hall, MINUTE, OPENED, afternoon, block, plan};

#[test]
fn nonsense_is_refused_with_where_it_is() {
    type Change = Box<dyn Fn(&mut Afternoon)>;
    let topics = |names: &[&str], most| {
        let topic = |name: &&str| Topic {
            name: (*name).to_owned(),
            most,
        };
        let topics = names.iter().map(topic).collect();
        Work::Form {
            way: Way::Topic { topics },
            about: 6,
        }
    };
    let first = |work: Work| -> Change { Box::new(move |a| a.blocks[0].work = work.clone()) };
    let mut long_plan = plan();
    long_plan.parts.clear();
    let cases: Vec<(Change, AfternoonError)> = vec![
        (Box::new(|a| a.title = " ".into()), AfternoonError::NoTitle),
        (
            Box::new(|a| a.title = "x".repeat(81)),
            AfternoonError::TitleTooLong,
        ),
        (
            Box::new(|a| a.about = "x".repeat(401)),
            AfternoonError::AboutTooLong,
        ),
        (
            Box::new(|a| a.care = "x".repeat(601)),
            AfternoonError::CareTooLong,
        ),
        (Box::new(|a| a.blocks.clear()), AfternoonError::Blocks),
        (
            Box::new(|a| a.blocks = vec![block(5, Work::Break); 25]),
            AfternoonError::Blocks,
        ),
        (
            Box::new(|a| a.blocks[2].minutes = 0),
            AfternoonError::Minutes { block: 3 },
        ),
        (
            Box::new(|a| a.blocks[2].minutes = 241),
            AfternoonError::Minutes { block: 3 },
        ),
        (
            Box::new(|a| a.blocks = vec![block(240, Work::Break); 4]),
            AfternoonError::TooLong,
        ),
        (
            Box::new(|a| a.blocks[1].title = "\u{200b}".into()),
            AfternoonError::NoName { block: 2 },
        ),
        (
            first(Work::Card {
                words: "x".repeat(2_001),
            }),
            AfternoonError::TextTooLong {
                block: 1,
                limit: 2_000,
            },
        ),
        (
            first(Work::Breathe {
                pattern: Pattern::Calm,
                breaths: 0,
            }),
            AfternoonError::Breaths { block: 1 },
        ),
        (
            first(Work::Form {
                way: Way::Even,
                about: 2,
            }),
            AfternoonError::About { block: 1 },
        ),
        (
            first(topics(&["One"], 8)),
            AfternoonError::Topics { block: 1 },
        ),
        (
            first(topics(&["One", "one"], 8)),
            AfternoonError::Topics { block: 1 },
        ),
        (
            first(topics(&["One", " "], 8)),
            AfternoonError::Topics { block: 1 },
        ),
        (
            first(topics(&["One", "Two"], 0)),
            AfternoonError::TopicRoom { block: 1 },
        ),
        (
            first(Work::Circles { plan: long_plan }),
            AfternoonError::Plan {
                block: 1,
                error: PlanError::Parts,
            },
        ),
        (
            Box::new(|a| a.agreements = vec!["Listen.".into(); 13]),
            AfternoonError::Agreements,
        ),
        (
            Box::new(|a| a.agreements = vec![String::new()]),
            AfternoonError::Agreement,
        ),
        (
            Box::new(|a| a.spots = vec![a.spots[0].clone(); 31]),
            AfternoonError::Spots,
        ),
        (
            Box::new(|a| a.spots[3].name = "x".repeat(25)),
            AfternoonError::Spot { spot: 4 },
        ),
        (
            Box::new(|a| {
                let words = "\u{1f33f}".repeat(2_000);
                a.blocks = vec![block(5, Work::Card { words }); 12];
            }),
            AfternoonError::TooManyWords,
        ),
    ];
    for (change, error) in cases {
        let mut wrong = afternoon();
        change(&mut wrong);
        let words = error.to_string();
        assert_eq!(wrong.checked(), Err(error), "{words}");
    }
    let checked = afternoon().checked().unwrap();
    assert_eq!(
        checked.clone().checked(),
        Ok(checked),
        "what is checked stays as it is"
    );
}

#[test]
fn what_it_holds_is_never_less_than_what_is_written() {
    let mut full = afternoon();
    full.about = "\"".repeat(400);
    let written = serde_json::to_string(&full.clone().checked().unwrap()).unwrap();
    assert!(
        written.len() <= full.bytes(),
        "{} {}",
        written.len(),
        full.bytes()
    );
}

#[test]
fn only_what_has_not_begun_is_changed_and_one_change_is_undone() {
    let mut hall = Hall::new(afternoon());
    hall.goes_on();
    hall.goes_on();
    let before = hall.gathering.afternoon().clone();
    let edit = |edition, edit| HallAction::Edit { edition, edit };
    let tea = block(5, Work::Break);
    let begun = HallRefusal::Edit(EditError::BlockBegun);
    let none = HallRefusal::Edit(EditError::UnknownBlock);
    for (change, why) in [
        (AfternoonEdit::Remove { at: 1 }, &begun),
        (AfternoonEdit::Move { from: 4, to: 0 }, &begun),
        (
            AfternoonEdit::Insert {
                at: 1,
                block: tea.clone(),
            },
            &begun,
        ),
        (
            AfternoonEdit::Change {
                at: 0,
                block: tea.clone(),
            },
            &begun,
        ),
        (
            AfternoonEdit::Shift {
                after: 0,
                minutes: 5,
            },
            &begun,
        ),
        (AfternoonEdit::Remove { at: 11 }, &none),
        (
            AfternoonEdit::Shift {
                after: 11,
                minutes: 5,
            },
            &none,
        ),
    ] {
        assert_eq!(&hall.refused(edit(0, change)), why);
    }
    let zero = AfternoonEdit::Insert {
        at: 3,
        block: block(0, Work::Break),
    };
    assert_eq!(
        hall.refused(edit(0, zero)),
        HallRefusal::Edit(AfternoonError::Minutes { block: 4 }.into())
    );
    for change in [
        AfternoonEdit::Insert { at: 2, block: tea },
        AfternoonEdit::Remove { at: 5 },
        AfternoonEdit::Move { from: 3, to: 8 },
        AfternoonEdit::Shift {
            after: 1,
            minutes: 5,
        },
        AfternoonEdit::Shift {
            after: 4,
            minutes: -30,
        },
    ] {
        let edition = hall.gathering.edition();
        hall.host(edit(edition, change.clone()));
        assert_ne!(hall.gathering.afternoon(), &before);
        // Another host who saw the afternoon before that has to look again.
        assert_eq!(
            hall.refused(edit(edition, change)),
            HallRefusal::AfternoonChanged
        );
        let edition = hall.gathering.edition();
        hall.host(HallAction::Undo { edition });
        assert_eq!(hall.gathering.afternoon(), &before);
        let edition = hall.gathering.edition();
        assert_eq!(
            hall.refused(HallAction::Undo { edition }),
            HallRefusal::NotNow
        );
    }
}

#[test]
fn the_clock_runs_beside_it_and_what_follows_can_be_shifted() {
    let mut hall = Hall::new(afternoon());
    let begins = OPENED.after(60 * MINUTE);
    hall.host(HallAction::BeginAt { begins });
    let times = hall.gathering.everyones().times;
    assert_eq!(times.planned[0].begins, begins);
    assert_eq!(times.planned[1].begins, begins.after(30 * MINUTE));
    assert_eq!((times.late_by, times.block_ends_at), (None, None));
    hall.waits(65 * MINUTE);
    hall.goes_on();
    let times = hall.gathering.everyones().times;
    assert_eq!(times.late_by, Some(5 * MINUTE as i64));
    assert_eq!(times.block_ends_at, Some(hall.now.after(30 * MINUTE)));
    assert_eq!(times.expected_end, hall.now.after(220 * MINUTE));
    // "All later by five": what is on the plan agrees with the clock again.
    let edition = hall.gathering.edition();
    let (after, minutes) = (0, 5);
    let edit = AfternoonEdit::Shift { after, minutes };
    hall.host(HallAction::Edit { edition, edit });
    let times = hall.gathering.everyones().times;
    assert_eq!(times.planned[1].begins, begins.after(35 * MINUTE));
    let late = HallAction::BeginAt { begins };
    assert_eq!(hall.refused(late), HallRefusal::NotNow, "it has begun");
}

#[test]
fn what_has_begun_keeps_the_time_at_which_it_began() {
    let mut hall = Hall::new(afternoon());
    assert!(hall.gathering.everyones().times.began.is_empty());
    let mut began = std::collections::BTreeMap::new();
    for (at, minutes) in [7, 3, 12].into_iter().enumerate() {
        hall.waits(minutes * MINUTE);
        hall.goes_on();
        began.insert(at, hall.now);
        assert_eq!(hall.gathering.everyones().times.began, began);
    }
    // A hold moves the end of what goes on, and no beginning.
    let ends = hall.gathering.everyones().times.block_ends_at.unwrap();
    hall.waits(MINUTE);
    hall.host(HallAction::Hold);
    hall.waits(9 * MINUTE);
    hall.host(HallAction::LetGo);
    let times = hall.gathering.everyones().times;
    assert_eq!(times.block_ends_at, Some(ends.after(9 * MINUTE)));
    assert_eq!(times.began, began);
    // Nor does what follows when it is shifted.
    let (edition, after, minutes) = (hall.gathering.edition(), 2, 15);
    let edit = AfternoonEdit::Shift { after, minutes };
    hall.host(HallAction::Edit { edition, edit });
    assert_eq!(hall.gathering.everyones().times.began, began);
}

#[test]
fn a_gathering_saved_before_beginnings_were_known_goes_on() {
    let mut hall = Hall::new(afternoon());
    hall.goes_on();
    hall.goes_on();
    let mut saved = serde_json::to_value(&hall.gathering).unwrap();
    assert!(
        saved
            .as_object_mut()
            .unwrap()
            .remove("block_began")
            .is_some()
    );
    hall.gathering = serde_json::from_value(saved).unwrap();
    assert!(hall.gathering.everyones().times.began.is_empty());
    hall.waits(MINUTE);
    hall.goes_on();
    let began = hall.gathering.everyones().times.began;
    assert_eq!(began.into_iter().collect::<Vec<_>>(), [(2, hall.now)]);
}

#[test]
fn two_hosts_who_go_on_at_once_go_on_once() {
    let mut hall = Hall::new(afternoon());
    let from = HallStage::Before;
    hall.host(HallAction::Next { from });
    assert_eq!(
        hall.refused(HallAction::Next { from }),
        HallRefusal::BlockOver
    );
    assert_eq!(hall.gathering.stage(), HallStage::Block(0));
    while hall.gathering.stage() != HallStage::Block(10) {
        hall.goes_on();
    }
    let from = HallStage::Block(10);
    assert_eq!(hall.refused(HallAction::Next { from }), HallRefusal::NotNow);
}
