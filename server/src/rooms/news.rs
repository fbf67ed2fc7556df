//! The newest state of a circle, made ready once for all of its screens.

use std::sync::Arc;

use app::protocol::{Arrivals, FromServer, Needs, OwnOf, People};
use axum::extract::ws::Utf8Bytes;
use circle::spoken::Spoken;
use circle::view::Mine;
use circle::{Circle, Requests, SeatId};

use crate::keys::Keys;

/// The newest state of one circle. Screens read it from a `watch`: the latest wins, and a slow phone skips
/// what it has no time for.
pub struct News {
    /// Counts the changes of what everyone may see, and of what keepers may see.
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
    /// What was said within the parts. In memory alone.
    pub spoken: Spoken,
    /// Counts the changes of what anyone may know of it, if it be its author alone.
    pub spoken_version: u64,
    /// What everyone may know of it, as a frame.
    pub spoken_frame: Utf8Bytes,
    /// Who needs a person. In memory alone.
    pub requests: Requests,
    /// Who comes in, as those who hold the form are told.
    pub arrivals: Arrivals,
    /// The circle has ended: what remains is the record of this id.
    pub ended: Option<String>,
}

/// What one screen alone may see.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    mine: Mine,
    carried: Vec<Mine>,
}

/// What is told, from which [`News`] are made.
pub(super) struct Told {
    pub(super) version: u64,
    pub(super) circle: Circle,
    pub(super) keys: Keys,
    pub(super) people: People,
    pub(super) spoken: Spoken,
    pub(super) requests: Requests,
    pub(super) arrivals: Arrivals,
    pub(super) ended: Option<String>,
}

impl News {
    /// The first news, or those that come after `before`.
    pub(super) fn new(told: Told, before: Option<&News>) -> Arc<News> {
        let Told {
            version,
            circle,
            keys,
            people,
            spoken,
            requests,
            arrivals,
            ended,
        } = told;
        // People come and speak without a change of the circle: what it shows is written once for a version.
        let same = before.filter(|before| before.version == version);
        let (view_frame, desk_frame) = match same {
            Some(before) => (before.view_frame.clone(), before.desk_frame.clone()),
            None => frames(version, &circle),
        };
        let spoken_frame = frame(&FromServer::Spoken {
            spoken: spoken.view(&circle),
        });
        let people_changed = before.is_some_and(|before| before.people != people);
        // Also when only the circle changed: what one may say depends on it.
        let spoken_changed =
            before.is_some_and(|before| before.spoken != spoken || before.circle != circle);
        let counted =
            |version: fn(&News) -> u64, changed| before.map_or(0, version) + u64::from(changed);
        Arc::new(News {
            view_frame,
            desk_frame,
            people_frame: frame(&FromServer::People(people.clone())),
            people_version: counted(|news| news.people_version, people_changed),
            spoken_version: counted(|news| news.spoken_version, spoken_changed),
            spoken_frame,
            version,
            circle,
            keys,
            people,
            spoken,
            requests,
            arrivals,
            ended,
        })
    }

    /// What `seat` alone may see, and what the seats may see that it acts for besides its own.
    #[must_use]
    pub fn private(&self, seat: SeatId) -> Private {
        let carries = self.circle.carries(seat).into_iter();
        Private {
            mine: self.circle.mine(seat),
            carried: carries.map(|id| self.circle.mine(id)).collect(),
        }
    }

    /// The same as frames; none for those it acts for where there are none.
    #[must_use]
    pub fn private_frames(&self, private: &Private) -> (Utf8Bytes, Option<Utf8Bytes>) {
        let (version, mine) = (self.version, private.mine.clone());
        let carried = (!private.carried.is_empty()).then(|| {
            frame(&FromServer::Carried {
                version,
                carried: private.carried.clone(),
            })
        });
        (frame(&FromServer::Mine { version, mine }), carried)
    }

    /// What `seat` said itself, and what those said that it acts for, as a frame.
    #[must_use]
    pub fn own_frame(&self, seat: SeatId) -> Utf8Bytes {
        frame(&FromServer::Own {
            own: self.spoken.own_words(&self.circle, seat),
            own_of: self.own_of(seat),
        })
    }

    /// What those said that `seat` acts for besides itself.
    #[must_use]
    pub fn own_of(&self, seat: SeatId) -> Vec<OwnOf> {
        let carries = self.circle.carries(seat).into_iter();
        let own_of = carries.map(|seat| OwnOf {
            seat,
            own: self.spoken.own_words(&self.circle, seat),
        });
        own_of.collect()
    }

    /// Who needs a person, as `seat` may know it.
    #[must_use]
    pub fn needs(&self, seat: SeatId) -> Needs {
        Needs {
            heed: self.requests.own(&self.circle, seat),
            others: self.requests.seen_by(&self.circle, seat),
        }
    }

    /// How much was said, as a frame for keepers.
    #[must_use]
    pub fn said_frame(&self) -> Utf8Bytes {
        frame(&FromServer::Said {
            said: self.spoken.desk(&self.circle),
        })
    }
}

/// What everyone may see, and what keepers may see.
fn frames(version: u64, circle: &Circle) -> (Utf8Bytes, Utf8Bytes) {
    let commons = Box::new(circle.commons());
    let desk = circle.desk();
    (
        frame(&FromServer::View { version, commons }),
        frame(&FromServer::Desk { version, desk }),
    )
}

/// A message as a text frame.
#[must_use]
pub fn frame(message: &FromServer) -> Utf8Bytes {
    // Every message is made of plain structs, so writing it cannot fail.
    Utf8Bytes::from(serde_json::to_string(message).unwrap_or_default())
}
