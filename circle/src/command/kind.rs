//! The kind of each deed.

use super::Deed;
use crate::kind::Kind;

impl Deed {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Deed::Sit { .. } => Kind::Sit,
            Deed::Pass { .. } => Kind::Pass,
            Deed::HoldSilence { .. } => Kind::HoldSilence,
            Deed::Take => Kind::Take,
            Deed::LetBe => Kind::LetBe,
            Deed::Answer { .. } => Kind::Answer,
            Deed::AnswerRest { .. } => Kind::AnswerRest,
            Deed::Propose { .. } => Kind::Propose,
            Deed::Amend { .. } => Kind::Amend,
            Deed::Withdraw { .. } => Kind::Withdraw,
            Deed::StepOut => Kind::StepOut,
            Deed::StepIn => Kind::StepIn,
            Deed::Leave => Kind::Leave,
            Deed::CallPause => Kind::CallPause,
            Deed::CarrySeat { .. } => Kind::CarrySeat,
            Deed::TakeBackKeeping => Kind::TakeBackKeeping,
            Deed::SitOut { .. } => Kind::SitOut,
            Deed::JoinIn { .. } => Kind::JoinIn,
            Deed::Begin => Kind::Begin,
            Deed::NextPart { .. } => Kind::NextPart,
            Deed::PassOn { .. } => Kind::PassOn,
            Deed::MoreTime { .. } => Kind::MoreTime,
            Deed::Pause => Kind::Pause,
            Deed::Resume => Kind::Resume,
            Deed::Ring => Kind::Ring,
            Deed::Breathe { .. } => Kind::Breathe,
            Deed::EndBreath => Kind::EndBreath,
            Deed::Lock => Kind::Lock,
            Deed::Unlock => Kind::Unlock,
            Deed::MoveSeat { .. } => Kind::MoveSeat,
            Deed::Turn { .. } => Kind::Turn,
            Deed::SetAway { .. } => Kind::SetAway,
            Deed::GiveRole { .. } => Kind::GiveRole,
            Deed::AddSeat { .. } => Kind::AddSeat,
            Deed::LetIn { .. } => Kind::LetIn,
            Deed::TurnAway { .. } => Kind::TurnAway,
            Deed::SetLate { .. } => Kind::SetLate,
            Deed::Remove { .. } => Kind::Remove,
            Deed::RemoveNeverCame { .. } => Kind::RemoveNeverCame,
            Deed::Arrange { .. } => Kind::Arrange,
            Deed::ShiftPlan => Kind::ShiftPlan,
            Deed::StartPart { .. } => Kind::StartPart,
            Deed::NextLine { .. } => Kind::NextLine,
            Deed::Respond { .. } => Kind::Respond,
            Deed::CloseAnswers { .. } => Kind::CloseAnswers,
            Deed::ShowCards { .. } => Kind::ShowCards,
            Deed::EndSilence { .. } => Kind::EndSilence,
            Deed::MorePartTime { .. } => Kind::MorePartTime,
            Deed::EditPlan { .. } => Kind::EditPlan,
            Deed::Close => Kind::Close,
            Deed::Tick => Kind::Tick,
            Deed::NobodyKeeps => Kind::NobodyKeeps,
            Deed::KeeperBack => Kind::KeeperBack,
        }
    }
}
