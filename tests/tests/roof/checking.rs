//! One who sees everything, and what must be true all the time.

use std::collections::{BTreeMap, BTreeSet};

use circle::{Action, Circle, OrderAnswer, SeatId};
use gathering::{
    Answer, Ask, CircleNumber, Gathering, HallAction, HallActor, Heard, Order, OrderId, PersonId,
    Seated,
};

use super::Roof;

/// What was seen.
#[derive(Default)]
pub(crate) struct Witness {
    /// Who said yes to which circle.
    said_yes: BTreeSet<(PersonId, CircleNumber)>,
    /// Where each last said yes to, who did not get up since.
    pub(super) wants: BTreeMap<PersonId, CircleNumber>,
    got_up: BTreeSet<PersonId>,
    /// Every order that was sent.
    sent: BTreeMap<OrderId, Order>,
    /// How often each changed its circle.
    done: BTreeMap<OrderId, u32>,
    /// Whose each seat is, as it was given.
    pub(super) owners: BTreeMap<(CircleNumber, SeatId), PersonId>,
    /// Seats that were left from within the circle.
    pub(super) left: BTreeSet<(CircleNumber, SeatId)>,
}

impl Witness {
    /// Someone asked the gathering, which stood so, for something, and was not refused.
    pub(super) fn see_asked(&mut self, hall: &Gathering, actor: HallActor, action: &HallAction) {
        let HallActor::Person(person) = actor else {
            return;
        };
        let offer = hall.person(person).and_then(|person| person.offer);
        match (action, offer) {
            (HallAction::Answer { answer, .. }, Some(offer)) if *answer == Answer::Yes => {
                self.said_yes.insert((person, offer.to));
                self.wants.insert(person, offer.to);
            }
            (HallAction::GetUp, _) => {
                self.got_up.insert(person);
                self.wants.remove(&person);
            }
            _ => {}
        }
    }

    /// The gathering has changed: nobody was moved unasked, and nobody lost their place.
    /// `left` says whether a seat is nobody's any more in its circle.
    pub(super) fn see_change(
        &mut self,
        before: &Gathering,
        after: &Gathering,
        left: impl Fn(Seated) -> bool,
    ) {
        for person in after.people() {
            let sits = |hall: &Gathering| hall.person(person.id)?.sits.at;
            let at = |hall: &Gathering| sits(hall).map(|at| at.circle);
            match (at(before), at(after)) {
                (was, is) if was == is => {}
                (_, Some(circle)) => {
                    let asked = self.said_yes.contains(&(person.id, circle));
                    assert!(asked, "{:?} was moved to {circle:?} unasked", person.id);
                    self.got_up.remove(&person.id);
                }
                (Some(circle), None) => {
                    let ended = after.circle(circle).is_none_or(|circle| circle.ended);
                    let left = sits(before).is_some_and(&left);
                    if left && self.wants.get(&person.id) == Some(&circle) {
                        self.wants.remove(&person.id);
                    }
                    let up = self.got_up.contains(&person.id);
                    assert!(
                        ended || up || left,
                        "{:?} lost their place in {circle:?}",
                        person.id
                    );
                }
                (None, None) => {}
            }
        }
    }

    /// An order is sent, perhaps again.
    pub(super) fn see_sent(&mut self, id: OrderId, order: &Order) {
        let known = self.sent.entry(id).or_insert_with(|| order.clone());
        let same = (known.to, &known.ask) == (order.to, &order.ask);
        assert!(same, "{id:?} was {known:?} and is {order:?}");
    }

    /// An order came to a circle, which stood so before.
    pub(super) fn see_done(
        &mut self,
        (to, id): (CircleNumber, OrderId),
        before: &Circle,
        after: &Circle,
        answer: &OrderAnswer,
    ) {
        let times = self.done.entry(id).or_default();
        *times += u32::from(before != after);
        assert!(*times <= 1, "{id:?} was done {times} times");
        let (Some(order), OrderAnswer::Seated(seat)) = (self.sent.get(&id), answer) else {
            return;
        };
        let Ask::Seat { person, .. } = order.ask else {
            panic!("a seat by {order:?}");
        };
        let yes = self.said_yes.contains(&(person, to));
        assert!(yes, "{person:?} has a seat unasked");
        let owner = *self.owners.entry((to, *seat)).or_insert(person);
        assert_eq!(owner, person, "{seat:?} of {to:?} is two people's");
    }

    /// The gathering, which is so now, has heard the answer to an order that stood.
    pub(super) fn see_answer(
        &mut self,
        id: OrderId,
        order: &Order,
        heard: &Heard,
        now: &Gathering,
    ) {
        match (heard, &order.ask) {
            (Heard::Later | Heard::Opened { .. }, _) | (Heard::Done, Ask::End) => {}
            (Heard::Done | Heard::Seated { .. } | Heard::ComeBack { .. }, _) => {
                let times = self.done.get(&id).copied().unwrap_or_default();
                assert_eq!(times, 1, "{order:?} is acknowledged");
            }
            (Heard::Refused { .. }, Ask::Seat { person, .. }) => {
                // They stay where they are.
                let at = now.person(*person).and_then(|person| person.sits.at);
                let still = self.wants.get(person) == Some(&order.to);
                match at.filter(|_| still) {
                    Some(at) => self.wants.insert(*person, at.circle),
                    None if still => self.wants.remove(person),
                    None => None,
                };
            }
            (Heard::Refused { .. }, _) => {}
        }
    }

    /// Someone did something in their circle.
    pub(super) fn see_in_circle(&mut self, at: Seated, action: &Action) {
        if *action == Action::Leave {
            self.left.insert((at.circle, at.seat));
        }
    }
}

impl Roof {
    /// What must be true at any moment.
    pub(crate) fn check(&mut self) {
        let hall = &self.hall.gathering;
        if hall.has_ended() {
            assert_eq!(hall.people().count(), 0, "nobody is known of any more");
            return;
        }
        for (number, real) in self
            .circles
            .iter()
            .filter(|(_, real)| !real.circle.has_ended())
        {
            for seat in real.circle.seats() {
                let Some(person) = self.witness.owners.get(&(*number, seat.id)) else {
                    continue; // kept for whoever keeps
                };
                let at = hall.person(*person).and_then(|person| person.sits.at);
                let here = at.is_some_and(|at| (at.circle, at.seat) == (*number, seat.id));
                let goes = real.circle.piece().holder() == Some(seat.id);
                assert!(
                    here || goes || self.is_on_its_way(*number, seat.id, *person),
                    "{person:?} has a seat in {number:?} besides {at:?}"
                );
            }
        }
    }

    /// Whether this seat is about to be given up, or was given a moment ago and nobody knows yet.
    fn is_on_its_way(&self, circle: CircleNumber, seat: SeatId, person: PersonId) -> bool {
        let mut orders = self.hall.gathering.orders().iter();
        orders.any(|(_, order)| {
            let gives_up = order.ask == Ask::GiveUp { seat };
            let seats = matches!(order.ask, Ask::Seat { person: who, .. } if who == person);
            order.to == circle && (gives_up || seats)
        })
    }
}
