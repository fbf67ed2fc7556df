//! One-time links that give a role on sitting down. Like the names they live in memory alone: after a restart the
//! keeper makes another.

use blake3::Hash;

/// The most links of one circle that are not used yet; the oldest goes.
const MOST: usize = 8;

/// The links of one circle that are not used yet. Only their hashes are kept.
#[derive(Default)]
pub(super) struct Invites {
    open: Vec<Hash>,
}

impl Invites {
    /// One more link with this key.
    pub(super) fn add(&mut self, key: &str) {
        if self.open.len() >= MOST {
            self.open.remove(0);
        }
        self.open.push(hash(key));
    }

    /// Whether the link with this key is good.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.open.contains(&hash(key))
    }

    /// The link with this key was used.
    pub(super) fn use_up(&mut self, key: &str) {
        let used = hash(key);
        self.open.retain(|known| *known != used);
    }
}

fn hash(key: &str) -> Hash {
    blake3::hash(key.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_once_and_there_are_never_many() {
        let mut invites = Invites::default();
        invites.add("a");
        assert!(invites.knows("a") && !invites.knows("b"));
        invites.use_up("a");
        assert!(!invites.knows("a"));
        for number in 0..=MOST {
            invites.add(&number.to_string());
        }
        assert!(!invites.knows("0") && invites.knows("1"));
    }
}
