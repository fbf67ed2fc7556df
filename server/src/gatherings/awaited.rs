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

/// Those who came in by the door and whose key has not come since, with when they came.
#[derive(Default)]
pub(super) struct Awaited(Mutex<BTreeMap<PersonId, Timestamp>>);

impl Awaited {
    /// They have come in, and are given a key.
    pub(super) fn came_in(&self, person: PersonId, now: Timestamp) {
        self.people().insert(person, now);
    }

    /// A key of theirs has come. Whether they were awaited.
    pub(super) fn key_came(&self, person: PersonId) -> bool {
        self.people().remove(&person).is_some()
    }

    /// What is told to other servers.
    pub(super) fn copy(&self) -> BTreeMap<PersonId, Timestamp> {
        self.people().clone()
    }

    /// Whom another server awaits, having let them in.
    pub(super) fn learn(&self, other: &BTreeMap<PersonId, Timestamp>) {
        let mut people = self.people();
        for (person, came_in) in other {
            people.entry(*person).or_insert(*came_in);
        }
    }

    pub(super) fn keep_only(&self, gathering: &Gathering) {
        let is_here = |person: &PersonId, _: &mut Timestamp| gathering.person(*person).is_some();
        self.people().retain(is_here);
    }

    /// Those who have not come for too long.
    pub(super) fn never_came(&self, now: Timestamp) -> Vec<PersonId> {
        let people = self.people();
        let late = people
            .iter()
            .filter(|(_, at)| now >= at.after(COMES_WITHIN));
        late.map(|(person, _)| *person).collect()
    }

    fn people(&self) -> MutexGuard<'_, BTreeMap<PersonId, Timestamp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
