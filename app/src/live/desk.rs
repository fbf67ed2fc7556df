//! What a desk is told: the face of its middle, and the circle for all that stands round it.

use wasm_bindgen::JsValue;

use super::faces::Faces;
use super::line::Line;
use super::receive::Shows;
use super::slices;
use crate::blocks::FaceScreen;
use crate::face::read::get;
use crate::room::Room;

/// A screen that shows both.
pub(super) struct Desk {
    faces: Faces,
    room: Room,
}

impl Desk {
    pub(super) fn new(room: Room, screen: FaceScreen) -> Desk {
        Desk {
            faces: Faces::new(screen),
            room,
        }
    }
}

impl Shows for Desk {
    fn hello(&self, line: &mut Line) -> String {
        self.faces.hello(line)
    }

    fn show(&self, line: &mut Line, message: &JsValue, text: &str) {
        if get(message, "face").is_undefined() {
            slices::hear(self.room, line, text);
        } else {
            self.faces.show(line, message, text);
        }
    }

    fn begins(&self, line: &mut Line) {
        self.faces.begins(line);
    }

    /// What one may take along is on the phones.
    fn ends(&self) {
        slices::end(self.room);
    }
}
