//! What a circle remembers of the requests that were made of it, so that a resend is not done twice: as little as
//! tells them apart.

use std::fmt;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::command::CommandId;

/// How many command ids are remembered for each seat.
const REMEMBERED: usize = 8;
/// How many hexadecimal digits of an id are remembered.
const DIGITS: usize = 12;

/// What is remembered of an id: its last 48 bits. That two of a seat's last eight are alike by chance happens once in
/// tens of millions of millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(u64);

/// The last ids of one seat, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard(Vec<Mark>);

impl Mark {
    pub(crate) fn of(id: CommandId) -> Mark {
        let bits = 4 * DIGITS as u32;
        Mark((id.0 & ((1 << bits) - 1)) as u64)
    }

    fn hex(self) -> String {
        format!("{:012x}", self.0)
    }

    /// From its digits, or from all 32 of an id as earlier versions wrote them.
    fn parse(hex: &str) -> Option<Mark> {
        if let Some(id) = CommandId::parse(hex) {
            return Some(Mark::of(id));
        }
        let plain = hex.len() == DIGITS && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = plain.then(|| u64::from_str_radix(hex, 16).ok());
        number.flatten().map(Mark)
    }
}

impl Heard {
    pub(crate) fn has(&self, id: CommandId) -> bool {
        self.0.contains(&Mark::of(id))
    }

    pub(crate) fn add(&mut self, id: CommandId) {
        self.keep(Mark::of(id));
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
        to.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Mark, D::Error> {
        let hex = String::deserialize(from)?;
        Mark::parse(&hex).ok_or_else(|| D::Error::custom("a mark is 12 hexadecimal digits"))
    }
}

/// All digits in a row: fifty seats have eight each.
impl Serialize for Heard {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let digits: Vec<_> = self.0.iter().map(|mark| mark.hex()).collect();
        to.serialize_str(&digits.concat())
    }
}

impl<'de> Deserialize<'de> for Heard {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Heard, D::Error> {
        from.deserialize_any(Either)
    }
}

/// Reads the digits, or the list of ids that earlier versions wrote.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Heard;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the last ids of a seat")
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Heard, E> {
        let mut heard = Heard::default();
        for mark in digits.as_bytes().chunks(DIGITS) {
            let mark = std::str::from_utf8(mark).ok().and_then(Mark::parse);
            heard.keep(mark.ok_or_else(|| E::custom("marks are 12 hexadecimal digits each"))?);
        }
        Ok(heard)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ids: A) -> Result<Heard, A::Error> {
        let mut heard = Heard::default();
        while let Some(mark) = ids.next_element()? {
            heard.keep(mark);
        }
        Ok(heard)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn the_last_eight_are_remembered_and_read_as_they_were_written_now_and_before() {
        let mut heard = Heard::default();
        for id in 0..9 {
            heard.add(CommandId(id));
        }
        assert!(!heard.has(CommandId(0)) && (1..9).all(|id| heard.has(CommandId(id))));
        let written = serde_json::to_string(&heard).unwrap();
        assert_eq!(written.len(), 2 + 8 * 12);
        assert_eq!(serde_json::from_str::<Heard>(&written).unwrap(), heard);
        let before: Vec<_> = (0..16).map(CommandId).collect();
        let before = serde_json::to_string(&before).unwrap();
        let read: Heard = serde_json::from_str(&before).unwrap();
        assert!(!read.has(CommandId(7)) && (8..16).all(|id| read.has(CommandId(id))));
        for broken in ["\"0123\"", "[\"xyz\"]", "\"é0000000000é\"", "7"] {
            assert!(serde_json::from_str::<Heard>(broken).is_err(), "{broken}");
        }
    }
}
