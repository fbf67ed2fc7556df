//! What may be asked within the parts that have actions of their own.

use crate::circle::Circle;
use crate::command::ActionKind;
use crate::parts::rules::Step;
use crate::seat::Seat;

impl Circle {
    pub(super) fn seat_may_in_part(&self, seat: &Seat, allow: &mut impl FnMut(ActionKind, bool)) {
        let (going, present) = (self.hold.is_none(), !seat.away);
        allow(
            ActionKind::Take,
            going && present && self.may_take_from_centre(seat.id),
        );
        // These move nothing, and so may also be said while everything is held.
        allow(ActionKind::AskLater, present && self.may_ask_later(seat.id));
        allow(ActionKind::SitOut, present && self.may_sit_out(seat.id));
        allow(
            ActionKind::JoinIn,
            going && present && self.may_join_in(seat.id),
        );
    }

    pub(super) fn keeper_may_in_part(&self, allow: &mut impl FnMut(ActionKind, bool)) {
        let going = self.hold.is_none();
        if let Some(step) = self.step() {
            allow(step.into(), going);
        }
        allow(ActionKind::MorePartTime, self.span().is_some());
        allow(ActionKind::EditPlan, self.can_edit_plan());
    }
}

impl From<Step> for ActionKind {
    fn from(step: Step) -> ActionKind {
        match step {
            Step::StartPart => ActionKind::StartPart,
            Step::NextLine => ActionKind::NextLine,
            Step::Respond => ActionKind::Respond,
            Step::CloseAnswers => ActionKind::CloseAnswers,
            Step::ShowCards => ActionKind::ShowCards,
            Step::EndSilence => ActionKind::EndSilence,
        }
    }
}
