//! What may be asked within the parts that have deeds of their own.

use std::collections::BTreeSet;

use crate::circle::Circle;
use crate::kind::Kind;
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
        may.extend(self.step().filter(|_| going));
        let mut allow = |kind, when: bool| {
            if when {
                may.insert(kind);
            }
        };
        allow(Kind::MorePartTime, self.span().is_some());
        allow(Kind::EditPlan, self.can_edit_plan());
    }
}
