//! The frames of one screen's socket: those that it is told at a time go out together, and what it says comes in.

use std::time::Instant;

use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use futures::{SinkExt, StreamExt};

use super::goodbye::{Close, SEND, say_goodbye};

/// The socket of one screen.
pub(crate) struct Frames {
    socket: WebSocket,
    /// Since when something is here that has not gone out.
    waits: Option<Instant>,
}

impl From<WebSocket> for Frames {
    fn from(socket: WebSocket) -> Frames {
        Frames {
            socket,
            waits: None,
        }
    }
}

impl Frames {
    /// One more, which goes out with the next [`Frames::send`].
    pub(crate) async fn put(&mut self, text: Utf8Bytes) -> Result<(), Close> {
        self.waits.get_or_insert_with(Instant::now);
        let put = self.socket.feed(Message::Text(text));
        match tokio::time::timeout(SEND, put).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Close::Slow),
        }
    }

    /// Sends what was put here.
    pub(crate) async fn send(&mut self) -> Result<(), Close> {
        let Some(since) = self.waits.take() else {
            return Ok(());
        };
        match tokio::time::timeout(SEND, self.socket.flush()).await {
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

    /// Closes it.
    pub(crate) async fn close(mut self, close: Close) {
        say_goodbye(&mut self.socket, close).await;
    }
}
