//! Listening in twos and threes, on a wall: who sits together.

use circle::SeatId;

use crate::face::wall::{Flow, Look, WallPart, WallSight};
use crate::parts::pairs::phone;
use crate::ring::Mode;
use crate::say::say;

pub(crate) fn wall(sight: &WallSight<'_>, question: &str, groups: &[Vec<SeatId>]) -> WallPart {
    let said = sight.words();
    let line = if question.is_empty() {
        said.line.as_str()
    } else {
        question
    };
    let sub = if sight.commons.span.is_none() {
        say().pairs_first_begins()
    } else {
        said.sub
    };
    let list = phone::together(groups, "wall__list wall__groups", |seat| sight.called(seat));
    let part = WallPart::list(sight, sight.says(line, sub), Flow::Lines, list);
    WallPart {
        mode: (part.look == Look::Page).then_some(Mode::Pairs),
        ..part
    }
}
