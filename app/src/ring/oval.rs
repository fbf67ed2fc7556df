//! The oval on which seats lie, evenly by length of way, so that nobody sits closer than others where it bends.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::angle::{Turns, tenths};
use super::form::RingForm;
use super::geometry::Point;

/// Into so many steps the way is divided to measure it.
const STEPS: usize = 360;
/// The holder's seat is larger by this.
pub(super) const HOLDER: f64 = 1.13;

/// An ellipse whose axes are upright and level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Oval {
    pub middle: Point,
    /// Half its width.
    pub wide: f64,
    /// Half its height.
    pub high: f64,
}

/// A place on the oval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub at: Point,
    /// The angle of the ellipse's own parameter.
    pub turn: Turns,
    /// Outwards, of length one.
    pub out: Point,
}

/// Where everything is for one form and one number of seats, from the seat nearest to the viewer on.
#[derive(Debug)]
pub(super) struct Layout {
    pub form: RingForm,
    pub oval: Oval,
    /// A seat's radius.
    pub seat: f64,
    pub spots: Vec<Spot>,
    /// Halfway between each seat and the one after it.
    pub between: Vec<Spot>,
}

impl Oval {
    #[must_use]
    pub(super) fn point(&self, turn: Turns) -> Point {
        let (cos, sin) = turn.unit();
        Point {
            x: self.middle.x + self.wide * cos,
            y: self.middle.y + self.high * sin,
        }
    }

    /// Smaller by this everywhere.
    #[must_use]
    pub(super) fn within(&self, by: f64) -> Oval {
        Oval {
            wide: self.wide - by,
            high: self.high - by,
            ..*self
        }
    }

    fn spot(&self, turn: Turns) -> Spot {
        let (cos, sin) = turn.unit();
        let (x, y) = (cos / self.wide, sin / self.high);
        let long = (x * x + y * y).sqrt();
        Spot {
            at: self.point(turn),
            turn,
            out: Point {
                x: x / long,
                y: y / long,
            },
        }
    }

    /// So many places, evenly by length of way, the first at the angle `first`.
    fn evenly(&self, places: usize, first: Turns) -> Vec<Spot> {
        let turn = |step: f64| Turns(first.0 + step / STEPS as f64);
        let mut ways = vec![0.0];
        let mut before = self.point(first);
        for step in 1..=STEPS {
            let next = self.point(turn(step as f64));
            ways.push(ways[step - 1] + before.far(next));
            before = next;
        }
        let whole = ways[STEPS];
        let mut step = 0;
        let spot = |place| {
            let way = whole * place as f64 / places as f64;
            while step + 1 < STEPS && ways[step + 1] <= way {
                step += 1;
            }
            let into = (way - ways[step]) / (ways[step + 1] - ways[step]);
            self.spot(turn(step as f64 + into))
        };
        (0..places).map(spot).collect()
    }

    /// The whole way round, beginning at `from`.
    #[must_use]
    pub(super) fn way(&self, from: Turns) -> String {
        let opposite = Turns(from.0 + 0.5);
        let (start, half) = (self.point(from), self.point(opposite));
        let arc = |to: Point| {
            let (wide, high) = (tenths(self.wide), tenths(self.high));
            format!("A{wide} {high} 0 0 1 {} {}", tenths(to.x), tenths(to.y))
        };
        format!(
            "M{} {}{}{}z",
            tenths(start.x),
            tenths(start.y),
            arc(half),
            arc(start)
        )
    }

    /// The way from one angle on to another, clockwise.
    #[must_use]
    pub(super) fn arc(&self, from: Turns, to: Turns) -> String {
        let apart = to.0 - from.0;
        let long = u8::from(apart - apart.floor() > 0.5);
        let (start, end) = (self.point(from), self.point(to));
        let (wide, high) = (tenths(self.wide), tenths(self.high));
        let (x, y) = (tenths(end.x), tenths(end.y));
        format!(
            "M{} {}A{wide} {high} 0 {long} 1 {x} {y}",
            tenths(start.x),
            tenths(start.y)
        )
    }
}

