//! One-time links that give a role on sitting down. Like the names they live in memory alone: after a restart the
//! keeper makes another.

use blake3::Hash;
use circle::{Millis, SeatId, Timestamp};

/// The most links of one circle or gathering that are not used yet; the oldest goes.
const MOST: usize = 32;

/// The links of one circle or gathering that are not used yet. Only their hashes are kept.
pub(crate) struct Invites<P = SeatId> {
    /// How long a link is good, in milliseconds.
    good_for: Millis,
    open: Vec<Link<P>>,
}

/// A link that is not used yet.
struct Link<P> {
    key: Hash,
    until: Timestamp,
    /// Whose word it is.
    by: P,
}

impl<P: Copy> Invites<P> {
    /// No links yet; each will be good for so long, in milliseconds.
    pub(crate) fn good_for(good_for: Millis) -> Invites<P> {
        let open = Vec::new();
        Invites { good_for, open }
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
        self.open.retain(|link| link.key != used);
    }

    /// Forgets the links of those who may not make one any more: a link is good for as long as the word of whoever made it.
    pub(crate) fn keep_only(&mut self, may: impl Fn(P) -> bool) {
        self.open.retain(|link| may(link.by));
    }
}

fn hash(key: &str) -> Hash {
    blake3::hash(key.as_bytes())
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
