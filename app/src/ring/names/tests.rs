//! Names find their places, for every number of seats.

use super::*;

const SHORT: [&str; 9] = [
    "Maren", "Jo", "Amara", "Priya", "Tomas", "Rosa", "Noor", "Idris", "Lucía",
];
const LONG: [&str; 5] = [
    "Bartholomew Featherstone",
    "Wilhelmina",
    "Maximiliana W",
    "한국어이름입니다",
    "MMMMMMMMMMMM",
];

fn people(names: &[&str], seats: usize, me: Option<usize>, holder: usize) -> Vec<Who> {
    (0..seats)
        .map(|at| {
            let next = seats > 1 && at == (holder + 1) % seats;
            Who {
                name: if me == Some(at) {
                    "You"
                } else {
                    names[at % names.len()]
                }
                .to_owned(),
                note: if next {
                    Some("next")
                } else {
                    (at % 7 == 3).then_some("away")
                },
                me: me == Some(at),
                holder: at == holder,
                next,
            }
        })
        .collect()
}

/// Every size, every number of seats, short and long names, four holders.
fn every_ring(mut check: impl FnMut(&Geometry, &[Who], &[Option<Label>])) {
    for size in [RingSize::Phone, RingSize::Desk, RingSize::Projector] {
        for seats in 1..=circle::MAX_SEATS {
            let me = (size != RingSize::Projector).then_some(seats / 3);
            let ring = Geometry::new(size, seats, me.unwrap_or(0));
            for names in [&SHORT[..], &LONG[..]] {
                for quarter in 0..4 {
                    let people = people(names, seats, me, seats * quarter / 4);
                    check(&ring, &people, &place(&ring, &people));
                }
            }
        }
    }
}

#[test]
fn names_never_lie_over_a_seat_another_name_or_the_edge() {
    every_ring(|ring, people, labels| {
        let (width, height) = ring.size.bounds();
        for (at, label) in labels.iter().enumerate() {
            let Some(Label { area, text, .. }) = label else {
                continue;
            };
            let what = format!("{text} in {:?} of {}", ring.size, ring.seats);
            assert!(area.left > 0.0 && area.right < width, "{what} at the side");
            assert!(
                area.top > 0.0 && area.bottom < height,
                "{what} above or below"
            );
            for (other, who) in people.iter().enumerate() {
                let reach = ring.reach(who.holder, who.me);
                assert!(area.distance(ring.at(other)) > reach, "{what} over a seat");
            }
            for other in labels[at + 1..].iter().flatten() {
                assert!(
                    !area.near(&other.area, 0.0, 0.0),
                    "{what} over {}",
                    other.text
                );
            }
        }
    });
}

#[test]
fn whoever_matters_is_named() {
    every_ring(|ring, people, labels| {
        let what = format!("{:?} of {}", ring.size, ring.seats);
        for (who, label) in people.iter().zip(labels) {
            assert!(!who.me || label.is_some(), "oneself in {what}");
            // On a phone with many seats a holder at the far side may lose the name.
            let sure = ring.size != RingSize::Phone || ring.seats < 14;
            assert!(
                !(who.holder && sure) || label.is_some(),
                "the holder in {what}"
            );
            if ring.size != RingSize::Phone && ring.seats <= 12 {
                assert!(label.is_some(), "{} in {what}", who.name);
            }
        }
    });
}

#[test]
fn long_names_are_shortened_by_letters() {
    assert_eq!(shortened("Amara", 7), "Amara");
    assert_eq!(shortened("Bartholomew Featherstone", 11), "Bartholome…");
    assert_eq!(shortened("Maria Luz", 7), "Maria…");
}