impl Point {
    #[must_use]
    pub(super) fn far(self, other: Point) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }
}

impl Layout {
    /// The ring of so many seats in this form. It is worked out once.
    #[must_use]
    pub(super) fn of(form: RingForm, seats: usize) -> Arc<Layout> {
        type Known = Mutex<HashMap<(RingForm, usize), Arc<Layout>>>;
        static KNOWN: OnceLock<Known> = OnceLock::new();
        let known = KNOWN.get_or_init(Known::default);
        // What is there is whole, also if somebody failed while looking.
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Layout::new(form, seats));
        Arc::clone(known.entry((form, seats)).or_insert_with(new))
    }

    fn new(form: RingForm, seats: usize) -> Layout {
        if form == RingForm::Bow {
            return Layout::bow(seats);
        }
        let most = form.largest_seat();
        let mut seat = most;
        let mut oval = form.oval(seat, seats);
        let mut spots = oval.evenly(seats, form.first());
        // A smaller seat leaves the oval more room, and a larger oval its seats: a few rounds settle it.
        for _ in 0..6 {
            if seats < 3 {
                break; // no neighbour to keep clear of
            }
            let after = spots.iter().cycle().skip(1);
            let chords = spots
                .iter()
                .zip(after)
                .map(|(one, next)| one.at.far(next.at));
            let shortest = chords.fold(f64::MAX, f64::min);
            seat = (shortest * form.share())
                .min(most)
                .max(form.smallest_seat());
            oval = form.oval(seat, seats);
            spots = oval.evenly(seats, form.first());
        }
        let all = oval.evenly(2 * seats.max(1), form.first());
        Layout {
            form,
            oval,
            seat,
            spots,
            between: all.into_iter().skip(1).step_by(2).collect(),
        }
    }

    /// The near side alone: oneself and two on either side; nobody else is in sight.
    fn bow(seats: usize) -> Layout {
        const RADIUS: f64 = 330.0;
        /// From one seat to the next, in turns.
        const APART: f64 = 0.2 / std::f64::consts::TAU;
        let form = RingForm::Bow;
        let (width, height) = form.bounds();
        let seat = form.largest_seat();
        let oval = Oval {
            middle: Point {
                x: width / 2.0,
                y: height - seat - 12.0 - RADIUS,
            },
            wide: RADIUS,
            high: RADIUS,
        };
        let spot = |along: f64| {
            let side = if along * 2.0 > seats as f64 {
                along - seats as f64
            } else {
                along
            };
            let turn = if (-2.5..=2.5).contains(&side) {
                Turns(Turns::BOTTOM.0 + side * APART)
            } else {
                Turns::TOP
            };
            oval.spot(turn)
        };
        Layout {
            form,
            oval,
            seat,
            spots: (0..seats).map(|place| spot(place as f64)).collect(),
            between: (0..seats.max(1))
                .map(|place| spot(place as f64 + 0.5))
                .collect(),
        }
    }

    /// A seat's radius, for one that has the piece or not.
    #[must_use]
    pub(super) fn disc(&self, holder: bool) -> f64 {
        self.seat * if holder { HOLDER } else { 1.0 }
    }

    /// How far out a seat is drawn, with the second ring round one's own.
    #[must_use]
    pub(super) fn reach(&self, holder: bool, me: bool) -> f64 {
        self.disc(holder) + if me { own_ring(self.seat) } else { 0.0 }
    }

    /// The radius of the piece.
    #[must_use]
    pub(super) fn bead(&self) -> f64 {
        let (least, most) = self.form.bead();
        (self.seat * 0.58 + 2.0).max(least).min(most)
    }
}

/// How far outside a seat the second ring round one's own lies.
#[must_use]
pub(super) fn own_ring(seat: f64) -> f64 {
    (seat * 0.19).max(3.0)
}
