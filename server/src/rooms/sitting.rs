//! Sitting down.

use std::sync::Arc;

use app::protocol::AskError;
use circle::{Action, Actor, Carried, Circle, Command, Refusal, Role, SeatId};

use super::handle::{Arrival, Seated};
use super::room::Room;
use crate::chance;
use crate::keys::Keys;

impl Room {
    pub(super) async fn sit(&mut self, from: Arrival) -> Result<Seated, AskError> {
        let (arrival, consents) = (from.id, from.consents);
        if let Some(seat) = self.pressed.seat_of(arrival, self.clock.now()) {
            return self.sit_again(seat).await;
        }
        // Someone sits or waits there by this page: it gives nobody a key to their seat, and no second seat.
        if self.circle.seat_given_to(arrival).is_some() {
            return Err(AskError::PageUsed);
        }
        let has_link = from.invite.is_some();
        let invite = from
            .invite
            .filter(|link| self.invites.knows(link, self.clock.now()));
        if has_link && invite.is_none() {
            return Err(AskError::InviteUsed);
        }
        // Someone with a key that was taken from them knocks; a link is the keeper's own word, and opens all the same.
        let returns = from.key.filter(|key| self.keys.were_taken_back(key));
        let actor = match (&invite, &returns) {
            (Some(_), _) => Actor::Invited(Role::CoKeeper),
            (None, Some(_)) => Actor::Returning,
            (None, None) => Actor::Door,
        };
        // People come to a circle of a gathering by the hall.
        if self.circle.is_within_gathering() && !matches!(actor, Actor::Invited(_)) {
            return Err(AskError::Refused(Refusal::Locked));
        }
        let key = chance::key();
        let command = Command::new(arrival, Action::Sit { consents });
        // Who would be refused anyway takes nobody's turn.
        let sits = self.circle.act(self.clock.now(), actor, &command).is_ok();
        if sits && invite.is_none() && !self.coming.may_sit(from.from) {
            self.publish(None);
            return Err(AskError::BusyDoor);
        }
        let given = key.clone();
        let link = invite.clone();
        let sat = self.decide_with_keys(actor, &command, move |before, circle, keys| {
            let is_new = before.seat_given_to(arrival).is_none();
            if let Some(seat) = circle.seat_given_to(arrival).filter(|_| is_new) {
                let keys = Arc::make_mut(keys);
                // Perhaps another server was quicker with the same link.
                if link.as_ref().is_some_and(|link| !keys.use_link(link)) {
                    return Err(AskError::InviteUsed);
                }
                give(circle, keys, seat, &given);
                if let Some(key) = &returns {
                    keys.forget_taken_back(key); // the new one stands for it
                }
            }
            Ok(())
        });
        let sat = sat.await;
        if let Some(link) = invite.filter(|_| matches!(sat, Ok(()) | Err(AskError::InviteUsed))) {
            self.invites.use_up(&link);
        }
        sat?;
        let seat = self.keys.seat_of(&key).ok_or(AskError::PageUsed)?;
        self.pressed.add(arrival, seat, self.clock.now());
        if self.circle.seat(seat).is_some() {
            self.coming.took(seat);
        }
        let first = true;
        Ok(Seated { seat, key, first })
    }

    /// The answer of the first press may have been lost, and its key with it: another one to the same seat.
    async fn sit_again(&mut self, seat: SeatId) -> Result<Seated, AskError> {
        let given = self.give_key(|circle, keys, key| give(circle, keys, seat, key));
        let key = given.await?;
        let seat = self.keys.seat_of(&key).ok_or(AskError::PageUsed)?;
        let first = false;
        Ok(Seated { seat, key, first })
    }
}

/// Gives one who sits or waits a key; a seat without a phone of its own has none.
fn give(circle: &Circle, keys: &mut Keys, seat: SeatId, key: &str) {
    let seated = circle.seat(seat).map(|seat| seat.carried);
    if circle.is_waiting(seat) {
        keys.give_waiting(seat, key);
    } else if seated == Some(Carried::OwnPhone) {
        keys.give_seat(seat, key);
    }
}
