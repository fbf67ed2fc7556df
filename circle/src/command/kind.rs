//! The kind of each deed: which of them take a role, and what a deed names so that it is done to nothing else.

use strum::VariantArray;

use super::{Deed, Kind};
use crate::piece::TurnNumber;
use crate::role::Role;
use crate::seat::SeatId;

impl Kind {
    pub const ALL: &[Kind] = Kind::VARIANTS;

    /// Whether it takes a role to ask for it; [`Role::may`] says which.
    #[must_use]
    pub fn is_keepers(self) -> bool {
        self >= Kind::Begin && self <= Kind::Close
    }
}

impl Role {
    /// Whether this role may ever ask for `kind`. The one table of it: what takes no role anyone may ask.
    #[must_use]
    pub fn may(self, kind: Kind) -> bool {
        if !kind.is_keepers() {
            return true;
        }
        match self {
            Role::Keeper => true,
            Role::CoKeeper => kind != Kind::GiveRole,
            Role::Guardian => matches!(
                kind,
                Kind::Pause
                    | Kind::Resume
                    | Kind::Ring
                    | Kind::MoreTime
                    | Kind::PassOn
                    | Kind::Breathe
                    | Kind::EndBreath
                    | Kind::EndSilence
                    | Kind::MorePartTime
                    | Kind::Respond
            ),
            Role::Participant => false,
        }
    }
}

/// What a deed is about. When that is over, or there no more, the deed does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Turn(TurnNumber),
    Part(usize),
    /// Whom it lets in, turns away or removes.
    Someone(SeatId),
}

impl Deed {
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.into()
    }

    pub(crate) fn about(&self) -> Option<About> {
        match self {
            Deed::Pass { turn, .. }
            | Deed::HoldSilence { turn }
            | Deed::PassOn { turn }
            | Deed::MoreTime { turn }
            | Deed::Respond { turn } => Some(About::Turn(*turn)),
            Deed::NextPart { from: part }
            | Deed::SitOut { part }
            | Deed::JoinIn { part }
            | Deed::StartPart { part }
            | Deed::CloseAnswers { part }
            | Deed::ShowCards { part }
            | Deed::EndSilence { part }
            | Deed::MorePartTime { part } => Some(About::Part(*part)),
            Deed::LetIn { seat, .. } | Deed::TurnAway { seat } | Deed::Remove { seat } => {
                Some(About::Someone(*seat))
            }
            Deed::Sit { .. }
            | Deed::Take
            | Deed::LetBe
            | Deed::Answer { .. }
            | Deed::AnswerRest { .. }
            | Deed::Propose { .. }
            | Deed::Amend { .. }
            | Deed::Withdraw { .. }
            | Deed::StepOut
            | Deed::StepIn
            | Deed::Leave
            | Deed::CallPause
            | Deed::CarrySeat { .. }
            | Deed::TakeBackKeeping
            | Deed::Begin
            | Deed::Pause
            | Deed::Resume
            | Deed::Ring
            | Deed::Breathe { .. }
            | Deed::EndBreath
            | Deed::Lock
            | Deed::Unlock
            | Deed::MoveSeat { .. }
            | Deed::Turn { .. }
            | Deed::SetAway { .. }
            | Deed::GiveRole { .. }
            | Deed::AddSeat { .. }
            | Deed::SetLate { .. }
            | Deed::RemoveNeverCame { .. }
            | Deed::Arrange { .. }
            | Deed::ShiftPlan
            | Deed::NextLine { .. }
            | Deed::EditPlan { .. }
            | Deed::Close
            | Deed::Tick
            | Deed::NobodyKeeps
            | Deed::KeeperBack => None,
        }
    }
}
