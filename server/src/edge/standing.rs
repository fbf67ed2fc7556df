//! How an open socket stands with the edge.

use std::sync::Arc;

use super::pulse::Request;

/// How an open socket stands with the edge. Every request carries it, for it may become one. Until its first word is good
/// a socket counts as one who has not sent a whole request yet, and makes room for others.
#[derive(Clone)]
pub struct Standing(pub(super) Arc<Request>);

impl Standing {
    /// Its first word was good: from now on it makes room for nobody. Whether it was not asked to before.
    #[must_use]
    pub fn has_arrived(&self) -> bool {
        self.0.socket_arrives()
    }

    /// Waits until it is to make room.
    pub async fn makes_room(&self) {
        self.0.makes_room().await;
    }

    /// Waits until it has sent far more than any screen does.
    pub async fn floods(&self) {
        self.0.floods().await;
    }
}
