//! What lies between the seats: the bench, the way of time, the arrow, the light, the piece and the lines between
//! those who sit together.

use circle::{Direction, Piece, SeatId};

use super::super::angle::{Turns, tenths};
use super::super::drawn::Glow;
use super::super::form::{Mode, RingForm};
use super::super::label::{Area, Label};
use super::super::oval::{HOLDER, Oval, Point, point};
use super::Sight;

impl Sight<'_> {
    pub(super) fn clear(&self, labels: &[Option<Label>]) -> String {
        let mut path = String::new();
        for Label { area, .. } in labels.iter().flatten() {
            let Area {
                left,
                top,
                right,
                bottom,
            } = area;
            path.push('M');
            let corner = Point {
                x: (left - 3.0).floor(),
                y: (top - 4.0).floor(),
            };
            point(&mut path, corner);
            let wide = tenths((right - left + 7.0).floor());
            let high = tenths((bottom - top + 9.0).floor());
            for part in ["h", &wide, "v", &high, "h-", &wide, "z"] {
                path.push_str(part);
            }
        }
        path
    }

    pub(super) fn bench(&self) -> (String, String) {
        let wanted = self
            .view
            .commons
            .ring
            .started
            .filter(|_| self.mode == Mode::Turns);
        let started = self.seats().iter().position(|seat| Some(seat.id) == wanted);
        match (started, self.holder) {
            (Some(started), Some(holder)) if started != holder && self.form != RingForm::Bow => {
                let (from, to) = (self.spot(started).turns, self.spot(holder).turns);
                let (been, ahead) = (
                    self.oval.bench.path(from, to),
                    self.oval.bench.path(to, from),
                );
                match self.view.commons.ring.direction {
                    Direction::Clockwise => (been, ahead),
                    Direction::Counter => (ahead, been),
                }
            }
            _ => (String::new(), bench(self.form, self.oval)),
        }
    }

    /// The way that time warms: from the piece on, or, in a part with a time of its own, from the viewer on.
    pub(super) fn time(&self) -> String {
        let from = match self.mode {
            Mode::Turns => {
                let turn = self.view.commons.ring.piece.turn();
                let timed = turn.is_some_and(|turn| turn.length.is_some());
                self.holder
                    .filter(|_| timed)
                    .map(|holder| self.spot(holder).turns)
            }
            Mode::Still | Mode::Pairs => self.view.commons.span.map(|_| Turns::BOTTOM),
            Mode::Loose | Mode::Gone | Mode::Arriving => None,
        };
        let from = from.filter(|_| self.form != RingForm::Bow);
        from.map_or_else(String::new, |from| {
            let way = if self.form.has_inner_way() {
                &self.oval.inner
            } else {
                &self.oval.bench
            };
            way.path(from, from)
        })
    }

    /// An arrowhead halfway to the next seat, where discs and names leave it room.
    pub(super) fn heading(&self, labels: &[Option<Label>]) -> Option<String> {
        let (holder, next) = (self.holder?, self.next?);
        let oval = self.oval;
        let size = (oval.seat * 0.2).max(3.2);
        let reach = |place| oval.reach(Some(place) == self.holder, self.is_me(place));
        let room = self.at(holder).distance(self.at(next)) - reach(holder) - reach(next);
        let seats = oval.spots.len();
        if !oval.signs() || room <= 3.4 * size || self.form == RingForm::Bow {
            return None;
        }
        let (before, way) = match self.view.commons.ring.direction {
            Direction::Clockwise => (holder, 1.0),
            Direction::Counter => ((holder + seats - 1) % seats, -1.0),
        };
        let turns = self.spot(before).between;
        let (at, out) = (oval.bench.at(turns), oval.bench.outwards(turns));
        let is_near = |label: &Label| label.area.distance(at) < 1.5 * size;
        if labels.iter().flatten().any(is_near) {
            return None;
        }
        let ahead = Point {
            x: -out.y * way,
            y: out.x * way,
        };
        // The two other corners lie 132 degrees to either side of the way.
        let back = at.along(ahead, -0.666 * size);
        let mut path = String::from("M");
        point(&mut path, at.along(ahead, 1.1 * size));
        for side in [0.746, -0.746] {
            path.push('L');
            point(&mut path, back.along(out, side * size));
        }
        path.push('z');
        Some(path)
    }

    /// The light is where the piece is; while everything is held and in quiet parts it is in the middle.
    pub(super) fn light(&self) -> Option<Glow> {
        let centre = || Some(centre_light(self.oval));
        match (self.mode, self.holder, &self.view.commons.ring.piece) {
            (Mode::Loose, ..) => None,
            (Mode::Still | Mode::Pairs | Mode::Arriving | Mode::Gone, ..) => centre(),
            (Mode::Turns, ..) if self.paused => centre(),
            (Mode::Turns, Some(_), _) if self.form == RingForm::Bow => centre(),
            (Mode::Turns, Some(holder), _) => {
                let spot = self.spot(holder);
                Some(glow(spot.at.along(spot.outwards, -0.3 * self.oval.seat)))
            }
            (Mode::Turns, None, Piece::Centre) => centre(),
            (Mode::Turns, None, Piece::Resting | Piece::With(_)) => None,
        }
    }

    pub(super) fn bead(&self) -> Option<Glow> {
        if self.form == RingForm::Bow {
            return None;
        }
        match (self.holder, &self.view.commons.ring.piece) {
            (Some(holder), _) => {
                let (oval, spot) = (self.oval, self.spot(holder));
                // It touches the holder's disc from inside.
                let far = oval.seat * HOLDER + oval.bead * 0.72;
                Some(glow(spot.at.along(spot.outwards, -far)))
            }
            (None, Piece::Centre) if self.mode == Mode::Turns => Some(Glow {
                scale: "1.2".to_owned(),
                ..glow(self.oval.bench.middle)
            }),
            (None, Piece::Centre | Piece::Resting | Piece::With(_)) => None,
        }
    }

    /// Lines that bend towards the middle, between those who sit together.
    pub(super) fn bonds(&self) -> (String, String) {
        let (mut bonds, mut bond) = (String::new(), String::new());
        if self.form == RingForm::Bow {
            return (bonds, bond);
        }
        let (oval, middle) = (self.oval, self.oval.bench.middle);
        let place = |id: SeatId| self.seats().iter().position(|seat| seat.id == id);
        for group in self.groups() {
            let mine = self.mine() == Some(group);
            let path = if mine { &mut bond } else { &mut bonds };
            for pair in group.windows(2) {
                let (Some(one), Some(other)) = (place(pair[0]), place(pair[1])) else {
                    continue;
                };
                let (from, to) = (self.at(one), self.at(other));
                let bend = Point {
                    x: (from.x + to.x) / 2.0 * 0.55 + middle.x * 0.45,
                    y: (from.y + to.y) / 2.0 * 0.55 + middle.y * 0.45,
                };
                let edge = |from: Point, place| {
                    let far = from.distance(bend).max(1.0);
                    let off = (oval.reach(false, self.is_me(place)) + 3.0) / far;
                    Point {
                        x: from.x + (bend.x - from.x) * off,
                        y: from.y + (bend.y - from.y) * off,
                    }
                };
                path.push('M');
                point(path, edge(from, one));
                path.push('Q');
                point(path, bend);
                path.push(' ');
                point(path, edge(to, other));
            }
        }
        (bonds, bond)
    }
}

