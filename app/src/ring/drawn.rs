//! The ring as a value, ready to be drawn: numbers are words of SVG already, so that a phone needs no arithmetic.

use serde::{Deserialize, Serialize};

/// A whole drawing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    pub frame: RingFrame,
    pub piece: RingPiece,
}

/// What stays while the same people sit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RingFrame {
    /// The form, as in the classes `shape--…` of its place and `in-…` of the drawing.
    pub shape: String,
    /// The view box.
    pub view: String,
    pub seats: Vec<RingPlace>,
    /// The place of one's own seat among the seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub track: String,
}

/// A square about a point: its upper and left edge, and its width.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Square {
    pub from: String,
    pub across: String,
}

/// Where a seat is, and its sign; none where seats are too small.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RingPlace {
    pub x: String,
    pub y: String,
    /// The sign's key, such as `cedar`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sign: String,
}

/// What a pass changes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RingPiece {
    /// The class that says what goes on, such as `ring--round`.
    pub mode: String,
    /// The ring in a sentence, for those who listen.
    pub title: String,
    /// The seats of which there is something to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Where names keep the bench clear.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub clear: String,
    /// The bench where the piece has been this round, and what is ahead of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub been: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ahead: String,
    /// The way that time warms, from where it begins once round; empty where nothing is timed. It is as long as 100,
    /// so that dashes of `half rest half` warm both ways.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// The arrowhead towards the next seat.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub heading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub light: Option<Glow>,
    /// The talking piece, if it is out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bead: Option<Glow>,
    /// The lines between those who sit together, and one's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bonds: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bond: String,
}

/// Where the light or the piece is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glow {
    pub x: String,
    pub y: String,
    /// How much larger it is, sideways and upright, as in `1.2, .9`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub scale: String,
}

/// What is said of a seat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its place among the seats of the frame.
    pub at: usize,
    /// Its classes besides `seat`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<RingName>,
}

/// A name beside a seat, in lengths from the seat's middle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingName {
    pub text: String,
    pub x: String,
    /// The base line.
    pub y: String,
    /// Which end of the text is at `x`, as `text-anchor` has it; the middle if it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub end: String,
    /// A word under it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl RingPiece {
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.at == at)
    }
}
