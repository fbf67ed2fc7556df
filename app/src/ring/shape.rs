//! What is drawn: everything of the ring but the passing of time, worked out once whenever the ring, the names or
//! the hold changes.

use circle::view::Commons;
use circle::{Direction, Piece, SeatId};

use super::angle::{Turns, tenths};
use super::geometry::{Geometry, Point, RingSize, disc_path};
use super::names::{self, Area, Label, Who};
use super::title::{self, RingSummary};
use crate::protocol::People;

/// The whole drawing, in the words of SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The drawing's classes.
    pub class: &'static str,
    /// The ring in a sentence.
    pub title: String,
    /// Where the light is, if there is one.
    pub light: Option<Point>,
    /// Where the bench is not drawn: under seats and names.
    pub holes: String,
    /// The bench where the piece has been this round.
    pub been: String,
    /// The bench still ahead.
    pub ahead: String,
    /// The radius of the way of the piece, while a seat has it.
    pub track: Option<String>,
    pub seats: Vec<SeatShape>,
    /// The arrowhead towards the next seat.
    pub heading: String,
    /// The piece, if it is out.
    pub bead: Option<Bead>,
}

/// One seat, in the words of SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatShape {
    /// Its classes.
    pub class: String,
    /// Its middle.
    pub x: String,
    /// Its middle.
    pub y: String,
    /// Its radius.
    pub r: String,
    /// The radius of the second ring round one's own seat.
    pub you: Option<String>,
    pub sign: Option<SignShape>,
    /// Its name, where there is room for one.
    pub label: Option<Label>,
}

/// A seat's sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SignShape {
    /// The address of the drawing.
    pub href: String,
    /// Its left edge.
    pub x: String,
    /// Its upper edge.
    pub y: String,
    /// Its width and height.
    pub size: String,
}

/// Where the piece is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bead {
    pub angle: Turns,
    /// How far from the middle.
    pub far: f64,
}

impl Shape {
    /// The drawing of what `commons` says.
    #[must_use]
    pub fn of(size: RingSize, commons: &Commons, people: &People, me: Option<SeatId>) -> Shape {
        let ring = &commons.ring;
        let place = |wanted: Option<SeatId>| {
            wanted.and_then(|id| ring.seats.iter().position(|seat| seat.id == id))
        };
        let keeper = ring.seats.iter().position(|seat| seat.keeper);
        let first = match size {
            RingSize::Projector => keeper,
            RingSize::Phone | RingSize::Desk | RingSize::Resting => place(me).or(keeper),
        };
        let geometry = Geometry::new(size, ring.seats.len(), first.unwrap_or(0));
        let paused = commons.held_since.is_some();
        let holder = place(ring.piece.holder());
        let next = place(ring.next).filter(|next| Some(*next) != holder);
        let who: Vec<Who> = ring
            .seats
            .iter()
            .enumerate()
            .map(|(at, seat)| Who {
                name: if Some(seat.id) == me {
                    "You".to_owned()
                } else {
                    people.called(seat.id)
                },
                note: if seat.away {
                    Some("away")
                } else {
                    (Some(at) == next).then_some("next")
                },
                me: Some(seat.id) == me,
                holder: Some(at) == holder,
                next: Some(at) == next,
            })
            .collect();
        let labels = names::place(&geometry, &who);
        let (been, ahead) = bench(&geometry, place(ring.started), holder, ring.direction);
        Shape {
            class: class(size, paused),
            title: summary(size, commons, &who, holder, next),
            light: light(&geometry, &ring.piece, holder, paused),
            holes: holes(&geometry, &who, &labels),
            been,
            ahead,
            track: holder.map(|_| tenths(geometry.way)),
            seats: who
                .iter()
                .zip(&ring.seats)
                .zip(labels)
                .enumerate()
                .map(|(at, ((who, seat), label))| SeatShape {
                    class: seat_class(who, seat.away, seat.keeper),
                    x: tenths(geometry.at(at).x),
                    y: tenths(geometry.at(at).y),
                    r: tenths(geometry.disc(who.holder)),
                    you: who.me.then(|| tenths(geometry.reach(who.holder, true))),
                    sign: geometry
                        .signs()
                        .then(|| sign(geometry.at(at), geometry.disc(who.holder), seat.sign.key())),
                    label,
                })
                .collect(),
            heading: match (holder, next) {
                (Some(holder), Some(_)) if size != RingSize::Resting => {
                    geometry.heading(holder, ring.direction)
                }
                _ => String::new(),
            },
            bead: match (holder, &ring.piece) {
                (Some(holder), _) => Some(Bead {
                    angle: geometry.angle(holder),
                    far: geometry.way,
                }),
                (None, Piece::Centre) => Some(Bead {
                    angle: Turns::TOP,
                    far: 0.0,
                }),
                (None, Piece::Resting | Piece::With(_)) => None,
            },
        }
    }
}

