//! The time of a share, drawn: warmth that spreads both ways from the piece and meets opposite. It points at
//! nobody and counts nothing down.

use super::angle::tenths;

/// How far the warmth has spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Warmth {
    /// The dashes of a circle of length 100, from the piece on.
    pub dashes: String,
    /// Its class, by the colour.
    pub class: &'static str,
}

/// The part of a time that is gone at `now`, in tenths of a hundredth; none of one without a length.
fn gone(since: u64, length: u64, now: u64) -> Option<u64> {
    let gone = now.saturating_sub(since).saturating_mul(1_000);
    Some(gone.checked_div(length)?.min(1_000))
}

/// How a time since `since` of this length looks at `now`, all in milliseconds: that of a share, or that of a quiet part.
#[must_use]
pub fn warmth_of_share(since: u64, length: u64, is_share: bool, now: u64) -> Option<Warmth> {
    let gone = gone(since, length, now)?;
    let class = match gone {
        _ if !is_share => "time time--sage",
        0..200 => "time time--0",
        200..500 => "time time--1",
        500..850 => "time time--2",
        _ => "time time--3",
    };
    warm(gone, class)
}

fn warm(gone: u64, class: &'static str) -> Option<Warmth> {
    let half = tenths(gone as f64 / 20.0);
    let rest = tenths(100.0 - gone as f64 / 10.0);
    (gone > 0).then(|| Warmth {
        dashes: [&half, " ", &rest, " ", &half, " 0"].concat(),
        class,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn warmth_spreads_and_stays_full() {
        let warmth = |now| warmth_of_share(10_000, 100_000, true, now);
        assert_eq!(warmth(10_000), None);
        let look = |now| warmth(now).map(|look| (look.dashes, look.class));
        assert_eq!(
            look(48_000),
            Some(("19 62 19 0".to_owned(), "time time--1"))
        );
        assert_eq!(
            look(62_000),
            Some(("26 48 26 0".to_owned(), "time time--2"))
        );
        assert_eq!(
            look(11_000),
            Some(("0.5 99 0.5 0".to_owned(), "time time--0"))
        );
        assert_eq!(
            look(95_000),
            Some(("42.5 15 42.5 0".to_owned(), "time time--3"))
        );
        assert_eq!(
            look(999_000),
            Some(("50 0 50 0".to_owned(), "time time--3"))
        );
    }

    #[test]
    fn without_a_time_there_is_no_warmth() {
        assert_eq!(warmth_of_share(10_000, 0, true, 99_000), None);
        assert_eq!(warmth_of_share(10_000, 60_000, true, 5_000), None);
    }
}
