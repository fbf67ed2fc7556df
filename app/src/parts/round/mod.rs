//! A round with the talking piece.

#[cfg(feature = "ssr")]
pub(crate) mod phone;
#[cfg(feature = "ssr")]
pub(crate) mod wall;

use super::*;
use crate::words;

pub(crate) struct Round;

#[cfg(feature = "ssr")]
impl Shows for Round {
    fn is_about_the_ring(&self) -> bool {
        true
    }

    fn phone(&self, sight: &Sight<'_>) -> Middle {
        phone::middle(sight)
    }

    fn wall(&self, sight: &WallSight<'_>) -> WallPart {
        wall::wall(sight)
    }

    fn asks(&self, commons: &Commons) -> String {
        let Scene::Round {
            question,
            state,
            closing,
            kind,
            ..
        } = &commons.scene
        else {
            return String::new();
        };
        match (&commons.ring.piece, state) {
            // A note is read before the question.
            (_, RoundState::Waiting) | (Piece::Centre, RoundState::Complete) => String::new(),
            _ if *closing => say().one_word(),
            _ if question.is_empty() => unasked(*kind),
            _ => question.clone(),
        }
    }
}

impl Keeping for Round {
    fn is_whole(&self, commons: &Commons) -> bool {
        state(commons) == Some(RoundState::Complete)
    }

    fn left_behind(&self, commons: &Commons, desk: &Desk) -> String {
        state(commons).map_or_else(String::new, |state| left_behind(state, commons, desk))
    }

    fn how_far(&self, told: &Told<'_>) -> String {
        state(told.commons).map_or_else(String::new, |state| how_far(state, told))
    }
}

fn state(commons: &Commons) -> Option<RoundState> {
    match commons.scene {
        Scene::Round { state, .. } => Some(state),
        _ => None,
    }
}

/// How far the piece has gone round.
pub(super) fn how_far(state: RoundState, told: &Told<'_>) -> String {
    match (state, told.still_to_come) {
        (RoundState::Going, waiting) => {
            say().round_still_to_come(waiting, words::count(waiting as usize))
        }
        (RoundState::Again, _) => say().round_offered_again(),
        (RoundState::Complete, _) => say().round_is_whole(),
        (RoundState::Waiting, _) => String::new(),
    }
}

/// What going on leaves behind where those who passed are offered the piece once more.
pub(super) fn left_behind(state: RoundState, commons: &Commons, desk: &Desk) -> String {
    match state {
        RoundState::Going => {
            [&not_gone_round(commons, desk), &*say().round_left_unasked()].concat()
        }
        RoundState::Again => say().round_left_again(),
        RoundState::Waiting => say().round_left_before(),
        RoundState::Complete => String::new(),
    }
}

/// What stands where a round asks nothing in words of its own.
#[cfg(feature = "ssr")]
fn unasked(kind: RoundKind) -> String {
    match kind {
        RoundKind::Question => say().unasked_question(),
        RoundKind::CheckIn => say().unasked_check_in(),
        RoundKind::CheckOut => say().unasked_check_out(),
    }
}

/// How many have not been offered the piece yet, and whether someone has it.
pub(super) fn not_gone_round(commons: &Commons, desk: &Desk) -> String {
    let mut said = String::new();
    let waiting = desk.still_to_come;
    if waiting > 0 {
        let how_many = words::capital(&words::count(waiting as usize));
        said.push_str(&say().round_left_waiting(waiting, how_many));
        said.push(' ');
    }
    if commons.ring.piece.holder().is_some() {
        said.push_str(&say().round_left_sharing());
        said.push(' ');
    }
    said
}
