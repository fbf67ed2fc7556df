//! How agreements are written: the answers of a seat as one letter for each agreement, so that they stay few bytes
//! however many people answer. Earlier versions wrote them one by one, and are still read.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, Serialize, Serializer};

use super::{Agreement, Thumb};
use crate::seat::SeatId;

/// No answer to this one.
const NONE: char = '-';

#[derive(Serialize)]
struct Written {
    list: Vec<Agreement>,
    answers: BTreeMap<SeatId, String>,
}

fn letter(thumb: Thumb) -> char {
    match thumb {
        Thumb::Up => 'u',
        Thumb::Sideways => 's',
        Thumb::Down => 'd',
    }
}

fn thumb(letter: char) -> Option<Option<Thumb>> {
    match letter {
        'u' => Some(Some(Thumb::Up)),
        's' => Some(Some(Thumb::Sideways)),
        'd' => Some(Some(Thumb::Down)),
        NONE => Some(None),
        _ => None,
    }
}

pub(crate) fn serialize<S: Serializer>(agreements: &[Agreement], to: S) -> Result<S::Ok, S::Error> {
    let mut answers = BTreeMap::<SeatId, String>::new();
    let mut list = Vec::new();
    for (at, agreement) in agreements.iter().enumerate() {
        for (seat, thumb) in &agreement.answers {
            let letters = answers.entry(*seat).or_default();
            letters.extend(std::iter::repeat_n(NONE, at - letters.len()));
            letters.push(letter(*thumb));
        }
        list.push(Agreement {
            answers: BTreeMap::new(),
            ..agreement.clone()
        });
    }
    Written { list, answers }.serialize(to)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Agreement>, D::Error> {
    from.deserialize_any(Either)
}

/// Reads both ways of writing.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Vec<Agreement>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("agreements and the answers to them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut before: A) -> Result<Vec<Agreement>, A::Error> {
        let mut agreements = Vec::new();
        while let Some(agreement) = before.next_element()? {
            agreements.push(agreement);
        }
        Ok(agreements)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut written: A) -> Result<Vec<Agreement>, A::Error> {
        let mut agreements: Vec<Agreement> = Vec::new();
        let mut answers = BTreeMap::<SeatId, String>::new();
        while let Some(key) = written.next_key::<String>()? {
            match key.as_str() {
                "list" => agreements = written.next_value()?,
                "answers" => answers = written.next_value()?,
                _ => return Err(A::Error::custom("an unknown field of agreements")),
            }
        }
        for (seat, letters) in answers {
            for (at, letter) in letters.chars().enumerate() {
                let agreement = agreements.get_mut(at);
                let (Some(agreement), Some(thumb)) = (agreement, thumb(letter)) else {
                    return Err(A::Error::custom("an answer to nothing"));
                };
                if let Some(thumb) = thumb {
                    agreement.answers.insert(seat, thumb);
                }
            }
        }
        Ok(agreements)
    }
}
