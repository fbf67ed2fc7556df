//! How long a plan takes: an honest guess for the keeper, never a clock for anyone else.
//!
//! Where a figure has a source it is named; the others are our own round numbers, on the generous side.

use serde::{Deserialize, Serialize};

use super::part::{ClosingWay, Part};
use super::{KeeperTurn, Plan};
use crate::breath::LEAD_IN;
use crate::time::{MINUTE, Millis, SECOND};

/// How long a hand-over usually takes, in milliseconds (the usual arithmetic of circle guides: about ten seconds).
pub const HAND_OVER: Millis = 10 * SECOND;
/// How long a share without a time is taken to be, in milliseconds.
const UNTIMED_SHARE: Millis = 90 * SECOND;
/// How long one word each is taken to be, in milliseconds.
const ONE_WORD: Millis = 10 * SECOND;
/// How long a name and its answer are taken to be, in milliseconds.
const ONE_NAME: Millis = 15 * SECOND;
/// How many words are read aloud in a minute: 110 to 130 are usual for reading together.
const WORDS_A_MINUTE: u64 = 120;
/// How long a line without a time takes, in milliseconds: about six a minute, as repeated lines usually go.
const ONE_LINE: Millis = 10 * SECOND;
/// How long a closing silence is taken to be, in milliseconds.
const CLOSING_SILENCE: Millis = MINUTE;
/// How long people take to write, or to be with themselves, when no time is set, in milliseconds.
const OPEN_QUIET: Millis = 5 * MINUTE;

/// How long a plan takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Each part, in milliseconds.
    pub parts: Vec<Millis>,
    /// All of them, in milliseconds.
    pub total: Millis,
}

impl Plan {
    /// How long this plan takes with `people`, the keeper among them.
    #[must_use]
    pub fn estimate(&self, people: u32) -> Estimate {
        let each = |part: &Part| part.estimate(people, self.keeper_turn);
        let parts: Vec<_> = self.parts.iter().map(each).collect();
        let total = parts.iter().sum();
        Estimate { parts, total }
    }
}

impl Part {
    /// How long this part takes with `people`, the keeper among them, in milliseconds.
    #[must_use]
    pub fn estimate(&self, people: u32, keeper_turn: KeeperTurn) -> Millis {
        let people = u64::from(people);
        let sharers = match keeper_turn {
            KeeperTurn::First | KeeperTurn::Last => people,
            KeeperTurn::HoldsOnly => people.saturating_sub(1),
        };
        match self {
            // Reading them out, then about a third of a minute for each voice.
            Part::Agreements => 3 * MINUTE + people * 20 * SECOND,
            Part::Breathing { pattern, breaths } => LEAD_IN + pattern.length(*breaths),
            Part::Round {
                share, laps, note, ..
            } => {
                let share = share.unwrap_or(UNTIMED_SHARE);
                reading(note) + u64::from(*laps) * sharers * (share + HAND_OVER)
            }
            Part::Closing {
                way: ClosingWay::OneWord,
            } => sharers * (ONE_WORD + HAND_OVER),
            Part::Closing {
                way: ClosingWay::Silence,
            } => CLOSING_SILENCE,
            Part::Words { text, .. } => reading(text),
            Part::Values { .. } => 4 * MINUTE,
            // About half of the people are moved to speak.
            Part::Centre {
                note, untouched, ..
            } => {
                let voices = sharers.div_ceil(2) * (UNTIMED_SHARE + HAND_OVER);
                reading(note) + voices + untouched.unwrap_or(0)
            }
            Part::Silence { length } | Part::Break { length } => *length,
            Part::Together {
                lines,
                repeats,
                line_time,
                ..
            } => {
                let times = lines.len() as u64 * u64::from(*repeats);
                LEAD_IN + times * line_time.unwrap_or(ONE_LINE)
            }
            Part::Remembering { .. } => sharers * (ONE_NAME + HAND_OVER),
            // A minute to find each other.
            Part::Pairs { size, share, .. } => MINUTE + u64::from(*size) * share,
            // Writing, and half a minute for each to read what there is.
            Part::OffersAndNeeds { writing } => {
                writing.unwrap_or(OPEN_QUIET) + people * 30 * SECOND
            }
            Part::Weather => MINUTE,
            Part::CentreWord { .. } => MINUTE + people * ONE_WORD,
            Part::Reflection { length } => length.unwrap_or(OPEN_QUIET),
        }
    }
}

/// How long `text` takes to be read aloud, in milliseconds.
fn reading(text: &str) -> Millis {
    text.split_whitespace().count() as u64 * MINUTE / WORDS_A_MINUTE
}
