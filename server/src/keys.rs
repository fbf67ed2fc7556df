//! Who may do what in a circle: three separate kinds of key. Only their hashes are kept, and they go with the
//! circle.

use circle::{Circle, SeatId};
use serde::{Deserialize, Serialize};

use crate::chance;

/// The most keys one seat can have: the same person in a few browsers.
const KEYS_PER_SEAT: usize = 8;

/// Who a screen belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// The one in this seat, at a desk: who opened the circle, by the host's key, or another who holds its form,
    /// by the key of their seat.
    Desk(SeatId),
    /// The one in this seat, on a phone.
    Seat(SeatId),
    /// A projector. It looks and never asks.
    Screen,
}

/// A key, as one is told from another: the beginning of its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyMark(u64);

/// Whose screen it is, and the key that it was opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bearer {
    /// Whose.
    pub who: Who,
    /// By which key.
    pub key: KeyMark,
}

/// A circle's keys, hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    host: Vec<Hash>,
    phrase: Hash,
    screen: Hash,
    seats: Vec<(SeatId, Hash)>,
    /// What the circle's link and its QR code carry beside the code. It opens the door's page and nothing more; it is
    /// shown for as long as the circle is open, so it is kept as it is. A circle of before is given one when it is
    /// taken up.
    #[serde(default = "chance::way_in")]
    way_in: String,
}

/// A BLAKE3 hash, as 64 hexadecimal digits. Keys have 256 random bits and a phrase has 66 and a limit on tries,
/// so a slow hash would add nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Hash(String);

impl Hash {
    fn of(purpose: &str, secret: &str) -> Hash {
        let hash = blake3::derive_key(&format!("hearth 2026 {purpose}"), secret.as_bytes());
        Hash(blake3::Hash::from_bytes(hash).to_hex().to_string())
    }

    /// Compared in constant time.
    fn is(&self, other: &Hash) -> bool {
        match (
            blake3::Hash::from_hex(&self.0),
            blake3::Hash::from_hex(&other.0),
        ) {
            (Ok(one), Ok(two)) => one == two,
            _ => false,
        }
    }
}

impl Hash {
    fn mark(&self) -> KeyMark {
        let first = self.0.get(..16).unwrap_or_default();
        KeyMark(u64::from_str_radix(first, 16).unwrap_or_default())
    }
}

impl Who {
    /// Whose seat it is; none for a projector.
    #[must_use]
    pub fn seat(self) -> Option<SeatId> {
        match self {
            Who::Desk(seat) | Who::Seat(seat) => Some(seat),
            Who::Screen => None,
        }
    }
}

impl Keys {
    /// The keys of a new circle.
    #[must_use]
    pub fn new(host: &str, phrase: &str, screen: &str) -> Keys {
        Keys {
            host: vec![Hash::of("host", host)],
            phrase: Hash::of("phrase", &same_words(phrase)),
            screen: Hash::of("screen", screen),
            seats: Vec::new(),
            way_in: chance::way_in(),
        }
    }

    /// What the circle's link carries beside the code.
    #[must_use]
    pub fn way_in(&self) -> &str {
        &self.way_in
    }

    /// Whether this is what the circle's link carries. In constant time.
    #[must_use]
    pub fn is_way_in(&self, said: &str) -> bool {
        Hash::of("way in", &self.way_in).is(&Hash::of("way in", said))
    }

    /// Whether this is a host's key.
    #[must_use]
    pub fn opens_console(&self, key: &str) -> bool {
        self.console_key(key).is_some()
    }

    /// The mark of this key, if it is a host's.
    #[must_use]
    pub fn console_key(&self, key: &str) -> Option<KeyMark> {
        let hash = Hash::of("host", key);
        let mut known = self.host.iter();
        known.find(|known| known.is(&hash)).map(Hash::mark)
    }

