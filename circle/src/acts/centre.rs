//! The piece lies in the centre: whoever is moved takes it, and returns it. When nobody has touched it for a
//! while those who keep are told, and nothing else happens.

use crate::circle::Circle;
use crate::parts::Part;
use crate::piece::Piece;
use crate::plan::KeeperTurn;
use crate::role::Role;
use crate::seat::SeatId;
use crate::span::Span;
use crate::time::Timestamp;

impl Circle {
    /// Whether the piece is for whoever is moved.
    pub(crate) fn in_centre(&self) -> bool {
        matches!(self.present_part(), Some(Part::Centre(_)))
    }

    /// Whether `seat` may take the piece from an open centre.
    pub(crate) fn may_take_from_centre(&self, seat: SeatId) -> bool {
        let takes_part = self
            .seat(seat)
            .is_some_and(|seat| seat.role != Role::Keeper || !self.keeper_holds_only());
        takes_part && self.in_centre() && self.piece == Piece::Centre
    }

    pub(crate) fn keeper_holds_only(&self) -> bool {
        self.plan.keeper_turn == KeeperTurn::HoldsOnly
    }

    /// The piece lies in the centre again.
    pub(crate) fn return_to_centre(&mut self, now: Timestamp) {
        self.piece = Piece::Centre;
        if let Some(Part::Centre(centre)) = self.present_part() {
            self.span = centre.untouched.map(|length| Span::new(now, length));
        }
    }
}
