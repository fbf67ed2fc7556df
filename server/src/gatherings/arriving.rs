//! Coming in by the door, and the keys of the house.

use std::time::{Duration, Instant};

use gathering::{HallAction, HallActor, HallCommand, HallRefusal, PersonId};

use super::error::HallError;
use super::hall::Hall;
use super::handle::{Came, HallArrival};
use crate::chance;
use crate::keys::Keys;
use crate::limits::bucket::Pace;

/// How fast people come in: a full hall at once, and then four a second for those who come and go. All of them may be
/// behind one router, so no address has a share of its own.
const COMING: Pace = Pace {
    at_once: 300,
    each: Duration::from_millis(250),
};

impl Hall {
    /// Someone comes in. Their key is made with them.
    pub(super) async fn arrive(&mut self, arrival: HallArrival) -> Result<Came, HallError> {
        let HallArrival { id, invite } = arrival;
        let now = self.clock.now();
        if let Some(person) = self.pressed.seat_of(id, now) {
            // The answer of the first press may have been lost, and its key with it.
            let key = self
                .give_key(|keys, key| keys.give_seat(person, key))
                .await?;
            let first = false;
            return Ok(Came { person, key, first });
        }
        if self.gathering.person_given_to(id).is_some() {
            return Err(HallError::PageUsed);
        }
        let actor = match &invite {
            Some(link) if self.invites.knows(link, now) => HallActor::Invited,
            Some(_) => return Err(HallError::InviteUsed),
            None => HallActor::Door,
        };
        let command = HallCommand {
            id,
            for_person: None,
            action: HallAction::Arrive,
        };
        // Who would be refused anyway takes nobody's turn.
        let comes = self.gathering.act(now, actor, &command).is_ok();
        if comes && invite.is_none() && !self.coming.take(Instant::now(), COMING) {
            return Err(HallError::BusyDoor);
        }
        let key = chance::key();
        self.decide_with_keys(actor, &command, |before, after, keys| {
            let is_new = before.person_given_to(id).is_none();
            if let Some(person) = after.person_given_to(id).filter(|_| is_new) {
                keys.give_seat(person, &key);
            }
        })
        .await?;
        if let Some(link) = invite {
            self.invites.use_up(&link);
        }
        let person = self.keys.seat_of(&key).ok_or(HallError::PageUsed)?;
        self.pressed.add(id, person, now);
        let first = true;
        Ok(Came { person, key, first })
    }

    /// A new key, which `give` puts among the others.
    pub(super) async fn give_key(
        &mut self,
        give: impl Fn(&mut Keys<PersonId>, &str),
    ) -> Result<String, HallError> {
        let key = chance::key();
        self.change(
            |hall| Ok(((*hall.gathering).clone(), Vec::new())),
            |_, _, keys| give(keys, &key),
        )
        .await?;
        Ok(key)
    }

    /// A one-time link for someone who will keep a circle.
    pub(super) fn invite(&mut self, by: PersonId) -> Result<String, HallError> {
        let person = self.gathering.person(by);
        if !person.is_some_and(|person| person.role.hosts()) {
            return Err(HallError::Refused(HallRefusal::HostOnly));
        }
        let key = chance::key();
        self.invites.add(&key, self.clock.now());
        Ok(key)
    }
}
