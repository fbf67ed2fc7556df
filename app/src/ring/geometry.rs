//! Where things are in the ring: seats evenly round a circle, the way of the piece on a smaller circle inside.
//! All lengths are units of the drawing's own view box.

use circle::Direction;

use super::angle::{Turns, tenths};

/// How large the ring is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingSize {
    /// On a phone, oneself at the bottom.
    Phone,
    /// On the keeper's laptop, oneself at the bottom.
    Desk,
    /// On the projector, the keeper at the top.
    Projector,
    /// On a phone whose screen rests: no names, no signs.
    Resting,
}

/// A ring has names inside its bounds up to this many seats; with more, it grows and most names leave.
pub const NAMED: usize = 20;

impl RingSize {
    /// The view box's width and height.
    #[must_use]
    pub fn bounds(self) -> (f64, f64) {
        match self {
            RingSize::Phone | RingSize::Resting => (362.0, 418.0),
            RingSize::Desk => (780.0, 624.0),
            RingSize::Projector => (1280.0, 1000.0),
        }
    }

    /// The radius of the circle on which `seats` sit.
    fn radius(self, seats: usize) -> f64 {
        match (self, seats > NAMED) {
            (RingSize::Phone, false) | (RingSize::Resting, _) => 145.0,
            (RingSize::Phone, true) => 162.0,
            (RingSize::Desk, false) => 228.0,
            (RingSize::Desk, true) => 250.0,
            (RingSize::Projector, false) => 342.0,
            (RingSize::Projector, true) => 408.0,
        }
    }

    /// The smallest and the largest radius of a seat.
    fn seat_bounds(self) -> (f64, f64) {
        match self {
            RingSize::Phone => (8.0, 25.0),
            RingSize::Desk => (8.0, 33.0),
            RingSize::Projector => (8.0, 50.0),
            RingSize::Resting => (4.0, 9.0),
        }
    }

    /// The room between the seats and the way of the piece.
    fn gap(self) -> f64 {
        match self {
            RingSize::Phone => 14.0,
            RingSize::Desk => 17.0,
            RingSize::Projector => 27.0,
            RingSize::Resting => 22.0,
        }
    }

    /// The radius of the piece among `seats`.
    #[must_use]
    pub fn bead(self, seats: usize) -> f64 {
        match self {
            RingSize::Phone => 13.5,
            RingSize::Desk => 16.0,
            RingSize::Projector if seats > NAMED => 20.0,
            RingSize::Projector => 25.0,
            RingSize::Resting => 10.0,
        }
    }

    /// The size of a name's letters.
    #[must_use]
    pub fn font(self) -> f64 {
        match self {
            RingSize::Phone | RingSize::Resting => 13.0,
            RingSize::Desk => 16.0,
            RingSize::Projector => 31.0,
        }
    }

    /// Where the first seat of the drawing is.
    fn base(self) -> Turns {
        match self {
            RingSize::Phone | RingSize::Desk | RingSize::Resting => Turns::BOTTOM,
            RingSize::Projector => Turns::TOP,
        }
    }
}

/// A point of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// Where everything is, for a number of seats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// How large it is drawn.
    pub size: RingSize,
    /// How many seats.
    pub seats: usize,
    /// The seat, by its place in the ring, that is at the bottom (on the projector: at the top).
    pub first: usize,
    pub middle: Point,
    /// The radius of the circle on which the seats are.
    pub radius: f64,
    /// A seat's radius.
    pub seat: f64,
    /// The radius of the circle on which the piece goes round and time warms.
    pub way: f64,
}

/// The holder's seat is larger by this.
pub const HOLDER: f64 = 1.13;

