//! The edge: connections without end, https, proxies in front.

#![allow(clippy::unwrap_used, reason = "a test")]

mod asking;
mod crowded;
mod declared;
mod deployed;
mod doctor;
mod https;
mod patience;
mod proxies;
mod trusted;
