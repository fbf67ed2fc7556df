//! What strangers may not learn and cannot do, where no other test shows it.

#![allow(clippy::unwrap_used, reason = "a test")]

mod falling_over;
