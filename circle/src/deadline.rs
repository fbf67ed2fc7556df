//! What happens by itself. Every deadline is a function of the state, so an early or repeated tick changes
//! nothing, and nothing can be forgotten or scheduled twice.

use crate::circle::{Circle, Stage};
use crate::cue::{Audience, Cue, Sound};
use crate::hold::{CALL_AGAIN_AFTER, Hold};
use crate::time::{HOUR, Millis, SECOND, Timestamp};

/// A sound that comes later than this after its moment is left out: it would only startle. Milliseconds.
pub const TOO_LATE_TO_RING: Millis = 5 * SECOND;
/// A circle in which nobody does anything for this long is held, in milliseconds.
pub const HELD_AFTER: Millis = 2 * HOUR;

impl Circle {
    /// The next moment at which something happens by itself: the time of a share or a part comes round, a breath
    /// ends, a pause can be called again, a knock that nobody answers lapses, a word of the house is old, or a circle that
    /// everyone left is held. Never the end of a share, a part or the circle.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        [
            self.breath_deadline(),
            self.share_deadline(),
            self.span_deadline(),
            self.idle_deadline(),
            self.call_deadline(),
            self.knock_deadline(),
            self.word_deadline(),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    fn breath_deadline(&self) -> Option<Timestamp> {
        let breath = self.breath.as_ref().filter(|breath| !breath.over)?;
        (self.hold.is_none() || breath.interlude).then(|| breath.ends_at())
    }

    fn share_deadline(&self) -> Option<Timestamp> {
        let turn = self
            .piece
            .turn()
            .filter(|turn| !turn.rang && self.hold.is_none())?;
        turn.due()
    }

    fn idle_deadline(&self) -> Option<Timestamp> {
        let begun = matches!(self.stage, Stage::Part(_));
        (begun && self.hold.is_none()).then(|| self.last_at.after(HELD_AFTER))
    }

    /// When a pause can be called again.
    fn call_deadline(&self) -> Option<Timestamp> {
        let begun = matches!(self.stage, Stage::Part(_));
        let called = self.pause_called_at?;
        (begun && self.hold.is_none()).then(|| called.after(CALL_AGAIN_AFTER))
    }

    pub(crate) fn tick(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        let in_time = |due: Timestamp| now.since(due) <= TOO_LATE_TO_RING;
        if let Some(due) = self.breath_deadline().filter(|due| *due <= now)
            && let Some(breath) = &mut self.breath
        {
            breath.over = true;
            self.counts.breaths += u32::from(breath.breaths);
            if in_time(due) {
                cues.push(Cue::to_all(Sound::BreathEnds));
            }
        }
        if let Some(due) = self.share_deadline().filter(|due| *due <= now)
            && let Some(turn) = self.piece.turn_mut()
        {
            turn.rang = true;
            if in_time(due) {
                let audience = Audience::SeatAndProjector(turn.seat);
                cues.push(Cue {
                    sound: Sound::TimeCameRound,
                    audience,
                });
            }
        }
        if self.call_deadline().is_some_and(|due| due <= now) {
            self.pause_called_at = None;
        }
        self.let_knocks_lapse(now);
        self.put_old_words_away(now);
        while let Some(due) = self.span_deadline().filter(|due| *due <= now) {
            self.ring_span(in_time(due), cues);
        }
        if self.idle_deadline().is_some_and(|due| due <= now) {
            self.hold = Some(Hold::paused(now));
        }
    }
}
