//! What the house says and suggests, what a keeper answers, and asking the host to come.

use crate::circle::Circle;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::within::{
    Comeback, ComebackAnswer, HostAsked, HouseWord, OrderNumber, Within, WordState,
};

impl Circle {
    pub(super) fn say_word(&mut self, order: OrderNumber, urgent: bool) {
        let turn = self.turn;
        self.change_within(|within| {
            within.word = Some(HouseWord {
                order,
                urgent,
                state: WordState::Waits,
                turn,
            });
        });
    }

    pub(super) fn suggest_comeback(
        &mut self,
        now: Timestamp,
        order: OrderNumber,
        by: Timestamp,
    ) -> Result<(), Refusal> {
        if by <= now {
            return Err(Refusal::NotNow);
        }
        let turn = self.turn;
        self.change_within(|within| {
            within.comeback = Some(Comeback {
                order,
                by,
                heard: false,
                answer: None,
                turn,
            });
        });
        Ok(())
    }

    pub(super) fn host_comes(&mut self) {
        self.change_within(|within| {
            if let Some(asked) = &mut within.host_asked {
                asked.coming = true;
            }
        });
    }

    /// A keeper answers the suggestion that they saw.
    pub(crate) fn answer_comeback(
        &mut self,
        order: OrderNumber,
        answer: ComebackAnswer,
    ) -> Result<(), Refusal> {
        let within = self.within.as_mut();
        let comeback = within.and_then(|within| within.comeback.as_mut());
        let seen = comeback.filter(|comeback| comeback.order == order);
        seen.ok_or(Refusal::NotNow)?.answer = Some(answer);
        Ok(())
    }

    pub(crate) fn put_word_away(&mut self, order: OrderNumber) -> Result<(), Refusal> {
        if self.word_that_lies() != Some(order) {
            return Err(Refusal::NotNow);
        }
        self.put_heard_word_away();
        Ok(())
    }

    pub(crate) fn ask_host(&mut self, since: Timestamp) {
        self.change_within(|within| {
            within.host_asked = Some(HostAsked {
                since,
                coming: false,
            });
        });
    }

    pub(crate) fn ask_host_no_more(&mut self) {
        self.change_within(|within| within.host_asked = None);
    }

    fn change_within(&mut self, change: impl FnOnce(&mut Within)) {
        if let Some(within) = &mut self.within {
            change(within);
        }
    }
}
