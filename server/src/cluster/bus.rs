//! What carries letters from server to server. It may lose them, and nothing waits for it.

use async_trait::async_trait;
use futures::stream::BoxStream;
use tokio::sync::watch;

/// Letters as they come; it closes when the bus is gone for good.
pub type Hearing = BoxStream<'static, Vec<u8>>;

/// Carries letters to all servers that hear their subject.
#[async_trait]
pub trait Bus: Send + Sync + 'static {
    /// Sends a letter, if it can be sent.
    fn tell(&self, subject: &str, letter: Vec<u8>);

    /// What is sent on this subject from now on, one's own letters perhaps among it. To drop it is to hear no more.
    async fn hear(&self, subject: &str) -> Hearing;

    /// Whether letters are carried now, as far as is known.
    fn is_up(&self) -> bool;

    /// Counts how often it came up.
    fn comings(&self) -> watch::Receiver<u64>;
}