impl Geometry {
    /// The ring of `seats`, with the one in the place `first` nearest to the viewer.
    #[must_use]
    pub fn new(size: RingSize, seats: usize, first: usize) -> Geometry {
        let (width, height) = size.bounds();
        let radius = size.radius(seats);
        let (least, most) = size.seat_bounds();
        // With one seat or two there is no neighbour to keep clear of.
        let seat = if seats < 3 {
            most
        } else {
            let chord = 2.0 * radius * Turns(0.5 / seats as f64).unit().1;
            (0.31 * chord).clamp(least, most)
        };
        Geometry {
            size,
            seats,
            first,
            middle: Point {
                x: width / 2.0,
                y: height / 2.0,
            },
            radius,
            seat,
            way: radius - seat - size.gap(),
        }
    }

    /// The angle of the seat in `place`. Places count clockwise, as people sit seen from above.
    #[must_use]
    pub fn angle(&self, place: usize) -> Turns {
        let seats = self.seats.max(1);
        let along = (place + seats - self.first % seats) % seats;
        Turns(self.size.base().0 + along as f64 / seats as f64)
    }

    /// The point at `angle`, `far` from the middle.
    #[must_use]
    pub fn point(&self, angle: Turns, far: f64) -> Point {
        let (cos, sin) = angle.unit();
        Point {
            x: self.middle.x + far * cos,
            y: self.middle.y + far * sin,
        }
    }

    /// The middle of the seat in `place`.
    #[must_use]
    pub fn at(&self, place: usize) -> Point {
        self.point(self.angle(place), self.radius)
    }

    /// The radius of a seat that has the piece or not.
    #[must_use]
    pub fn disc(&self, holder: bool) -> f64 {
        self.seat * if holder { HOLDER } else { 1.0 }
    }

    /// How far out a seat is drawn, with the second ring round one's own.
    #[must_use]
    pub fn reach(&self, holder: bool, me: bool) -> f64 {
        let ring = if me { (self.seat * 0.19).max(3.0) } else { 0.0 };
        self.disc(holder) + ring
    }

    /// Signs are left out of seats too small to show them.
    #[must_use]
    pub fn signs(&self) -> bool {
        self.seat >= 9.0 && self.size != RingSize::Resting
    }

    /// The way from one angle to another, the way the piece goes, along the seats.
    #[must_use]
    pub fn bench(&self, from: Turns, to: Turns, direction: Direction) -> String {
        let (from, to) = match direction {
            Direction::Clockwise => (from, to),
            Direction::Counter => (to, from),
        };
        let long = (to.0 - from.0) - (to.0 - from.0).floor() > 0.5;
        let (start, end) = (self.point(from, self.radius), self.point(to, self.radius));
        format!(
            "M{} {}A{r} {r} 0 {} 1 {} {}",
            tenths(start.x),
            tenths(start.y),
            u8::from(long),
            tenths(end.x),
            tenths(end.y),
            r = tenths(self.radius),
        )
    }

    /// The whole circle along the seats.
    #[must_use]
    pub fn whole_bench(&self) -> String {
        disc_path(self.middle, self.radius)
    }

    /// A small arrowhead on the bench, halfway from `holder` to the seat beside it.
    #[must_use]
    pub fn heading(&self, holder: usize, direction: Direction) -> String {
        let way = match direction {
            Direction::Clockwise => 1.0,
            Direction::Counter => -1.0,
        };
        let angle = Turns(self.angle(holder).0 + way * 0.5 / self.seats.max(1) as f64);
        let Point { x, y } = self.point(angle, self.radius);
        let ahead = angle.0 + way * 0.25;
        let size = (self.seat * 0.2).max(3.2);
        let corner = |turns: f64, far: f64| {
            let (cos, sin) = Turns(turns).unit();
            format!("{} {}", tenths(x + far * cos), tenths(y + far * sin))
        };
        format!(
            "M{}L{}L{}z",
            corner(ahead, size * 1.1),
            corner(ahead + 0.366, size),
            corner(ahead - 0.366, size)
        )
    }
}

/// A full circle as a path.
#[must_use]
pub fn disc_path(middle: Point, radius: f64) -> String {
    let (r, across) = (tenths(radius), tenths(2.0 * radius));
    format!(
        "M{} {}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1-{across} 0",
        tenths(middle.x - radius),
        tenths(middle.y),
    )
}

#[cfg(test)]
mod tests;
