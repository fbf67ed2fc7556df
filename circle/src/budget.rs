//! How large a circle can become as it is written. Whatever people do, however many come and whatever they send, it
//! stays within this, because each thing in it has a bound:
//!
//! | what | how many | bytes each | bytes |
//! |---|---|---|---|
//! | the plan ([`LARGEST_PLAN`]) | | | 24 576 |
//! | seats | 50 | 78 | 3 900 |
//! | what is remembered of each seat's last sixteen requests | 50 | 113 | 5 650 |
//! | arrivals that a resend is known by | 64 | 23 | 1 472 |
//! | agreements without their words | 32 | 124 | 3 968 |
//! | their words, all together | | | 6 144 |
//! | the answers of seats and of those who wait | 70 | 48 | 3 360 |
//! | those who wait at the door | 20 | 76 | 1 520 |
//! | a round: its question and note, and what it remembers of each seat | 50 | 57 | 5 020 |
//! | cards shown, clocks, counts, where the piece is | | | 1 000 |
//! | what it knows of its gathering | | | 720 |
//!
//! That is 57 330. Seats that are kept for someone are longer, and nothing was asked from them yet. Seats that share a phone are longer and remember less, and the other kinds of part are smaller than
//! a round. Words are reckoned in characters of four bytes. The tests of this crate fill a circle to the brim.

use crate::plan::PLAN_BYTES;

/// The most bytes that a plan can take as it is written.
pub const LARGEST_PLAN: usize = PLAN_BYTES;

/// The most bytes that a circle can take as it is written.
pub const LARGEST_CIRCLE: usize = 56 * 1024;
