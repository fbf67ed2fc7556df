//! Lines that are said, sung or read together. Sitting quietly is always a way to take part.

use super::rules::*;
use crate::breath::LEAD_IN;
use crate::lines::{Line, Lines};

/// How long a line without a time takes, in milliseconds: about six a minute, as repeated lines usually go.
const ONE_LINE: Millis = 10 * SECOND;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together {
    /// Who begins and who joins.
    pub way: Way,
    /// The host's own lines.
    pub lines: Vec<Line>,
    pub repeats: u16,
    /// How long each line has, in milliseconds; none when the keeper taps each line on.
    pub line_time: Option<Millis>,
}

impl Together {
    /// How many lines there are, all repeats counted.
    fn times(&self) -> u64 {
        self.lines.len() as u64 * u64::from(self.repeats)
    }
}

impl Rules for Together {
    fn kind(&self) -> PartKind {
        PartKind::Together(self.way)
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        let part = at.part;
        let some = (1..=MAX_LINES).contains(&self.lines.len());
        at.whether(some, PlanError::Lines { part })?;
        for line in &mut self.lines {
            at.words(&mut line.text, LINE_CHARS)?;
        }
        let often = (1..=MAX_REPEATS).contains(&self.repeats);
        at.whether(often, PlanError::Repeats { part })?;
        at.time(self.line_time, SHORTEST_LINE, LONGEST_LINE)?;
        let tapped = self.way != Way::ByEcho || self.line_time.is_none();
        at.whether(tapped, PlanError::EchoIsTapped { part })?;
        let whole = self.times() * self.line_time.unwrap_or(0);
        at.whether(
            whole <= LONGEST_TOGETHER,
            PlanError::TogetherTooLong { part },
        )
    }

    fn texts(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.text.as_str()).collect()
    }

    fn estimate(&self, _: u64, _: u64) -> Millis {
        LEAD_IN + self.times() * self.line_time.unwrap_or(ONE_LINE)
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Lines(Lines::default())
    }

    fn scene(&self, going: &Going) -> Scene {
        let lines = going.state.lines().copied().unwrap_or_default();
        Scene::Together {
            way: self.way,
            lines: self.lines.clone(),
            repeats: self.repeats,
            line_time: self.line_time,
            begun: lines.begun,
            anchor: lines.anchor,
        }
    }

    /// To any line, or to the first when they are paced from there.
    fn step(&self, going: &Going) -> Option<Step> {
        let count = self.line_time.map_or(self.times(), |_| 1);
        let begun = going.state.lines()?.begun;
        (u64::from(begun) < count).then_some(Step::NextLine)
    }

    fn would_be_disturbed(&self, going: &Going) -> bool {
        going.state.lines().is_some_and(|lines| lines.begun > 0)
    }
}
