//! Who may do what in a circle or a gathering: three separate kinds of key. Only their hashes are kept, and they go
//! with it. In a circle a key is a seat's, in a gathering a person's.

use std::collections::HashMap;

use circle::{Action, Circle, SeatId};
use constant_time_eq::constant_time_eq;
use gathering::{Gathering, PersonId};
use serde::{Deserialize, Serialize};

use self::hash::Hash;
pub use self::hash::KeyMark;
use crate::chance;

mod hash;

/// The most keys one seat can have: the same person in a few browsers, or who pressed a button a few times.
const KEYS_PER_SEAT: usize = 3;
/// Of how many people who were asked to leave the keys are remembered.
const TAKEN_BACK: usize = 50;
/// How many one-time links that were used are remembered: as many as can be open.
const USED_LINKS: usize = 32;

/// Who a screen belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who<P = SeatId> {
    /// The one in this seat, at a desk: who opened the circle, by the host's key, or another who holds its form,
    /// by the key of their seat.
    Desk(P),
    /// The one in this seat, on a phone.
    Seat(P),
    /// A projector. It looks and never asks.
    Projector,
}

/// Whose screen it is, and the key that it was opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bearer<P = SeatId> {
    /// Whose.
    pub who: Who<P>,
    pub key: KeyMark,
}

/// A circle's keys, hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys<P = SeatId> {
    host: Vec<Hash>,
    phrase: Hash,
    screen: Hash,
    seats: Vec<(P, Hash)>,
    /// What the circle's link and its QR code carry beside the code. It opens the door's page and nothing more; it is
    /// shown for as long as the circle is open, so it is kept as it is. A circle of before is given one when it is
    /// taken up.
    #[serde(default = "chance::way_in")]
    way_in: String,
    /// Those of people who were asked to leave: whoever has one knocks when they come again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    taken_back: Vec<Hash>,
    /// The one-time links that were used: no other server, nor this one after a restart, lets anyone in by them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    used_links: Vec<Hash>,
    /// Who opened the wall of a gathering by the key that is good now.
    #[serde(default = "nobody", skip_serializing_if = "Option::is_none")]
    wall_by: Option<P>,
}

fn nobody<P>() -> Option<P> {
    None
}

impl<P> Who<P> {
    /// Whose seat it is; none for a projector.
    #[must_use]
    pub fn seat(self) -> Option<P> {
        match self {
            Who::Desk(seat) | Who::Seat(seat) => Some(seat),
            Who::Projector => None,
        }
    }
}

