//! Which letters were heard: who carries them may bring one twice.

use std::collections::BTreeMap;

use super::line::NodeId;

/// How many letters back it is known of each whether it was heard. Threads of one server may send theirs a little out of order.
const BACK: u64 = 128;

/// The letters that were heard on one subject, by who wrote them: a window as in RFC 6479.
#[derive(Default)]
pub(super) struct Heard(BTreeMap<NodeId, Newest>);

/// The newest letter of one server, and which of those before it were heard: the lowest bit is its own.
struct Newest {
    count: u64,
    heard: u128,
}

impl Heard {
    /// Whether this letter was not heard before, nor is so old that nobody knows. From now on it was.
    pub(super) fn is_first(&mut self, from: NodeId, count: u64) -> bool {
        let newest = self.0.entry(from).or_insert(Newest { count, heard: 0 });
        if let Some(newer_by) = count.checked_sub(newest.count) {
            newest.heard = if newer_by < BACK {
                newest.heard << newer_by
            } else {
                0
            };
            newest.count = count;
        }
        let back = newest.count - count;
        let bit = if back < BACK { 1 << back } else { 0 };
        let is_first = bit != 0 && newest.heard & bit == 0;
        newest.heard |= bit;
        is_first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_heard_once_whatever_the_order() {
        let (mut heard, one, other) = (Heard::default(), NodeId(1), NodeId(2));
        for count in [7, 9, 8, 200, 199, 73] {
            assert!(heard.is_first(one, count), "{count}");
            assert!(!heard.is_first(one, count), "{count} again");
        }
        for before in [7, 8, 9, 72] {
            assert!(!heard.is_first(one, before), "{before} is too old to tell");
        }
        assert!(heard.is_first(other, 7), "another server counts for itself");
        assert!(heard.is_first(one, u64::MAX) && !heard.is_first(one, 200));
    }
}
