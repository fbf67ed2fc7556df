//! Sitting down.

use std::sync::Arc;

use app::protocol::Trouble;
use circle::{Actor, Command, Deed, Role};

use super::handle::{Arrival, Seated};
use super::room::Room;
use crate::chance;

impl Room {
    pub(super) async fn sit(&mut self, from: Arrival) -> Result<Seated, Trouble> {
        let (arrival, consents) = (from.id, from.consents);
        let is_new = self.circle.seat_given_to(arrival).is_none();
        let has_link = from.invite.is_some();
        let invite = from
            .invite
            .filter(|link| self.invites.knows(link, self.clock.now()));
        if is_new && has_link && invite.is_none() {
            return Err(Trouble::InviteUsed);
        }
        // Someone with a key that was taken from them knocks; a link is the keeper's own word, and opens all the same.
        let returns = from.key.filter(|key| self.keys.were_taken_back(key));
        let actor = match (&invite, &returns) {
            (Some(_), _) => Actor::Invited(Role::CoKeeper),
            (None, Some(_)) => Actor::Returning,
            (None, None) => Actor::Door,
        };
        let key = chance::key();
        let command = Command::new(arrival, Deed::Sit { consents });
        // Who would be refused anyway takes nobody's turn.
        let sits = is_new && self.circle.act(self.clock.now(), actor, &command).is_ok();
        if sits && invite.is_none() && !self.coming.may_sit(from.from) {
            self.tell(None);
            return Err(Trouble::BusyDoor);
        }
        let given = key.clone();
        self.decide_with_keys(actor, &command, move |circle, keys| {
            if let Some(seat) = circle.seat_given_to(arrival) {
                let keys = Arc::make_mut(keys);
                if circle.is_waiting(seat) {
                    keys.give_waiting(seat, &given);
                } else {
                    keys.give_seat(seat, &given);
                }
                if let Some(key) = &returns {
                    keys.forget_taken_back(key); // the new one stands for it
                }
            }
        })
        .await?;
        if let Some(link) = invite {
            self.invites.use_up(&link);
        }
        let seat = self
            .circle
            .seat_given_to(arrival)
            .ok_or(Trouble::NotSaved)?;
        if is_new && self.circle.seat(seat).is_some() {
            self.coming.took(seat);
        }
        Ok(Seated { seat, key })
    }
}
