//! The forms of the ring: it gives way to its place. All lengths are units of the drawing's own view box.

#[cfg(feature = "ssr")]
use super::angle::Turns;
#[cfg(feature = "ssr")]
use super::geometry::Point;
#[cfg(feature = "ssr")]
use super::oval::{HOLDER, Oval, own_ring};

/// The form that a place is for, by its width in its height.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    strum::VariantArray,
)]
#[serde(rename_all = "snake_case")]
pub enum RingForm {
    Round,
    /// From 1.17 on.
    Mid,
    /// From 1.5.
    Low,
    /// From 1.9.
    Deep,
    /// From 2.4.
    Flat,
    /// From 3.3: the near side alone.
    Bow,
}

impl RingForm {
    pub const ALL: &[RingForm] = <RingForm as strum::VariantArray>::VARIANTS;

    /// The view box's width and height.
    #[must_use]
    pub fn bounds(self) -> (f64, f64) {
        match self {
            RingForm::Round => (340.0, 348.0),
            RingForm::Mid => (340.0, 250.0),
            RingForm::Low => (340.0, 204.0),
            RingForm::Deep => (340.0, 164.0),
            RingForm::Flat => (340.0, 124.0),
            RingForm::Bow => (340.0, 84.0),
        }
    }

    /// The word for it in a class and on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            RingForm::Round => "round",
            RingForm::Mid => "mid",
            RingForm::Low => "low",
            RingForm::Deep => "deep",
            RingForm::Flat => "flat",
            RingForm::Bow => "bow",
        }
    }
}

#[cfg(feature = "ssr")]
impl RingForm {
    /// Up to so many seats everyone is named; with more, oneself, who has the piece and who is next are. Past 20 nobody
    /// is but oneself.
    #[must_use]
    pub fn names_all(self, seats: usize) -> bool {
        matches!(self, RingForm::Round | RingForm::Mid) && seats <= 10
    }

    /// Whether anyone is named at all.
    #[must_use]
    pub fn has_names(self) -> bool {
        !matches!(self, RingForm::Flat | RingForm::Bow)
    }

    /// Whether time warms on the bench between the seats, rather than on a ring of its own inside.
    #[must_use]
    pub fn warms_on_the_bench(self) -> bool {
        self != RingForm::Round
    }

    /// The size of a name's letters.
    #[must_use]
    pub fn font(self) -> f64 {
        15.0
    }

    pub(super) fn largest_seat(self) -> f64 {
        match self {
            RingForm::Round | RingForm::Mid => 25.0,
            RingForm::Low => 22.0,
            RingForm::Deep => 20.0,
            RingForm::Flat | RingForm::Bow => 17.0,
        }
    }

    pub(super) fn smallest_seat(self) -> f64 {
        5.0
    }

    /// A seat's radius as a part of the way to the next.
    pub(super) fn share(self) -> f64 {
        0.33
    }

    /// The least and the largest radius of the piece.
    pub(super) fn bead(self) -> (f64, f64) {
        (6.0, 13.5)
    }

    /// Where the viewer sits.
    pub(super) fn first(self) -> Turns {
        Turns::BOTTOM
    }

    /// The oval that leaves seats of this radius, and names, within bounds.
    pub(super) fn oval(self, seat: f64, seats: usize) -> Oval {
        let (width, height) = self.bounds();
        let edge = seat * HOLDER + own_ring(seat) + 2.0;
        let names = if self.has_names() && seats <= 20 {
            self.font() * 1.42
        } else {
            0.0
        };
        // Above there are names only where everyone has one.
        let above = edge + if self.names_all(seats) { names } else { 0.0 };
        let below = edge + names;
        let high = ((height - above - below) / 2.0).max(4.0);
        Oval {
            middle: Point {
                x: width / 2.0,
                y: above + high,
            },
            wide: width / 2.0 - edge,
            high,
        }
    }
}