pub(super) fn bench(form: RingForm, oval: &Oval) -> String {
    if form == RingForm::Bow && oval.bench.a == oval.bench.b {
        oval.bench.path(Turns(0.17), Turns(0.33))
    } else {
        oval.bench.path(Turns::BOTTOM, Turns::BOTTOM)
    }
}

pub(super) fn glow(at: Point) -> Glow {
    Glow {
        x: tenths(at.x),
        y: tenths(at.y),
        scale: String::new(),
    }
}

/// In the middle the light takes the form of the ring, so that it is never cut.
pub(super) fn centre_light(oval: &Oval) -> Glow {
    let bench = &oval.bench;
    if bench.a == bench.b {
        return Glow {
            x: tenths(oval.width / 2.0),
            y: "0".to_owned(),
            scale: String::new(),
        };
    }
    let radius = bench.a.max(bench.b) * 1.15;
    let wide = (bench.a * 1.3).min(bench.middle.x + 8.0) / radius;
    let high = (bench.b * 1.5).min(bench.middle.y + 6.0) / radius;
    Glow {
        scale: [hundredths(wide), hundredths(high)].join(","),
        ..glow(bench.middle)
    }
}

/// A number with two decimals.
fn hundredths(number: f64) -> String {
    let whole = (number * 100.0 + 0.5).floor() as u64;
    let rest = whole % 100;
    let zero = if rest < 10 { "0" } else { "" };
    [&(whole / 100).to_string(), ".", zero, &rest.to_string()].concat()
}