impl<P: Copy + PartialEq> Keys<P> {
    /// The keys of a new circle.
    #[must_use]
    pub fn new(host: &str, phrase: &str, screen: &str) -> Keys<P> {
        Keys {
            host: vec![Hash::of("host", host)],
            phrase: Hash::of("phrase", &same_words(phrase)),
            screen: Hash::of("screen", screen),
            seats: Vec::new(),
            way_in: chance::way_in(),
            taken_back: Vec::new(),
            used_links: Vec::new(),
            wall_by: None,
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
        constant_time_eq(self.way_in.as_bytes(), said.as_bytes())
    }

    /// Whether this is a host's key.
    #[must_use]
    pub fn opens_desk(&self, key: &str) -> bool {
        self.desk_key(key).is_some()
    }

    /// The mark of this key, if it is a host's.
    #[must_use]
    pub fn desk_key(&self, key: &str) -> Option<KeyMark> {
        let hash = Hash::of("host", key);
        let mut known = self.host.iter();
        known.find(|known| known.is(&hash)).map(Hash::mark)
    }

    /// Whether the key that a screen was opened with still opens it.
    #[must_use]
    pub fn still_opens(&self, bearer: Bearer<P>) -> bool {
        let has = |known: &Hash| known.mark() == bearer.key;
        let of_seat = |seat| {
            let mut seats = self.seats.iter();
            seats.any(|(of, known)| *of == seat && has(known))
        };
        match bearer.who {
            Who::Projector => has(&self.screen),
            Who::Seat(seat) => of_seat(seat),
            Who::Desk(seat) => self.host.iter().any(has) || of_seat(seat),
        }
    }

    /// The marks of all keys that open a screen.
    pub fn marks(&self) -> impl Iterator<Item = KeyMark> {
        let seats = self.seats.iter().map(|(_, key)| key);
        let host = self.host.iter().chain([&self.screen]);
        host.chain(seats).map(Hash::mark)
    }

    /// Whether this is a host's key.
    #[must_use]
    pub fn is_hosts(&self, key: KeyMark) -> bool {
        self.host.iter().any(|known| known.mark() == key)
    }

    /// Takes back every key of the same seat, or the host's, and gives this one instead: also a copy of the key that
    /// was held here opens nothing any more.
    pub fn renew(&mut self, bearer: Bearer<P>, key: &str) {
        if self.is_hosts(bearer.key) {
            self.give_host(key);
        } else if let Some(seat) = bearer.who.seat().filter(|_| self.still_opens(bearer)) {
            self.seats.retain(|(of, _)| *of != seat);
            self.give_seat(seat, key);
        }
    }

    /// Whether these are the six words.
    #[must_use]
    pub fn is_phrase(&self, said: &TypedPhrase) -> bool {
        self.phrase.is(&said.0)
    }

    /// Whether this is the projector's key.
    #[must_use]
    pub fn opens_projector(&self, key: &str) -> bool {
        self.screen.is(&Hash::of("screen", key))
    }

    /// The mark of this key, if it is the projector's.
    #[must_use]
    pub fn projector_key(&self, key: &str) -> Option<KeyMark> {
        self.opens_projector(key).then(|| self.screen.mark())
    }

    /// The seat that this key belongs to.
    #[must_use]
    pub fn seat_of(&self, key: &str) -> Option<P> {
        self.seat_key(key).map(|(seat, _)| seat)
    }

    /// The seat that this key belongs to, and its mark.
    #[must_use]
    pub fn seat_key(&self, key: &str) -> Option<(P, KeyMark)> {
        let hash = Hash::of("seat", key);
        let mut seats = self.seats.iter();
        let found = seats.find(|(_, known)| known.is(&hash))?;
        Some((found.0, found.1.mark()))
    }

    /// Gives a seat one more key; the oldest goes when it has too many.
    pub fn give_seat(&mut self, seat: P, key: &str) {
        self.give(seat, key, KEYS_PER_SEAT);
    }

    /// Gives one who waits at the door a key, which is their only one.
    pub fn give_waiting(&mut self, seat: P, key: &str) {
        self.give(seat, key, 1);
    }

    fn give(&mut self, seat: P, key: &str, most: usize) {
        let of_seat = self.seats.iter().filter(|(of, _)| *of == seat);
        if of_seat.count() >= most
            && let Some(oldest) = self.seats.iter().position(|(of, _)| *of == seat)
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
    pub fn renew_projector(&mut self, key: &str) {
        self.screen = Hash::of("screen", key);
    }

    /// What tells, once the circle is gone, who may delete its record of this id: a hash for each of the host's
    /// keys, which opens nothing.
    #[must_use]
    pub fn deleters(&self, record: &str) -> Vec<String> {
        let deleter = |host: &Hash| deleter(record, host).to_hex().to_string();
        self.host.iter().map(deleter).collect()
    }

    /// Whether this key was one of someone who was asked to leave.
    #[must_use]
    pub fn were_taken_back(&self, key: &str) -> bool {
        let hash = Hash::of("seat", key);
        self.taken_back.iter().any(|known| known.is(&hash))
    }

    /// Uses a one-time link up. Whether it had not been before.
    #[must_use]
    pub fn use_link(&mut self, link: &str) -> bool {
        let hash = Hash::of("link", link);
        if self.used_links.iter().any(|known| known.is(&hash)) {
            return false;
        }
        if self.used_links.len() >= USED_LINKS {
            self.used_links.remove(0);
        }
        self.used_links.push(hash);
        true
    }

    fn remember_few(&mut self) {
        let too_many = self.taken_back.len().saturating_sub(TAKEN_BACK);
        self.taken_back.drain(..too_many);
    }

    /// This key is not remembered any more: another one of the same person is.
    pub fn forget_taken_back(&mut self, key: &str) {
        let hash = Hash::of("seat", key);
        self.taken_back.retain(|known| !known.is(&hash));
    }
}

impl Keys {
    /// The mark that this key has where it is a host's.
    #[must_use]
    pub fn host_mark(key: &str) -> KeyMark {
        Hash::of("host", key).mark()
    }

    /// The mark that this key has where it is a seat's.
    #[must_use]
    pub fn seat_mark(key: &str) -> KeyMark {
        Hash::of("seat", key).mark()
    }

    /// The mark that this key has where it is a projector's.
    #[must_use]
    pub fn projector_mark(key: &str) -> KeyMark {
        Hash::of("screen", key).mark()
    }

    /// Whether some belong to seats that are gone from `circle`.
    #[must_use]
    pub fn has_some_of_gone(&self, circle: &Circle) -> bool {
        self.seats.iter().any(|(seat, _)| is_gone(*seat, circle))
    }

    /// Follows a change of the circle: the keys of seats that are gone open nothing any more. Those of one who was asked
    /// to leave are remembered, and so are those of such a one who knocked and was not let in.
    pub fn follow(&mut self, before: &Circle, after: &Circle, action: &Action) {
        let asked_to_leave = |seat: SeatId| {
            let mut waiting = before.waiting().iter();
            matches!(action, Action::Remove { seat: removed } if *removed == seat)
                || waiting.any(|one| one.seat == seat && one.asked_to_leave)
        };
        let gone = self.seats.extract_if(.., |(seat, _)| is_gone(*seat, after));
        let taken_back = gone.filter(|(seat, _)| asked_to_leave(*seat));
        self.taken_back.extend(taken_back.map(|(_, key)| key));
        self.remember_few();
    }

    /// Forgets the oldest keys of each seat that has more than it can: earlier versions kept more.
    pub fn keep_few(&mut self) {
        let mut newer = HashMap::<SeatId, usize>::new();
        let mut newest_first: Vec<_> = self.seats.drain(..).rev().collect();
        newest_first.retain(|(seat, _)| {
            let of_seat = newer.entry(*seat).or_default();
            *of_seat += 1;
            *of_seat <= KEYS_PER_SEAT
        });
        self.seats.extend(newest_first.into_iter().rev());
    }
}

impl Keys<PersonId> {
    /// The keys of people who have left open nothing any more. Those of an afternoon that ends lead to what is kept of it,
    /// until it is gone itself.
    pub fn keep_people(&mut self, gathering: &Gathering) {
        if !gathering.has_ended() {
            self.seats
                .retain(|(person, _)| gathering.person(*person).is_some());
            let hosts = |person| gathering.person(person).is_some_and(|one| one.role.hosts());
            // A wall that a host opened who is none any more is nobody's.
            if self.wall_by.is_some_and(|by| !hosts(by)) {
                self.renew_projector(&chance::key());
                self.wall_by = None;
            }
        }
    }

    /// Makes the key of the wall anew, which this host opens; the one before opens nothing any more.
    pub fn give_wall(&mut self, by: PersonId, key: &str) {
        self.renew_projector(key);
        self.wall_by = Some(by);
    }

    /// Takes the keys of someone back who was asked to leave, and remembers them.
    pub fn take_back(&mut self, whom: PersonId) {
        let theirs = self.seats.extract_if(.., |(person, _)| *person == whom);
        self.taken_back.extend(theirs.map(|(_, key)| key));
        self.remember_few();
    }
}

fn is_gone(seat: SeatId, circle: &Circle) -> bool {
    circle.seat(seat).is_none() && !circle.is_waiting(seat)
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

/// Six words that someone says, before it is known of which circle: that takes as long for any code.
pub struct TypedPhrase(Hash);

impl TypedPhrase {
    /// These words.
    #[must_use]
    pub fn of(words: &str) -> TypedPhrase {
        TypedPhrase(Hash::of("phrase", &same_words(words)))
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
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn each_key_opens_its_own_door_only() {
        let mut keys = Keys::new("a", "one two three four five six", "s");
        keys.give_seat(SeatId(3), "b");
        assert!(keys.opens_desk("a") && !keys.opens_desk("b") && !keys.opens_desk("s"));
        assert!(keys.opens_projector("s") && !keys.opens_projector("a"));
        assert_eq!(keys.seat_of("b"), Some(SeatId(3)));
        assert_eq!(keys.seat_of("a"), None);
        let is_phrase = |words| keys.is_phrase(&TypedPhrase::of(words));
        assert!(is_phrase(" One, two  THREE four-five six\n"));
        assert!(!is_phrase("one two three four five seven"));
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
        let host = bearer(Who::Desk(circle::OPENER), keys.desk_key("a").unwrap());
        let screen = bearer(Who::Projector, keys.projector_key("s").unwrap());
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
        assert!(!keys.still_opens(host) && !keys.opens_desk("a") && keys.opens_desk("e"));
        keys.give_host("h");
        assert!(!keys.opens_desk("e") && keys.opens_desk("h"));
        keys.renew_projector("t");
        assert!(!keys.still_opens(screen) && !keys.opens_projector("s"));
    }

    #[test]
    fn the_link_of_a_circle_carries_more_than_its_code() {
        let keys: Keys = Keys::new("a", "words", "s");
        assert_eq!(keys.way_in().len(), 22);
        assert!(keys.is_way_in(keys.way_in()));
        let other: Keys = Keys::new("a", "words", "s");
        assert!(!keys.is_way_in("") && !keys.is_way_in(other.way_in()));
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
