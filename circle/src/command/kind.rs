//! The kind of each deed, and what it names so that it is done to nothing else.

use super::Deed;
use crate::kind::Kind;
use crate::piece::TurnNumber;
use crate::seat::SeatId;

/// What a deed is about. When that is over, or there no more, the deed does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// This turn.
    Turn(TurnNumber),
    /// This part.
    Part(usize),
    /// Whom it lets in, turns away or removes.
    Someone(SeatId),
}

impl Deed {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind_and_about().0
    }

    /// What it is about.
    pub(crate) fn about(&self) -> Option<About> {
        self.kind_and_about().1
    }

    fn kind_and_about(&self) -> (Kind, Option<About>) {
        match self {
            Deed::Sit { .. } => (Kind::Sit, None),
            Deed::Pass { turn, .. } => (Kind::Pass, Some(About::Turn(*turn))),
            Deed::HoldSilence { turn } => (Kind::HoldSilence, Some(About::Turn(*turn))),
            Deed::Take => (Kind::Take, None),
            Deed::LetBe => (Kind::LetBe, None),
            Deed::Answer { .. } => (Kind::Answer, None),
            Deed::AnswerRest { .. } => (Kind::AnswerRest, None),
            Deed::Propose { .. } => (Kind::Propose, None),
            Deed::Amend { .. } => (Kind::Amend, None),
            Deed::Withdraw { .. } => (Kind::Withdraw, None),
            Deed::StepOut => (Kind::StepOut, None),
            Deed::StepIn => (Kind::StepIn, None),
            Deed::Leave => (Kind::Leave, None),
            Deed::CallPause => (Kind::CallPause, None),
            Deed::CarrySeat { .. } => (Kind::CarrySeat, None),
            Deed::TakeBackKeeping => (Kind::TakeBackKeeping, None),
            Deed::SitOut { part } => (Kind::SitOut, Some(About::Part(*part))),
            Deed::JoinIn { part } => (Kind::JoinIn, Some(About::Part(*part))),
            Deed::Begin => (Kind::Begin, None),
            Deed::NextPart { from } => (Kind::NextPart, Some(About::Part(*from))),
            Deed::PassOn { turn } => (Kind::PassOn, Some(About::Turn(*turn))),
            Deed::MoreTime { turn } => (Kind::MoreTime, Some(About::Turn(*turn))),
            Deed::Pause => (Kind::Pause, None),
            Deed::Resume => (Kind::Resume, None),
            Deed::Ring => (Kind::Ring, None),
            Deed::Breathe { .. } => (Kind::Breathe, None),
            Deed::EndBreath => (Kind::EndBreath, None),
            Deed::Lock => (Kind::Lock, None),
            Deed::Unlock => (Kind::Unlock, None),
            Deed::MoveSeat { .. } => (Kind::MoveSeat, None),
            Deed::Turn { .. } => (Kind::Turn, None),
            Deed::SetAway { .. } => (Kind::SetAway, None),
            Deed::GiveRole { .. } => (Kind::GiveRole, None),
            Deed::AddSeat { .. } => (Kind::AddSeat, None),
            Deed::LetIn { seat, .. } => (Kind::LetIn, Some(About::Someone(*seat))),
            Deed::TurnAway { seat } => (Kind::TurnAway, Some(About::Someone(*seat))),
            Deed::SetLate { .. } => (Kind::SetLate, None),
            Deed::Remove { seat } => (Kind::Remove, Some(About::Someone(*seat))),
            Deed::RemoveNeverCame { .. } => (Kind::RemoveNeverCame, None),
            Deed::Arrange { .. } => (Kind::Arrange, None),
            Deed::ShiftPlan => (Kind::ShiftPlan, None),
            Deed::StartPart { part } => (Kind::StartPart, Some(About::Part(*part))),
            Deed::NextLine { .. } => (Kind::NextLine, None),
            Deed::Respond { turn } => (Kind::Respond, Some(About::Turn(*turn))),
            Deed::CloseAnswers { part } => (Kind::CloseAnswers, Some(About::Part(*part))),
            Deed::ShowCards { part } => (Kind::ShowCards, Some(About::Part(*part))),
            Deed::EndSilence { part } => (Kind::EndSilence, Some(About::Part(*part))),
            Deed::MorePartTime { part } => (Kind::MorePartTime, Some(About::Part(*part))),
            Deed::EditPlan { .. } => (Kind::EditPlan, None),
            Deed::Close => (Kind::Close, None),
            Deed::Tick => (Kind::Tick, None),
            Deed::NobodyKeeps => (Kind::NobodyKeeps, None),
            Deed::KeeperBack => (Kind::KeeperBack, None),
        }
    }
}
