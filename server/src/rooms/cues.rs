//! Sounds of one circle on their way to its screens.

use std::sync::Arc;

use circle::{Audience, Circle, Cue};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};
use tokio::sync::broadcast::{self, Receiver};

use crate::keys::Who;

/// Sounds that may wait; a screen that is further behind does not ring them late.
const WAITING: usize = 16;

/// A sound, in the circle as it was then.
type Rung = (Arc<Circle>, Cue);

/// The way of the sounds to all screens.
#[derive(Clone)]
pub(super) struct Bell(broadcast::Sender<Rung>);

/// What one screen hears.
pub struct Cues {
    who: Who,
    rung: Receiver<Rung>,
}

impl Default for Bell {
    fn default() -> Bell {
        Bell(broadcast::channel(WAITING).0)
    }
}

impl Bell {
    /// Lets this be heard by those that it is for.
    pub(super) fn ring(&self, circle: &Arc<Circle>, cue: Cue) {
        let _ = self.0.send((Arc::clone(circle), cue)); // perhaps nobody listens
    }

    /// What `who` hears from now on.
    pub(super) fn heard_by(&self, who: Who) -> Cues {
        let rung = self.0.subscribe();
        Cues { who, rung }
    }
}

impl Cues {
    /// The next sound for this screen. May be cancelled.
    pub async fn next(&mut self) -> Cue {
        loop {
            match self.rung.recv().await {
                Ok((circle, cue)) if is_for(&circle, &cue, self.who) => return cue,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                // Whoever follows the circle hears of its end otherwise.
                Err(RecvError::Closed) => return std::future::pending().await,
            }
        }
    }

    /// The next one, if it is there already.
    pub fn next_now(&mut self) -> Option<Cue> {
        loop {
            match self.rung.try_recv() {
                Ok((circle, cue)) if is_for(&circle, &cue, self.who) => return Some(cue),
                Ok(_) | Err(TryRecvError::Lagged(_)) => {}
                Err(TryRecvError::Empty | TryRecvError::Closed) => return None,
            }
        }
    }
}

/// Whether `who` hears it: for their own seat, and for those that they act for. One who waits at the door hears
/// nothing.
fn is_for(circle: &Circle, cue: &Cue, who: Who) -> bool {
    if who.seat().is_some_and(|seat| circle.seat(seat).is_none()) {
        return false;
    }
    let own = |seat| {
        who.seat()
            .is_some_and(|own| own == seat || circle.carries(own).contains(&seat))
    };
    match cue.audience {
        Audience::Everyone => true,
        Audience::Seat(seat) => own(seat),
        Audience::SeatAndProjector(seat) => own(seat) || who == Who::Projector,
    }
}

#[cfg(test)]
mod tests {
    use circle::{SeatId, Sound};

    use super::*;
    use crate::bench::gathered;

    #[test]
    fn each_hears_what_is_for_them_and_nothing_late() {
        let (bell, circle) = (Bell::default(), Arc::new(gathered(2)));
        let ring = |audience| {
            let sound = Sound::PieceArrived;
            bell.ring(&circle, Cue { sound, audience });
        };
        ring(Audience::Everyone);
        let (one, other) = (SeatId(1), SeatId(2));
        let mut screens = [
            bell.heard_by(Who::Seat(one)),
            bell.heard_by(Who::Seat(other)),
            bell.heard_by(Who::Projector),
            bell.heard_by(Who::Seat(SeatId(9))),
        ];
        let mut heard = || {
            screens.each_mut().map(|screen| {
                let mut heard = 0;
                while screen.next_now().is_some() {
                    heard += 1;
                }
                heard
            })
        };
        assert_eq!(heard(), [0; 4], "they came later");
        ring(Audience::Everyone);
        assert_eq!(heard(), [1, 1, 1, 0]);
        ring(Audience::Seat(one));
        assert_eq!(heard(), [1, 0, 0, 0]);
        ring(Audience::SeatAndProjector(other));
        assert_eq!(heard(), [0, 1, 1, 0]);
        for _ in 0..2 * WAITING {
            ring(Audience::Everyone);
        }
        assert_eq!(heard(), [WAITING, WAITING, WAITING, 0]);
    }
}
