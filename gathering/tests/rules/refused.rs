//! What cannot be is refused with a reason that says what to do, and changes nothing: the whole way, as hosts and phones
//! ask for it. What forming itself refuses is in `forming`, 301 people are in `signs`, a keeper who never comes is in
//! `keepers`.

use gathering::{
    AfternoonError, FormAsk, FormError, Gathering, Group, HallAction, HallActor, HallRefusal,
    HallRole, OPENER, PersonId, Proposal, Spot, Topic, Way, WayKind, Wish, Work,
};

use crate::common::building::Building;
use crate::common::{Hall, afternoon, block};

fn form(hall: &Hall, way: Way, circles: u8) -> Result<Proposal, FormError> {
    hall.gathering
        .form(&hall.wishes, &FormAsk { way, circles }, 1)
}

fn look_at(hall: &Gathering, proposal: Proposal) -> HallAction {
    HallAction::Preview {
        over: hall.preview().map(|preview| preview.number),
        proposal,
    }
}

fn topics(many: usize) -> Vec<Topic> {
    let topic = |n| Topic {
        name: format!("Topic {n}"),
        most: 8,
    };
    (0..many).map(topic).collect()
}

#[test]
fn a_host_alone_forms_nothing_and_can_still_end() {
    let mut hall = Hall::new(afternoon());
    let (people, needed) = (0, 6);
    let alone = FormError::TooFewPeople { people, needed };
    assert_eq!(form(&hall, Way::Even, 2), Err(alone));
    let nothing = Proposal {
        way: WayKind::ByHand,
        circles: Vec::new(),
    };
    let refused = hall.refused(look_at(&hall.gathering, nothing));
    let needed = 2;
    let too_few = FormError::TooFewPeople { people, needed };
    assert_eq!(refused, HallRefusal::Form(too_few));
    while hall.gathering.stage().block() != Some(10) {
        hall.goes_on();
    }
    hall.host(HallAction::End);
    assert!(hall.gathering.is_done());
    let record = hall.gathering.record("a".to_owned(), hall.now);
    assert_eq!(record.sums, None, "nothing is told of one person");
}

#[test]
fn thirty_one_circles_are_too_many_in_every_way() {
    let mut hall = Hall::of(40, 160);
    let circles = |asked| FormError::Circles { asked };
    for way in [Way::Even, Way::NewFaces, Way::ByHand] {
        for asked in [0, 1, 31, 255] {
            let refused = form(&hall, way.clone(), asked);
            assert_eq!(refused, Err(circles(usize::from(asked))));
        }
    }
    let way = Way::Topic { topics: topics(31) };
    assert_eq!(form(&hall, way, 31), Err(circles(31)));
    let keepers = 1..32;
    let groups = keepers.map(|keeper| Group {
        spot: keeper as u8 - 1,
        keeper: Some(PersonId(keeper)),
        people: Vec::new(),
    });
    let proposal = Proposal {
        way: WayKind::ByHand,
        circles: groups.collect(),
    };
    let refused = hall.refused(look_at(&hall.gathering, proposal));
    assert_eq!(refused, HallRefusal::Form(circles(31)));
    assert!(hall.gathering.preview().is_none());
    // Nor can they be planned.
    let mut planned = afternoon();
    let way = Way::Topic { topics: topics(31) };
    planned.blocks[5] = block(5, Work::Form { way, about: 6 });
    assert_eq!(planned.checked(), Err(AfternoonError::Topics { block: 6 }));
    let mut planned = afternoon();
    planned.spots.push(Spot {
        name: "Room 31".to_owned(),
        way: String::new(),
        near_exit: false,
        quiet: false,
    });
    assert_eq!(planned.checked(), Err(AfternoonError::Spots));
}

#[test]
fn more_topics_than_people_are_said_with_both_numbers() {
    let hall = Hall::of(3, 2);
    let way = Way::Topic { topics: topics(6) };
    let (topics, people) = (6, 5);
    let refused = form(&hall, way, 6);
    assert_eq!(
        refused,
        Err(FormError::MoreTopicsThanPeople { topics, people })
    );
}

#[test]
fn a_block_of_no_minutes_is_in_no_afternoon() {
    let mut planned = afternoon();
    planned.blocks[2].minutes = 0;
    assert_eq!(planned.checked(), Err(AfternoonError::Minutes { block: 3 }));
}

#[test]
fn who_left_after_it_was_said_is_with_nobody_and_their_sign_finds_nobody() {
    let mut hall = Hall::of(2, 8);
    let (ana, bo) = (PersonId(4), PersonId(5));
    hall.wishes(ana, Wish::Together { with: bo });
    hall.wishes(bo, Wish::Together { with: ana });
    let sign = hall.gathering.person(bo).unwrap().sign;
    hall.does(bo, HallAction::Leave);
    assert_eq!(hall.gathering.with_sign(sign), None);
    for wish in [Wish::Together { with: bo }, Wish::Apart { from: bo }] {
        let refused = hall.wishes.say(&hall.gathering, ana, &wish);
        assert_eq!(refused.unwrap_err(), HallRefusal::UnknownPerson);
    }
    // They are seated without the one who is gone, and nobody who comes later is taken for them.
    let new = hall.comes(HallActor::Door);
    assert_ne!(hall.gathering.person(new).unwrap().sign, sign);
    let proposal = form(&hall, Way::Even, 2).unwrap();
    assert!(proposal.circle_of(bo).is_none() && proposal.circle_of(ana).is_some());
}

#[test]
fn of_a_host_and_a_co_host_who_form_at_once_one_is_told_to_look_first() {
    let mut hall = Hall::of(2, 8);
    let co = PersonId(9);
    let role = HallRole::CoHost;
    hall.host(HallAction::GiveRole { person: co, role });
    let one = form(&hall, Way::Even, 2).unwrap();
    let other = form(&hall, Way::NewFaces, 2).unwrap();
    let press = |proposal| HallAction::Preview {
        over: None,
        proposal,
    };
    hall.does(co, press(one.clone()));
    assert_eq!(
        hall.tries(OPENER, press(other)),
        Err(HallRefusal::FormedMeanwhile)
    );
    // Both press "show each phone its place": it is told once.
    let preview = hall.gathering.preview().unwrap().number;
    assert_eq!(hall.gathering.preview().unwrap().proposal, one);
    hall.does(co, HallAction::Tell { preview });
    let again = hall.tries(OPENER, HallAction::Tell { preview });
    assert_eq!(again, Err(HallRefusal::NotNow));
    let mut building = Building::new(50);
    hall.all_is_carried_out(&mut building);
    assert_eq!(building.circles.len(), 2);
}

#[test]
fn a_keeper_who_left_before_the_circles_were_told_of_is_missing() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.forms(Way::Even, 2, 1);
    hall.does(PersonId(1), HallAction::Leave);
    let preview = hall.gathering.preview().unwrap().number;
    let refused = hall.refused(HallAction::Tell { preview });
    assert_eq!(refused, HallRefusal::KeeperMissing);
    let (keepers, needed) = (1, 2);
    let missing = FormError::KeepersMissing { keepers, needed };
    assert_eq!(form(&hall, Way::Even, 2), Err(missing));
}
