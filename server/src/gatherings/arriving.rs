//! Coming in by the door, and the keys of the house.

use std::time::Instant;

use gathering::{HallAction, HallActor, HallCommand, HallRefusal, PersonId};

use super::error::HallError;
use super::hall::Hall;
use super::handle::{Came, HallArrival};
use crate::chance;
use crate::keys::Keys;

impl Hall {
    /// Someone comes in. Their key is made with them.
    pub(super) async fn arrive(&mut self, arrival: HallArrival) -> Result<Came, HallError> {
        let HallArrival {
            id,
            invite,
            key: had,
            from,
        } = arrival;
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
        // A link is the host's own word, and opens also to one who was asked to leave.
        let returns = had.filter(|key| self.keys.were_taken_back(key));
        if returns.is_some() && invite.is_none() {
            return Err(HallError::AskedToLeave);
        }
        let command = HallCommand {
            id,
            for_person: None,
            action: HallAction::Arrive,
        };
        // Who would be refused anyway takes nobody's turn.
        let comes = self.gathering.act(now, actor, &command).is_ok();
        if comes && invite.is_none() && !self.coming.may_come(Instant::now(), from) {
            return Err(HallError::BusyDoor);
        }
        let key = chance::key();
        let came = self.decide_with_keys(actor, &command, |before, after, keys| {
            let is_new = before.person_given_to(id).is_none();
            if let Some(person) = after.person_given_to(id).filter(|_| is_new) {
                // Perhaps another server was quicker with the same link.
                if invite.as_ref().is_some_and(|link| !keys.use_link(link)) {
                    return Err(HallError::InviteUsed);
                }
                keys.give_seat(person, &key);
                if let Some(had) = &returns {
                    keys.forget_taken_back(had);
                }
            }
            Ok(())
        });
        let came = came.await;
        if let Some(link) = invite.filter(|_| matches!(came, Ok(()) | Err(HallError::InviteUsed))) {
            self.invites.use_up(&link);
        }
        came?;
        let person = self.keys.seat_of(&key).ok_or(HallError::PageUsed)?;
        self.pressed.add(id, person, now);
        self.awaited.came_in(person, now);
        let first = true;
        Ok(Came { person, key, first })
    }

    /// What someone asks for. Whoever brings in people without a phone does not do it faster than people come.
    pub(super) async fn carry_out(
        &mut self,
        by: PersonId,
        command: &HallCommand,
    ) -> Result<(), HallError> {
        let actor = HallActor::Person(by);
        let carries = command.action == HallAction::Carry
            && !self.gathering.has_done(actor, command.id)
            && self.gathering.act(self.clock.now(), actor, command).is_ok();
        if carries && !self.coming.may_carry(Instant::now(), by) {
            return Err(HallError::TooFast);
        }
        let HallAction::Remove { person: whom } = command.action else {
            return self.decide(actor, command).await;
        };
        self.decide_with_keys(actor, command, |_, after, keys| {
            if after.person(whom).is_none() {
                keys.take_back(whom);
            }
            Ok(())
        })
        .await
    }

    /// A host lets all go who came in and were not seen since. Nobody asked them to leave: whoever comes after all comes in
    /// as anyone does.
    pub(super) async fn let_go_never_came(&mut self, host: PersonId) -> Result<(), HallError> {
        let by = self.gathering.person(host);
        if !by.is_some_and(|person| person.role.hosts()) {
            return Err(HallError::Refused(HallRefusal::HostOnly));
        }
        let never_came = self.awaited.never_came(self.clock.now());
        self.change(
            |hall| {
                let mut gathering = (*hall.gathering).clone();
                for person in &never_came {
                    let goes = HallCommand {
                        id: chance::command_id(),
                        for_person: None,
                        action: HallAction::Remove { person: *person },
                    };
                    let actor = HallActor::Person(host);
                    // Who has left meanwhile, or hosts, is not there to let go.
                    if let Ok((after, _)) = gathering.act(hall.clock.now(), actor, &goes) {
                        gathering = after;
                    }
                }
                Ok((gathering, Vec::new()))
            },
            |_, _, _| Ok(()),
        )
        .await
    }

    /// A new key, which `give` puts among the others.
    pub(super) async fn give_key(
        &mut self,
        give: impl Fn(&mut Keys<PersonId>, &str) + Send + Sync,
    ) -> Result<String, HallError> {
        let key = chance::key();
        self.change(
            |hall| Ok(((*hall.gathering).clone(), Vec::new())),
            |_, _, keys| {
                give(keys, &key);
                Ok(())
            },
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
        self.invites.add(&key, by, self.clock.now());
        Ok(key)
    }
}
