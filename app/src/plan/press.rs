//! What the buttons of the editor do. Each is a plain submit button, so the server can do the same for a browser
//! that runs no script.

use circle::plan::MAX_PARTS;
use circle::{Part, PartKind, WordsKind};

use super::draft::{Draft, MOST_PEOPLE};
use super::kinds::{fields, ways};
use super::part::DraftPart;
use crate::say::Sentence;

impl Draft {
    /// Does what a button of this value stands for; one that is not known does nothing.
    pub fn press(&mut self, button: &str) {
        let (what, of) = button.split_once('-').unwrap_or((button, ""));
        let (key, field) = of.split_once('-').unwrap_or((of, ""));
        let mut parts = self.parts.iter();
        let at = parts.position(|part| part.key.to_string() == key);
        match (what, at) {
            ("add", _) => self.add(of),
            ("undo", _) => self.put_back(),
            ("fewer", _) => self.people = self.people.saturating_sub(1).max(2),
            ("more", None) => self.people = (self.people + 1).min(MOST_PEOPLE),
            ("up", Some(at)) => self.move_part(at, at.saturating_sub(1)),
            ("down", Some(at)) => self.move_part(at, at + 1),
            ("copy", Some(at)) if self.parts.len() < MAX_PARTS => {
                let mut copy = self.parts[at].clone();
                copy.key = self.free_key();
                self.parts.insert(at + 1, copy);
            }
            ("remove", Some(at)) => {
                let part = self.parts.remove(at);
                self.taken_out = Some((at, part));
            }
            ("less" | "more", Some(at)) => self.parts[at].step(field, what == "more"),
            _ => {}
        }
    }

    /// Moves the part at `from` to `to`, from 0.
    pub fn move_part(&mut self, from: usize, to: usize) {
        if from < self.parts.len() {
            let part = self.parts.remove(from);
            self.parts.insert(to.min(self.parts.len()), part);
        }
    }

    /// A part of this kind is added: before the closing ones, where most parts belong.
    fn add(&mut self, kind: &str) {
        let Some(part) = fresh(kind) else { return };
        if self.parts.len() >= MAX_PARTS {
            return;
        }
        let closes = |part: &&DraftPart| is_closing(&part.part());
        let closing = self.parts.iter().rev().take_while(closes).count();
        let at = if part.kind() == PartKind::Words(WordsKind::Opening) {
            0
        } else if is_closing(&part) {
            self.parts.len()
        } else {
            self.parts.len() - closing
        };
        let key = self.free_key();
        self.parts.insert(at, DraftPart::of(key, &part));
    }

    fn put_back(&mut self) {
        if let Some((at, part)) = self.taken_out.take() {
            let key = part.key;
            if self.parts.iter().all(|other| other.key != key) {
                self.parts.insert(at.min(self.parts.len()), part);
            }
        }
    }
}

fn is_closing(part: &Part) -> bool {
    matches!(
        part.kind(),
        PartKind::Closing(_) | PartKind::Words(WordsKind::Closing)
    )
}

/// The kinds of part that can be added: a word for the form, and what it is called.
pub(crate) fn kinds() -> impl Iterator<Item = (&'static str, Sentence)> {
    ways().map(|(_, way)| (way.word, way.called))
}

/// The part with these words in the place where its kind has words; one that has none stays as it is.
#[must_use]
pub fn with_words(mut part: Part, words: &str) -> Part {
    let mut fields = fields((&part).into()).iter();
    if let Some(field) = fields.find(|field| ["question", "text", "lines"].contains(&field.name)) {
        field.write(&mut part, words);
    }
    part
}

/// A new part of the kind that goes by this word in [`kinds`].
#[must_use]
pub fn fresh(word: &str) -> Option<Part> {
    let way = ways().find(|(_, way)| way.word == word);
    way.map(|(_, way)| (way.part)())
}
