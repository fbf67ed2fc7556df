//! The frames of one screen's socket: those that it is told at a time go out together, and what it says comes in.

use std::time::Instant;

use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use futures::{SinkExt, StreamExt};

use super::goodbye::{Close, SEND, say_goodbye};

/// The socket of one screen.
pub(crate) struct Frames {
    socket: WebSocket,
    /// What has not gone out.
    waiting: Vec<Utf8Bytes>,
}

impl From<WebSocket> for Frames {
    fn from(socket: WebSocket) -> Frames {
        let waiting = Vec::new();
        Frames { socket, waiting }
    }
}

impl Frames {
    /// One more, which goes out with the next [`Frames::send`].
    pub(crate) fn put(&mut self, text: Utf8Bytes) {
        self.waiting.push(text);
    }

    /// Sends what was put here.
    pub(crate) async fn send(&mut self) -> Result<(), Close> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let since = Instant::now();
        let sent = async {
            for text in self.waiting.drain(..) {
                self.socket.feed(Message::Text(text)).await?;
            }
            self.socket.flush().await
        };
        match tokio::time::timeout(SEND, sent).await {
            Ok(Ok(())) => {
                let took = since.elapsed().as_secs_f64();
                metrics::histogram!("hearth_send_seconds").record(took);
                Ok(())
            }
            Ok(Err(_)) | Err(_) => Err(Close::Slow),
        }
    }

    /// What it says next; none once it has gone. May be cancelled.
    pub(crate) async fn next(&mut self) -> Option<Result<Message, axum::Error>> {
        self.socket.next().await
    }

    /// Closes it, after what was put here.
    pub(crate) async fn close(&mut self, close: Close) {
        let _ = self.send().await;
        say_goodbye(&mut self.socket, close).await;
    }
}
