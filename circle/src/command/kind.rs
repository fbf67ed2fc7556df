//! The kinds of deed, and which of them take a role.

use serde::{Deserialize, Serialize};

use super::Deed;

/// The kind of a [`Deed`]: what a view lists as possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the deed of the same name")]
pub enum Kind {
    Sit,
    Pass,
    HoldSilence,
    Take,
    LetBe,
    Answer,
    AnswerRest,
    Propose,
    Amend,
    Withdraw,
    StepOut,
    StepIn,
    Leave,
    CallPause,
    CarrySeat,
    TakeBackKeeping,
    SitOut,
    JoinIn,
    Begin,
    NextPart,
    PassOn,
    MoreTime,
    Pause,
    Resume,
    Ring,
    Breathe,
    EndBreath,
    Lock,
    Unlock,
    MoveSeat,
    Turn,
    SetAway,
    GiveRole,
    AddSeat,
    LetIn,
    TurnAway,
    SetLate,
    Remove,
    RemoveNeverCame,
    Arrange,
    ShiftPlan,
    StartPart,
    NextLine,
    Respond,
    CloseAnswers,
    ShowCards,
    EndSilence,
    MorePartTime,
    EditPlan,
    Close,
    Tick,
    NobodyKeeps,
    KeeperBack,
}

impl Kind {
    /// Whether it takes a role to ask for it; [`Role::may`](crate::role::Role::may) says which.
    #[must_use]
    pub fn is_keepers(self) -> bool {
        self >= Kind::Begin && self <= Kind::Close
    }
}

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
