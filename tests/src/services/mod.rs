//! The services that tests start for themselves.

pub mod balancer;
pub mod cluster;
pub mod nats;
pub mod postgres;
pub mod proxies;
mod skipping;
