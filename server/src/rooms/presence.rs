//! Whose phones are there: in memory only. Where several servers act for the circle each tells the others of its own screens,
//! and someone is there while any of them says so.

use std::collections::{BTreeMap, BTreeSet};

use app::protocol::LostPhone;
use circle::time::{Millis, SECOND};
use circle::{Carried, Circle, Seat, SeatId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::cluster::{BEAT, NodeId};

/// How long a connection is gone before anyone is told: a phone that slept for a moment is nobody's worry.
const LOST_AFTER: Millis = 20 * SECOND;

/// Of a server from which nothing was heard for so long nobody's screens are there, in milliseconds. Their phones are with
/// another by then, or gone.
const SILENT_AFTER: Millis = 3 * BEAT;

/// Whose screens one server has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Here {
    pub(super) connected: BTreeSet<SeatId>,
    /// Those whose pages were read there, without script.
    pub(super) read: BTreeSet<SeatId>,
}

/// Who of one circle is there.
#[derive(Default)]
pub(super) struct Presence {
    /// How many screens each seat has connected.
    screens: BTreeMap<SeatId, u32>,
    /// The seats whose pages were read since a screen of theirs was last connected, if one ever was: they run no
    /// script, and there is no connection that could be lost.
    read: BTreeSet<SeatId>,
    /// When the last screen of a seat went that has none now. Of a seat that none was ever seen of nothing is known.
    gone: BTreeMap<SeatId, Timestamp>,
    /// What other servers told last, and when.
    elsewhere: BTreeMap<NodeId, (Here, Timestamp)>,
}

impl Presence {
    /// A screen of `seat` is connected. Whether it is the first.
    pub(super) fn came(&mut self, seat: SeatId) -> bool {
        self.read.remove(&seat);
        self.gone.remove(&seat);
        let is_first = !self.is_connected(seat);
        *self.screens.entry(seat).or_default() += 1;
        is_first
    }

    /// A screen of `seat` is gone. Whether it was the last.
    pub(super) fn went(&mut self, seat: SeatId, now: Timestamp) -> bool {
        match self.screens.get_mut(&seat) {
            Some(screens) if *screens > 1 => {
                *screens -= 1;
                false
            }
            Some(_) => {
                self.screens.remove(&seat);
                let is_gone = !self.is_connected(seat);
                if is_gone {
                    self.gone.insert(seat, now);
                }
                is_gone
            }
            None => false,
        }
    }

    /// Someone who has come to `seat` reads a page of it, and has no screen connected. Whether that is news.
    pub(super) fn reads(&mut self, seat: SeatId) -> bool {
        self.gone.remove(&seat);
        !self.is_connected(seat) && self.read.insert(seat)
    }

    pub(super) fn is_connected(&self, seat: SeatId) -> bool {
        let elsewhere = || {
            self.elsewhere
                .values()
                .any(|(here, _)| here.connected.contains(&seat))
        };
        self.screens.contains_key(&seat) || elsewhere()
    }

    /// Whose screens are connected to this server.
    pub(super) fn here(&self) -> Here {
        Here {
            connected: self.screens.keys().copied().collect(),
            read: self.read.clone(),
        }
    }

    /// Another server tells whose screens it has. Whether that is news.
    pub(super) fn told(&mut self, from: NodeId, here: Here, now: Timestamp) -> bool {
        let before = self.elsewhere.remove(&from);
        let before = before.map(|(here, _)| here).unwrap_or_default();
        if here == before {
            self.elsewhere.insert(from, (here, now));
            return false;
        }
        let came = here.connected.difference(&before.connected).copied();
        for seat in came.collect::<Vec<_>>() {
            self.read.remove(&seat);
            self.gone.remove(&seat);
        }
        if here != Here::default() {
            self.elsewhere.insert(from, (here, now));
        }
        self.note_gone(&before, now);
        true
    }

    /// Forgets what servers told that are silent. Whether that is news.
    pub(super) fn forget_silent(&mut self, now: Timestamp) -> bool {
        let silent = |(_, heard): &(Here, Timestamp)| now >= heard.after(SILENT_AFTER);
        let gone = self.elsewhere.extract_if(.., |_, told| silent(told));
        let gone: Vec<_> = gone.map(|(_, told)| told).collect();
        for (here, heard) in &gone {
            self.note_gone(here, *heard);
        }
        !gone.is_empty()
    }

