//! One socket to the server, spoken by hand.

use std::time::Duration;

use app::protocol::{FromScreen, FromServer, PROTOCOL, Slice};
use app::ring::RingForm;
use futures::{SinkExt, StreamExt};
use serde::Serialize;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::browser::Browser;
use crate::chance::PATIENCE;

/// An open socket.
pub struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Every frame as it came, for one who writes them down.
    frames: Option<Vec<String>>,
}

/// The slices of what everyone sees, in the order in which they come.
pub const EVERYONES: [&str; 10] = [
    "circle",
    "ring",
    "piece",
    "scene",
    "breath",
    "span",
    "hold",
    "agreements",
    "people",
    "spoken",
];
/// Those of desks, after these.
pub const DESKS: [&str; 7] = [
    "desk_door",
    "desk_plan",
    "desk_times",
    "desk_round",
    "desk_house",
    "spoken_desk",
    "arrivals",
];
/// Those of what is a seat's own, after all others.
pub const SEATS_OWN: [&str; 5] = ["mine", "carried", "own", "own_of", "help"];

/// What a message or a slice goes by over the socket.
///
/// # Panics
/// Never: every message can be written.
#[must_use]
pub fn name_of(said: &impl Serialize) -> String {
    let written = serde_json::to_value(said).expect("a message can be written");
    let alone = written.as_str().map(str::to_owned);
    let holds = || written.as_object()?.keys().next().cloned();
    alone.or_else(holds).expect("it has a name")
}

/// What came over a socket.
#[allow(
    clippy::large_enum_variant,
    reason = "one message at a time is looked at and let go"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// A message.
    Said(FromServer),
    /// The socket was closed, with this code; 0 when it broke off without one.
    Closed(u16),
}

impl Line {
    /// Opens the socket of a screen (`seat`, `keep`, `screen`) as a page of this browser's server does.
    ///
    /// # Errors
    /// The status of the refusal, or 0 when the server did not answer.
    pub async fn open(browser: &Browser, code: &str, word: &str) -> Result<Line, u16> {
        Line::open_from(Some(browser.origin()), browser, code, word).await
    }

    /// The same of the page at this address, such as `/g/K7M9QX/seat`.
    ///
    /// # Errors
    /// The status of the refusal, or 0 when the server did not answer.
    pub async fn open_at(browser: &Browser, page: &str) -> Result<Line, u16> {
        Line::upgrade(Some(browser.origin()), browser, page).await
    }

    /// The same, as a page of `origin` does.
    ///
    /// # Errors
    /// The status of the refusal, or 0 when the server did not answer.
    pub async fn open_from(
        origin: Option<&str>,
        browser: &Browser,
        code: &str,
        word: &str,
    ) -> Result<Line, u16> {
        Line::upgrade(origin, browser, &format!("/c/{code}/{word}")).await
    }

    async fn upgrade(origin: Option<&str>, browser: &Browser, page: &str) -> Result<Line, u16> {
        let host = browser.base().trim_start_matches("http://");
        let address = format!("ws://{host}{page}/socket");
        let mut request = address.into_client_request().map_err(|_| 0_u16)?;
        let headers = request.headers_mut();
        if let Some(origin) = origin {
            headers.insert("origin", HeaderValue::from_str(origin).map_err(|_| 0_u16)?);
        }
        headers.insert(
            "host",
            HeaderValue::from_str(browser.host()).map_err(|_| 0_u16)?,
        );
        let cookies = browser.cookies();
        if !cookies.is_empty() {
            headers.insert(
                "cookie",
                HeaderValue::from_str(&cookies).map_err(|_| 0_u16)?,
            );
        }
        let opening = tokio::time::timeout(Duration::from_secs(PATIENCE), connect_async(request));
        match opening.await {
            Ok(Ok((socket, _))) => Ok(Line {
                socket,
                frames: None,
            }),
            Ok(Err(Error::Http(answer))) => Err(answer.status().as_u16()),
            Ok(Err(_)) | Err(_) => Err(0),
        }
    }

    /// Fetches a ticket, opens the socket, says hello and is welcomed.
    ///
    /// # Errors
    /// The status of the refusal, or the close code, or 0 when the server did not answer.
    pub async fn greet(browser: &Browser, code: &str, word: &str) -> Result<Line, u16> {
        let ticket = browser.ticket(code, word).await?;
        let mut line = Line::open(browser, code, word).await?;
        line.hello(&ticket).await;
        match line.hear().await {
            Received::Said(FromServer::Welcome { .. }) => Ok(line),
            Received::Said(_) => Err(0),
            Received::Closed(close) => Err(close),
        }
    }

