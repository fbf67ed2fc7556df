//! How the ring is drawn: its picture, worked out of the circle.

use circle::view::{Commons, Scene};
use circle::{Direction, Piece, SeatId};

use super::angle::{Turns, tenths};
use super::form::RingForm;
use super::geometry::{Point, disc_path};
use super::naming;
use super::oval::{Layout, own_ring};
use super::picture::{At, Name, RingFrame, RingPiece, SeatFrame};
use super::short::forms;
use super::title::{self, RingSummary};
use crate::protocol::People;

/// How the ring is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The piece goes round.
    Turns,
    /// A quiet part: the same seats, no names, a light in the middle.
    Still,
    /// Who listens to each other is joined by lines.
    Pairs,
    /// A break: the seats stand loose.
    Loose,
    /// The end: the seats are let go of.
    Gone,
}

/// The ring as it is drawn.
pub struct Drawing {
    pub frame: RingFrame,
    pub piece: RingPiece,
}

/// What is drawn of whom.
struct Drawer<'a> {
    layout: &'a Layout,
    mode: Mode,
    commons: &'a Commons,
    people: &'a People,
    me: Option<usize>,
    /// The place of the seat that is nearest to the viewer.
    first: usize,
}

/// The ring of `commons` as the one in `me` sees it.
#[must_use]
pub fn draw(
    form: RingForm,
    mode: Mode,
    commons: &Commons,
    people: &People,
    me: Option<SeatId>,
) -> Drawing {
    let seats = &commons.ring.seats;
    let me = me.and_then(|id| seats.iter().position(|seat| seat.id == id));
    let keeper = seats.iter().position(|seat| seat.keeper);
    let drawer = Drawer {
        layout: &Layout::of(form, seats.len()),
        mode,
        commons,
        people,
        me,
        first: me.or(keeper).unwrap_or(0),
    };
    Drawing {
        frame: drawer.frame(),
        piece: drawer.piece(),
    }
}

fn at(point: Point) -> At {
    At {
        x: tenths(point.x),
        y: tenths(point.y),
    }
}

