//! What all servers tell each other, whichever circles they act for.

use circle::Timestamp;
use serde::{Deserialize, Serialize};

use crate::keys::KeyMark;
use crate::limits::Vain;

/// What one server tells all others.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ForAll {
    /// A circle or a gathering was opened, and its keeper is to be shown these words, by whichever server is asked.
    SixWords { code: String, words: String },
    /// They have them.
    WrittenDown { code: String },
    /// The ticket of this mark opens nothing any more.
    TicketUsed { mark: String, until: Timestamp },
    /// Somebody tried a code or words that open nothing.
    InVain(Vain),
    /// A circle has ended, and this record is kept of it: whoever has one of these marks at its code is led there.
    Ended { marks: Vec<KeyMark>, record: String },
    /// Somebody asks which servers there are.
    WhoIsThere,
    /// This one is.
    Here,
}
