//! The mark of a page. Every page with a form carries one that this server made for it, and a form without it does
//! nothing: so a form that somebody else wrote into a page, or made elsewhere, is never carried out.
//!
//! A mark is 32 hexadecimal digits of chance, of which the ids of what the page asks are made, and 32 that seal
//! them: a keyed hash over them and over what the page is for. The key lives as long as the process.

use app::protocol::AskError;
use app::room::Screen;
use circle::CommandId;
use constant_time_eq::constant_time_eq;
use serde::Deserialize;

use crate::chance;

/// Why a form was not carried out whose page was made with an earlier key, for pages without a circle.
pub(super) fn old_page() -> String {
    app::words::sentence(&AskError::OldPage)
}

/// A form that says nothing but which page it was on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sent {
    #[serde(default)]
    pub page: String,
}

/// The digits of chance in a mark.
const ID_DIGITS: usize = 32;
const SEAL_DIGITS: usize = 32;

/// What the forms of a page are for. A mark for one is no good for another.
#[derive(Clone, Copy, Debug)]
pub(super) enum PageFor<'a> {
    /// Preparing a circle.
    Host,
    /// Preparing an afternoon.
    Afternoon,
    /// Coming back to a circle by its six words.
    Return,
    /// The door of the circle of this code.
    Door(&'a str),
    /// Deleting the record of this id, in the browser that holds this key.
    Record(&'a str, &'a str),
    /// A screen of the circle of this code, in the browser that holds this key.
    Screen(&'a str, Screen, &'a str),
}

/// The key that seals the marks of this process.
pub struct PageKey([u8; 32]);

impl Default for PageKey {
    fn default() -> PageKey {
        PageKey(chance::bytes())
    }
}

impl PageKey {
    /// The same as on the other servers of a cluster.
    pub(crate) fn shared(key: [u8; 32]) -> PageKey {
        PageKey(key)
    }

    pub(super) fn mark(&self, page: PageFor<'_>) -> String {
        let id = chance::hex_id();
        let seal = self.seal(&id, page);
        id + &seal
    }

    /// The id of the page of this mark, if this server made it for this.
    pub(super) fn read(&self, page: PageFor<'_>, mark: &str) -> Option<CommandId> {
        let (id, seal) = mark.split_at_checked(ID_DIGITS)?;
        let same = constant_time_eq(seal.as_bytes(), self.seal(id, page).as_bytes());
        same.then(|| CommandId::parse(id)).flatten()
    }

    fn seal(&self, id: &str, page: PageFor<'_>) -> String {
        let about = match page {
            PageFor::Host => ["host", "", "", ""],
            PageFor::Afternoon => ["afternoon", "", "", ""],
            PageFor::Return => ["return", "", "", ""],
            PageFor::Record(id, key) => ["record", id, key, ""],
            PageFor::Door(code) => ["door", code, "", ""],
            PageFor::Screen(code, screen, key) => ["screen", code, screen.word(), key],
        };
        let mut hash = blake3::Hasher::new_keyed(&self.0);
        for word in [id].iter().chain(&about) {
            // With its length first, so that no two lists of words are the same bytes.
            hash.update(&(word.len() as u64).to_be_bytes());
            hash.update(word.as_bytes());
        }
        let mut seal = hash.finalize().to_hex().to_string();
        seal.truncate(SEAL_DIGITS);
        seal
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_good_for_its_own_page_alone() {
        let (key, other) = (PageKey::default(), PageKey::default());
        let pages = [
            PageFor::Host,
            PageFor::Afternoon,
            PageFor::Return,
            PageFor::Door("K7M9QX"),
            PageFor::Door("K7M9QZ"),
            PageFor::Screen("K7M9QX", Screen::Seat, "a"),
            PageFor::Screen("K7M9QX", Screen::Seat, "b"),
            PageFor::Screen("K7M9QX", Screen::Desk, "a"),
            PageFor::Screen("K7M9QX", Screen::Projector, "a"),
            PageFor::Screen("K7M9QZ", Screen::Seat, "a"),
        ];
        for (at, page) in pages.iter().enumerate() {
            let mark = key.mark(*page);
            assert_eq!(mark.len(), ID_DIGITS + SEAL_DIGITS);
            let id = key.read(*page, &mark).unwrap();
            assert_eq!(id.hex(), mark[..ID_DIGITS]);
            assert_eq!(key.read(*page, &mark), Some(id), "a second press");
            assert_eq!(other.read(*page, &mark), None, "after a new start");
            for (elsewhere, page) in pages.iter().enumerate() {
                assert_eq!(key.read(*page, &mark).is_some(), at == elsewhere);
            }
        }
    }

    #[test]
    fn a_mark_that_was_touched_is_none() {
        let key = PageKey::default();
        let mark = key.mark(PageFor::Host);
        let flip = |digit: u8| if digit == b'0' { b'1' } else { b'0' };
        for at in 0..mark.len() {
            let mut bytes = mark.clone().into_bytes();
            bytes[at] = flip(bytes[at]);
            let touched = String::from_utf8(bytes).unwrap();
            assert_eq!(key.read(PageFor::Host, &touched), None, "{at}");
        }
        let upper = mark.to_uppercase();
        let longer = format!("{mark}0");
        for wrong in [
            "",
            "x",
            &mark[..32],
            &mark[32..],
            &mark[..63],
            &longer,
            &"é".repeat(32),
            &"0".repeat(64),
        ] {
            assert_eq!(key.read(PageFor::Host, wrong), None, "{wrong}");
        }
        // Only where a digit is a letter does the case make a difference.
        assert_eq!(key.read(PageFor::Host, &upper).is_some(), upper == mark);
    }
}
