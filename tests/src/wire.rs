//! What lies between a phone and the server, and can be bad in several ways: it cuts, narrows, doubles, delays. It lies
//! between a server and its database or bus just as well.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::chance::Chance;

/// How a wire is. All but `Cut` and `Still` concern sockets of screens alone, and of those what comes after the first
/// word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    Well,
    /// Nothing goes through, and what was open is gone.
    Cut,
    /// Nothing goes through, and what was open waits. Of wires that screens have none is so.
    Still,
    /// A screen reads a kilobyte each second.
    Narrow,
    /// Some of what a screen says comes twice.
    Doubles,
    /// Some of what a screen says comes late, and all that it says after it.
    Delays,
    /// Some of what a screen says breaks off in the middle, and with it the connection.
    BreaksOff,
}

/// How often a wire that is bad to single frames is bad to one.
const ONCE_IN: u64 = 5;
/// How late a frame comes.
const LATE: Duration = Duration::from_millis(400);
/// A kilobyte each second, in small pieces.
const NARROW: (usize, Duration) = (100, Duration::from_millis(100));
/// What the system may keep for a reader that is slow, in bytes; more would hide it.
const KEPT: u32 = 4_096;

/// A wire to one server after the other. It is gone once it is dropped.
pub struct Way {
    /// Its near end, such as `http://127.0.0.1:40123`.
    pub base: String,
    state: Arc<State>,
    task: JoinHandle<()>,
}

struct State {
    wire: watch::Sender<Wire>,
    to: watch::Sender<SocketAddr>,
    chance: Mutex<Chance>,
    /// It carries bytes alone, and knows of no frames.
    plain: bool,
}

impl Way {
    /// A wire to the server at `base`, well at first.
    ///
    /// # Panics
    /// When no port is free, or `base` is no address.
    pub async fn to(base: &str, chance: Chance) -> Way {
        Way::begin(base, chance, false).await
    }

    /// The same to a database or a bus, at an address without a scheme such as `127.0.0.1:5432`.
    ///
    /// # Panics
    /// When no port is free, or `at` is no address.
    pub async fn plain(at: &str) -> Way {
        Way::begin(at, Chance::of(0), true).await
    }

    /// The port of its near end.
    ///
    /// # Panics
    /// Never: it has one.
    #[must_use]
    pub fn port(&self) -> u16 {
        address(&self.base).port()
    }

    async fn begin(base: &str, chance: Chance, plain: bool) -> Way {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let near = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            wire: watch::Sender::new(Wire::Well),
            to: watch::Sender::new(address(base)),
            chance: Mutex::new(chance),
            plain,
        });
        let carries = Arc::clone(&state);
        let task = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(Arc::clone(&carries).carry(near));
            }
        });
        Way {
            base: format!("http://{near}"),
            state,
            task,
        }
    }

    /// From now on it is so.
    pub fn becomes(&self, wire: Wire) {
        self.state.wire.send_replace(wire);
    }

    /// From now on it leads to another server. What was open to the one before is gone.
    ///
    /// # Panics
    /// When `base` is no address.
    pub fn leads_to(&self, base: &str) {
        self.state.to.send_replace(address(base));
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        self.task.abort();
        self.becomes(Wire::Cut);
    }
}

fn address(base: &str) -> SocketAddr {
    let address = base.trim_start_matches("http://").parse();
    address.expect("an address and a port")
}

impl State {
    /// Carries one connection until an end of it is gone, or the wire is cut, or leads elsewhere.
    async fn carry(self: Arc<State>, near: TcpStream) {
        let (mut wire, mut to) = (self.wire.subscribe(), self.to.subscribe());
        let goes_to = *to.borrow_and_update();
        if *wire.borrow() == Wire::Cut {
            return;
        }
        let Ok(far) = connect(goes_to).await else {
            return;
        };
        let ((near_says, near_hears), (far_says, far_hears)) =
            (near.into_split(), far.into_split());
        if self.plain {
            tokio::select! {
                () = self.pours(near_says, far_hears) => {}
                () = self.pours(far_says, near_hears) => {}
                _ = wire.wait_for(|wire| *wire == Wire::Cut) => {}
            }
            return;
        }
        tokio::select! {
            () = self.up(near_says, far_hears, near_hears, far_says) => {}
            _ = wire.wait_for(|wire| *wire == Wire::Cut) => {}
            _ = to.changed() => {}
        }
    }

