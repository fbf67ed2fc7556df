//! What the house says and suggests, what a keeper answers, and asking the host to come.

use crate::circle::Circle;
use crate::order::{ComebackAnswer, OrderNumber};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::within::{Comeback, HostAsked, HouseWord, WordState};

impl Circle {
    pub(super) fn say_word(&mut self, order: OrderNumber, urgent: bool) {
        let turn = self.turn;
        self.change_within(|within| {
            within.say(HouseWord {
                order,
                urgent,
                state: WordState::Waits(turn),
                heard_at: None,
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
                waits: Some(turn),
                answer: None,
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
        let within = self.within.iter_mut();
        let mut words = within.flat_map(|within| &mut within.words);
        let lies = |word: &&mut HouseWord| word.order == order && word.state == WordState::Heard;
        words.find(lies).ok_or(Refusal::NotNow)?.state = WordState::PutAway;
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
}
