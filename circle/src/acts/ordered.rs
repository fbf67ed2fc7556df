//! What the gathering asks, by orders, and what a keeper answers it.

use crate::agreement::Consent;
use crate::breath::Pattern;
use crate::circle::{Circle, Stage};
use crate::command::Action;
use crate::cue::{Cue, Sound};
use crate::door::{Door, LateDoor, RingPlace};
use crate::hold::{Hold, Why};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, MOST_ON_A_PHONE, SeatId};
use crate::time::Timestamp;
use crate::within::{
    Comeback, ComebackAnswer, Goes, HostAsked, HouseWord, Order, OrderNumber, TOGETHER_AHEAD,
    Within, WordState,
};

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

    /// Whether the house may bring someone in. They need not knock, for they were asked; but a door that the keeper has
    /// closed to newcomers stays closed.
    pub(crate) fn lets_the_house_seat(&self) -> bool {
        let begun = matches!(self.stage, Stage::Part(_));
        let closed = begun && self.plan.late.door == LateDoor::Closed;
        self.door == Door::Open && !closed && !self.is_full()
    }

    /// A seat is kept: at the end of the ring, beside whoever's phone carries it, or where late joiners sit.
    fn seat_someone(
        &mut self,
        now: Timestamp,
        carried: Carried,
        consents: &[Consent],
        cues: &mut Vec<Cue>,
    ) -> Result<SeatId, Refusal> {
        let place = match (carried, self.stage) {
            (Carried::By(carrier), _) => {
                let phone = self.seat(carrier).ok_or(Refusal::UnknownSeat)?;
                let room = self.carried_by(carrier) + 1 < MOST_ON_A_PHONE;
                if phone.carried != Carried::OwnPhone || !room {
                    return Err(Refusal::NotYourSeat);
                }
                RingPlace::NextTo(carrier)
            }
            (_, Stage::Part(_)) => self.plan.late.place,
            (_, Stage::Arriving | Stage::Ended) => RingPlace::AtEnd,
        };
        let mut seat = self.new_seat(Role::Participant, carried)?;
        seat.kept = true;
        seat.away = true;
        let id = seat.id;
        self.seat_newcomer(now, seat, consents, place, cues);
        Ok(id)
    }

    /// Whoever asks for something from a seat that is kept for them has come.
    pub(crate) fn note_came(
        &mut self,
        now: Timestamp,
        id: SeatId,
        action: &Action,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let kept = self.seat(id).is_some_and(|seat| seat.kept);
        if kept && *action != Action::Leave {
            self.set_away(now, id, id, false, cues)?;
        }
        Ok(())
    }

    /// They have said yes to another circle. Nothing cuts a person off: with the piece they go when their turn is over.
    fn give_up_seat(
        &mut self,
        now: Timestamp,
        id: SeatId,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let Some(seat) = self.seat(id) else {
            self.forget(id); // they waited at the door, or have left already
            return Ok(());
        };
        if seat.role == Role::Keeper {
            return Err(Refusal::KeeperStays); // somebody always keeps: it is handed on first
        }
        let turn = self.piece.turn().filter(|turn| turn.seat == id);
        if let Some((turn, within)) = turn.map(|turn| turn.number).zip(self.within.as_mut()) {
            within.goes = Some(Goes { seat: id, turn });
        } else {
            self.count_before_leaving(id);
            self.leave(now, id, cues);
        }
        Ok(())
    }

    /// The turn is over of one who goes to another circle. If they came to keep this one meanwhile, they stay.
    pub(crate) fn let_go_who_goes(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        let turn = self.piece.turn().map(|turn| turn.number);
        let going_on = !self.has_ended();
        let Some(within) = self.within.as_mut().filter(|_| going_on) else {
            return;
        };
        let Some(goes) = within.goes.take_if(|goes| Some(goes.turn) != turn) else {
            return;
        };
        let keeps = |role| role == Role::Keeper;
        if self.seat(goes.seat).is_some_and(|seat| !keeps(seat.role)) {
            self.count_before_leaving(goes.seat);
            self.leave(now, goes.seat, cues);
        }
    }

    /// Nothing stays of a seat that was given up.
    pub(crate) fn forget_order_of(&mut self, id: SeatId) {
        if let Some(within) = &mut self.within {
            within.gave = within.gave.filter(|gave| *gave != id);
            within.goes = within.goes.filter(|goes| goes.seat != id);
        }
    }

    /// All circles breathe from the same moment on. One to which the order comes late falls in where the others are.
    fn breathe_together(
        &mut self,
        now: Timestamp,
        anchor: Timestamp,
        breath: (Pattern, u16),
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if anchor > now.after(TOGETHER_AHEAD) {
            return Err(Refusal::UnknownBreath);
        }
        self.breathe_from(now, anchor, breath)?;
        if let Some(breath) = &mut self.breath {
            breath.together = true;
            if now >= breath.ends_at() {
                return Err(Refusal::NotNow);
            }
        }
        if now < anchor {
            cues.push(Cue::to_all(Sound::BreathBegins));
        }
        Ok(())
    }

    /// A pause that someone asked for before stays when the gathering lets go.
    fn hold_together(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        match &mut self.hold {
            Some(hold) => {
                hold.paused |= hold.why == Why::Paused;
                hold.why = Why::Gathering;
            }
            None => self.hold_for(Why::Gathering, now, cues),
        }
    }

    fn let_go_together(&mut self, now: Timestamp) {
        match self.hold {
            Some(hold) if hold.paused => self.hold = Some(Hold::paused(hold.since)),
            Some(_) => self.go_on(now),
            None => {}
        }
    }

    fn say_word(&mut self, order: OrderNumber, urgent: bool) {
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

    fn suggest_comeback(
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

    fn host_comes(&mut self) {
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
