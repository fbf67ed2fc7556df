//! The connected screens of one gathering: few for each person, so that nobody can open them without end.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use gathering::PersonId;
use tokio_util::sync::CancellationToken;

/// The most sockets of one person, or of the walls together.
const OF_ONE: usize = 5;

/// The connected screens, the oldest first.
#[derive(Default)]
pub(super) struct HallListeners(Mutex<Vec<Connected>>);

struct Connected {
    /// None for a wall.
    who: Option<PersonId>,
    here: Weak<()>,
    go: CancellationToken,
}

/// A connected screen; it is one until this is dropped.
pub struct Listening {
    /// There are too many of the same person, and this one is to go.
    pub go: CancellationToken,
    _here: Arc<()>,
}

impl HallListeners {
    /// One more. Where there are too many of theirs, the oldest goes.
    pub(super) fn add(&self, who: Option<PersonId>) -> Listening {
        let (here, go) = (Arc::new(()), CancellationToken::new());
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| one.here.strong_count() > 0);
        all.push(Connected {
            who,
            here: Arc::downgrade(&here),
            go: go.clone(),
        });
        let theirs = all.iter().filter(|one| one.who == who).count();
        let oldest = all.iter().position(|one| one.who == who);
        if theirs > OF_ONE
            && let Some(oldest) = oldest
        {
            all.remove(oldest).go.cancel();
        }
        Listening { go, _here: here }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_too_many_goes_and_nobody_elses() {
        let listeners = HallListeners::default();
        let other = listeners.add(Some(PersonId(2)));
        let mut theirs: Vec<_> = (0..OF_ONE)
            .map(|_| listeners.add(Some(PersonId(1))))
            .collect();
        theirs.remove(0);
        theirs.push(listeners.add(Some(PersonId(1))));
        assert!(
            theirs.iter().all(|one| !one.go.is_cancelled()),
            "one had left"
        );
        let newest = listeners.add(Some(PersonId(1)));
        let gone: Vec<_> = theirs.iter().map(|one| one.go.is_cancelled()).collect();
        assert_eq!(gone, [true, false, false, false, false]);
        assert!(!newest.go.is_cancelled() && !other.go.is_cancelled());
    }
}
