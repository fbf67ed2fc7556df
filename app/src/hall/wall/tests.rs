//! What holds for the room's wall, whatever it says.

use circle::Pattern;
use gathering::{HallAction, HallActor, Spot};

use crate::face::{Block, Face};
use crate::hall::bench::{Hall, LEILA, MAREN, afternoon};

fn words(blocks: &[Block]) -> Vec<String> {
    let of = |block: &Block| {
        [
            vec![block.text.clone(), block.sub.clone()],
            words(&block.within),
        ]
    };
    blocks.iter().flat_map(|block| of(block).concat()).collect()
}

fn says(face: &Face, what: &str) -> bool {
    face.line.contains(what) || words(&face.body).iter().any(|words| words.contains(what))
}

#[test]
fn two_dozen_have_a_disc_and_all_others_a_dot() {
    let mut hall = Hall::with(0);
    let discs = |face: &Face| {
        let signs = face.ring.first().map(|ring| ring.seats.iter());
        signs
            .into_iter()
            .flatten()
            .filter(|seat| !seat.sign.is_empty())
            .count()
    };
    let dots = |face: &Face| {
        let lists = face.body.iter().filter(|block| block.key == "dots");
        lists
            .flat_map(|list| &list.within)
            .map(|item| item.count)
            .sum::<u64>()
    };
    for here in [7, 24, 25, 120] {
        while (hall.gathering.everyones().here as usize) < here {
            hall.comes(HallActor::Door);
        }
        let wall = hall.wall();
        assert_eq!(discs(&wall), here.min(24));
        assert_eq!(dots(&wall) as usize, here.saturating_sub(24));
        assert!(wall.look.starts_with("wall wall--door"), "{}", wall.look);
    }
}

#[test]
fn only_those_who_keep_are_named() {
    let mut hall = Hall::with(9);
    hall.wishes(LEILA, gathering::Wish::Topics { topics: vec![1] });
    let names = |hall: &Hall| {
        let wall = hall.wall();
        assert!(!says(&wall, "Leila") && !says(&wall, "Elif"), "{wall:?}");
        says(&wall, "Ruth") && says(&wall, "Samir")
    };
    assert!(!names(&hall));
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    assert!(names(&hall), "who keeps stands beside the place");
    hall.all_say_yes();
    hall.goes_on_to("First circle");
    assert!(!names(&hall));
}

#[test]
fn every_circle_stands_on_the_wall_with_its_number() {
    for many in [2, 6, 12, 20, 30] {
        let mut planned = afternoon();
        let spot = |at: usize| Spot {
            name: format!("Room {at}"),
            way: "Down the long corridor, to its end, and up the stairs.".to_owned(),
            near_exit: false,
            quiet: false,
        };
        planned.spots = (0..many).map(spot).collect();
        let mut hall = Hall::of(planned);
        for _ in 0..many {
            hall.comes(HallActor::Invited);
        }
        for _ in 0..many * 3 {
            hall.comes(HallActor::Door);
        }
        hall.goes_on_to("Finding our circles");
        hall.tells(many as u8);
        let wall = hall.wall();
        let places: Vec<_> = wall.body.iter().flat_map(|list| &list.within).collect();
        assert_eq!(places.len(), many);
        for (at, place) in places.iter().enumerate() {
            let words = words(&place.within);
            assert!(words.contains(&(at + 1).to_string()), "{words:?}");
            assert!(words.contains(&format!("Room {at}")), "{words:?}");
        }
    }
}

#[test]
fn one_who_is_asked_over_does_not_change_the_wall() {
    let mut hall = Hall::with(9);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    assert!(says(&hall.wall(), "Where each circle sits"));
    hall.all_say_yes();
    hall.goes_on_to("First circle");
    let before = hall.wall();
    assert!(says(&before, "In our circles"));
    let circle = hall.gathering.everyones().circles[0].circle;
    let sits = |hall: &Hall, person| {
        let own = hall.gathering.own_view(person);
        own.and_then(|own| own.sits).map(|(at, _)| at)
    };
    let people: Vec<_> = hall.gathering.people().map(|one| one.id).collect();
    let other = people
        .into_iter()
        .find(|one| sits(&hall, *one).is_some_and(|at| at != circle));
    let Some(person) = other else {
        panic!("all sit in one circle")
    };
    let keeps = false;
    hall.does(
        MAREN,
        HallAction::SeatHere {
            person,
            circle,
            keeps,
        },
    );
    assert_eq!(hall.wall(), before);
}

#[test]
fn the_breath_has_a_ring_of_dots_for_each_circle() {
    let mut hall = Hall::with(9);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    hall.all_say_yes();
    let (pattern, breaths) = (Pattern::Calm, 3);
    hall.does(MAREN, HallAction::Breathe { pattern, breaths });
    let wall = hall.wall();
    let phone = hall.phone(MAREN);
    let dots = wall
        .breath
        .as_ref()
        .map(|breath| breath.seats.matches('M').count());
    assert_eq!(dots, Some(12));
    assert_eq!(wall.breath, phone.breath, "all screens breathe the same");
}

#[test]
fn the_wall_says_that_the_door_is_closed() {
    let mut hall = Hall::with(9);
    let says = |hall: &Hall| hall.wall().line;
    assert_eq!(says(&hall), "Come in and take a seat");
    hall.does(MAREN, HallAction::Freeze);
    assert_eq!(says(&hall), "The door is closed");
    let sub = hall.wall().sub.first().map(|step| step.text.clone());
    assert!(sub.is_some_and(|sub| sub.contains("ask one of those who host")));
    hall.does(MAREN, HallAction::Unfreeze);
    assert_eq!(says(&hall), "Come in and take a seat");
}

#[test]
fn of_two_circles_everything_stands_still_in_both() {
    let mut hall = Hall::with(14);
    hall.goes_on_to("Finding our circles");
    hall.tells(2);
    hall.all_say_yes();
    hall.does(MAREN, HallAction::Hold);
    let sub = hall.wall().sub.first().map(|step| step.text.clone());
    assert_eq!(sub.as_deref(), Some("Time stands still in both circles."));
}