fn class(size: RingSize, paused: bool) -> &'static str {
    match (size, paused) {
        (RingSize::Phone, false) => "ring ring--round",
        (RingSize::Phone, true) => "ring ring--paused",
        (RingSize::Desk, false) => "ring ring--round ring--desk",
        (RingSize::Desk, true) => "ring ring--paused ring--desk",
        (RingSize::Projector, false) => "ring ring--round ring--projector",
        (RingSize::Projector, true) => "ring ring--paused ring--projector",
        (RingSize::Resting, false) => "ring ring--round ring--resting",
        (RingSize::Resting, true) => "ring ring--paused ring--resting",
    }
}

fn seat_class(who: &Who, away: bool, keeper: bool) -> String {
    let mut class = String::from("seat");
    for (is, word) in [
        (who.me, " is-me"),
        (who.holder, " is-holder"),
        (who.next, " is-next"),
        (away, " is-away"),
        (keeper, " is-keeper"),
    ] {
        if is {
            class.push_str(word);
        }
    }
    class
}

fn summary(
    size: RingSize,
    commons: &Commons,
    who: &[Who],
    holder: Option<usize>,
    next: Option<usize>,
) -> String {
    let name = |at: usize| who[at].name.clone();
    title::sentence(&RingSummary {
        seats: who.len(),
        holder: holder.map(name),
        centre: commons.ring.piece == Piece::Centre,
        mine: holder.is_some_and(|at| who[at].me),
        next: next.map(name),
        next_is_me: next.is_some_and(|at| who[at].me),
        away: who
            .iter()
            .zip(&commons.ring.seats)
            .filter(|(who, seat)| seat.away && !who.me)
            .map(|(who, _)| who.name.clone())
            .collect(),
        paused: commons.held_since.is_some(),
        at_bottom: size != RingSize::Projector && who.iter().any(|who| who.me),
    })
}

/// The light is where the piece is; while everything is held, it is in the middle.
fn light(ring: &Geometry, piece: &Piece, holder: Option<usize>, paused: bool) -> Option<Point> {
    match (holder, piece) {
        _ if paused => Some(ring.middle),
        (Some(holder), _) => Some(ring.point(ring.angle(holder), ring.radius * 0.94)),
        (None, Piece::Centre) => Some(ring.middle),
        (None, Piece::Resting | Piece::With(_)) => None,
    }
}

fn bench(
    ring: &Geometry,
    started: Option<usize>,
    holder: Option<usize>,
    direction: Direction,
) -> (String, String) {
    match (started, holder) {
        (Some(started), Some(holder)) if started != holder => {
            let (from, to) = (ring.angle(started), ring.angle(holder));
            (
                ring.bench(from, to, direction),
                ring.bench(to, from, direction),
            )
        }
        _ => (String::new(), ring.whole_bench()),
    }
}

fn sign(Point { x, y }: Point, disc: f64, key: &str) -> SignShape {
    let size = disc * 1.18;
    SignShape {
        href: format!("#g-{key}"),
        x: tenths(x - size / 2.0),
        y: tenths(y - size / 2.0),
        size: tenths(size),
    }
}

fn holes(ring: &Geometry, who: &[Who], labels: &[Option<Label>]) -> String {
    let mut path = String::new();
    let font = ring.size.font();
    for (at, who) in who.iter().enumerate() {
        let reach = ring.reach(who.holder, who.me) + (ring.seat * 0.14).max(3.0);
        path.push_str(&disc_path(ring.at(at), reach));
    }
    for Label { area, .. } in labels.iter().flatten() {
        let Area {
            left,
            top,
            right,
            bottom,
        } = area;
        path.push_str(&format!(
            "M{} {}H{}V{}H{}z",
            tenths(left - font * 0.2),
            tenths(top - font * 0.5),
            tenths(right + font * 0.2),
            tenths(bottom + font * 0.6),
            tenths(left - font * 0.2),
        ));
    }
    path
}
