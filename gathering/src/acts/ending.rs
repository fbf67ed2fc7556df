//! The afternoon ends, and everything of it is forgotten but sums.

use circle::Timestamp;

use crate::circles::CircleNumber;
use crate::gathering::Gathering;
use crate::order::{Ask, AskKind, WhyNot};
use crate::person::Sits;
use crate::stage::HallStage;

impl Gathering {
    /// Ends at once. Who was here and where they sat is gone with this change; the orders to end stand until each
    /// circle has answered, also one that is only being opened.
    pub(crate) fn end(&mut self, now: Timestamp) {
        if self.settles_agreements() {
            self.settle_agreements();
        }
        self.put_away_breath(now);
        self.stage = HallStage::Ended;
        self.held_since = None;
        self.preview = None;
        self.come_back = None;
        self.undo = None;
        self.people.clear();
        self.remembered.clear();
        self.arrivals.clear();
        self.words.clear();
        self.notes.clear();
        self.agreements.retain(|agreement| agreement.in_force);
        self.orders
            .withdraw(|_, order| order.ask.kind() != AskKind::Open);
        let live: Vec<_> = self.live().map(|circle| circle.number).collect();
        for circle in live {
            self.orders.make(now, circle, Ask::End);
        }
        for circle in &mut self.circles {
            circle.keeper = None;
            circle.keeper_awaited_until = None;
        }
        if self.orders.is_empty() {
            self.opening = None;
        }
    }

    /// Ends, if it is to end with the last circle and that has closed.
    pub(crate) fn end_if_closed(&mut self, now: Timestamp) {
        if self.ending && !self.has_ended() && self.live().next().is_none() {
            self.end(now);
        }
    }

    /// A circle has ended: nobody sits in it any more, and what it was asked is moot. What may have been sent stands
    /// until it is answered; it is refused then.
    pub(crate) fn circle_ended(&mut self, now: Timestamp, number: CircleNumber) {
        let Ok(circle) = self.circle_mut(number) else {
            return;
        };
        circle.ended = true;
        self.orders.withdraw_to(number);
        // Who has ended comes back; once all have, the suggestion is past.
        self.come_back = self.come_back.take().filter(|back| {
            let mut asked = back.asked.iter();
            asked.any(|circle| self.live_circle(*circle).is_ok())
        });
        let orders = &self.orders;
        let mut lost = false;
        for person in self.people.values_mut() {
            person.sits.at = person.sits.at.filter(|at| at.circle != number);
            person.offer = person.offer.filter(|offer| offer.to != number);
            if person.sits.at.is_none()
                && let Some(offer) = &mut person.offer
            {
                offer.lapses_at = None; // who has no seat can take their time
            }
            let moving = person.sits.moving;
            person.sits.moving = moving.filter(|order| orders.get(*order).is_some());
            if moving.is_some() && person.sits == Sits::default() {
                person.place_lost = true; // they said yes, and it was not even asked
                lost = true;
            }
        }
        if lost {
            self.note(number, AskKind::Seat, WhyNot::Ended);
        }
        self.end_if_closed(now);
    }
}
