//! What stays of a drawing while the same people sit.

use circle::Sign;

use super::super::angle::{Turns, tenths};
use super::super::drawn::{RingFrame, RingPlace, Square};
use super::super::form::RingForm;
use super::super::oval::{Oval, Point};
use super::lines::glow;

pub(super) fn place_of(at: Point, sign: Sign, oval: &Oval) -> RingPlace {
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

pub(super) fn frame(
    form: RingForm,
    oval: &Oval,
    seats: Vec<RingPlace>,
    me: Option<usize>,
) -> RingFrame {
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
        RingForm::Bow => oval.width * 0.55,
        _ => oval.bench.a.max(oval.bench.b) * 1.15,
    }
}

fn square(half: f64) -> Square {
    Square {
        from: tenths(-half),
        across: tenths(2.0 * half),
    }
}
