//! Which resends were carried out before: in memory alone.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use circle::{Circle, CommandId, Remembered, SeatId};

/// The last ids under which each seat said something or asked for a person, so that a resend is acknowledged. What is
/// asked of the circle itself is remembered with the circle.
#[derive(Default)]
pub(super) struct Done {
    of: Mutex<HashMap<SeatId, Remembered>>,
}

impl Done {
    pub(super) fn has(&self, seat: SeatId, id: CommandId) -> bool {
        let of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.get(&seat).is_some_and(|heard| heard.has(id))
    }

    pub(super) fn add(&self, seat: SeatId, id: CommandId) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.entry(seat).or_default().add(id);
    }

    /// What is told to other servers.
    pub(super) fn copy(&self) -> BTreeMap<SeatId, Remembered> {
        let of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.iter()
            .map(|(seat, heard)| (*seat, heard.clone()))
            .collect()
    }

    /// What another server has carried out too.
    pub(super) fn learn(&self, other: &BTreeMap<SeatId, Remembered>) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        for (seat, heard) in other {
            of.entry(*seat).or_default().add_all(heard);
        }
    }

    /// Of seats that are given up nothing is kept.
    pub(super) fn keep_only(&self, circle: &Circle) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.retain(|seat, _| circle.seat(*seat).is_some());
    }
}
