//! The id of a command.

use serde::{Deserialize, Serialize};

/// Made by the client, once for each thing a person does, so that a resend is recognised. 128 random bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommandId(pub u128);

impl Serialize for CommandId {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for CommandId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(from)?;
        CommandId::parse(&hex).ok_or_else(|| {
            serde::de::Error::custom("a command id is 32 lower-case hexadecimal digits")
        })
    }
}

impl CommandId {
    /// As 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }

    /// From 32 lower-case hexadecimal digits: one id is written in one way.
    #[must_use]
    pub fn parse(hex: &str) -> Option<CommandId> {
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let plain = hex.len() == 32 && hex.bytes().all(digit);
        plain
            .then(|| u128::from_str_radix(hex, 16).ok().map(CommandId))
            .flatten()
    }
}
