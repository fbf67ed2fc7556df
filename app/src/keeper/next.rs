//! What the keeper's large button does next: one thing at a time, by where the circle is.

use circle::spoken::{Answered, SpokenDesk};
use circle::view::{Commons, Desk, Mine, RoundState, Scene};
use circle::{ActionKind, PartKind, Pattern, Piece, SeatId, Stage, Standing, TurnNumber};

use super::step::{self, Step};
use crate::words;

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

/// Whether what people said or laid so far is too little to be shown: showing it would lead nowhere.
pub(crate) fn too_few(commons: &Commons, said: SpokenDesk) -> bool {
    match &commons.scene {
        Scene::Values { closed: false, .. } | Scene::Weather { closed: false } => {
            said.answered == Answered::Few
        }
        Scene::OffersAndNeeds { shown: false } => said.cards == 0,
        Scene::Values { .. }
        | Scene::Weather { .. }
        | Scene::OffersAndNeeds { .. }
        | Scene::Arriving
        | Scene::Agreements
        | Scene::Breathing { .. }
        | Scene::Round { .. }
        | Scene::Remembering { .. }
        | Scene::ClosingSilence
        | Scene::Words { .. }
        | Scene::Silence
        | Scene::Together { .. }
        | Scene::Pairs { .. }
        | Scene::Centre { .. }
        | Scene::CentreWord { .. }
        | Scene::Break
        | Scene::Reflection
        | Scene::Ended => false,
    }
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
            sure: is_whole(commons),
        },
        Stage::Part(_) if may(ActionKind::Close) => Next::Close,
        Stage::Arriving | Stage::Part(_) | Stage::Ended => Next::Over,
    }
}

/// Whether the part that is going on has come to its own end.
pub(super) fn is_whole(commons: &Commons) -> bool {
    let over = commons.span.is_some_and(|span| span.is_over());
    match &commons.scene {
        Scene::Arriving
        | Scene::Ended
        | Scene::ClosingSilence
        | Scene::Words { .. }
        | Scene::CentreWord { .. } => true,
        Scene::Agreements => open_agreements(commons) == 0,
        Scene::Breathing { .. } => commons.breath.as_ref().is_some_and(|breath| breath.over),
        Scene::Round { state, .. } | Scene::Remembering { state, .. } => {
            *state == RoundState::Complete
        }
        Scene::Values { closed, .. } | Scene::Weather { closed } => *closed,
        Scene::OffersAndNeeds { shown } => *shown,
        Scene::Silence | Scene::Break | Scene::Pairs { .. } => over,
        Scene::Reflection => over || commons.span.is_none(),
        Scene::Together { begun, .. } => *begun > 0,
        Scene::Centre { .. } => commons.ring.piece.holder().is_none(),
    }
}

fn open_agreements(commons: &Commons) -> usize {
    let settled = |standing| matches!(standing, Some(Standing::Settled { .. }));
    commons
        .agreements
        .iter()
        .filter(|norm| !settled(norm.standing))
        .count()
}

/// What going on now would leave behind, in a sentence or two.
pub(super) fn left_behind(commons: &Commons, desk: &Desk) -> String {
    match &commons.scene {
        Scene::Agreements => {
            let open = open_agreements(commons);
            let are = if open == 1 {
                " agreement is"
            } else {
                " agreements are"
            };
            let count = words::capital(&words::count(open));
            [
                &count,
                are,
                " still open. What each of us can live with comes into force; the rest is set aside.",
            ]
            .concat()
        }
        Scene::Breathing { .. } => match &commons.breath {
            None => "The breath has not begun.".to_owned(),
            Some(_) => "The breath has not come to its end.".to_owned(),
        },
        Scene::Round {
            state: RoundState::Going,
            ..
        } => {
            let holder = usize::from(commons.ring.piece.holder().is_some());
            let waiting = desk.still_to_come as usize;
            let mut said = match waiting {
                0 => String::new(),
                1 => "One of us has not been offered the piece yet. ".to_owned(),
                more => [
                    &words::capital(&words::count(more)),
                    " of us have not been offered the piece yet. ",
                ]
                .concat(),
            };
            if holder > 0 {
                said.push_str("A share is going on. ");
            }
            said.push_str("Those who passed are not offered it once more.");
            said
        }
        Scene::Round {
            state: RoundState::Again,
            ..
        } => "Those who passed are being offered the piece once more.".to_owned(),
        Scene::Values { .. } | Scene::Weather { .. } => {
            "What people answered has not been shown. With fewer than five, one of them could be guessed. Going on forgets it."
                .to_owned()
        }
        Scene::OffersAndNeeds { .. } => {
            "The cards have not been shown. Going on forgets them.".to_owned()
        }
        Scene::Silence => "The second bell has not rung.".to_owned(),
        Scene::Break => "The break is not over.".to_owned(),
        Scene::Pairs { .. } => "People are still listening to each other.".to_owned(),
        Scene::Reflection => "People may still be writing.".to_owned(),
        Scene::Together { .. } => "The lines have not begun.".to_owned(),
        Scene::Centre { .. } => "Someone has the piece.".to_owned(),
        Scene::Round {
            state: RoundState::Waiting,
            ..
        } => "The piece has not set out.".to_owned(),
        Scene::Round {
            state: RoundState::Complete,
            ..
        }
        | Scene::Arriving
        | Scene::ClosingSilence
        | Scene::Words { .. }
        | Scene::Remembering { .. }
        | Scene::CentreWord { .. }
        | Scene::Ended => String::new(),
    }
}

/// The name of the part at this place in the middle of a sentence: “the second round”, “breathing”.
pub(super) fn to_part(parts: &[PartKind], at: usize) -> String {
    let name = words::part_name(parts, at).to_lowercase();
    match parts.get(at) {
        None
        | Some(
            PartKind::Agreements
            | PartKind::Breathing
            | PartKind::Values
            | PartKind::Together(_)
            | PartKind::OffersAndNeeds
            | PartKind::CentreWord,
        ) => name,
        Some(PartKind::Pairs(_)) => ["the time ", &name].concat(),
        Some(
            PartKind::Round(_)
            | PartKind::Closing(_)
            | PartKind::Words(_)
            | PartKind::Centre
            | PartKind::Silence
            | PartKind::Remembering
            | PartKind::Weather
            | PartKind::Break
            | PartKind::Reflection,
        ) => ["the ", &name].concat(),
    }
}

#[cfg(test)]
mod tests;
