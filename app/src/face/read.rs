//! How a phone reads a face: by the browser's own reader of JSON, field by field.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::Block;
use super::value::Face;

/// What can be read. What is not there, or is something else, is nothing.
pub trait Read: Sized {
    fn read(from: &JsValue) -> Self;
}

/// The field of this name.
#[must_use]
pub fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The field of this name, read.
pub fn field<T: Read>(from: &JsValue, name: &str) -> T {
    T::read(&get(from, name))
}

/// What a text says; nothing where it is no JSON.
#[must_use]
pub fn parse(text: &str) -> JsValue {
    JSON::parse(text).unwrap_or(JsValue::UNDEFINED)
}

impl Read for String {
    fn read(from: &JsValue) -> String {
        from.as_string().unwrap_or_default()
    }
}

impl Read for u64 {
    fn read(from: &JsValue) -> u64 {
        from.as_f64().unwrap_or(0.0) as u64
    }
}

impl Read for usize {
    fn read(from: &JsValue) -> usize {
        u64::read(from) as usize
    }
}

impl Read for bool {
    fn read(from: &JsValue) -> bool {
        from.is_truthy()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(from: &JsValue) -> Option<T> {
        (!from.is_undefined() && !from.is_null()).then(|| T::read(from))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(from: &JsValue) -> Vec<T> {
        match from.dyn_ref::<Array>() {
            Some(all) => all.iter().map(|one| T::read(&one)).collect(),
            None => Vec::new(),
        }
    }
}

impl Face {
    /// Takes what the server sent of it. What it did not send stays as it is.
    pub fn take(&mut self, sent: &JsValue) {
        macro_rules! take {
            ($($field:ident),*) => { $(
                let new = get(sent, stringify!($field));
                if !new.is_undefined() {
                    self.$field = Read::read(&new);
                }
            )* };
        }
        take!(
            moment, tab, circle, part, look, line, sub, question, at_once, ring, piece, share,
            breath, held, rests, again
        );
        for (name, blocks) in [
            ("word", &mut self.word),
            ("body", &mut self.body),
            ("deck", &mut self.deck),
            ("order", &mut self.order),
            ("agreed", &mut self.agreed),
            ("seat", &mut self.seat),
            ("care", &mut self.care),
        ] {
            if let Some(new) = get(sent, name).dyn_ref::<Array>() {
                *blocks = renewed(blocks, new);
            }
        }
    }
}

/// The blocks as they are now: what comes as a key alone is as it was.
fn renewed(old: &[Block], new: &Array) -> Vec<Block> {
    let known = |key: &str| old.iter().find(|block| block.key == key).cloned();
    let one = |new: JsValue| match new.as_string() {
        Some(key) => known(&key),
        None => {
            let block = Block::read(&new);
            // What everyone saw as a whole stays on the screens that saw it.
            let stays = block.stays.then(|| known(&block.key)).flatten();
            stays.or(Some(block))
        }
    };
    new.iter().filter_map(one).collect()
}
