//! What the words of the house say. A word itself is never in what is saved: an order has only its number.

use std::collections::BTreeMap;
use std::fmt;

use circle::text;

use crate::gathering::Gathering;
use crate::order::{MOST_WORDS, WordNumber};
use crate::refusal::HallRefusal;

/// The longest word of the house, in characters.
pub const WORD_CHARS: usize = 240;

/// What they say. Memory alone: this cannot be written out. After a restart a word that still waits
/// has nothing to say, and its order is closed as heard by nobody.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HouseWords {
    words: BTreeMap<WordNumber, String>,
}

/// Tells how many there are and nothing of them.
impl fmt::Debug for HouseWords {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "HouseWords: {}", self.words.len())
    }
}

impl HouseWords {
    /// Lays a word ready to be sent: its number is what [`crate::HallAction::Word`] names.
    ///
    /// # Errors
    /// A text that is empty or longer than [`WORD_CHARS`].
    pub fn lay(&mut self, hall: &Gathering, text: &str) -> Result<WordNumber, HallRefusal> {
        let text = text::tidy(text, WORD_CHARS).map_err(HallRefusal::Text)?;
        let number = hall.next_word();
        self.words.insert(number, text);
        while self.words.len() > MOST_WORDS {
            self.words.pop_first();
        }
        Ok(number)
    }

    /// What they say, for another server, sealed.
    #[must_use]
    pub fn copy(&self) -> BTreeMap<WordNumber, String> {
        self.words.clone()
    }

    /// What is known, once another server that acts for the gathering knows these.
    #[must_use]
    pub fn merged(&self, hall: &Gathering, other: &BTreeMap<WordNumber, String>) -> HouseWords {
        let mut merged = self.clone();
        for (number, text) in other {
            let known = merged.words.entry(*number);
            let known = known.or_insert_with(|| text.clone());
            if text < known {
                known.clone_from(text);
            }
        }
        merged.after(hall)
    }

    #[must_use]
    pub fn get(&self, word: WordNumber) -> Option<&str> {
        self.words.get(&word).map(String::as_str)
    }

    /// What is left of them: words that nobody waits for are forgotten, and all when the afternoon ends.
    #[must_use]
    pub fn after(mut self, hall: &Gathering) -> HouseWords {
        let next = hall.next_word();
        self.words
            .retain(|word, _| !hall.has_ended() && (*word >= next || hall.word_waits(*word)));
        self
    }
}
