//! Uneven growth rings, as of wood: closed curves that wander a little, each like its neighbour.

use crate::ring::angle::{Turns, tenths};

/// Points on each curve.
const POINTS: usize = 18;
/// How much each wave moves the curve, as a part of its radius: two, three, four and five to a turn.
const WAVES: [f64; 4] = [0.0085, 0.0065, 0.0035, 0.002];
/// Where each wave begins, in turns, and how far that drifts from one ring to the next.
const PHASES: [(f64, f64); 4] = [(0.29, 0.018), (0.62, -0.026), (0.13, 0.034), (0.81, -0.04)];

/// The radii of the rings, the outermost first, as parts of it: gaps as uneven as years.
pub const YEARS: [f64; 6] = [1.0, 0.956, 0.924, 0.859, 0.819, 0.748];

/// The ring of the year `year` round (`x`, `y`), the outermost having `radius`.
#[must_use]
pub fn ring(x: f64, y: f64, radius: f64, year: usize) -> String {
    let mean = radius * YEARS.get(year).copied().unwrap_or(0.7);
    let drift = year as f64;
    // The heart of a tree is never quite in the middle.
    let (x, y) = (x - drift * radius * 0.002, y + drift * radius * 0.003);
    let points: [(f64, f64); POINTS] = std::array::from_fn(|at| {
        let turn = at as f64 / POINTS as f64;
        let mut wide = 1.0;
        for (wave, (size, (phase, step))) in WAVES.into_iter().zip(PHASES).enumerate() {
            wide += size
                * Turns((wave + 2) as f64 * turn + phase + step * drift)
                    .unit()
                    .0;
        }
        let (cos, sin) = Turns(turn).unit();
        (x + mean * wide * cos, y + mean * wide * sin)
    });
    smooth(&points)
}

/// A closed curve through the points.
fn smooth(points: &[(f64, f64); POINTS]) -> String {
    let point = |at: usize| points[at % POINTS];
    let mut path = format!("M{} {}", tenths(points[0].0), tenths(points[0].1));
    for at in 0..POINTS {
        let (before, from, to, after) = (
            point(at + POINTS - 1),
            point(at),
            point(at + 1),
            point(at + 2),
        );
        for (mark, x, y) in [
            (
                'C',
                from.0 + (to.0 - before.0) / 6.0,
                from.1 + (to.1 - before.1) / 6.0,
            ),
            (
                ' ',
                to.0 - (after.0 - from.0) / 6.0,
                to.1 - (after.1 - from.1) / 6.0,
            ),
            (' ', to.0, to.1),
        ] {
            path.push(mark);
            path.push_str(&tenths(x));
            path.push(' ');
            path.push_str(&tenths(y));
        }
    }
    path.push('z');
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The points that a path goes through.
    fn points(path: &str) -> Vec<(f64, f64)> {
        let numbers: Vec<f64> = path
            .split(['M', 'C', ' ', 'z'])
            .filter_map(|number| number.parse().ok())
            .collect();
        numbers
            .chunks(2)
            .map(|pair| (pair[0], pair[1]))
            .step_by(3)
            .collect()
    }

    #[test]
    fn rings_are_closed_nearly_round_and_never_cross() {
        let far = |(x, y): &(f64, f64)| ((x - 180.0).powi(2) + (y - 180.0).powi(2)).sqrt();
        let mut outside: Option<Vec<f64>> = None;
        for year in 0..YEARS.len() {
            let path = points(&ring(180.0, 180.0, 150.0, year));
            assert_eq!(path.len(), POINTS + 1);
            assert_eq!(path.first(), path.last());
            let radii: Vec<f64> = path.iter().map(far).collect();
            if let Some(outside) = outside {
                for (inner, outer) in radii.iter().zip(outside) {
                    assert!(inner + 1.0 < outer, "year {year}");
                }
            }
            assert!(radii.iter().all(|radius| *radius < 156.0), "year {year}");
            outside = Some(radii);
        }
    }
}
