//! How long the records of circles that ended are kept.

use circle::time::HOUR;
use circle::{Millis, Timestamp};

use crate::store::{Store, StoreError};

/// A day, in milliseconds.
const DAY: Millis = 24 * HOUR;

/// How many days a record is kept after its own, for what was set. Never none: the closing page is to be read.
#[must_use]
pub fn days(set: u32) -> u32 {
    set.max(1)
}

/// The first day whose records are still kept `days` after it.
#[must_use]
pub fn first_kept(now: Timestamp, days: u32) -> String {
    Timestamp(now.0.saturating_sub(u64::from(days) * DAY)).day()
}

/// Deletes the records that were kept for as many days as was set. How many there were.
///
/// # Errors
/// When the database cannot be written.
pub async fn forget_old(store: &dyn Store, now: Timestamp, set: u32) -> Result<u64, StoreError> {
    let first = first_kept(now, days(set));
    store.delete_records(Some(&first)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-20, noon.
    const NOON: Timestamp = Timestamp(1_795_176_000_000);

    #[test]
    fn a_record_is_kept_for_whole_days_after_its_own() {
        assert_eq!(NOON.day(), "2026-11-20");
        assert_eq!(first_kept(NOON, days(400)), "2025-10-16");
        assert_eq!(first_kept(NOON, days(1)), "2026-11-19");
        assert_eq!(first_kept(NOON, days(0)), "2026-11-19", "one can read it");
        assert_eq!(first_kept(Timestamp(5), days(u32::MAX)), "1970-01-01");
    }
}
