//! What a screen that shows a face is told: what of it is new, and sounds.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::line::Line;
use super::receive::{Shows, is_newer};
use super::{page, sound};
use crate::blocks::FaceScreen;
use crate::face::Again;
use crate::face::read::{field, get};

/// A screen that shows a face.
pub(super) struct Faces {
    screen: FaceScreen,
    /// What the server held of this person in memory when it was last heard, if the connection is new since.
    before: RefCell<Option<Vec<Again>>>,
}

impl Faces {
    pub(super) fn new(screen: FaceScreen) -> Faces {
        Faces {
            screen,
            before: RefCell::new(None),
        }
    }
}

impl Shows for Faces {
    fn hello(&self, line: &mut Line) -> String {
        line.form = page::ring_form(line.place.screen);
        [r#","face":""#, line.form, "\""].concat()
    }

    fn show(&self, line: &mut Line, message: &JsValue, _: &str) {
        let sound = get(message, "sound");
        if let Some(name) = sound.as_string() {
            if !page::is_hidden()
                && let Some(sound) = sound::named(&name)
            {
                sound::play(sound);
            }
            return;
        }
        let face = get(message, "face");
        if face.is_undefined() || !is_newer(line, field(&face, "version")) {
            return;
        }
        let moment = self.screen.face.with_untracked(|face| face.moment.clone());
        self.screen.face.update(|shown| shown.take(&face));
        if self
            .screen
            .face
            .with_untracked(|face| face.moment != moment)
        {
            page::begin_at_the_top();
        }
        // What the server has lost since the last connection is said once more. What cannot be taken any more is not,
        // and nobody needs to be told.
        if let Some(before) = self.before.take() {
            let known = self.screen.face.with_untracked(|face| face.again.clone());
            let lost = before
                .into_iter()
                .filter(|one| known.iter().all(|known| known.key != one.key));
            for Again { ask, whom, .. } in lost {
                line.say_again(ask, whom);
            }
        }
    }

    fn begins(&self, _: &mut Line) {
        let known = self.screen.face.with_untracked(|face| face.again.clone());
        self.before.replace(Some(known));
    }

    /// What one may take along goes to the last page by this tab's own memory.
    fn ends(&self) {
        let lines = self.screen.face.with_untracked(|face| {
            let lists = face.agreed.iter().flat_map(|block| &block.within);
            lists.map(|line| line.text.clone()).collect::<Vec<_>>()
        });
        page::keep_lines("hearth-take-agreements", &lines);
        if let Some(care) = page::words_of(".care__here") {
            page::keep("hearth-take-care", &care);
        }
    }
}
