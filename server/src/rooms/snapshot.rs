//! The newest state of a circle, made ready once for all of its screens.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use app::face::sight::Sight;
use app::face::wall::{self, WallSight};
use app::face::{Face, desk, phone};
use app::protocol::{Arrivals, FromServer, Help, OwnOf, People, Slice};
use app::ring::RingForm;
use app::words::short;
use axum::extract::ws::Utf8Bytes;
use circle::spoken::{OwnWords, Spoken, SpokenView};
use circle::view::Commons;
use circle::{Circle, HelpRequests, Record, SeatId, Tile};

use super::private::Private;
use super::slices::{Slices, view_frame};
use crate::keys::{Keys, Who};

/// The number of the first publication of a circle.
pub(super) const FIRST: u64 = 1;

/// The newest state of one circle. Screens read it from a `watch`: the latest wins, and a slow phone skips
/// what it has no time for.
pub struct Snapshot {
    /// Counts the changes of the circle that everyone sees, and is all that screens are told.
    pub version: u64,
    /// Counts the publications.
    pub publication: u64,
    pub circle: Arc<Circle>,
    /// Who may do what in it.
    pub keys: Arc<Keys>,
    /// What people are called, and who is connected.
    pub people: People,
    /// The same by their shortest names, once a face is made.
    by_short_names: OnceLock<People>,
    /// What was said within the parts. In memory alone.
    pub spoken: Arc<Spoken>,
    /// What everyone sees of it.
    spoken_view: SpokenView,
    /// What each seat sees of its own, once anyone is told.
    own_words: OnceLock<BTreeMap<SeatId, OwnWords>>,
    /// Who needs a person. In memory alone.
    pub requests: Arc<HelpRequests>,
    /// Who comes in, as those who hold the form are told.
    pub arrivals: Arrivals,
    /// The circle has ended: this record is what remains.
    pub ended: Option<Record>,
    shape: Shape,
    /// What everyone sees, from memory.
    from_memory: Slices,
    /// What desks see besides, from memory.
    desk_from_memory: Slices,
    /// What everyone is told who was told the publication before this one.
    newest: Option<Utf8Bytes>,
}

/// What the circle itself shows.
#[derive(Clone, Default)]
pub(super) struct Shape {
    seen: Option<Arc<Commons>>,
    commons: Slices,
    desk: Slices,
}

/// What is told, from which [`Snapshot`] are made.
pub(super) struct SnapshotContents {
    pub(super) version: u64,
    pub(super) circle: Arc<Circle>,
    pub(super) shape: Shape,
    pub(super) keys: Arc<Keys>,
    pub(super) people: People,
    pub(super) spoken: Arc<Spoken>,
    pub(super) requests: Arc<HelpRequests>,
    pub(super) arrivals: Arrivals,
    pub(super) ended: Option<Record>,
}

impl Shape {
    /// What comes after this: what `circle` shows, to be told in `publication`.
    pub(super) fn followed_by(&self, circle: &Circle, publication: u64) -> Shape {
        let (commons, desk) = (circle.commons(), circle.desk());
        Shape {
            seen: Some(Arc::new(commons.clone())),
            commons: self
                .commons
                .followed_by(Slice::of_commons(commons), publication),
            desk: self.desk.followed_by(Slice::of_desk(desk), publication),
        }
    }

    /// Whether everyone sees something new in `publication`.
    pub(super) fn shows_in(&self, publication: u64) -> bool {
        self.commons.changed_since(Some(publication - 1))
    }
}

impl Snapshot {
    /// The first, or the one that comes after `before`.
    pub(super) fn new(contents: SnapshotContents, before: Option<&Snapshot>) -> Arc<Snapshot> {
        let publication = before.map_or(FIRST, |before| before.publication + 1);
        let none = Slices::default();
        let memory = before.map_or(&none, |before| &before.from_memory);
        let desk_memory = before.map_or(&none, |before| &before.desk_from_memory);
        let spoken_view = contents.spoken.view(&contents.circle);
        let from_memory = [
            Slice::People(contents.people.clone()),
            Slice::Spoken(spoken_view.clone()),
        ];
        let desk_from_memory = [
            Slice::SpokenDesk(contents.spoken.desk(&contents.circle)),
            Slice::Arrivals(contents.arrivals.clone()),
        ];
        let mut snapshot = Snapshot {
            publication,
            from_memory: memory.followed_by(from_memory, publication),
            desk_from_memory: desk_memory.followed_by(desk_from_memory, publication),
            newest: None,
            version: contents.version,
            circle: contents.circle,
            keys: contents.keys,
            people: contents.people,
            by_short_names: OnceLock::new(),
            spoken: contents.spoken,
            spoken_view,
            own_words: OnceLock::new(),
            requests: contents.requests,
            arrivals: contents.arrivals,
            ended: contents.ended,
            shape: contents.shape,
        };
        snapshot.newest = view_frame(snapshot.version, snapshot.everyones(Some(publication - 1)));
        Arc::new(snapshot)
    }

