//! How one server tells another what was said: as a whole, and sealed. The only way in which it ever leaves the memory of
//! a server; a copy is no part of a circle, so that nobody saves it by accident.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::tally::{Answer, Outcome};
use super::view::Answered;
use super::{Card, LaidWord, Spoken, WordId};
use crate::order::OrderNumber;
use crate::seat::{Carried, SeatId};

/// What was said in one circle, on its way from one server to another.
#[derive(Clone, Serialize, Deserialize)]
pub struct SpokenCopy(#[serde(with = "Fields")] Spoken);

impl From<&Spoken> for SpokenCopy {
    fn from(spoken: &Spoken) -> SpokenCopy {
        let mut spoken = spoken.clone();
        // Which came first differs from server to server, and two that know the same tell the same.
        spoken.answers_of_gone.sort();
        SpokenCopy(spoken)
    }
}

impl From<SpokenCopy> for Spoken {
    fn from(copy: SpokenCopy) -> Spoken {
        copy.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Spoken")]
struct Fields {
    cards: BTreeMap<WordId, Card>,
    words: BTreeMap<WordId, LaidWord>,
    shown: BTreeSet<usize>,
    taken_back: BTreeMap<WordId, Option<SeatId>>,
    phones: BTreeMap<SeatId, Carried>,
    part: Option<usize>,
    answers: BTreeMap<SeatId, Answer>,
    heard: BTreeMap<SeatId, u32>,
    answered: Answered,
    answers_of_gone: Vec<Answer>,
    outcome: Option<Outcome>,
    found_in: Option<usize>,
    house: BTreeMap<OrderNumber, String>,
}
