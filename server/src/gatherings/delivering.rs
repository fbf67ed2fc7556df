//! Carrying orders to circles, again and again until they are answered. What is written in the
//! gathering's row is what is sent; so a server that is killed in the middle sends it again when it is back, and the
//! circle knows it by its number.

use std::time::Duration;

use circle::{Circle, OrderNumber};
use gathering::{CircleKey, CircleNumber, Heard, OrderId, Orders};
use tokio::time::Instant;

use super::carried::{Load, heard};
use super::hall::Hall;
use super::handle::Message;
use crate::rooms::{RoomHandle, Rooms, RoomsError};
use crate::store::RowId;

/// How long until an order that was not answered is sent again; twice as long each time ...
const FIRST_AGAIN: Duration = Duration::from_millis(100);
/// ... up to this.
const LAST_AGAIN: Duration = Duration::from_secs(5);

/// How long another server has to carry what it wrote, before this one does.
const OTHERS_FIRST: Duration = Duration::from_millis(1_500);
/// How long another server has to carry what this one cannot: the text of a word is where the host wrote it.
const OTHERS_WITHIN: Duration = Duration::from_secs(30);

/// The id of a circle of a gathering: always the same, so that an order to open it that comes again finds it open.
pub(super) fn circle_id(gathering: &RowId, circle: CircleNumber) -> RowId {
    let mut hash = blake3::Hasher::new_derive_key("hearth 2026 circle of a gathering");
    hash.update(gathering.as_str().as_bytes());
    hash.update(&circle.0.to_be_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    RowId::new(id)
}

/// The circle of this key, if it is the one that is meant; codes of circles that ended are given again.
pub(super) async fn room_of(
    rooms: &Rooms,
    key: &CircleKey,
    id: &RowId,
) -> Result<Option<RoomHandle>, RoomsError> {
    let room = rooms.find(&key.0).await?;
    Ok(room.filter(|room| room.id == *id && !room.is_over()))
}

/// An order on its way.
struct Errand {
    rooms: Rooms,
    id: RowId,
    key: Option<CircleKey>,
    number: OrderNumber,
    load: Load,
    began: Instant,
}

/// It was not answered, and is to be sent again.
struct Unanswered;

impl Hall {
    /// Sends each circle what is its turn, unless it is on its way already.
    pub(super) fn ask_circles(&mut self) {
        for (id, order) in self.on_the_way.due(self.gathering.orders()) {
            let now = self.clock.now();
            let Some(load) = Load::of(&self.gathering, &self.words, &order, now) else {
                self.on_the_way.answered(id);
                continue;
            };
            let circle = self.gathering.circle(order.to);
            let errand = Errand {
                rooms: self.rooms.clone(),
                id: circle_id(&self.id, order.to),
                key: circle.and_then(|circle| circle.key.clone()),
                number: id.0,
                load,
                began: Instant::now(),
            };
            let others_first = self.of_others.contains(&id);
            let (stop, hall) = (self.stop.child_token(), self.me.clone());
            tokio::spawn(async move {
                let carry = async {
                    if others_first {
                        tokio::time::sleep(OTHERS_FIRST).await;
                    }
                    errand.run().await
                };
                let heard = tokio::select! {
                    () = stop.cancelled() => return,
                    heard = carry => heard,
                };
                if let Some(hall) = hall.upgrade() {
                    let _ = hall.send(Message::Answered(id, heard)).await;
                }
            });
        }
    }
}

impl Hall {
    /// Which of these another server has written.
    pub(super) fn note_orders_of_others(&mut self, orders: &Orders) {
        let known = self.gathering.orders();
        let is_theirs = |id: &OrderId| known.get(*id).is_none();
        self.of_others.retain(|id| orders.get(*id).is_some());
        if self.line.is_shared() {
            let ids = orders.iter().map(|(id, _)| id);
            self.of_others.extend(ids.filter(is_theirs));
        }
    }
}

impl Errand {
    /// Until it is answered.
    async fn run(self) -> Heard {
        let mut wait = FIRST_AGAIN;
        loop {
            if let Ok(heard) = self.ask().await {
                return heard;
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LAST_AGAIN);
        }
    }

    async fn ask(&self) -> Result<Heard, Unanswered> {
        if let Some(heard) = self.load.answer_without_asking() {
            let others_may = self.rooms.cluster().is_some() && self.began.elapsed() < OTHERS_WITHIN;
            return if others_may {
                Err(Unanswered)
            } else {
                Ok(heard)
            };
        }
        let (order, text) = match &self.load {
            Load::Open(circle) => {
                let opened = self
                    .rooms
                    .open_within(self.id.clone(), Circle::clone(circle));
                let key = opened.await.map_err(|error| {
                    tracing::warn!(%error, "a circle of a gathering was not opened yet");
                    Unanswered
                })?;
                let key = CircleKey(key);
                return Ok(Heard::Opened { key });
            }
            Load::Word(order, text) => (order, text.clone()),
            Load::Ask(order) => (order, None),
        };
        let Some(room) = self.room().await? else {
            return Ok(self.load.answer_of_one_that_is_gone());
        };
        match room.order(self.number, order.clone(), text).await {
            Ok(answer) => Ok(heard(answer, order.kind())),
            Err(_) if room.is_over() => Ok(self.load.answer_of_one_that_is_gone()),
            Err(_) => Err(Unanswered),
        }
    }

    async fn room(&self) -> Result<Option<RoomHandle>, Unanswered> {
        let Some(key) = &self.key else {
            return Ok(None);
        };
        let room = room_of(&self.rooms, key, &self.id).await;
        room.map_err(|_| Unanswered)
    }
}
