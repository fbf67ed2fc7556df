//! The bounds of an afternoon. Each text, number and time has one. Times are in minutes, texts in characters.

pub const MAX_BLOCKS: usize = 24;
pub const SHORTEST_BLOCK: u16 = 1;
pub const LONGEST_BLOCK: u16 = 240;
/// The longest that all blocks may take together: twelve hours.
pub const LONGEST_AFTERNOON: u16 = 720;
pub const TITLE_CHARS: usize = 80;
pub const ABOUT_CHARS: usize = 400;
/// The longest words of one block: a welcome, a teaching card, a closing.
pub const WORDS_CHARS: usize = 2_000;
/// The longest question that is asked of each circle when all come together again.
pub const QUESTION_CHARS: usize = 240;
pub const CARE_CHARS: usize = 600;
pub const TOPIC_CHARS: usize = 60;
/// The name of a place for a circle; tiles and posters have room for so many letters.
pub const SPOT_NAME_CHARS: usize = 24;
/// The way to it.
pub const SPOT_WAY_CHARS: usize = 120;
/// The most circles under one roof, and so the most places and topics.
pub const MAX_CIRCLES: usize = 30;
/// The fewest circles that are formed; one is a circle of its own.
pub const FEWEST_CIRCLES: usize = 2;
/// The most people under one roof, hosts and helpers among them.
pub const MAX_PEOPLE: usize = 300;
/// How many people a circle is planned for.
pub const SMALLEST_CIRCLE: u8 = 3;
pub const LARGEST_CIRCLE: u8 = 20;
/// The most agreements for the whole room. A circle has room for 32; the rest is for its own.
pub const MAX_ROOM_AGREEMENTS: usize = 12;
/// The most that an afternoon may hold, in bytes of JSON.
pub const AFTERNOON_BYTES: usize = 64 * 1024;
