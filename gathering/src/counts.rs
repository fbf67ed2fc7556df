//! What a gathering counts of itself while it goes on.

use serde::{Deserialize, Serialize};

/// The counts that a gathering keeps of itself while it goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HallCounts {
    /// The most people who were here at once.
    pub(crate) people: u32,
    /// Circles that were opened.
    pub(crate) circles: u32,
    pub(crate) blocks: u32,
    /// Breaths that the whole house completed together.
    pub(crate) breaths: u32,
}
