//! Beginning, going on, holding, closing.

use crate::agreement::Standing;
use crate::breath::{Breath, Moment};
use crate::circle::{Circle, PartState, Stage};
use crate::cue::{Cue, Sound};
use crate::hold::Hold;
use crate::lines::Lines;
use crate::piece::Piece;
use crate::plan::{ClosingWay, Part};
use crate::refusal::Refusal;
use crate::round::Round;
use crate::span::Span;
use crate::time::Timestamp;

/// What a closing round asks.
pub(crate) const ONE_WORD: &str = "One word you are leaving with.";

impl Circle {
    pub(crate) fn begin(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        self.began_at = Some(now);
        self.planned_at = self.planned_at.or(Some(now));
        self.enter_part(now, 0, cues);
    }

    pub(crate) fn next_part(
        &mut self,
        now: Timestamp,
        from: usize,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        if self.stage != Stage::Part(from) {
            return Err(Refusal::NotNow); // a second tap; the part it left is behind us
        }
        self.leave_part(now);
        self.enter_part(now, from + 1, cues);
        Ok(())
    }

    /// Leaving the agreements, what everyone can live with comes into force and the rest is set aside.
    /// Leaving a round, how its turns went is forgotten.
    fn leave_part(&mut self, now: Timestamp) {
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
        self.part = self.part_state_of(at, &part);
        self.span = match &part {
            Part::Silence { length } | Part::Break { length } => Some(*length),
            Part::Reflection { length } | Part::OffersAndNeeds { writing: length } => *length,
            _ => None,
        }
        .map(|length| Span::new(now, length));
        match part {
            Part::Closing {
                way: ClosingWay::Silence,
            }
            | Part::Silence { .. } => cues.push(Cue::to_all(Sound::SilenceBegins)),
            Part::Centre { .. } => self.return_to_centre(now),
            _ => self.move_piece_on(now, None, cues),
        }
    }

    fn part_state_of(&self, at: usize, part: &Part) -> PartState {
        match part {
            Part::Round {
                question,
                share,
                note,
                laps,
                ..
            } => PartState::Round(Round {
                laps: *laps,
                waits: !note.is_empty(),
                note: note.clone(),
                ..Round::new(question.clone(), *share)
            }),
            Part::Closing {
                way: ClosingWay::OneWord,
            } => PartState::Round(Round::new(ONE_WORD.to_owned(), None)),
            Part::Remembering { invitation, .. } => {
                PartState::Round(Round::new(invitation.clone(), None))
            }
            Part::Together { .. } => PartState::Lines(Lines {
                begun: 0,
                anchor: None,
            }),
            Part::Pairs { size, share, .. } => PartState::Pairs(self.form_pairs(at, *size, *share)),
            Part::Values { .. } | Part::Weather => PartState::Answers { closed: false },
            Part::Agreements
            | Part::Breathing { .. }
            | Part::Closing {
                way: ClosingWay::Silence,
            }
            | Part::Words { .. }
            | Part::Centre { .. }
            | Part::Silence { .. }
            | Part::OffersAndNeeds { .. }
            | Part::CentreWord { .. }
            | Part::Break { .. }
            | Part::Reflection { .. } => PartState::Plain,
        }
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
        self.resume_span(hold.since, now);
        self.resume_lines(hold.since, now);
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
    fn count_breaths(&mut self, breath: &Breath, now: Timestamp) {
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

    pub(crate) fn close(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        if let Some(breath) = self.breath.take() {
            self.count_breaths(&breath, now);
        }
        self.span = None;
        self.stage = Stage::Ended;
        self.part = PartState::Plain;
        self.piece = Piece::Resting;
        self.hold = None;
        self.waiting.clear();
        cues.push(Cue::to_all(Sound::Ended));
    }
}
