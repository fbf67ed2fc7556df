//! A ring of seats that are no circle's: in the hall, before people sit.

use super::super::drawn::{Drawing, Mark, RingPiece, RingPlace};
use super::super::form::{Mode, RingForm};
use super::super::oval::Oval;
use super::frame::frame;
use super::lines::{bench, centre_light, glow};
use crate::ring::angle::tenths;

/// What such a ring is drawn of.
#[derive(Clone, Debug)]
pub struct PlainRing {
    /// Clockwise from the seat nearest to the viewer: each with the key of its sign, or none, and its classes.
    pub seats: Vec<(&'static str, &'static str)>,
    /// Whether the first is the viewer's own.
    pub mine: bool,
    /// The bench is drawn whole from the first seat to this one, and dotted after the next. Between these two is a band
    /// that fills as the time of the face goes by.
    pub been: Option<usize>,
    pub mode: PlainMode,
    /// Its seats are points rather than discs for signs.
    pub points: Option<Points>,
    /// The ring in a sentence, for those who listen.
    pub title: String,
}

/// Points in place of seats.
#[derive(Clone, Debug)]
pub struct Points {
    pub radius: f64,
    /// How far round each stands, clockwise: 0 is the top, 1 once round.
    pub at: Vec<f64>,
}

/// What goes on in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainMode {
    /// The piece waits in the middle.
    Waiting,
    /// Quiet: all is held, or nothing lies in the middle.
    Still,
    /// People are up and about.
    Loose,
}

impl PlainRing {
    /// The drawing in this form.
    #[must_use]
    pub fn draw(&self, form: RingForm) -> Drawing {
        let oval = Oval::of(form, Mode::Arriving, self.seats.len());
        let turns: Vec<_> = match &self.points {
            Some(points) => {
                let at = points.at.iter();
                at.map(|at| oval.bench.after(*at)).collect()
            }
            None => oval.spots.iter().map(|spot| spot.turns).collect(),
        };
        let at = |place: usize| match (&self.points, turns.get(place)) {
            (Some(_), Some(turns)) => oval.bench.at(*turns),
            _ => oval.spots[place].at,
        };
        let seats = self.seats.iter().enumerate();
        let places = seats.map(|(place, (sign, _))| RingPlace {
            x: tenths(at(place).x),
            y: tenths(at(place).y),
            sign: if oval.signs() {
                (*sign).to_owned()
            } else {
                String::new()
            },
        });
        let present = self.been.filter(|at| *at < turns.len());
        let (been, band, time, ahead) = match present {
            Some(present) => {
                let (first, now) = (turns[0], turns[present]);
                let next = (present + 1) % turns.len();
                let path = |from, to| oval.bench.path(from, to);
                let whole = |is: bool, from, to| if is { path(from, to) } else { String::new() };
                let next_is = turns[next];
                (
                    whole(present > 0, first, now),
                    path(now, next_is),
                    oval.bench.there_and_back(now, next_is),
                    whole(next > 0, next_is, first),
                )
            }
            None => (
                String::new(),
                String::new(),
                String::new(),
                bench(form, oval),
            ),
        };
        let waits = self.mode == PlainMode::Waiting;
        let middle = glow(oval.bench.middle);
        let mut frame = frame(form, oval, places.collect(), self.mine.then_some(0));
        if let Some(Points { radius, .. }) = &self.points {
            (frame.seat, frame.clear) = (tenths(*radius), tenths(radius + 4.0));
        }
        if present.is_some() {
            frame.track = band;
        }
        Drawing {
            frame,
            piece: RingPiece {
                mode: match self.mode {
                    PlainMode::Waiting => "ring--centre",
                    PlainMode::Still => "ring--still",
                    PlainMode::Loose => "ring--out",
                }
                .to_owned(),
                title: self.title.clone(),
                been,
                ahead,
                time,
                light: (self.mode != PlainMode::Loose).then(|| centre_light(oval)),
                bead: waits.then_some(middle),
                marks: self.marks(),
                ..RingPiece::default()
            },
        }
    }

    fn marks(&self) -> Vec<Mark> {
        let class = |at: usize, class: &str| {
            if at == 0 && self.mine {
                ["is-me ", class].concat().trim_end().to_owned()
            } else {
                class.to_owned()
            }
        };
        let seats = self.seats.iter().enumerate();
        let marks = seats.map(|(at, (_, of))| Mark {
            at,
            class: class(at, of),
            name: None,
        });
        marks.filter(|mark| !mark.class.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(many: usize) -> PlainRing {
        PlainRing {
            seats: vec![("cedar", ""); many],
            mine: true,
            been: None,
            mode: PlainMode::Waiting,
            points: None,
            title: String::new(),
        }
    }

    #[test]
    fn ones_own_seat_is_at_the_bottom_and_the_piece_in_the_middle() {
        for many in [1, 6, 15, 24] {
            for form in [RingForm::Round, RingForm::Low] {
                let Drawing { frame, piece } = ring(many).draw(form);
                assert_eq!((frame.seats.len(), frame.me), (many, Some(0)));
                assert_eq!(frame.seats[0].x, "170", "in the middle of 340");
                assert_eq!(piece.bead.map(|bead| bead.x), Some("170".to_owned()));
                assert_eq!(piece.marks[0].class, "is-me");
            }
        }
    }

    #[test]
    fn what_is_behind_is_whole_and_what_is_ahead_is_dotted() {
        let of = |been| {
            let ring = PlainRing { been, ..ring(11) };
            let piece = ring.draw(RingForm::Wall).piece;
            (piece.been.is_empty(), piece.ahead.is_empty())
        };
        assert_eq!(of(None), (true, false));
        assert_eq!(of(Some(0)), (true, false));
        assert_eq!(of(Some(4)), (false, false));
    }
}