    /// Whether the key that a screen was opened with still opens it.
    #[must_use]
    pub fn still_opens(&self, bearer: Bearer) -> bool {
        let has = |known: &Hash| known.mark() == bearer.key;
        let of_seat = |seat| {
            let mut seats = self.seats.iter();
            seats.any(|(of, known)| *of == seat && has(known))
        };
        match bearer.who {
            Who::Screen => has(&self.screen),
            Who::Seat(seat) => of_seat(seat),
            Who::Desk(seat) => self.host.iter().any(has) || of_seat(seat),
        }
    }

    /// Whether this is a host's key.
    #[must_use]
    pub fn is_hosts(&self, key: KeyMark) -> bool {
        self.host.iter().any(|known| known.mark() == key)
    }

    /// Takes back every key of the same seat, or the host's, and gives this one instead: also a copy of the key that
    /// was held here opens nothing any more.
    pub fn renew(&mut self, bearer: Bearer, key: &str) {
        if self.is_hosts(bearer.key) {
            self.give_host(key);
        } else if let Some(seat) = bearer.who.seat().filter(|_| self.still_opens(bearer)) {
            self.seats.retain(|(of, _)| *of != seat);
            self.give_seat(seat, key);
        }
    }

    /// Whether these are the six words.
    #[must_use]
    pub fn is_phrase(&self, words: &str) -> bool {
        self.phrase.is(&Hash::of("phrase", &same_words(words)))
    }

    /// Whether this is the projector's key.
    #[must_use]
    pub fn opens_screen(&self, key: &str) -> bool {
        self.screen.is(&Hash::of("screen", key))
    }

    /// The mark of this key, if it is the projector's.
    #[must_use]
    pub fn screen_key(&self, key: &str) -> Option<KeyMark> {
        self.opens_screen(key).then(|| self.screen.mark())
    }

    /// The seat that this key belongs to.
    #[must_use]
    pub fn seat_of(&self, key: &str) -> Option<SeatId> {
        self.seat_key(key).map(|(seat, _)| seat)
    }

    /// The seat that this key belongs to, and its mark.
    #[must_use]
    pub fn seat_key(&self, key: &str) -> Option<(SeatId, KeyMark)> {
        let hash = Hash::of("seat", key);
        let mut seats = self.seats.iter();
        let found = seats.find(|(_, known)| known.is(&hash))?;
        Some((found.0, found.1.mark()))
    }

    /// Gives a seat one more key; the oldest goes when it has too many.
    pub fn give_seat(&mut self, seat: SeatId, key: &str) {
        let of_seat = self
            .seats
            .iter()
            .filter(|(other, _)| *other == seat)
            .count();
        if of_seat >= KEYS_PER_SEAT
            && let Some(oldest) = self.seats.iter().position(|(other, _)| *other == seat)
        {
            self.seats.remove(oldest);
        }
        self.seats.push((seat, Hash::of("seat", key)));
    }

    /// Gives the host a key for another browser. Those before it open nothing any more: who comes back by the six words
    /// may have lost the laptop that had one.
    pub fn give_host(&mut self, key: &str) {
        self.host = vec![Hash::of("host", key)];
    }

    /// Makes the projector's key anew; the one before opens nothing any more.
    pub fn renew_screen(&mut self, key: &str) {
        self.screen = Hash::of("screen", key);
    }

    /// What tells, once the circle is gone, who may delete its record of this id: a hash for each of the host's
    /// keys, which opens nothing.
    #[must_use]
    pub fn deleters(&self, record: &str) -> Vec<String> {
        let deleter = |host: &Hash| deleter(record, host).to_hex().to_string();
        self.host.iter().map(deleter).collect()
    }

    /// Takes the keys from seats that are gone.
    pub fn keep_only(&mut self, circle: &Circle) {
        self.seats
            .retain(|(id, _)| circle.seat(*id).is_some() || circle.is_waiting(*id));
    }
}

/// Whether a host's `key` may delete the record of this id, which knows these deleters.
#[must_use]
pub fn may_delete(key: &str, record: &str, deleters: &[String]) -> bool {
    let hash = deleter(record, &Hash::of("host", key));
    let mut known = deleters.iter().map(blake3::Hash::from_hex);
    // In constant time.
    known.any(|known| known.is_ok_and(|known| known == hash))
}

