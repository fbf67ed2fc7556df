//! The connected screens of one circle: few for each seat, so that nobody can open them without end.

use std::collections::HashMap;

use circle::{Audience, Circle, Cue, SeatId};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::keys::Who;

/// The most sockets of one seat.
const OF_A_SEAT: usize = 5;
/// The most projectors.
const PROJECTORS: usize = 3;
/// The most sockets of a circle are so many for each seat ...
const FOR_EACH_SEAT: usize = 3;
/// ... and so many besides.
const BESIDES: usize = 10;

/// The connected screens.
#[derive(Default)]
pub(super) struct Listeners {
    /// The oldest first.
    all: Vec<Connected>,
}

struct Connected {
    who: Who,
    cues: mpsc::Sender<Cue>,
    /// Asks the socket to go, because there are too many.
    go: CancellationToken,
}

impl Listeners {
    /// One more. Where there are too many of them, the oldest goes.
    pub(super) fn add(
        &mut self,
        who: Who,
        cues: mpsc::Sender<Cue>,
        go: CancellationToken,
        seats: usize,
    ) {
        self.all.retain(|one| !one.cues.is_closed());
        self.all.push(Connected { who, cues, go });
        let most = if who == Who::Projector {
            PROJECTORS
        } else {
            OF_A_SEAT
        };
        if self.of(who.seat()) > most {
            self.let_go(who.seat());
        }
        if self.all.len() > seats * FOR_EACH_SEAT + BESIDES {
            let mut counts = HashMap::<_, usize>::new();
            for one in &self.all {
                *counts.entry(one.who.seat()).or_default() += 1;
            }
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            if let Some((of, _)) = most {
                self.let_go(of);
            }
        }
    }

    fn of(&self, seat: Option<SeatId>) -> usize {
        let of_it = self.all.iter().filter(|one| one.who.seat() == seat);
        of_it.count()
    }

    /// The oldest of this seat goes.
    fn let_go(&mut self, seat: Option<SeatId>) {
        let oldest = self.all.iter().position(|one| one.who.seat() == seat);
        if let Some(oldest) = oldest {
            self.all.remove(oldest).go.cancel();
        }
    }

    /// Gives a cue to those that it is for. A screen whose queue is full is dropped here and takes a fresh start.
    pub(super) fn give(&mut self, cue: Cue, circle: &Circle) {
        self.all
            .retain(|one| !is_for(circle, &cue, one.who) || one.cues.try_send(cue).is_ok());
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
    use super::*;

    type Ears = (mpsc::Receiver<Cue>, CancellationToken);

    fn come(listeners: &mut Listeners, who: Who) -> Ears {
        let ((cues, hear), go) = (mpsc::channel(1), CancellationToken::new());
        listeners.add(who, cues, go.clone(), 2);
        (hear, go)
    }

    fn is_asked_to_go(ears: &Ears) -> bool {
        ears.1.is_cancelled()
    }

    #[test]
    fn the_sixth_of_a_seat_makes_its_oldest_go_and_nobody_elses() {
        let mut listeners = Listeners::default();
        let (one, other) = (SeatId(1), SeatId(2));
        let neighbour = come(&mut listeners, Who::Seat(other));
        let mut phones: Vec<_> = (0..4)
            .map(|_| come(&mut listeners, Who::Seat(one)))
            .collect();
        phones.push(come(&mut listeners, Who::Desk(one)));
        assert!(!phones.iter().any(is_asked_to_go));
        phones.push(come(&mut listeners, Who::Seat(one)));
        let asked: Vec<_> = phones.iter().map(is_asked_to_go).collect();
        assert_eq!(asked, [true, false, false, false, false, false]);
        assert!(!is_asked_to_go(&neighbour));
        // One that has gone by itself makes room.
        phones.remove(1);
        let _seventh = come(&mut listeners, Who::Desk(one));
        assert!(!phones[1..].iter().any(is_asked_to_go));
        let walls: Vec<_> = (0..4)
            .map(|_| come(&mut listeners, Who::Projector))
            .collect();
        let asked: Vec<_> = walls.iter().map(is_asked_to_go).collect();
        assert_eq!(asked, [true, false, false, false]);
    }

    #[test]
    fn a_circle_has_not_many_more_than_it_has_seats() {
        let mut listeners = Listeners::default();
        let ears: Vec<_> = (0..100)
            .map(|at| come(&mut listeners, Who::Seat(SeatId(at))))
            .collect();
        assert_eq!(listeners.all.len(), 2 * FOR_EACH_SEAT + BESIDES);
        assert_eq!(ears.len(), 100);
    }
}
