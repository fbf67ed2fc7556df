//! What a circle remembers of the requests that were made of it, so that a resend is not done twice: as little as
//! tells them apart.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::command::CommandId;

/// How many command ids are remembered for each seat.
const REMEMBERED: usize = 16;
/// How many bits of an id are remembered: as many as [`LETTERS`] letters of six bits hold.
const BITS: usize = 6 * LETTERS;
/// How many letters are written for them.
const LETTERS: usize = 6;
/// The letters, each for six bits.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What is remembered of an id: its last 36 bits. That a new one is like one of a seat's last sixteen by chance happens
/// once in four thousand million requests; it is then acknowledged and not done, and can be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(u64);

/// The last ids of one seat, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remembered(Vec<Mark>);

impl Mark {
    pub(crate) fn of(id: CommandId) -> Mark {
        Mark((id.0 & ((1 << BITS) - 1)) as u64)
    }

    fn letters(self) -> String {
        let sixes = (0..LETTERS).rev().map(|at| (self.0 >> (6 * at)) & 63);
        sixes
            .map(|six| char::from(ALPHABET[six as usize]))
            .collect()
    }

    /// From its letters, or from all 32 digits of an id as earlier versions wrote them.
    fn parse(written: &str) -> Option<Mark> {
        if let Some(id) = CommandId::parse(written) {
            return Some(Mark::of(id));
        }
        let six = |letter| ALPHABET.iter().position(|known| *known == letter);
        let bits = written.bytes().try_fold(0_u64, |bits, letter| {
            Some((bits << 6) | six(letter)? as u64)
        });
        bits.filter(|_| written.len() == LETTERS).map(Mark)
    }
}

impl Remembered {
    #[must_use]
    pub fn has(&self, id: CommandId) -> bool {
        self.0.contains(&Mark::of(id))
    }

    /// One more; the oldest is forgotten.
    pub fn add(&mut self, id: CommandId) {
        self.keep(Mark::of(id));
    }

    /// Those that another server remembers too.
    pub fn add_all(&mut self, other: &Remembered) {
        for mark in &other.0 {
            if !self.0.contains(mark) {
                self.keep(*mark);
            }
        }
    }

    fn keep(&mut self, mark: Mark) {
        if self.0.len() >= REMEMBERED {
            self.0.remove(0);
        }
        self.0.push(mark);
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.letters())
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Mark, D::Error> {
        let written = String::deserialize(from)?;
        Mark::parse(&written).ok_or_else(|| D::Error::custom("a mark is six letters"))
    }
}

/// All letters in a row: fifty seats have sixteen marks each.
impl Serialize for Remembered {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let letters: Vec<_> = self.0.iter().map(|mark| mark.letters()).collect();
        to.serialize_str(&letters.concat())
    }
}

impl<'de> Deserialize<'de> for Remembered {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Remembered, D::Error> {
        from.deserialize_any(Either)
    }
}

/// Reads the letters, or the list of ids that earlier versions wrote.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Remembered;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the last ids of a seat")
    }

    fn visit_str<E: Error>(self, letters: &str) -> Result<Remembered, E> {
        let mut remembered = Remembered::default();
        for mark in letters.as_bytes().chunks(LETTERS) {
            let mark = std::str::from_utf8(mark).ok().and_then(Mark::parse);
            remembered.keep(mark.ok_or_else(|| E::custom("marks are six letters each"))?);
        }
        Ok(remembered)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ids: A) -> Result<Remembered, A::Error> {
        let mut remembered = Remembered::default();
        while let Some(mark) = ids.next_element()? {
            remembered.keep(mark);
        }
        Ok(remembered)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn the_last_sixteen_are_remembered_and_read_as_they_were_written_now_and_before() {
        let mut remembered = Remembered::default();
        for id in 0..17 {
            remembered.add(CommandId(id));
        }
        assert!(!remembered.has(CommandId(0)) && (1..17).all(|id| remembered.has(CommandId(id))));
        remembered.add(CommandId(u128::MAX / 3));
        let written = serde_json::to_string(&remembered).unwrap();
        assert_eq!(written.len(), 2 + 16 * 6);
        assert_eq!(
            serde_json::from_str::<Remembered>(&written).unwrap(),
            remembered
        );
        let before: Vec<_> = (0..20).map(CommandId).collect();
        let before = serde_json::to_string(&before).unwrap();
        let read: Remembered = serde_json::from_str(&before).unwrap();
        assert!(!read.has(CommandId(3)) && (4..20).all(|id| read.has(CommandId(id))));
        for broken in ["\"01234\"", "[\"xyz\"]", "\"é0000\"", "\"01.345\"", "7"] {
            assert!(
                serde_json::from_str::<Remembered>(broken).is_err(),
                "{broken}"
            );
        }
    }
}
