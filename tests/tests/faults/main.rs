//! What happens when things break: the server is killed at any moment, stopped, refused its disk or its port.

#![allow(clippy::unwrap_used, reason = "a test")]

mod aside;
mod clocks;
mod crowd;
mod disk;
mod evenings;
mod hanging;
mod killed;
mod outgrown;
#[cfg(target_os = "linux")]
mod real_disk;
mod starting;
mod stopped;
mod weak_disks;
