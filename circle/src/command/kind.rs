//! The kind of each action: which of them take a role, and what an action names so that it is done to nothing else.

use strum::VariantArray;

use super::{Action, ActionKind};
use crate::piece::TurnNumber;
use crate::role::Role;
use crate::seat::SeatId;

impl ActionKind {
    pub const ALL: &[ActionKind] = ActionKind::VARIANTS;

    /// Whether it takes a role to ask for it; [`Role::may`] says which.
    #[must_use]
    pub fn is_keepers(self) -> bool {
        self >= ActionKind::Begin && self <= ActionKind::Close
    }
}

impl Role {
    /// Whether this role may ever ask for `kind`. The one table of it: what takes no role anyone may ask.
    #[must_use]
    pub fn may(self, kind: ActionKind) -> bool {
        if !kind.is_keepers() {
            return true;
        }
        match self {
            Role::Keeper => true,
            Role::CoKeeper => kind != ActionKind::GiveRole,
            Role::Guardian => matches!(
                kind,
                ActionKind::Pause
                    | ActionKind::Resume
                    | ActionKind::Ring
                    | ActionKind::MoreTime
                    | ActionKind::PassOn
                    | ActionKind::Breathe
                    | ActionKind::EndBreath
                    | ActionKind::EndSilence
                    | ActionKind::MorePartTime
                    | ActionKind::Respond
            ),
            Role::Participant => false,
        }
    }
}

/// What an action is about. When that is over, or there no more, the action does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Turn(TurnNumber),
    Part(usize),
    /// Whom it lets in, turns away or removes.
    Someone(SeatId),
}

impl Action {
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        self.into()
    }

    pub(crate) fn about(&self) -> Option<About> {
        match self {
            Action::Pass { turn, .. }
            | Action::HoldSilence { turn }
            | Action::SpeakAfterAll { turn }
            | Action::PassOn { turn }
            | Action::MoreTime { turn }
            | Action::Respond { turn } => Some(About::Turn(*turn)),
            Action::NextPart { from: part }
            | Action::AskLater { part }
            | Action::SitOut { part }
            | Action::JoinIn { part }
            | Action::StartPart { part }
            | Action::CloseAnswers { part }
            | Action::ShowCards { part }
            | Action::EndSilence { part }
            | Action::MorePartTime { part } => Some(About::Part(*part)),
            Action::LetIn { seat, .. } | Action::TurnAway { seat } | Action::Remove { seat } => {
                Some(About::Someone(*seat))
            }
            Action::Sit { .. }
            | Action::Take
            | Action::LetBe
            | Action::Answer { .. }
            | Action::AnswerRest { .. }
            | Action::Propose { .. }
            | Action::Amend { .. }
            | Action::Withdraw { .. }
            | Action::StepOut
            | Action::StepIn
            | Action::Leave
            | Action::CallPause
            | Action::CarrySeat { .. }
            | Action::TakeBackKeeping
            | Action::Begin
            | Action::Pause
            | Action::Resume
            | Action::Ring
            | Action::Breathe { .. }
            | Action::EndBreath
            | Action::Lock
            | Action::Unlock
            | Action::MoveSeat { .. }
            | Action::Turn { .. }
            | Action::SetAway { .. }
            | Action::GiveRole { .. }
            | Action::AddSeat { .. }
            | Action::SetLate { .. }
            | Action::RemoveNeverCame { .. }
            | Action::Arrange { .. }
            | Action::ShiftPlan
            | Action::NextLine { .. }
            | Action::EditPlan { .. }
            | Action::AnswerComeback { .. }
            | Action::PutWordAway { .. }
            | Action::AskHost
            | Action::AskHostNoMore
            | Action::Close
            | Action::Tick
            | Action::NobodyKeeps
            | Action::KeeperBack
            | Action::Order(_) => None,
        }
    }
}
