//! What is written for a circle: its shape and the hashes of its keys, in one piece. No names.

use circle::Circle;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::keys::Keys;

/// The newest form of [`Saved`]. A program that reads an older one brings it up to date here.
const FORM: u16 = 1;

/// A circle as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    form: u16,
    /// The circle.
    pub circle: Circle,
    /// Who may do what in it.
    pub keys: Keys,
    /// How often what screens show has changed; none in what older programs wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<u64>,
}

/// The written circle cannot be read.
#[derive(Debug, Error)]
pub enum Unread {
    /// It was written by a newer Hearth.
    #[error("a circle was written by a newer Hearth (form {0}); start that one instead")]
    Newer(u16),
    /// It is damaged.
    #[error("a circle in the database cannot be read")]
    Damaged,
}

impl Saved {
    /// A circle and its keys, to be written.
    #[must_use]
    pub fn new(circle: Circle, keys: Keys) -> Saved {
        Saved {
            form: FORM,
            circle,
            keys,
            shown: None,
        }
    }

    /// The same, after what screens show has changed so often.
    #[must_use]
    pub fn shown_as(self, shown: u64) -> Saved {
        Saved {
            shown: Some(shown),
            ..self
        }
    }

    /// As JSON.
    ///
    /// # Errors
    /// None in practice: every field can be written.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// From JSON.
    ///
    /// # Errors
    /// [`Unread`] when it is damaged or newer than this program.
    pub fn read(json: &str) -> Result<Saved, Unread> {
        #[derive(Deserialize)]
        struct Form {
            form: u16,
        }
        let Form { form } = serde_json::from_str(json).map_err(|_| Unread::Damaged)?;
        if form > FORM {
            return Err(Unread::Newer(form));
        }
        serde_json::from_str(json).map_err(|_| Unread::Damaged)
    }
}
