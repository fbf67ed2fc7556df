//! How long things usually take. Where a figure has a source it is named; the others are our own round numbers, on the
//! generous side.

use crate::time::{MINUTE, Millis, SECOND};

/// How long a hand-over usually takes, in milliseconds (the usual arithmetic of circle guides: about ten seconds).
pub const HAND_OVER: Millis = 10 * SECOND;
/// How long a share without a time is taken to be, in milliseconds.
pub(super) const UNTIMED_SHARE: Millis = 90 * SECOND;
/// How long one word each is taken to be, in milliseconds.
pub(super) const ONE_WORD: Millis = 10 * SECOND;
/// How long people take to write, or to be with themselves, when no time is set, in milliseconds.
pub(super) const OPEN_QUIET: Millis = 5 * MINUTE;
/// How many words are read aloud in a minute: 110 to 130 are usual for reading together.
const WORDS_A_MINUTE: u64 = 120;

/// How long `text` takes to be read aloud, in milliseconds.
pub(super) fn reading(text: &str) -> Millis {
    text.split_whitespace().count() as u64 * MINUTE / WORDS_A_MINUTE
}
