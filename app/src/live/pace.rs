//! How long a screen waits before it looks for the circle again. Everyone loses a server at the same moment, so
//! nobody comes back at the same moment.

use circle::Millis;

/// The longest wait, in milliseconds.
const LONGEST: Millis = 15_000;
/// The first wait is shorter than this, in milliseconds.
const FIRST: Millis = 1_000;

/// How long to wait after `failed` attempts since the connection last held, in milliseconds; `chance` is a random
/// number from 0 up to 1.
pub(super) fn wait(failed: u32, chance: f64) -> Millis {
    let most = if failed == 0 {
        FIRST
    } else {
        (500 << failed.min(5)).min(LONGEST)
    };
    (chance * most as f64) as Millis
}

/// `length` a fifth shorter or longer, so that screens do not fall into step.
pub(super) fn about(length: Millis, chance: f64) -> Millis {
    (length as f64 * (0.8 + 0.4 * chance)) as Millis
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_bounded() {
        let almost_one = 0.999_999;
        assert_eq!(wait(0, 0.0), 0);
        assert_eq!(wait(0, almost_one), 999);
        assert_eq!(wait(1, almost_one), 999);
        assert_eq!(wait(2, almost_one), 1_999);
        assert_eq!(wait(4, almost_one), 7_999);
        assert_eq!(wait(5, almost_one), 14_999);
        assert_eq!(wait(4_000_000_000, almost_one), 14_999);
    }

    #[test]
    fn pings_fall_out_of_step() {
        assert_eq!(about(15_000, 0.0), 12_000);
        assert_eq!(about(15_000, 0.5), 15_000);
        assert_eq!(about(15_000, 1.0), 18_000);
    }
}
