//! Where names stand in the ring. A name never lies over a seat, another name, the way of time or the edge: each form of
//! it tries its own side and the other; one that finds no room is left out, and the sign stands for the seat. Who has the
//! piece and who is next are named by their initials rather than not at all.

use super::form::Names;
use super::oval::{Oval, Point, Spot};
use crate::say::say;
use crate::words::short::{self, LONGEST_WORD};

/// Who sits in a place, as far as the drawing is concerned.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Who<'a> {
    pub(super) name: &'a str,
    /// The word for the seat's sign.
    pub(super) sign: String,
    /// A word under the name.
    pub(super) note: String,
    /// Where they are drawn.
    pub(super) at: Point,
    pub(super) me: bool,
    pub(super) holder: bool,
    pub(super) next: bool,
    /// Is named even where only some are.
    pub(super) also: bool,
}

/// A name that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) note: String,
    /// Where the text is anchored, and its base line.
    pub(super) x: f64,
    pub(super) y: f64,
    /// Which end of the text is at `x`.
    pub(super) end: &'static str,
    /// What the text covers.
    pub(super) area: Area,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// Whether it comes nearer than this to `other`, sideways and up or down.
    pub(super) fn near(&self, other: &Area, sideways: f64, upright: f64) -> bool {
        self.left < other.right + sideways
            && other.left < self.right + sideways
            && self.top < other.bottom + upright
            && other.top < self.bottom + upright
    }

    /// How far `point` is from it; zero inside.
    pub(super) fn distance(&self, point: Point) -> f64 {
        let x = point.x.max(self.left).min(self.right);
        let y = point.y.max(self.top).min(self.bottom);
        point.distance(Point { x, y })
    }
}

/// The side of a seat on which its name stands.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// Above or below.
    Outward,
    /// The same, away from the middle as far as it goes.
    Leaning,
    /// To the left or the right, away from the middle.
    Beside,
}

/// So many letters have initials.
const INITIALS: usize = 5;

/// The label of each place, in ring order. Where long names leave others no room, all are shortened a little more.
pub(super) fn place(
    oval: &Oval,
    spots: &[&Spot],
    people: &[Who],
    names: Names,
) -> Vec<Option<Label>> {
    let rank = |who: &Who| match who {
        _ if names == Names::Nobody => 5,
        Who { me: true, .. } => 0,
        Who { holder: true, .. } => 1,
        Who { next: true, .. } => 2,
        Who { also: true, .. } => 3,
        _ if names == Names::All => 4,
        _ => 5,
    };
    let mut order: Vec<_> = (0..people.len())
        .map(|at| (rank(&people[at]), at))
        .filter(|(rank, _)| *rank < 5)
        .collect();
    order.sort_unstable();
    let forms: Vec<_> = order.iter().map(|(_, at)| forms(people, *at)).collect();
    let mut best: Vec<Option<Label>> = vec![None; people.len()];
    let mut named = (0, 0);
    let standing = people.iter().filter(|who| must_stand(who)).count();
    for most in [LONGEST_WORD, 14, 11, INITIALS] {
        if named.1 == order.len() || most == INITIALS && named.0 == standing {
            break;
        }
        let mut labels: Vec<Option<Label>> = vec![None; people.len()];
        for ((_, at), forms) in order.iter().zip(&forms) {
            let (short, long): (Vec<_>, Vec<_>) =
                forms.iter().partition(|form| short::letters(form) <= most);
            // The shortest form of a name is tried, however long; at the last, initials where there are any.
            let initials = initials(people, *at);
            let last = long
                .last()
                .filter(|_| short.is_empty() && (most > INITIALS || initials.is_empty()));
            let forms: Vec<_> = short.iter().chain(last).copied().collect();
            let find = |forms: &[&String]| find(oval, spots[*at], people, &labels, *at, forms);
            labels[*at] = find(&forms).or_else(|| find(&initials.iter().collect::<Vec<_>>()));
        }
        let stand = |at: &usize| must_stand(&people[*at]) && labels[*at].is_some();
        let found = (
            (0..people.len()).filter(stand).count(),
            labels.iter().flatten().count(),
        );
        if found > named {
            (best, named) = (labels, found);
        }
    }
    best
}

/// Whoever has the piece, and who is next.
fn must_stand(who: &Who) -> bool {
    who.holder || who.next
}

/// What someone may be called in the ring, the longest first.
fn forms(people: &[Who], at: usize) -> Vec<String> {
    let who = &people[at];
    if who.me {
        return vec![say().ring_you()];
    }
    let rest = people.iter().enumerate().filter(|(other, _)| *other != at);
    let mut forms = short::forms(who.name, &who.sign, rest.map(|(_, who)| who.name));
    forms.retain(|form| short::letters(form) <= LONGEST_WORD);
    forms
}

