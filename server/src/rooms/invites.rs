//! One-time links that give a role on sitting down. Like the names they live in memory alone: after a restart the
//! keeper makes another.

use blake3::Hash;
use circle::Timestamp;

/// How long a link is good, in milliseconds.
const GOOD_FOR: u64 = 30 * 60_000;
/// The most links of one circle that are not used yet; the oldest goes.
const MOST: usize = 8;

/// The links of one circle that are not used yet. Only their hashes are kept.
#[derive(Default)]
pub(super) struct Invites {
    open: Vec<(Hash, Timestamp)>,
}

impl Invites {
    /// One more link with this key.
    pub(super) fn add(&mut self, key: &str, now: Timestamp) {
        self.open.retain(|(_, until)| *until > now);
        if self.open.len() >= MOST {
            self.open.remove(0);
        }
        self.open.push((hash(key), now.after(GOOD_FOR)));
    }

    /// Whether the link with this key is good.
    pub(super) fn knows(&self, key: &str, now: Timestamp) -> bool {
        let wanted = hash(key);
        let mut open = self.open.iter();
        open.any(|(known, until)| *known == wanted && *until > now)
    }

    /// The link with this key was used.
    pub(super) fn use_up(&mut self, key: &str) {
        let used = hash(key);
        self.open.retain(|(known, _)| *known != used);
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
        let (mut invites, now) = (Invites::default(), Timestamp(5));
        invites.add("a", now);
        assert!(invites.knows("a", now) && !invites.knows("b", now));
        invites.use_up("a");
        assert!(!invites.knows("a", now));
        for number in 0..=MOST {
            invites.add(&number.to_string(), now);
        }
        assert!(!invites.knows("0", now) && invites.knows("1", now));
        assert!(invites.knows("1", now.after(GOOD_FOR - 1)));
        assert!(!invites.knows("1", now.after(GOOD_FOR)));
        invites.add("late", now.after(GOOD_FOR));
        assert_eq!(invites.open.len(), 1);
    }
}
