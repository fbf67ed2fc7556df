//! What each screen may know.

use circle::{HostAsked, Stage, Timestamp};
use gathering::view::{Pressing, QUIET_AFTER, WhyMerge};
use gathering::{
    Answer, CircleNumber, CircleState, HallAction, HallActor, OPENER, PersonId, Topic, Way, Work,
};
use serde_json::Value;

use crate::common::building::{Building, state};
use crate::common::{Hall, MINUTE, afternoon, plan};

#[test]
fn an_arrival_changes_one_number_of_what_everyone_sees() {
    let mut hall = Hall::of(2, 8);
    let before = serde_json::to_value(hall.gathering.everyones()).unwrap();
    hall.comes(HallActor::Door);
    let after = serde_json::to_value(hall.gathering.everyones()).unwrap();
    let (Value::Object(before), Value::Object(after)) = (before, after) else {
        panic!("a view is an object")
    };
    let changed: Vec<_> = before
        .iter()
        .filter(|(key, was)| after[*key] != **was)
        .collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0].0, "here");
}

#[test]
fn phones_and_walls_know_nobody_else() {
    let (hall, _) = Hall::in_circles(3, 12);
    let everyones = serde_json::to_value(hall.gathering.everyones()).unwrap();
    for private in [
        "people", "offer", "offers", "may", "notes", "orders", "answers", "unseated",
    ] {
        assert!(everyones.get(private).is_none(), "{private}");
    }
    let own = hall.gathering.own_view(PersonId(5)).unwrap();
    let (circle, seat) = own.sits.unwrap();
    assert!(hall.gathering.circle(circle).is_some());
    assert_eq!(hall.gathering.key_of(PersonId(5)).unwrap().1, seat);
    assert!(
        hall.gathering
            .host_view(PersonId(5), &Default::default(), &hall.wishes)
            .is_none()
    );
    assert!(hall.gathering.own_view(PersonId(99)).is_none());
    let wall = hall.gathering.wall_view();
    assert_eq!(wall.newest.len(), 16);
    assert_eq!(wall.everyones.circles.len(), 3);
    assert_eq!(
        wall.everyones.circles[1].place.as_ref().unwrap().name,
        "Room 2"
    );
}

#[test]
fn the_wall_shows_a_card_and_never_what_the_host_reads_from() {
    let mut hall = Hall::of(2, 8);
    hall.goes_on_to(|work| matches!(work, Work::Welcome { .. }));
    assert_eq!(hall.gathering.everyones().card, None);
    hall.goes_on_to(|work| matches!(work, Work::Card { .. }));
    let card = hall.gathering.everyones().card;
    assert_eq!(card.as_deref(), Some("How the piece works."));
}

#[test]
fn one_state_stands_on_a_tile_the_most_pressing_one() {
    let (hall, _) = Hall::in_circles(2, 8);
    let circle = CircleNumber(0);
    let now = Timestamp(hall.now.0 + 60 * MINUTE);
    let pressing = |state: CircleState| {
        let tiles = [(circle, state)].into_iter().collect();
        let board = hall
            .gathering
            .host_view(OPENER, &tiles, &hall.wishes)
            .unwrap();
        let tile = board.tiles.into_iter().find(|tile| tile.circle == circle);
        tile.unwrap().pressing(now)
    };
    let mut tile = state(5);
    assert_eq!(pressing(tile.clone()), Pressing::Well);
    tile.part_ends_at = Some(Timestamp(now.0 - 1));
    assert_eq!(pressing(tile.clone()), Pressing::OverPlan);
    tile.breathing = true;
    assert_eq!(pressing(tile.clone()), Pressing::Breathing);
    tile.held_since = Some(hall.now);
    assert_eq!(pressing(tile.clone()), Pressing::Held);
    (tile.held_since, tile.breathing) = (None, false);
    tile.quiet_since = Some(Timestamp(now.0 - QUIET_AFTER));
    assert_eq!(pressing(tile.clone()), Pressing::OverPlan);
    tile.quiet_since = Some(Timestamp(now.0 - QUIET_AFTER - 1));
    assert_eq!(pressing(tile.clone()), Pressing::Quiet);
    tile.phones_lost = 2;
    assert_eq!(pressing(tile.clone()), Pressing::PhonesLost);
    tile.away = 3;
    assert_eq!(pressing(tile.clone()), Pressing::FewLeft);
    tile.nobody_keeps = true;
    assert_eq!(pressing(tile.clone()), Pressing::NoKeeper);
    tile.help_waiting = true;
    assert_eq!(pressing(tile.clone()), Pressing::PersonAsked);
    let (since, coming) = (now, false);
    tile.host_asked = Some(HostAsked { since, coming });
    assert_eq!(pressing(tile.clone()), Pressing::KeeperAsks);
    let coming = true;
    tile.host_asked = Some(HostAsked { since, coming });
    assert_eq!(pressing(tile.clone()), Pressing::PersonAsked, "she comes");
    tile.stage = Stage::Ended;
    assert_eq!(pressing(tile), Pressing::Ended);
}

