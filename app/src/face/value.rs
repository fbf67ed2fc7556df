//! What a face is made of.

use super::block::Block;
use crate::ring::{RingFrame, RingPiece};

/// Whether there is nothing in it; then it is not sent.
#[cfg(feature = "ssr")]
pub(crate) fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A plain value that the server writes as JSON and a phone reads. What is not sent is nothing: empty, zero, none.
macro_rules! value {
    ($(#[$of:meta])* pub struct $name:ident { $($(#[$on:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$of])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[cfg_attr(feature = "ssr", derive(serde::Serialize))]
        pub struct $name {
            $(
                $(#[$on])*
                #[cfg_attr(
                    feature = "ssr",
                    serde(skip_serializing_if = "crate::face::value::is_nothing")
                )]
                pub $field: $type,
            )*
        }

        #[cfg(feature = "ssr")]
        impl $name {
            /// The names of its fields, as they are written.
            pub const FIELDS: &[&str] = &[$(stringify!($field)),*];
        }

        /// What is nothing is passed over, as it is when it is written.
        #[cfg(feature = "ssr")]
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                let mut at = 0;
                $(
                    at += 1;
                    if !crate::face::value::is_nothing(&self.$field) {
                        state.write_u8(at);
                        self.$field.hash(state);
                    }
                )*
                state.write_u8(0);
            }
        }

        #[cfg(feature = "hydrate")]
        impl crate::face::read::Read for $name {
            fn read(from: &wasm_bindgen::JsValue) -> $name {
                $name { $($field: crate::face::read::field(from, stringify!($field)),)* }
            }
        }
    };
}
pub(crate) use value;

value! {
    /// What one screen shows now.
    pub struct Face {
        /// Names what is shown: with another one a screen begins at its top.
        pub moment: String,
        /// The title of the browser's tab.
        pub tab: String,
        /// What the circle is called.
        pub circle: String,
        /// The part that is going on.
        pub part: String,
        /// The classes of the screen.
        pub look: String,
        /// The line that carries the screen.
        pub line: String,
        /// The one under it; it may change as time goes.
        pub sub: Vec<Step>,
        /// What is asked, where it stands above the ring or in words of its own.
        pub question: String,
        /// What those who listen are told at once when it comes.
        pub at_once: String,
        /// One line under the bar: an answer to a request, the keeper away.
        pub word: Vec<Block>,
        pub body: Vec<Block>,
        /// What one can do now, the main act last.
        pub deck: Vec<Block>,
        /// The sheet of the circle: its order, its agreements, one's own seat.
        pub order: Vec<Block>,
        pub agreed: Vec<Block>,
        pub seat: Vec<Block>,
        /// What can be asked for in Care.
        pub care: Vec<Block>,
        /// The ring's frame, once for each form that the page may need.
        pub ring: Vec<RingFrame>,
        /// What moves in it, once for each frame.
        pub piece: Vec<RingPiece>,
        /// The time that warms in it.
        pub share: Option<Share>,
        pub breath: Option<BreathFace>,
        /// Since when clocks stand still, in milliseconds since the epoch.
        pub held: Option<u64>,
        /// Whether a dark screen may stay dark: nothing waits for this seat.
        pub rests: bool,
        /// What the server holds of this person in memory alone, to be said again should it lose it.
        pub again: Vec<Again>,
    }
}

value! {
    /// Words that are shown from a moment on.
    pub struct Step {
        /// Milliseconds since the epoch; none for what is shown from the beginning.
        pub at: u64,
        pub text: String,
        /// Words beside them.
        pub sub: String,
    }
}

value! {
    /// A time that goes by.
    pub struct Share {
        /// Since when, in milliseconds since the epoch.
        pub since: u64,
        /// Milliseconds.
        pub length: u64,
    }
}

value! {
    /// A breath together.
    pub struct BreathFace {
        /// When the first in-breath begins, in milliseconds since the epoch; none before it is called.
        pub anchor: Option<u64>,
        /// It is over.
        pub over: bool,
        pub breaths: u64,
        /// From the first in-breath to the end of the last out-breath, in milliseconds.
        pub length: u64,
        /// The disc's rings of wood, the outermost first, as paths.
        pub grain: Vec<String>,
        /// A dot for each seat that breathes along, all in one path.
        pub seats: String,
        /// How one breath goes.
        pub phases: Vec<Phase>,
        /// What stands on the disc while it does not move.
        pub still: String,
        /// Before it begins: in a moment, and in so many seconds.
        pub soon: String,
        pub begins: String,
        pub held: String,
        pub last: String,
        /// What one who rests is told.
        pub rest: String,
        /// What those who listen are told of it.
        pub told: String,
        /// It goes on while everything else is held.
        pub interlude: bool,
    }
}

value! {
    /// A phase of a breath.
    pub struct Phase {
        pub word: String,
        /// Milliseconds.
        pub length: u64,
        /// How full the breath is at its end, in hundredths.
        pub full: u64,
    }
}

value! {
    /// Something that a phone says again when the server has lost it.
    pub struct Again {
        /// Names it: what has the same key is not lost.
        pub key: String,
        /// What is said, ready made.
        pub ask: String,
        /// For whom, when it is not one's own seat.
        pub whom: Option<u64>,
    }
}
