//! What the keeper's large button does next: one thing at a time, by where the circle is.

use circle::view::{Commons, Mine, Scene};
use circle::{ActionKind, Pattern, Piece, SeatId, Stage, TurnNumber};

use super::step::{self, Step};
use crate::parts;

/// The one thing that is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Begin the first part.
    Begin,
    /// Go on after a pause.
    Resume,
    /// Let the breath that is going on be the last.
    EndBreath,
    /// Begin the part's breath.
    Breathe {
        pattern: Pattern,
        /// How many breaths.
        breaths: u16,
    },
    /// A step of the part itself.
    Do(Step),
    /// Pass the piece that is with the keeper.
    Pass {
        turn: TurnNumber,
        /// Whose it is then.
        to: Option<SeatId>,
        /// The keeper has said that this is a silence.
        silent: bool,
    },
    /// Pass for someone who has no phone.
    PassFor {
        turn: TurnNumber,
        /// Whose it is.
        holder: SeatId,
        /// Whose it is then.
        to: Option<SeatId>,
    },
    /// Move the piece on for someone.
    PassOn {
        turn: TurnNumber,
        /// Whose it is.
        holder: SeatId,
        /// Whose it is then.
        to: Option<SeatId>,
    },
    /// Go on to the next part.
    GoOn {
        /// The part that this leaves.
        from: usize,
        /// Nothing is cut short by it.
        sure: bool,
    },
    /// Close the circle.
    Close,
    /// Nothing more.
    Over,
}

/// What is next for the keeper. What cannot be shown is gone on from without showing it.
pub(super) fn next(commons: &Commons, mine: &Mine, too_few: bool) -> Next {
    let may = |kind| mine.may.contains(&kind);
    if may(ActionKind::Begin) {
        return Next::Begin;
    }
    if may(ActionKind::Resume) {
        return Next::Resume;
    }
    if may(ActionKind::EndBreath) {
        return Next::EndBreath;
    }
    if let Scene::Breathing { pattern, breaths } = commons.scene
        && commons.breath.is_none()
        && may(ActionKind::Breathe)
    {
        return Next::Breathe { pattern, breaths };
    }
    if let Some(step) = step::step(commons, mine).filter(|_| !too_few) {
        return Next::Do(step);
    }
    if let Piece::With(turn) = &commons.ring.piece {
        let (number, to) = (turn.number, commons.ring.next);
        if turn.seat == mine.seat && may(ActionKind::Pass) {
            return Next::Pass {
                turn: number,
                to,
                silent: turn.silent,
            };
        }
        if mine.carries.contains(&turn.seat) {
            return Next::PassFor {
                turn: number,
                holder: turn.seat,
                to,
            };
        }
        if may(ActionKind::PassOn) {
            return Next::PassOn {
                turn: number,
                holder: turn.seat,
                to,
            };
        }
    }
    match commons.stage {
        Stage::Part(from) if may(ActionKind::NextPart) => Next::GoOn {
            from,
            sure: parts::is_whole(commons),
        },
        Stage::Part(_) if may(ActionKind::Close) => Next::Close,
        Stage::Arriving | Stage::Part(_) | Stage::Ended => Next::Over,
    }
}

#[cfg(test)]
mod tests;
