//! What the gathering asks: each order is answered, and carried out if it can be.

use crate::circle::Circle;
use crate::command::Action;
use crate::cue::Cue;
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::time::Timestamp;
use crate::within::{Order, OrderNumber};

impl Circle {
    /// Answers the gathering's order: it is carried out, or it is known from now on why not. One that was answered before
    /// does not come here.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where there is no gathering, and [`Refusal::OrderTooEarly`]: the order is not answered.
    pub(crate) fn answer_order(
        &mut self,
        now: Timestamp,
        order: Order,
        action: &Action,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let within = self.within.as_ref().ok_or(Refusal::NotNow)?;
        if order.after != within.answered || order.number <= order.after {
            return Err(Refusal::OrderTooEarly);
        }
        let before = self.clone();
        let done = self.carry_out_order(now, order.number, action, cues);
        let (gave, refused) = match done {
            Ok(gave) => (gave, None),
            Err(why) => {
                *self = before;
                cues.clear();
                (None, Some(why))
            }
        };
        if let Some(within) = &mut self.within {
            within.answered = order.number;
            within.gave = gave;
            within.refused = refused;
        }
        Ok(())
    }

    /// The seat that it gave, if it gave one.
    fn carry_out_order(
        &mut self,
        now: Timestamp,
        number: OrderNumber,
        action: &Action,
        cues: &mut Vec<Cue>,
    ) -> Result<Option<SeatId>, Refusal> {
        self.permit_order(action)?;
        match action {
            Action::SeatSomeone { carried, consents } => {
                return self.seat_someone(now, *carried, consents, cues).map(Some);
            }
            Action::GiveUpSeat { seat } => self.give_up_seat(now, *seat, cues)?,
            Action::BreatheTogether {
                pattern,
                breaths,
                anchor,
            } => self.breathe_together(now, *anchor, (*pattern, *breaths), cues)?,
            Action::EndBreathTogether => self.end_breath(now, cues),
            Action::HoldTogether => self.hold_together(now, cues),
            Action::LetGoTogether => self.let_go_together(now),
            Action::SayWord { urgent } => self.say_word(number, *urgent),
            Action::SuggestComeback { by } => self.suggest_comeback(now, number, *by)?,
            Action::HostComes => self.host_comes(),
            Action::EndTogether => self.close(now),
            // What people ask for, and not a gathering.
            Action::Pass { .. }
            | Action::HoldSilence { .. }
            | Action::SpeakAfterAll { .. }
            | Action::PassOn { .. }
            | Action::MoreTime { .. }
            | Action::Respond { .. }
            | Action::NextPart { .. }
            | Action::AskLater { .. }
            | Action::SitOut { .. }
            | Action::JoinIn { .. }
            | Action::StartPart { .. }
            | Action::CloseAnswers { .. }
            | Action::ShowCards { .. }
            | Action::EndSilence { .. }
            | Action::MorePartTime { .. }
            | Action::LetIn { .. }
            | Action::TurnAway { .. }
            | Action::Remove { .. }
            | Action::Sit { .. }
            | Action::Take
            | Action::LetBe
            | Action::Answer { .. }
            | Action::AnswerRest { .. }
            | Action::Propose { .. }
            | Action::Amend { .. }
            | Action::Withdraw { .. }
            | Action::StepOut
            | Action::StepIn
            | Action::Leave
            | Action::CallPause
            | Action::CarrySeat { .. }
            | Action::TakeBackKeeping
            | Action::Begin
            | Action::Pause
            | Action::Resume
            | Action::Ring
            | Action::Breathe { .. }
            | Action::EndBreath
            | Action::Lock
            | Action::Unlock
            | Action::MoveSeat { .. }
            | Action::Turn { .. }
            | Action::SetAway { .. }
            | Action::GiveRole { .. }
            | Action::AddSeat { .. }
            | Action::SetLate { .. }
            | Action::RemoveNeverCame { .. }
            | Action::Arrange { .. }
            | Action::ShiftPlan
            | Action::NextLine { .. }
            | Action::EditPlan { .. }
            | Action::AnswerComeback { .. }
            | Action::PutWordAway { .. }
            | Action::AskHost
            | Action::AskHostNoMore
            | Action::Close
            | Action::Tick
            | Action::NobodyKeeps
            | Action::KeeperBack => return Err(Refusal::NotNow),
        }
        Ok(None)
    }

    /// Refuses what the gathering may not ask now, with the reason that helps most.
    fn permit_order(&self, action: &Action) -> Result<(), Refusal> {
        let mut allowed = false;
        self.gathering_may(&mut |kind, when| allowed |= when && kind == action.kind());
        if allowed {
            return Ok(());
        }
        let seats = matches!(action, Action::SeatSomeone { .. });
        Err(if seats && self.is_full() {
            Refusal::Full
        } else if seats {
            Refusal::Locked
        } else {
            Refusal::NotNow
        })
    }
}
