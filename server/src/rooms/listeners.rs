//! The connected screens of one circle: few for each seat, so that nobody can open them without end.

use std::collections::HashMap;
use std::sync::Weak;

use circle::SeatId;
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
    here: Weak<()>,
    /// Asks the socket to go, because there are too many.
    go: CancellationToken,
}

impl Listeners {
    /// One more. Where there are too many of them, the oldest goes.
    pub(super) fn add(&mut self, who: Who, here: Weak<()>, go: CancellationToken, seats: usize) {
        self.all.retain(|one| one.here.strong_count() > 0);
        self.all.push(Connected { who, here, go });
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
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    type Ears = (Arc<()>, CancellationToken);

    fn come(listeners: &mut Listeners, who: Who) -> Ears {
        let (here, go) = (Arc::new(()), CancellationToken::new());
        listeners.add(who, Arc::downgrade(&here), go.clone(), 2);
        (here, go)
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
