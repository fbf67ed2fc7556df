//! The newest state of a circle, made ready once for all of its screens.

use std::sync::Arc;

use app::protocol::{FromServer, People};
use axum::extract::ws::Utf8Bytes;
use circle::{Circle, SeatId};

use crate::keys::Keys;

/// The newest state of one circle. Screens read it from a `watch`: the latest wins, and a slow phone skips
/// what it has no time for.
pub struct News {
    /// Counts the commits of the circle.
    pub version: u64,
    /// The circle.
    pub circle: Circle,
    /// Who may do what in it.
    pub keys: Keys,
    /// What people are called, and who is connected.
    pub people: People,
    /// Counts the changes of `people`.
    pub people_version: u64,
    /// What everyone may see, as a frame: written once for all screens.
    pub view_frame: Utf8Bytes,
    /// What keepers may see, as a frame.
    pub desk_frame: Utf8Bytes,
    /// What people are called, as a frame.
    pub people_frame: Utf8Bytes,
    /// The circle has ended: what remains is the record of this id.
    pub ended: Option<String>,
}

impl News {
    pub(super) fn new(
        version: u64,
        circle: Circle,
        keys: Keys,
        people: People,
        people_version: u64,
        ended: Option<String>,
    ) -> Arc<News> {
        let view = FromServer::View {
            version,
            commons: Box::new(circle.commons()),
        };
        let desk = FromServer::Desk {
            version,
            desk: circle.desk(),
        };
        Arc::new(News {
            view_frame: frame(&view),
            desk_frame: frame(&desk),
            people_frame: frame(&FromServer::People(people.clone())),
            version,
            circle,
            keys,
            people,
            people_version,
            ended,
        })
    }

    /// The same state with other people.
    pub(super) fn with_people(&self, people: People) -> Arc<News> {
        Arc::new(News {
            version: self.version,
            circle: self.circle.clone(),
            keys: self.keys.clone(),
            people_frame: frame(&FromServer::People(people.clone())),
            people,
            people_version: self.people_version + 1,
            view_frame: self.view_frame.clone(),
            desk_frame: self.desk_frame.clone(),
            ended: self.ended.clone(),
        })
    }

    /// What `seat` alone may see, as a frame.
    #[must_use]
    pub fn mine_frame(&self, seat: SeatId) -> Utf8Bytes {
        frame(&FromServer::Mine {
            version: self.version,
            mine: self.circle.mine(seat),
        })
    }
}

/// A message as a text frame.
#[must_use]
pub fn frame(message: &FromServer) -> Utf8Bytes {
    // Every message is made of plain structs, so writing it cannot fail.
    Utf8Bytes::from(serde_json::to_string(message).unwrap_or_default())
}
