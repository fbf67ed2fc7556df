//! What each request does, once it is permitted.

mod agreeing;
mod breathing;
mod centre;
mod parts;
mod piece;
mod sitting;
mod sitting_out;
mod stages;
