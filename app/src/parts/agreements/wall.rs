//! What we ask of each other, on a wall: to read, and how each stands. Nobody's answer can be told from it.

use circle::Standing;
use circle::view::AgreementView;

use crate::face::Block;
use crate::face::wall::{Flow, WallPart, WallSight};
use crate::say::say;
use crate::words::{self, capital, count, listed};

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

/// How an agreement stands, for everyone to see.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Agreed,
    Held,
    Open,
}

impl Stands {
    fn of(norm: &AgreementView) -> Stands {
        match norm.standing {
            Some(Standing::Settled { .. }) => Stands::Agreed,
            Some(Standing::Held) => Stands::Held,
            Some(Standing::Open) | None => Stands::Open,
        }
    }

    /// In a word, and by an icon.
    fn shown(self) -> (String, &'static str) {
        match self {
            Stands::Agreed => (say().wall_agreed(), "i-check"),
            Stands::Held => (say().wall_held(), "i-hand"),
            Stands::Open => (say().wall_open(), "i-thumb"),
        }
    }

    /// That so many stand so.
    fn told(self, many: usize) -> String {
        match self {
            Stands::Agreed => say().wall_many_agreed(many, count(many)),
            Stands::Held => say().wall_many_held(many, count(many)),
            Stands::Open => say().wall_many_open(many, count(many)),
        }
    }
}

/// “Two are agreed and one is still open”
fn how_many(norms: &[AgreementView]) -> String {
    let parts = [Stands::Agreed, Stands::Held, Stands::Open].map(|how| {
        let many = norms.iter().filter(|norm| Stands::of(norm) == how).count();
        (many > 0).then(|| how.told(many))
    });
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    capital(&listed(&parts))
}