/// What whoever must be named is called where their name finds no room.
fn initials(people: &[Who], at: usize) -> Vec<String> {
    let who = &people[at];
    if who.me || !must_stand(who) {
        return Vec::new();
    }
    let rest = people.iter().enumerate().filter(|(other, _)| *other != at);
    let rest = rest.map(|(_, who)| who.name);
    // The sign in the disc tells those apart whose initials have no room for its word.
    let initials = [
        short::initials(who.name, &who.sign, rest),
        short::initials(who.name, "", std::iter::empty()),
    ];
    initials.into_iter().flatten().collect()
}

fn find(
    oval: &Oval,
    spot: &Spot,
    people: &[Who],
    others: &[Option<Label>],
    at: usize,
    forms: &[&String],
) -> Option<Label> {
    let who = &people[at];
    let sides: &[Side] = match (oval.beside, spot.outwards.x.abs() >= 0.3) {
        (false, _) => &[Side::Outward, Side::Leaning],
        (true, true) => &[Side::Beside, Side::Outward, Side::Leaning],
        (true, false) => &[Side::Outward, Side::Beside, Side::Leaning],
    };
    // The word under the name is let go only after every form of the name was tried with it.
    let notes = [who.note.as_str(), ""];
    let notes = if who.note.is_empty() {
        &notes[..1]
    } else {
        &notes
    };
    for note in notes {
        for form in forms {
            for side in sides {
                let label = label(oval, spot, who, form, note, *side);
                if clear(oval, people, others, &label.area) {
                    return Some(label);
                }
            }
        }
    }
    None
}

fn label(oval: &Oval, spot: &Spot, who: &Who, text: &str, note: &str, side: Side) -> Label {
    let font = oval.font;
    let Point { x, y } = who.at;
    let out = spot.outwards;
    let reach = oval.reach(who.holder, who.me);
    let bold = if who.me || who.holder || who.next {
        1.07
    } else {
        1.0
    };
    let wide = font * (width(text) * bold).max(width(note) * 0.95);
    let high = font * if note.is_empty() { 0.95 } else { 2.0 };
    let (end, x, left, top) = match side {
        Side::Outward | Side::Leaning => {
            let top = if out.y < -0.15 {
                y - reach - font * 0.36 - high
            } else {
                y + reach + font * 0.3
            };
            // A long name leans inwards rather than be lost, and outwards rather than lie over the way of time.
            let (mut from, mut to) = (2.0, oval.width - 2.0);
            let middle = oval.bench.middle.x;
            match oval.within(top, top + high) {
                Some(half) if x < middle => to = middle - half,
                Some(half) => from = middle + half,
                None => {}
            }
            if side == Side::Leaning {
                to = to.min(if x < middle { x + reach } else { to });
                from = from.max(if x < middle { from } else { x - reach });
            }
            if x - wide / 2.0 < from {
                ("start", from, from, top)
            } else if x + wide / 2.0 > to {
                ("end", to, to - wide, top)
            } else {
                ("middle", x, x - wide / 2.0, top)
            }
        }
        Side::Beside => {
            let top = y + (reach + font * 0.3) * out.y * 0.9 - high / 2.0;
            let off = (top - y).max(y - (top + high)).max(0.0);
            let far = reach + font * 0.45;
            let far = (far * far - off * off).max(0.0).sqrt();
            // Exactly above or below the middle there is no outer side; the right it is.
            if out.x > -0.001 {
                ("start", x + far, x + far, top)
            } else {
                ("end", x - far, x - far - wide, top)
            }
        }
    };
    Label {
        text: text.to_owned(),
        note: note.to_owned(),
        x,
        y: top + font * 0.8,
        end,
        area: Area {
            left,
            top,
            right: left + wide,
            bottom: top + high,
        },
    }
}

fn clear(oval: &Oval, people: &[Who], others: &[Option<Label>], area: &Area) -> bool {
    let inside = area.left >= 1.0
        && area.top >= 0.0
        && area.right <= oval.width - 1.0
        && area.bottom <= oval.height;
    let others = || others.iter().flatten();
    let over_time = oval.within(area.top, area.bottom).is_some_and(|half| {
        let middle = oval.bench.middle.x;
        area.right > middle - half + 0.01 && area.left < middle + half - 0.01
    });
    inside
        && !over_time
        && !others().any(|other| area.near(&other.area, oval.font * 0.35, 2.0))
        && people
            .iter()
            .all(|who| area.distance(who.at) >= oval.reach(who.holder, who.me) + 1.0)
}

/// How wide a text is, in units of its letters' size: as wide as in the widest of the usual faces.
pub(super) fn width(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | '\'' | '’' | '·' => 0.31,
            'f' | 'r' | 't' | 'J' | '-' => 0.43,
            'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.54,
            'w' => 0.8,
            'm' | 'M' | 'W' | '@' => 0.96,
            'A'..='Z' => 0.74,
            // Marks over the letter before them.
            '\u{300}'..='\u{36f}' => 0.0,
            // Scripts with letters as wide as they are high.
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.1,
            _ => 0.63,
        })
        .sum()
}
