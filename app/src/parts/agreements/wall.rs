//! What we ask of each other, on a wall: to read, and how each stands. Nobody's answer can be told from it.

use circle::view::AgreementView;

use crate::face::Block;
use crate::face::wall::{Flow, WallPart, WallSight};
use crate::parts::agreements::stands::{Stands, how_many};
use crate::say::say;
use crate::words;

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    let sub = match sight.commons.agreements.as_slice() {
        [] => say().wall_agreement_holds(),
        all => say().wall_agreements(how_many(all)),
    };
    let words = sight.says(sight.words().line, sub);
    let mut shown: Vec<_> = sight.commons.agreements.iter().collect();
    let mut part = list(sight, &words, &shown);
    if part.page.len() > 1 {
        // Those that are agreed already give way.
        shown.sort_by_key(|norm| Stands::of(norm) == Stands::Agreed);
        part = list(sight, &words, &shown);
    }
    part
}

fn list(sight: &WallSight<'_>, words: &words::Words, shown: &[&AgreementView]) -> WallPart {
    let line = |norm: &&AgreementView| {
        let (words, icon) = Stands::of(norm).shown();
        let line = Block::item("", norm.text.as_str()).icon(icon);
        line.beneath(words).keyed(norm.id.0.to_string())
    };
    let lines = shown.iter().map(line).collect();
    let list = Block::list("wall__list", say().agreements_heard(), lines);
    WallPart::list(sight, words.clone(), Flow::Lines, list)
}
