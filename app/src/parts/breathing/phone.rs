//! A breath together on a phone: in a part of its own, or in between.

use circle::view::{Commons, Scene};
use circle::{Breath, Pattern};

use crate::breath::caption::{announcement, full_after, word};
use crate::breath::wood;
use crate::face::block::LocalAct;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::face::{Block, BreathFace, Phase, Step};
use crate::ring::angle::Turns;
use crate::ring::angle::tenths;
use crate::say::say;
use crate::words::{Next, pattern_in_words};

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let breath = sight.commons.breath.as_ref();
    let goes_on = breath.is_none_or(|breath| !breath.over);
    let deck = if goes_on {
        vec![
            Block::text("deck__hint", say().breath_light_headed()),
            Block::local(LocalAct::Rest, say().breath_rest(), say().breath_join())
                .looks("btn btn--calm btn--main"),
        ]
    } else {
        Vec::new()
    };
    Middle {
        // The disc says to rest a moment.
        sub: (!goes_on).then(|| vec![Step::first(sight.when_ready(Next::GoOn))]),
        body: vec![Block::breath()],
        deck,
        breath: Some(face(sight.commons)),
        ..Middle::default()
    }
}

/// The breath that goes on, or the one that is planned.
pub(crate) fn face(commons: &Commons) -> BreathFace {
    let (pattern, breaths) = match (&commons.breath, &commons.scene) {
        (
            Some(Breath {
                pattern, breaths, ..
            }),
            _,
        ) => (*pattern, *breaths),
        (None, Scene::Breathing { pattern, breaths }) => (*pattern, *breaths),
        (None, _) => (Pattern::Calm, Pattern::Calm.usual()),
    };
    let seats = commons.ring.seats.len();
    drawn(
        commons.breath.as_ref(),
        (pattern, breaths),
        round_the_disc(seats),
    )
}

/// A breath of this pattern, so many times, with dots round its disc.
pub(crate) fn drawn(
    breath: Option<&Breath>,
    (pattern, breaths): (Pattern, u16),
    dots: String,
) -> BreathFace {
    BreathFace {
        anchor: breath.map(|breath| breath.anchor.0),
        over: breath.is_some_and(|breath| breath.over),
        breaths: breaths.into(),
        length: pattern.length(breaths),
        grain: (0..wood::YEARS.len())
            .map(|year| wood::ring(180.0, 180.0, 150.0, year))
            .collect(),
        seats: dots,
        phases: phases(pattern),
        still: pattern_in_words(pattern),
        soon: say().breath_soon(),
        begins: say().breath_begins(),
        held: say().breath_held(),
        last: say().breath_last(),
        rest: say().breath_resting(),
        told: announcement(pattern, breaths),
        interlude: breath.is_some_and(|breath| breath.interlude),
    }
}

/// How one breath goes.
pub(crate) fn phases(pattern: Pattern) -> Vec<Phase> {
    let phases = pattern.phases();
    let phase = |(at, phase): (usize, &circle::Phase)| Phase {
        word: word(phase.kind),
        length: phase.length,
        full: (full_after(phases, at) * 100.0 + 0.5) as u64,
    };
    phases.iter().enumerate().map(phase).collect()
}

/// A dot for each seat round the disc, everyone alike.
fn round_the_disc(seats: usize) -> String {
    let at = |seat: usize| Turns(Turns::BOTTOM.0 + seat as f64 / seats as f64);
    (0..seats)
        .map(|seat| dot(on_a_circle((180.0, 180.0), 168.0, at(seat)), 4.5))
        .collect()
}

/// The point of a circle of this radius round `middle`, in units of the disc's view box: 360 by 360.
pub(crate) fn on_a_circle(middle: (f64, f64), radius: f64, at: Turns) -> (f64, f64) {
    let (cos, sin) = at.unit();
    (middle.0 + radius * cos, middle.1 + radius * sin)
}

/// A dot of this radius, as a path.
pub(crate) fn dot((x, y): (f64, f64), radius: f64) -> String {
    let from = tenths(x - radius);
    let (radius, across) = (tenths(radius), tenths(2.0 * radius));
    let half = ["a", &radius, " ", &radius, " 0 1 1 "].concat();
    [
        "M",
        &from,
        " ",
        &tenths(y),
        &half,
        &across,
        " 0",
        &half,
        "-",
        &across,
        " 0",
    ]
    .concat()
}
