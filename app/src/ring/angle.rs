//! Angles as parts of a full turn, and numbers as an SVG writes them.
//!
//! Sine and cosine are worked out here, by addition and multiplication alone: the server and the browser must come
//! to the very same drawing, and the mathematics of two platforms may differ in the last digit.

use std::f64::consts::FRAC_PI_2;

/// Clockwise on the screen from the right-hand side: a quarter is the bottom, three quarters the top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turns(pub f64);

impl Turns {
    /// The bottom of a ring.
    pub const BOTTOM: Turns = Turns(0.25);
    /// The top of a ring.
    pub const TOP: Turns = Turns(0.75);

    /// Cosine and sine: the point at this angle on a circle of radius 1, with y downwards.
    #[must_use]
    pub fn unit(self) -> (f64, f64) {
        let quarters = (self.0 - self.0.floor()) * 4.0;
        let into = (quarters - quarters.floor()) * FRAC_PI_2;
        let (sin, cos) = (sine(into), sine(FRAC_PI_2 - into));
        match quarters.floor() as u8 {
            1 => (-sin, cos),
            2 => (-cos, -sin),
            3 => (sin, -cos),
            _ => (cos, sin),
        }
    }
}

/// The sine of an angle within the first quarter, in radians, to about seven digits.
fn sine(x: f64) -> f64 {
    let square = x * x;
    let mut sum = 1.0;
    for step in [110.0, 72.0, 42.0, 20.0, 6.0] {
        sum = 1.0 - square / step * sum;
    }
    x * sum
}

/// A number with at most one decimal.
#[must_use]
pub fn tenths(number: f64) -> String {
    let mut text = String::with_capacity(6);
    write_tenths(&mut text, number);
    text
}

/// Writes it so. A drawing has hundreds of them.
pub fn write_tenths(text: &mut String, number: f64) {
    let whole = (number * 10.0 + 0.5).floor() as i64;
    if whole < 0 {
        text.push('-');
    }
    let (units, rest) = (whole.unsigned_abs() / 10, whole.unsigned_abs() % 10);
    write_digits(text, units);
    if rest > 0 {
        text.push('.');
        write_digits(text, rest);
    }
}

fn write_digits(text: &mut String, number: u64) {
    if number >= 10 {
        write_digits(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_where_they_should() {
        for step in 0..720 {
            let turns = f64::from(step) / 240.0 - 1.0;
            let (x, y) = Turns(turns).unit();
            let radians = turns * 4.0 * FRAC_PI_2;
            assert!((x - radians.cos()).abs() < 1e-6, "cosine at {turns}");
            assert!((y - radians.sin()).abs() < 1e-6, "sine at {turns}");
        }
        assert_eq!(Turns::BOTTOM.unit().1, Turns::TOP.unit().1.abs());
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(tenths(106.0), "106");
        assert_eq!(tenths(345.28), "345.3");
        assert_eq!(tenths(-0.04), "0");
        assert_eq!(tenths(-12.34), "-12.3");
        assert_eq!(tenths(1_000.95), "1001");
    }
}