/// Made of the record's id too, so that no two records of one host share a hash.
fn deleter(record: &str, host: &Hash) -> blake3::Hash {
    let mut hash = blake3::Hasher::new_derive_key("hearth 2026 record");
    hash.update(record.as_bytes()).update(host.0.as_ref());
    hash.finalize()
}

/// A phrase as it is compared: lower case, one space between words.
fn same_words(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn each_key_opens_its_own_door_only() {
        let mut keys = Keys::new("a", "one two three four five six", "s");
        keys.give_seat(SeatId(3), "b");
        assert!(keys.opens_console("a") && !keys.opens_console("b") && !keys.opens_console("s"));
        assert!(keys.opens_screen("s") && !keys.opens_screen("a"));
        assert_eq!(keys.seat_of("b"), Some(SeatId(3)));
        assert_eq!(keys.seat_of("a"), None);
        assert!(keys.is_phrase(" One, two  THREE four-five six\n"));
        assert!(!keys.is_phrase("one two three four five seven"));
    }

    #[test]
    fn a_key_that_was_taken_back_opens_nothing() {
        let mut keys = Keys::new("a", "words", "s");
        let bearer = |who, key| Bearer { who, key };
        let seat = SeatId(3);
        for key in ["b", "c"] {
            keys.give_seat(seat, key);
        }
        keys.give_seat(SeatId(4), "d");
        let of_seat = |keys: &Keys, key: &str| {
            let (seat, mark) = keys.seat_key(key).unwrap();
            bearer(Who::Seat(seat), mark)
        };
        let (b, c, d) = (
            of_seat(&keys, "b"),
            of_seat(&keys, "c"),
            of_seat(&keys, "d"),
        );
        let host = bearer(Who::Desk(circle::OPENER), keys.console_key("a").unwrap());
        let screen = bearer(Who::Screen, keys.screen_key("s").unwrap());
        for one in [b, c, d, host, screen] {
            assert!(keys.still_opens(one));
        }
        assert!(!keys.still_opens(bearer(Who::Seat(SeatId(4)), b.key)));
        keys.renew(c, "f");
        assert!(!keys.still_opens(b) && !keys.still_opens(c) && keys.still_opens(d));
        assert_eq!((keys.seat_of("c"), keys.seat_of("f")), (None, Some(seat)));
        keys.renew(b, "g");
        assert_eq!(keys.seat_of("g"), None, "by a key that opens nothing");
        keys.renew(host, "e");
        assert!(!keys.still_opens(host) && !keys.opens_console("a") && keys.opens_console("e"));
        keys.give_host("h");
        assert!(!keys.opens_console("e") && keys.opens_console("h"));
        keys.renew_screen("t");
        assert!(!keys.still_opens(screen) && !keys.opens_screen("s"));
    }

    #[test]
    fn the_link_of_a_circle_carries_more_than_its_code() {
        let keys = Keys::new("a", "words", "s");
        assert_eq!(keys.way_in().len(), 22);
        assert!(keys.is_way_in(keys.way_in()));
        assert!(!keys.is_way_in("") && !keys.is_way_in(Keys::new("a", "words", "s").way_in()));
        // A circle that was written before there were such links is given one.
        let mut written = serde_json::to_value(&keys).unwrap();
        written.as_object_mut().unwrap().remove("way_in");
        let read: Keys = serde_json::from_value(written).unwrap();
        assert_eq!(read.way_in().len(), 22);
        assert!(!read.is_way_in(keys.way_in()));
    }

    #[test]
    fn a_hosts_key_deletes_the_record_of_its_own_circle_only() {
        let mut keys = Keys::new("a", "words", "s");
        keys.give_host("a2");
        keys.give_seat(SeatId(3), "b");
        let deleters = keys.deleters("r1");
        assert!(may_delete("a2", "r1", &deleters));
        for other in ["a", "b", "s", "words", "", &deleters[0]] {
            assert!(!may_delete(other, "r1", &deleters));
        }
        assert!(!may_delete("a2", "r2", &deleters));
        assert!(!may_delete("a2", "r1", &[]));
    }
}
