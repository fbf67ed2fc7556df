//! What of a face a screen is sent: what differs from what it was sent before. Of that only a mark of each piece is
//! remembered, so that an idle phone costs the server little.

use std::hash::{BuildHasher, Hash};

use foldhash::quality::RandomState;
use serde::Serialize;

use super::{Block, Face};

/// Most frames that are not the first are shorter, in bytes.
const FRAME: usize = 4 * 1024;

/// The marks of what one screen was sent last: one for each field of a face, in order.
#[derive(Default)]
pub struct Told {
    values: Vec<u64>,
    /// The blocks of each list, by a mark of their keys.
    lists: Vec<Vec<(u64, u64)>>,
    random: RandomState,
}

/// Writes a frame.
struct Frame<'a> {
    told: &'a mut Told,
    version: u64,
    /// Nothing where nothing differs.
    text: Vec<u8>,
    /// How many values and lists have been gone through.
    values: usize,
    lists: usize,
}

impl Told {
    /// The frame of what differs in `face`; none where nothing does.
    pub fn frame(&mut self, version: u64, face: &Face) -> Option<String> {
        // Taken apart by name, so that nothing is forgotten here.
        let Face {
            moment,
            tab,
            circle,
            part,
            look,
            line,
            sub,
            question,
            at_once,
            word,
            body,
            deck,
            order,
            agreed,
            seat,
            care,
            ring,
            piece,
            share,
            breath,
            held,
            rests,
            again,
        } = face;
        let mut frame = Frame {
            told: self,
            version,
            text: Vec::new(),
            values: 0,
            lists: 0,
        };
        frame.value("moment", moment);
        frame.value("tab", tab);
        frame.value("circle", circle);
        frame.value("part", part);
        frame.value("look", look);
        frame.value("line", line);
        frame.value("sub", sub);
        frame.value("question", question);
        frame.value("at_once", at_once);
        frame.blocks("word", word);
        frame.blocks("body", body);
        frame.blocks("deck", deck);
        frame.blocks("order", order);
        frame.blocks("agreed", agreed);
        frame.blocks("seat", seat);
        frame.blocks("care", care);
        frame.value("ring", ring);
        frame.value("piece", piece);
        frame.value("share", share);
        frame.value("breath", breath);
        frame.value("held", held);
        frame.value("rests", rests);
        frame.value("again", again);
        if frame.text.is_empty() {
            return None;
        }
        frame.text.extend_from_slice(b"}}");
        String::from_utf8(frame.text).ok() // JSON is text
    }
}

impl Frame<'_> {
    fn value(&mut self, name: &str, value: &(impl Hash + Serialize)) {
        let mark = self.told.random.hash_one(value);
        let at = self.values;
        self.values += 1;
        match self.told.values.get_mut(at) {
            Some(known) if *known == mark => return,
            Some(known) => *known = mark,
            None => self.told.values.push(mark),
        }
        self.begin(name);
        self.write(value);
    }

    /// A list of blocks: those that are as they were by their keys alone.
    fn blocks(&mut self, name: &str, blocks: &[Block]) {
        let random = &self.told.random;
        let mark = |block: &Block| (random.hash_one(&block.key), random.hash_one(block));
        let marks: Vec<_> = blocks.iter().map(mark).collect();
        let at = self.lists;
        self.lists += 1;
        let known = self.told.lists.get_mut(at).map(std::mem::take);
        if known.as_ref() != Some(&marks) {
            self.begin(name);
            self.text.push(b'[');
            for (at, (block, mark)) in blocks.iter().zip(&marks).enumerate() {
                if at > 0 {
                    self.text.push(b',');
                }
                if known.iter().flatten().any(|known| known == mark) {
                    self.write(&block.key);
                } else {
                    self.write(block);
                }
            }
            self.text.push(b']');
        }
        match self.told.lists.get_mut(at) {
            Some(known) => *known = marks,
            None => self.told.lists.push(marks),
        }
    }

    /// Something differs, and comes next.
    fn begin(&mut self, name: &str) {
        if self.text.is_empty() {
            self.text.reserve(FRAME);
            self.text.extend_from_slice(br#"{"face":{"version":"#);
            let version = self.version;
            self.write(&version);
        }
        for piece in [",\"", name, "\":"] {
            self.text.extend_from_slice(piece.as_bytes());
        }
    }

    fn write(&mut self, value: &impl Serialize) {
        // A face is made of plain structs, so writing it cannot fail.
        let _ = serde_json::to_writer(&mut self.text, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(line: &str, deck: &[(&str, &str)]) -> Face {
        let block = |(key, text): &(&str, &str)| Block::text("", *text).keyed(*key);
        Face {
            line: line.to_owned(),
            deck: deck.iter().map(block).collect(),
            ..Face::default()
        }
    }

    fn fields(frame: Option<String>) -> serde_json::Value {
        let frame: serde_json::Value =
            serde_json::from_str(&frame.unwrap_or_default()).unwrap_or_default();
        frame["face"].clone()
    }

    #[test]
    fn a_screen_is_sent_what_differs() {
        let mut told = Told::default();
        let first = fields(told.frame(1, &face("a", &[("x", "1"), ("y", "2")])));
        assert_eq!(first["line"], "a");
        assert_eq!(first["deck"][1]["text"], "2");
        assert_eq!(told.frame(2, &face("a", &[("x", "1"), ("y", "2")])), None);
        let second = fields(told.frame(3, &face("a", &[("x", "1"), ("y", "3")])));
        assert_eq!(second["deck"][0], "x", "as it was");
        assert_eq!(second["deck"][1]["text"], "3");
        assert!(second.get("line").is_none());
        let third = fields(told.frame(4, &face("b", &[("y", "3")])));
        assert_eq!(third["deck"], serde_json::json!(["y"]));
        let fourth = fields(told.frame(5, &face("b", &[("y", "3"), ("x", "1")])));
        assert_eq!(
            fourth["deck"][1]["text"], "1",
            "it was gone from the screen"
        );
    }
}
