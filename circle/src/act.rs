//! The one way a circle changes.

use crate::agreement::MAX_AGREEMENTS;
use crate::circle::{Circle, REMEMBERED_COMMANDS};
use crate::command::{Actor, Command, CommandId, Deed};
use crate::cue::Cue;
use crate::piece::TurnNumber;
use crate::refusal::Refusal;
use crate::seat::{Door, MAX_SEATS, Role, SeatId};
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
        if self.has_done(actor, command.id) || self.has_left(actor, &command.deed) {
            return Ok((self.clone(), Vec::new()));
        }
        self.permit(actor, &command.deed)?;
        // A clock that was set back must not make a share longer or a breath run backwards.
        let now = now.max(self.last_at);
        let mut changed = self.clone();
        let mut cues = Vec::new();
        match actor {
            Actor::Clock => changed.tick(now, &mut cues),
            Actor::Door => changed.sit(command, now)?,
            Actor::Seat(seat) => {
                changed.carry_out(now, seat, &command.deed, &mut cues)?;
                changed.remember(seat, command.id);
            }
        }
        if actor != Actor::Clock {
            changed.last_at = now;
        }
        Ok((changed, cues))
    }

    fn carry_out(
        &mut self,
        now: Timestamp,
        seat: SeatId,
        deed: &Deed,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        match deed {
            Deed::Pass { how, .. } => self.pass(now, *how, cues),
            Deed::HoldSilence { .. } => self.hold_silence(),
            Deed::Take => self.take(now, seat, cues),
            Deed::LetBe => self.let_be(now, seat),
            Deed::Answer {
                agreement,
                thumb,
                wording,
            } => {
                self.answer(seat, *agreement, *thumb, *wording)?;
            }
            Deed::AnswerRest { thumb, seen } => self.answer_rest(seat, *thumb, seen)?,
            Deed::Propose { text } => self.propose(seat, text)?,
            Deed::Amend { agreement, text } => self.amend(seat, *agreement, text)?,
            Deed::Withdraw { agreement } => self.withdraw(seat, *agreement)?,
            Deed::StepOut => self.set_away(now, seat, true, cues)?,
            Deed::StepIn => self.set_away(now, seat, false, cues)?,
            Deed::Leave => self.leave(now, seat, cues),
            Deed::SitOut { part } => {
                self.is_in(*part)?;
                self.sit_out(seat);
            }
            Deed::JoinIn { part } => {
                self.is_in(*part)?;
                self.join_in(now, seat, cues);
            }
            Deed::Begin => self.begin(now, cues),
            Deed::NextPart { from } => self.next_part(now, *from, cues)?,
            Deed::PassOn { .. } => self.pass(now, crate::command::How::NotNow, cues),
            Deed::MoreTime { .. } => self.more_time(now),
            Deed::Pause => self.pause(now, cues),
            Deed::Resume => self.resume(now),
            Deed::Ring => cues.push(Cue::to_all(crate::cue::Sound::Bell)),
            Deed::Breathe { pattern, breaths } => self.breathe(now, *pattern, *breaths, cues)?,
            Deed::EndBreath => self.end_breath(now, cues),
            Deed::Lock => self.door = Door::Locked,
            Deed::Unlock => self.door = Door::Open,
            Deed::MoveSeat { seat, to } => {
                self.move_seat(*seat, *to)?;
                self.regroup();
            }
            Deed::Turn { direction } => self.plan.direction = *direction,
            Deed::SetAway { seat, away } => self.set_away(now, *seat, *away, cues)?,
            Deed::StartPart { part } => {
                self.is_in(*part)?;
                self.start_part(now, cues);
            }
            Deed::NextLine { line } => self.next_line(now, *line)?,
            Deed::Respond { .. } => cues.push(Cue::to_all(crate::cue::Sound::Response)),
            Deed::CloseAnswers { part } => {
                self.is_in(*part)?;
                self.close_answers();
            }
            Deed::ShowCards { part } => {
                self.is_in(*part)?;
                self.show_cards(*part);
            }
            Deed::EndSilence { part } => {
                self.is_in(*part)?;
                self.end_silence(now, cues);
            }
            Deed::MorePartTime { part } => {
                self.is_in(*part)?;
                self.more_part_time(now);
            }
            Deed::EditPlan { edition, edit } => self.edit_plan(*edition, edit)?,
            Deed::Close => self.close(now, cues),
            Deed::Sit { .. } | Deed::Tick => return Err(Refusal::NotNow),
        }
        Ok(())
    }

    /// Refuses what this actor may not ask now, with the reason that helps most.
    fn permit(&self, actor: Actor, deed: &Deed) -> Result<(), Refusal> {
        if self.has_ended() {
            return Err(Refusal::Ended);
        }
        let kind = deed.kind();
        if let Actor::Seat(id) = actor {
            let seat = self.seat(id).ok_or(Refusal::UnknownSeat)?;
            if kind.is_keepers() && seat.role != Role::Keeper {
                return Err(Refusal::KeeperOnly);
            }
            if names_turn(deed).is_some_and(|turn| !self.is_turn(turn)) {
                return Err(Refusal::TurnOver);
            }
        }
        if self.may(actor).contains(&kind) {
            return Ok(());
        }
        Err(match deed {
            Deed::Sit { .. } if self.seats.len() >= MAX_SEATS => Refusal::Full,
            Deed::Sit { .. } if self.door == Door::Locked => Refusal::Locked,
            Deed::Pass { .. } | Deed::HoldSilence { .. }
                if Actor::Seat(self.piece.holder().unwrap_or(SeatId(u16::MAX))) != actor =>
            {
                Refusal::NotYourTurn
            }
            _ if self.hold.is_some() => Refusal::Held,
            // Someone else was moved a moment earlier.
            Deed::Take if self.in_centre() => Refusal::NotYourTurn,
            Deed::Propose { .. } if self.agreements.len() >= MAX_AGREEMENTS => Refusal::TooMany,
            _ => Refusal::NotNow,
        })
    }

    fn is_turn(&self, number: TurnNumber) -> bool {
        self.piece.turn().is_some_and(|turn| turn.number == number)
    }

    fn has_done(&self, actor: Actor, id: CommandId) -> bool {
        match actor {
            Actor::Seat(seat) => self.heard.get(&seat).is_some_and(|ids| ids.contains(&id)),
            Actor::Door => self.seat_given_to(id).is_some(),
            Actor::Clock => false,
        }
    }

    /// A seat that is given up has nothing left of it to recognise a resend by, but what it asks is done.
    fn has_left(&self, actor: Actor, deed: &Deed) -> bool {
        let Actor::Seat(id) = actor else { return false };
        *deed == Deed::Leave && id.0 < self.next_seat && self.seat(id).is_none()
    }

    fn remember(&mut self, seat: SeatId, id: CommandId) {
        if self.seat(seat).is_none() {
            return; // it has just left
        }
        let ids = self.heard.entry(seat).or_default();
        if ids.len() >= REMEMBERED_COMMANDS {
            ids.remove(0);
        }
        ids.push(id);
    }
}

fn names_turn(deed: &Deed) -> Option<TurnNumber> {
    match deed {
        Deed::Pass { turn, .. }
        | Deed::HoldSilence { turn }
        | Deed::PassOn { turn }
        | Deed::MoreTime { turn }
        | Deed::Respond { turn } => Some(*turn),
        _ => None,
    }
}
