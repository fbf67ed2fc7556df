//! What the drawn blocks of one screen share.

use leptos::prelude::*;

use crate::face::{Block, Face};
use crate::light::{Any, Now, any, now};
use crate::room::{Link, PageContext};

/// A screen that shows a face. Provided as context by its island.
#[derive(Clone, Copy)]
pub struct FaceScreen {
    pub face: RwSignal<Face>,
    /// How the connection is.
    pub link: RwSignal<Link>,
    /// The server's clock minus this device's, in milliseconds.
    pub offset: RwSignal<i64>,
    /// What was asked and is not answered yet.
    pub asking: RwSignal<Option<String>>,
    /// Why the last request was not carried out, in words.
    pub error: RwSignal<Option<String>>,
    /// The moment that clocks show, in milliseconds since the epoch.
    pub clock: RwSignal<u64>,
    /// The screen is dark, to be put down. Nobody else knows.
    pub dark: RwSignal<bool>,
    /// This person rests at their own pace while others breathe, or sits quietly while they speak. Nobody else knows.
    pub apart: RwSignal<bool>,
    /// Whether this screen sounds.
    pub sounds: RwSignal<bool>,
    /// Where the page is.
    pub place: StoredValue<PageContext>,
}

impl FaceScreen {
    /// A screen that begins with `face`.
    #[must_use]
    pub fn new(face: Face, place: PageContext, error: Option<String>) -> FaceScreen {
        let clock = face.held.unwrap_or(place.made_at.0);
        FaceScreen {
            face: RwSignal::new(face),
            link: RwSignal::new(Link::Plain),
            offset: RwSignal::new(0),
            asking: RwSignal::new(None),
            error: RwSignal::new(error),
            clock: RwSignal::new(clock),
            dark: RwSignal::new(false),
            apart: RwSignal::new(false),
            sounds: RwSignal::new(true),
            place: StoredValue::new(place),
        }
    }

    /// The screen that this block stands on.
    #[must_use]
    pub fn here() -> FaceScreen {
        expect_context()
    }

    /// What the page shows of its connection.
    #[cfg(feature = "hydrate")]
    pub(crate) fn signals(self) -> crate::live::Signals {
        crate::live::Signals {
            link: self.link,
            offset: self.offset,
            asking: self.asking,
            error: self.error,
            place: self.place,
        }
    }

    /// Words of the face, as they are.
    #[must_use]
    pub fn words(self, read: fn(&Face) -> &String) -> Now<String> {
        now(move || self.face.with(|face| read(face).clone()))
    }

    /// Whether script runs here and the connection carries what is asked.
    #[must_use]
    pub fn is_live(self) -> bool {
        self.link.get() != Link::Plain
    }

    /// Where what is asked goes without script.
    pub(super) fn address(self) -> String {
        self.place.with_value(|place| place.address("ask"))
    }
}

/// One block that is drawn. What is read of it is followed.
#[derive(Clone)]
pub(super) struct Drawn(pub(super) ArcRwSignal<Block>);

impl Drawn {
    /// Words of the block, as they are.
    pub(super) fn words(&self, read: fn(&Block) -> &String) -> Now<String> {
        let block = self.0.clone();
        now(move || block.with(|block| read(block).clone()))
    }

    /// The same as an attribute that is there while it has words.
    pub(super) fn attribute(&self, read: fn(&Block) -> &String) -> Now<Option<String>> {
        let block = self.0.clone();
        now(move || block.with(|block| Some(read(block).clone()).filter(|words| !words.is_empty())))
    }

    /// What is drawn while `read` has words: of them, anew when they change.
    pub(super) fn while_any(&self, read: fn(&Block) -> &String, draw: fn(String) -> Any) -> Any {
        let block = self.0.clone();
        any(now(move || {
            let words = block.with(|block| read(block).clone());
            (!words.is_empty()).then(|| draw(words))
        }))
    }

    /// Whether it is the answer that was given, as an attribute.
    pub(super) fn pressed(&self) -> Now<Option<&'static str>> {
        let block = self.0.clone();
        now(move || block.with(|block| block.on.map(|on| if on { "true" } else { "false" })))
    }

    /// What of it does not change while it has its key and kind.
    pub(super) fn once<T>(&self, read: impl FnOnce(&Block) -> T) -> T {
        self.0.with_untracked(read)
    }
}
