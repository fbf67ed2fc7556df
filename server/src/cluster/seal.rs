//! Seals letters, so that who carries them can neither read nor write one. ChaCha20-Poly1305 (RFC 8439) with a key for each
//! process and a count of its letters: no key ever seals two letters with the same number.

use std::sync::atomic::{AtomicU64, Ordering};

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::key::ClusterKey;
use crate::chance;

/// The bytes before what is sealed: who sealed it, and the how many-th letter of theirs it is.
const HEAD: usize = 16;

/// Which letter this is: who sealed it, and the how many-th of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub from: u64,
    pub count: u64,
}

/// What seals the letters of this process, and opens those of the others; and notes, which any of them may be brought.
pub(super) struct Seal {
    letters: [u8; 32],
    notes: [u8; 32],
    me: u64,
    mine: LessSafeKey,
    sealed: AtomicU64,
}

impl Seal {
    pub(super) fn new(key: &ClusterKey) -> Seal {
        let letters = key.derived("hearth 2026 letters between servers");
        let me = u64::from_be_bytes(chance::bytes());
        Seal {
            mine: key_of(&letters, me),
            letters,
            notes: key.derived("hearth 2026 notes of servers"),
            me,
            sealed: AtomicU64::new(0),
        }
    }

    /// Who this process is to the others: another one after each start.
    pub(super) fn me(&self) -> u64 {
        self.me
    }

    /// `plain`, sealed for those who hear `subject`.
    pub(super) fn seal(&self, subject: &str, plain: &[u8]) -> Vec<u8> {
        let count = self.sealed.fetch_add(1, Ordering::Relaxed);
        let head = Head {
            from: self.me,
            count,
        };
        sealed(&self.mine, head, subject, plain)
    }

    /// Who sealed this for those who hear `subject`, and what it says.
    pub(super) fn open(&self, subject: &str, sealed: &[u8]) -> Option<(Head, Vec<u8>)> {
        opened(&self.letters, subject, sealed)
    }

    /// `plain`, sealed about something, with a key of its own: whoever is given it learns nothing of who sealed it, nor of
    /// how much.
    pub(super) fn seal_note(&self, about: &str, plain: &[u8]) -> Vec<u8> {
        let head = Head {
            from: u64::from_be_bytes(chance::bytes()),
            count: u64::from_be_bytes(chance::bytes()),
        };
        sealed(&key_of(&self.notes, head.from), head, about, plain)
    }

    /// What such a note says.
    pub(super) fn open_note(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        opened(&self.notes, about, sealed).map(|(_, plain)| plain)
    }
}

fn sealed(key: &LessSafeKey, head: Head, about: &str, plain: &[u8]) -> Vec<u8> {
    let mut body = plain.to_vec();
    let tag = key.seal_in_place_separate_tag(nonce(head.count), Aad::from(about), &mut body);
    let Ok(tag) = tag else {
        return Vec::new(); // larger than 256 GB
    };
    let mut sealed = Vec::with_capacity(HEAD + body.len() + CHACHA20_POLY1305.tag_len());
    sealed.extend(head.from.to_be_bytes());
    sealed.extend(head.count.to_be_bytes());
    sealed.extend(body);
    sealed.extend(tag.as_ref());
    sealed
}

fn opened(keys: &[u8; 32], about: &str, sealed: &[u8]) -> Option<(Head, Vec<u8>)> {
    let (head, body) = sealed.split_at_checked(HEAD)?;
    let (from, count) = head.split_at_checked(8)?;
    let head = Head {
        from: u64::from_be_bytes(from.try_into().ok()?),
        count: u64::from_be_bytes(count.try_into().ok()?),
    };
    let mut body = body.to_vec();
    let plain =
        key_of(keys, head.from).open_in_place(nonce(head.count), Aad::from(about), &mut body);
    let length = plain.ok()?.len();
    body.truncate(length);
    Some((head, body))
}

/// The key, among these, of what is called so.
#[allow(
    clippy::expect_used,
    reason = "the key has the length that the algorithm asks for"
)]
fn key_of(keys: &[u8; 32], name: u64) -> LessSafeKey {
    let key = blake3::keyed_hash(keys, &name.to_be_bytes());
    let key = UnboundKey::new(&CHACHA20_POLY1305, key.as_bytes());
    LessSafeKey::new(key.expect("a key of 32 bytes"))
}

fn nonce(count: u64) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    bytes[NONCE_LEN - 8..].copy_from_slice(&count.to_be_bytes());
    Nonce::assume_unique_for_key(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn key(words: &str) -> ClusterKey {
        ClusterKey::of(&words.repeat(32)).unwrap()
    }

    #[test]
    fn a_letter_is_read_by_those_with_the_key_on_its_subject_and_by_nobody_else() {
        let (one, two, stranger) = (
            Seal::new(&key("a")),
            Seal::new(&key("a")),
            Seal::new(&key("b")),
        );
        let sealed = one.seal("x", b"Marzipan");
        assert!(!sealed.windows(4).any(|bytes| bytes == b"Marz"));
        assert_eq!(
            two.open("x", &sealed),
            Some((
                Head {
                    from: one.me(),
                    count: 0
                },
                b"Marzipan".to_vec()
            ))
        );
        assert_eq!(two.open("y", &sealed), None);
        assert_eq!(stranger.open("x", &sealed), None);
        for at in 0..sealed.len() {
            let mut touched = sealed.clone();
            touched[at] ^= 1;
            assert_eq!(two.open("x", &touched), None, "{at}");
            assert_eq!(two.open("x", &sealed[..at]), None, "{at}");
        }
        assert_ne!(one.seal("x", b"Marzipan"), sealed, "no two are alike");
    }

    #[test]
    fn a_note_is_read_by_those_with_the_key_and_tells_nothing_of_who_wrote_it() {
        let (one, two) = (Seal::new(&key("a")), Seal::new(&key("a")));
        let (note, letter) = (one.seal_note("x", b"Tea"), one.seal("x", b"Tea"));
        assert_eq!(two.open_note("x", &note), Some(b"Tea".to_vec()));
        assert_eq!(two.open_note("y", &note), None);
        assert_eq!(Seal::new(&key("b")).open_note("x", &note), None);
        assert_eq!(two.open_note("x", &letter), None, "a letter is no note");
        assert_eq!(two.open("x", &note), None, "a note is no letter");
        let other = one.seal_note("x", b"Tea");
        let same = note.iter().zip(&other).filter(|(a, b)| a == b).count();
        assert!(same < HEAD / 2, "{same} bytes of two notes are the same");
        assert_eq!(
            two.open("x", &letter).unwrap().0.count,
            0,
            "notes are not counted"
        );
    }
}
