//! The whole room settles what we ask of each other.

use circle::text::{AGREEMENT_CHARS, tidy};
use circle::{AgreementId, Seen, Thumb};

use crate::afternoon::bounds::MAX_ROOM_AGREEMENTS;
use crate::consent::{RoomAgreement, RoomStanding};
use crate::gathering::Gathering;
use crate::person::{OPENER, PersonId, Phone};
use crate::refusal::HallRefusal;

impl Gathering {
    pub(crate) fn thumb(
        &mut self,
        person: PersonId,
        agreement: AgreementId,
        wording: u16,
        thumb: Thumb,
    ) -> Result<(), HallRefusal> {
        let agreement = self.open_agreement(agreement)?;
        if agreement.wording != wording {
            return Err(HallRefusal::UnknownAgreement); // its words have changed since
        }
        agreement.answer(person, thumb);
        Ok(())
    }

    /// The same answer to all of `seen` that this person has not answered. What has been reworded, set aside or brought
    /// into force since they were shown is left out.
    pub(crate) fn thumb_rest(
        &mut self,
        person: PersonId,
        thumb: Thumb,
        seen: &[Seen],
    ) -> Result<(), HallRefusal> {
        let is_seen = |agreement: &RoomAgreement| {
            let as_it_is =
                |seen: &Seen| seen.agreement == agreement.id && seen.wording == agreement.wording;
            seen.iter().any(as_it_is)
        };
        let open = self.agreements.iter_mut().filter(|agreement| {
            !agreement.in_force && !agreement.answers.contains_key(&person) && is_seen(agreement)
        });
        let answered = open
            .map(|agreement| agreement.answer(person, thumb))
            .count();
        if answered == 0 {
            return Err(HallRefusal::UnknownAgreement);
        }
        Ok(())
    }

    pub(crate) fn add_agreement(&mut self, text: &str) -> Result<(), HallRefusal> {
        let text = tidy(text, AGREEMENT_CHARS).map_err(HallRefusal::Text)?;
        if self.agreements.len() >= MAX_ROOM_AGREEMENTS {
            return Err(HallRefusal::ManyAgreements);
        }
        let id = AgreementId(self.next_agreement);
        let next = id.0.checked_add(1);
        self.next_agreement = next.ok_or(HallRefusal::ManyAgreements)?;
        self.agreements.push(RoomAgreement::new(id, text));
        Ok(())
    }

    pub(crate) fn reword(&mut self, id: AgreementId, text: &str) -> Result<(), HallRefusal> {
        let text = tidy(text, AGREEMENT_CHARS).map_err(HallRefusal::Text)?;
        let agreement = self.open_agreement(id)?;
        let wording = agreement.wording.checked_add(1);
        agreement.reword(wording.ok_or(HallRefusal::ManyAgreements)?, text);
        Ok(())
    }

    pub(crate) fn set_aside(&mut self, id: AgreementId) -> Result<(), HallRefusal> {
        self.open_agreement(id)?;
        self.agreements.retain(|agreement| agreement.id != id);
        Ok(())
    }

    /// What everyone can live with comes into force, and the rest is set aside. Who answered how is forgotten.
    pub(crate) fn settle_agreements(&mut self) {
        let awaited = self.awaited();
        self.agreements.retain_mut(|agreement| {
            let settled = match agreement.standing(&awaited) {
                RoomStanding::Settled | RoomStanding::InForce => true,
                RoomStanding::Open | RoomStanding::Held => false,
            };
            agreement.in_force = settled;
            agreement.forget_all();
            settled
        });
    }

    /// Counts are told when there is enough to tell.
    pub(crate) fn note_consent(&mut self) {
        if !self.settles_agreements() {
            return;
        }
        let awaited = self.awaited();
        let phones = self.people().map(|person| {
            let phone = match person.phone {
                Phone::Own => person.id,
                Phone::Of(carrier) => carrier,
                Phone::None => OPENER, // a host answers for them
            };
            (person.id, phone)
        });
        let phones = phones.collect();
        for agreement in self.agreements.iter_mut().filter(|a| !a.in_force) {
            agreement.note(&awaited, &phones);
        }
    }

    /// One that is not in force.
    fn open_agreement(&mut self, id: AgreementId) -> Result<&mut RoomAgreement, HallRefusal> {
        let mut open = self.agreements.iter_mut().filter(|a| !a.in_force);
        let agreement = open.find(|agreement| agreement.id == id);
        agreement.ok_or(HallRefusal::UnknownAgreement)
    }
}
