//! How large a gathering can become as it is written, filled to the brim.

use gathering::budget::LARGEST_GATHERING;
use gathering::{HallAction, Way, Work};

use crate::common::building::Building;
use crate::common::{Hall, afternoon, block};

/// What such an afternoon may take: well below the most that is planned for.
const LARGEST: usize = LARGEST_GATHERING / 2;

#[test]
fn three_hundred_people_in_thirty_circles_fit_into_a_row() {
    let mut full = afternoon();
    let words = "\u{e9}".repeat(2_000);
    for _ in 0..9 {
        let words = words.clone();
        full.blocks.push(block(5, Work::Card { words }));
    }
    let mut hall = Hall::new(full);
    for n in 0..299 {
        let door = if n < 40 {
            gathering::HallActor::Invited
        } else {
            gathering::HallActor::Door
        };
        hall.comes(door);
    }
    hall.goes_on_to(|work| matches!(work, Work::Agreements));
    let people: Vec<_> = hall.gathering.people().map(|person| person.id).collect();
    for person in &people {
        for agreement in [0, 1] {
            hall.does(
                *person,
                HallAction::Thumb {
                    agreement: circle::AgreementId(agreement),
                    wording: 0,
                    thumb: circle::Thumb::Up,
                },
            );
        }
    }
    let written = |hall: &Hall| serde_json::to_string(&hall.gathering).unwrap().len();
    let mut largest = written(&hall);
    hall.forms(Way::Even, 30, 1);
    largest = largest.max(written(&hall));
    hall.tells();
    largest = largest.max(written(&hall));
    for person in hall
        .gathering
        .people()
        .filter(|p| p.offer.is_some())
        .map(|p| p.id)
        .collect::<Vec<_>>()
    {
        hall.answers(person, gathering::Answer::Yes);
    }
    largest = largest.max(written(&hall));
    hall.all_is_carried_out(&mut Building::new(50));
    // All meet new faces, while the first circles still stand: each has a seat to give up.
    hall.forms(Way::NewFaces, 30, 2);
    hall.tells();
    for person in hall
        .gathering
        .people()
        .filter(|p| p.offer.is_some())
        .map(|p| p.id)
        .collect::<Vec<_>>()
    {
        hall.answers(person, gathering::Answer::Yes);
    }
    hall.host(HallAction::Hold);
    largest = largest.max(written(&hall));
    assert!(largest < LARGEST, "{largest} bytes");
}
