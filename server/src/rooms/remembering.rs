//! What the task of a circle takes in and keeps in memory alone: what people say of themselves within a part, who
//! needs a person, and one-time links.

use app::protocol::Trouble;
use circle::spoken::SpokenDeed;
use circle::{Refusal, RequestDeed, SeatId};

use super::room::Room;
use crate::chance;

impl Room {
    /// Keeps what `seat` says, of itself or of another that it acts for, and tells it.
    pub(super) fn say(
        &mut self,
        seat: SeatId,
        for_seat: Option<SeatId>,
        deed: &SpokenDeed,
    ) -> Result<u64, Trouble> {
        let spoken = self.spoken.act(&self.circle, seat, for_seat, deed);
        let spoken = spoken.map_err(Trouble::Refused)?;
        if spoken != self.spoken {
            self.spoken = spoken;
            self.tell(None);
        }
        Ok(self.shown)
    }

    /// `seat` asks for a person, or says that one is coming.
    pub(super) fn need(&mut self, seat: SeatId, deed: RequestDeed) -> Result<u64, Trouble> {
        let now = self.clock.now();
        let requests = self.requests.act(&self.circle, now, seat, deed);
        let requests = requests.map_err(Trouble::Refused)?;
        if requests != self.requests {
            self.requests = requests;
            self.tell(None);
        }
        Ok(self.shown)
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
