//! Circles by topic: who finds theirs full waits, in the order in which they chose, and moves up by itself.

use gathering::afternoon::EditError;
use gathering::{
    AfternoonEdit, AfternoonError, HallAction, HallActor, HallRefusal, PersonId, Topic, Way, Wish,
    Work,
};

use crate::common::{Hall, afternoon, block};

/// The first two keep; the others come after them.
fn person(n: u32) -> PersonId {
    PersonId(2 + n)
}

fn chooses(hall: &mut Hall, n: u32, topic: u8) {
    let topics = vec![topic];
    hall.wishes(person(n), Wish::Topics { topics });
}

fn topics(most: u8) -> Vec<Topic> {
    let topic = |name: &str, most| Topic {
        name: name.to_owned(),
        most,
    };
    vec![topic("Grief", most), topic("Home", 9)]
}

/// Three sit at the first topic with its keeper; six have chosen it, the sixth of them first of all.
fn waiting() -> Hall {
    let mut afternoon = afternoon();
    afternoon.blocks[5] = block(
        5,
        Work::Form {
            way: Way::Topic { topics: topics(4) },
            about: 6,
        },
    );
    let mut hall = Hall::new(afternoon);
    for _ in 0..2 {
        hall.comes(HallActor::Invited);
    }
    for _ in 0..8 {
        hall.comes(HallActor::Door);
    }
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    for n in [6, 1, 2, 3, 4, 5] {
        chooses(&mut hall, n, 0);
    }
    for n in [7, 8] {
        chooses(&mut hall, n, 1);
    }
    hall
}

fn formed() -> Hall {
    let mut hall = waiting();
    hall.forms(Way::Topic { topics: topics(4) }, 2, 1);
    assert_eq!(sits(&hall, 0), [1, 2, 6], "who chose first sits");
    assert!(hall.gathering.moved_up(&hall.wishes).is_none());
    hall
}

/// Who would sit in this circle besides its keeper.
fn sits(hall: &Hall, circle: usize) -> Vec<u32> {
    let preview = hall.gathering.preview().unwrap();
    let people = preview.proposal.circles[circle].people.iter();
    let mut people: Vec<_> = people.map(|person| person.0 - 2).collect();
    people.sort_unstable();
    people
}

fn moves_up(hall: &mut Hall) {
    if let Some(moved) = hall.gathering.moved_up(&hall.wishes) {
        hall.gathering = moved;
        assert!(hall.gathering.moved_up(&hall.wishes).is_none(), "once");
    }
}

fn waits(hall: &Hall, n: u32) -> bool {
    hall.wishes.own(&hall.gathering, person(n)).waits
}

#[test]
fn when_someone_leaves_the_first_who_waits_moves_up() {
    let mut hall = formed();
    hall.does(person(2), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [1, 3, 6]);
    let joins = false;
    hall.host(HallAction::SetJoins {
        person: person(6),
        joins,
    });
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [1, 3, 4]);
}

#[test]
fn who_changes_their_topic_goes_there_and_makes_room() {
    let mut hall = formed();
    chooses(&mut hall, 1, 1);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 3, 6]);
    assert_eq!(sits(&hall, 1), [1, 7, 8]);
    // Back again: they wait behind those who waited before.
    chooses(&mut hall, 1, 0);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 3, 6]);
    assert_eq!(sits(&hall, 1), [7, 8]);
    hall.does(person(6), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 3, 4]);
}

#[test]
fn a_second_choice_besides_keeps_ones_place() {
    let mut hall = formed();
    let topics = vec![0, 1];
    hall.wishes(person(3), Wish::Topics { topics });
    hall.does(person(2), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [1, 3, 6]);
}

#[test]
fn where_the_host_makes_room_for_more_they_move_up() {
    let mut hall = formed();
    let room = |edition, at, topic, most| HallAction::Edit {
        edition,
        edit: AfternoonEdit::TopicRoom { at, topic, most },
    };
    hall.host(room(0, 5, 0, 6));
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [1, 2, 3, 4, 6]);
    // With less room again nobody gets up.
    hall.host(HallAction::Undo { edition: 1 });
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [1, 2, 3, 4, 6]);
    let edit = |why| HallRefusal::Edit(why);
    for (refused, why) in [
        (
            room(2, 5, 0, 0),
            AfternoonError::TopicRoom { block: 6 }.into(),
        ),
        (
            room(2, 5, 0, 51),
            AfternoonError::TopicRoom { block: 6 }.into(),
        ),
        (room(2, 5, 2, 6), EditError::UnknownBlock),
        (room(2, 6, 0, 6), EditError::UnknownBlock),
        (room(2, 99, 0, 6), EditError::UnknownBlock),
        (room(2, 4, 0, 6), EditError::BlockBegun),
    ] {
        assert_eq!(hall.refused(refused), edit(why));
    }
}

#[test]
fn whom_the_host_moves_stays_where_she_set_them_down() {
    let mut hall = formed();
    let preview = hall.gathering.preview().unwrap().number;
    let moves = |n, to| HallAction::MovePerson {
        preview,
        person: person(n),
        to,
    };
    hall.host(moves(1, None));
    hall.host(moves(5, Some(1)));
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 3, 6]);
    assert_eq!(sits(&hall, 1), [5, 7, 8]);
    chooses(&mut hall, 5, 0);
    hall.does(person(6), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 3, 4]);
    assert_eq!(sits(&hall, 1), [5, 7, 8]);
}

#[test]
fn who_came_together_moves_up_together() {
    let mut hall = waiting();
    hall.wishes(person(3), Wish::Together { with: person(4) });
    hall.wishes(person(4), Wish::Together { with: person(3) });
    hall.forms(Way::Topic { topics: topics(4) }, 2, 1);
    hall.does(person(1), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [2, 5, 6], "there is room for one");
    hall.does(person(2), HallAction::Leave);
    hall.does(person(6), HallAction::Leave);
    moves_up(&mut hall);
    assert_eq!(sits(&hall, 0), [3, 4, 5]);
}

#[test]
fn before_circles_are_formed_each_sees_whether_they_wait() {
    let mut hall = waiting();
    let all = |hall: &Hall| {
        let waiting = [6, 1, 2, 3, 4, 5].into_iter().filter(|n| waits(hall, *n));
        waiting.collect::<Vec<_>>()
    };
    assert_eq!(all(&hall), [3, 4, 5], "who chose first sits");
    assert!(!waits(&hall, 7), "there is room");
    chooses(&mut hall, 1, 1);
    assert_eq!(all(&hall), [4, 5]);
    hall.does(person(2), HallAction::Leave);
    assert_eq!(all(&hall), [5]);
    chooses(&mut hall, 1, 0);
    assert_eq!(all(&hall), [1, 5], "behind those who waited");
    hall.host(HallAction::Edit {
        edition: 0,
        edit: AfternoonEdit::TopicRoom {
            at: 5,
            topic: 0,
            most: 9,
        },
    });
    assert!(all(&hall).is_empty());
    hall.host(HallAction::Undo { edition: 1 });
    assert_eq!(all(&hall), [1, 5]);
    hall.goes_on();
    assert!(all(&hall).is_empty(), "nobody chooses any more");
}

#[test]
fn circles_of_other_ways_stay_as_they_are() {
    let mut hall = waiting();
    hall.forms(Way::ByHand, 2, 1);
    assert!(hall.gathering.moved_up(&hall.wishes).is_none());
    hall.forms(Way::Even, 2, 1);
    hall.does(person(1), HallAction::Leave);
    assert!(hall.gathering.moved_up(&hall.wishes).is_none());
}
