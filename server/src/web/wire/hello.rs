//! The first word of a socket: whose it is, by its ticket, and whether it shows a face.

use std::time::Duration;

use app::face::told::Told;
use app::protocol::{FromScreen, FromServer, LARGEST_FRAME, PROTOCOL};
use app::ring::RingForm;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use circle::budget::LARGEST_CIRCLE;
use circle::spoken::{MAX_CARDS, MAX_WORDS};
use circle::text::{CARD_CHARS, CENTRE_WORD_CHARS};
use circle::{MAX_SEATS, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::goodbye::Close;
use crate::edge::Standing;
use crate::keys::Bearer;
use crate::rooms::frame;
use crate::strict;
use crate::tickets::Tickets;

/// tungstenite's buffer for reading, in bytes: most of what a screen says at a time is smaller, and it grows for the rest. At
/// its own default an idle socket takes twenty times as much.
const READ_BUFFER: usize = 256;
/// What is told at a time goes out together, up to so many bytes.
const TOGETHER: usize = 16 * 1024;
/// The most that may wait to be sent to one slow screen, in bytes. Everything on a new connection fits, when everyone has
/// laid as many cards and words as they can, in the longest letters.
const WRITE_BUFFER: usize = 512 * 1024;
const _: () = {
    let laid = MAX_CARDS * CARD_CHARS + MAX_WORDS * CENTRE_WORD_CHARS;
    assert!(4 * (MAX_SEATS * laid + LARGEST_CIRCLE) <= WRITE_BUFFER)
};
/// How long a new socket has to say its first word.
const FIRST_WORD: Duration = Duration::from_secs(10);

/// A socket of the sizes that screens need.
pub(crate) fn sized(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(TOGETHER)
        .max_write_buffer_size(WRITE_BUFFER)
        .max_message_size(LARGEST_FRAME)
        .max_frame_size(LARGEST_FRAME)
}

/// Waits for `hello` and uses its ticket up. Whoever is welcomed has arrived and stays: before that they make room for
/// others.
pub(crate) async fn first_word<P: Copy + Serialize + DeserializeOwned>(
    tickets: &Tickets<P>,
    code: &str,
    clock: impl Fn() -> Timestamp,
    standing: &Standing,
    socket: &mut WebSocket,
) -> Result<(Bearer<P>, Option<RingForm>), Close> {
    let first = tokio::time::timeout(FIRST_WORD, socket.recv()).await;
    let Ok(Some(Ok(Message::Text(text)))) = first else {
        return Err(Close::NoTicket);
    };
    if is_of_another_version(&text) {
        // The page loads itself again.
        let code = "protocol".to_owned();
        let _ = socket
            .send(Message::Text(frame(&FromServer::Unreadable { code })))
            .await;
        return Err(Close::Unreadable);
    }
    let Some(FromScreen::Hello { ticket, face, .. }) = strict::read::<FromScreen>(&text) else {
        return Err(Close::Unreadable);
    };
    let now = clock();
    let bearer = tickets.take(&ticket, code, now).ok_or(Close::NoTicket)?;
    if !standing.has_arrived() {
        return Err(Close::FreshStart);
    }
    let welcome = frame(&FromServer::Welcome {
        protocol: PROTOCOL,
        now,
    });
    socket
        .send(Message::Text(welcome))
        .await
        .map_err(|_| Close::Slow)?;
    Ok((bearer, face))
}

/// A screen that shows a face.
pub(crate) struct ShownFace {
    pub(crate) form: RingForm,
    /// The form is another one than that of the face that was sent last.
    pub(crate) turned: bool,
    pub(crate) told: Told,
}

impl ShownFace {
    pub(crate) fn new(form: RingForm) -> ShownFace {
        ShownFace {
            form,
            turned: false,
            told: Told::default(),
        }
    }
}

/// Whether this is the `hello` of a page of another version of Hearth, whatever else it says.
fn is_of_another_version(text: &str) -> bool {
    let said: Option<Value> = serde_json::from_str(text).ok();
    let protocol = said
        .as_ref()
        .and_then(|said| said.pointer("/hello/protocol"));
    protocol.is_some_and(|protocol| protocol.is_number() && *protocol != PROTOCOL)
}
