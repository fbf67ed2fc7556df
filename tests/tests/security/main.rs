//! What strangers may not learn and cannot do, where no other test shows it. docs/security.md is the whole list.

#![allow(clippy::unwrap_used, reason = "a test")]

mod apart;
mod codes;
mod falling_over;
mod foreign;
mod guessing;
mod links;
mod log;
mod nothing_else;
mod parsers;
mod roles;
mod sockets;
mod together;
mod words;
