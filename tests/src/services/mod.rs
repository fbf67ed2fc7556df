//! The services that tests start for themselves.

pub mod balancer;
pub mod cluster;
pub mod nats;
pub mod postgres;
mod programs;
pub mod proxies;
