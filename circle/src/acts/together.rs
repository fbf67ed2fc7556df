//! All circles of a gathering breathe together, and are held together.

use crate::breath::Pattern;
use crate::circle::Circle;
use crate::cue::{Cue, Sound};
use crate::hold::{Hold, Why};
use crate::refusal::Refusal;
use crate::time::Timestamp;
use crate::within::TOGETHER_AHEAD;

impl Circle {
    /// All circles breathe from the same moment on. One to which the order comes late falls in where the others are.
    pub(super) fn breathe_together(
        &mut self,
        now: Timestamp,
        anchor: Timestamp,
        breath: (Pattern, u16),
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if anchor > now.after(TOGETHER_AHEAD) {
            return Err(Refusal::UnknownBreath);
        }
        if let Some(before) = self.breath.take() {
            self.count_breaths(&before, now);
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

    /// All circles end it with the same breath, whenever they hear of it.
    pub(super) fn end_breath_together(
        &mut self,
        now: Timestamp,
        breaths: u16,
        cues: &mut Vec<Cue>,
    ) {
        if self.breath.as_ref().is_some_and(|breath| breath.together) {
            self.end_breath_after(now, breaths, cues);
        }
    }

    /// A pause that someone asked for before stays when the gathering lets go.
    pub(super) fn hold_together(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        match &mut self.hold {
            Some(hold) => {
                hold.paused |= hold.why == Why::Paused;
                hold.why = Why::Gathering;
            }
            None => self.hold_for(Why::Gathering, now, cues),
        }
    }

    pub(super) fn let_go_together(&mut self, now: Timestamp) {
        match self.hold {
            Some(hold) if hold.why != Why::Gathering => {}
            Some(hold) if hold.paused => self.hold = Some(Hold::paused(hold.since)),
            Some(_) => self.go_on(now),
            None => {}
        }
    }
}
