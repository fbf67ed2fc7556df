//! What the keeper does within a part: starting it, the next line, the sign to answer, closing answers, showing
//! cards, changing the plan.

use std::sync::Arc;

use crate::breath::LEAD_IN;
use crate::circle::{Circle, PartState, Stage};
use crate::cue::{Cue, Sound};
use crate::groups;
use crate::lines::Lines;
use crate::parts::rules::{Going, Step, There};
use crate::parts::{Part, Together};
use crate::plan::{MAX_PARTS, Plan, PlanEdit};
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::span::Span;
use crate::time::Timestamp;

impl Circle {
    /// Whether the part waits for the keeper to start it: people read its note, or find each other.
    pub(crate) fn waits(&self) -> bool {
        self.step() == Some(Step::StartPart)
    }

    /// What those who keep may ask for now in this kind of part alone.
    pub(crate) fn step(&self) -> Option<Step> {
        self.present_part()?.rules().step(&self.going())
    }

    /// The part as it goes on.
    pub(crate) fn going(&self) -> Going<'_> {
        Going {
            state: &self.part,
            span: self.span.as_ref(),
            held: self.piece.holder().is_some(),
            shown: matches!(self.stage, Stage::Part(at) if self.shows_cards_of(at)),
        }
    }

    /// The piece sets out, or the time in pairs begins.
    pub(crate) fn start_part(&mut self, now: Timestamp, cues: &mut Vec<Cue>) {
        let keeper = self.keeper();
        match &mut self.part {
            PartState::Round(round) => {
                round.waits = false;
                self.move_piece_on(now, None, cues);
            }
            PartState::Pairs(pairs) => {
                self.span = Some(Span::new(now, pairs.whole));
                pairs.keeper = Some(keeper);
                cues.push(Cue::to_all(Sound::Bell));
            }
            PartState::Plain | PartState::Lines(_) | PartState::Answers { .. } => {}
        }
    }

    /// The line after `line` lines, so that a double tap goes on by one.
    pub(crate) fn next_line(&mut self, now: Timestamp, line: u16) -> Result<(), Refusal> {
        let paced = matches!(
            self.present_part(),
            Some(Part::Together(Together {
                line_time: Some(_),
                ..
            }))
        );
        let PartState::Lines(lines) = &mut self.part else {
            return Err(Refusal::NotNow);
        };
        if lines.begun != line {
            return Err(Refusal::NotNow);
        }
        let first = if paced { now.after(LEAD_IN) } else { now };
        *lines = Lines {
            begun: line + 1,
            anchor: lines.anchor.or(Some(first)),
        };
        Ok(())
    }

    /// No more answers: what was said is counted once, as a whole.
    pub(crate) fn close_answers(&mut self) {
        self.part = PartState::Answers { closed: true };
    }

    /// Everyone may read the cards of this part from now on.
    pub(crate) fn show_cards(&mut self, part: usize) {
        self.cards_shown.push(part);
    }

    /// Whether the cards that were written in this part may be read.
    #[must_use]
    pub fn shows_cards_of(&self, part: usize) -> bool {
        self.cards_shown.contains(&part)
    }

    /// Changes what has not begun. The edition names the plan that the keeper saw.
    pub(crate) fn edit_plan(&mut self, edition: u32, edit: &PlanEdit) -> Result<(), Refusal> {
        if edition != self.edition {
            return Err(Refusal::PlanChanged);
        }
        let begun = self.parts_begun();
        let edited = self.edition.checked_add(1).ok_or(Refusal::TooMany)?;
        self.plan = Arc::new(Plan::clone(&self.plan).edited(begun, edit)?);
        self.edition = edited;
        Ok(())
    }

    /// Whether a part can be put in, or one is there that can be changed.
    pub(crate) fn can_edit_plan(&self) -> bool {
        let count = self.plan.parts.len();
        count < MAX_PARTS || self.parts_begun() < count
    }

    fn parts_begun(&self) -> usize {
        match self.stage {
            Stage::Arriving => 0,
            Stage::Part(at) => at + 1,
            Stage::Ended => self.plan.parts.len(),
        }
    }

    /// Who is there when the part at this place begins.
    pub(crate) fn there(&self, at: usize) -> There {
        let before = self.plan.parts.iter().take(at);
        There {
            people: self.people_in_pairs(),
            meetings: before.filter(|part| matches!(part, Part::Pairs(_))).count(),
        }
    }

    /// Until the time has begun groups are formed anew; from then on nobody is moved who does not have to be.
    pub(crate) fn regroup(&mut self) {
        let (Stage::Part(at), started) = (self.stage, self.span.is_some()) else {
            return;
        };
        let there = self.there(at);
        let PartState::Pairs(pairs) = &mut self.part else {
            return;
        };
        if started {
            pairs.settle(&there.people);
        } else {
            pairs.groups = groups::form(&there.people, pairs.size, there.meetings);
            pairs.keeper = None;
        }
    }

    /// Everyone who is present. A keeper who only holds the form stays free to look after all, unless someone
    /// would have nobody to listen to them.
    fn people_in_pairs(&self) -> Vec<SeatId> {
        let keeper = self.keeper_of_pairs();
        let mut people = self.present();
        let others = people.iter().filter(|seat| **seat != keeper).count();
        if self.keeper_holds_only() && others != 1 {
            people.retain(|seat| *seat != keeper);
        }
        people
    }

    /// Who looks after all while people are in pairs.
    fn keeper_of_pairs(&self) -> SeatId {
        let then = self.part.groups().and_then(|groups| groups.keeper);
        then.unwrap_or_else(|| self.keeper())
    }
}