    /// What `who` alone may see; none for one who sees what everyone does.
    #[must_use]
    pub fn private(&self, who: Who) -> Option<Private> {
        let seat = who.seat()?;
        let carries = self.circle.carries(seat).into_iter();
        Some(Private {
            mine: self.circle.mine(seat),
            carried: carries.map(|id| self.circle.mine(id)).collect(),
            own: self.own(seat),
            own_of: self.own_of(seat),
            help: self.help(seat),
        })
    }

    /// What `who` is told that was told publication `sent` before, with what is new of what is private to it; none if
    /// nothing differs.
    #[must_use]
    pub fn frame(&self, who: Who, sent: Option<u64>, private: &[String]) -> Option<Utf8Bytes> {
        let at_desk = matches!(who, Who::Desk(_));
        if !at_desk && sent == Some(self.publication - 1) && private.is_empty() {
            return self.newest.clone();
        }
        let of_desk = [&self.shape.desk, &self.desk_from_memory];
        let of_desk = of_desk.into_iter().filter(|_| at_desk);
        let of_desk = of_desk.flat_map(|slices| slices.since(sent));
        let slices = self.everyones(sent).chain(of_desk);
        let private = private.iter().map(String::as_str);
        view_frame(self.version, slices.chain(private))
    }

    /// What the phone of `seat` shows, with the ring in these forms. The circle's code is `code`.
    #[must_use]
    pub fn face(&self, code: &str, seat: SeatId, forms: &[RingForm]) -> Face {
        self.seen_by(code, seat, |sight| phone::face(sight, forms))
    }

    /// What the middle of the desk of `seat` shows, likewise.
    #[must_use]
    pub fn desk_face(&self, code: &str, seat: SeatId, forms: &[RingForm]) -> Face {
        self.seen_by(code, seat, |sight| desk::face(sight, &self.arrivals, forms))
    }

