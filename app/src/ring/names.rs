//! Where names stand in the ring. A name never lies over a seat, another name or the edge: each tries its own
//! side, the other side, then shorter forms; one that still finds no room is left out, for the sentence above
//! the ring names the holder and the list names everyone.

use super::angle::Turns;
use super::geometry::{Geometry, NAMED, Point, RingSize};

/// Who sits in a place, as far as the drawing is concerned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// What stands beside the seat.
    pub name: String,
    /// A word under the name.
    pub note: Option<&'static str>,
    /// The viewer's own seat.
    pub me: bool,
    /// Has the piece.
    pub holder: bool,
    /// Comes next.
    pub next: bool,
}

/// A name that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The letters, possibly shortened.
    pub text: String,
    /// The word under them.
    pub note: Option<&'static str>,
    /// Where the text is anchored.
    pub x: f64,
    /// The name's base line.
    pub y: f64,
    /// Which end of the text is at `x`, in SVG's words: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// What the text covers.
    pub area: Area,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// Whether it comes nearer than this to `other`, sideways and up or down.
    #[must_use]
    pub fn near(&self, other: &Area, sideways: f64, upright: f64) -> bool {
        self.left < other.right + sideways
            && other.left < self.right + sideways
            && self.top < other.bottom + upright
            && other.top < self.bottom + upright
    }

    /// How far `point` is from it; zero inside.
    #[must_use]
    pub fn distance(&self, point: Point) -> f64 {
        let dx = point.x - point.x.clamp(self.left, self.right);
        let dy = point.y - point.y.clamp(self.top, self.bottom);
        (dx * dx + dy * dy).sqrt()
    }
}

/// The side of a seat on which its name stands.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// Above or below, centred.
    Outward,
    /// To the left or the right, away from the middle.
    Beside,
}

/// The room between a name and the edge of the drawing.
const MARGIN: f64 = 2.0;

/// The label of each place, in ring order.
#[must_use]
pub fn place(ring: &Geometry, people: &[Who]) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> = vec![None; people.len()];
    let rank = |who: &Who| match who {
        Who { me: true, .. } => 0,
        Who { holder: true, .. } => 1,
        Who { next: true, .. } => 2,
        _ => 3,
    };
    for wanted in 0..=3 {
        for (at, who) in people.iter().enumerate() {
            if rank(who) == wanted && named(ring, who) {
                labels[at] = find(ring, people, &labels, at);
            }
        }
    }
    labels
}

/// Whether a ring of this size names this seat at all.
fn named(ring: &Geometry, who: &Who) -> bool {
    match (ring.size, ring.seats) {
        (RingSize::Resting, _) => false,
        (RingSize::Phone, 0..=10) | (RingSize::Desk | RingSize::Projector, 0..=NAMED) => true,
        (RingSize::Phone, 11..=NAMED) => who.me || who.holder || who.next,
        _ => who.me || who.holder,
    }
}

fn find(ring: &Geometry, people: &[Who], others: &[Option<Label>], at: usize) -> Option<Label> {
    let name = &people[at].name;
    let cos = ring.angle(at).unit().0;
    let sides = match ring.size {
        RingSize::Desk | RingSize::Projector if cos.abs() >= 0.26 => [Side::Beside, Side::Outward],
        _ => [Side::Outward, Side::Beside],
    };
    // The word under the name is let go only after every form of the name was tried with it.
    let notes = [Some(people[at].note), people[at].note.map(|_| None)];
    notes
        .into_iter()
        .flatten()
        .flat_map(|note| [11, 7, 5, 4].map(|most| (note, most)))
        .flat_map(|(note, most)| sides.map(|side| (shortened(name, most), note, side)))
        .map(|(text, note, side)| label(ring, &people[at], at, text, note, side))
        .find(|label| clear(ring, people, others, &label.area))
}

/// At most `most` letters, the last of them an ellipsis where something is left out.
fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(most - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn label(
    ring: &Geometry,
    who: &Who,
    at: usize,
    text: String,
    note: Option<&'static str>,
    side: Side,
) -> Label {
    let font = ring.size.font();
    let angle = ring.angle(at);
    let (cos, sin) = angle.unit();
    let Point { x, y } = ring.at(at);
    let reach = ring.reach(who.holder, who.me);
    let bold = if who.me || who.holder { 1.06 } else { 1.0 };
    let wide = note.map_or(0.0, |note| width(note) * 0.9);
    let wide = font * wide.max(width(&text) * bold);
    let high = font * if note.is_some() { 2.05 } else { 0.95 };
    let (anchor, x, left, top) = match side {
        Side::Outward => {
            let top = if sin < -0.15 {
                y - reach - font * 0.42 - high
            } else {
                y + reach + font * 0.34
            };
            ("middle", x, x - wide / 2.0, top)
        }
        Side::Beside => {
            let top = y + (reach + font * 0.4) * sin - high / 2.0;
            let off = (top - y).max(y - (top + high)).max(0.0);
            let far = (reach + font * 0.5).powi(2) - off * off;
            let far = far.max(0.0).sqrt();
            if leans_right(angle, cos) {
                ("start", x + far, x + far, top)
            } else {
                ("end", x - far, x - far - wide, top)
            }
        }
    };
    Label {
        text,
        note,
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

/// Exactly above or below the middle there is no outer side; the right it is.
fn leans_right(angle: Turns, cos: f64) -> bool {
    cos > 0.0 || angle == Turns::BOTTOM || angle == Turns::TOP
}

fn clear(ring: &Geometry, people: &[Who], others: &[Option<Label>], area: &Area) -> bool {
    let (width, height) = ring.size.bounds();
    let font = ring.size.font();
    let inside = area.left >= MARGIN
        && area.top >= MARGIN
        && area.right <= width - MARGIN
        && area.bottom <= height - MARGIN;
    inside
        && !others
            .iter()
            .flatten()
            .any(|other| area.near(&other.area, font * 0.4, font * 0.25))
        && people
            .iter()
            .enumerate()
            .all(|(at, who)| area.distance(ring.at(at)) >= ring.reach(who.holder, who.me) + 1.0)
}

/// How wide a text is, in units of its letters' size: a little more than most faces need.
fn width(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | '\'' | '’' | '-' => 0.42,
            'm' | 'w' | 'M' | 'W' | '@' | '…' => 1.0,
            'A'..='Z' => 0.76,
            // Marks over the letter before them.
            '\u{300}'..='\u{36f}' => 0.0,
            // Scripts with letters as wide as they are high.
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.1,
            _ => 0.62,
        })
        .sum()
}

#[cfg(test)]
mod tests;
