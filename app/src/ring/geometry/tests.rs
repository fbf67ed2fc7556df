//! The ring's measures, for every number of seats.

use super::*;

const SIZES: [RingSize; 4] = [
    RingSize::Phone,
    RingSize::Desk,
    RingSize::Projector,
    RingSize::Resting,
];

#[test]
fn no_two_seats_touch() {
    for size in SIZES {
        for seats in 2..=circle::MAX_SEATS {
            let ring = Geometry::new(size, seats, 0);
            let (a, b) = (ring.at(0), ring.at(1));
            let apart = ((a.x - b.x).powi(2) + (a.y - b.y).powi(2)).sqrt();
            // One's own seat, with the piece, beside another; and the holder's beside one's own.
            let widest = ring.reach(true, true) + ring.reach(false, false);
            let other = ring.reach(true, false) + ring.reach(false, true);
            assert!(widest.max(other) < apart, "{size:?}, {seats} seats");
        }
    }
}

#[test]
fn everything_stays_inside() {
    for size in SIZES {
        let (width, height) = size.bounds();
        for seats in 1..=circle::MAX_SEATS {
            let ring = Geometry::new(size, seats, 0);
            assert!(ring.way > size.bead(seats), "{size:?}, {seats} seats");
            for place in 0..seats {
                let Point { x, y } = ring.at(place);
                let reach = ring.reach(true, place == 0);
                assert!(x - reach > 0.0 && x + reach < width, "{size:?}, {seats}");
                assert!(y - reach > 0.0 && y + reach < height, "{size:?}, {seats}");
            }
        }
    }
}

#[test]
fn the_viewer_sits_at_the_bottom_and_the_keeper_at_the_top_of_the_wall() {
    for seats in 1..=circle::MAX_SEATS {
        for first in 0..seats {
            let phone = Geometry::new(RingSize::Phone, seats, first);
            assert_eq!(phone.angle(first), Turns::BOTTOM);
            assert!(phone.at(first).y > phone.middle.y);
            let projector = Geometry::new(RingSize::Projector, seats, first);
            assert_eq!(projector.angle(first), Turns::TOP);
        }
    }
    // Clockwise from the bottom is to the left.
    let phone = Geometry::new(RingSize::Phone, 9, 5);
    assert!(phone.at(6).x < phone.middle.x && phone.at(4).x > phone.middle.x);
}

#[test]
fn lengths_are_those_of_the_design() {
    let phone = Geometry::new(RingSize::Phone, 9, 5);
    assert_eq!((phone.seat, phone.way), (25.0, 106.0));
    assert_eq!(tenths(phone.at(0).x), "131.4");
    assert_eq!(tenths(phone.at(0).y), "72.7");
    assert_eq!(
        phone.heading(5, Direction::Clockwise),
        "M126.2 343.4L135.8 342.9L133.3 349.9z"
    );
    assert_eq!(
        phone.bench(phone.angle(0), phone.angle(5), Direction::Clockwise),
        "M131.4 72.7A145 145 0 1 1 181 354"
    );
    let projector = Geometry::new(RingSize::Projector, 9, 0);
    assert_eq!((projector.seat, projector.way), (50.0, 265.0));
    let desk = Geometry::new(RingSize::Desk, 9, 0);
    assert_eq!((desk.seat, desk.way), (33.0, 178.0));
}

#[test]
fn one_seat_and_two_are_full_size() {
    for seats in [1, 2, 3] {
        assert_eq!(Geometry::new(RingSize::Phone, seats, 0).seat, 25.0);
    }
    let two = Geometry::new(RingSize::Phone, 2, 1);
    assert_eq!(tenths(two.at(0).y), "64");
    assert_eq!(tenths(two.at(1).y), "354");
}
