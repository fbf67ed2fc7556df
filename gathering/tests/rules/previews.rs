//! A seating before anyone is told of it: looked at, moved by hand, told of once.

use gathering::{
    Answer, FormAsk, FormError, Group, HallAction, HallRefusal, OPENER, PersonId, Topic, Way, Wish,
};

use crate::common::Hall;

fn even(circles: u8) -> FormAsk {
    FormAsk {
        way: Way::Even,
        circles,
    }
}

#[test]
fn who_waits_for_a_topic_is_seen_by_the_host_alone() {
    let mut hall = Hall::of(2, 8);
    for id in 3..9 {
        let topics = vec![0, 1];
        hall.wishes(PersonId(id), Wish::Topics { topics });
    }
    let topic = |name: &str, most| Topic {
        name: name.to_owned(),
        most,
    };
    let topics = vec![topic("Losing someone", 4), topic("Starting again", 8)];
    hall.forms(Way::Topic { topics }, 2, 1);
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    let preview = board.preview.unwrap();
    assert_eq!((preview.waiting_for.len(), preview.left_over.len()), (3, 3));
    assert!(
        preview
            .waiting_for
            .iter()
            .all(|(_, chose)| chose == &[0, 1])
    );
    assert_eq!((preview.kept.topic.kept, preview.kept.topic.of), (3, 6));
    // They are not seated elsewhere, and can be asked one by one once the circles are told of.
    hall.tells();
    let person = preview.left_over[0];
    let circle = hall.gathering.circles()[1].number;
    let keeps = false;
    hall.host(HallAction::SeatHere {
        person,
        circle,
        keeps,
    });
    hall.answers(person, Answer::Stay);
}

#[test]
fn of_two_hosts_who_press_form_at_once_the_second_sees_what_the_first_made() {
    let mut hall = Hall::of(3, 12);
    let form = |hall: &Hall, seed| hall.gathering.form(&hall.wishes, &even(3), seed).unwrap();
    let (first, second) = (form(&hall, 1), form(&hall, 2));
    let press = |proposal| HallAction::Preview {
        over: None,
        proposal,
    };
    hall.host(press(first.clone()));
    assert_eq!(
        hall.refused(press(second.clone())),
        HallRefusal::FormedMeanwhile
    );
    let preview = hall.gathering.preview().unwrap();
    assert_eq!(preview.proposal, first);
    let preview = preview.number;
    let over = Some(preview);
    let proposal = second.clone();
    hall.host(HallAction::Preview { over, proposal });
    assert_eq!(hall.gathering.preview().unwrap().proposal, second);
    // "Show each phone its place" for what was there before does nothing.
    assert_eq!(
        hall.refused(HallAction::Tell { preview }),
        HallRefusal::FormedMeanwhile
    );
}

#[test]
fn a_proposal_that_seats_someone_twice_or_without_a_keeper_is_refused() {
    let mut hall = Hall::of(3, 12);
    let proposal = hall.gathering.form(&hall.wishes, &even(3), 1).unwrap();
    let mut press = |change: &dyn Fn(&mut Vec<Group>)| {
        let mut proposal = proposal.clone();
        change(&mut proposal.circles);
        let over = None;
        hall.refused(HallAction::Preview { over, proposal })
    };
    let twice = press(&|circles| {
        let one = circles[0].people[0];
        circles[1].people.push(one);
    });
    assert_eq!(twice, HallRefusal::NotEveryoneOnce);
    let stranger = press(&|circles| circles[1].people.push(PersonId(999)));
    assert_eq!(stranger, HallRefusal::NotEveryoneOnce);
    let host = press(&|circles| circles[1].people.push(PersonId(0)));
    assert_eq!(host, HallRefusal::NotEveryoneOnce, "the host does not sit");
    let alone = press(&|circles| circles[1].keeper = None);
    assert_eq!(alone, HallRefusal::KeeperMissing);
    let guest = press(&|circles| {
        let circle = &mut circles[1];
        circle.keeper = Some(circle.people.remove(0));
    });
    assert_eq!(guest, HallRefusal::KeeperMissing);
    let one = press(&|circles| circles.truncate(1));
    assert_eq!(one, HallRefusal::Form(FormError::Circles { asked: 1 }));
    let same = press(&|circles| circles[1].spot = circles[0].spot);
    assert_eq!(same, HallRefusal::Form(FormError::Circles { asked: 3 }));
}