#[test]
fn a_state_is_made_of_a_tile() {
    let circle = circle::Circle::open(plan(), &[], Timestamp(7));
    let state = CircleState::from(&circle.tile());
    assert_eq!(
        (state.seats, state.present(), state.part_since),
        (1, 1, Timestamp(7))
    );
    assert_eq!(state.stage, Stage::Arriving);
}

#[test]
fn topics_are_shown_while_they_are_chosen() {
    let mut afternoon = afternoon();
    let topic = |name: &str| Topic {
        name: name.to_owned(),
        most: 8,
    };
    let topics = vec![topic("Losing someone"), topic("Caring for someone")];
    for block in &mut afternoon.blocks {
        if let Work::Form { way, .. } = &mut block.work {
            *way = Way::Topic {
                topics: topics.clone(),
            };
        }
    }
    let mut hall = Hall::new(afternoon);
    assert!(hall.gathering.everyones().topics.is_empty());
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    let shown = hall.gathering.everyones().topics;
    assert_eq!(shown, ["Losing someone", "Caring for someone"]);
    hall.goes_on();
    assert!(hall.gathering.everyones().topics.is_empty());
}

#[test]
fn who_is_asked_hears_how_many_seats_there_will_be() {
    let mut hall = Hall::of(2, 8);
    hall.forms(Way::Even, 2, 7);
    hall.goes_on_to(|work| matches!(work, Work::Form { .. }));
    hall.tells();
    let offer = hall.gathering.own_view(PersonId(5)).unwrap().offer.unwrap();
    assert_eq!((offer.there, offer.seats), (0, 5));
    assert_eq!(hall.gathering.wall_view().walking, 10);
    let mut building = Building::new(50);
    hall.all_say_yes(&mut building);
    assert_eq!(hall.gathering.wall_view().walking, 0);
}

#[test]
fn a_chair_kept_for_who_has_not_come_is_not_somebody_there() {
    let counts = |seats, present, away, kept| {
        let room = serde_json::json!({"keeper_here": false, "lost": [], "help": null});
        let tile = serde_json::json!({
            "stage": {"part": 0}, "part_count": 1, "kind": null, "part_since": 0,
            "part_planned": null, "expected_end": null, "seats": seats, "taken": [], "next_seat": 0, "present": present,
            "away": away, "kept": kept, "keeper": 0, "keeper_came": true, "holder": null,
            "holder_place": null, "quiet_since": null, "held_since": null, "held_why": null,
            "breathing": false, "host_asked": null, "words": [], "comeback": null, "room": room,
        });
        let tile: circle::Tile = serde_json::from_value(tile).unwrap();
        CircleState::from(&tile)
    };
    assert_eq!(counts(6, 3, 1, 2).present(), 3);
    let (hall, _) = Hall::in_circles(2, 8);
    let board = |first| {
        let states = [(CircleNumber(0), first), (CircleNumber(1), state(5))];
        hall.gathering
            .host_view(OPENER, &states.into_iter().collect(), &hall.wishes)
            .unwrap()
    };
    assert!(board(counts(5, 5, 0, 0)).merges.is_empty());
    let few = board(counts(5, 1, 0, 4));
    assert_eq!(few.tiles[0].pressing(hall.now), Pressing::FewLeft);
    assert_eq!(few.merges[0].circle, CircleNumber(0));
}

