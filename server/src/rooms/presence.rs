//! Whose phones are there: in memory only.

use std::collections::{BTreeMap, BTreeSet};

use circle::{Carried, Circle, Seat, SeatId};

/// Who of one circle is there.
#[derive(Default)]
pub(super) struct Presence {
    /// How many screens each seat has connected.
    screens: BTreeMap<SeatId, u32>,
    /// The seats whose pages were read since a screen of theirs was last connected, if one ever was: they run no
    /// script, and there is no connection that could be lost.
    read: BTreeSet<SeatId>,
}

impl Presence {
    /// A screen of `seat` is connected. Whether it is the first.
    pub(super) fn came(&mut self, seat: SeatId) -> bool {
        self.read.remove(&seat);
        let screens = self.screens.entry(seat).or_default();
        *screens += 1;
        *screens == 1
    }

    /// A screen of `seat` is gone. Whether it was the last.
    pub(super) fn went(&mut self, seat: SeatId) -> bool {
        match self.screens.get_mut(&seat) {
            Some(screens) if *screens > 1 => {
                *screens -= 1;
                false
            }
            Some(_) => self.screens.remove(&seat).is_some(),
            None => false,
        }
    }

    /// Someone who has come to `seat` reads a page of it, and has no screen connected. Whether that is news.
    pub(super) fn reads(&mut self, seat: SeatId) -> bool {
        !self.is_connected(seat) && self.read.insert(seat)
    }

    pub(super) fn is_connected(&self, seat: SeatId) -> bool {
        self.screens.contains_key(&seat)
    }

    /// Whether its phone is there, its own or the one that it shares.
    pub(super) fn is_here(&self, seat: &Seat) -> bool {
        let is_here = |seat| self.is_connected(seat) || self.read.contains(&seat);
        match seat.carried {
            Carried::OwnPhone => is_here(seat.id),
            Carried::By(carrier) => is_here(carrier),
            Carried::NoDevice => true, // there is nothing that could be lost
        }
    }

    /// Forgets seats that are gone.
    pub(super) fn keep_only(&mut self, circle: &Circle) {
        let known = |seat: &SeatId| circle.seat(*seat).is_some() || circle.is_waiting(*seat);
        self.screens.retain(|seat, _| known(seat));
        self.read.retain(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_here_while_any_of_its_screens_is() {
        let mut presence = Presence::default();
        assert!(presence.came(SeatId(1)));
        assert!(!presence.came(SeatId(1)));
        assert!(!presence.went(SeatId(1)));
        assert!(presence.went(SeatId(1)));
        assert!(!presence.went(SeatId(1)));
    }
}
