//! Answers are seen only as a whole: from five up, once, when the keeper closes them. A count that went on
//! changing would show whose answer came or went by the difference. Nobody stands alone in it: who knows what four
//! of five said must not read what the fifth did in a cell of one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::action::Weather;

/// How many answers it takes until they are shown as a whole. With fewer, one could be guessed.
pub const ENOUGH_ANSWERS: usize = 5;

/// One seat's answer, shown to nobody else.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Answer {
    Weather(Weather),
    Marks(BTreeSet<usize>),
}

/// What came of the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// There were not enough answers to show. How many there were is not said.
    TooFew,
    /// They were closed before the server was started anew, and what came of them is not kept. Screens that showed it
    /// still do.
    NotKept { part: usize },
    Weather {
        /// Each weather that at least two chose, with how many did.
        counts: Vec<WeatherCount>,
        /// How many are elsewhere: nobody, or at least two.
        other: u32,
    },
    /// What matters: each value of the list.
    Values(Vec<ValueCount>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherCount {
    pub weather: Weather,
    /// How many: two or more.
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    pub value: String,
    /// How many; none where one alone did or nobody, and where all but one did.
    pub count: Option<u32>,
}

fn how_many(answers: &[Answer], is: impl Fn(&Answer) -> bool) -> u32 {
    answers.iter().filter(|answer| is(answer)).count() as u32
}

pub(crate) fn weather(answers: &[Answer]) -> Outcome {
    let counts = Weather::ALL.iter().map(|&weather| WeatherCount {
        weather,
        count: how_many(answers, |answer| *answer == Answer::Weather(weather)),
    });
    let (mut counts, alone): (Vec<_>, Vec<_>) = counts
        .filter(|counted| counted.count > 0)
        .partition(|counted| counted.count > 1);
    let mut other = alone.len() as u32;
    // One alone would stand alone among the others too.
    let smallest = (0..counts.len()).min_by_key(|at| counts[*at].count);
    if let (1, Some(smallest)) = (other, smallest) {
        other += counts.remove(smallest).count;
    }
    Outcome::Weather { counts, other }
}

pub(crate) fn values(offered: &[String], answers: &[Answer]) -> Outcome {
    let all_but_one = answers.len() as u32 - 1;
    let counts = offered.iter().enumerate().map(|(at, value)| {
        let marked =
            |answer: &Answer| matches!(answer, Answer::Marks(marks) if marks.contains(&at));
        let count = how_many(answers, marked);
        ValueCount {
            value: value.clone(),
            count: (count > 1 && count != all_but_one).then_some(count),
        }
    });
    Outcome::Values(counts.collect())
}
