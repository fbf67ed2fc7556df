//! The floor: a bare server with the same rooms of twelve and the same frames, and no rules. It shows what sockets and the
//! disk cost by themselves on this machine; what Hearth takes beyond that is Hearth's.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::serve::ListenerExt as _;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::circle::PHONES;
use crate::floor_store::Store;
use crate::frames::{Frames, Pattern};
use crate::ring::DESK;
use crate::trouble::{Trouble, While};

/// What a socket holds to read into, in bytes: what phones say is short.
const READS: usize = 1024;
/// What a frame may hold.
const FRAME: usize = 8 * 1024;

/// How the floor is started.
#[derive(clap::Args)]
pub(crate) struct Floor {
    #[arg(long)]
    listen: SocketAddr,
    /// The frames to send, as they were recorded.
    #[arg(long)]
    frames: PathBuf,
    /// Where each pass is committed before anyone hears of it; nowhere if left out.
    #[arg(long)]
    database: Option<PathBuf>,
}

#[derive(Default)]
struct Room {
    version: AtomicU64,
    phones: Mutex<BTreeMap<usize, UnboundedSender<Utf8Bytes>>>,
}

struct Hall {
    rooms: Mutex<BTreeMap<u32, Arc<Room>>>,
    first: [Vec<Pattern>; 2],
    desk: Vec<Pattern>,
    passer: Vec<Pattern>,
    holder: Vec<Pattern>,
    listener: Vec<Pattern>,
    store: Option<Store>,
}

/// Serves until it is killed.
pub(crate) async fn serve(floor: Floor) -> Result<(), Trouble> {
    let text = std::fs::read_to_string(&floor.frames).doing("the frames")?;
    let frames: Frames =
        serde_json::from_str(&text).map_err(|error| Trouble::wrong(error.to_string()))?;
    let patterns = |frames: &[String]| frames.iter().map(|frame| Pattern::of(frame)).collect();
    let (mut rooms, mut store) = (BTreeMap::new(), None);
    if let Some(database) = &floor.database {
        let opened = Store::open(database).await?;
        for (room, version) in opened.kept {
            let room_kept = Room::default();
            room_kept.version.store(version, Ordering::Relaxed);
            rooms.insert(room, Arc::new(room_kept));
        }
        store = Some(opened.store);
    }
    let hall = Arc::new(Hall {
        rooms: Mutex::new(rooms),
        first: [
            patterns(&frames.first_of_desk),
            patterns(&frames.first_of_phone),
        ],
        desk: patterns(&frames.desk),
        passer: patterns(&frames.passer),
        holder: patterns(&frames.holder),
        listener: patterns(&frames.listener),
        store,
    });
    let router = Router::new()
        .route("/readyz", get(|| async {}))
        .route("/room/{room}/{phone}/socket", get(upgrade))
        .with_state(hall);
    let socket = tokio::net::TcpSocket::new_v4().doing("listening")?;
    socket.set_reuseaddr(true).doing("listening")?;
    socket.bind(floor.listen).doing("listening")?;
    let listener = socket.listen(4_096).doing("listening")?;
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, router).await.doing("serving")
}

async fn upgrade(
    Path((room, phone)): Path<(u32, usize)>,
    State(hall): State<Arc<Hall>>,
    socket: WebSocketUpgrade,
) -> Response {
    let socket = socket
        .read_buffer_size(READS)
        .write_buffer_size(0)
        .max_message_size(FRAME);
    socket.on_upgrade(move |socket| async move { hall.seat(room, phone, socket).await })
}

impl Hall {
    /// Speaks with one phone until its socket closes.
    async fn seat(&self, room_number: u32, phone: usize, mut socket: WebSocket) {
        let room = Arc::clone(lock(&self.rooms).entry(room_number).or_default());
        let (tells, mut told) = unbounded_channel();
        let own = tells.clone();
        lock(&room.phones).insert(phone, tells);
        let version = room.version.load(Ordering::Relaxed);
        for pattern in &self.first[usize::from(phone != DESK)] {
            // A version of 0 would be no state.
            if socket
                .send(Message::text(pattern.at(version.max(1))))
                .await
                .is_err()
            {
                return;
            }
        }
        loop {
            tokio::select! {
                frame = told.recv() => {
                    let Some(frame) = frame else { break };
                    if socket.send(Message::Text(frame)).await.is_err() {
                        break;
                    }
                }
                said = socket.recv() => match said {
                    Some(Ok(Message::Text(said))) => self.pass(room_number, &room, phone, &said, &own).await,
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => break,
                }
            }
        }
        let mut phones = lock(&room.phones);
        // Someone may have come back meanwhile.
        if phones
            .get(&phone)
            .is_some_and(|tells| tells.same_channel(&own))
        {
            phones.remove(&phone);
        }
    }

    /// Commits a pass, tells everyone in the room, and then who asked that it is done.
    async fn pass(
        &self,
        number: u32,
        room: &Room,
        passer: usize,
        said: &str,
        own: &UnboundedSender<Utf8Bytes>,
    ) {
        let Some((_, id)) = said.split_once("\"id\":\"") else {
            return;
        };
        let id = id.split('"').next().unwrap_or_default();
        let version = room.version.load(Ordering::Relaxed).max(1) + 1;
        if let Some(store) = &self.store
            && !store.commit(number, version).await
        {
            return;
        }
        room.version.store(version, Ordering::Relaxed);
        let phones = lock(&room.phones);
        let holder = usize::try_from(version).unwrap_or(0) % PHONES;
        // Written once for all who are told the same.
        let written = |patterns: &[Pattern]| -> Vec<Utf8Bytes> {
            let frames = patterns.iter();
            frames.map(|pattern| pattern.at(version).into()).collect()
        };
        let listener = written(&self.listener);
        for (phone, tells) in &*phones {
            let others = match *phone {
                DESK => written(&self.desk),
                phone if phone == passer => written(&self.passer),
                phone if phone == holder => written(&self.holder),
                _ => Vec::new(),
            };
            let frames = if others.is_empty() {
                &listener
            } else {
                &others
            };
            for frame in frames {
                let _ = tells.send(frame.clone());
            }
        }
        drop(phones);
        let done = format!(r#"{{"done":{{"id":"{id}","version":{version}}}}}"#);
        let _ = own.send(done.into());
    }
}

fn lock<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