    /// Fetches a ticket as the page at this address does, opens its socket and says hello as a phone that shows a face.
    ///
    /// # Errors
    /// The status of the refusal, or 0 when the server did not answer.
    pub async fn greet_with_a_face(browser: &Browser, page: &str) -> Result<Line, u16> {
        let ticket = browser.ticket_at(page).await?;
        let mut line = Line::open_at(browser, page).await?;
        let hello = FromScreen::Hello {
            protocol: PROTOCOL,
            ticket,
            face: Some(RingForm::Round),
        };
        line.say(&hello).await;
        Ok(line)
    }

    /// The same line, of which every frame is written down from now on.
    #[must_use]
    pub fn writing_down(self) -> Line {
        Line {
            frames: Some(Vec::new()),
            ..self
        }
    }

    /// Every frame that was written down.
    #[must_use]
    pub fn frames(&self) -> &[String] {
        self.frames.as_deref().unwrap_or_default()
    }

    /// Says hello.
    pub async fn hello(&mut self, ticket: &str) {
        let hello = FromScreen::Hello {
            protocol: PROTOCOL,
            ticket: ticket.to_owned(),
            face: None,
        };
        self.say(&hello).await;
    }

    /// Says something. Whether it could be sent.
    pub async fn say(&mut self, message: &FromScreen) -> bool {
        self.say_text(&serde_json::to_string(message).unwrap_or_default())
            .await
    }

    /// Says these very words. Whether they could be sent.
    pub async fn say_text(&mut self, text: &str) -> bool {
        self.send(Message::text(text)).await
    }

    /// Sends any frame. Whether it could be sent.
    pub async fn send(&mut self, message: Message) -> bool {
        let sending = self.socket.send(message);
        let patience = Duration::from_secs(PATIENCE);
        matches!(tokio::time::timeout(patience, sending).await, Ok(Ok(())))
    }

    /// What comes next.
    ///
    /// # Panics
    /// When nothing comes for too long, or what comes is no message of the protocol.
    pub async fn hear(&mut self) -> Received {
        let patience = Duration::from_secs(PATIENCE);
        let received = tokio::time::timeout(patience, self.hear_at_last()).await;
        received.expect("the server says something")
    }

    /// What comes next, however long it takes. May be cancelled.
    ///
    /// # Panics
    /// When what comes is no message of the protocol.
    pub async fn hear_at_last(&mut self) -> Received {
        match self.hear_text().await {
            Ok(text) => {
                let said = serde_json::from_str(&text);
                Received::Said(said.expect("a message of the protocol"))
            }
            Err(code) => Received::Closed(code),
        }
    }

    /// What comes next, as it stands, however long it takes. May be cancelled.
    ///
    /// # Errors
    /// The close code; 0 when it broke off without one.
    ///
    /// # Panics
    /// When it is no text.
    pub async fn hear_text(&mut self) -> Result<String, u16> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => {
                    if let Some(frames) = &mut self.frames {
                        frames.push(text.to_string());
                    }
                    return Ok(text.to_string());
                }
                Some(Ok(Message::Close(frame))) => {
                    return Err(frame.map_or(0, |frame| frame.code.into()));
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Binary(_))) => panic!("the server sends no binary frames"),
                Some(Err(_)) | None => return Err(0),
            }
        }
    }

    /// The version and the slices of the next view.
    ///
    /// # Panics
    /// When the socket closes before that.
    pub async fn hear_view(&mut self) -> (u64, Vec<Slice>) {
        let view = |said| match said {
            FromServer::View { version, slices } => Some((version, slices)),
            _ => None,
        };
        self.hear_until("a view", view).await
    }

    /// Listens until the socket is closed. The close code.
    pub async fn hear_close(&mut self) -> u16 {
        loop {
            if let Received::Closed(code) = self.hear().await {
                return code;
            }
        }
    }

    /// Listens until `wanted` picks something out.
    ///
    /// # Panics
    /// When the socket closes before that.
    pub async fn hear_until<T>(
        &mut self,
        what: &str,
        mut wanted: impl FnMut(FromServer) -> Option<T>,
    ) -> T {
        loop {
            match self.hear().await {
                Received::Said(said) => {
                    if let Some(found) = wanted(said) {
                        return found;
                    }
                }
                Received::Closed(code) => panic!("closed with {code} while waiting for {what}"),
            }
        }
    }
}
