//! The bounds of a plan. Each text, number and time has one, so that no plan can fill a screen, an hour or a
//! machine by mistake.

use crate::time::{HOUR, MINUTE, Millis, SECOND};

/// The most parts a plan can have.
pub const MAX_PARTS: usize = 40;
/// The shortest time a share can be offered, in milliseconds.
pub const SHORTEST_SHARE: Millis = 15 * SECOND;
/// The longest time a share can be offered, in milliseconds.
pub const LONGEST_SHARE: Millis = 60 * MINUTE;
/// The most often the piece can go round in one part.
pub const MAX_LAPS: u8 = 5;
/// The most lines that are said together.
pub const MAX_LINES: usize = 60;
/// The most often the lines can come.
pub const MAX_REPEATS: u16 = 40;
/// The shortest time a line can have, in milliseconds.
pub const SHORTEST_LINE: Millis = 2 * SECOND;
/// The longest time a line can have, in milliseconds.
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
/// The shortest break, in milliseconds.
pub const SHORTEST_BREAK: Millis = MINUTE;
/// The longest break, in milliseconds; shorter than the time after which a circle that everyone left is held.
pub const LONGEST_BREAK: Millis = 90 * MINUTE;
/// The most values that can be offered.
pub const MAX_VALUES: usize = 24;
/// The longest title of a circle, in characters.
pub const TITLE_CHARS: usize = 80;
/// The longest intention, in characters.
pub const INTENTION_CHARS: usize = 400;
/// The longest question of a round, in characters.
pub const QUESTION_CHARS: usize = 240;
/// The longest content note, in characters.
pub const NOTE_CHARS: usize = 240;
/// The longest words that are read out in one part, in characters.
pub const WORDS_CHARS: usize = 2_000;
/// The longest words of a keeper's own for Care, in characters.
pub const CARE_CHARS: usize = 600;
/// The longest line that is said together, in characters.
pub const LINE_CHARS: usize = 160;
/// The longest value in a list, in characters.
pub const VALUE_CHARS: usize = 80;
/// The most that a plan may hold, in bytes of JSON.
pub const PLAN_BYTES: usize = 24 * 1024;
