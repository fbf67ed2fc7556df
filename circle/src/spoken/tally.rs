//! Answers are seen only as a whole: from five up, once, when the keeper closes them. A count that went on
//! changing would show whose answer came or went by the difference.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::deed::Weather;
use crate::plan::Part;
use crate::seat::SeatId;

/// How many answers it takes until they are shown as a whole. With fewer, one could be guessed.
pub const ENOUGH_ANSWERS: usize = 5;

/// One seat's answer, shown to nobody else.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Answer {
    Weather(Weather),
    Marks(BTreeSet<usize>),
}

/// What came of the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// There were not enough answers to show. How many there were is not said.
    TooFew,
    /// How everyone is: each weather that someone chose, with how many did.
    Weather(Vec<WeatherCount>),
    /// What matters: each value of the list, with how many marked it.
    Values(Vec<ValueCount>),
}

/// How many chose a weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeatherCount {
    /// Which.
    pub weather: Weather,
    /// How many.
    pub count: u32,
}

/// How many marked a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCount {
    /// Which.
    pub value: String,
    /// How many.
    pub count: u32,
}

/// Counts the answers to `part`.
pub(super) fn count(part: &Part, answers: &BTreeMap<SeatId, Answer>) -> Outcome {
    if answers.len() < ENOUGH_ANSWERS {
        return Outcome::TooFew;
    }
    let how_many = |is: &dyn Fn(&Answer) -> bool| answers.values().filter(|a| is(a)).count() as u32;
    if let Part::Values { offered, .. } = part {
        let counts = offered.iter().enumerate().map(|(at, value)| ValueCount {
            value: value.clone(),
            count: how_many(
                &|answer| matches!(answer, Answer::Marks(marks) if marks.contains(&at)),
            ),
        });
        return Outcome::Values(counts.collect());
    }
    let counts = Weather::ALL.into_iter().map(|weather| WeatherCount {
        weather,
        count: how_many(&|answer| *answer == Answer::Weather(weather)),
    });
    Outcome::Weather(counts.filter(|counted| counted.count > 0).collect())
}
