//! The services that tests and measurements start for themselves, each on a free port of this machine, and gone with the
//! process that started them.

mod nats;
mod postgres;
mod programs;

use std::net::TcpListener;

use thiserror::Error;

pub use self::nats::Nats;
pub use self::postgres::{Postgres, TlsFiles};
pub use self::programs::find;

/// A service that cannot be had.
#[derive(Debug, Error)]
pub enum GroundError {
    /// Its program is not on this machine.
    #[error("no {service} here. Install it (Debian: apt-get install {package})")]
    NotHere {
        /// What is missing.
        service: &'static str,
        /// What Debian calls it.
        package: &'static str,
    },
    /// The system refused something it needs.
    #[error("{service} cannot be started: {reason}")]
    Refused {
        /// Which.
        service: &'static str,
        /// What the system says.
        reason: std::io::Error,
    },
    /// It was started, and does not answer.
    #[error("{service} did not start: {said}")]
    Silent {
        /// Which.
        service: &'static str,
        /// What it said last.
        said: String,
    },
}

/// A port that is free at this moment.
///
/// # Errors
/// When there is none.
pub fn free_port() -> std::io::Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    Ok(listener.local_addr()?.port())
}
