//! The kinds of deed, and which of them take a role.

use serde::{Deserialize, Serialize};

/// The kind of a [`Deed`](crate::command::Deed): what a view lists as possible now.
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
