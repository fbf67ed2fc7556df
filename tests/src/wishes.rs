//! What someone might ask next, seeing what their screen shows.

use circle::view::{AgreementView, Commons, Mine, Scene};
use circle::{Action, ActionKind, Direction, How, Pattern, Stage, Thumb};

use crate::chance::Chance;

/// One of the things that this seat may ask now, except those of the kinds in `never`.
#[must_use]
pub fn wish(
    chance: &mut Chance,
    commons: &Commons,
    mine: &Mine,
    never: &[ActionKind],
) -> Option<Action> {
    let kinds: Vec<_> = mine
        .may
        .iter()
        .copied()
        .filter(|kind| !never.contains(kind))
        .collect();
    let kind = *chance.one_of(&kinds)?;
    action(chance, commons, mine, kind)
}

/// An action of this kind that fits what the screen shows.
#[must_use]
pub fn action(
    chance: &mut Chance,
    commons: &Commons,
    mine: &Mine,
    kind: ActionKind,
) -> Option<Action> {
    let turn = commons.ring.piece.turn().map(|turn| turn.number);
    let part = match commons.stage {
        Stage::Part(at) => Some(at),
        Stage::Arriving | Stage::Ended => None,
    };
    let seat = chance.one_of(&commons.ring.seats).map(|seat| seat.id);
    let settling = commons.scene.settles_agreements();
    let asked = |norm: &&AgreementView| settling || mine.is_asked(norm);
    let asked: Vec<_> = commons.agreements.iter().filter(asked).collect();
    let agreement = chance.one_of(&asked).copied();
    let own = chance.one_of(&mine.rewords).copied();
    Some(match kind {
        ActionKind::Pass => {
            let how = if chance.once_in(3) {
                How::NotNow
            } else {
                How::Shared
            };
            Action::Pass { turn: turn?, how }
        }
        ActionKind::HoldSilence => Action::HoldSilence { turn: turn? },
        ActionKind::SpeakAfterAll => Action::SpeakAfterAll { turn: turn? },
        ActionKind::Take => Action::Take,
        ActionKind::LetBe => Action::LetBe,
        ActionKind::Answer => answer(chance, agreement?),
        ActionKind::AnswerRest => up_to_the_rest(commons),
        ActionKind::Propose => Action::Propose {
            text: words(chance),
        },
        ActionKind::Amend => Action::Amend {
            agreement: own?,
            text: words(chance),
        },
        ActionKind::Withdraw => Action::Withdraw { agreement: own? },
        ActionKind::StepOut => Action::StepOut,
        ActionKind::StepIn => Action::StepIn,
        ActionKind::Leave => Action::Leave,
        ActionKind::Begin => Action::Begin,
        ActionKind::NextPart => match commons.stage {
            Stage::Part(from) => Action::NextPart { from },
            Stage::Arriving | Stage::Ended => return None,
        },
        ActionKind::PassOn => Action::PassOn { turn: turn? },
        ActionKind::MoreTime => Action::MoreTime { turn: turn? },
        ActionKind::Pause => Action::Pause,
        ActionKind::Resume => Action::Resume,
        ActionKind::Ring => Action::Ring,
        ActionKind::Breathe => Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 12,
        },
        ActionKind::EndBreath => Action::EndBreath,
        ActionKind::Lock => Action::Lock,
        ActionKind::Unlock => Action::Unlock,
        ActionKind::MoveSeat => Action::MoveSeat {
            seat: seat?,
            to: chance.below(8) as usize,
        },
        ActionKind::Turn => {
            let counter = chance.once_in(2);
            Action::Turn {
                direction: if counter {
                    Direction::Counter
                } else {
                    Direction::Clockwise
                },
            }
        }
        ActionKind::SetAway => Action::SetAway {
            seat: seat?,
            away: chance.once_in(2),
        },
        ActionKind::AskLater => Action::AskLater { part: part? },
        ActionKind::SitOut => Action::SitOut { part: part? },
        ActionKind::JoinIn => Action::JoinIn { part: part? },
        ActionKind::StartPart => Action::StartPart { part: part? },
        ActionKind::NextLine => {
            let Scene::Together { begun, .. } = commons.scene else {
                return None;
            };
            Action::NextLine { line: begun }
        }
        ActionKind::Respond => Action::Respond { turn: turn? },
        ActionKind::CloseAnswers => Action::CloseAnswers { part: part? },
        ActionKind::ShowCards => Action::ShowCards { part: part? },
        ActionKind::EndSilence => Action::EndSilence { part: part? },
        ActionKind::MorePartTime => Action::MorePartTime { part: part? },
        // The edition of the plan is on the desk alone.
        ActionKind::EditPlan => return None,
        ActionKind::CallPause => Action::CallPause,
        ActionKind::TakeBackKeeping => Action::TakeBackKeeping,
        ActionKind::ShiftPlan => Action::ShiftPlan,
        ActionKind::SetLate => Action::SetLate {
            late: circle::LatePolicy::default(),
        },
        ActionKind::Arrange => {
            let seats = commons.ring.seats.iter().rev();
            Action::Arrange {
                order: seats.map(|seat| seat.id).collect(),
            }
        }
        // What these need to know is on the desk or at the door.
        ActionKind::CarrySeat
        | ActionKind::GiveRole
        | ActionKind::AddSeat
        | ActionKind::LetIn
        | ActionKind::TurnAway
        | ActionKind::Remove
        | ActionKind::RemoveNeverCame => return None,
        ActionKind::Close => Action::Close,
        // What the house asks is on the desk, and a gathering's orders are no person's to give.
        ActionKind::AnswerComeback
        | ActionKind::PutWordAway
        | ActionKind::AskHost
        | ActionKind::AskHostNoMore
        | ActionKind::Order
        | ActionKind::Sit
        | ActionKind::Tick
        | ActionKind::NobodyKeeps
        | ActionKind::KeeperBack => return None,
    })
}

/// Yes to every agreement on the screen that one has not answered.
#[must_use]
pub fn up_to_the_rest(commons: &Commons) -> Action {
    let shown = commons.agreements.iter();
    Action::AnswerRest {
        thumb: Thumb::Up,
        seen: shown.map(AgreementView::seen).collect(),
    }
}

fn answer(chance: &mut Chance, agreement: &AgreementView) -> Action {
    let thumb = match chance.below(6) {
        0 => Thumb::Down,
        1 => Thumb::Sideways,
        _ => Thumb::Up,
    };
    Action::Answer {
        agreement: agreement.id,
        thumb,
        wording: agreement.wording,
    }
}

/// An agreement that nobody has written before.
fn words(chance: &mut Chance) -> String {
    format!("We keep word {:016x}.", chance.draw())
}
