//! One socket: opened as a phone opens it, and listened to.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::AbortHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::client::{Request, generate_key};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::circle::{Circle, PHONES};
use crate::frame::{self, Piece, PieceNow, Said};
use crate::http;
use crate::ring::DESK;
use crate::server::Kind;
use crate::timings::Timings;
use crate::trouble::{Trouble, While};

type Socket = WebSocketStream<TcpStream>;

/// What each phone holds to read into, in bytes: a frame of a pass fits.
const READS: usize = 4 * 1024;
/// What the system keeps for a slow reader, in bytes.
const SLOW_RECEIVES: u32 = 4 * 1024;
/// A slow reader reads one byte in this time: 1 kB a second.
const SLOW_BYTE: Duration = Duration::from_millis(1);
/// How long the first state may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What all phones of a run share.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) timings: RefCell<Timings>,
    /// Sockets that the server closed, or that broke.
    pub(crate) lost: Cell<usize>,
    /// The frames of one circle, for the floor: who was told, and what.
    pub(crate) tape: RefCell<Option<Vec<(usize, String)>>>,
}

/// Opens a phone's socket and waits for the first state; then the phone listens by itself.
pub(crate) async fn open(
    circle: &Rc<Circle>,
    phone: usize,
    to: SocketAddr,
    heard: &Rc<Heard>,
) -> Result<(), Trouble> {
    let opening = open_patiently(circle, phone, to, heard);
    let opened = timeout(PATIENCE, opening).await;
    opened.unwrap_or_else(|_| Err(Trouble::wrong("a phone waits for its first state in vain")))
}

async fn open_patiently(
    circle: &Rc<Circle>,
    phone: usize,
    to: SocketAddr,
    heard: &Rc<Heard>,
) -> Result<(), Trouble> {
    let cookies = &circle.phones[phone].cookies;
    let mut socket = dial(circle, phone, cookies, to, None).await?;
    circle.ring.borrow_mut().comes(phone);
    loop {
        let Some(frame) = socket.next().await else {
            return Err(Trouble::wrong("a socket closed before its first state"));
        };
        let frame = match frame.map_err(broken)? {
            Message::Text(frame) => frame,
            Message::Close(close) => {
                let code = close.map_or(0, |close| close.code.into());
                return Err(Trouble::wrong(format!("a socket closed with {code}")));
            }
            _ => continue,
        };
        let state = matches!(frame::read(&frame), Said::State { .. });
        hear(circle, phone, &frame, heard);
        if state {
            break;
        }
    }
    let (says, said) = unbounded_channel();
    *circle.phones[phone].says.borrow_mut() = Some(says);
    let listening = listen(Rc::clone(circle), phone, socket, said, Rc::clone(heard));
    let task = tokio::task::spawn_local(listening);
    *circle.phones[phone].task.borrow_mut() = Some(task.abort_handle());
    circle.go_on();
    Ok(())
}

/// Gets a ticket, opens a socket and says hello. `receives` is what the system keeps for it; usual if `None`.
async fn dial(
    circle: &Circle,
    phone: usize,
    cookies: &str,
    to: SocketAddr,
    receives: Option<u32>,
) -> Result<Socket, Trouble> {
    let page = circle.page(phone);
    let mut hello = None;
    if circle.kind == Kind::Hearth {
        let line = format!("POST {page}/ticket");
        let answer = http::ask(circle.from, to, &line, cookies, Some("")).await?;
        let refused = || Trouble::wrong(format!("a ticket was answered with {}", answer.status));
        let ticket = answer.text("ticket").ok_or_else(refused)?;
        let face = circle.screens.hello(phone);
        hello = Some(format!(
            r#"{{"hello":{{"protocol":3,"ticket":"{ticket}"{face}}}}}"#
        ));
    }
    let stream = http::connect(circle.from, to, receives);
    let stream = stream.await.doing("connecting")?;
    let request = Request::builder()
        .uri(format!("ws://{to}{page}/socket"))
        .header("host", to.to_string())
        .header("origin", format!("http://{to}"))
        .header("cookie", cookies)
        .header("connection", "Upgrade")
        .header("upgrade", "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", generate_key())
        .body(());
    let request = request.map_err(|error| Trouble::wrong(error.to_string()))?;
    let config = WebSocketConfig::default()
        .read_buffer_size(READS)
        .write_buffer_size(0);
    let upgrade = client_async_with_config(request, stream, Some(config)).await;
    let (mut socket, _) = upgrade.map_err(broken)?;
    if let Some(hello) = hello {
        socket.send(Message::text(hello)).await.map_err(broken)?;
    }
    Ok(socket)
}

