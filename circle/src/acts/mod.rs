//! What each request does, once it is permitted.

mod agreeing;
mod breathing;
mod keeping;
mod piece;
mod ring;
mod sitting;
mod stages;
