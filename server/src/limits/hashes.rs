//! Addresses, codes and words as they are remembered: hashed with a key that is made anew at each start, or that
//! several servers share.

use std::net::IpAddr;

use crate::chance;
use crate::network::{network_of, wide_network_of};

/// Makes the hashes. Those of one purpose say nothing about those of another.
pub(super) struct Hashes {
    key: [u8; 32],
}

impl Hashes {
    pub(super) fn new() -> Hashes {
        Hashes::with(chance::bytes())
    }

    /// With the key that several servers share.
    pub(super) fn with(key: [u8; 32]) -> Hashes {
        Hashes { key }
    }

    /// Who counts as one guest.
    pub(super) fn network(&self, purpose: &str, from: IpAddr) -> u64 {
        self.text(purpose, &network_of(from).to_string())
    }

    pub(super) fn wide_network(&self, purpose: &str, from: IpAddr) -> u64 {
        self.text(purpose, &wide_network_of(from).to_string())
    }

    pub(super) fn text(&self, purpose: &str, text: &str) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.whole(purpose, text).as_bytes()[..8]);
        u64::from_be_bytes(first)
    }

    pub(super) fn whole(&self, purpose: &str, text: &str) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(purpose.as_bytes()).update(&[0]);
        hasher.update(text.as_bytes());
        hasher.finalize()
    }
}
