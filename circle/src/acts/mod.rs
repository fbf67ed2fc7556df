//! What each request does, once it is permitted.

mod agreeing;
mod breathing;
mod centre;
mod house;
mod keeping;
mod kept;
mod order;
mod ordered;
mod parts;
mod piece;
mod ring;
mod sitting;
mod sitting_out;
mod span;
mod stages;
mod together;
