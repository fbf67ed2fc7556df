//! What each kind of part answers. Where the usual answer is given here, a kind need not give it.

use crate::seat::SeatId;
use crate::span::Span;

// The words in which a room is written.
pub(super) use super::bounds::*;
pub(super) use super::kind::*;
pub(super) use super::pace::*;
pub(super) use super::scene::{RoundState, Scene};
pub(super) use super::state::PartState;
pub(super) use crate::cue::Sound;
pub(super) use crate::piece::Piece;
pub(super) use crate::plan::error::PlanError;
pub(super) use crate::spoken::action::SpokenActionKind;
pub(super) use crate::spoken::tally::{self, Answer, Outcome};
pub(super) use crate::text::*;
pub(super) use crate::time::{MINUTE, Millis, SECOND};
pub(super) use serde::{Deserialize, Serialize};

/// What a kind of part answers.
pub(crate) trait Rules {
    fn kind(&self) -> PartKind;

    /// Tidies its words, or says what is wrong with it.
    fn check(&mut self, _at: At) -> Result<(), PlanError> {
        Ok(())
    }

    /// Every text in it.
    fn texts(&self) -> Vec<&str> {
        Vec::new()
    }

    /// How long it takes with `people`, of whom `sharers` have a turn, in milliseconds.
    fn estimate(&self, _people: u64, _sharers: u64) -> Millis {
        self.length().unwrap_or(OPEN_QUIET)
    }

    /// What it remembers from the beginning. Where that is a round, the piece sets out by itself.
    fn state(&self, _there: &There) -> PartState {
        PartState::Plain
    }

    /// The time that it has from the beginning.
    fn length(&self) -> Option<Millis> {
        None
    }

    /// Where the piece is in the beginning.
    fn piece(&self) -> Piece {
        Piece::Resting
    }

    /// What is heard in the beginning.
    fn first_bell(&self) -> Option<Sound> {
        None
    }

    /// What everyone sees of it.
    fn scene(&self, going: &Going) -> Scene;

    /// What those who keep may ask for now in this kind of part alone.
    fn step(&self, going: &Going) -> Option<Step> {
        let open = PartState::Answers { closed: false };
        (*going.state == open).then_some(Step::CloseAnswers)
    }

    /// Whether a word from outside would break into it while nobody has the piece: a silence, words that are read or
    /// said together, listening to one another.
    fn would_be_disturbed(&self, _going: &Going) -> bool {
        false
    }

    /// What is heard when its time has come round.
    fn bell(&self) -> Sound {
        Sound::PartTimeCameRound
    }

    /// What everyone is invited to say in it.
    fn invites(&self) -> Option<SpokenActionKind> {
        None
    }

    /// What came of the answers, of which there are enough to show.
    fn count(&self, _answers: &[Answer]) -> Outcome {
        Outcome::TooFew
    }
}

/// An action of those who keep that belongs to some kinds of part alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    StartPart,
    NextLine,
    Respond,
    CloseAnswers,
    ShowCards,
    EndSilence,
}

/// Who is there when a part begins.
pub(crate) struct There {
    /// Who can listen to someone in pairs.
    pub(crate) people: Vec<SeatId>,
    /// How often people have been in pairs before.
    pub(crate) meetings: usize,
}

/// A part as it goes on.
pub(crate) struct Going<'a> {
    pub(crate) state: &'a PartState,
    pub(crate) span: Option<&'a Span>,
    /// Someone has the piece.
    pub(crate) held: bool,
    /// The cards that were written in it may be read.
    pub(crate) shown: bool,
}

impl Going<'_> {
    /// The time of the part has begun, and has not come round.
    pub(crate) fn runs(&self) -> bool {
        self.span.is_some_and(|span| !span.is_over())
    }
}
