//! Beginning, going on, holding, closing.

use crate::agreement::Standing;
use crate::breath::{Breath, Moment};
use crate::circle::{Circle, PartState, Stage};
use crate::cue::{Cue, Sound};
use crate::hold::Hold;
use crate::piece::Piece;
use crate::span::Span;
use crate::time::Timestamp;

impl Circle {
    pub(crate) fn begin(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        self.began_at = Some(now);
        if let Some(breath) = self.breath.take() {
            self.count_breaths(&breath, now); // with all circles, while people arrived
        }
        self.planned_at = self.planned_at.or(Some(now));
        self.enter_part(now, 0, cues);
    }

    pub(crate) fn next_part(&mut self, now: Timestamp, from: usize, cues: &mut Vec<Cue>) {
        self.leave_part(now);
        self.enter_part(now, from + 1, cues);
    }

    /// Leaving the agreements, what everyone can live with comes into force and the rest is set aside.
    /// Leaving a round, how its turns went is forgotten.
    fn leave_part(&mut self, now: Timestamp) {
        self.count_people();
        self.put_heard_words_away();
        if self.settles_agreements() {
            let awaited = self.awaited();
            self.agreements.retain(|agreement| {
                matches!(agreement.standing(&awaited), Standing::Settled { .. })
            });
            for agreement in &mut self.agreements {
                agreement.adopted = true;
                agreement.settled = None;
            }
        }
        if let Some(breath) = self.breath.take() {
            self.count_breaths(&breath, now);
        }
        self.span = None;
        self.piece = Piece::Resting;
        self.part = PartState::Plain;
    }

    fn enter_part(&mut self, now: Timestamp, at: usize, cues: &mut Vec<Cue>) {
        self.stage = Stage::Part(at);
        self.part_since = now;
        self.counts.parts += 1;
        let Some(part) = self.present_part().cloned() else {
            return;
        };
        let rules = part.rules();
        self.part = rules.state(&self.there(at));
        self.piece = rules.piece();
        self.span = rules.length().map(|length| Span::new(now, length));
        cues.extend(rules.first_bell().map(Cue::to_all));
        self.move_piece_on(now, None, cues);
    }

    pub(crate) fn pause(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        self.hold = Some(Hold::paused(now));
        cues.push(Cue::to_all(Sound::Held));
    }

    /// Everything goes on where it stood: each clock is moved later by as long as it stood still.
    pub(crate) fn resume(&mut self, now: Timestamp) {
        let Some(hold) = self.hold.take() else { return };
        if let Some(turn) = self.piece.turn_mut() {
            let stood = now.since(hold.since.max(turn.since));
            turn.since = turn.since.after(stood);
        }
        self.pause_called_at = self
            .pause_called_at
            .map(|called| called.after(now.since(hold.since.max(called))));
        self.part_since = self
            .part_since
            .after(now.since(hold.since.max(self.part_since)));
        self.resume_span(hold.since, now);
        if let PartState::Lines(lines) = &mut self.part {
            // The lines begin only while nothing is held, so an anchor that is still to come waited, too.
            let later = |anchor: Timestamp| anchor.after(now.since(hold.since));
            lines.anchor = lines.anchor.map(later);
        }
        match self.breath.take() {
            Some(breath) if breath.interlude => self.count_breaths(&breath, now),
            Some(mut breath) => {
                if !breath.over {
                    breath.anchor = breath.anchor.after(now.since(hold.since));
                }
                self.breath = Some(breath);
            }
            None => {}
        }
    }

    /// Adds a breath that is put away before it was over; one that was over has been counted.
    pub(super) fn count_breaths(&mut self, breath: &Breath, now: Timestamp) {
        if !breath.over {
            let seen_at = self
                .hold
                .filter(|_| !breath.interlude)
                .map_or(now, |hold| hold.since);
            let complete = match breath.moment(seen_at) {
                Moment::LeadIn(_) => 0,
                Moment::In { breath, .. } => breath - 1,
                Moment::Over => breath.breaths,
            };
            self.counts.breaths += u32::from(complete);
        }
    }

    pub(crate) fn close(&mut self, now: Timestamp) {
        self.count_people();
        if let Some(breath) = self.breath.take() {
            self.count_breaths(&breath, now);
        }
        self.span = None;
        self.stage = Stage::Ended;
        self.part = PartState::Plain;
        self.piece = Piece::Resting;
        self.hold = None;
        self.waiting.clear();
    }
}
