//! What the task of a circle takes in and keeps in memory alone: what people say of themselves within a part, who
//! needs a person, and one-time links.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::protocol::Trouble;
use circle::spoken::SpokenDeed;
use circle::{Circle, CommandId, Heard, Refusal, RequestDeed, SeatId};

use super::room::Room;
use crate::chance;

/// The last ids under which each seat said something or asked for a person, so that a resend is acknowledged. What is
/// asked of the circle itself is remembered with the circle.
#[derive(Default)]
pub(super) struct Done {
    of: Mutex<HashMap<SeatId, Heard>>,
}

impl Done {
    pub(super) fn has(&self, seat: SeatId, id: CommandId) -> bool {
        let of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.get(&seat).is_some_and(|heard| heard.has(id))
    }

    fn add(&self, seat: SeatId, id: CommandId) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.entry(seat).or_default().add(id);
    }

    /// Of seats that are given up nothing is kept.
    pub(super) fn keep_only(&self, circle: &Circle) {
        let mut of = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        of.retain(|seat, _| circle.seat(*seat).is_some());
    }
}

impl Room {
    /// Does `what` unless it was done under this id before, and remembers that it was.
    pub(super) fn once(
        &mut self,
        seat: SeatId,
        id: CommandId,
        what: impl FnOnce(&mut Room) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        if self.done.has(seat, id) {
            return Ok(());
        }
        what(self)?;
        self.done.add(seat, id);
        Ok(())
    }

    /// Keeps what `seat` says, of itself or of another that it acts for, and tells it.
    pub(super) fn say(
        &mut self,
        seat: SeatId,
        for_seat: Option<SeatId>,
        deed: &SpokenDeed,
    ) -> Result<(), Trouble> {
        let spoken = self.spoken.act(&self.circle, seat, for_seat, deed);
        let spoken = spoken.map_err(Trouble::Refused)?;
        if spoken != self.spoken {
            self.spoken = spoken;
            self.tell(None);
        }
        Ok(())
    }

    /// `seat` asks for a person, or says that one is coming.
    pub(super) fn need(&mut self, seat: SeatId, deed: RequestDeed) -> Result<(), Trouble> {
        let now = self.clock.now();
        let requests = self.requests.act(&self.circle, now, seat, deed);
        let requests = requests.map_err(Trouble::Refused)?;
        if requests != self.requests {
            self.requests = requests;
            self.tell(None);
        }
        Ok(())
    }

    /// A new one-time link for a co-keeper: its key.
    pub(super) fn invite(&mut self, seat: SeatId) -> Result<String, Trouble> {
        if !self.circle.may_invite(seat) {
            return Err(Trouble::Refused(Refusal::KeeperOnly));
        }
        let key = chance::hex_id();
        self.invites.add(&key, self.clock.now());
        Ok(key)
    }
}
