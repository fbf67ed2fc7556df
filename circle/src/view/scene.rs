//! The part that is going on, as everyone sees it. Nothing here is anyone's answer, card, word or name.

use serde::{Deserialize, Serialize};

use crate::breath::Pattern;
use crate::circle::{Circle, PartState, Stage};
use crate::plan::{ClosingWay, Line, Part, RoundKind, Way, WordsKind};
use crate::seat::SeatId;
use crate::time::{Millis, Timestamp};

/// The three questions of a quiet reflection, for oneself alone.
pub const REFLECTION_QUESTIONS: [&str; 3] = [
    "What do I need in this moment?",
    "Who can I lean on?",
    "Who might need me to check in?",
];

/// The part that is going on, as everyone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// People sit down.
    Arriving,
    /// Agreements are settled.
    Agreements,
    /// A breathing part.
    Breathing {
        /// Its planned pattern.
        pattern: Pattern,
        /// Its planned number of breaths.
        breaths: u16,
    },
    /// A round.
    Round {
        /// What is asked.
        question: String,
        /// How far it is.
        state: RoundState,
        /// The closing round, of one word each.
        closing: bool,
        /// A check-in, a question or a check-out.
        kind: RoundKind,
        /// What people should know before the question; may be empty.
        note: String,
        /// Which time the piece goes round, from 1.
        lap: u8,
        /// How many times it does.
        laps: u8,
    },
    /// A closing in silence.
    ClosingSilence,
    /// Over.
    Ended,
    /// Words that are read out.
    Words {
        /// What they are for.
        kind: WordsKind,
        /// The words, in lines.
        text: String,
    },
    /// Each marks what matters to them.
    Values {
        /// The list.
        offered: Vec<String>,
        /// Whether people are invited to name their own, which stay on their phones.
        own: bool,
        /// No more answers are taken.
        closed: bool,
    },
    /// The piece is for whoever is moved.
    Centre {
        /// What is asked.
        question: String,
        /// What people should know before the question; may be empty.
        note: String,
    },
    /// A silence; its two bells are in the part's span.
    Silence,
    /// Lines that are said together. Sitting quietly is always a way to take part.
    Together {
        /// Who begins and who joins.
        way: Way,
        /// The lines.
        lines: Vec<Line>,
        /// How many times all of them come.
        repeats: u16,
        /// How long each line has, in milliseconds; none when the keeper taps.
        line_time: Option<Millis>,
        /// How many lines have begun, all repeats counted; paced lines count as one.
        begun: u16,
        /// When the first line begins, once they have.
        anchor: Option<Timestamp>,
    },
    /// Each may say a name aloud.
    Remembering {
        /// What is asked.
        invitation: String,
        /// What all answer.
        response: String,
        /// How far the round is.
        state: RoundState,
    },
    /// People listen to each other in small groups.
    Pairs {
        /// What they are asked.
        question: String,
        /// Who is together; the first of each group speaks first.
        groups: Vec<Vec<SeatId>>,
        /// The time of every group, in milliseconds, which it shares equally among its people.
        whole: Millis,
    },
    /// Cards are written, or read.
    OffersAndNeeds {
        /// Everyone may read them.
        shown: bool,
    },
    /// How everyone is.
    Weather {
        /// No more answers are taken.
        closed: bool,
    },
    /// Each may lay a word in the centre.
    CentreWord {
        /// What is asked.
        question: String,
    },
    /// A break; when people are asked to be back is the end of the part's span.
    Break,
    /// A quiet time for oneself, with the [`REFLECTION_QUESTIONS`].
    Reflection,
}

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// The piece goes round.
    Going,
    /// It is offered once more to those who passed.
    Again,
    /// Everyone has been offered it.
    Complete,
    /// The note is being read, and the piece has not set out.
    Waiting,
}

impl Scene {
    /// Whether agreements are settled now.
    #[must_use]
    pub fn settles_agreements(&self) -> bool {
        *self == Scene::Agreements
    }
}

impl Circle {
    pub(super) fn scene(&self) -> Scene {
        let (at, part) = match (self.stage, self.present_part()) {
            (Stage::Ended, _) => return Scene::Ended,
            (Stage::Part(at), Some(part)) => (at, part.clone()),
            (Stage::Arriving | Stage::Part(_), _) => return Scene::Arriving,
        };
        let closed = self.part == PartState::Answers { closed: true };
        match part {
            Part::Agreements => Scene::Agreements,
            Part::Breathing { pattern, breaths } => Scene::Breathing { pattern, breaths },
            Part::Closing {
                way: ClosingWay::Silence,
            } => Scene::ClosingSilence,
            Part::Closing {
                way: ClosingWay::OneWord,
            } => self.round_scene(true, RoundKind::CheckOut),
            Part::Round { kind, .. } => self.round_scene(false, kind),
            Part::Words { kind, text } => Scene::Words { kind, text },
            Part::Values { offered, own } => Scene::Values {
                offered,
                own,
                closed,
            },
            Part::Centre { question, note, .. } => Scene::Centre { question, note },
            Part::Silence { .. } => Scene::Silence,
            Part::Together {
                way,
                lines,
                repeats,
                line_time,
            } => {
                let (begun, anchor) = match &self.part {
                    PartState::Lines(lines) => (lines.begun, lines.anchor),
                    _ => (0, None),
                };
                Scene::Together {
                    way,
                    lines,
                    repeats,
                    line_time,
                    begun,
                    anchor,
                }
            }
            Part::Remembering {
                invitation,
                response,
            } => Scene::Remembering {
                invitation,
                response,
                state: self.round_state(),
            },
            Part::Pairs { question, .. } => {
                let (groups, whole) = match &self.part {
                    PartState::Pairs(pairs) => (pairs.groups.clone(), pairs.whole),
                    _ => (Vec::new(), 0),
                };
                Scene::Pairs {
                    question,
                    groups,
                    whole,
                }
            }
            Part::OffersAndNeeds { .. } => Scene::OffersAndNeeds {
                shown: self.shows_cards_of(at),
            },
            Part::Weather => Scene::Weather { closed },
            Part::CentreWord { question } => Scene::CentreWord { question },
            Part::Break { .. } => Scene::Break,
            Part::Reflection { .. } => Scene::Reflection,
        }
    }

    fn round_state(&self) -> RoundState {
        self.round().map_or(RoundState::Complete, |round| {
            match (round.waits, round.complete, &round.again) {
                (true, ..) => RoundState::Waiting,
                (false, true, _) => RoundState::Complete,
                (false, false, Some(_)) => RoundState::Again,
                (false, false, None) => RoundState::Going,
            }
        })
    }

    fn round_scene(&self, closing: bool, kind: RoundKind) -> Scene {
        let (question, note, lap, laps) = self.round().map_or_else(
            || (String::new(), String::new(), 1, 1),
            |round| {
                let (question, note) = (round.question.clone(), round.note.clone());
                (question, note, round.lap, round.laps)
            },
        );
        Scene::Round {
            question,
            state: self.round_state(),
            closing,
            kind,
            note,
            lap,
            laps,
        }
    }
}
