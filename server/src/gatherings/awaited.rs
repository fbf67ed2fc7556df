//! Who came in and has not been seen since: whoever presses the button of the door over and over fills the hall with people
//! who are not there, and the host lets them go. In memory alone: of those who came before this server started nothing is
//! known, and unknown is not absence.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use circle::Timestamp;
use circle::time::{Millis, SECOND};
use gathering::{Gathering, PersonId};

/// How long someone has to open a page of theirs, in milliseconds: longer than any page takes to load.
const COMES_WITHIN: Millis = 60 * SECOND;

/// Since when someone is awaited who came in by the door; nothing once a key of theirs has come. That is remembered, since
/// another server may hear of it later than of their coming in.
pub(super) type Since = Option<Timestamp>;

/// Those who came in by the door, and those whose key has come.
#[derive(Default)]
pub(super) struct Awaited(Mutex<BTreeMap<PersonId, Since>>);

impl Awaited {
    /// They have come in, and are given a key.
    pub(super) fn came_in(&self, person: PersonId, now: Timestamp) {
        self.people().entry(person).or_insert(Some(now));
    }

    /// A key of theirs has come. Whether that is new.
    pub(super) fn key_came(&self, person: PersonId) -> bool {
        self.people().insert(person, None) != Some(None)
    }

    /// What is told to other servers.
    pub(super) fn copy(&self) -> BTreeMap<PersonId, Since> {
        self.people().clone()
    }

    /// What another server knows. Who has come to one of them has come to both.
    pub(super) fn learn(&self, other: &BTreeMap<PersonId, Since>) {
        let mut people = self.people();
        for (person, since) in other {
            let known = people.entry(*person).or_insert(*since);
            *known = known.zip(*since).map(|(one, other)| one.min(other));
        }
    }

    pub(super) fn keep_only(&self, gathering: &Gathering) {
        let is_here = |person: &PersonId, _: &mut Since| gathering.person(*person).is_some();
        self.people().retain(is_here);
    }

    /// Those who have not come for too long.
    pub(super) fn never_came(&self, now: Timestamp) -> Vec<PersonId> {
        let people = self.people();
        let is_late = |since: &Since| since.is_some_and(|since| now >= since.after(COMES_WITHIN));
        let late = people.iter().filter(|(_, since)| is_late(since));
        late.map(|(person, _)| *person).collect()
    }

    fn people(&self) -> MutexGuard<'_, BTreeMap<PersonId, Since>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_at_one_server_is_let_go_at_none_in_whatever_order_they_hear_of_it() {
        let (one, other) = (Awaited::default(), Awaited::default());
        let (person, late) = (PersonId(3), Timestamp(5).after(COMES_WITHIN));
        one.came_in(person, Timestamp(5));
        let told = one.copy();
        assert!(other.key_came(person), "before it heard that they came in");
        assert!(!other.key_came(person), "once");
        other.learn(&told);
        assert_eq!(other.never_came(late), []);
        assert_eq!(one.never_came(late), [person], "it has not heard yet");
        one.learn(&other.copy());
        one.learn(&told);
        assert_eq!(one.never_came(late), []);
    }
}
