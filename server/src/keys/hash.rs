//! What is kept of a secret.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use constant_time_eq::constant_time_eq_16;
use serde::{Deserialize, Serialize};

/// The beginning of a BLAKE3 hash. Keys have 256 random bits and a phrase has 66 and a limit on tries, so a slow hash
/// would add nothing, and half of it tells them apart as well. It is written in base64url; earlier versions wrote all of
/// it, as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hash(pub(super) [u8; 16]);

/// A key, as one is told from another: the beginning of its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeyMark(u64);

impl KeyMark {
    /// The mark that this key has at one code alone.
    #[must_use]
    pub fn at(self, code: &str) -> KeyMark {
        Hash::of("ended", &format!("{code} {:x}", self.0)).mark()
    }
}

impl Hash {
    pub(super) fn of(purpose: &str, secret: &str) -> Hash {
        let hash = blake3::derive_key(&format!("hearth 2026 {purpose}"), secret.as_bytes());
        Hash::begin(&hash)
    }

    fn begin(whole: &[u8; 32]) -> Hash {
        let mut begin = [0; 16];
        begin.copy_from_slice(&whole[..16]);
        Hash(begin)
    }

    pub(super) fn mark(&self) -> KeyMark {
        KeyMark((u128::from_be_bytes(self.0) >> 64) as u64)
    }

    /// Compared in constant time.
    pub(super) fn is(&self, other: &Hash) -> bool {
        constant_time_eq_16(&self.0, &other.0)
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Hash, D::Error> {
        let written = String::deserialize(from)?;
        let begin = match blake3::Hash::from_hex(&written) {
            Ok(whole) => Some(Hash::begin(whole.as_bytes())),
            Err(_) => {
                let bytes = URL_SAFE_NO_PAD.decode(&written).ok();
                bytes.and_then(|bytes| bytes.try_into().ok()).map(Hash)
            }
        };
        begin.ok_or_else(|| serde::de::Error::custom("a hash has 22 signs"))
    }
}
