//! The paced breath begins and ends.

use crate::breath::{Breath, LEAD_IN, Moment, Pattern};
use crate::circle::{Circle, Stage};
use crate::cue::{Cue, Sound};
use crate::hold::Hold;
use crate::parts::Part;
use crate::refusal::Refusal;
use crate::time::Timestamp;

impl Circle {
    /// Begins a breath. In a breathing part it is the part itself; anywhere else everything is held meanwhile,
    /// and stays held until the keeper goes on.
    pub(crate) fn breathe(
        &mut self,
        now: Timestamp,
        pattern: Pattern,
        breaths: u16,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        self.breathe_from(now, now.after(LEAD_IN), (pattern, breaths))?;
        cues.push(Cue::to_all(Sound::BreathBegins));
        Ok(())
    }

    /// The same, with the first in-breath at `anchor`. While people arrive there is nothing to hold.
    pub(crate) fn breathe_from(
        &mut self,
        now: Timestamp,
        anchor: Timestamp,
        (pattern, breaths): (Pattern, u16),
    ) -> Result<(), Refusal> {
        if breaths == 0 || breaths > pattern.most() {
            return Err(Refusal::UnknownBreath);
        }
        let in_part = matches!(self.present_part(), Some(Part::Breathing(_)));
        let interlude = !in_part || self.hold.is_some();
        if interlude && self.hold.is_none() && self.stage != Stage::Arriving {
            self.hold = Some(Hold::paused(now));
        }
        self.breath = Some(Breath {
            pattern,
            anchor,
            breaths,
            over: false,
            interlude,
            together: false,
        });
        Ok(())
    }

    /// Ends the breath with the out-breath that is going on.
    pub(crate) fn end_breath(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        self.end_breath_after(now, 0, cues);
    }

    /// Ends the breath after so many, or with the out-breath that is going on if that is later.
    pub(super) fn end_breath_after(&mut self, now: Timestamp, breaths: u16, cues: &mut Vec<Cue>) {
        let Some(breath) = &mut self.breath else {
            return;
        };
        let seen_at = match self.hold {
            Some(hold) if !breath.interlude => hold.since,
            _ => now,
        };
        match breath.moment(seen_at) {
            Moment::In {
                breath: going_on, ..
            } => breath.breaths = breath.breaths.min(breaths.max(going_on)),
            Moment::LeadIn(_) if breaths > 0 => breath.breaths = breath.breaths.min(breaths),
            Moment::LeadIn(_) => {
                breath.breaths = 0;
                breath.over = true;
                cues.push(Cue::to_all(Sound::BreathEnds));
            }
            Moment::Over => {}
        }
    }

    /// A breath with all circles while people arrive leaves nothing to go on with.
    pub(crate) fn put_breath_of_arrival_away(&mut self) {
        if self.stage == Stage::Arriving {
            self.breath = self.breath.take().filter(|breath| !breath.over);
        }
    }
}
