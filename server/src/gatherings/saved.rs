//! What is written for a gathering: its shape and the hashes of its keys, in one piece. No names, wishes or words.

use gathering::{Gathering, PersonId};
use serde::{Deserialize, Serialize};

use crate::keys::Keys;
use crate::saved::{ReadError, WriteError};

/// The newest form of [`SavedGathering`]. It rises with its shape: 2 knows until when a keeper is waited for, 3 when each
/// block began, when a word was sent and which circles people were told of last and when.
const FORM: u16 = 3;

/// The most bytes that a gathering is written with: three hundred people with their keys and their last requests, thirty
/// circles and an afternoon of the longest texts stay well below (see the test).
pub const LARGEST_GATHERING: usize = 512 * 1024;

/// A gathering as it is written; it is borrowed to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedGathering<G = Gathering, K = Keys<PersonId>> {
    form: u16,
    pub gathering: G,
    /// Who may do what in it.
    pub keys: K,
}

impl<G: Serialize, K: Serialize> SavedGathering<G, K> {
    #[must_use]
    pub fn new(gathering: G, keys: K) -> SavedGathering<G, K> {
        let form = FORM;
        SavedGathering {
            form,
            gathering,
            keys,
        }
    }

    /// As JSON.
    ///
    /// # Errors
    /// [`WriteError::TooLarge`] over [`LARGEST_GATHERING`].
    pub fn write(&self) -> Result<String, WriteError> {
        let body = serde_json::to_string(self).map_err(WriteError::NotAsJson)?;
        let bytes = body.len();
        if bytes > LARGEST_GATHERING {
            return Err(WriteError::TooLarge { bytes });
        }
        Ok(body)
    }
}

impl SavedGathering {
    /// From JSON.
    ///
    /// # Errors
    /// [`ReadError`] when it is damaged or newer than this program.
    pub fn read(json: &str) -> Result<SavedGathering, ReadError> {
        #[derive(Deserialize)]
        struct Form {
            form: u16,
        }
        let Form { form } = serde_json::from_str(json).map_err(|_| ReadError::Damaged)?;
        if form > FORM {
            return Err(ReadError::Newer(form));
        }
        serde_json::from_str(json).map_err(|_| ReadError::Damaged)
    }
}
