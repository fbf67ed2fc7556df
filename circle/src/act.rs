//! The one way a circle changes.

use std::sync::Arc;

use crate::agreement::MAX_AGREEMENTS;
use crate::circle::{Circle, Stage};
use crate::command::kind::About;
use crate::command::{Action, Actor, Command, CommandId};
use crate::cue::Cue;
use crate::door::{Door, LateDoor, MOST_WAITING};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::SeatId;
use crate::time::Timestamp;

impl Circle {
    /// What `command` by `actor` does at `now`: the changed circle and the cues it gives, or why not.
    ///
    /// A command that was carried out before (same actor, same id) is accepted and changes nothing.
    ///
    /// # Errors
    /// A [`Refusal`]; the circle stays as it is.
    pub fn act(
        &self,
        now: Timestamp,
        actor: Actor,
        command: &Command,
    ) -> Result<(Circle, Vec<Cue>), Refusal> {
        if self.has_done(actor, command.id) || self.has_answered(actor, &command.action) {
            return Ok((self.clone(), Vec::new()));
        }
        if matches!(command.action, Action::Sit { .. })
            && let Some(circle) = self.without_lapsed_knocks(now)
        {
            return circle.act(now, actor, command);
        }
        let doer = self.doer(actor, command.for_seat)?;
        if self.has_left(doer, &command.action) {
            return Ok((self.clone(), Vec::new()));
        }
        self.permit_role(doer, &command.action)?;
        if self.is_so_already(&command.action) {
            return Ok((self.clone(), Vec::new()));
        }
        self.permit(doer, &command.action)?;
        // A clock that was set back must not make a share longer or a breath run backwards.
        let now = now.max(self.last_at);
        let mut changed = self.clone();
        let mut cues = Vec::new();
        match (actor, doer) {
            (Actor::Seat(by), Actor::Seat(seat)) => {
                changed.note_came(now, seat, &command.action, &mut cues)?;
                changed.carry_out(now, seat, command, &mut cues)?;
                changed.remember(by, command.id);
                if by != seat {
                    changed.note_voiced(seat);
                }
            }
            (Actor::Door | Actor::Returning | Actor::Invited(_), _) => {
                changed.arrive(now, actor, command)?;
            }
            (Actor::House, _) if command.action == Action::KeeperBack => changed.keeper_back(now),
            (Actor::House, _) => changed.nobody_keeps(now, &mut cues),
            (Actor::Gathering(number), _) => {
                changed.answer_order(now, number, &command.action, &mut cues)?;
            }
            (Actor::Clock | Actor::Seat(_), _) => changed.tick(now, &mut cues),
        }
        changed.put_breath_of_arrival_away();
        changed.let_go_who_goes(now, &mut cues)?;
        changed.hear_the_house(now);
        changed.note_standing();
        // What the house does is no sign of life of anyone here.
        if !matches!(actor, Actor::Clock | Actor::House | Actor::Gathering(_)) {
            changed.last_at = now;
        }
        Ok((changed, cues))
    }

