//! Where names stand in the ring. A name never lies over a seat, another name or the edge: each tries its longest form
//! first, then shorter ones; one that still finds no room is left out, for the sentence above the ring names who has the
//! piece, and the list everyone.

use super::angle::tenths;
use super::form::RingForm;
use super::geometry::Point;
use super::oval::Spot;

/// A place, the forms of its name from the longest on, a word under it, whether it is bold.
pub(super) type Wanted = (usize, Vec<String>, String, bool);

/// A name that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub text: String,
    pub note: String,
    pub bold: bool,
    /// Where the text is anchored, and its base line.
    pub x: f64,
    pub y: f64,
    /// Which end of the text is at `x`, in SVG's words: `start`, `middle` or `end`.
    pub anchor: &'static str,
    pub area: Area,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    fn near(&self, other: &Area, sideways: f64, upright: f64) -> bool {
        self.left < other.right + sideways
            && other.left < self.right + sideways
            && self.top < other.bottom + upright
            && other.top < self.bottom + upright
    }

    /// How far `point` is from it; zero inside.
    fn far(&self, point: Point) -> f64 {
        let nearest = Point {
            x: point.x.max(self.left).min(self.right),
            y: point.y.max(self.top).min(self.bottom),
        };
        point.far(nearest)
    }

    /// It as a path, larger by this to both sides, and above and below.
    #[must_use]
    pub(super) fn path(&self, sideways: f64, upright: f64) -> String {
        let (left, right) = (tenths(self.left - sideways), tenths(self.right + sideways));
        let (top, bottom) = (tenths(self.top - upright), tenths(self.bottom + upright));
        [
            "M", &left, " ", &top, "H", &right, "V", &bottom, "H", &left, "z",
        ]
        .concat()
    }
}

/// The room between a name and the edge of the drawing.
const MARGIN: f64 = 2.0;

/// Those of `wanted` that find a place among `seats`, each with how far out it reaches. The first come first.
#[must_use]
pub(super) fn place(form: RingForm, seats: &[(Spot, f64)], wanted: Vec<Wanted>) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for (seat, names, note, bold) in wanted {
        let labels = names
            .into_iter()
            .map(|name| label(form, seats[seat], name, &note, bold));
        let mut clear = labels.filter(|label| is_clear(form, seats, &placed, &label.area));
        placed.extend(clear.next());
    }
    placed
}

/// Above or below the seat, and leaning inwards rather than over the edge.
fn label(
    form: RingForm,
    (spot, reach): (Spot, f64),
    text: String,
    note: &str,
    bold: bool,
) -> Placed {
    let (width, _) = form.bounds();
    let font = form.font();
    let letters = letters(&text) * if bold { 1.08 } else { 1.0 };
    let wide = font * letters.max(self::letters(note) * 0.92);
    let high = font * if note.is_empty() { 0.95 } else { 2.0 };
    let Point { x, y } = spot.at;
    let top = if spot.out.y < -0.15 {
        y - reach - font * 0.36 - high
    } else {
        y + reach + font * 0.3
    };
    let (x, anchor, left) = if x - wide / 2.0 < MARGIN {
        (MARGIN, "start", MARGIN)
    } else if x + wide / 2.0 > width - MARGIN {
        (width - MARGIN, "end", width - MARGIN - wide)
    } else {
        (x, "middle", x - wide / 2.0)
    };
    Placed {
        text,
        note: note.to_owned(),
        bold,
        x,
        y: top + font * 0.8,
        anchor,
        area: Area {
            left,
            top,
            right: left + wide,
            bottom: top + high,
        },
    }
}

fn is_clear(form: RingForm, seats: &[(Spot, f64)], placed: &[Placed], area: &Area) -> bool {
    let (width, height) = form.bounds();
    let font = form.font();
    let inside =
        area.left >= 1.0 && area.top >= 0.0 && area.right <= width - 1.0 && area.bottom <= height;
    inside
        && placed
            .iter()
            .all(|other| !area.near(&other.area, font * 0.35, 2.0))
        && seats
            .iter()
            .all(|(spot, reach)| area.far(spot.at) >= reach + 1.0)
}

/// How wide a text is, in units of its letters' size: a little more than most faces need.
fn letters(text: &str) -> f64 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | '\'' | '’' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' => 1.0,
        'A'..='Z' => 0.76,
        // Marks over the letter before them.
        '\u{300}'..='\u{36f}' => 0.0,
        // Scripts with letters as wide as they are high.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.1,
        _ => 0.62,
    };
    text.chars().map(wide).sum()
}