    /// Other servers may have been heard again only now.
    pub(super) fn hear_again(&mut self, now: Timestamp) {
        for (_, heard) in self.elsewhere.values_mut() {
            *heard = now;
        }
    }

    /// Of these nobody's screen may be there any more.
    fn note_gone(&mut self, before: &Here, now: Timestamp) {
        for seat in &before.connected {
            if !self.is_connected(*seat) {
                self.gone.entry(*seat).or_insert(now);
            }
        }
    }

    /// Whether its phone is there, its own or the one that it shares.
    pub(super) fn is_here(&self, seat: &Seat) -> bool {
        let reads = |seat| {
            let mut elsewhere = self.elsewhere.values();
            self.read.contains(&seat) || elsewhere.any(|(here, _)| here.read.contains(&seat))
        };
        let is_here = |seat| self.is_connected(seat) || reads(seat);
        match seat.carried {
            Carried::OwnPhone => is_here(seat.id),
            Carried::By(carrier) => is_here(carrier),
            Carried::NoDevice => true, // there is nothing that could be lost
        }
    }

    /// Whose connection has been lost for a while, of those who have not stepped out.
    pub(super) fn lost(&self, circle: &Circle, now: Timestamp) -> Vec<LostPhone> {
        let lost = |seat: &Seat| {
            let with = match seat.carried {
                Carried::OwnPhone => None,
                Carried::By(carrier) => Some(carrier),
                Carried::NoDevice => return None,
            };
            let since = *self.gone.get(&with.unwrap_or(seat.id))?;
            (!seat.away && now >= since.after(LOST_AFTER)).then_some(LostPhone {
                seat: seat.id,
                with,
                since,
            })
        };
        circle.seats().iter().filter_map(lost).collect()
    }

    /// When another connection has been lost for long enough to be told of.
    pub(super) fn next_lost(&self, now: Timestamp) -> Option<Timestamp> {
        let told = self.gone.values().map(|since| since.after(LOST_AFTER));
        told.filter(|at| *at > now).min()
    }

    /// Forgets seats that are gone.
    pub(super) fn keep_only(&mut self, circle: &Circle) {
        self.screens.retain(|seat, _| circle.knows(*seat));
        self.read.retain(|seat| circle.knows(*seat));
        self.gone.retain(|seat, _| circle.knows(*seat));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use crate::bench::gathered;

    #[test]
    fn a_seat_is_here_while_any_of_its_screens_is() {
        let mut presence = Presence::default();
        assert!(presence.came(SeatId(1)));
        assert!(!presence.came(SeatId(1)));
        let now = Timestamp(0);
        assert!(!presence.went(SeatId(1), now));
        assert!(presence.went(SeatId(1), now));
        assert!(!presence.went(SeatId(1), now));
    }

    #[test]
    fn a_connection_is_lost_that_was_there_and_not_for_a_moment_only() {
        let circle = gathered(2);
        let (mut presence, seat, at) = (Presence::default(), SeatId(1), Timestamp);
        let lost = |presence: &Presence, now: u64| {
            let lost = presence.lost(&circle, at(now)).into_iter();
            lost.map(|one| (one.seat, one.since.0)).collect::<Vec<_>>()
        };
        assert_eq!(lost(&presence, 90_000), [], "nobody was ever seen");
        presence.came(seat);
        presence.went(seat, at(100_000));
        assert_eq!(presence.next_lost(at(100_000)), Some(at(120_000)));
        assert_eq!(lost(&presence, 119_999), []);
        assert_eq!(lost(&presence, 120_000), [(seat, 100_000)]);
        assert_eq!(presence.next_lost(at(120_000)), None);
        presence.came(seat);
        assert_eq!(lost(&presence, 900_000), []);
        presence.went(seat, at(900_000));
        presence.reads(seat);
        assert_eq!(lost(&presence, 999_000), [], "it runs no script");
    }
}
