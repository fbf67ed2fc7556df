//! The bounds of a plan. Each text, number and time has one, so that no plan can fill a screen, an hour or a
//! machine by mistake. Times are in milliseconds, texts in characters.

use crate::time::{HOUR, MINUTE, Millis, SECOND};

pub const MAX_PARTS: usize = 40;
pub const SHORTEST_SHARE: Millis = 15 * SECOND;
pub const LONGEST_SHARE: Millis = 60 * MINUTE;
pub const MAX_LAPS: u8 = 5;
pub const MAX_LINES: usize = 60;
pub const MAX_REPEATS: u16 = 40;
pub const SHORTEST_LINE: Millis = 2 * SECOND;
pub const LONGEST_LINE: Millis = MINUTE;
/// The longest that paced lines can take in all, in milliseconds.
pub const LONGEST_TOGETHER: Millis = HOUR;
/// The shortest silence, reflection or time to write, in milliseconds.
pub const SHORTEST_QUIET: Millis = 5 * SECOND;
/// The longest silence, reflection or time to write, in milliseconds.
pub const LONGEST_QUIET: Millis = HOUR;
/// The shortest time after which an untouched piece is told of, in milliseconds.
pub const SHORTEST_UNTOUCHED: Millis = 10 * SECOND;
/// The longest time after which an untouched piece is told of, in milliseconds.
pub const LONGEST_UNTOUCHED: Millis = 30 * MINUTE;
pub const SHORTEST_BREAK: Millis = MINUTE;
/// The longest break, in milliseconds; shorter than the time after which a circle that everyone left is held.
pub const LONGEST_BREAK: Millis = 90 * MINUTE;
pub const MAX_VALUES: usize = 24;
pub const TITLE_CHARS: usize = 80;
pub const INTENTION_CHARS: usize = 400;
pub const QUESTION_CHARS: usize = 240;
pub const NOTE_CHARS: usize = 240;
/// The longest words that are read out in one part, in characters.
pub const WORDS_CHARS: usize = 2_000;
/// The longest words of a keeper's own for Care, in characters.
pub const CARE_CHARS: usize = 600;
pub const LINE_CHARS: usize = 160;
pub const VALUE_CHARS: usize = 80;
/// The most that a plan may hold, in bytes of JSON.
pub const PLAN_BYTES: usize = 24 * 1024;
