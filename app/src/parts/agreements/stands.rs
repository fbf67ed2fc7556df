//! How agreements stand, for everyone to see: nobody's answer can be told from it.

use circle::Standing;
use circle::view::AgreementView;

use crate::say::say;
use crate::words::{capital, count, listed};

/// How an agreement stands, for everyone to see.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    Agreed,
    Held,
    Open,
}

impl Stands {
    pub(super) fn of(norm: &AgreementView) -> Stands {
        match norm.standing {
            Some(Standing::Settled { .. }) => Stands::Agreed,
            Some(Standing::Held) => Stands::Held,
            Some(Standing::Open) | None => Stands::Open,
        }
    }

    /// In a word, and by an icon.
    #[cfg(feature = "ssr")]
    pub(super) fn shown(self) -> (String, &'static str) {
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
pub(super) fn how_many(norms: &[AgreementView]) -> String {
    let parts = [Stands::Agreed, Stands::Held, Stands::Open].map(|how| {
        let many = norms.iter().filter(|norm| Stands::of(norm) == how).count();
        (many > 0).then(|| how.told(many))
    });
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    capital(&listed(&parts))
}
