//! What circles answer to orders, and what their tiles tell. An answer to an order that does not stand any more, because
//! it was answered before or withdrawn, changes nothing: so late, doubled and lost answers do nothing twice.

use circle::{SeatId, Stage, Timestamp};

use crate::circles::{CircleKey, CircleNumber, CircleState, KEY_CHARS};
use crate::cue::{HallCue, HallSound};
use crate::gathering::{Gathering, REMEMBERED_CIRCLES};
use crate::house::{MOST_NOTES, Note};
use crate::order::{Ask, AskKind, Finish, Heard, Order, OrderId, WhyNot, WordNumber};
use crate::person::{Person, PersonId, Seated};
use crate::refusal::HallRefusal;

impl Gathering {
    /// What it does to hear `heard` as the answer to an order.
    ///
    /// # Errors
    /// [`HallRefusal::UnknownOrder`] if no such order was ever made, [`HallRefusal::NoAnswerToThat`] if this is no
    /// answer to what was asked; the order stands then.
    pub fn hear(
        &self,
        now: Timestamp,
        order: OrderId,
        heard: &Heard,
    ) -> Result<(Gathering, Vec<HallCue>), HallRefusal> {
        if !self.orders.was_made(order) {
            return Err(HallRefusal::UnknownOrder);
        }
        let Some(asked) = self.orders.get(order).cloned() else {
            return Ok((self.clone(), Vec::new()));
        };
        let now = now.max(self.last_at);
        let mut changed = self.clone();
        let mut cues = Vec::new();
        if matches!(heard, Heard::Later) {
            // Only what waits for a hand-over can be for later.
            if !matches!(asked.ask, Ask::Word { .. } | Ask::ComeBack { .. }) {
                return Err(HallRefusal::NoAnswerToThat);
            }
            if let Some(order) = changed.orders.get_mut(order) {
                order.waits = true;
            }
            return Ok((changed, cues));
        }
        changed.orders.close(order);
        match (&asked.ask, heard) {
            (Ask::Open, Heard::Opened { key }) => changed.opened(asked.to, key)?,
            (Ask::Seat { person, keeps }, Heard::Seated { seat }) => {
                let circle = asked.to;
                let seated = Seated {
                    circle,
                    seat: *seat,
                };
                changed.seated(now, order, (*person, *keeps), seated, &mut cues);
            }
            (Ask::ComeBack { by }, Heard::ComeBack { finish }) => {
                changed.answered_back(asked.to, *by, *finish);
            }
            (Ask::Word { word, .. }, Heard::Done) => changed.word_heard(*word),
            (
                Ask::GiveUp { .. }
                | Ask::Breathe { .. }
                | Ask::EndBreath { .. }
                | Ask::Hold
                | Ask::LetGo
                | Ask::HostComes,
                Heard::Done,
            ) => {}
            (Ask::End, Heard::Done) => changed.circle_ended(now, asked.to),
            (_, Heard::Refused { why }) => changed.refused(now, order, &asked, *why),
            (_, Heard::Opened { .. } | Heard::Seated { .. } | Heard::Done)
            | (_, Heard::ComeBack { .. } | Heard::Later) => {
                return Err(HallRefusal::NoAnswerToThat);
            }
        }
        changed.forget_if_over();
        Ok((changed, cues))
    }

    /// What it does to the gathering that a circle's tile stands so: it has ended, or people have left it; none if it changes nothing of what is saved.
    #[must_use]
    pub fn learn(
        &self,
        now: Timestamp,
        circle: CircleNumber,
        state: &CircleState,
    ) -> Option<Gathering> {
        if state.stage == Stage::Ended {
            return self.lost(now, circle);
        }
        let left = |person: &Person| {
            let at = person.sits.at.filter(|at| at.circle == circle);
            at.is_some_and(|at| state.was_left(at.seat))
        };
        let left: Vec<_> = self.people.values().filter(|one| left(one)).collect();
        (!left.is_empty()).then(|| {
            let mut changed = self.clone();
            for person in left {
                changed.without_seat(person.id);
            }
            changed
        })
    }

    /// What it does that an open circle is not there any more; none if it was not known as open.
    #[must_use]
    pub fn lost(&self, now: Timestamp, circle: CircleNumber) -> Option<Gathering> {
        let open = self.circle(circle).is_some_and(|circle| circle.is_open());
        open.then(|| {
            let mut changed = self.clone();
            changed.circle_ended(now.max(self.last_at), circle);
            changed.forget_if_over();
            changed
        })
    }

