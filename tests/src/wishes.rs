//! What someone might ask next, seeing what their screen shows.

use circle::view::{AgreementView, Commons, Mine, Scene};
use circle::{Deed, Direction, How, Kind, Pattern, Stage, Thumb};

use crate::chance::Chance;

/// One of the things that this seat may ask now, except those of the kinds in `never`.
#[must_use]
pub fn wish(chance: &mut Chance, commons: &Commons, mine: &Mine, never: &[Kind]) -> Option<Deed> {
    let kinds: Vec<_> = mine
        .may
        .iter()
        .copied()
        .filter(|kind| !never.contains(kind))
        .collect();
    let kind = *chance.one_of(&kinds)?;
    deed(chance, commons, mine, kind)
}

/// A deed of this kind that fits what the screen shows.
#[must_use]
pub fn deed(chance: &mut Chance, commons: &Commons, mine: &Mine, kind: Kind) -> Option<Deed> {
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
        Kind::Pass => {
            let how = if chance.once_in(3) {
                How::NotNow
            } else {
                How::Shared
            };
            Deed::Pass { turn: turn?, how }
        }
        Kind::HoldSilence => Deed::HoldSilence { turn: turn? },
        Kind::Take => Deed::Take,
        Kind::LetBe => Deed::LetBe,
        Kind::Answer => answer(chance, agreement?),
        Kind::AnswerRest => up_to_the_rest(commons),
        Kind::Propose => Deed::Propose {
            text: words(chance),
        },
        Kind::Amend => Deed::Amend {
            agreement: own?,
            text: words(chance),
        },
        Kind::Withdraw => Deed::Withdraw { agreement: own? },
        Kind::StepOut => Deed::StepOut,
        Kind::StepIn => Deed::StepIn,
        Kind::Leave => Deed::Leave,
        Kind::Begin => Deed::Begin,
        Kind::NextPart => match commons.stage {
            Stage::Part(from) => Deed::NextPart { from },
            Stage::Arriving | Stage::Ended => return None,
        },
        Kind::PassOn => Deed::PassOn { turn: turn? },
        Kind::MoreTime => Deed::MoreTime { turn: turn? },
        Kind::Pause => Deed::Pause,
        Kind::Resume => Deed::Resume,
        Kind::Ring => Deed::Ring,
        Kind::Breathe => Deed::Breathe {
            pattern: Pattern::Calm,
            breaths: 12,
        },
        Kind::EndBreath => Deed::EndBreath,
        Kind::Lock => Deed::Lock,
        Kind::Unlock => Deed::Unlock,
        Kind::MoveSeat => Deed::MoveSeat {
            seat: seat?,
            to: chance.below(8) as usize,
        },
        Kind::Turn => {
            let counter = chance.once_in(2);
            Deed::Turn {
                direction: if counter {
                    Direction::Counter
                } else {
                    Direction::Clockwise
                },
            }
        }
        Kind::SetAway => Deed::SetAway {
            seat: seat?,
            away: chance.once_in(2),
        },
        Kind::SitOut => Deed::SitOut { part: part? },
        Kind::JoinIn => Deed::JoinIn { part: part? },
        Kind::StartPart => Deed::StartPart { part: part? },
        Kind::NextLine => {
            let Scene::Together { begun, .. } = commons.scene else {
                return None;
            };
            Deed::NextLine { line: begun }
        }
        Kind::Respond => Deed::Respond { turn: turn? },
        Kind::CloseAnswers => Deed::CloseAnswers { part: part? },
        Kind::ShowCards => Deed::ShowCards { part: part? },
        Kind::EndSilence => Deed::EndSilence { part: part? },
        Kind::MorePartTime => Deed::MorePartTime { part: part? },
        // The edition of the plan is on the desk alone.
        Kind::EditPlan => return None,
        Kind::CallPause => Deed::CallPause,
        Kind::TakeBackKeeping => Deed::TakeBackKeeping,
        Kind::ShiftPlan => Deed::ShiftPlan,
        Kind::SetLate => Deed::SetLate {
            late: circle::LatePolicy::default(),
        },
        Kind::Arrange => {
            let seats = commons.ring.seats.iter().rev();
            Deed::Arrange {
                order: seats.map(|seat| seat.id).collect(),
            }
        }
        // What these need to know is on the desk or at the door.
        Kind::CarrySeat
        | Kind::GiveRole
        | Kind::AddSeat
        | Kind::LetIn
        | Kind::TurnAway
        | Kind::Remove
        | Kind::RemoveNeverCame => return None,
        Kind::Close => Deed::Close,
        Kind::Sit | Kind::Tick | Kind::NobodyKeeps | Kind::KeeperBack => return None,
    })
}

/// Yes to every agreement on the screen that one has not answered.
#[must_use]
pub fn up_to_the_rest(commons: &Commons) -> Deed {
    let shown = commons.agreements.iter();
    Deed::AnswerRest {
        thumb: Thumb::Up,
        seen: shown.map(AgreementView::seen).collect(),
    }
}

fn answer(chance: &mut Chance, agreement: &AgreementView) -> Deed {
    let thumb = match chance.below(6) {
        0 => Thumb::Down,
        1 => Thumb::Sideways,
        _ => Thumb::Up,
    };
    Deed::Answer {
        agreement: agreement.id,
        thumb,
        wording: agreement.wording,
    }
}

/// An agreement that nobody has written before.
fn words(chance: &mut Chance) -> String {
    format!("We keep word {:016x}.", chance.draw())
}
