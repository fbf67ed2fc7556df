//! The shell around the rules: pages, sockets, rooms, store, and the `hearth` command.
//!
//! A request's way: `edge` (who may connect, and for how long) → `web` (who asks, by cookie or ticket) → `rooms` (one task per circle: the rules decide, the
//! store writes, then everyone is told) → `web::socket` (each screen is told what it may know).

pub mod aside;
pub mod assets;
#[cfg(test)]
mod bench;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod cluster;
pub mod config;
pub mod doctor;
pub mod edge;
pub mod gatherings;
mod invites;
pub mod keys;
pub mod limits;
pub mod log;
pub mod machine;
pub mod measures;
pub mod network;
pub mod once;
mod pressed;
pub mod qr;
pub mod records;
pub mod rooms;
pub mod saved;
pub mod serve;
mod starting;
pub mod store;
pub mod strict;
pub mod tickets;
pub mod web;
mod welcome;
