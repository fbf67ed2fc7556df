//! What each request does, once it is permitted.

mod agreeing;
mod breathing;
mod centre;
mod keeping;
mod order;
mod ordered;
mod parts;
mod piece;
mod ring;
mod sitting;
mod sitting_out;
mod span;
mod stages;
