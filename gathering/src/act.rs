//! The one way in which a request changes a gathering.

use crate::command::{HallAction, HallActionKind, HallActor, HallCommand};
use crate::cue::HallCue;
use crate::gathering::{Gathering, REMEMBERED_ARRIVALS};
use crate::person::{PersonId, Phone};
use crate::refusal::HallRefusal;
use circle::time::MINUTE;
use circle::{CommandId, Millis, Timestamp};

/// What is planned lies at most so far from now, before or after, in milliseconds: an afternoon lasts hours, and a
/// clock that is wrong by days is no plan.
const FARTHEST: Millis = 2 * 24 * 60 * MINUTE;

/// This moment, if it is not too far from `now`.
pub(crate) fn near(now: Timestamp, at: Timestamp) -> Result<Timestamp, HallRefusal> {
    let is_near = now.since(at) <= FARTHEST && at.since(now) <= FARTHEST;
    is_near.then_some(at).ok_or(HallRefusal::FarOff)
}

impl Gathering {
    /// What `command` by `actor` does at `now`: the changed gathering and the cues it gives, or why not. Orders to
    /// circles that come of it stand in the changed gathering.
    ///
    /// A command that was carried out before (same actor, same id) is accepted and changes nothing.
    ///
    /// # Errors
    /// A [`HallRefusal`]; the gathering stays as it is.
    pub fn act(
        &self,
        now: Timestamp,
        actor: HallActor,
        command: &HallCommand,
    ) -> Result<(Gathering, Vec<HallCue>), HallRefusal> {
        if self.has_done(actor, command.id) || self.has_left(actor, command) {
            return Ok((self.clone(), Vec::new()));
        }
        let doer = self.doer(actor, command.for_person)?;
        self.permit(doer, &command.action)?;
        // A clock that was set back must not make a minute longer or a breath run backwards.
        let now = now.max(self.last_at);
        let mut changed = self.clone();
        let mut cues = Vec::new();
        match (actor, doer) {
            (HallActor::Person(by), HallActor::Person(person)) => {
                changed.carry_out(now, person, &command.action, &mut cues)?;
                changed.remember(by, command.id);
            }
            (HallActor::Door | HallActor::Invited, _) => {
                let person = changed.arrive(actor == HallActor::Invited)?;
                changed.arrivals.push((command.id, person));
                let before = changed.arrivals.len().saturating_sub(REMEMBERED_ARRIVALS);
                changed.arrivals.drain(..before);
            }
            (HallActor::Clock | HallActor::Person(_), _) => changed.tick(now, &mut cues),
        }
        changed.note_consent();
        if actor != HallActor::Clock {
            changed.last_at = now;
        }
        Ok((changed, cues))
    }

    fn carry_out(
        &mut self,
        now: Timestamp,
        person: PersonId,
        action: &HallAction,
        cues: &mut Vec<HallCue>,
    ) -> Result<(), HallRefusal> {
        match action {
            HallAction::Carry => self.add(Phone::Of(person), false).map(|_| ()),
            HallAction::Answer { offer, answer } => self.answer(now, person, *offer, *answer),
            HallAction::Thumb {
                agreement,
                wording,
                thumb,
            } => self.thumb(person, *agreement, *wording, *thumb),
            HallAction::ThumbRest { thumb, seen } => self.thumb_rest(person, *thumb, seen),
            HallAction::GetUp => self.get_up(now, person),
            HallAction::Leave => self.leave(now, person),
            HallAction::BeginAt { begins } => {
                self.begins = near(now, *begins)?;
                Ok(())
            }
            HallAction::Next { from } => self.next(now, *from, cues),
            HallAction::Edit { edition, edit } => self.edit(*edition, edit),
            HallAction::Undo { edition } => self.undo(*edition),
            HallAction::AddPerson => self.add(Phone::None, false).map(|_| ()),
            HallAction::GiveRole { person, role } => self.give_role(*person, *role),
            HallAction::NameKeeper { person, keeps } => self.name_keeper(*person, *keeps),
            HallAction::SetJoins { person, joins } => self.set_joins(*person, *joins),
            HallAction::Remove { person: whom } => self.remove(now, person, *whom),
            HallAction::Freeze => {
                self.frozen = true;
                Ok(())
            }
            HallAction::Unfreeze => {
                self.frozen = false;
                Ok(())
            }
            HallAction::Preview { over, proposal } => self.look_at(*over, proposal),
            HallAction::MovePerson {
                preview,
                person,
                to,
            } => self.move_person(*preview, *person, *to),
            HallAction::UndoMove { preview } => self.undo_move(*preview),
            HallAction::Drop { preview } => {
                self.preview_mut(*preview)?;
                self.preview = None;
                Ok(())
            }
            HallAction::Tell { preview } => self.tell(now, *preview, cues),
            HallAction::SeatHere {
                person,
                circle,
                keeps,
            } => self.seat_here(now, *person, *circle, *keeps, cues),
            HallAction::Merge { from, into } => self.merge(now, *from, *into, cues),
            HallAction::WithdrawOffer { person } => self.withdraw_offer(*person),
            HallAction::AddAgreement { text } => self.add_agreement(text),
            HallAction::Reword { agreement, text } => self.reword(*agreement, text),
            HallAction::SetAside { agreement } => self.set_aside(*agreement),
            HallAction::Breathe { pattern, breaths } => self.breathe(now, *pattern, *breaths, cues),
            HallAction::EndBreath => {
                self.end_breath(now);
                Ok(())
            }
            HallAction::Hold => {
                self.hold(now, cues);
                Ok(())
            }
            HallAction::LetGo => {
                self.let_go(now);
                Ok(())
            }
            HallAction::Word { to, urgent, word } => self.send_word(now, *to, *urgent, *word),
            HallAction::ComeBack { to, by } => self.suggest_back(now, *to, *by),
            HallAction::Coming { circle } => self.coming(now, *circle),
            HallAction::EndWhenClosed => {
                self.ending = true;
                self.end_if_closed(now);
                Ok(())
            }
            HallAction::EndNotYet => {
                self.ending = false;
                Ok(())
            }
            HallAction::End => {
                self.end(now);
                Ok(())
            }
            HallAction::Arrive | HallAction::Tick => Err(HallRefusal::NotNow),
        }
    }

