//! What may be asked within the parts that have deeds of their own.

use std::collections::BTreeSet;

use crate::circle::{Circle, PartState};
use crate::command::Kind;
use crate::plan::Part;
use crate::seat::Seat;

impl Circle {
    pub(super) fn seat_may_in_part(&self, seat: &Seat, may: &mut BTreeSet<Kind>) {
        let (going, present) = (self.hold.is_none(), !seat.away);
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        allow(
            Kind::Take,
            going && present && self.may_take_from_centre(seat.id),
        );
        // It moves nothing, and so may also be said while everything is held.
        allow(Kind::SitOut, present && self.may_sit_out(seat.id));
        allow(Kind::JoinIn, going && present && self.may_join_in(seat.id));
    }

    pub(super) fn keeper_may_in_part(&self, may: &mut BTreeSet<Kind>) {
        let going = self.hold.is_none();
        let part = self.present_part();
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        allow(Kind::StartPart, going && self.waits());
        allow(Kind::NextLine, going && self.lines_go_on());
        let remembering = matches!(part, Some(Part::Remembering { .. }));
        allow(
            Kind::Respond,
            going && remembering && self.piece.turn().is_some(),
        );
        allow(
            Kind::CloseAnswers,
            going && self.part == PartState::Answers { closed: false },
        );
        allow(Kind::ShowCards, going && self.has_hidden_cards());
        let silent = matches!(part, Some(Part::Silence { .. }));
        let runs = self.span().is_some_and(|span| !span.is_over());
        allow(Kind::EndSilence, going && silent && runs);
        allow(Kind::MorePartTime, self.span().is_some());
        allow(Kind::EditPlan, self.can_edit_plan());
    }
}