    fn opened(&mut self, circle: CircleNumber, key: &CircleKey) -> Result<(), HallRefusal> {
        if key.0.is_empty() || key.0.chars().count() > KEY_CHARS {
            return Err(HallRefusal::NoAnswerToThat);
        }
        self.circle_mut(circle)?.key = Some(key.clone());
        self.counts.circles += 1;
        Ok(())
    }

    /// The circle has given a seat. If it is still wanted, it is theirs from this change on, and the seat where they sat
    /// is given up; if not, the new seat is.
    fn seated(
        &mut self,
        now: Timestamp,
        order: OrderId,
        (id, keeps): (PersonId, bool),
        seated: Seated,
        cues: &mut Vec<HallCue>,
    ) {
        let live = self.live_circle(seated.circle).is_ok();
        let person = self.people.get_mut(&id);
        // On the way no more, also where the circle has ended meanwhile.
        let moves = person.and_then(|person| {
            let moving = &mut person.sits.moving;
            moving.take_if(|moving| *moving == order)?;
            Some(person)
        });
        let Some(person) = moves.filter(|_| live) else {
            self.give_up(now, seated);
            return;
        };
        let before = person.sits.at.replace(seated);
        person.stayed = false;
        person.place_lost = false;
        person.sat.push(seated.circle);
        let more = person.sat.len().saturating_sub(REMEMBERED_CIRCLES);
        person.sat.drain(..more);
        if let Some(before) = before {
            self.give_up(now, before);
            for circle in &mut self.circles {
                if circle.number == before.circle && circle.keeper == Some(id) {
                    circle.keeper = None;
                }
            }
        }
        if keeps && let Ok(circle) = self.circle_mut(seated.circle) {
            circle.keeper = Some(id);
            circle.keeper_awaited_until = None;
        }
        cues.push(HallCue::to(id, HallSound::Seated));
    }

    /// A circle could not do it. Whoever was to sit there stays where they are, and the host is told.
    fn refused(&mut self, now: Timestamp, order: OrderId, asked: &Order, why: WhyNot) {
        if let Ask::Seat { person, .. } = asked.ask
            && let Some(person) = self.people.get_mut(&person)
            && person.sits.moving == Some(order)
        {
            person.sits.moving = None;
            person.place_lost = person.sits.at.is_none();
        }
        let gone = matches!(asked.ask, Ask::Open | Ask::End) || why == WhyNot::Ended;
        if gone {
            self.circle_ended(now, asked.to);
        }
        // Who said yes to a place is told that the host knows; of all else a circle that has ended says enough itself.
        let tells = matches!(asked.ask, Ask::Open | Ask::Seat { .. });
        if self.has_ended() || why == WhyNot::Ended && !tells {
            return;
        }
        if asked.ask == Ask::HostComes {
            return; // the keeper asks no more, and that is well
        }
        self.note(asked.to, asked.ask.kind(), why);
    }

    /// Tells the host that a circle could not do it.
    pub(crate) fn note(&mut self, circle: CircleNumber, ask: AskKind, why: WhyNot) {
        self.notes.push(Note { circle, ask, why });
        let more = self.notes.len().saturating_sub(MOST_NOTES);
        self.notes.drain(..more);
    }

    fn answered_back(&mut self, circle: CircleNumber, by: Timestamp, finish: Finish) {
        // Asked once more since, with another time: this is no answer to that.
        let is_later = |ask: &Ask| matches!(ask, Ask::ComeBack { by: later } if *later != by);
        let mut orders = self.orders.iter();
        let again = orders.any(|(_, order)| order.to == circle && is_later(&order.ask));
        let asked = self.come_back.as_mut().filter(|_| !again);
        if let Some(back) = asked {
            back.answers.insert(circle, finish);
        }
    }

    fn word_heard(&mut self, word: WordNumber) {
        if let Some(sent) = self.words.iter_mut().find(|sent| sent.word == word) {
            sent.heard += 1;
        }
    }

    /// What circles were opened with is gone with the last order.
    fn forget_if_over(&mut self) {
        if self.is_done() {
            self.opening = None;
        }
    }

    /// The seat and the circle's key, if this person sits somewhere: what their phone is let into.
    #[must_use]
    pub fn key_of(&self, person: PersonId) -> Option<(&CircleKey, SeatId)> {
        let at = self.person(person)?.sits.at?;
        Some((self.circle(at.circle)?.key.as_ref()?, at.seat))
    }
}
