//! Who keeps: roles are given and taken back, and the circle is held while nobody who keeps is there.

use crate::circle::{Circle, OPENER, Stage};
use crate::cue::{Cue, Sound};
use crate::hold::{Hold, Why};
use crate::parts::Part;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Carried, SeatId};
use crate::time::Timestamp;

impl Circle {
    pub(crate) fn give_role(&mut self, id: SeatId, role: Role) -> Result<(), Refusal> {
        let seat = self.seat_mut(id)?;
        if seat.carried != Carried::OwnPhone && role != Role::Participant {
            return Err(Refusal::NoDevice);
        }
        if role == Role::Keeper {
            self.hand_keeping_to(id);
            return Ok(());
        }
        if seat.role == Role::Keeper {
            return Err(Refusal::KeeperStays); // somebody always keeps: hand it on first
        }
        seat.role = role;
        Ok(())
    }

    /// The one who opened the circle keeps it again.
    pub(crate) fn take_back_keeping(&mut self) {
        self.hand_keeping_to(OPENER);
    }

    /// One seat keeps and no other; the one who kept goes on as a co-keeper. In pairs that have not begun, the
    /// new keeper is free to look after all, and the old one has someone to listen to.
    pub(super) fn hand_keeping_to(&mut self, id: SeatId) {
        self.change_within(|within| within.keeper_waited_for = false);
        for seat in &mut self.seats {
            if seat.id == id {
                seat.role = Role::Keeper;
            } else if seat.role == Role::Keeper {
                seat.role = Role::CoKeeper;
            }
        }
        self.regroup();
    }

    /// Everything is held until one who keeps is back; nobody is elected. The part's own breath first comes to
    /// the end of the out-breath that is going on. A pause that someone asked for before stays what it is.
    pub(crate) fn nobody_keeps(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        let begun = matches!(self.stage, Stage::Part(_));
        if begun && self.hold.is_none() {
            self.hold_for(Why::NobodyKeeps, now, cues);
        }
    }

    /// Everything is held, for none of those who are in the circle asked for it: the part's own breath first comes to the
    /// end of the out-breath that is going on.
    pub(crate) fn hold_for(&mut self, why: Why, now: Timestamp, cues: &mut Vec<Cue>) {
        self.end_breath(now, cues);
        if let Some(breath) = self.breath.as_mut().filter(|breath| !breath.over) {
            breath.interlude = true; // it goes on while all else is held
        }
        self.hold = Some(Hold::new(now, why));
        cues.push(Cue::to_all(Sound::Held));
    }

    /// One who keeps is back, and the circle goes on, if that is what it was held for.
    pub(crate) fn keeper_back(&mut self, now: Timestamp) {
        if self.hold.is_some_and(|hold| hold.why == Why::NobodyKeeps) {
            self.go_on(now);
        }
    }

    /// The reason is gone for which the circle was held.
    pub(crate) fn go_on(&mut self, now: Timestamp) {
        let running = self
            .breath
            .as_ref()
            .filter(|breath| breath.interlude && !breath.over && now < breath.ends_at())
            .cloned();
        let Some(mut breath) = running else {
            self.resume(now);
            return;
        };
        if !matches!(self.present_part(), Some(Part::Breathing(_))) {
            // They are back already and lead a breath; the rest goes on when they say so.
            self.hold = self.hold.map(|hold| Hold::paused(hold.since));
            return;
        }
        self.breath = None;
        self.resume(now);
        breath.interlude = false;
        self.breath = Some(breath);
    }

    /// Someone asks everyone to pause. Only that it was asked is remembered, for a while, and never by whom.
    pub(crate) fn call_pause(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        self.pause(now, cues);
        self.pause_called_at = Some(now);
    }
}
