//! Nobody is moved without being asked, and no answer is a wrong one.

use gathering::person::{ASKED_AGAIN_AFTER, OFFER_LASTS};
use gathering::{
    Answer, CircleNumber, HallAction, HallActor, HallAudience, HallRefusal, HallSound, OPENER,
    PersonId, Tiles, WhyNot,
};

use circle::OPENER as OPENER_SEAT;

use crate::common::Hall;
use crate::common::building::{Building, state};

const FIRST: CircleNumber = CircleNumber(0);
const SECOND: CircleNumber = CircleNumber(1);

fn sits_in(hall: &Hall, circle: CircleNumber) -> Vec<PersonId> {
    let people = hall.gathering.people();
    let sits = people.filter(|person| person.sits.at.is_some_and(|at| at.circle == circle));
    sits.map(|person| person.id).collect()
}

/// Someone in the first circle who does not keep it, asked over to the second.
fn asked_over() -> (Hall, Building, PersonId) {
    let (mut hall, building) = Hall::in_circles(2, 8);
    let keeper = hall.gathering.circle(FIRST).unwrap().keeper;
    let sit = sits_in(&hall, FIRST);
    let person = sit
        .into_iter()
        .find(|person| Some(*person) != keeper)
        .unwrap();
    hall.host(seat_here(person, SECOND));
    (hall, building, person)
}

fn seat_here(person: PersonId, circle: CircleNumber) -> HallAction {
    HallAction::SeatHere {
        person,
        circle,
        keeps: false,
    }
}

fn heard(hall: &Hall, person: PersonId, sound: HallSound) -> bool {
    let mut cues = hall.heard.iter();
    cues.any(|cue| cue.sound == sound && cue.audience == HallAudience::Person(person))
}

#[test]
fn who_says_yes_sits_where_they_sat_until_the_new_circle_has_a_seat_for_them() {
    let (mut hall, mut building, person) = asked_over();
    assert!(heard(&hall, person, HallSound::Asked));
    hall.answers(person, Answer::Yes);
    assert_eq!(hall.at(person), Some(FIRST));
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.at(person), Some(SECOND));
    let seats = building.seats_of(person);
    assert_eq!(seats.len(), 1, "the old seat is given up");
    let (_, seat) = hall.gathering.key_of(person).unwrap();
    assert!(seats.contains(&(SECOND, seat)));
}

#[test]
fn who_says_no_stays_and_the_host_sees_it() {
    let (mut hall, mut building, person) = asked_over();
    hall.answers(person, Answer::Stay);
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.at(person), Some(FIRST));
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    assert_eq!(board.answers.stayed, 1);
    assert!(
        board
            .people
            .iter()
            .any(|one| one.id == person && one.stayed)
    );
}

#[test]
fn who_says_nothing_for_a_minute_stays() {
    let (mut hall, _, person) = asked_over();
    hall.waits(OFFER_LASTS - 1);
    assert!(hall.gathering.person(person).unwrap().offer.is_some());
    hall.waits(1);
    let now = hall.gathering.person(person).unwrap();
    assert!(now.offer.is_none() && now.stayed);
    assert_eq!(hall.at(person), Some(FIRST));
    assert!(
        hall.gathering.orders().is_empty(),
        "nothing was asked of a circle"
    );
}

#[test]
fn a_late_tap_answers_nothing_else() {
    let (mut hall, _, person) = asked_over();
    let offer = hall.gathering.person(person).unwrap().offer.unwrap().number;
    let yes = HallAction::Answer {
        offer,
        answer: Answer::Yes,
    };
    hall.waits(OFFER_LASTS);
    assert_eq!(hall.tries(person, yes.clone()), Err(HallRefusal::OfferOver));
    hall.host(seat_here(person, SECOND));
    assert_eq!(hall.tries(person, yes), Err(HallRefusal::OfferOver));
    assert_eq!(hall.at(person), Some(FIRST));
}

#[test]
fn five_more_minutes_are_five_minutes_and_then_they_are_asked_again() {
    let (mut hall, _, person) = asked_over();
    hall.answers(person, Answer::FiveMore);
    hall.waits(ASKED_AGAIN_AFTER - 1);
    assert!(!heard(&hall, person, HallSound::AskedAgain));
    hall.waits(1);
    assert!(heard(&hall, person, HallSound::AskedAgain));
    hall.waits(OFFER_LASTS - 1);
    assert!(
        hall.gathering.person(person).unwrap().offer.is_some(),
        "a whole minute again"
    );
    hall.waits(1);
    assert!(hall.gathering.person(person).unwrap().stayed);
}

