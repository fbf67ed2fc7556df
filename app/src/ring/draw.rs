//! Draws the ring: what is known of a circle becomes a value that a screen shows as it is.

mod frame;
mod lines;
mod plain;

use circle::view::{Commons, RingSeat, Scene};
use circle::{Piece, SeatId};

use self::frame::{frame, place_of};
pub use self::plain::{PlainMode, PlainRing, Points};
use super::angle::tenths;
use super::drawn::{Drawing, Mark, RingFrame, RingName, RingPiece};
use super::form::{Mode, Names, RingForm};
use super::label::{self, Who};
use super::oval::{Oval, Point, Spot};
use super::title;
use crate::protocol::People;
use crate::say::say;

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
            Mode::Gone if matches!(self.form, RingForm::Wall | RingForm::WallSide) => spot.at,
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
            heading: self.heading(&labels).unwrap_or_default(),
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
                        note: label.note,
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
            say().person_not_come()
        } else if seat.away {
            say().ring_note_away()
        } else if self.view.lost.contains(&seat.id) {
            say().person_lost()
        } else if next && !self.is_me(place) {
            say().order_next()
        } else {
            String::new()
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
pub(super) mod tests;
