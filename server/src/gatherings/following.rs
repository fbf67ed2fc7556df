//! Following circles: what their tiles tell, one change at a time.

use std::time::Duration;

use gathering::{CircleKey, CircleNumber};
use tokio::sync::mpsc;

use super::delivering::{circle_id, room_of};
use super::hall::Hall;
use super::handle::Message;
use crate::rooms::Rooms;
use crate::store::RowId;

/// How long to wait between two tiles of the same circle: a board is looked at, and not listened to.
const BETWEEN: Duration = Duration::from_millis(300);
/// How long until a circle that could not be found is looked for again.
const AGAIN: Duration = Duration::from_secs(1);

impl Hall {
    /// Follows each circle that is open, and none that is not.
    pub(super) fn follow_circles(&mut self) {
        let gathering = &self.gathering;
        self.followed.retain(|number, stop| {
            let open = gathering.circle(*number).is_some_and(|one| one.is_open());
            if !open {
                stop.cancel();
            }
            open
        });
        for circle in gathering.live() {
            let Some(key) = &circle.key else { continue };
            if self.followed.contains_key(&circle.number) {
                continue;
            }
            let stop = self.stop.child_token();
            self.followed.insert(circle.number, stop.clone());
            let follower = Follower {
                rooms: self.rooms.clone(),
                id: circle_id(&self.id, circle.number),
                circle: circle.number,
                key: key.clone(),
                hall: self.me.clone(),
            };
            tokio::spawn(async move {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = follower.run() => {}
                }
            });
        }
    }
}

/// One who follows a circle.
struct Follower {
    rooms: Rooms,
    id: RowId,
    circle: CircleNumber,
    key: CircleKey,
    hall: mpsc::WeakSender<Message>,
}

impl Follower {
    /// Until the circle has ended.
    async fn run(self) {
        loop {
            match room_of(&self.rooms, &self.key, &self.id).await {
                Ok(Some(room)) => {
                    let mut newest = room.follow();
                    loop {
                        let tile = newest.borrow_and_update().tile();
                        if !self.tell(tile).await {
                            return;
                        }
                        tokio::time::sleep(BETWEEN).await;
                        if newest.changed().await.is_err() {
                            break; // its task is over: what became of it?
                        }
                    }
                }
                Ok(None) => return self.gone().await,
                Err(_) => tokio::time::sleep(AGAIN).await,
            }
        }
    }

    async fn tell(&self, tile: circle::Tile) -> bool {
        let Some(hall) = self.hall.upgrade() else {
            return false;
        };
        let told = Message::Told(self.circle, Box::new(tile));
        hall.send(told).await.is_ok()
    }

    /// The circle is not there any more.
    async fn gone(&self) {
        if let Some(hall) = self.hall.upgrade() {
            let _ = hall.send(Message::Gone(self.circle)).await;
        }
    }
}
