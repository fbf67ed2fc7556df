//! The ring as a value, ready to be drawn: numbers are words of SVG already, so that a phone needs no arithmetic.

use crate::face::value::value;

/// A whole drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub frame: RingFrame,
    pub piece: RingPiece,
}

value! {
    /// What stays while the same people sit.
    pub struct RingFrame {
        /// The form, as in the classes `shape--…` of its place and `in-…` of the drawing.
        pub shape: String,
        /// The view box.
        pub view: String,
        pub seats: Vec<RingPlace>,
        /// The place of one's own seat among the seats.
        pub me: Option<usize>,
        /// A seat's radius, and that of the ring round one's own.
        pub seat: String,
        pub you: String,
        /// How large signs are.
        pub sign: Square,
        /// How far round a seat the bench is not drawn, and round one's own.
        pub clear: String,
        pub clear_you: String,
        /// The middle of the oval.
        pub middle: Glow,
        /// How large the piece is.
        pub bead: Square,
        /// The radius of the light.
        pub light: String,
        /// The inner way of time; where there is none, time is on the bench.
        pub track: String,
    }
}

value! {
    /// A square about a point: its upper and left edge, and its width.
    pub struct Square {
        pub from: String,
        pub across: String,
    }
}

value! {
    /// Where a seat is, and its sign; none where seats are too small.
    pub struct RingPlace {
        pub x: String,
        pub y: String,
        /// The sign's key, such as `cedar`.
        pub sign: String,
    }
}

value! {
    /// What a pass changes.
    pub struct RingPiece {
        /// The class that says what goes on, such as `ring--round`.
        pub mode: String,
        /// The ring in a sentence, for those who listen.
        pub title: String,
        /// The seats of which there is something to say.
        pub marks: Vec<Mark>,
        /// Where names keep the bench clear.
        pub clear: String,
        /// The bench where the piece has been this round, and what is ahead of it.
        pub been: String,
        pub ahead: String,
        /// The way that time warms, from where it begins once round; empty where nothing is timed. It is as long as 100,
        /// so that dashes of `half rest half` warm both ways.
        pub time: String,
        /// The arrowhead towards the next seat.
        pub heading: String,
        pub light: Option<Glow>,
        /// The talking piece, if it is out.
        pub bead: Option<Glow>,
        /// The lines between those who sit together, and one's own.
        pub bonds: String,
        pub bond: String,
    }
}

value! {
    /// Where the light or the piece is.
    pub struct Glow {
        pub x: String,
        pub y: String,
        /// How much larger it is, sideways and upright, as in `1.2, .9`.
        pub scale: String,
    }
}

value! {
    /// What is said of a seat.
    pub struct Mark {
        /// Its place among the seats of the frame.
        pub at: usize,
        /// Its classes besides `seat`.
        pub class: String,
        pub name: Option<RingName>,
    }
}

value! {
    /// A name beside a seat, in lengths from the seat's middle.
    pub struct RingName {
        pub text: String,
        pub x: String,
        /// The base line.
        pub y: String,
        /// Which end of the text is at `x`, as `text-anchor` has it; the middle if it is empty.
        pub end: String,
        /// A word under it.
        pub note: String,
    }
}

impl RingPiece {
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.at == at)
    }
}