    /// What is made of all that `seat` may know.
    fn seen_by<T>(&self, code: &str, seat: SeatId, made: impl FnOnce(&Sight<'_>) -> T) -> T {
        let circle = &self.circle;
        let commons = self.commons();
        let short = || short::all(&commons, &self.people);
        let carries = circle.carries(seat);
        let holds_form = circle
            .seat(seat)
            .is_some_and(|seat| seat.role.holds_the_form());
        made(&Sight {
            code,
            commons: &commons,
            mine: &circle.mine(seat),
            carried: &carries
                .into_iter()
                .map(|id| circle.mine(id))
                .collect::<Vec<_>>(),
            people: &self.people,
            by_short_names: self.by_short_names.get_or_init(short),
            spoken: &self.spoken_view,
            said: holds_form.then(|| self.spoken.desk(circle)),
            own: &self.own(seat),
            own_of: &self.own_of(seat),
            help: &self.help(seat),
        })
    }

    /// What the projector shows.
    #[must_use]
    pub fn wall(&self) -> Face {
        let (seen, record) = (self.circle.screen_view(), self.ended.as_ref());
        let sight = WallSight::new(&seen, &self.people, &self.spoken_view, record);
        wall::face(&sight)
    }

    /// What the board of a gathering shows of this circle.
    #[must_use]
    pub fn tile(&self) -> Tile {
        let lost: Vec<_> = self.arrivals.lost.iter().map(|lost| lost.seat).collect();
        let here = |seat| {
            let mut seats = self.circle.seats().iter().zip(&self.people.people);
            seats.any(|(one, person)| one.id == seat && person.here)
        };
        let tile = self.circle.tile();
        tile.in_room(&self.circle, here, &lost, &self.requests)
    }

    fn commons(&self) -> Arc<Commons> {
        // The last of a circle is not written, and so not among what was made ready.
        let seen = self.shape.seen.clone().filter(|_| self.ended.is_none());
        seen.unwrap_or_else(|| Arc::new(self.circle.commons()))
    }

    fn everyones(&self, sent: Option<u64>) -> impl Iterator<Item = &str> {
        let slices = [&self.shape.commons, &self.from_memory];
        slices
            .into_iter()
            .flat_map(move |slices| slices.since(sent))
    }

    /// What `seat` said itself.
    fn own(&self, seat: SeatId) -> OwnWords {
        let (spoken, circle) = (&self.spoken, &self.circle);
        let all = self.own_words.get_or_init(|| spoken.all_own_words(circle));
        let own = all.get(&seat).cloned();
        own.unwrap_or_else(|| spoken.own_words(circle, seat))
    }

    /// What those said that `seat` acts for besides itself.
    #[must_use]
    pub fn own_of(&self, seat: SeatId) -> Vec<OwnOf> {
        let carries = self.circle.carries(seat).into_iter();
        let own_of = carries.map(|seat| OwnOf {
            seat,
            own: self.own(seat),
        });
        own_of.collect()
    }

    /// Who needs a person, as `seat` may know it.
    #[must_use]
    pub fn help(&self, seat: SeatId) -> Help {
        Help {
            status: self.requests.own(&self.circle, seat),
            others: self.requests.seen_by(&self.circle, seat),
        }
    }
}

/// A message as a text frame.
#[must_use]
pub fn frame(message: &FromServer) -> Utf8Bytes {
    // Every message is made of plain structs, so writing it cannot fail.
    Utf8Bytes::from(serde_json::to_string(message).unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use crate::bench::{opened, sits};

    /// A circle in which so many sat down, as it was published after each of them.
    fn published(people: u128) -> Vec<Arc<Snapshot>> {
        let (mut circle, mut shape) = (opened(), Shape::default());
        let mut all: Vec<Arc<Snapshot>> = Vec::new();
        for id in 0..=people {
            if id > 0 {
                circle = sits(&circle, id);
            }
            let before = all.last().map(|snapshot| &**snapshot);
            let publication = before.map_or(FIRST, |snapshot| snapshot.publication + 1);
            shape = shape.followed_by(&circle, publication);
            let contents = SnapshotContents {
                version: publication,
                circle: Arc::new(circle.clone()),
                shape: shape.clone(),
                keys: Arc::new(Keys::new("h", "one two", "s")),
                people: People::default(),
                spoken: Arc::default(),
                requests: Arc::default(),
                arrivals: Arrivals::default(),
                ended: None,
            };
            all.push(Snapshot::new(contents, before));
        }
        all
    }

    /// The names of the slices of a frame.
    fn slices(frame: Option<Utf8Bytes>) -> Vec<String> {
        let frame: serde_json::Value = serde_json::from_str(&frame.unwrap()).unwrap();
        let slices = frame["view"]["slices"].as_array().unwrap().iter();
        let names = slices.map(|slice| slice.as_object().unwrap().keys().next().unwrap().clone());
        names.collect()
    }

    #[test]
    fn a_screen_is_told_what_changed_since_it_was_told_last() {
        let all = published(2);
        let newest = &all[2];
        let sent = |sent| newest.frame(Who::Projector, sent, &[]);
        assert_eq!(slices(sent(None)).len(), 10);
        assert_eq!(slices(sent(Some(2))), ["ring"]);
        assert_eq!(
            slices(sent(Some(1))),
            ["ring"],
            "the one between is skipped"
        );
        assert_eq!(sent(Some(3)), None);
        let text = |frame: Option<Utf8Bytes>| frame.unwrap().as_str().as_ptr();
        assert_eq!(
            text(sent(Some(2))),
            text(sent(Some(2))),
            "one frame for all who were told the one before"
        );
        let mine = newest.private(Who::Seat(SeatId(1))).unwrap();
        let mine = mine.new_after(None);
        let own = newest.frame(Who::Seat(SeatId(1)), Some(2), &mine);
        assert_eq!(
            slices(own),
            ["ring", "mine", "carried", "own", "own_of", "help"]
        );
    }
}
