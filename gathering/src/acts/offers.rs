//! Offers: nobody is moved without being asked, and no answer is a wrong one.

use circle::Timestamp;

use crate::circles::{CircleNumber, CircleState, KEEPER_AWAITED, Tiles};
use crate::cue::{HallCue, HallSound};
use crate::gathering::Gathering;
use crate::order::Ask;
use crate::person::{
    ASKED_AGAIN_AFTER, Answer, OFFER_LASTS, Offer, OfferNumber, Person, PersonId, Phone, Seated,
};
use crate::refusal::HallRefusal;

impl Gathering {
    /// Asks someone whether they would sit there. It takes the place of what they were asked before. It lapses only for
    /// who sits already: then saying nothing means staying.
    pub(crate) fn offer(
        &mut self,
        now: Timestamp,
        id: PersonId,
        to: CircleNumber,
        keeps: bool,
        cues: &mut Vec<HallCue>,
    ) {
        let number = OfferNumber(self.next_offer);
        let Some(person) = self.people.get_mut(&id) else {
            return;
        };
        let sits = person.sits.at.is_some();
        person.stayed = false;
        person.place_lost = false;
        person.offer = Some(Offer {
            number,
            to,
            keeps,
            lapses_at: sits.then(|| now.after(OFFER_LASTS)),
            again_at: None,
        });
        self.next_offer += 1;
        cues.push(HallCue::to(id, HallSound::Asked));
    }

    /// What it does that the circles stand so: whoever has the piece is not asked before it has gone on, and has their
    /// minute from then on. None if nothing changes by it.
    #[must_use]
    pub fn asked_after_the_piece(&self, now: Timestamp, tiles: &Tiles) -> Option<Gathering> {
        if self.held_since.is_some() || self.has_ended() {
            return None;
        }
        let has_piece = |at: Seated| {
            let holder = tiles.get(&at.circle).and_then(CircleState::holder);
            holder == Some(at.seat)
        };
        let other = |person: &Person| {
            let (offer, at) = person.offer.zip(person.sits.at)?;
            let wanted = match (has_piece(at), offer.lapses_at) {
                (true, Some(_)) => None,
                (false, None) => Some(now.max(self.last_at).after(OFFER_LASTS)),
                (true, None) | (false, Some(_)) => return None,
            };
            offer.again_at.is_none().then_some((person.id, wanted))
        };
        let others: Vec<_> = self.people.values().filter_map(other).collect();
        (!others.is_empty()).then(|| {
            let mut changed = self.clone();
            for (person, lapses_at) in others {
                let person = changed.people.get_mut(&person);
                if let Some(offer) = person.and_then(|person| person.offer.as_mut()) {
                    offer.lapses_at = lapses_at;
                }
            }
            changed
        })
    }

    pub(crate) fn answer(
        &mut self,
        now: Timestamp,
        id: PersonId,
        number: OfferNumber,
        answer: Answer,
    ) -> Result<(), HallRefusal> {
        let person = self.person_mut(id)?;
        let offer = person.offer.filter(|offer| offer.number == number);
        let mut offer = offer.ok_or(HallRefusal::OfferOver)?;
        match answer {
            Answer::Yes => {
                person.offer = None;
                let keeps = offer.keeps;
                let ask = Ask::Seat { person: id, keeps };
                let order = self.orders.make(now, offer.to, ask);
                self.person_mut(id)?.sits.moving = Some(order);
            }
            Answer::FiveMore => {
                offer.lapses_at = None;
                let again_at = now.after(ASKED_AGAIN_AFTER);
                offer.again_at = Some(again_at);
                person.offer = Some(offer);
                if offer.keeps {
                    // Asked again, they have a minute to answer, as everybody has.
                    self.await_keeper(offer.to, again_at.after(OFFER_LASTS));
                }
            }
            Answer::Stay => {
                person.offer = None;
                person.stayed = true;
            }
        }
        Ok(())
    }

    /// The host asks one person, such as one who came late.
    pub(crate) fn seat_here(
        &mut self,
        now: Timestamp,
        id: PersonId,
        to: CircleNumber,
        keeps: bool,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        self.live_circle(to)?;
        let person = self.person(id).ok_or(HallRefusal::UnknownPerson)?;
        if person.sits.moving.is_some() {
            return Err(HallRefusal::OnTheWay);
        }
        if person.sits.at.is_some_and(|at| at.circle == to) {
            return Err(HallRefusal::SitsThere);
        }
        if keeps && person.phone != Phone::Own {
            return Err(HallRefusal::NoPhone);
        }
        if !self.has_room(to) {
            return Err(HallRefusal::CircleFull);
        }
        self.offer(now, id, to, keeps, cues);
        if keeps {
            self.await_keeper(to, now.after(KEEPER_AWAITED));
        }
        Ok(())
    }

    /// Whoever was asked to keep this circle, which has no keeper yet, is waited for until then.
    fn await_keeper(&mut self, number: CircleNumber, until: Timestamp) {
        let came = self.keeper_came(number);
        if let Ok(circle) = self.circle_mut(number) {
            circle.keeper_awaited_until = (!came).then_some(until);
        }
    }

    /// Everyone who sits in one circle is asked whether they would come over to another.
    pub(crate) fn merge(
        &mut self,
        now: Timestamp,
        from: CircleNumber,
        into: CircleNumber,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        if let Some(why) = self.why_not_merged(from, into) {
            return Err(why);
        }
        for id in self.still_in(from) {
            self.offer(now, id, into, false, cues);
        }
        Ok(())
    }

    /// Why those of one circle cannot be asked over to another.
    pub(crate) fn why_not_merged(
        &self,
        from: CircleNumber,
        into: CircleNumber,
    ) -> Option<HallRefusal> {
        if let Err(why) = self.live_circle(from).and(self.live_circle(into)) {
            return Some(why);
        }
        if from == into {
            return Some(HallRefusal::SitsThere);
        }
        let come = self.still_in(from);
        let asked = |id: &&PersonId| {
            let offer = self.person(**id).and_then(|person| person.offer);
            offer.is_some_and(|offer| offer.to == into)
        };
        let more = come.len() - come.iter().filter(asked).count();
        if come.is_empty() {
            Some(HallRefusal::NotNow)
        } else if self.taken(into) + more > circle::MAX_SEATS {
            Some(HallRefusal::CircleFull)
        } else {
            None
        }
    }

    /// Those who sit in this circle and are not on their way to another.
    pub(crate) fn still_in(&self, circle: CircleNumber) -> Vec<PersonId> {
        let people = self.people();
        let still = people.filter(|person| {
            let here = person.sits.at.is_some_and(|at| at.circle == circle);
            here && person.sits.moving.is_none()
        });
        still.map(|person| person.id).collect()
    }

    pub(crate) fn withdraw_offer(&mut self, id: PersonId) -> Result<(), HallRefusal> {
        let offer = self.person_mut(id)?.offer.take();
        offer.map(|_| ()).ok_or(HallRefusal::OfferOver)
    }
}
