//! What people under the roof are called: in memory alone, and on their own phones, which say it again after a restart.

use std::collections::BTreeMap;

use gathering::{Gathering, PersonId};

use crate::rooms::tidy_name;

/// Called names. Whoever has none is called by their sign.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HallNames(BTreeMap<PersonId, String>);

impl HallNames {
    /// What this person wants to be called; none for their sign.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person).map(String::as_str)
    }

    /// Whether it changed what `person` is called. Nothing is for their sign.
    pub(super) fn call(&mut self, person: PersonId, name: &str) -> bool {
        let name = tidy_name(name);
        if name.is_empty() {
            return self.0.remove(&person).is_some();
        }
        self.0.insert(person, name.clone()) != Some(name)
    }

    /// Whether someone has left whose name is still known.
    pub(super) fn has_some_of_gone(&self, gathering: &Gathering) -> bool {
        self.0
            .keys()
            .any(|person| gathering.person(*person).is_none())
    }

    pub(super) fn keep_only(&mut self, gathering: &Gathering) {
        self.0
            .retain(|person, _| gathering.person(*person).is_some());
    }
}
