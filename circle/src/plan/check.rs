//! The bounds of a plan. Each text, number and time has one, so that no plan can fill a screen, an hour or a
//! machine by mistake.

use super::part::{Line, Part, Way};
use super::{PLAN_BYTES, Plan, PlanTrouble};
use crate::text::{
    self, CARE_CHARS, INTENTION_CHARS, LINE_CHARS, NOTE_CHARS, QUESTION_CHARS, TITLE_CHARS,
    VALUE_CHARS, WORDS_CHARS,
};
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

impl Plan {
    /// The same plan with its words tidied, or the first thing that is wrong with it.
    ///
    /// # Errors
    /// A [`PlanTrouble`] that names what and where.
    pub fn checked(mut self) -> Result<Plan, PlanTrouble> {
        self.title = text::squeeze(&self.title);
        if self.title.is_empty() {
            return Err(PlanTrouble::NoTitle);
        }
        if self.title.chars().count() > TITLE_CHARS {
            return Err(PlanTrouble::TitleTooLong);
        }
        self.intention = text::squeeze(&self.intention);
        if self.intention.chars().count() > INTENTION_CHARS {
            return Err(PlanTrouble::IntentionTooLong);
        }
        self.care = text::squeeze_lines(&self.care);
        if self.care.chars().count() > CARE_CHARS {
            return Err(PlanTrouble::CareTooLong);
        }
        if self.parts.is_empty() || self.parts.len() > MAX_PARTS {
            return Err(PlanTrouble::Parts);
        }
        for (at, part) in self.parts.iter_mut().enumerate() {
            check_part(part, at + 1)?;
        }
        if self.bytes() > PLAN_BYTES {
            return Err(PlanTrouble::TooManyWords);
        }
        Ok(self)
    }
}

/// Tidies the words of `part`, which is the part of this number from 1, or says what is wrong with it.
pub(crate) fn check_part(part: &mut Part, number: usize) -> Result<(), PlanTrouble> {
    let at = Place { part: number };
    match part {
        Part::Agreements | Part::Closing { .. } | Part::Weather => Ok(()),
        Part::Breathing { pattern, breaths } => at.whether(
            (1..=pattern.most()).contains(breaths),
            PlanTrouble::Breaths { part: number },
        ),
        Part::Round {
            question,
            share,
            note,
            laps,
            ..
        } => {
            at.question(question)?;
            at.words_or_none(note, NOTE_CHARS)?;
            if let Some(share) = share {
                at.share(*share)?;
            }
            at.whether(
                (1..=MAX_LAPS).contains(laps),
                PlanTrouble::Laps { part: number },
            )
        }
        Part::Words { text, .. } => {
            *text = text::squeeze_lines(text);
            at.bounded(text, WORDS_CHARS)
        }
        Part::Values { offered, own } => at.values(offered, *own),
        Part::Centre {
            question,
            note,
            untouched,
        } => {
            at.question(question)?;
            at.words_or_none(note, NOTE_CHARS)?;
            at.time(*untouched, SHORTEST_UNTOUCHED, LONGEST_UNTOUCHED)
        }
        Part::Silence { length } => at.time(Some(*length), SHORTEST_QUIET, LONGEST_QUIET),
        Part::Together {
            way,
            lines,
            repeats,
            line_time,
        } => at.together(*way, lines, *repeats, *line_time),
        Part::Remembering {
            invitation,
            response,
        } => {
            at.question(invitation)?;
            at.words(response, LINE_CHARS)
        }
        Part::Pairs {
            size,
            share,
            question,
        } => {
            at.question(question)?;
            at.whether(
                (2..=3).contains(size),
                PlanTrouble::GroupSize { part: number },
            )?;
            at.share(*share)
        }
        Part::OffersAndNeeds { writing: length } | Part::Reflection { length } => {
            at.time(*length, SHORTEST_QUIET, LONGEST_QUIET)
        }
        Part::CentreWord { question } => at.question(question),
        Part::Break { length } => at.time(Some(*length), SHORTEST_BREAK, LONGEST_BREAK),
    }
}

/// Where in the plan something is looked at.
#[derive(Clone, Copy)]
struct Place {
    part: usize,
}

impl Place {
    fn whether(self, good: bool, trouble: PlanTrouble) -> Result<(), PlanTrouble> {
        if good { Ok(()) } else { Err(trouble) }
    }

    fn question(self, question: &mut String) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        *question = text::squeeze(question);
        self.whether(!question.is_empty(), PlanTrouble::NoQuestion { part })?;
        let fits = question.chars().count() <= QUESTION_CHARS;
        self.whether(fits, PlanTrouble::QuestionTooLong { part })
    }

    fn words(self, words: &mut String, limit: usize) -> Result<(), PlanTrouble> {
        *words = text::squeeze(words);
        self.bounded(words, limit)
    }

    fn words_or_none(self, words: &mut String, limit: usize) -> Result<(), PlanTrouble> {
        *words = text::squeeze(words);
        if words.is_empty() {
            return Ok(());
        }
        self.bounded(words, limit)
    }

    fn bounded(self, words: &str, limit: usize) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        self.whether(!words.is_empty(), PlanTrouble::NoText { part })?;
        let fits = words.chars().count() <= limit;
        self.whether(fits, PlanTrouble::TextTooLong { part, limit })
    }

    fn share(self, share: Millis) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        let within = (SHORTEST_SHARE..=LONGEST_SHARE).contains(&share);
        self.whether(within, PlanTrouble::ShareLength { part })
    }

    fn time(self, time: Option<Millis>, least: Millis, most: Millis) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        let within = time.is_none_or(|time| (least..=most).contains(&time));
        self.whether(within, PlanTrouble::Length { part, least, most })
    }

    fn values(self, offered: &mut Vec<String>, own: bool) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        let few = offered.len() <= MAX_VALUES;
        self.whether(few, PlanTrouble::Values { part })?;
        let mut kept: Vec<String> = Vec::new();
        for value in offered.iter_mut() {
            self.words_or_none(value, VALUE_CHARS)?;
            if !value.is_empty() && !kept.contains(value) {
                kept.push(value.clone());
            }
        }
        *offered = kept;
        let some = own || !offered.is_empty();
        self.whether(some, PlanTrouble::Values { part })
    }

    fn together(
        self,
        way: Way,
        lines: &mut [Line],
        repeats: u16,
        line_time: Option<Millis>,
    ) -> Result<(), PlanTrouble> {
        let Place { part } = self;
        let some = (1..=MAX_LINES).contains(&lines.len());
        self.whether(some, PlanTrouble::Lines { part })?;
        for line in lines.iter_mut() {
            self.words(&mut line.text, LINE_CHARS)?;
        }
        let often = (1..=MAX_REPEATS).contains(&repeats);
        self.whether(often, PlanTrouble::Repeats { part })?;
        self.time(line_time, SHORTEST_LINE, LONGEST_LINE)?;
        let tapped = way != Way::ByEcho || line_time.is_none();
        self.whether(tapped, PlanTrouble::EchoIsTapped { part })?;
        let whole = lines.len() as u64 * u64::from(repeats) * line_time.unwrap_or(0);
        self.whether(
            whole <= LONGEST_TOGETHER,
            PlanTrouble::TogetherTooLong { part },
        )
    }
}
