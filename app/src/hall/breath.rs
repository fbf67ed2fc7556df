//! One breath for the whole house: the disc, and round it a small ring of dots for each circle.

use circle::Breath;
use gathering::Everyones;

use crate::face::BreathFace;
use crate::parts::breathing::phone::{dot, drawn, on_a_circle};
use crate::ring::angle::Turns;

/// The middle of the disc, and how far from it the circles are, in units of its view box.
const MIDDLE: (f64, f64) = (180.0, 180.0);
const FAR: f64 = 167.0;
/// How many dots a circle has, and with more circles than so many.
const DOTS: usize = 6;
const FEW_DOTS: usize = 3;
const MANY_CIRCLES: usize = 12;
/// As many dots as this where there are no circles yet.
const NO_CIRCLES: usize = 24;

/// The breath as every screen of the house shows it.
pub(crate) fn face(breath: &Breath, everyones: &Everyones) -> BreathFace {
    let how = (breath.pattern, breath.breaths);
    drawn(Some(breath), how, dots(everyones.circles.len()))
}

fn dots(circles: usize) -> String {
    let round = |at: usize, of: usize| Turns(Turns::BOTTOM.0 + at as f64 / of as f64);
    if circles == 0 {
        let at = |at| on_a_circle(MIDDLE, FAR, round(at, NO_CIRCLES));
        return (0..NO_CIRCLES).map(|one| dot(at(one), 3.0)).collect();
    }
    let (each, reach, size) = if circles > MANY_CIRCLES {
        (FEW_DOTS, 5.0, 2.5)
    } else {
        (DOTS, 9.0, 3.0)
    };
    let ring = |circle: usize| {
        let middle = on_a_circle(MIDDLE, FAR, round(circle, circles));
        let seat = move |at: usize| dot(on_a_circle(middle, reach, round(at, each)), size);
        (0..each).map(seat)
    };
    (0..circles).flat_map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::dots;

    #[test]
    fn each_circle_is_a_ring_of_dots() {
        let many = |circles| dots(circles).matches('M').count();
        assert_eq!((many(0), many(6), many(30)), (24, 36, 90));
        assert!(dots(30).len() < 5_000, "{}", dots(30).len());
    }
}
