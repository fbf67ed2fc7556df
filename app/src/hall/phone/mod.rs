//! The face of a phone in the hall: waiting, one's place, a move, what goes on in the whole room.
//!
//! `now` decides which of these it is; `waiting`, `place` and `room` are what stands there, `hints` and `topics` what one
//! may say for one's place, `consent` what we ask of each other. `carried` is what is asked of those who share this phone,
//! `sheets` and `care` what opens with a tap, `again` what is said once more after a restart.

mod again;
mod care;
mod carried;
mod consent;
mod hints;
mod now;
mod place;
mod room;
mod sheets;
#[cfg(test)]
mod tests;
mod topics;
mod waiting;

use gathering::view::{BlockView, CirclePlace, OwnView};
use gathering::{CircleNumber, HallActionKind, WorkKind};

pub(crate) use self::consent::told;
pub(in crate::hall) use self::hints::asked;
use self::now::{Shown, shown};
use super::sight::PhoneSight;
use crate::face::block::keyed;
use crate::face::{Block, Face};
use crate::ring::RingForm;
use crate::say::say;

const WIDE: &str = "btn btn--quiet btn--wide";
const MAIN: &str = "btn btn--main btn--solid";
/// A block's title of more letters does not stand in the bar.
const LONG_TITLE: usize = 32;

/// The face of the person of `sight`.
#[must_use]
pub fn face(sight: &PhoneSight<'_>) -> Face {
    let Shown {
        moment,
        line,
        sub,
        at_once,
        look,
        ring,
        breath,
        body,
        deck,
    } = shown(sight);
    let mut face = Face {
        moment,
        tab: say().tab_title(&line),
        circle: sight.everyones.title.clone(),
        part: sight.part(),
        look: look.to_owned(),
        line,
        sub,
        at_once,
        word: word(sight),
        body,
        deck: carried::deck(sight).chain(deck).collect(),
        order: sheets::order(sight),
        agreed: sheets::agreed(sight),
        seat: sheets::seat(sight),
        care: care::care(sight),
        breath,
        held: sight.everyones.held_since.map(|since| since.0),
        again: again::again(sight),
        ..Face::default()
    };
    // Two forms, of which the page shows the one that fits: an arrival or a turned phone needs nothing more.
    if let Some(ring) = ring {
        let forms = [RingForm::Round, RingForm::Low];
        let drawn = forms.map(|form| ring.draw(form));
        (face.ring, face.piece) = drawn
            .into_iter()
            .map(|drawing| (drawing.frame, drawing.piece))
            .unzip();
    }
    for blocks in [
        &mut face.word,
        &mut face.body,
        &mut face.deck,
        &mut face.order,
        &mut face.agreed,
        &mut face.seat,
        &mut face.care,
    ] {
        keyed(blocks);
    }
    face
}

/// Under the bar: that all is held or breathes, where something else carries the screen; and that a place could not be
/// kept.
fn word(sight: &PhoneSight<'_>) -> Vec<Block> {
    let is_asked = sight.own.offer.is_some();
    let breath = sight.everyones.breath.as_ref();
    let breathes = is_asked && breath.is_some_and(|breath| !breath.over);
    let breath = breathes.then(|| {
        Block::text("word", say().in_hall_breath_too())
            .icon("i-breath")
            .keyed("breath")
    });
    let held = sight.everyones.held_since.is_some() && is_asked;
    let word = held.then(|| {
        Block::text("word", say().in_hall_held_too())
            .icon("i-house")
            .keyed("held")
    });
    let lost = sight.own.place_lost && sight.own.sits.is_none();
    let lost = lost.then(|| {
        Block::text("word", say().in_hall_place_lost())
            .icon("i-house")
            .keyed("place-lost")
    });
    word.into_iter().chain(breath).chain(lost).collect()
}

impl PhoneSight<'_> {
    fn may(&self, kind: HallActionKind) -> bool {
        self.own.may.contains(&kind)
    }

    /// What one calls oneself, if one said so.
    fn name(&self) -> Option<&str> {
        self.called.name(self.own.person)
    }

    /// The block that goes on.
    fn block(&self) -> Option<&BlockView> {
        let at = self.everyones.stage.block()?;
        self.everyones.blocks.get(at)
    }

    fn kind(&self) -> Option<WorkKind> {
        self.block().map(|block| block.kind)
    }

    /// What goes on, by its title. The bar has no room for a long one; the sheet has it whole.
    fn part(&self) -> String {
        match self.block() {
            None => say().part_arriving(),
            Some(block) if block.title.chars().count() > LONG_TITLE => say().in_hall_order(),
            Some(block) => block.title.clone(),
        }
    }

    fn circle(&self, circle: CircleNumber) -> Option<&CirclePlace> {
        let mut circles = self.everyones.circles.iter();
        circles.find(|place| place.circle == circle)
    }

    /// A circle in the middle of a sentence: “circle 3, Library”.
    fn named(&self, circle: CircleNumber) -> String {
        match self.circle(circle) {
            Some(place) => named(place),
            None => say().in_hall_your_circle(),
        }
    }

    /// Whether something can still be said for this person's place: they wish one, and have none.
    fn waits(&self, own: &OwnView) -> bool {
        own.joins && own.sits.is_none() && own.moves_to.is_none()
    }

    /// Oneself, and those who share this phone: with the number that something is asked for, which oneself has not.
    fn all(&self) -> impl Iterator<Item = (Option<u64>, &OwnView, &gathering::OwnWishes)> {
        let others = self.carried.iter();
        let others = others.map(|(own, wishes)| (Some(own.person.0.into()), own, wishes));
        std::iter::once((None, self.own, self.wishes)).chain(others)
    }

    /// “For plum moon”, for someone who shares this phone.
    fn for_whom(&self, own: &OwnView) -> String {
        say().for_whom(self.called.of(own.person))
    }
}

/// The number on a circle's tile, phone and poster.
fn number(place: &CirclePlace) -> String {
    (u32::from(place.spot) + 1).to_string()
}

fn named(place: &CirclePlace) -> String {
    match &place.place {
        Some(spot) => say().in_hall_circle_at(number(place), &spot.name),
        None => say().in_hall_circle(number(place)),
    }
}

impl Block {
    /// Asked for someone who shares this phone.
    fn for_person(mut self, whom: Option<u64>) -> Block {
        self.whom = whom;
        self
    }
}
