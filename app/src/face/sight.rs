//! What a face is worked out of: everything that one seat may know, and nothing else.

use circle::spoken::{OwnWords, SpokenActionKind, SpokenDesk, SpokenView};
use circle::view::{AgreementView, Commons, Mine, RingSeat};
use circle::{ActionKind, SeatId, Seen, Timestamp};

use super::Step;
use crate::protocol::{Help, OwnOf, People};
use crate::words::{self, Next, Words};

/// What one seat may know.
pub struct Sight<'a> {
    /// The room code.
    pub code: &'a str,
    pub commons: &'a Commons,
    pub mine: &'a Mine,
    /// What the seats may see that this one acts for.
    pub carried: &'a [Mine],
    pub people: &'a People,
    /// The same by their shortest names, for sentences and buttons.
    pub by_short_names: &'a People,
    pub spoken: &'a SpokenView,
    /// How much was said; none but for those who hold the form.
    pub said: Option<SpokenDesk>,
    pub own: &'a OwnWords,
    pub own_of: &'a [OwnOf],
    pub help: &'a Help,
}

/// One of those for whom something is said on this screen.
pub struct Speaker<'a> {
    /// None for oneself.
    pub seat: Option<SeatId>,
    pub own: &'a OwnWords,
}

impl Speaker<'_> {
    #[must_use]
    pub fn may(&self, kind: SpokenActionKind) -> bool {
        self.own.may.contains(&kind)
    }
}

impl Sight<'_> {
    #[must_use]
    pub fn may(&self, kind: ActionKind) -> bool {
        self.mine.may.contains(&kind)
    }

    #[must_use]
    pub fn me(&self) -> SeatId {
        self.mine.seat
    }

    #[must_use]
    pub fn called(&self, seat: SeatId) -> String {
        self.people.called(seat)
    }

    #[must_use]
    pub fn seat(&self, id: SeatId) -> Option<&RingSeat> {
        self.commons.ring.seats.iter().find(|seat| seat.id == id)
    }

    /// The part that is going on, from 0; 0 where none does.
    #[must_use]
    pub fn part(&self) -> usize {
        self.commons.stage.part().unwrap_or(0)
    }

    /// Where the circle is, in words.
    #[must_use]
    pub fn words(&self) -> Words {
        words::state(self.commons, Some(self.mine), self.people)
    }

    /// Who goes on, and when.
    #[must_use]
    pub fn when_ready(&self, next: Next) -> String {
        words::when_ready(self.commons, Some(self.me()), self.people, next)
    }

    /// The agreements as they stand on this screen.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        let shown = self.commons.agreements.iter();
        shown.map(AgreementView::seen).collect()
    }

    /// Oneself, and those that this screen speaks for.
    pub fn speakers(&self) -> impl Iterator<Item = Speaker<'_>> {
        let me = Speaker {
            seat: None,
            own: self.own,
        };
        let others = self.own_of.iter().map(|one| Speaker {
            seat: Some(one.seat),
            own: &one.own,
        });
        std::iter::once(me).chain(others)
    }
}

impl Step {
    /// Words from the beginning on.
    #[must_use]
    pub fn first(text: impl ToString) -> Step {
        Step {
            text: text.to_string(),
            ..Step::default()
        }
    }

    #[must_use]
    pub fn from(at: Timestamp, text: impl ToString) -> Step {
        Step {
            at: at.0,
            ..Step::first(text)
        }
    }
}