    /// The person as whom this is done: the actor, or one whom they act for.
    fn doer(
        &self,
        actor: HallActor,
        for_person: Option<PersonId>,
    ) -> Result<HallActor, HallRefusal> {
        match (actor, for_person) {
            _ if self.has_ended() => Err(HallRefusal::Ended),
            (HallActor::Person(by), Some(person)) => {
                self.person(by).ok_or(HallRefusal::UnknownPerson)?;
                let acts = by == person || self.carries(by).contains(&person);
                let doer = HallActor::Person(person);
                acts.then_some(doer).ok_or(HallRefusal::NotYours)
            }
            (_, Some(_)) => Err(HallRefusal::NotYours),
            (_, None) => Ok(actor),
        }
    }

    /// Refuses what this actor may not ask now, with the reason that helps most.
    fn permit(&self, actor: HallActor, action: &HallAction) -> Result<(), HallRefusal> {
        let kind = action.kind();
        if self.may(actor).contains(&kind) {
            return Ok(());
        }
        let comes_in = matches!(
            kind,
            HallActionKind::Arrive | HallActionKind::Carry | HallActionKind::AddPerson
        );
        if let HallActor::Person(person) = actor {
            let person = self.person(person).ok_or(HallRefusal::UnknownPerson)?;
            if !person.role.may(kind) {
                return Err(HallRefusal::HostOnly);
            }
            if kind == HallActionKind::Leave {
                return Err(HallRefusal::HostStays);
            }
            if kind == HallActionKind::Answer {
                return Err(HallRefusal::OfferOver);
            }
        }
        Err(if comes_in && self.is_full() {
            HallRefusal::HallFull
        } else if comes_in && self.frozen {
            HallRefusal::DoorClosed
        } else if kind == HallActionKind::Next && self.held_since.is_some() {
            HallRefusal::Held
        } else if kind == HallActionKind::Preview {
            self.why_not_formed()
        } else if kind == HallActionKind::Tell {
            self.why_not_told()
        } else if kind == HallActionKind::AddAgreement && !self.will_settle_agreements() {
            HallRefusal::AgreementsOver
        } else if kind == HallActionKind::AddAgreement {
            HallRefusal::ManyAgreements
        } else {
            HallRefusal::NotNow
        })
    }

    /// Whether this was carried out before, as far as is remembered.
    #[must_use]
    pub fn has_done(&self, actor: HallActor, id: CommandId) -> bool {
        match actor {
            HallActor::Person(person) => {
                let remembered = self.remembered.get(&person);
                remembered.is_some_and(|remembered| remembered.has(id))
            }
            HallActor::Door | HallActor::Invited => self.person_given_to(id).is_some(),
            HallActor::Clock => false,
        }
    }

    /// Of who has left nothing is left to recognise a resend by, but what they ask is done.
    fn has_left(&self, actor: HallActor, command: &HallCommand) -> bool {
        let HallActor::Person(by) = actor else {
            return false;
        };
        let gone = |id: PersonId| id.0 < self.next_person && self.person(id).is_none();
        let whom = command.for_person.unwrap_or(by);
        command.action == HallAction::Leave && gone(whom)
    }

    fn remember(&mut self, person: PersonId, id: CommandId) {
        if self.people.contains_key(&person) {
            self.remembered.entry(person).or_default().add(id);
        }
    }
}