    fn carry_out(
        &mut self,
        now: Timestamp,
        seat: SeatId,
        command: &Command,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        match &command.action {
            Action::Pass { how, .. } => self.pass(now, *how, cues),
            Action::HoldSilence { .. } => self.set_silent(true),
            Action::SpeakAfterAll { .. } => self.set_silent(false),
            Action::Take => self.take(now, seat, cues),
            Action::LetBe => self.let_be(now, seat),
            Action::Answer {
                agreement,
                thumb,
                wording,
            } => {
                self.answer(seat, *agreement, *thumb, *wording)?;
            }
            Action::AnswerRest { thumb, seen } => self.answer_rest(seat, *thumb, seen)?,
            Action::Propose { text } => self.propose(seat, text)?,
            Action::Amend { agreement, text } => self.amend(seat, *agreement, text)?,
            Action::Withdraw { agreement } => self.withdraw(seat, *agreement)?,
            Action::StepOut => self.set_away(now, seat, seat, true, cues)?,
            Action::StepIn => self.set_away(now, seat, seat, false, cues)?,
            Action::Leave => {
                self.count_before_leaving(seat);
                self.leave(now, seat, cues);
            }
            Action::CallPause => self.call_pause(now, cues),
            Action::CarrySeat { beyond, consents } => {
                self.carry_seat(now, seat, (*beyond, consents), cues)?;
            }
            Action::TakeBackKeeping => self.take_back_keeping(),
            Action::AskLater { .. } => self.ask_later(seat),
            Action::SitOut { .. } => self.sit_out(seat),
            Action::JoinIn { .. } => self.join_in(now, seat, cues),
            Action::Begin => self.begin(now, cues),
            Action::NextPart { from } => self.next_part(now, *from, cues),
            Action::PassOn { .. } => self.pass(now, crate::command::How::NotNow, cues),
            Action::MoreTime { .. } => self.more_time(now),
            Action::Pause => self.pause(now, cues),
            Action::Resume => self.resume(now),
            Action::Ring => cues.push(Cue::to_all(crate::cue::Sound::Bell)),
            Action::Breathe { pattern, breaths } => self.breathe(now, *pattern, *breaths, cues)?,
            Action::EndBreath => self.end_breath(now, cues),
            Action::Lock => self.door = Door::Locked,
            Action::Unlock => self.door = Door::Open,
            Action::MoveSeat { seat, to } => {
                self.move_seat(*seat, *to)?;
                self.regroup();
            }
            Action::Turn { direction } => Arc::make_mut(&mut self.plan).direction = *direction,
            Action::SetAway { seat: whom, away } => self.set_away(now, seat, *whom, *away, cues)?,
            Action::GiveRole { seat, role } => self.give_role(*seat, *role)?,
            Action::AddSeat { beyond, place } => self.add_seat(now, *beyond, *place, cues)?,
            Action::LetIn { seat, place } => self.let_in(now, *seat, *place, cues)?,
            Action::TurnAway { seat } => self.turn_away(*seat)?,
            Action::SetLate { late } => Arc::make_mut(&mut self.plan).late = *late,
            Action::Remove { seat: whom } => self.remove(now, seat, *whom, cues)?,
            Action::RemoveNeverCame { seats } => self.remove_never_came(now, seat, seats, cues),
            Action::Arrange { order } => {
                self.arrange(order)?;
                self.regroup();
            }
            Action::ShiftPlan => self.shift_plan(now),
            Action::StartPart { .. } => self.start_part(now, cues),
            Action::NextLine { line } => self.next_line(now, *line)?,
            Action::Respond { .. } => cues.push(Cue::to_all(crate::cue::Sound::Response)),
            Action::CloseAnswers { .. } => self.close_answers(),
            Action::ShowCards { part } => self.show_cards(*part),
            Action::EndSilence { .. } => self.end_silence(now, cues),
            Action::MorePartTime { .. } => self.more_part_time(now),
            Action::EditPlan { edition, edit } => self.edit_plan(*edition, edit)?,
            Action::AnswerComeback { order, answer } => self.answer_comeback(*order, *answer)?,
            Action::PutWordAway { order } => self.put_word_away(*order)?,
            Action::AskHost => self.ask_host(now),
            Action::AskHostNoMore => self.ask_host_no_more(),
            Action::Close => self.close(now),
            Action::Sit { .. }
            | Action::Tick
            | Action::NobodyKeeps
            | Action::KeeperBack
            | Action::Order(_) => return Err(Refusal::NotNow),
        }
        Ok(())
    }

    /// The seat as which this is done: the actor's own, or one that it acts for.
    fn doer(&self, actor: Actor, for_seat: Option<SeatId>) -> Result<Actor, Refusal> {
        match (actor, for_seat) {
            (Actor::Seat(by), Some(seat)) => self.acts_as(by, seat).map(Actor::Seat),
            (_, Some(_)) if self.has_ended() => Err(Refusal::Ended),
            (_, Some(_)) => Err(Refusal::NotYourSeat),
            (_, None) => Ok(actor),
        }
    }

    /// `seat`, if `by` acts for it: its own, or one that it carries.
    pub(crate) fn acts_as(&self, by: SeatId, seat: SeatId) -> Result<SeatId, Refusal> {
        if by == seat {
            return Ok(by);
        }
        if self.has_ended() {
            return Err(Refusal::Ended);
        }
        self.seat_of(by)?;
        // Of a seat that is gone, its leaving is acknowledged and all else refused.
        if self.carries(by).contains(&seat) || self.is_gone(seat) {
            return Ok(seat);
        }
        Err(Refusal::NotYourSeat)
    }

    /// Refuses what this actor's role may never ask, and what names a turn that is over.
    fn permit_role(&self, actor: Actor, action: &Action) -> Result<(), Refusal> {
        if self.has_ended() {
            return Err(Refusal::Ended);
        }
        if let Actor::Seat(id) = actor {
            match self.seat_of(id) {
                Ok(seat) if !seat.role.may(action.kind()) => return Err(Refusal::KeeperOnly),
                Ok(_) => {}
                Err(_) if *action == Action::Leave && self.is_waiting(id) => {}
                Err(why) => return Err(why),
            }
            if let Some(About::Turn(turn)) = action.about()
                && self.piece.turn().is_none_or(|now| now.number != turn)
            {
                return Err(Refusal::TurnOver);
            }
        } else if matches!(action.about(), Some(About::Someone(_))) {
            return Err(Refusal::NotNow);
        }
        Ok(())
    }