#[test]
fn a_server_that_was_down_when_they_were_to_be_asked_again_gives_a_whole_minute() {
    let (mut hall, _, person) = asked_over();
    hall.answers(person, Answer::FiveMore);
    hall.now = hall.now.after(3 * ASKED_AGAIN_AFTER);
    hall.tick();
    hall.waits(OFFER_LASTS - 1);
    assert!(hall.gathering.person(person).unwrap().offer.is_some());
}

#[test]
fn who_has_no_seat_can_take_their_time() {
    let (mut hall, mut building) = Hall::in_circles(2, 8);
    let late = hall.comes(HallActor::Door);
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    assert_eq!(board.unseated.len(), 1);
    let suits = board.unseated[0].suits.unwrap();
    hall.host(seat_here(late, suits));
    hall.waits(100 * OFFER_LASTS);
    hall.answers(late, Answer::Yes);
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.at(late), Some(suits));
}

#[test]
fn the_minute_stands_still_while_everything_is_held() {
    let (mut hall, _, person) = asked_over();
    hall.waits(OFFER_LASTS / 2);
    hall.host(HallAction::Hold);
    hall.waits(10 * OFFER_LASTS);
    assert!(hall.gathering.person(person).unwrap().offer.is_some());
    hall.host(HallAction::LetGo);
    hall.waits(OFFER_LASTS / 2 - 1);
    assert!(hall.gathering.person(person).unwrap().offer.is_some());
    hall.waits(1);
    assert!(hall.gathering.person(person).unwrap().offer.is_none());
}

#[test]
fn a_circle_that_is_full_leaves_them_where_they_are_and_the_host_is_told() {
    let (mut hall, mut building, person) = asked_over();
    building.room = 3;
    hall.answers(person, Answer::Yes);
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.at(person), Some(FIRST));
    assert_eq!(building.seats_of(person).len(), 1);
    let board = hall
        .gathering
        .host_view(OPENER, &Default::default(), &hall.wishes)
        .unwrap();
    let note = board.notes.last().unwrap();
    assert_eq!((note.circle, note.why), (SECOND, WhyNot::Full));
}

#[test]
fn a_seat_that_was_given_to_someone_who_has_left_is_given_up() {
    let (mut hall, mut building, person) = asked_over();
    hall.answers(person, Answer::Yes);
    hall.does(person, HallAction::Leave);
    hall.all_is_carried_out(&mut building);
    assert!(building.seats_of(person).is_empty());
}

#[test]
fn the_host_asks_no_more_and_asks_nobody_twice_at_a_time() {
    let (mut hall, _, person) = asked_over();
    hall.host(HallAction::WithdrawOffer { person });
    assert_eq!(
        hall.refused(HallAction::WithdrawOffer { person }),
        HallRefusal::NotNow
    );
    hall.host(seat_here(person, SECOND));
    hall.answers(person, Answer::Yes);
    assert_eq!(
        hall.refused(seat_here(person, SECOND)),
        HallRefusal::OnTheWay
    );
    assert_eq!(
        hall.refused(seat_here(person, CircleNumber(77))),
        HallRefusal::UnknownCircle
    );
}

#[test]
fn nobody_is_asked_to_where_they_sit_or_where_no_seat_is_free() {
    let (mut hall, _) = Hall::in_circles(2, 60);
    let person = sits_in(&hall, FIRST)[0];
    assert_eq!(
        hall.refused(seat_here(person, FIRST)),
        HallRefusal::SitsThere
    );
    for _ in 0..19 {
        let late = hall.comes(HallActor::Door);
        hall.host(seat_here(late, FIRST));
    }
    let late = hall.comes(HallActor::Door);
    assert_eq!(
        hall.refused(seat_here(late, FIRST)),
        HallRefusal::CircleFull
    );
}

