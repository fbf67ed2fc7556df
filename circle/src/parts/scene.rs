//! The part that is going on, as everyone sees it. Nothing here is anyone's answer, card, word or name.

use serde::{Deserialize, Serialize};

use super::kind::{RoundKind, Way, WordsKind};
use super::state::PartState;
use crate::breath::Pattern;
use crate::lines::Line;
use crate::round::Round;
use crate::seat::SeatId;
use crate::time::{Millis, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// People sit down.
    Arriving,
    /// Agreements are settled.
    Agreements,
    /// A breathing part.
    Breathing {
        pattern: Pattern,
        breaths: u16,
    },
    Round {
        question: String,
        state: RoundState,
        /// The closing round, of one word each.
        closing: bool,
        kind: RoundKind,
        note: String,
        /// Which time the piece goes round, from 1.
        lap: u8,
        laps: u8,
    },
    ClosingSilence,
    /// Over.
    Ended,
    /// Words that are read out.
    Words {
        kind: WordsKind,
        text: String,
    },
    /// Each marks what matters to them.
    Values {
        offered: Vec<String>,
        own: bool,
        closed: bool,
    },
    /// The piece is for whoever is moved.
    Centre {
        question: String,
        note: String,
    },
    /// A silence; its two bells are in the part's span.
    Silence,
    /// Lines that are said together. Sitting quietly is always a way to take part.
    Together {
        way: Way,
        lines: Vec<Line>,
        repeats: u16,
        line_time: Option<Millis>,
        /// How many lines have begun, all repeats counted; paced lines count as one.
        begun: u16,
        /// When the first line begins, once they have.
        anchor: Option<Timestamp>,
    },
    /// Each may say a name aloud.
    Remembering {
        invitation: String,
        response: String,
        state: RoundState,
    },
    /// Each may say thanks; the piece goes round once, and is offered to nobody a second time.
    Gratitude {
        invitation: String,
        state: RoundState,
    },
    /// People listen to each other in small groups.
    Pairs {
        question: String,
        /// Who is together; the first of each group speaks first.
        groups: Vec<Vec<SeatId>>,
        /// The time of every group, in milliseconds, which it shares equally among its people.
        whole: Millis,
    },
    /// Cards are written, or shown for all to read.
    OffersAndNeeds {
        shown: bool,
    },
    /// How everyone is.
    Weather {
        closed: bool,
    },
    /// Each may lay a word in the centre.
    CentreWord {
        question: String,
    },
    /// A break; when people are asked to be back is the end of the part's span.
    Break,
    /// A quiet time for oneself, with three questions.
    Reflection,
}

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

    /// Whether there is something that people should know before the question.
    #[must_use]
    pub fn has_note(&self) -> bool {
        matches!(self, Scene::Round { note, .. } if !note.is_empty())
    }

    pub(super) fn round(state: &PartState, closing: bool, kind: RoundKind) -> Scene {
        let round = state.round();
        let text = |text: fn(&Round) -> &String| round.map(text).cloned().unwrap_or_default();
        Scene::Round {
            question: text(|round| &round.question),
            state: RoundState::of(state),
            closing,
            kind,
            note: text(|round| &round.note),
            lap: round.map_or(1, |round| round.lap),
            laps: round.map_or(1, |round| round.laps),
        }
    }
}

impl RoundState {
    pub(super) fn of(state: &PartState) -> RoundState {
        state.round().map_or(RoundState::Complete, |round| {
            match (round.waits, round.complete, &round.again) {
                (true, ..) => RoundState::Waiting,
                (false, true, _) => RoundState::Complete,
                (false, false, Some(_)) if !round.asks_once => RoundState::Again,
                (false, false, _) => RoundState::Going,
            }
        })
    }
}
