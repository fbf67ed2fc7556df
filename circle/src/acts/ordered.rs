//! What the gathering asks: each order is answered, and carried out if it can be.

use crate::circle::Circle;
use crate::command::Action;
use crate::cue::Cue;
use crate::order::{Order, OrderNumber};
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::time::Timestamp;
use crate::within::{Answered, Within};

impl Circle {
    /// Answers the gathering's order: it is carried out, or it is known from now on why not. One that was answered before
    /// does not come here.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for what is no order.
    pub(crate) fn answer_order(
        &mut self,
        now: Timestamp,
        number: OrderNumber,
        action: &Action,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let Action::Order(order) = action else {
            return Err(Refusal::NotNow);
        };
        let before = self.clone();
        let done = self.carry_out_order(now, number, order, cues);
        let (gave, refused) = match done {
            Ok(gave) => (gave, None),
            Err(why) => {
                *self = before;
                cues.clear();
                (None, Some(why))
            }
        };
        // Words are known one by one.
        if !matches!(order, Order::SayWord { .. }) {
            let answered = Answered {
                order: number,
                gave,
                refused,
            };
            self.change_within(|within| {
                within.answered.insert(order.kind().lane(), answered);
            });
        }
        Ok(())
    }

    /// The seat that it gave, if it gave one.
    fn carry_out_order(
        &mut self,
        now: Timestamp,
        number: OrderNumber,
        order: &Order,
        cues: &mut Vec<Cue>,
    ) -> Result<Option<SeatId>, Refusal> {
        if !self.order_may().contains(&order.kind()) {
            return Err(self.why_no(order));
        }
        match order {
            Order::SeatSomeone {
                carried,
                keeps,
                consents,
            } => {
                return self
                    .seat_someone(now, (*carried, *keeps), consents, cues)
                    .map(Some);
            }
            Order::GiveUpSeat { seat } => self.give_up_seat(now, *seat, cues)?,
            Order::Breathe {
                pattern,
                breaths,
                anchor,
            } => self.breathe_together(now, *anchor, (*pattern, *breaths), cues)?,
            Order::EndBreath { breaths } => self.end_breath_together(now, *breaths, cues),
            Order::Hold => self.hold_together(now, cues),
            Order::LetGo => self.let_go_together(now),
            Order::SayWord { urgent } => self.say_word(number, *urgent),
            Order::SuggestComeback { by } => self.suggest_comeback(now, number, *by)?,
            Order::HostComes => self.host_comes(),
            Order::End => self.close(now),
        }
        Ok(None)
    }

    /// Why this cannot be now.
    fn why_no(&self, order: &Order) -> Refusal {
        if matches!(order, Order::SeatSomeone { .. }) {
            self.why_no_seat()
        } else {
            Refusal::NotNow
        }
    }

    pub(super) fn change_within(&mut self, change: impl FnOnce(&mut Within)) {
        if let Some(within) = &mut self.within {
            change(within);
        }
    }
}