#[test]
fn the_host_moves_people_by_hand_and_takes_a_move_back() {
    let mut hall = Hall::of(3, 12);
    hall.forms(Way::Even, 3, 4);
    let preview = hall.gathering.preview().unwrap().clone();
    let circles = |hall: &Hall| hall.gathering.preview().unwrap().proposal.circles.clone();
    let before = circles(&hall);
    let moved = |person, to| HallAction::MovePerson {
        preview: preview.number,
        person,
        to,
    };
    let one = before[0].people[0];
    hall.host(moved(one, Some(1)));
    let after = circles(&hall);
    assert_eq!((after[0].size(), after[1].size()), (4, 6));
    assert_eq!(hall.refused(moved(one, Some(1))), HallRefusal::SitsThere);
    hall.host(HallAction::UndoMove {
        preview: preview.number,
    });
    assert_eq!(circles(&hall), before);
    hall.host(moved(one, None));
    assert_eq!(
        hall.gathering.preview().unwrap().proposal.circle_of(one),
        None
    );
    // Keepers change places, and no circle is left without one.
    let keeper = before[0].keeper.unwrap();
    hall.host(moved(keeper, Some(2)));
    let after = circles(&hall);
    assert_eq!(
        (after[0].keeper, after[2].keeper),
        (before[2].keeper, before[0].keeper)
    );
    assert_eq!(
        hall.refused(moved(keeper, None)),
        HallRefusal::KeeperMissing
    );
    assert_eq!(
        hall.refused(moved(one, Some(9))),
        HallRefusal::UnknownProposal
    );
}

#[test]
fn who_leaves_is_in_no_proposal_and_a_circle_without_keeper_is_not_told_of() {
    let mut hall = Hall::of(3, 12);
    hall.forms(Way::Even, 3, 4);
    let preview = hall.gathering.preview().unwrap().clone();
    let (keeper, guest) = (
        preview.proposal.circles[1].keeper.unwrap(),
        preview.proposal.circles[1].people[0],
    );
    hall.does(keeper, HallAction::Leave);
    hall.does(guest, HallAction::Leave);
    let tell = HallAction::Tell {
        preview: preview.number,
    };
    assert_eq!(hall.refused(tell.clone()), HallRefusal::KeeperMissing);
    // Someone else is named to keep, and moved there.
    let other = preview.proposal.circles[0].people[0];
    let keeps = true;
    let person = other;
    hall.host(HallAction::NameKeeper { person, keeps });
    hall.host(HallAction::MovePerson {
        preview: preview.number,
        person,
        to: Some(1),
    });
    hall.host(tell);
    assert_eq!(hall.gathering.circles().len(), 3);
}

#[test]
fn by_hand_only_keepers_sit_at_first() {
    let mut hall = Hall::of(3, 12);
    hall.forms(Way::ByHand, 3, 4);
    let circles = &hall.gathering.preview().unwrap().proposal.circles;
    assert!(
        circles
            .iter()
            .all(|group| group.keeper.is_some() && group.people.is_empty())
    );
}

#[test]
fn as_before_the_same_people_sit_together_at_the_same_place() {
    let (mut hall, mut building) = Hall::in_circles(3, 12);
    let before: Vec<_> = hall.gathering.circles().to_vec();
    let at = |hall: &Hall| -> Vec<_> {
        let people = hall.gathering.people();
        let sits = people.filter_map(|person| Some((person.id, person.sits.at?.circle)));
        let spot = |number| hall.gathering.circle(number).unwrap().spot;
        sits.map(|(person, circle)| (person, spot(circle)))
            .collect()
    };
    let sat = at(&hall);
    for circle in &before {
        let mut over = crate::common::building::state(5);
        over.stage = circle::Stage::Ended;
        let learnt = hall.gathering.learn(hall.now, circle.number, &over);
        hall.gathering = learnt.unwrap();
    }
    assert!(at(&hall).is_empty());
    let late = hall.comes(gathering::HallActor::Door);
    hall.forms(Way::AsBefore, 3, 9);
    let proposed = hall.gathering.preview().unwrap().proposal.clone();
    assert!(
        proposed.circle_of(late).is_some(),
        "who is new sits somewhere, too"
    );
    hall.tells();
    hall.all_say_yes(&mut building);
    let again: Vec<_> = at(&hall)
        .into_iter()
        .filter(|(person, _)| *person != late)
        .collect();
    assert_eq!(again, sat);
    for (now, then) in hall.gathering.live().zip(&before) {
        assert_eq!((now.spot, now.keeper), (then.spot, then.keeper));
    }
}
