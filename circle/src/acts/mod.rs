//! What each request does, once it is permitted.

mod agreeing;
mod breathing;
mod piece;
mod sitting;
mod stages;
