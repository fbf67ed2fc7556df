//! The face of the host's board: the afternoon, a tile for each circle, what waits for the host, the house's hand.
//!
//! `afternoon` what stands above, `order_edit` how it is changed; `held` what holds for the whole house; `tiles` the
//! circles, `tile` one of them; `needs` what asks for the host, `unseated` who has no seat, `people` who is here,
//! `own` what the host is asked like everyone else, `answers` how many said what, `word` a word of the house; `hand` what can be done now, with `breath`, `back`, `agreed`
//! and `ending` in folds; `forming` a seating before anyone is told of it, `ways` how else it could be; `strip` what a
//! host who sits in a circle sees of all this there. `called` is how circles and people are called in all of it.

mod afternoon;
mod agreed;
mod answers;
mod back;
mod breath;
mod called;
mod ending;
mod forming;
mod hand;
mod held;
mod moved;
mod needs;
mod order_edit;
mod own;
mod people;
mod strip;
#[cfg(test)]
mod tests;
mod tile;
mod tiles;
mod unseated;
mod ways;
mod word;

pub use self::moved::moved;
pub use self::people::everyone;
pub use self::strip::strip;
use super::sight::BoardSight;
use crate::face::Face;
use crate::face::block::keyed;
use crate::say::say;

/// The face of the board of the host of `sight`. It shows minutes, so it is made anew at least each quarter of a minute.
#[must_use]
pub fn face(sight: &BoardSight<'_>) -> Face {
    let everyones = sight.everyones;
    let title = &everyones.title;
    let people = sight.host.people.iter();
    let seated = people.filter(|person| person.circle.is_some()).count() as u32;
    let (body, moment) = match &sight.host.preview {
        Some(preview) => (forming::forming(sight, preview), "forming"),
        None => (tiles::tiles(sight), "board"),
    };
    let mut face = Face {
        moment: moment.to_owned(),
        tab: say().tab_title(title),
        circle: title.clone(),
        part: say().board_here(everyones.here, seated),
        look: look(sight),
        line: title.clone(),
        at_once: at_once(sight),
        word: held::held(sight),
        body,
        order: afternoon::afternoon(sight),
        seat: waits(sight),
        agreed: word::choices(sight),
        deck: hand::hand(sight),
        ..Face::default()
    };
    for blocks in [
        &mut face.word,
        &mut face.body,
        &mut face.deck,
        &mut face.order,
        &mut face.agreed,
        &mut face.seat,
    ] {
        keyed(blocks);
    }
    face
}

/// What waits for the host, the most pressing first.
fn waits(sight: &BoardSight<'_>) -> Vec<crate::face::Block> {
    let mut waits: Vec<_> = own::own(sight).into_iter().collect();
    waits.extend(needs::needs(sight));
    match &sight.host.preview {
        Some(preview) => waits.push(forming::wishes(preview)),
        None => {
            waits.extend(answers::answers(sight));
            waits.extend(unseated::unseated(sight));
        }
    }
    waits.extend(people::people(sight));
    waits.extend(word::sent(sight));
    waits
}

/// How many circles there are decides how large a tile is; it says too what stands in the middle, and whether all is held.
fn look(sight: &BoardSight<'_>) -> String {
    let circles = sight.host.tiles.len();
    let size = match circles {
        0 => "board--none",
        1..=2 => "board--few board--4 board--2",
        3..=4 => "board--few board--4",
        5..=6 => "board--few board--6",
        7..=12 => "board--many board--12",
        13..=20 => "board--many board--20",
        _ => "board--many board--30",
    };
    let mut look = ["board ", size].concat();
    if sight.host.preview.is_some() {
        look.push_str(" is-forming");
    }
    if sight.everyones.held_since.is_some() {
        look.push_str(" is-held");
    }
    look
}

/// What those who listen are told at once: somebody asks for the host, or everything stands still.
fn at_once(sight: &BoardSight<'_>) -> String {
    if sight.everyones.held_since.is_some() {
        return held::line(sight);
    }
    needs::asks_at_once(sight).unwrap_or_default()
}