    /// Refuses what this actor may not ask now, with the reason that helps most.
    fn permit(&self, actor: Actor, action: &Action) -> Result<(), Refusal> {
        if self.may(actor).contains(&action.kind()) {
            return match action.about() {
                // A late tap does nothing to the part after the one it was meant for.
                Some(About::Part(part)) if self.stage != Stage::Part(part) => Err(Refusal::NotNow),
                Some(_) | None => Ok(()),
            };
        }
        let begun = matches!(self.stage, Stage::Part(_));
        let knocks_or_sits = matches!(action, Action::Sit { .. });
        let comes_in = knocks_or_sits || matches!(action, Action::CarrySeat { .. });
        let takes_seat =
            comes_in || matches!(action, Action::AddSeat { .. } | Action::LetIn { .. });
        let holds = matches!(
            action,
            Action::Pass { .. } | Action::HoldSilence { .. } | Action::SpeakAfterAll { .. }
        );
        Err(if takes_seat && self.is_full() {
            Refusal::Full
        } else if comes_in
            && (self.door == Door::Locked || begun && self.plan.late.door == LateDoor::Closed)
        {
            Refusal::Locked
        } else if knocks_or_sits && self.waiting.len() >= MOST_WAITING {
            Refusal::ManyAtDoor
        } else if *action == Action::Leave && self.keeps(actor) {
            Refusal::KeeperStays // somebody always keeps: hand it on first
        } else if holds && self.piece.holder().map(Actor::Seat) != Some(actor) {
            Refusal::NotYourTurn
        } else if self.hold.is_some() {
            Refusal::Held
        } else if *action == Action::CallPause && self.pause_called_at.is_some() {
            Refusal::PausedLately
        } else if let Some(why) = self.not_their_words(actor, action) {
            why
        } else if *action == Action::Take && self.in_centre() {
            Refusal::NotYourTurn // someone else was moved a moment earlier
        } else if matches!(action, Action::Propose { .. })
            && self.agreements.len() >= MAX_AGREEMENTS
        {
            Refusal::TooMany
        } else {
            Refusal::NotNow
        })
    }

    /// Whether this is the keeper's own seat.
    fn keeps(&self, actor: Actor) -> bool {
        let Actor::Seat(id) = actor else { return false };
        self.seat(id).is_some_and(|seat| seat.role == Role::Keeper)
    }

    /// Why these words of an agreement are not theirs to change or withdraw, where agreements are settled.
    fn not_their_words(&self, actor: Actor, action: &Action) -> Option<Refusal> {
        let Actor::Seat(seat) = actor else {
            return None;
        };
        let (Action::Amend { agreement, .. } | Action::Withdraw { agreement }) = action else {
            return None;
        };
        let settling = self.settles_agreements();
        settling.then(|| self.own_agreement(seat, *agreement).err())?
    }

    /// Whether this was carried out before, as far as is remembered.
    #[must_use]
    pub fn has_done(&self, actor: Actor, id: CommandId) -> bool {
        match actor {
            Actor::Seat(seat) => self
                .remembered
                .get(&seat)
                .is_some_and(|remembered| remembered.has(id)),
            Actor::Door | Actor::Returning | Actor::Invited(_) => self.seat_given_to(id).is_some(),
            // An order is known by its number: see `order`.
            Actor::Clock | Actor::House | Actor::Gathering(_) => false,
        }
    }

    /// Whether this is an order of the gathering that was answered before.
    fn has_answered(&self, actor: Actor, action: &Action) -> bool {
        let (Actor::Gathering(number), Action::Order(order)) = (actor, action) else {
            return false;
        };
        self.answer_to(number, order.kind()).is_some()
    }

    /// A seat that is given up has nothing left of it to recognise a resend by, but what it asks is done.
    fn has_left(&self, actor: Actor, action: &Action) -> bool {
        let Actor::Seat(id) = actor else { return false };
        *action == Action::Leave && self.is_gone(id)
    }

    fn is_gone(&self, id: SeatId) -> bool {
        id.0 < self.next_seat && self.seat(id).is_none() && !self.is_waiting(id)
    }

    /// Two who keep may ask for the same about someone in the same moment; the second finds it done.
    fn is_so_already(&self, action: &Action) -> bool {
        let Some(About::Someone(id)) = action.about() else {
            return false;
        };
        if matches!(action, Action::LetIn { .. }) {
            self.seat(id).is_some()
        } else {
            self.is_gone(id)
        }
    }

    fn remember(&mut self, seat: SeatId, id: CommandId) {
        if self.seat(seat).is_none() {
            return; // it has just left, or waits at the door
        }
        self.remembered.entry(seat).or_default().add(id);
    }
}
