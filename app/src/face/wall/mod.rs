//! The face of a projector: what everyone may see, large enough for the last row, and nothing of anyone's own.
//!
//! `part` is what stands there, each part's own; `room` how much of it has room; `door` the way in before the circle
//! begins, `end` what is said when it is over.

mod door;
mod end;
mod part;
mod room;
#[cfg(test)]
mod tests;

use circle::spoken::SpokenView;
use circle::view::{Commons, ProjectorView};
use circle::{Record, SeatId};

pub(crate) use self::door::door;
pub(crate) use self::end::end;
pub(crate) use self::part::{Look, WallPart};
pub(crate) use self::room::{Flow, Room};
use super::block::keyed;
use super::phone::{away, from_the_house, moment, share};
use super::{Block, Face, Step};
use crate::protocol::{People, Person};
use crate::ring;
use crate::say::say;
use crate::words::short::{letters, of_seat};
use crate::words::{self, Next, Words};

/// Names of more letters than this stand in their shortest form.
const LONG_NAME: usize = 16;

/// What everyone may know.
pub struct WallSight<'a> {
    pub commons: &'a Commons,
    /// What they are called on the wall.
    people: People,
    /// What they are called in full.
    called: &'a People,
    pub spoken: &'a SpokenView,
    /// What is kept of the circle, once it has ended.
    pub record: Option<&'a Record>,
}

impl<'a> WallSight<'a> {
    #[must_use]
    pub fn new(
        seen: &'a ProjectorView,
        called: &'a People,
        spoken: &'a SpokenView,
        record: Option<&'a Record>,
    ) -> WallSight<'a> {
        let ProjectorView { commons } = seen;
        WallSight {
            commons,
            people: in_short(commons, called),
            called,
            spoken,
            record,
        }
    }

    pub(crate) fn called(&self, seat: SeatId) -> String {
        self.people.called(seat)
    }

    /// Where the circle is, in words.
    pub(crate) fn words(&self) -> Words {
        words::state(self.commons, None, &self.people)
    }

    pub(crate) fn when_ready(&self, next: Next) -> String {
        words::when_ready(self.commons, None, &self.people, next)
    }

    /// The part that is going on, from 0; 0 where none does.
    pub(crate) fn part(&self) -> usize {
        self.commons.stage.part().unwrap_or(0)
    }
}

/// The same people, by names that have room in a sentence on a wall.
fn in_short(commons: &Commons, people: &People) -> People {
    let mut short = people.clone();
    let long = |person: &&mut Person| letters(&person.called) > LONG_NAME;
    for person in short.people.iter_mut().filter(long) {
        person.called = of_seat(person.seat, 0, commons, people);
    }
    short
}

/// The face of a projector.
#[must_use]
pub fn face(sight: &WallSight<'_>) -> Face {
    let commons = sight.commons;
    let part = part::part(sight);
    let look = part.classes(&commons.title);
    let mut face = Face {
        moment: moment(commons),
        tab: say().tab_title(&part.words.line),
        circle: commons.title.clone(),
        part: words::part(commons),
        look,
        sub: vec![Step::first(part.words.sub)],
        line: part.words.line,
        word: from_the_house(sight.spoken)
            .chain(away(commons, sight.called))
            .collect(),
        body: part.page,
        held: commons.held_since.map(|since| since.0),
        breath: part.breath,
        ..Face::default()
    };
    if let Some((form, mode)) = part.look.form().zip(part.mode) {
        let drawing = ring::draw(form, mode, commons, sight.called, None);
        (face.ring, face.piece) = (vec![drawing.frame], vec![drawing.piece]);
        face.share = share(commons);
        let ring = Block::ring("hearth", part.within);
        face.body.push(ring.keyed("ring"));
    }
    keyed(&mut face.word);
    keyed(&mut face.body);
    face
}