#[test]
fn of_two_who_are_left_it_is_suggested_that_they_come_over_and_each_is_asked() {
    let (mut hall, mut building) = Hall::in_circles(3, 9);
    let mut tiles = gathering::Tiles::new();
    for circle in hall.gathering.circles() {
        tiles.insert(circle.number, state(4));
    }
    let board = |hall: &Hall, tiles: &gathering::Tiles| {
        hall.gathering
            .host_view(OPENER, tiles, &hall.wishes)
            .unwrap()
    };
    assert!(board(&hall, &tiles).merges.is_empty());
    tiles.get_mut(&SECOND).unwrap().away = 2;
    let before = hall.gathering.clone();
    let merges = board(&hall, &tiles).merges;
    assert_eq!(merges.len(), 1);
    assert_eq!(merges[0].circle, SECOND);
    assert_eq!(
        hall.gathering, before,
        "a suggestion, and nothing comes of it by itself"
    );
    let (from, into) = (SECOND, merges[0].into);
    let here = sits_in(&hall, from);
    hall.host(HallAction::Merge { from, into });
    assert!(
        here.iter()
            .all(|one| hall.gathering.person(*one).unwrap().offer.is_some())
    );
    hall.answers(here[0], Answer::Stay);
    hall.answers(here[1], Answer::Yes);
    hall.waits(OFFER_LASTS);
    hall.all_is_carried_out(&mut building);
    assert_eq!(hall.at(here[0]), Some(from));
    assert_eq!(hall.at(here[1]), Some(into));
    assert_eq!(hall.at(here[2]), Some(from), "who said nothing stays");
}

#[test]
fn of_a_circle_whose_keeper_never_came_it_is_suggested_to_come_over() {
    let mut hall = Hall::of(2, 10);
    hall.goes_on_to(|work| matches!(work, gathering::Work::Form { .. }));
    hall.forms(gathering::Way::Even, 2, 1);
    hall.tells();
    let keeper = hall.gathering.circle(SECOND).unwrap().keeper.unwrap();
    let mut building = Building::new(50);
    hall.answers(keeper, Answer::Stay);
    hall.all_say_yes(&mut building);
    let tiles = hall
        .gathering
        .circles()
        .iter()
        .map(|circle| (circle.number, state(5)));
    let tiles = tiles.collect();
    let board = hall
        .gathering
        .host_view(OPENER, &tiles, &hall.wishes)
        .unwrap();
    assert_eq!(board.merges[0].circle, SECOND);
    assert_eq!(board.merges[0].why, gathering::view::WhyMerge::NoKeeper);
    // Or someone else is asked to keep it.
    let person = sits_in(&hall, FIRST)[1];
    hall.host(HallAction::SeatHere {
        person,
        circle: SECOND,
        keeps: true,
    });
    hall.all_say_yes(&mut building);
    assert_eq!(hall.gathering.circle(SECOND).unwrap().keeper, Some(person));
    let board = hall
        .gathering
        .host_view(OPENER, &tiles, &hall.wishes)
        .unwrap();
    assert!(board.merges.iter().all(|merge| merge.circle != SECOND));
}

#[test]
fn who_has_the_piece_has_their_minute_once_it_has_gone_on() {
    let (mut hall, _, person) = asked_over();
    let at = hall.gathering.person(person).unwrap().sits.at.unwrap();
    let lapses = |hall: &Hall| {
        let offer = hall.gathering.person(person).unwrap().offer;
        offer.map(|offer| offer.lapses_at)
    };
    let tiles = |place| {
        let mut tile = state(2);
        (tile.taken, tile.holder_place) = (vec![OPENER_SEAT, at.seat], Some(place));
        Tiles::from([(FIRST, tile)])
    };
    let looks = |hall: &mut Hall, place| {
        let changed = hall
            .gathering
            .asked_after_the_piece(hall.now, &tiles(place));
        if let Some(changed) = changed {
            hall.gathering = changed;
        }
    };
    looks(&mut hall, 1);
    assert_eq!(lapses(&hall), Some(None), "they have the piece");
    hall.waits(3 * OFFER_LASTS);
    assert_eq!(lapses(&hall), Some(None));
    assert!(
        hall.gathering
            .asked_after_the_piece(hall.now, &tiles(1))
            .is_none()
    );
    looks(&mut hall, 0);
    assert_eq!(lapses(&hall), Some(Some(hall.now.after(OFFER_LASTS))));
    assert!(
        hall.gathering
            .asked_after_the_piece(hall.now, &tiles(0))
            .is_none()
    );
    hall.waits(OFFER_LASTS);
    assert_eq!(lapses(&hall), None);
    assert!(hall.gathering.person(person).unwrap().stayed);
}
