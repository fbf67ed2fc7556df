//! What the servers of a cluster share, and nobody else has.

use std::path::Path;

use thiserror::Error;

/// A key that a person made up is longer than a word.
const FEWEST_CHARACTERS: usize = 32;

/// The key of a cluster. It has no way of its own to be printed.
pub struct ClusterKey([u8; 32]);

/// The key cannot be used.
#[derive(Debug, Error)]
pub enum ClusterKeyError {
    /// The file cannot be read.
    #[error("The key of the cluster in {path} cannot be read: {reason}.")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// It could be guessed.
    #[error(
        "The key of the cluster in {path} is too short. Make one with `openssl rand -hex 32`, and give it to all servers."
    )]
    TooShort {
        /// The file.
        path: String,
    },
}

impl ClusterKey {
    /// From these words, whatever stands around them.
    #[must_use]
    pub fn of(words: &str) -> Option<ClusterKey> {
        let words = words.trim();
        let long = words.chars().count() >= FEWEST_CHARACTERS;
        long.then(|| {
            ClusterKey(blake3::derive_key(
                "hearth 2026 key of a cluster",
                words.as_bytes(),
            ))
        })
    }

    /// From this file.
    ///
    /// # Errors
    /// When it cannot be read, or could be guessed.
    pub fn read(path: &Path) -> Result<ClusterKey, ClusterKeyError> {
        let named = || path.display().to_string();
        let words =
            std::fs::read_to_string(path).map_err(|reason| ClusterKeyError::Unreadable {
                path: named(),
                reason,
            })?;
        ClusterKey::of(&words).ok_or_else(|| ClusterKeyError::TooShort { path: named() })
    }

    /// A key for one thing alone.
    pub(super) fn derived(&self, what: &str) -> [u8; 32] {
        *blake3::keyed_hash(&self.0, what.as_bytes()).as_bytes()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_what_the_file_says_and_none_is_short() {
        assert!(ClusterKey::of("hearth").is_none());
        let one = ClusterKey::of("0123456789abcdef0123456789abcdef").unwrap();
        let same = ClusterKey::of(" 0123456789abcdef0123456789abcdef\r\n").unwrap();
        assert_eq!(one.derived("a"), same.derived("a"));
        assert_ne!(one.derived("a"), one.derived("b"));
        let missing = ClusterKey::read(Path::new("no/such/file")).err().unwrap();
        assert!(missing.to_string().contains("no/such/file"));
    }
}
