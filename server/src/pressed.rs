//! Who pressed the button of the door and has not used the key in the answer yet: in memory alone. Whose answer was lost
//! presses again, and is given a key to the same seat, not a second seat. Once a key of the seat has come the answer was
//! heard, and the page gives no other: whoever else has that page has no part in the seat.

use std::sync::{Mutex, MutexGuard, PoisonError};

use circle::time::{MINUTE, Millis};
use circle::{CommandId, SeatId, Timestamp};

/// How long one can press again, in milliseconds.
const AGAIN_WITHIN: Millis = 2 * MINUTE;
/// The most presses that are remembered: of as many as can be under one roof. The oldest goes.
const MOST: usize = 300;

/// The presses at the door of one circle or gathering whose answer may have been lost. Each is known by its whole id, and
/// not by the few bits that the circle keeps of it.
pub(crate) struct Pressed<P = SeatId> {
    unanswered: Mutex<Vec<Press<P>>>,
}

struct Press<P> {
    id: CommandId,
    /// The seat that it gave, or the person that it brought in.
    seat: P,
    until: Timestamp,
}

impl<P> Default for Pressed<P> {
    fn default() -> Pressed<P> {
        let unanswered = Mutex::default();
        Pressed { unanswered }
    }
}

impl<P: Copy + PartialEq> Pressed<P> {
    /// This press gave this seat.
    pub(crate) fn add(&self, id: CommandId, seat: P, now: Timestamp) {
        let until = now.after(AGAIN_WITHIN);
        self.add_until(Press { id, seat, until }, now);
    }

    fn add_until(&self, press: Press<P>, now: Timestamp) {
        let mut unanswered = self.unanswered();
        unanswered.retain(|press| press.until > now);
        if unanswered.len() >= MOST {
            unanswered.remove(0);
        }
        unanswered.push(press);
    }

    /// The seat that this press gave, if it may still be pressed again.
    pub(crate) fn seat_of(&self, id: CommandId, now: Timestamp) -> Option<P> {
        let unanswered = self.unanswered();
        let mut found = unanswered.iter();
        let press = found.find(|press| press.id == id && press.until > now)?;
        Some(press.seat)
    }

    /// What is told to other servers.
    pub(crate) fn copy(&self) -> Vec<(CommandId, P, Timestamp)> {
        let unanswered = self.unanswered();
        let presses = unanswered.iter();
        presses
            .map(|press| (press.id, press.seat, press.until))
            .collect()
    }

    /// What another server knows.
    pub(crate) fn learn(&self, other: &[(CommandId, P, Timestamp)], now: Timestamp) {
        for (id, seat, until) in other {
            if *until > now && self.seat_of(*id, now).is_none() {
                // No longer than where it was pressed, or servers would tell each other of it for ever.
                let until = (*until).min(now.after(AGAIN_WITHIN));
                let (id, seat) = (*id, *seat);
                self.add_until(Press { id, seat, until }, now);
            }
        }
    }

    /// A key of `seat` has come.
    pub(crate) fn key_came(&self, seat: P) {
        self.unanswered().retain(|press| press.seat != seat);
    }

    /// Forgets seats that are gone.
    pub(crate) fn keep_only(&self, is_known: impl Fn(P) -> bool) {
        self.unanswered().retain(|press| is_known(press.seat));
    }

    fn unanswered(&self) -> MutexGuard<'_, Vec<Press<P>>> {
        self.unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_known_whole_until_a_key_of_its_seat_comes_and_not_for_long() {
        let (pressed, now) = (Pressed::default(), Timestamp(5));
        let (id, alike) = (CommandId(7), CommandId(7 | 1 << 127));
        let seat_of = |id, now| pressed.seat_of(id, now);
        pressed.add(id, SeatId(1), now);
        assert_eq!(seat_of(id, now), Some(SeatId(1)));
        assert_eq!(seat_of(alike, now), None);
        assert_eq!(seat_of(id, now.after(AGAIN_WITHIN - 1)), Some(SeatId(1)));
        assert_eq!(seat_of(id, now.after(AGAIN_WITHIN)), None);
        pressed.add(alike, SeatId(2), now);
        pressed.key_came(SeatId(1));
        assert_eq!(
            [id, alike].map(|id| seat_of(id, now)),
            [None, Some(SeatId(2))]
        );
        for number in 0..MOST {
            pressed.add(CommandId(100 + number as u128), SeatId(3), now);
        }
        assert_eq!(seat_of(alike, now), None, "the oldest goes");
        assert_eq!(seat_of(CommandId(100), now), Some(SeatId(3)));
        pressed.add(id, SeatId(1), now.after(AGAIN_WITHIN));
        assert_eq!(pressed.unanswered().len(), 1);
    }
}
