//! One place where a circle sits, as it is typed.

use gathering::Spot;
use serde::{Deserialize, Serialize};

/// A place, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSpot {
    /// Its number within the draft, which it keeps.
    pub key: u16,
    pub name: String,
    pub way: String,
    pub near_exit: bool,
    pub quiet: bool,
}

impl DraftSpot {
    #[must_use]
    pub fn of(key: u16, spot: &Spot) -> DraftSpot {
        DraftSpot {
            key,
            name: spot.name.clone(),
            way: spot.way.clone(),
            near_exit: spot.near_exit,
            quiet: spot.quiet,
        }
    }

    /// The id and name of one of its fields.
    #[must_use]
    pub fn id_of(&self, field: &str) -> String {
        format!("s{}-{field}", self.key)
    }

    /// Whether nothing is typed into it.
    pub(super) fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.way.trim().is_empty()
    }

    pub(super) fn set(&mut self, field: &str, value: &str) {
        match field {
            "name" => value.clone_into(&mut self.name),
            "way" => value.clone_into(&mut self.way),
            "exit" => self.near_exit = !value.is_empty(),
            "quiet" => self.quiet = !value.is_empty(),
            _ => {}
        }
    }

    pub(super) fn spot(&self) -> Spot {
        Spot {
            name: self.name.clone(),
            way: self.way.clone(),
            near_exit: self.near_exit,
            quiet: self.quiet,
        }
    }
}
