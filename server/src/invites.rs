//! One-time links that give a role on sitting down. Like the names they live in memory alone: after a restart the
//! keeper makes another.

use circle::{Millis, SeatId, Timestamp};
use serde::{Deserialize, Serialize};

/// The most links of one circle or gathering that are not used yet; the oldest goes.
const MOST: usize = 32;

/// The links of one circle or gathering that are not used yet. Only their hashes are kept.
pub(crate) struct Invites<P = SeatId> {
    /// How long a link is good, in milliseconds.
    good_for: Millis,
    open: Vec<Link<P>>,
    /// Those that were used, until they would have ended: another server may still think them open.
    used: Vec<(Mark, Timestamp)>,
}

/// Links on their way to another server, by their hashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InvitesCopy<P = SeatId> {
    open: Vec<(Mark, Timestamp, P)>,
    used: Vec<(Mark, Timestamp)>,
}

/// The hash of a link's key.
type Mark = [u8; 32];

/// A link that is not used yet.
struct Link<P> {
    key: Mark,
    until: Timestamp,
    /// Whose word it is.
    by: P,
}

impl<P: Copy> Invites<P> {
    /// No links yet; each will be good for so long, in milliseconds.
    pub(crate) fn good_for(good_for: Millis) -> Invites<P> {
        let (open, used) = (Vec::new(), Vec::new());
        Invites {
            good_for,
            open,
            used,
        }
    }

    /// One more link with this key, that `by` made.
    pub(crate) fn add(&mut self, key: &str, by: P, now: Timestamp) {
        self.open.retain(|link| link.until > now);
        if self.open.len() >= MOST {
            self.open.remove(0);
        }
        let (key, until) = (hash(key), now.after(self.good_for));
        self.open.push(Link { key, until, by });
    }

    /// Whether the link with this key is good.
    pub(crate) fn knows(&self, key: &str, now: Timestamp) -> bool {
        let wanted = hash(key);
        let mut open = self.open.iter();
        open.any(|link| link.key == wanted && link.until > now)
    }

    /// The link with this key was used.
    pub(crate) fn use_up(&mut self, key: &str) {
        let used = hash(key);
        let found = self.open.extract_if(.., |link| link.key == used);
        let until = found.map(|link| link.until).max();
        self.used.extend(until.map(|until| (used, until)));
    }

    /// What is told to other servers.
    pub(crate) fn copy(&self) -> InvitesCopy<P> {
        let open = self.open.iter().map(|link| (link.key, link.until, link.by));
        InvitesCopy {
            open: open.collect(),
            used: self.used.clone(),
        }
    }

    /// What another server knows.
    pub(crate) fn learn(&mut self, other: &InvitesCopy<P>, now: Timestamp) {
        for used in &other.used {
            if !self.used.contains(used) {
                self.used.push(*used);
            }
        }
        self.used.retain(|(_, until)| *until > now);
        for (key, until, by) in &other.open {
            let is_known = self.open.iter().any(|link| link.key == *key);
            if !is_known && *until > now && self.open.len() < MOST {
                self.open.push(Link {
                    key: *key,
                    until: *until,
                    by: *by,
                });
            }
        }
        let used = &self.used;
        self.open
            .retain(|link| used.iter().all(|(key, _)| *key != link.key));
    }

    /// Forgets the links of those who may not make one any more: a link is good for as long as the word of whoever made it.
    pub(crate) fn keep_only(&mut self, may: impl Fn(P) -> bool) {
        self.open.retain(|link| may(link.by));
    }
}

fn hash(key: &str) -> Mark {
    *blake3::hash(key.as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_once_and_not_for_long_and_there_are_never_many() {
        const GOOD_FOR: Millis = 30 * 60_000;
        let (mut invites, now) = (Invites::good_for(GOOD_FOR), Timestamp(5));
        let by = SeatId(3);
        invites.add("a", by, now);
        assert!(invites.knows("a", now) && !invites.knows("b", now));
        invites.use_up("a");
        assert!(!invites.knows("a", now));
        for number in 0..=MOST {
            invites.add(&number.to_string(), by, now);
        }
        assert!(!invites.knows("0", now) && invites.knows("1", now));
        assert!(invites.knows("1", now.after(GOOD_FOR - 1)));
        assert!(!invites.knows("1", now.after(GOOD_FOR)));
        invites.add("late", by, now.after(GOOD_FOR));
        assert_eq!(invites.open.len(), 1);
        invites.add("of another", SeatId(4), now.after(GOOD_FOR));
        invites.keep_only(|maker| maker == by);
        assert!(!invites.knows("of another", now.after(GOOD_FOR)));
        assert!(invites.knows("late", now.after(GOOD_FOR)));
    }
}
