//! The oval on which people sit, evenly by length of way, and the paths along it. Worked out once for each form and
//! number of seats.

use std::sync::OnceLock;

use circle::MAX_SEATS;

use super::angle::{Turns, write_tenths};
use super::form::{Measures, Mode, RingForm, Spread};

/// A point of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// To the right.
    pub(super) x: f64,
    /// Downwards.
    pub(super) y: f64,
}

impl Point {
    #[must_use]
    pub(super) fn distance(self, other: Point) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// This point moved along `way`.
    #[must_use]
    pub(super) fn along(self, way: Point, far: f64) -> Point {
        Point {
            x: self.x + way.x * far,
            y: self.y + way.y * far,
        }
    }
}

/// The holder's seat is larger by this.
pub(super) const HOLDER: f64 = 1.13;

/// An ellipse whose points are known by their part of its length.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub(super) middle: Point,
    pub(super) a: f64,
    pub(super) b: f64,
    base: Turns,
    /// How long the way is to each step, from the base on.
    ways: Vec<f64>,
}

const STEPS: usize = 512;
/// A path is no longer, in bytes, but there and back.
const PATH: usize = 128;

impl Curve {
    fn new(middle: Point, a: f64, b: f64, base: Turns) -> Curve {
        let mut curve = Curve {
            middle,
            a,
            b,
            base,
            ways: Vec::with_capacity(STEPS + 1),
        };
        let (mut way, mut last) = (0.0, curve.at(base));
        curve.ways.push(0.0);
        for step in 1..=STEPS {
            let next = curve.at(Turns(base.0 + step as f64 / STEPS as f64));
            way += last.distance(next);
            curve.ways.push(way);
            last = next;
        }
        curve
    }

    #[must_use]
    pub(super) fn at(&self, turns: Turns) -> Point {
        let (cos, sin) = turns.unit();
        Point {
            x: self.middle.x + self.a * cos,
            y: self.middle.y + self.b * sin,
        }
    }

    /// The angle after this part of the whole way.
    #[must_use]
    pub(super) fn after(&self, part: f64) -> Turns {
        let way = (part - part.floor()) * self.ways[STEPS];
        let step = self.ways.partition_point(|to| *to <= way).min(STEPS) - 1;
        let (from, to) = (self.ways[step], self.ways[step + 1]);
        let into = if to > from {
            (way - from) / (to - from)
        } else {
            0.0
        };
        Turns(self.base.0 + (step as f64 + into) / STEPS as f64)
    }

    /// Outwards, at right angles to the way.
    #[must_use]
    pub(super) fn outwards(&self, turns: Turns) -> Point {
        let (cos, sin) = turns.unit();
        let (x, y) = (cos / self.a, sin / self.b);
        let far = (x * x + y * y).sqrt();
        Point {
            x: x / far,
            y: y / far,
        }
    }

    /// The way clockwise from one angle to another, or the whole way round if they are the same.
    #[must_use]
    pub(super) fn path(&self, from: Turns, to: Turns) -> String {
        let apart = to.0 - from.0;
        let apart = apart - apart.floor();
        let apart = if apart == 0.0 { 1.0 } else { apart };
        // Near half a turn an arc's middle is not sure.
        let arcs = if apart > 0.9 {
            3
        } else if apart > 0.45 {
            2
        } else {
            1
        };
        let mut path = String::with_capacity(PATH);
        path.push('M');
        point(&mut path, self.at(from));
        for part in 1..=arcs {
            let angle = Turns(from.0 + apart * f64::from(part) / f64::from(arcs));
            self.arc(&mut path, " 0 0 1 ", angle);
        }
        path
    }

    /// The way clockwise from one angle to another, and the same way back.
    #[must_use]
    pub(super) fn there_and_back(&self, from: Turns, to: Turns) -> String {
        let mut path = self.path(from, to);
        let apart = to.0 - from.0;
        let apart = apart - apart.floor();
        let apart = if apart == 0.0 { 1.0 } else { apart };
        for part in (0..3).rev() {
            let angle = Turns(from.0 + apart * f64::from(part) / 3.0);
            self.arc(&mut path, " 0 0 0 ", angle);
        }
        path
    }

    /// An arc to this angle; `way` says on which side of the chord.
    fn arc(&self, path: &mut String, way: &str, to: Turns) {
        path.push('A');
        write_tenths(path, self.a);
        path.push(' ');
        write_tenths(path, self.b);
        path.push_str(way);
        point(path, self.at(to));
    }
}

/// Writes a point as a path does.
pub(super) fn point(path: &mut String, Point { x, y }: Point) {
    write_tenths(path, x);
    path.push(' ');
    write_tenths(path, y);
}

/// Where a seat is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) at: Point,
    pub(super) turns: Turns,
    pub(super) outwards: Point,
    /// On the bench, halfway to the next clockwise.
    pub(super) between: Turns,
}

/// A ring of some number of seats.
#[derive(Clone, Debug)]
pub(super) struct Oval {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The bench, on which seats are.
    pub(super) bench: Curve,
    /// The inner way of time, and whether there is one.
    pub(super) inner: Curve,
    pub(super) has_inner: bool,
    /// A seat's radius.
    pub(super) seat: f64,
    /// The radius of the ring round one's own seat.
    pub(super) you: f64,
    /// The radius of the piece.
    pub(super) bead: f64,
    /// The size of a name's letters.
    pub(super) font: f64,
    /// Whether names may stand beside seats.
    pub(super) beside: bool,
    /// The seats, clockwise from the one nearest to the viewer.
    pub(super) spots: Vec<Spot>,
}

