//! Who may do what in a circle: three separate kinds of key. Only their hashes are kept, and they go with the
//! circle.

use circle::{Circle, SeatId};
use serde::{Deserialize, Serialize};

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

/// A circle's keys, hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    host: Vec<Hash>,
    phrase: Hash,
    screen: Hash,
    seats: Vec<(SeatId, Hash)>,
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
        }
    }

    /// Whether this is a host's key.
    #[must_use]
    pub fn opens_console(&self, key: &str) -> bool {
        let hash = Hash::of("host", key);
        self.host.iter().any(|known| known.is(&hash))
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

    /// The seat that this key belongs to.
    #[must_use]
    pub fn seat_of(&self, key: &str) -> Option<SeatId> {
        let hash = Hash::of("seat", key);
        self.seats
            .iter()
            .find(|(_, known)| known.is(&hash))
            .map(|(seat, _)| *seat)
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

    /// Gives the host one more key, for another browser.
    pub fn give_host(&mut self, key: &str) {
        if self.host.len() >= KEYS_PER_SEAT {
            self.host.remove(0);
        }
        self.host.push(Hash::of("host", key));
    }

    /// Makes the projector's key anew; the one before opens nothing any more.
    pub fn renew_screen(&mut self, key: &str) {
        self.screen = Hash::of("screen", key);
    }

    /// Takes the keys from seats that are gone.
    pub fn keep_only(&mut self, circle: &Circle) {
        self.seats
            .retain(|(id, _)| circle.seat(*id).is_some() || circle.is_waiting(*id));
    }
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
}
