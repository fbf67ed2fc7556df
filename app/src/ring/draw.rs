//! Draws the ring: what is known of a circle becomes a value that a screen shows as it is.

use circle::view::{Commons, RingSeat, Scene};
use circle::{Direction, Piece, SeatId, Sign};

use super::angle::{Turns, tenths};
use super::drawn::{Drawing, Glow, Mark, RingFrame, RingName, RingPiece, RingPlace, Square};
use super::form::{Mode, Names, RingForm};
use super::label::{self, Area, Label, Who};
use super::oval::{HOLDER, Oval, Point, Spot, point};
use super::title;
use crate::protocol::People;

/// The ring as `me` sees it; as everyone sees it if there is none.
#[must_use]
pub fn draw(
    form: RingForm,
    mode: Mode,
    commons: &Commons,
    people: &People,
    me: Option<SeatId>,
) -> Drawing {
    RingView::new(commons, people, me).draw(form, mode)
}

/// The ring before one sits: the bench and one's own seat, and not who or how many.
#[must_use]
pub fn before_sitting(form: RingForm, sign: Option<Sign>) -> Drawing {
    let oval = Oval::of(form, Mode::Still, 1);
    let seats = sign.map(|sign| place_of(oval.spots[0].at, sign, oval));
    Drawing {
        frame: frame(form, oval, seats.into_iter().collect(), Some(0)),
        piece: RingPiece {
            mode: "ring--still".to_owned(),
            title: "The ring".to_owned(),
            ahead: bench(form, oval),
            light: Some(centre_light(oval)),
            ..RingPiece::default()
        },
    }
}

/// What a drawing is made of.
#[derive(Clone, Copy)]
pub struct RingView<'a> {
    commons: &'a Commons,
    people: &'a People,
    me: Option<SeatId>,
    never: &'a [SeatId],
    lost: &'a [SeatId],
}

impl<'a> RingView<'a> {
    #[must_use]
    pub fn new(commons: &'a Commons, people: &'a People, me: Option<SeatId>) -> RingView<'a> {
        RingView {
            commons,
            people,
            me,
            never: &[],
            lost: &[],
        }
    }

    /// Shows, to those who keep, the seats to which nobody ever came.
    #[must_use]
    pub fn never(self, never: &'a [SeatId]) -> RingView<'a> {
        RingView { never, ..self }
    }

    /// Shows, to those who keep, the seats whose phones are lost.
    #[must_use]
    pub fn lost(self, lost: &'a [SeatId]) -> RingView<'a> {
        RingView { lost, ..self }
    }

    #[must_use]
    pub fn draw(self, form: RingForm, mode: Mode) -> Drawing {
        let sight = Sight::new(self, form, mode);
        Drawing {
            frame: sight.frame(),
            piece: sight.piece(),
        }
    }

    /// What stays while the same people sit.
    #[must_use]
    pub fn frame(self, form: RingForm, mode: Mode) -> RingFrame {
        Sight::new(self, form, mode).frame()
    }

    /// What a pass changes.
    #[must_use]
    pub fn piece(self, form: RingForm, mode: Mode) -> RingPiece {
        Sight::new(self, form, mode).piece()
    }
}

/// A ring as it is being drawn. Places count the seats as they sit in the ring, clockwise seen from above.
struct Sight<'a> {
    view: RingView<'a>,
    form: RingForm,
    mode: Mode,
    oval: &'static Oval,
    /// The place nearest to the viewer.
    first: usize,
    holder: Option<usize>,
    next: Option<usize>,
    paused: bool,
}

impl<'a> Sight<'a> {
    fn new(view: RingView<'a>, form: RingForm, mode: Mode) -> Sight<'a> {
        let seats = &view.commons.ring.seats;
        let place = |wanted: Option<SeatId>| {
            wanted.and_then(|id| seats.iter().position(|seat| seat.id == id))
        };
        let keeper = seats.iter().position(|seat| seat.keeper);
        let first = if form.is_wall() {
            keeper
        } else {
            place(view.me).or(keeper)
        };
        let ring = &view.commons.ring;
        let turns = mode == Mode::Turns;
        let holder = place(ring.piece.holder()).filter(|_| turns);
        Sight {
            view,
            form,
            mode,
            oval: Oval::of(form, mode, seats.len()),
            first: first.unwrap_or(0),
            holder,
            next: place(ring.next).filter(|next| turns && Some(*next) != holder),
            paused: turns && view.commons.held_since.is_some(),
        }
    }

    fn seats(&self) -> &'a [RingSeat] {
        &self.view.commons.ring.seats
    }

