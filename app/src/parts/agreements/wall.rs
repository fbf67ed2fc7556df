//! What we ask of each other, on a wall: to read, and how each stands. Nobody's answer can be told from it.

use circle::Standing;
use circle::view::AgreementView;

use crate::face::Block;
use crate::face::wall::{Flow, WallPart, WallSight};
use crate::words::{self, capital, count, listed};

pub(crate) fn wall(sight: &WallSight<'_>) -> WallPart {
    const HOLDS: &str = "An agreement holds when each of us can live with it. ";
    let sub = [HOLDS, &how_many(&sight.commons.agreements)].concat();
    let words = sight.says(sight.words().line, sub);
    let mut shown: Vec<_> = sight.commons.agreements.iter().collect();
    let mut part = list(sight, &words, &shown);
    if part.page.len() > 1 {
        // Those that are agreed already give way.
        shown.sort_by_key(|norm| stands(norm).0 == "agreed");
        part = list(sight, &words, &shown);
    }
    part
}

fn list(sight: &WallSight<'_>, words: &words::Words, shown: &[&AgreementView]) -> WallPart {
    let line = |norm: &&AgreementView| {
        let (words, icon) = stands(norm);
        let line = Block::item("", norm.text.as_str()).icon(icon);
        line.beneath(words).keyed(norm.id.0.to_string())
    };
    let lines = shown.iter().map(line).collect();
    let list = Block::list("wall__list", "What we ask of each other", lines);
    WallPart::list(sight, words.clone(), Flow::Lines, list)
}

fn stands(norm: &AgreementView) -> (&'static str, &'static str) {
    match norm.standing {
        Some(Standing::Settled { .. }) => ("agreed", "i-check"),
        Some(Standing::Held) => ("held for now", "i-hand"),
        Some(Standing::Open) | None => ("still open", "i-thumb"),
    }
}

/// “Two are agreed and one is still open.”
fn how_many(norms: &[AgreementView]) -> String {
    let parts = ["agreed", "held for now", "still open"].map(|how| {
        let many = norms.iter().filter(|norm| stands(norm).0 == how).count();
        let are = if many == 1 { " is " } else { " are " };
        (many > 0).then(|| [&count(many), are, how].concat())
    });
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    [&capital(&listed(&parts)), "."].concat()
}
