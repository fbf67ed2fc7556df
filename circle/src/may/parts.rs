//! What may be asked within the parts that have deeds of their own.

use crate::circle::Circle;
use crate::command::Kind;
use crate::parts::rules::Step;
use crate::seat::Seat;

impl Circle {
    pub(super) fn seat_may_in_part(&self, seat: &Seat, allow: &mut impl FnMut(Kind, bool)) {
        let (going, present) = (self.hold.is_none(), !seat.away);
        allow(
            Kind::Take,
            going && present && self.may_take_from_centre(seat.id),
        );
        // It moves nothing, and so may also be said while everything is held.
        allow(Kind::SitOut, present && self.may_sit_out(seat.id));
        allow(Kind::JoinIn, going && present && self.may_join_in(seat.id));
    }

    pub(super) fn keeper_may_in_part(&self, allow: &mut impl FnMut(Kind, bool)) {
        let going = self.hold.is_none();
        if let Some(step) = self.step() {
            allow(step.into(), going);
        }
        allow(Kind::MorePartTime, self.span().is_some());
        allow(Kind::EditPlan, self.can_edit_plan());
    }
}

impl From<Step> for Kind {
    fn from(step: Step) -> Kind {
        match step {
            Step::StartPart => Kind::StartPart,
            Step::NextLine => Kind::NextLine,
            Step::Respond => Kind::Respond,
            Step::CloseAnswers => Kind::CloseAnswers,
            Step::ShowCards => Kind::ShowCards,
            Step::EndSilence => Kind::EndSilence,
        }
    }
}
