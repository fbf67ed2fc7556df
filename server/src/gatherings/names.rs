//! What people under the roof are called: in memory alone, and on their own phones, which say it again after a restart.

use std::collections::BTreeMap;

use gathering::{Gathering, PersonId};
use serde::{Deserialize, Serialize};

use crate::rooms::tidy_name;

/// Called names. Whoever has none is called by their sign.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HallNames {
    called: BTreeMap<PersonId, String>,
    /// How often each said so: of two servers the one that heard more often knows the newer name.
    heard: BTreeMap<PersonId, u32>,
}

/// Called names on their way to another server: how often each said so, and what, with nothing for the sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HallNamesCopy(BTreeMap<PersonId, (u32, String)>);

impl HallNames {
    /// What this person wants to be called; none for their sign.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<&str> {
        self.called.get(&person).map(String::as_str)
    }

    /// Whether it changed what `person` is called. Nothing is for their sign.
    pub(super) fn call(&mut self, person: PersonId, name: &str) -> bool {
        let name = tidy_name(name);
        let is_new = match name.is_empty() {
            true => self.called.remove(&person).is_some(),
            false => self.called.insert(person, name.clone()) != Some(name),
        };
        if is_new {
            *self.heard.entry(person).or_default() += 1;
        }
        is_new
    }

    /// What is told to other servers.
    pub(super) fn copy(&self) -> HallNamesCopy {
        let named = self.heard.iter().map(|(person, heard)| {
            let name = self.of(*person).unwrap_or_default().to_owned();
            (*person, (*heard, name))
        });
        HallNamesCopy(named.collect())
    }

    /// What another server knows.
    pub(super) fn learn(&mut self, gathering: &Gathering, other: &HallNamesCopy) {
        for (person, (heard, name)) in &other.0 {
            let known = self.heard.get(person).copied().unwrap_or_default();
            let is_newer = (*heard, name.as_str()) > (known, self.of(*person).unwrap_or_default());
            if is_newer && gathering.person(*person).is_some() {
                self.call(*person, name);
                self.heard.insert(*person, *heard);
            }
        }
    }

    /// Whether someone has left whose name is still known.
    pub(super) fn has_some_of_gone(&self, gathering: &Gathering) -> bool {
        self.heard
            .keys()
            .any(|person| gathering.person(*person).is_none())
    }

    pub(super) fn keep_only(&mut self, gathering: &Gathering) {
        let here = |person: &PersonId| gathering.person(*person).is_some();
        self.called.retain(|person, _| here(person));
        self.heard.retain(|person, _| here(person));
    }
}
