//! Why a draft is not a plan yet.

use serde::{Deserialize, Serialize};

/// Why a draft is not a plan yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The id of the field; empty when it is about the whole.
    pub field: String,
    /// One sentence, with the way out.
    pub sentence: String,
}

impl Refused {
    /// With this field.
    #[must_use]
    pub fn at(field: impl Into<String>, sentence: impl Into<String>) -> Refused {
        Refused {
            field: field.into(),
            sentence: sentence.into(),
        }
    }
}
