//! A witness sees every view that anyone sees, and says when two of them cannot both be true.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use circle::SeatId;
use circle::view::Commons;

/// Everything seen so far.
#[derive(Default)]
pub struct Witness {
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    views: BTreeMap<u64, Commons>,
    turns: BTreeMap<u32, SeatId>,
    wrong: Vec<String>,
}

impl Witness {
    /// Someone saw this view of this version.
    pub fn see(&self, version: u64, commons: &Commons) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(wrong) = seen.see(version, commons) {
            seen.wrong.push(format!("version {version}: {wrong}"));
        }
    }

    /// The newest version that anyone has seen, with its view.
    #[must_use]
    pub fn newest(&self) -> Option<(u64, Commons)> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.views
            .last_key_value()
            .map(|(version, commons)| (*version, commons.clone()))
    }

    /// How many different versions were seen.
    #[must_use]
    pub fn count(&self) -> usize {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .views
            .len()
    }

    /// Fails if anything seen was wrong.
    ///
    /// # Panics
    /// With everything that was wrong.
    pub fn agrees(&self) {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(
            seen.wrong.is_empty(),
            "what was seen cannot be: {:#?}",
            seen.wrong
        );
    }
}

impl Seen {
    fn see(&mut self, version: u64, commons: &Commons) -> Result<(), String> {
        if let Some(known) = self.views.get(&version) {
            if known != commons {
                return Err(format!("two views: {known:?} and {commons:?}"));
            }
            return Ok(());
        }
        let turn = commons.ring.piece.turn();
        if let Some(turn) = turn {
            let seat = commons.ring.seats.iter().find(|seat| seat.id == turn.seat);
            match seat {
                None => return Err("the piece is with a seat that is not there".to_owned()),
                Some(seat) if seat.away => {
                    return Err("the piece is with a seat that stepped out".to_owned());
                }
                Some(_) => {}
            }
            let holder = *self.turns.entry(turn.number).or_insert(turn.seat);
            if holder != turn.seat {
                return Err(format!("turn {} had two holders", turn.number));
            }
        }
        let number = |commons: &Commons| commons.ring.piece.turn().map(|turn| turn.number);
        let before = self
            .views
            .range(..version)
            .rev()
            .find_map(|(_, view)| number(view));
        let after = self
            .views
            .range(version..)
            .find_map(|(_, view)| number(view));
        if let Some(turn) = turn
            && (before.is_some_and(|before| before > turn.number)
                || after.is_some_and(|after| after < turn.number))
        {
            return Err(format!("turn {} came back", turn.number));
        }
        self.views.insert(version, commons.clone());
        Ok(())
    }
}