impl Oval {
    /// The ring of `seats` in a form. For the bow, the near side of it.
    #[must_use]
    pub(super) fn of(form: RingForm, mode: Mode, seats: usize) -> &'static Oval {
        const COUNT: usize = RingForm::ALL.len() * 3 * (MAX_SEATS + 1);
        static KNOWN: [OnceLock<Box<Oval>>; COUNT] = [const { OnceLock::new() }; COUNT];
        let spread = mode.spread(form);
        let seats = seats.min(MAX_SEATS);
        let at = (form as usize * 3 + spread as usize) * (MAX_SEATS + 1) + seats;
        KNOWN[at].get_or_init(|| Box::new(Oval::new(form, spread, seats)))
    }

    fn new(form: RingForm, spread: Spread, seats: usize) -> Oval {
        let measures = Measures::of(form, spread, seats);
        if form == RingForm::Bow && spread != Spread::Gone {
            return Oval::bow(&measures, seats);
        }
        let middle = measures.width / 2.0;
        let mut seat = measures.most;
        let mut bench = Oval::bench(&measures, seat, form.base());
        for _ in 0..6 {
            let points: Vec<_> = (0..seats)
                .map(|seat| bench.at(bench.after(seat as f64 / seats as f64)))
                .collect();
            let around = points.iter().zip(points.iter().cycle().skip(1));
            let nearest = around
                .take(if seats > 1 { seats } else { 0 })
                .map(|(one, other)| one.distance(*other))
                .fold(middle * 4.0, f64::min);
            seat = (measures.share * nearest).min(measures.most);
            bench = Oval::bench(&measures, seat, form.base());
        }
        let part = |seat: f64| seat / seats.max(1) as f64;
        let spots = (0..seats).map(|seat| {
            let turns = bench.after(part(seat as f64));
            Spot {
                at: bench.at(turns),
                turns,
                outwards: bench.outwards(turns),
                between: bench.after(part(seat as f64 + 0.5)),
            }
        });
        let in_by = seat + measures.gap;
        Oval {
            width: measures.width,
            height: measures.height,
            seat,
            you: seat + you(seat),
            bead: measures.bead.unwrap_or((seat * 0.58 + 2.0).min(13.5)),
            font: measures.font,
            beside: measures.side > 0.0 && spread == Spread::Named,
            spots: spots.collect(),
            inner: Curve::new(bench.middle, bench.a - in_by, bench.b - in_by, form.base()),
            has_inner: form.has_inner_way(),
            bench,
        }
    }

    fn bench(measures: &Measures, seat: f64, base: Turns) -> Curve {
        let edge = seat * HOLDER + (seat * 0.19).max(3.0) + 2.0;
        let (above, below) = (edge + measures.top, edge + measures.bottom);
        let a = measures.width / 2.0 - edge - measures.side;
        let b = (measures.height - above - below) / 2.0;
        let middle = Point {
            x: measures.width / 2.0,
            y: above + b,
        };
        Curve::new(middle, a, b.min(measures.tall * a), base)
    }

    /// The near side of a large circle: oneself in the middle, and two on either side.
    fn bow(measures: &Measures, seats: usize) -> Oval {
        const RADIUS: f64 = 330.0;
        // The angle from one seat to the next.
        const STEP: f64 = 0.032;
        let seat = measures.most;
        let middle = Point {
            x: measures.width / 2.0,
            y: measures.height - seat - 12.0 - RADIUS,
        };
        // No table of lengths: nothing here is found by its part of the way.
        let bench = Curve {
            middle,
            a: RADIUS,
            b: RADIUS,
            base: Turns::BOTTOM,
            ways: Vec::new(),
        };
        let spots = (0..seats).map(|place| {
            let away = if place * 2 > seats {
                place as f64 - seats as f64
            } else {
                place as f64
            };
            let turns = Turns(0.25 + STEP * away);
            Spot {
                at: bench.at(turns),
                turns,
                outwards: bench.outwards(turns),
                between: Turns(turns.0 + STEP / 2.0),
            }
        });
        Oval {
            width: measures.width,
            height: measures.height,
            seat,
            you: seat + 4.0,
            bead: 11.0,
            font: measures.font,
            beside: false,
            spots: spots.collect(),
            inner: bench.clone(),
            has_inner: false,
            bench,
        }
    }

    /// How far out a seat is drawn.
    #[must_use]
    pub(super) fn reach(&self, holder: bool, me: bool) -> f64 {
        let radius = if me { self.you } else { self.seat };
        if holder { radius * HOLDER } else { radius }
    }

    /// How far to either side of the middle the inner way and what it holds reach, somewhere between `top` and `bottom`;
    /// none where it does not come there.
    #[must_use]
    pub(super) fn within(&self, top: f64, bottom: f64) -> Option<f64> {
        const CLEAR: f64 = 4.0;
        let (a, b) = (self.inner.a + CLEAR, self.inner.b + CLEAR);
        let middle = self.inner.middle.y;
        let up = (middle.max(top).min(bottom) - middle) / b;
        (self.has_inner && up * up < 1.0).then(|| a * (1.0 - up * up).sqrt())
    }

    /// Signs are left out of seats too small to show them.
    #[must_use]
    pub(super) fn signs(&self) -> bool {
        self.seat >= 9.0
    }
}

/// How far the ring round one's own seat is from it.
fn you(seat: f64) -> f64 {
    (seat * 0.19).max(3.0).min(seat * 0.4)
}
