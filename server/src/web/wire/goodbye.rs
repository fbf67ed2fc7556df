//! Why a socket is closed, and closing it so that the other side hears why.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures::{Stream, StreamExt};

/// A socket that says nothing for this long is closed; a visible screen pings four times as often.
pub(crate) const SILENT: Duration = Duration::from_secs(60);
/// How long screens are asked to spread their return over when the server stops, in milliseconds, and longer where there are
/// very many.
pub(crate) const RETURN_WITHIN: u64 = 1_500;
/// How long one frame may take to be sent.
pub(crate) const SEND: Duration = Duration::from_secs(5);
/// How long the other side has to say goodbye too, so that the reason is not lost with what it was still sending.
const GOODBYE: Duration = Duration::from_secs(2);

/// Why a socket is closed. From 4400 on there is nothing to come back to with this key.
#[derive(Clone, Copy)]
pub(crate) enum Close {
    Stopping = 1012,
    FreshStart = 4001,
    Slow = 4008,
    Unreadable = 4400,
    NoTicket = 4401,
    KeyGone = 4403,
    TooMany = 4409,
    Ended = 4410,
}

impl Close {
    /// The same in a word, for those who watch the server.
    fn why(self) -> &'static str {
        match self {
            Close::Stopping => "stopping",
            Close::FreshStart => "fresh_start",
            Close::Slow => "slow",
            Close::Unreadable => "unreadable",
            Close::NoTicket => "no_ticket",
            Close::KeyGone => "key_gone",
            Close::TooMany => "too_many",
            Close::Ended => "ended",
        }
    }
}

pub(crate) async fn say_goodbye(socket: &mut WebSocket, close: Close) {
    metrics::counter!("hearth_sockets_sent_away", "why" => close.why()).increment(1);
    let _ = tokio::time::timeout(SEND, socket.send(close_message(close))).await;
    hear_out(socket).await;
}

/// Reads until the other side has closed. A socket that is dropped with something unread in it is reset, and the
/// reason of the closing may be lost on its way.
async fn hear_out(stream: &mut (impl Stream<Item = Result<Message, axum::Error>> + Unpin)) {
    let heard_out = async { while let Some(Ok(_)) = stream.next().await {} };
    let _ = tokio::time::timeout(GOODBYE, heard_out).await;
}

fn close_message(close: Close) -> Message {
    Message::Close(Some(CloseFrame {
        code: close as u16,
        reason: Utf8Bytes::default(),
    }))
}