impl Drawer<'_> {
    /// How many seats further on than the nearest this one is.
    fn along(&self, seat: usize) -> usize {
        let seats = self.layout.spots.len();
        (seat + seats - self.first % seats.max(1)) % seats.max(1)
    }

    fn spot(&self, seat: usize) -> super::oval::Spot {
        self.layout.spots[self.along(seat)]
    }

    /// Where a seat is drawn: at the end they drift outwards.
    fn seat(&self, seat: usize) -> Point {
        let spot = self.spot(seat);
        let drift = match self.mode {
            Mode::Turns | Mode::Still | Mode::Pairs => 0.0,
            Mode::Loose => [3.0, -1.0, 5.0, 1.0][seat % 4],
            Mode::Gone => [5.0, 12.0, 2.0, 16.0, 8.0][seat % 5],
        };
        Point {
            x: spot.at.x + spot.out.x * drift,
            y: spot.at.y + spot.out.y * drift,
        }
    }

    fn frame(&self) -> RingFrame {
        let layout = self.layout;
        let (width, height) = layout.form.bounds();
        let seats = &self.commons.ring.seats;
        let frame = |(place, seat): (usize, &circle::view::RingSeat)| {
            let mine = Some(place) == self.me;
            let away = seat.away && matches!(self.mode, Mode::Turns);
            let mut look = String::from("seat");
            for (is, word) in [
                (mine, " is-me"),
                (away, " is-away"),
                (seat.keeper, " is-keeper"),
                (self.mode == Mode::Loose, " is-loose"),
            ] {
                if is {
                    look.push_str(word);
                }
            }
            if self.mode == Mode::Gone {
                look.push_str([" let-2", " let-3", " let-1", " let-4", " let-2"][place % 5]);
            }
            let At { x, y } = at(self.seat(place));
            let signs = layout.seat >= 9.0 && self.mode != Mode::Gone;
            SeatFrame {
                x,
                y,
                sign: if signs {
                    seat.sign.key().to_owned()
                } else {
                    String::new()
                },
                look,
            }
        };
        let ring = own_ring(layout.seat);
        let hole = |place| {
            let reach = layout.reach(false, Some(place) == self.me) + (layout.seat * 0.14).max(2.5);
            disc_path(self.seat(place), reach)
        };
        RingFrame {
            form: layout.form.word().to_owned(),
            width: tenths(width),
            height: tenths(height),
            seats: seats.iter().enumerate().map(frame).collect(),
            r: tenths(layout.disc(false)),
            large: tenths(layout.disc(true)),
            own: tenths(layout.disc(false) + ring),
            own_large: tenths(layout.disc(true) + ring),
            sign: tenths(layout.seat * 0.59),
            sign_across: tenths(layout.seat * 1.18),
            bead: tenths(layout.bead()),
            bead_across: tenths(layout.bead() * 2.0),
            glow: tenths(layout.oval.wide.max(layout.oval.high) * 1.15),
            holes: (0..seats.len()).map(hole).collect(),
        }
    }

    fn piece(&self) -> RingPiece {
        match self.mode {
            Mode::Turns => self.turns(),
            Mode::Still | Mode::Loose | Mode::Gone => self.still(),
            Mode::Pairs => {
                let mut piece = self.still();
                (piece.bonds, piece.bond) = self.bonds();
                piece
            }
        }
    }

    /// Nobody has the piece; the light is in the middle, and time warms from the viewer on.
    fn still(&self) -> RingPiece {
        let oval = &self.layout.oval;
        let look = match self.mode {
            Mode::Turns | Mode::Still | Mode::Pairs => "ring ring--still",
            Mode::Loose => "ring ring--out",
            Mode::Gone => "ring ring--gone",
        };
        let mut title = RingSummary {
            seats: self.layout.spots.len(),
            ..RingSummary::default()
        };
        title.at_bottom = self.me.is_some();
        RingPiece {
            title: title::seats(&title),
            look: look.to_owned(),
            ahead: oval.way(self.layout.form.first()),
            way: self.way(self.layout.form.first()),
            light: Some(at(oval.middle)),
            names: self.own_name(),
            ..RingPiece::default()
        }
    }

    fn own_name(&self) -> Vec<Name> {
        if self.mode == Mode::Gone {
            return Vec::new();
        }
        let me = self.me.into_iter();
        let wanted = me
            .map(|me| (me, vec!["You".to_owned()], String::new(), true))
            .collect();
        self.names(wanted, None).0
    }

    /// Along which time warms.
    fn way(&self, from: Turns) -> String {
        let layout = self.layout;
        if layout.form.warms_on_the_bench() {
            return layout.oval.way(from);
        }
        let gap = (layout.seat * 0.62 + 4.0).max(8.0).min(14.0);
        layout.oval.within(layout.seat + gap).way(from)
    }

    fn turns(&self) -> RingPiece {
        let ring = &self.commons.ring;
        let place =
            |id: Option<SeatId>| id.and_then(|id| ring.seats.iter().position(|seat| seat.id == id));
        let holder = place(ring.piece.holder());
        let next = place(ring.next).filter(|next| Some(*next) != holder);
        let started = place(ring.started);
        let paused = self.commons.held_since.is_some() && self.commons.scene != Scene::Ended;
        let (been, ahead) = self.bench(started, holder);
        let (names, holes) = self.names(self.wanted(holder, next), holder);
        let oval = &self.layout.oval;
        let middle = (ring.piece == Piece::Centre).then_some(oval.middle);
        let bead = holder.map(|holder| self.bead(holder)).or(middle);
        let light = match holder {
            _ if paused => Some(oval.middle),
            Some(holder) => {
                let spot = self.spot(holder);
                let within = self.layout.seat * 0.3;
                Some(Point {
                    x: spot.at.x - spot.out.x * within,
                    y: spot.at.y - spot.out.y * within,
                })
            }
            None => middle,
        };
        RingPiece {
            title: self.title(holder, next, paused),
            look: if paused {
                "ring ring--paused"
            } else {
                "ring ring--round"
            }
            .to_owned(),
            holder: holder.map(|holder| holder as u64),
            next: next.map(|next| next as u64),
            names,
            been,
            ahead,
            holes,
            heading: match (holder, next) {
                (Some(holder), Some(next)) => self.heading(holder, next),
                (Some(_) | None, _) => String::new(),
            },
            way: holder.map_or_else(String::new, |holder| self.way(self.spot(holder).turn)),
            track: holder.is_some() && !self.layout.form.warms_on_the_bench(),
            bead: bead.map(at),
            light: light.map(at),
            ..RingPiece::default()
        }
    }

    /// The piece touches the holder's disc from inside.
    fn bead(&self, holder: usize) -> Point {
        let spot = self.spot(holder);
        let within = self.layout.disc(true) + self.layout.bead() * 0.72;
        Point {
            x: spot.at.x - spot.out.x * within,
            y: spot.at.y - spot.out.y * within,
        }
    }

    fn bench(&self, started: Option<usize>, holder: Option<usize>) -> (String, String) {
        let oval = &self.layout.oval;
        match (started, holder) {
            (Some(started), Some(holder)) if started != holder => {
                let (from, to) = (self.spot(started).turn, self.spot(holder).turn);
                match self.commons.ring.direction {
                    Direction::Clockwise => (oval.arc(from, to), oval.arc(to, from)),
                    Direction::Counter => (oval.arc(to, from), oval.arc(from, to)),
                }
            }
            _ => (String::new(), oval.way(self.layout.form.first())),
        }
    }

    /// A small arrowhead halfway to the next seat, where the discs leave it room.
    fn heading(&self, holder: usize, next: usize) -> String {
        let layout = self.layout;
        let seats = layout.spots.len();
        let beside = match self.commons.ring.direction {
            Direction::Clockwise => self.along(holder),
            Direction::Counter => (self.along(holder) + seats - 1) % seats,
        };
        let size = (layout.seat * 0.2).max(3.2);
        let mine = |seat: usize| Some(seat) == self.me;
        let room = self.spot(holder).at.far(self.spot(next).at)
            - layout.reach(true, mine(holder))
            - layout.reach(false, mine(next));
        if layout.seat < 9.0 || room < 3.4 * size {
            return String::new();
        }
        let spot = layout.between[beside];
        // Along the bench: a quarter turn from outwards.
        let (ahead_x, ahead_y) = match self.commons.ring.direction {
            Direction::Clockwise => (-spot.out.y, spot.out.x),
            Direction::Counter => (spot.out.y, -spot.out.x),
        };
        let corner = |ahead: f64, aside: f64| {
            let x = spot.at.x + ahead * ahead_x - aside * ahead_y;
            let y = spot.at.y + ahead * ahead_y + aside * ahead_x;
            [tenths(x), tenths(y)].join(" ")
        };
        let corners = [
            corner(size * 1.1, 0.0),
            corner(-size * 0.66, size * 0.75),
            corner(-size * 0.66, -size * 0.75),
        ];
        ["M", &corners.join("L"), "z"].concat()
    }

    /// Lines between those who listen to each other, drawn towards the middle: others', and one's own.
    fn bonds(&self) -> (String, String) {
        let Scene::Pairs { groups, .. } = &self.commons.scene else {
            return Default::default();
        };
        let seats = &self.commons.ring.seats;
        let place = |id: &SeatId| seats.iter().position(|seat| seat.id == *id);
        let (mut others, mut mine) = (String::new(), String::new());
        for group in groups {
            let places: Vec<_> = group.iter().filter_map(place).collect();
            let own = places.iter().any(|place| Some(*place) == self.me);
            for pair in places.windows(2) {
                let line = self.bond(pair[0], pair[1]);
                if own {
                    mine.push_str(&line);
                } else {
                    others.push_str(&line);
                }
            }
        }
        (others, mine)
    }

    fn bond(&self, one: usize, other: usize) -> String {
        let (from, to, middle) = (
            self.spot(one).at,
            self.spot(other).at,
            self.layout.oval.middle,
        );
        let pull = |one: f64, other: f64, middle: f64| {
            let half = (one + other) / 2.0;
            half + (middle - half) * 0.45
        };
        let by = Point {
            x: pull(from.x, to.x, middle.x),
            y: pull(from.y, to.y, middle.y),
        };
        let edge = |seat: Point| {
            let part = (self.layout.seat * 1.1 + 4.0) / seat.far(by).max(1.0);
            let (x, y) = (
                seat.x + (by.x - seat.x) * part,
                seat.y + (by.y - seat.y) * part,
            );
            [tenths(x), tenths(y)].join(" ")
        };
        let by_words = [tenths(by.x), tenths(by.y)].join(" ");
        ["M", &edge(from), "Q", &by_words, " ", &edge(to)].concat()
    }

    /// Who is named: the place, the forms of the name from the longest on, a word under it, whether it is bold.
    fn wanted(&self, holder: Option<usize>, next: Option<usize>) -> Vec<naming::Wanted> {
        let form = self.layout.form;
        let seats = &self.commons.ring.seats;
        if !form.has_names() {
            return Vec::new();
        }
        let mut order: Vec<usize> = [self.me, holder, next].into_iter().flatten().collect();
        if seats.len() > 20 {
            order.truncate(1);
        } else if form.names_all(seats.len()) {
            order.extend(0..seats.len());
        }
        let mut seen = Vec::new();
        order.retain(|place| {
            let new = !seen.contains(place);
            seen.push(*place);
            new
        });
        let wanted = |place: usize| {
            let mine = Some(place) == self.me;
            let note = match (seats[place].away, Some(place) == next && !mine) {
                (true, _) => "away",
                (false, true) => "next",
                (false, false) => "",
            };
            let names = if mine {
                vec!["You".to_owned()]
            } else {
                forms(&self.people.called(seats[place].id))
            };
            let bold = mine || Some(place) == holder || Some(place) == next;
            (place, names, note.to_owned(), bold)
        };
        order.into_iter().map(wanted).collect()
    }

    /// The names that find a place, and the holes that they need in the bench.
    fn names(&self, wanted: Vec<naming::Wanted>, holder: Option<usize>) -> (Vec<Name>, String) {
        let seat = |place| {
            let spot = self.spot(place);
            let mine = Some(place) == self.me;
            (spot, self.layout.reach(Some(place) == holder, mine))
        };
        let seats: Vec<_> = (0..self.layout.spots.len()).map(seat).collect();
        let placed = naming::place(self.layout.form, &seats, wanted);
        let hole = |label: &naming::Placed| label.area.path(3.0, 4.0);
        let holes = placed.iter().map(hole).collect();
        let name = |label: naming::Placed| {
            let below = if label.note.is_empty() {
                String::new()
            } else {
                tenths(label.y + self.layout.form.font() * 1.05)
            };
            Name {
                text: label.text,
                x: tenths(label.x),
                y: tenths(label.y),
                below,
                note: label.note,
                anchor: label.anchor.to_owned(),
                look: if label.bold {
                    "seat__name seat__name--bold"
                } else {
                    "seat__name"
                }
                .to_owned(),
            }
        };
        (placed.into_iter().map(name).collect(), holes)
    }

    fn title(&self, holder: Option<usize>, next: Option<usize>, paused: bool) -> String {
        let seats = &self.commons.ring.seats;
        let name = |place: usize| self.people.called(seats[place].id);
        let others = seats
            .iter()
            .enumerate()
            .filter(|(place, _)| Some(*place) != self.me);
        let away = others.filter(|(_, seat)| seat.away);
        title::sentence(&RingSummary {
            seats: seats.len(),
            holder: holder.map(name),
            centre: self.commons.ring.piece == Piece::Centre,
            mine: holder.is_some() && holder == self.me,
            next: next.map(name),
            next_is_me: next.is_some() && next == self.me,
            away: away.map(|(_, seat)| self.people.called(seat.id)).collect(),
            paused,
            at_bottom: self.me.is_some(),
        })
    }
}
