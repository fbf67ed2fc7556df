//! The ring as a value: everything of it but the passing of time, in the words of SVG. What stays while the same people
//! sit is the frame; what a pass of the piece changes is small.

use crate::face::value::value;

value! {
    /// What stays while the same people sit.
    pub struct RingFrame {
        /// The word for its form.
        pub form: String,
        pub width: String,
        pub height: String,
        pub seats: Vec<SeatFrame>,
        /// A seat's radius, and that of the one who has the piece.
        pub r: String,
        pub large: String,
        /// The radius of the second ring round one's own seat, without the piece and with it.
        pub own: String,
        pub own_large: String,
        /// Half the width of a sign, and all of it; the same of the piece; the radius of the light.
        pub sign: String,
        pub sign_across: String,
        pub bead: String,
        pub bead_across: String,
        pub glow: String,
        /// Where the bench is not drawn: under seats.
        pub holes: String,
    }
}

value! {
    pub struct SeatFrame {
        pub x: String,
        pub y: String,
        /// The key of its sign.
        pub sign: String,
        /// Its classes, but for who has the piece and who is next.
        pub look: String,
    }
}

value! {
    /// What moves.
    pub struct RingPiece {
        /// The ring in a sentence, for those who listen.
        pub title: String,
        /// The classes of the drawing.
        pub look: String,
        /// The places of the one who has the piece, and of the next.
        pub holder: Option<u64>,
        pub next: Option<u64>,
        pub names: Vec<Name>,
        /// The bench where the piece has been this round, and what is ahead.
        pub been: String,
        pub ahead: String,
        /// Where the bench is not drawn: under names.
        pub holes: String,
        /// The arrowhead towards the next seat.
        pub heading: String,
        /// The way that time warms along, and whether a track is drawn under it.
        pub way: String,
        pub track: bool,
        /// Where the piece is, and where its light.
        pub bead: Option<At>,
        pub light: Option<At>,
        /// Lines between those who listen to each other, and one's own.
        pub bonds: String,
        pub bond: String,
    }
}

value! {
    pub struct At {
        pub x: String,
        pub y: String,
    }
}

value! {
    /// A name that has found its place.
    pub struct Name {
        pub text: String,
        pub note: String,
        pub x: String,
        pub y: String,
        /// The line of the note.
        pub below: String,
        /// Which end of the text is at `x`, in SVG's words.
        pub anchor: String,
        pub look: String,
    }
}
