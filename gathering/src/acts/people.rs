//! People come, share a phone, are named to keep or help, and leave.

use circle::Timestamp;

use crate::gathering::Gathering;
use crate::order::Ask;
use crate::person::{HallRole, HallSign, Person, PersonId, Phone, Seated, Sits};
use crate::refusal::HallRefusal;

impl Gathering {
    /// Someone has come in; by a link, they keep.
    pub(crate) fn arrive(&mut self, keeps: bool) -> Result<PersonId, HallRefusal> {
        self.add(Phone::Own, keeps)
    }

    /// One more person.
    pub(crate) fn add(&mut self, phone: Phone, keeps: bool) -> Result<PersonId, HallRefusal> {
        if self.is_full() {
            return Err(HallRefusal::HallFull);
        }
        let id = PersonId(self.next_person);
        self.next_person = id.0.checked_add(1).ok_or(HallRefusal::HallFull)?;
        let person = Person {
            id,
            sign: self.free_sign(),
            role: HallRole::Guest,
            phone,
            keeps,
            joins: true,
            sits: Sits::default(),
            offer: None,
            stayed: false,
            place_lost: false,
            sat: Vec::new(),
        };
        self.people.insert(id, person);
        self.counts.people = self.counts.people.max(self.people.len() as u32);
        Ok(id)
    }

    /// A sign that nobody has: the next one after the last that was given, so that a sign of someone who left is not
    /// soon another's.
    fn free_sign(&self) -> HallSign {
        let from = self.next_person;
        let count = u32::from(HallSign::COUNT);
        let mut signs = (0..count).map(|n| HallSign(((from + n) % count) as u16));
        let taken = |sign: HallSign| self.people().any(|person| person.sign == sign);
        signs.find(|sign| !taken(*sign)).unwrap_or(HallSign(0))
    }

    pub(crate) fn give_role(&mut self, id: PersonId, role: HallRole) -> Result<(), HallRefusal> {
        let person = self.person_mut(id)?;
        if person.role == HallRole::Host || role == HallRole::Host {
            return Err(HallRefusal::HostStays);
        }
        if person.phone != Phone::Own {
            return Err(HallRefusal::NoPhone);
        }
        // Who helps is there for others, and sits in no circle unless the host says so.
        if (person.role == HallRole::Guest) != (role == HallRole::Guest) {
            person.joins = role == HallRole::Guest;
        }
        person.role = role;
        if !person.joins {
            self.leave_preview(id);
        }
        Ok(())
    }

    pub(crate) fn name_keeper(&mut self, id: PersonId, keeps: bool) -> Result<(), HallRefusal> {
        let person = self.person_mut(id)?;
        if keeps && person.phone != Phone::Own {
            return Err(HallRefusal::NoPhone);
        }
        person.keeps = keeps;
        // Who is named to keep is meant to sit.
        person.joins |= keeps;
        if let Some(preview) = self.preview.as_mut().filter(|_| !keeps) {
            preview.keeps_no_more(id);
        }
        Ok(())
    }

    pub(crate) fn set_joins(&mut self, id: PersonId, joins: bool) -> Result<(), HallRefusal> {
        self.person_mut(id)?.joins = joins;
        if !joins {
            self.leave_preview(id);
        }
        Ok(())
    }

    pub(crate) fn leave_preview(&mut self, id: PersonId) {
        if let Some(preview) = &mut self.preview {
            preview.forget(id);
        }
    }

    /// A host asks someone to leave.
    pub(crate) fn remove(
        &mut self,
        now: Timestamp,
        by: PersonId,
        whom: PersonId,
    ) -> Result<(), HallRefusal> {
        let (Some(host), Some(other)) = (self.person(by), self.person(whom)) else {
            return Err(HallRefusal::UnknownPerson);
        };
        if !self.may_remove(host, other) {
            return Err(HallRefusal::HostStays);
        }
        self.leave(now, whom)
    }

    /// Someone leaves the hall: their seat is given up, and nothing of them stays but what they added to sums. An order
    /// that may be on its way to seat them stands; if the circle gives them a seat, it is given up at once.
    pub(crate) fn leave(&mut self, now: Timestamp, id: PersonId) -> Result<(), HallRefusal> {
        let person = self.people.remove(&id).ok_or(HallRefusal::UnknownPerson)?;
        self.remembered.remove(&id);
        if let Some(at) = person.sits.at {
            self.give_up(now, at);
        }
        if let Some(order) = person.sits.moving {
            self.orders.withdraw_unsent(order);
        }
        self.leave_preview(id);
        for circle in &mut self.circles {
            if circle.keeper == Some(id) {
                circle.keeper = None;
            }
        }
        for agreement in &mut self.agreements {
            agreement.forget(id);
        }
        // Whoever shared their phone is still here.
        for other in self.people.values_mut() {
            if other.phone == Phone::Of(id) {
                other.phone = Phone::None;
            }
        }
        Ok(())
    }

    /// Someone gets up from their circle and stays in the hall.
    pub(crate) fn get_up(&mut self, now: Timestamp, id: PersonId) -> Result<(), HallRefusal> {
        self.person(id).ok_or(HallRefusal::UnknownPerson)?;
        let at = self.without_seat(id).ok_or(HallRefusal::NotNow)?;
        self.give_up(now, at);
        Ok(())
    }

    /// Someone sits nowhere any more. Where they sat.
    pub(crate) fn without_seat(&mut self, id: PersonId) -> Option<Seated> {
        let person = self.people.get_mut(&id)?;
        let at = person.sits.at.take()?;
        if let Some(offer) = &mut person.offer {
            offer.lapses_at = None; // who has no seat can take their time
        }
        let mut circles = self.circles.iter_mut();
        let circle = circles.find(|circle| circle.number == at.circle);
        if let Some(circle) = circle.filter(|circle| circle.keeper == Some(id)) {
            circle.keeper = None;
        }
        Some(at)
    }

    /// The circle is asked to give up a seat that is nobody's any more.
    pub(crate) fn give_up(&mut self, now: Timestamp, at: Seated) {
        if self.live_circle(at.circle).is_ok() {
            let ask = Ask::GiveUp { seat: at.seat };
            self.orders.make(now, at.circle, ask);
        }
    }
}