fn broken(error: tokio_tungstenite::tungstenite::Error) -> Trouble {
    Trouble::wrong(format!("a socket: {error}"))
}

/// One more screen of a phone's seat, which reads 1 kB a second and is waited for by nobody. It reads until the server
/// has closed it; `closed` counts that.
pub(crate) async fn open_slow(
    circle: &Rc<Circle>,
    phone: usize,
    to: SocketAddr,
    closed: Rc<Cell<usize>>,
) -> Result<AbortHandle, Trouble> {
    let cookies = &circle.phones[phone].cookies;
    let shown = match circle.kind {
        Kind::Hearth => phone,
        // The floor knows one screen of each number.
        Kind::FloorSqlite | Kind::Floor => phone + PHONES,
    };
    let mut socket = dial(circle, shown, cookies, to, Some(SLOW_RECEIVES)).await?;
    let reading = tokio::task::spawn_local(async move {
        while let Some(Ok(frame)) = socket.next().await {
            let bytes = u32::try_from(frame.len()).unwrap_or(u32::MAX);
            tokio::time::sleep(SLOW_BYTE * bytes).await;
        }
        closed.set(closed.get() + 1);
    });
    Ok(reading.abort_handle())
}

/// Listens until the socket closes.
async fn listen(
    circle: Rc<Circle>,
    phone: usize,
    mut socket: Socket,
    mut says: UnboundedReceiver<Message>,
    heard: Rc<Heard>,
) {
    loop {
        tokio::select! {
            biased;
            frame = socket.next() => match frame {
                Some(Ok(Message::Text(frame))) => {
                    hear(&circle, phone, &frame, &heard);
                    circle.go_on();
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
            },
            said = says.recv() => {
                let Some(said) = said else { return };
                if socket.send(said).await.is_err() {
                    break;
                }
            }
        }
    }
    heard.lost.set(heard.lost.get() + 1);
    circle.phones[phone].says.borrow_mut().take();
    let mut timings = heard.timings.borrow_mut();
    circle.ring.borrow_mut().goes(phone, &mut timings);
}

/// Takes a frame in.
fn hear(circle: &Circle, phone: usize, frame: &str, heard: &Heard) {
    let now = Instant::now();
    if let Some(tape) = heard.tape.borrow_mut().as_mut() {
        tape.push((phone, frame.to_owned()));
    }
    let mut timings = heard.timings.borrow_mut();
    timings.bytes += frame.len() as u64;
    let mut ring = circle.ring.borrow_mut();
    match frame::read(frame) {
        Said::State { version } => {
            if phone == DESK {
                hear_of_piece(circle, frame, version, &mut ring);
            }
            ring.sees(phone, version, now, &mut timings);
        }
        Said::Done { id, version } => ring.is_done(id, version, now, &mut timings),
        Said::Refused { id, why } => ring.is_refused(id, why, &mut timings),
        Said::Sound(sound) => {
            let rang = timings.rang.filter(|_| sound == "bell");
            if let Some(rang) = rang {
                timings.bells.note(now.saturating_duration_since(rang));
            }
        }
        Said::Pong | Said::Other => {}
    }
}

fn hear_of_piece(circle: &Circle, frame: &str, version: u64, ring: &mut crate::ring::Ring) {
    match circle.kind {
        Kind::Hearth => ring.hears_of(frame::piece(frame), frame::part(frame)),
        // The floor has no rules: whoever comes next by the version has the piece.
        Kind::FloorSqlite | Kind::Floor => {
            let piece = Piece {
                number: u32::try_from(version).unwrap_or(u32::MAX),
                seat: usize::try_from(version).unwrap_or(0) % circle.phones.len(),
            };
            ring.hears_of(Some(PieceNow::With(piece)), None);
        }
    }
}
