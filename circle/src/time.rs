//! Moments and lengths of time, in milliseconds.

use serde::{Deserialize, Serialize};

/// A length of time in milliseconds.
pub type Millis = u64;

/// One second, in milliseconds.
pub const SECOND: Millis = 1_000;
/// One minute, in milliseconds.
pub const MINUTE: Millis = 60 * SECOND;
/// One hour, in milliseconds.
pub const HOUR: Millis = 60 * MINUTE;

/// A moment: milliseconds since the Unix epoch, by the server's clock.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub u64);

impl Timestamp {
    /// The moment `length` milliseconds later.
    #[must_use]
    pub fn after(self, length: Millis) -> Timestamp {
        Timestamp(self.0.saturating_add(length))
    }

    /// Milliseconds from `earlier` to this moment; zero if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Timestamp) -> Millis {
        self.0.saturating_sub(earlier.0)
    }

    /// The day (UTC) as `YYYY-MM-DD`; the finest date that is ever kept.
    #[must_use]
    pub fn day(self) -> String {
        // Days since 0000-03-01, so that leap days fall at the end of a year (proleptic Gregorian).
        let days = self.0 / (24 * HOUR) + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_across_leap_years() {
        for (moment, day) in [
            (0, "1970-01-01"),
            (951_782_400_000, "2000-02-29"),
            (1_709_164_800_000, "2024-02-29"),
            (1_735_689_599_999, "2024-12-31"),
            (1_795_132_800_000, "2026-11-20"),
            (4_107_542_400_000, "2100-03-01"),
        ] {
            assert_eq!(Timestamp(moment).day(), day);
        }
    }
}