/// Nobody can tell by a phone whether they have come: theirs is in another circle, or there is none.
#[test]
fn who_has_no_phone_in_their_circle_counts_as_there() {
    let mut hall = Hall::of(2, 4);
    let by = PersonId(3);
    hall.does(by, HallAction::Carry);
    let shares = hall.gathering.carries(by)[0];
    hall.host(HallAction::AddPerson);
    let without = hall.gathering.carries(OPENER)[0];
    hall.forms(Way::Even, 2, 1);
    let preview = hall.gathering.preview().unwrap().number;
    for (person, to) in [(by, 0), (shares, 1), (without, 1)] {
        // Some of them sit there already.
        let to = Some(to);
        _ = hall.tries(
            OPENER,
            HallAction::MovePerson {
                preview,
                person,
                to,
            },
        );
    }
    hall.tells();
    let mut building = Building::new(50);
    let asked: Vec<_> = hall
        .gathering
        .people()
        .filter(|p| p.offer.is_some())
        .map(|p| p.id)
        .collect();
    for person in asked {
        let offer = hall.gathering.person(person).unwrap().offer.unwrap().number;
        let answer = HallAction::Answer {
            offer,
            answer: Answer::Yes,
        };
        let asks = match person {
            one if one == shares => by,
            one if one == without => OPENER,
            one => one,
        };
        hall.for_another(asks, person, answer);
    }
    hall.all_is_carried_out(&mut building);
    let seats = |circle: u16| {
        let at = |p: &&gathering::Person| {
            p.sits
                .at
                .is_some_and(|at| at.circle == CircleNumber(circle))
        };
        hall.gathering.people().filter(at).count() as u32
    };
    let pressing = |kept: u32| {
        let mut theirs = state(seats(1));
        (theirs.away, theirs.kept) = (kept, kept);
        let tiles = [
            (CircleNumber(0), state(seats(0))),
            (CircleNumber(1), theirs),
        ];
        let tiles = tiles.into_iter().collect();
        let board = hall
            .gathering
            .host_view(OPENER, &tiles, &hall.wishes)
            .unwrap();
        let tile = board.tiles[1].clone();
        (tile.present(), tile.pressing(hall.now))
    };
    assert_eq!(seats(1), 5, "two of them without a phone there");
    assert_eq!(pressing(2), (5, Pressing::Well));
    let one = (4, Pressing::Well);
    assert_eq!(pressing(3), one, "one with a phone has not come");
    assert_eq!(pressing(5), (2, Pressing::FewLeft));
}

/// A circle that was small from the beginning lost nobody.
#[test]
fn who_has_left_a_circle_is_known_from_who_sat_in_it() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let tile = |hall: &Hall, away: u32, kept: u32| {
        let mut theirs = state(5);
        (theirs.away, theirs.kept) = (away, kept);
        let tiles = [(CircleNumber(0), theirs)].into_iter().collect();
        let board = hall
            .gathering
            .host_view(OPENER, &tiles, &hall.wishes)
            .unwrap();
        board.tiles[0].clone()
    };
    assert_eq!((tile(&hall, 3, 3).left(), tile(&hall, 3, 3).of()), (0, 5));
    assert_eq!((tile(&hall, 3, 1).left(), tile(&hall, 3, 1).of()), (2, 5));
    let at = |p: &&gathering::Person| p.sits.at.is_some_and(|at| at.circle == CircleNumber(0));
    let sits = hall
        .gathering
        .people()
        .filter(|p| !p.keeps)
        .find(at)
        .unwrap()
        .id;
    hall.does(sits, HallAction::GetUp);
    hall.all_is_carried_out(&mut building);
    assert_eq!((tile(&hall, 0, 0).left(), tile(&hall, 0, 0).of()), (1, 6));
}

#[test]
fn a_circle_whose_keepers_phone_is_lost_can_be_asked_over_too() {
    let (hall, _) = Hall::in_circles(2, 8);
    let mut lost = state(5);
    lost.nobody_keeps = true;
    let tiles = [(CircleNumber(0), lost), (CircleNumber(1), state(5))];
    let tiles = tiles.into_iter().collect();
    let board = hall
        .gathering
        .host_view(OPENER, &tiles, &hall.wishes)
        .unwrap();
    let tile = &board.tiles[0];
    assert_eq!(tile.pressing(hall.now), Pressing::NoKeeper);
    assert!(!tile.lacks_keeper(), "one has come");
    let hint = (board.merges[0].circle, board.merges[0].why);
    assert_eq!(hint, (CircleNumber(0), WhyMerge::NoKeeper));
}
