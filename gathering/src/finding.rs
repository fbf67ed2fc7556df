//! What the rules look up in a gathering: who is to be seated, what is taken, who keeps what, what goes on.

use std::collections::BTreeSet;

use circle::MAX_SEATS;

use crate::afternoon::Work;
use crate::afternoon::bounds::MAX_PEOPLE;
use crate::circles::{CircleNumber, HallCircle};
use crate::gathering::Gathering;
use crate::person::{Person, PersonId, Phone, Sits};
use crate::preview::{Preview, PreviewNumber};
use crate::refusal::HallRefusal;
use crate::stage::HallStage;

impl Gathering {
    /// Those who are seated when circles are formed now.
    pub(crate) fn seatable(&self) -> impl Iterator<Item = &Person> {
        let people = self.people.values();
        people.filter(|person| person.joins && person.sits.moving.is_none())
    }

    /// Of them those who were named to keep.
    pub(crate) fn seatable_keepers(&self) -> BTreeSet<PersonId> {
        let keeps = self.seatable().filter(|person| person.keeps);
        keeps.map(|person| person.id).collect()
    }

    /// Whose answer is waited for where the whole room is asked: everyone who has a phone, or shares one.
    pub(crate) fn awaited(&self) -> BTreeSet<PersonId> {
        let asked = self.people().filter(|person| person.phone != Phone::None);
        asked.map(|person| person.id).collect()
    }

    /// How many sit in this circle, or were asked to.
    pub(crate) fn taken(&self, circle: CircleNumber) -> usize {
        let people = self.people.values();
        let takes = |person: &&Person| {
            let sits = person.sits.at.is_some_and(|at| at.circle == circle);
            let asked = person.offer.is_some_and(|offer| offer.to == circle);
            sits || asked || self.moves_to(person) == Some(circle)
        };
        people.filter(takes).count()
    }

    pub(crate) fn has_room(&self, circle: CircleNumber) -> bool {
        self.taken(circle) < MAX_SEATS
    }

    /// Whether whoever keeps this circle has a seat in it.
    pub(crate) fn keeper_came(&self, number: CircleNumber) -> bool {
        let keeper = self.circle(number).and_then(|circle| circle.keeper);
        let keeper = keeper.and_then(|keeper| self.person(keeper));
        let at = keeper.and_then(|keeper| keeper.sits.at);
        at.is_some_and(|at| at.circle == number)
    }

    /// The circle in which this person is about to have a seat.
    pub(crate) fn moves_to(&self, person: &Person) -> Option<CircleNumber> {
        let order = self.orders.get(person.sits.moving?)?;
        Some(order.to)
    }

    /// Whether the present block forms circles, and people were told of theirs in it or, beforehand, in the one before.
    pub(crate) fn has_formed(&self) -> bool {
        let forms = |at: usize| {
            let block = self.afternoon.blocks.get(at);
            block.is_some_and(|block| matches!(block.work, Work::Form { .. }))
        };
        match (self.stage.block(), self.told_in) {
            (Some(at), Some(told)) if forms(at) => told == at || told + 1 == at && !forms(told),
            _ => false,
        }
    }

    /// Whether their circle has closed, of those that people were told of last, and they are asked nothing since: they
    /// wait for no seat.
    pub(crate) fn has_finished(&self, person: &Person) -> bool {
        let still = person.sits == Sits::default() && person.offer.is_none() && !person.place_lost;
        let closed =
            |circle: &CircleNumber| *circle >= self.told_from && self.live_circle(*circle).is_err();
        still && person.sat.last().is_some_and(closed)
    }

    /// Whether every place under the roof is taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.people.len() >= MAX_PEOPLE
    }

    pub(crate) fn breath_runs(&self) -> bool {
        self.breath.as_ref().is_some_and(|breath| !breath.over)
    }

    /// What goes on in the present block.
    #[must_use]
    pub fn present_work(&self) -> Option<&Work> {
        let block = self.afternoon.blocks.get(self.stage.block()?)?;
        Some(&block.work)
    }

    /// How many blocks have begun.
    pub(crate) fn begun(&self) -> usize {
        match self.stage {
            HallStage::Before => 0,
            HallStage::Block(at) => at + 1,
            HallStage::Ended => self.afternoon.blocks.len(),
        }
    }

    /// Whether agreements are settled now.
    pub(crate) fn settles_agreements(&self) -> bool {
        matches!(self.present_work(), Some(Work::Agreements))
    }

    /// Whether agreements are settled now or in a block to come.
    pub(crate) fn will_settle_agreements(&self) -> bool {
        let ahead = self.afternoon.blocks.iter().skip(self.begun());
        let mut works = ahead.map(|block| &block.work).chain(self.present_work());
        works.any(|work| matches!(work, Work::Agreements))
    }

    pub(crate) fn person_mut(&mut self, id: PersonId) -> Result<&mut Person, HallRefusal> {
        self.people.get_mut(&id).ok_or(HallRefusal::UnknownPerson)
    }

    pub(crate) fn circle_mut(
        &mut self,
        number: CircleNumber,
    ) -> Result<&mut HallCircle, HallRefusal> {
        let mut circles = self.circles.iter_mut();
        circles
            .find(|circle| circle.number == number)
            .ok_or(HallRefusal::UnknownCircle)
    }

    /// A circle that has not ended.
    pub(crate) fn live_circle(&self, number: CircleNumber) -> Result<&HallCircle, HallRefusal> {
        let circle = self.circle(number).filter(|circle| circle.is_live());
        circle.ok_or(HallRefusal::UnknownCircle)
    }

    /// The preview of this number, which is the one that stands.
    pub(crate) fn preview_mut(
        &mut self,
        number: PreviewNumber,
    ) -> Result<&mut Preview, HallRefusal> {
        let preview = self.preview.as_mut().filter(|p| p.number == number);
        preview.ok_or(HallRefusal::FormedMeanwhile)
    }
}
