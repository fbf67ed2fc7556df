//! How long the server waits for those who connect to it.

use std::time::Duration;

/// How long the server waits for those who connect to it. An open socket has a pace of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For the greeting of https, and from the first byte of a request to the end of its header.
    pub header: Duration,
    /// For the whole body of a request.
    pub body: Duration,
    /// For the next request on a connection that had one.
    pub idle: Duration,
    /// The same for a trusted proxy, which keeps connections for whoever comes next.
    pub idle_of_proxy: Duration,
    /// From the beginning of a request to the end of its answer.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            header: Duration::from_secs(10),
            body: Duration::from_secs(30),
            idle: Duration::from_secs(30),
            idle_of_proxy: Duration::from_secs(180),
            answer: Duration::from_secs(300),
        }
    }
}
