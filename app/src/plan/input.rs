//! How a field is set, and the lengths of time that are offered.

use circle::time::{MINUTE, Millis, SECOND};

use crate::say::{Sentence, say};

/// How a field is set.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// Words of at most so many characters.
    Text(usize),
    /// Several texts, one on each line.
    Lines,
    /// A length of time between these bounds in milliseconds, and how it is said when there is none, if there may be.
    Time(Millis, Millis, Option<Sentence>),
    /// One of a few: the value and its words.
    Pick(&'static [(&'static str, Sentence)]),
    /// One of the breathing patterns.
    Pattern,
    /// A whole number between these.
    Number(u16, u16),
    /// Yes or no.
    Tick,
}

/// The lengths of time that are offered, in seconds.
const STEPS: [u32; 24] = [
    2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 480, 600, 900, 1_200,
    1_800, 3_600,
];

/// The lengths of time between these bounds, in seconds, with `chosen` among them even if it is an odd one.
#[must_use]
pub fn steps(least: Millis, most: Millis, chosen: Option<u32>) -> Vec<u32> {
    let fits = |seconds: &u32| (least..=most).contains(&(Millis::from(*seconds) * SECOND));
    let mut steps: Vec<u32> = STEPS.into_iter().chain(chosen).filter(fits).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// A length of time in whole minutes, to the nearest.
#[must_use]
pub fn minutes(length: Millis) -> u64 {
    (length + MINUTE / 2) / MINUTE
}

/// A length of time in short words: `30 s`, `2 min`, `1½ min`, `1 min 10`.
#[must_use]
pub fn length_in_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => say().short_seconds(seconds),
        (minutes, 0) => say().short_minutes(minutes),
        (minutes, 30) => say().short_minutes(format!("{minutes}½")),
        (minutes, seconds) => say().short_minutes_and_seconds(minutes, seconds),
    }
}
