//! A list of blocks. What has the same key stays on the page, with its focus and what is typed in it, and changes.

use leptos::prelude::*;

use super::piece::piece;
use super::screen::{Drawn, FaceScreen};
use crate::face::{Block, Face};
use crate::light::{Any, Keyed, any, now};

/// Where the blocks of a list come from.
#[derive(Clone)]
enum Source {
    /// A list of the face.
    Face(FaceScreen, fn(&Face) -> &Vec<Block>),
    /// The blocks within a block.
    Within(Drawn),
}

impl Source {
    fn get(&self) -> Vec<Block> {
        match self {
            Source::Face(screen, read) => screen.face.with(|face| read(face).clone()),
            Source::Within(block) => block.0.with(|block| block.within.clone()),
        }
    }
}

/// The blocks of this list of the face.
pub fn blocks(read: fn(&Face) -> &Vec<Block>) -> Any {
    list(Source::Face(FaceScreen::here(), read))
}

/// The blocks within `block`.
pub(super) fn within(block: &Drawn) -> Any {
    list(Source::Within(block.clone()))
}

fn list(source: Source) -> Any {
    let owner = Owner::current().unwrap_or_default();
    let known = StoredValue::new(Vec::<(String, Drawn)>::new());
    any(now(move || {
        let mut drawn = Vec::new();
        let mut keyed = Keyed::default();
        for block in source.get() {
            // Another kind of block under the same key is another block.
            let key = [&block.key, "/", block.kind.word()].concat();
            let found = known.with_value(|known| {
                let found = known.iter().find(|(known, _)| *known == key);
                found.map(|(_, drawn)| drawn.clone())
            });
            let one = match found {
                Some(one) => {
                    if one.0.with_untracked(|known| *known != block) {
                        one.0.set(block);
                    }
                    one
                }
                None => Drawn(ArcRwSignal::new(block)),
            };
            let make = one.clone();
            keyed.add(key.clone(), owner.clone(), move || piece(make));
            drawn.push((key, one));
        }
        known.set_value(drawn);
        keyed.view()
    }))
}