    fn spot(&self, place: usize) -> &'static Spot {
        let seats = self.oval.spots.len();
        &self.oval.spots[(place + seats - self.first % seats) % seats]
    }

    fn is_me(&self, place: usize) -> bool {
        Some(self.seats()[place].id) == self.view.me
    }

    /// The places that are drawn: all of them but in the bow.
    fn drawn(&self) -> Vec<usize> {
        let seats = self.oval.spots.len();
        let near = |place: usize| {
            let away = (place + seats - self.first % seats) % seats;
            away.min(seats - away) <= 2
        };
        let all = self.form != RingForm::Bow || self.mode == Mode::Gone;
        (0..seats).filter(|place| all || near(*place)).collect()
    }

    /// Where the seat in `place` is drawn: at a break and at the end, away from its spot.
    fn at(&self, place: usize) -> Point {
        let spot = self.spot(place);
        let (oval, far) = (self.oval, (place * 5 + 3) % 7);
        match self.mode {
            Mode::Turns | Mode::Still | Mode::Pairs | Mode::Arriving => spot.at,
            Mode::Loose if self.form == RingForm::Bow || self.is_me(place) => spot.at,
            Mode::Loose => self.inside(
                spot.at.along(spot.outwards, far as f64 * 1.6 - 1.0),
                oval.seat,
            ),
            Mode::Gone
                if matches!(
                    self.form,
                    RingForm::Dark | RingForm::Wall | RingForm::WallSide
                ) =>
            {
                spot.at
            }
            Mode::Gone => {
                let (out, aside) = (
                    drift(place) * oval.bench.a.max(oval.bench.b),
                    (far as f64 - 3.0) * 0.1 * oval.seat,
                );
                let along = Point {
                    x: spot.outwards.y,
                    y: -spot.outwards.x,
                };
                let at = spot.at.along(spot.outwards, out).along(along, aside);
                self.inside(at, oval.seat)
            }
        }
    }

    fn inside(&self, at: Point, reach: f64) -> Point {
        let (edge, oval) = (reach + 1.0, self.oval);
        Point {
            x: at.x.max(edge).min(oval.width - edge),
            y: at.y.max(edge).min(oval.height - edge),
        }
    }

    fn frame(&self) -> RingFrame {
        let drawn = self.drawn();
        let me = drawn.iter().position(|place| self.is_me(*place));
        let me = me.filter(|_| self.mode != Mode::Gone);
        let places = drawn
            .iter()
            .map(|place| place_of(self.at(*place), self.seats()[*place].sign, self.oval))
            .collect();
        frame(self.form, self.oval, places, me)
    }

    fn piece(&self) -> RingPiece {
        let drawn = self.drawn();
        let who: Vec<Who> = drawn.iter().map(|place| self.who(*place)).collect();
        let spots: Vec<_> = drawn.iter().map(|place| self.spot(*place)).collect();
        let labels = label::place(self.oval, &spots, &who, self.names());
        let (been, ahead) = self.bench();
        let (bonds, bond) = self.bonds();
        RingPiece {
            mode: self.class().to_owned(),
            title: title::sentence(&self.told()),
            clear: self.clear(&labels),
            been,
            ahead,
            time: self.time(),
            heading: self.heading().unwrap_or_default(),
            light: self.light(),
            bead: self.bead(),
            bonds,
            bond,
            marks: who
                .iter()
                .zip(labels)
                .enumerate()
                .filter_map(|(at, (who, label))| {
                    let class = self.seat_class(drawn[at], who);
                    let name = label.map(|label| RingName {
                        text: label.text,
                        x: tenths(label.x - who.at.x),
                        y: tenths(label.y - who.at.y),
                        end: if label.end == "middle" {
                            String::new()
                        } else {
                            label.end.to_owned()
                        },
                        note: label.note.to_owned(),
                    });
                    (name.is_some() || !class.is_empty()).then_some(Mark { at, class, name })
                })
                .collect(),
        }
    }

    fn who(&self, place: usize) -> Who<'a> {
        let seat = &self.seats()[place];
        let (holder, next) = (Some(place) == self.holder, Some(place) == self.next);
        let note = if self.view.never.contains(&seat.id) {
            "not come"
        } else if seat.away {
            "away"
        } else if self.view.lost.contains(&seat.id) {
            "phone lost"
        } else if next && !self.is_me(place) {
            "next"
        } else {
            ""
        };
        let person = self.view.people.person(seat.id);
        Who {
            name: person.map_or("", |person| &person.called),
            sign: if self.names() == Names::Nobody {
                String::new()
            } else {
                seat.sign.word().to_lowercase()
            },
            note,
            at: self.at(place),
            me: self.is_me(place) && self.mode != Mode::Gone,
            holder,
            next,
            also: self.mine().is_some_and(|group| group.contains(&seat.id)),
        }
    }

    fn names(&self) -> Names {
        let of_form = self.form.names(self.seats().len());
        match self.mode {
            Mode::Turns => of_form,
            // Who sits with whom is said in a list on the projector.
            Mode::Pairs if of_form != Names::Nobody && !self.form.is_wall() => Names::Key,
            Mode::Arriving if self.form.is_desk() => of_form,
            Mode::Pairs | Mode::Arriving | Mode::Still | Mode::Loose | Mode::Gone => Names::Nobody,
        }
    }

    fn groups(&self) -> &'a [Vec<SeatId>] {
        match &self.view.commons.scene {
            Scene::Pairs { groups, .. } if self.mode == Mode::Pairs => groups,
            _ => &[],
        }
    }

    /// Those with whom the viewer sits.
    fn mine(&self) -> Option<&'a Vec<SeatId>> {
        let me = self.view.me?;
        self.groups().iter().find(|group| group.contains(&me))
    }

    fn class(&self) -> &'static str {
        match self.mode {
            Mode::Turns if self.paused => "ring--paused",
            Mode::Turns if self.view.commons.ring.piece == Piece::Centre => "ring--centre",
            Mode::Turns => "ring--round",
            Mode::Still | Mode::Pairs | Mode::Arriving => "ring--still",
            Mode::Loose => "ring--out",
            Mode::Gone => "ring--gone",
        }
    }

    fn seat_class(&self, place: usize, who: &Who) -> String {
        if self.mode == Mode::Gone {
            let level = (drift(place) * 10.0) as usize;
            return LET_GO[level.min(3)].to_owned();
        }
        let seat = &self.seats()[place];
        let far = self.form == RingForm::Bow && {
            let seats = self.oval.spots.len();
            let away = (place + seats - self.first % seats) % seats;
            away.min(seats - away) == 2
        };
        let mut class = String::new();
        for (is, word) in [
            (who.me, "is-me"),
            (who.holder, "is-holder"),
            (who.next, "is-next"),
            (seat.away || self.view.lost.contains(&seat.id), "is-away"),
            (self.view.never.contains(&seat.id), "is-never"),
            (far, "is-far"),
        ] {
            if is {
                if !class.is_empty() {
                    class.push(' ');
                }
                class.push_str(word);
            }
        }
        class
    }

    fn clear(&self, labels: &[Option<Label>]) -> String {
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

    fn bench(&self) -> (String, String) {
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
    fn time(&self) -> String {
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
        let from = from.filter(|_| !matches!(self.form, RingForm::Bow | RingForm::Dark));
        from.map_or_else(String::new, |from| {
            let way = if self.form.has_inner_way() {
                &self.oval.inner
            } else {
                &self.oval.bench
            };
            way.path(from, from)
        })
    }

    /// An arrowhead halfway to the next seat, where the discs leave it room.
    fn heading(&self) -> Option<String> {
        let (holder, next) = (self.holder?, self.next?);
        let oval = self.oval;
        let size = (oval.seat * 0.2).max(3.2);
        let reach = |place| oval.reach(Some(place) == self.holder, self.is_me(place));
        let room = self.at(holder).distance(self.at(next)) - reach(holder) - reach(next);
        let seats = oval.spots.len();
        if !oval.signs()
            || room <= 3.4 * size
            || matches!(self.form, RingForm::Bow | RingForm::Dark)
        {
            return None;
        }
        let (before, way) = match self.view.commons.ring.direction {
            Direction::Clockwise => (holder, 1.0),
            Direction::Counter => ((holder + seats - 1) % seats, -1.0),
        };
        let turns = self.spot(before).between;
        let (at, out) = (oval.bench.at(turns), oval.bench.outwards(turns));
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
    fn light(&self) -> Option<Glow> {
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

    fn bead(&self) -> Option<Glow> {
        if self.form == RingForm::Bow {
            return None;
        }
        match (self.holder, &self.view.commons.ring.piece) {
            (Some(holder), _) => {
                let (oval, spot) = (self.oval, self.spot(holder));
                // It touches the holder's disc from inside.
                let far = if self.form == RingForm::Dark {
                    oval.seat + 22.0
                } else {
                    oval.seat * HOLDER + oval.bead * 0.72
                };
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
    fn bonds(&self) -> (String, String) {
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

    fn told(&self) -> title::RingSummary<'a> {
        let seats = self.seats();
        let name = |seat: &RingSeat| {
            let person = self.view.people.person(seat.id);
            person.map_or("", |person| person.called.as_str())
        };
        let is_me = |seat: &RingSeat| Some(seat.id) == self.view.me;
        let others = |is: &dyn Fn(&RingSeat) -> bool| {
            let seats = seats.iter().filter(|seat| !is_me(seat) && is(seat));
            seats.map(name).collect::<Vec<_>>()
        };
        let turn = self.view.commons.ring.piece.turn();
        title::RingSummary {
            seats: seats.len(),
            mode: self.mode,
            silence: matches!(
                self.view.commons.scene,
                Scene::Silence | Scene::ClosingSilence
            ),
            holder: self.holder.map(|place| name(&seats[place])),
            centre: self.view.commons.ring.piece == Piece::Centre,
            mine: self.holder.is_some_and(|place| self.is_me(place)),
            silent: turn.is_some_and(|turn| turn.silent),
            next: self.next.map(|place| name(&seats[place])),
            next_is_me: self.next.is_some_and(|place| self.is_me(place)),
            away: others(&|seat| seat.away),
            never: others(&|seat| self.view.never.contains(&seat.id)),
            lost: others(&|seat| self.view.lost.contains(&seat.id)),
            with: others(&|seat| self.mine().is_some_and(|group| group.contains(&seat.id))),
            paused: self.paused,
            at_bottom: !self.form.is_wall() && seats.iter().any(is_me),
        }
    }
}

/// What is left of a seat as it drifts away.
const LET_GO: [&str; 4] = ["let-1", "let-2", "let-3", "let-4"];

/// How far a seat drifts at the end, in parts of the ring: the same in each drawing.
fn drift(place: usize) -> f64 {
    const FAR: [f64; 7] = [0.22, 0.06, 0.36, 0.1, 0.29, 0.06, 0.15];
    FAR[place % FAR.len()]
}

fn place_of(at: Point, sign: Sign, oval: &Oval) -> RingPlace {
    RingPlace {
        x: tenths(at.x),
        y: tenths(at.y),
        sign: if oval.signs() {
            sign.key().to_owned()
        } else {
            String::new()
        },
    }
}

fn frame(form: RingForm, oval: &Oval, seats: Vec<RingPlace>, me: Option<usize>) -> RingFrame {
    let clear = (oval.seat * 0.14).max(2.5);
    RingFrame {
        shape: form.shape().to_owned(),
        view: ["0 0 ", &tenths(oval.width), " ", &tenths(oval.height)].concat(),
        seats,
        me,
        seat: tenths(oval.seat),
        you: tenths(oval.you),
        sign: square(oval.seat * 0.59),
        clear: tenths(oval.seat + clear),
        clear_you: tenths(oval.you + clear),
        middle: glow(oval.bench.middle),
        bead: square(oval.bead),
        light: tenths(light(form, oval)),
        track: if form.has_inner_way() {
            oval.inner.path(Turns::BOTTOM, Turns::BOTTOM)
        } else {
            String::new()
        },
    }
}

/// The radius of the light.
fn light(form: RingForm, oval: &Oval) -> f64 {
    match form {
        RingForm::Dark => 150.0,
        RingForm::Bow => oval.width * 0.55,
        _ => oval.bench.a.max(oval.bench.b) * 1.15,
    }
}

fn bench(form: RingForm, oval: &Oval) -> String {
    if form == RingForm::Bow && oval.bench.a == oval.bench.b {
        oval.bench.path(Turns(0.17), Turns(0.33))
    } else {
        oval.bench.path(Turns::BOTTOM, Turns::BOTTOM)
    }
}

fn square(half: f64) -> Square {
    Square {
        from: tenths(-half),
        across: tenths(2.0 * half),
    }
}

fn glow(at: Point) -> Glow {
    Glow {
        x: tenths(at.x),
        y: tenths(at.y),
        scale: String::new(),
    }
}

/// In the middle the light takes the form of the ring, so that it is never cut.
fn centre_light(oval: &Oval) -> Glow {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
pub(super) mod tests;
