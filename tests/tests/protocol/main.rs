//! The protocol, from outside: a whole circle by sockets and by forms alone, and everything that a server must
//! refuse kindly. `docs/protocol.md` is the promise that is kept here.

#![allow(clippy::unwrap_used, reason = "a test")]

mod by_forms;
mod by_sockets;
mod bytes;
mod codes;
mod comings;
mod crowd;
mod door_marks;
mod ending;
mod faces;
mod floods;
mod frames;
mod guessing;
mod headers;
mod helping;
mod keys;
mod leftovers;
mod markup;
mod opening;
mod origins;
mod pace;
mod page_marks;
mod records;
mod resends;
mod sharing;
mod signing_out;
mod spoken;
mod tickets;
mod turns;
mod waiting;
mod without_script;
