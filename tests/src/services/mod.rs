//! The services that tests start for themselves.

pub mod postgres;
mod programs;
pub mod proxies;
