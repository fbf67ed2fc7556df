//! The time of a part comes round.

use crate::circle::{Circle, PartState};
use crate::cue::{Audience, Cue, Sound};
use crate::groups::Groups;
use crate::span::Span;
use crate::time::{MINUTE, Millis, Timestamp};

impl Circle {
    /// The time of the part that is going on, if it has one and it has begun. The time after which an untouched
    /// piece is told of is the keeper's alone and not among them.
    #[must_use]
    pub fn span(&self) -> Option<&Span> {
        self.span.as_ref().filter(|_| !self.in_centre())
    }

    /// How far into the span its next bell is, in milliseconds.
    fn next_bell(&self) -> Option<Millis> {
        let span = self.span.filter(|span| !span.is_over())?;
        let swaps = self.part.groups().map(Groups::swaps);
        let bells = swaps.into_iter().flatten().chain([span.length]);
        bells.filter(|bell| *bell > span.rung).min()
    }

    pub(crate) fn span_deadline(&self) -> Option<Timestamp> {
        let span = self.span.filter(|_| self.hold.is_none())?;
        self.next_bell().map(|bell| span.since.after(bell))
    }

    /// The bell that is due has come: it is rung unless its moment is too long past.
    pub(crate) fn ring_span(&mut self, in_time: bool, cues: &mut Vec<Cue>) {
        let (Some(bell), Some(mut span)) = (self.next_bell(), self.span) else {
            return;
        };
        span.rung = bell;
        self.span = Some(span);
        if !in_time {
            return;
        }
        if let Some(groups) = self.part.groups().filter(|_| bell < span.length) {
            cues.extend(groups.swapping_at(bell).map(|seat| Cue {
                sound: Sound::Swap,
                audience: Audience::Seat(seat),
            }));
            return;
        }
        let Some(sound) = self.present_part().map(|part| part.rules().bell()) else {
            return;
        };
        if sound == Sound::CentreUntouched {
            cues.extend(self.keeping().into_iter().map(|seat| Cue {
                sound,
                audience: Audience::Seat(seat),
            }));
        } else {
            cues.push(Cue::to_all(sound));
        }
    }

    /// The silence ends now, with its second bell.
    pub(crate) fn end_silence(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        if let Some(span) = &mut self.span {
            span.length = now.since(span.since);
            span.rung = span.length;
            cues.push(Cue::to_all(Sound::SilenceEnds));
        }
    }

    /// One more minute for the part that is going on; its bell rings again when that has come round. In pairs,
    /// before the first swap, one more minute for each.
    pub(crate) fn more_part_time(&mut self, now: Timestamp) {
        let frozen_at = self.hold.map_or(now, |hold| hold.since);
        let Some(span) = &mut self.span else { return };
        match &mut self.part {
            PartState::Pairs(pairs) if span.rung == 0 => {
                let each = MINUTE * u64::from(pairs.size);
                pairs.whole += each;
                span.length += each;
            }
            PartState::Pairs(_)
            | PartState::Plain
            | PartState::Round(_)
            | PartState::Lines(_)
            | PartState::Answers { .. } => {
                span.length = span.length.max(frozen_at.since(span.since)) + MINUTE;
            }
        }
    }

    /// The clock of a part that was held goes on where it stood.
    pub(crate) fn resume_span(&mut self, held_since: Timestamp, now: Timestamp) {
        if let Some(span) = &mut self.span {
            let stood = now.since(held_since.max(span.since));
            span.since = span.since.after(stood);
        }
    }
}