    /// Both ways: until the end of the first words it is not known whether it is a screen's socket.
    async fn up(
        &self,
        mut near: OwnedReadHalf,
        mut far: OwnedWriteHalf,
        mut back: OwnedWriteHalf,
        mut from_far: OwnedReadHalf,
    ) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            match near.read_u8().await {
                Ok(byte) => head.push(byte),
                Err(_) => return,
            }
        }
        if far.write_all(&head).await.is_err() {
            return;
        }
        let line = head.split(|byte| *byte == b'\r').next().unwrap_or_default();
        if !String::from_utf8_lossy(line).contains("/socket ") {
            let up = tokio::io::copy(&mut near, &mut far);
            let down = tokio::io::copy(&mut from_far, &mut back);
            tokio::select! { _ = up => {}, _ = down => {} }
            return;
        }
        tokio::select! {
            () = self.frames(near, far) => {}
            () = self.down(from_far, back) => {}
        }
    }

    /// Bytes, one way, as long as the wire is not still.
    async fn pours(&self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf) {
        let mut wire = self.wire.subscribe();
        let mut piece = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = from.read(&mut piece).await {
            let _ = wire.wait_for(|wire| *wire != Wire::Still).await;
            if to.write_all(&piece[..read]).await.is_err() {
                return;
            }
        }
    }

    fn once(&self) -> bool {
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        chance.once_in(ONCE_IN)
    }

    /// What a screen says, frame by frame.
    async fn frames(&self, mut near: OwnedReadHalf, mut far: OwnedWriteHalf) {
        let mut first = true;
        while let Ok(frame) = frame(&mut near).await {
            let wire = *self.wire.borrow();
            let bad = !first && self.once();
            let sent = match wire {
                Wire::Doubles if bad => far.write_all(&[&frame[..], &frame[..]].concat()).await,
                Wire::BreaksOff if bad => {
                    let _ = far.write_all(&frame[..frame.len() / 2]).await;
                    return;
                }
                Wire::Delays if bad => {
                    tokio::time::sleep(LATE).await;
                    far.write_all(&frame).await
                }
                _ => far.write_all(&frame).await,
            };
            first = false;
            if sent.is_err() {
                return;
            }
        }
    }

    /// What a screen is told.
    async fn down(&self, mut far: OwnedReadHalf, mut back: OwnedWriteHalf) {
        let mut piece = vec![0; 16 * 1024];
        loop {
            let narrow = *self.wire.borrow() == Wire::Narrow;
            let most = if narrow { NARROW.0 } else { piece.len() };
            let Ok(read @ 1..) = far.read(&mut piece[..most]).await else {
                return;
            };
            if back.write_all(&piece[..read]).await.is_err() {
                return;
            }
            if narrow {
                tokio::time::sleep(NARROW.1).await;
            }
        }
    }
}

async fn connect(to: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(KEPT)?;
    socket.connect(to).await
}

/// One frame as it stands, with its head and its mask.
async fn frame(near: &mut OwnedReadHalf) -> std::io::Result<Vec<u8>> {
    let mut frame = vec![0; 2];
    near.read_exact(&mut frame).await?;
    let more = match frame[1] & 0x7f {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    frame.resize(2 + more, 0);
    near.read_exact(&mut frame[2..]).await?;
    let length = match more {
        0 => u64::from(frame[1] & 0x7f),
        _ => frame[2..]
            .iter()
            .fold(0, |length, byte| (length << 8) | u64::from(*byte)),
    };
    let mask = if frame[1] & 0x80 == 0 { 0 } else { 4 };
    let head = frame.len();
    frame.resize(head + mask + length as usize, 0);
    near.read_exact(&mut frame[head..]).await?;
    Ok(frame)
}
