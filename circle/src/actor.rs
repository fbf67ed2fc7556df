//! Who asks something of a circle.

use crate::order::OrderNumber;
use crate::role::Role;
use crate::seat::SeatId;

/// Who asks. Never read from what a client sends: the server says it, by the credential that came with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The one who sits here; the keeper is a seat too. Also one who knocked and waits to be let in.
    Seat(SeatId),
    /// The door, for someone who is not seated yet.
    Door,
    /// The door, for someone who was asked to leave this circle before. They knock, however others come in.
    Returning,
    /// The door, for someone with a one-time link from the keeper that gives this role on sitting down. The
    /// server makes the link and sees that it is used once.
    Invited(Role),
    /// Time itself.
    Clock,
    /// The house: the server, which alone knows whose phones are connected.
    House,
    /// The gathering that the circle is part of, by one of its orders.
    Gathering(OrderNumber),
}
