//! Who pressed the button of the door and has not used the key in the answer yet: in memory alone. Whose answer was lost
//! presses again, and is given a key to the same seat, not a second seat. Once a key of the seat has come the answer was
//! heard, and the page gives no other: whoever else has that page has no part in the seat.

use std::sync::{Mutex, MutexGuard, PoisonError};

use circle::time::{MINUTE, Millis};
use circle::{CommandId, SeatId, Timestamp};
use serde::{Deserialize, Serialize};

/// How long one can press again, in milliseconds.
const AGAIN_WITHIN: Millis = 2 * MINUTE;
/// The most presses that are remembered: of as many as can be under one roof. The oldest goes.
const MOST: usize = 300;

/// The presses at the door of one circle or gathering whose answer may have been lost. Each is known by its whole id, and
/// not by the few bits that the circle keeps of it.
pub(crate) struct Pressed<P = SeatId> {
    presses: Mutex<Vec<Press<P>>>,
}

/// A press, also on its way to another server.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Press<P> {
    id: CommandId,
    /// The seat that it gave, or the person that it brought in.
    seat: P,
    until: Timestamp,
    /// A key of the seat has come. It is remembered nevertheless, since another server may not know that yet.
    came: bool,
}

impl<P> Default for Pressed<P> {
    fn default() -> Pressed<P> {
        let presses = Mutex::default();
        Pressed { presses }
    }
}

impl<P: Copy + PartialEq> Pressed<P> {
    /// This press gave this seat.
    pub(crate) fn add(&self, id: CommandId, seat: P, now: Timestamp) {
        let until = now.after(AGAIN_WITHIN);
        let came = false;
        self.keep(
            Press {
                id,
                seat,
                until,
                came,
            },
            now,
        );
    }

    fn keep(&self, press: Press<P>, now: Timestamp) {
        let mut presses = self.presses();
        presses.retain(|press| press.until > now);
        if presses.len() >= MOST {
            presses.remove(0);
        }
        presses.push(press);
    }

    /// The seat that this press gave, if it may still be pressed again.
    pub(crate) fn seat_of(&self, id: CommandId, now: Timestamp) -> Option<P> {
        let presses = self.presses();
        let mut found = presses.iter();
        let press = found.find(|press| press.id == id && press.until > now && !press.came)?;
        Some(press.seat)
    }

    /// What is told to other servers.
    pub(crate) fn copy(&self) -> Vec<Press<P>> {
        self.presses().clone()
    }

    /// What another server knows. What one of them knows to have come has come for both.
    pub(crate) fn learn(&self, other: Vec<Press<P>>, now: Timestamp) {
        for mut press in other {
            let mut presses = self.presses();
            if let Some(known) = presses.iter_mut().find(|known| known.id == press.id) {
                known.came |= press.came;
                continue;
            }
            drop(presses);
            if press.until > now {
                // No longer than where it was pressed, or servers would tell each other of it for ever.
                press.until = press.until.min(now.after(AGAIN_WITHIN));
                self.keep(press, now);
            }
        }
    }

    /// A key of `seat` has come.
    pub(crate) fn key_came(&self, seat: P) {
        let mut presses = self.presses();
        for press in presses.iter_mut().filter(|press| press.seat == seat) {
            press.came = true;
        }
    }

    /// Forgets seats that are gone.
    pub(crate) fn keep_only(&self, is_known: impl Fn(P) -> bool) {
        self.presses().retain(|press| is_known(press.seat));
    }

    fn presses(&self) -> MutexGuard<'_, Vec<Press<P>>> {
        self.presses.lock().unwrap_or_else(PoisonError::into_inner)
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
        assert_eq!(pressed.presses().len(), 1);
    }

    #[test]
    fn a_press_whose_key_came_is_not_brought_back_by_a_server_that_has_not_heard_of_it() {
        let (one, other, now) = (Pressed::default(), Pressed::default(), Timestamp(5));
        let id = CommandId(7);
        one.add(id, SeatId(1), now);
        other.learn(one.copy(), now);
        assert_eq!(other.seat_of(id, now), Some(SeatId(1)));
        other.key_came(SeatId(1));
        other.learn(one.copy(), now);
        assert_eq!(other.seat_of(id, now), None);
        one.learn(other.copy(), now);
        assert_eq!(one.seat_of(id, now), None, "it came there");
    }
}
