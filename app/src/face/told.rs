//! What of a face a screen is sent: what differs from what it was sent before. Of that only a mark of each piece is
//! remembered, so that an idle phone costs the server little.

use std::hash::{BuildHasher, RandomState};

use serde::Serialize;

use super::{Block, Face};

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
    text: String,
    /// How many values and lists have been gone through.
    values: usize,
    lists: usize,
    /// Whether anything differs.
    differs: bool,
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
            text: format!(r#"{{"face":{{"version":{version}"#),
            values: 0,
            lists: 0,
            differs: false,
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
        frame.text.push_str("}}");
        frame.differs.then_some(frame.text)
    }
}

impl Frame<'_> {
    fn value(&mut self, name: &str, value: &impl Serialize) {
        let json = written(value);
        let mark = self.told.random.hash_one(&json);
        let at = self.values;
        self.values += 1;
        match self.told.values.get_mut(at) {
            Some(known) if *known == mark => return,
            Some(known) => *known = mark,
            None => self.told.values.push(mark),
        }
        self.put(name, &json);
    }

    /// A list of blocks: those that are as they were by their keys alone.
    fn blocks(&mut self, name: &str, blocks: &[Block]) {
        let at = self.lists;
        self.lists += 1;
        let first = self.told.lists.len() == at;
        if first {
            self.told.lists.push(Vec::new());
        }
        let mut marks = Vec::with_capacity(blocks.len());
        let mut list = String::from("[");
        for block in blocks {
            if list.len() > 1 {
                list.push(',');
            }
            let json = written(block);
            let random = &self.told.random;
            let mark = (random.hash_one(&block.key), random.hash_one(&json));
            if self.told.lists[at].contains(&mark) {
                list.push_str(&written(&block.key));
            } else {
                list.push_str(&json);
            }
            marks.push(mark);
        }
        list.push(']');
        if first || self.told.lists[at] != marks {
            self.told.lists[at] = marks;
            self.put(name, &list);
        }
    }

    fn put(&mut self, name: &str, json: &str) {
        self.differs = true;
        for piece in [",\"", name, "\":", json] {
            self.text.push_str(piece);
        }
    }
}

fn written(value: &impl Serialize) -> String {
    // A face is made of plain structs, so writing it cannot fail.
    serde_json::to_string(value).unwrap_or_default()
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
