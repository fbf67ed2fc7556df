//! What the house asks is heard, and what a circle shows of it.

use crate::circle::Circle;
use crate::order::{OrderAnswer, OrderKind, OrderNumber};
use crate::piece::{Piece, TurnNumber};
use crate::time::Timestamp;
use crate::within::{Comeback, ComebackCard, DeskHouse, HostAsked, HouseWord, WordState};

impl Circle {
    /// Whether the circle is part of a gathering.
    #[must_use]
    pub fn is_within_gathering(&self) -> bool {
        self.within.is_some()
    }

    /// What came of the gathering's order of this number and kind; none before it is answered. It may go on changing: from
    /// [`OrderAnswer::Waits`], when a word is heard or a keeper answers.
    #[must_use]
    pub fn answer_to(&self, order: OrderNumber, kind: OrderKind) -> Option<OrderAnswer> {
        self.within.as_ref()?.answer_to(order, kind)
    }

    /// The words of the house, oldest first, while they wait and once they were heard.
    #[must_use]
    pub fn house_words(&self) -> &[HouseWord] {
        self.within.as_ref().map_or(&[], |within| &within.words)
    }

    /// The suggestion to come back, while it waits and once it was heard.
    #[must_use]
    pub fn comeback(&self) -> Option<Comeback> {
        self.within.as_ref()?.comeback
    }

    /// Whether the host was asked to come.
    #[must_use]
    pub fn host_asked(&self) -> Option<HostAsked> {
        self.within.as_ref()?.host_asked
    }

    /// What the house asks, for those who hold the form; none if the circle is part of no gathering.
    pub(crate) fn desk_house(&self) -> Option<DeskHouse> {
        let within = self.within.as_ref()?;
        let heard = within.comeback.filter(Comeback::is_heard);
        Some(DeskHouse {
            comeback: heard.map(|comeback| ComebackCard {
                order: comeback.order,
                by: comeback.by,
                answer: comeback.answer,
            }),
            words: self.words_that_lie().map(|word| word.order).collect(),
            host_asked: within.host_asked,
        })
    }

    /// The words of the house that everyone can read: urgent ones first, and of those alike the oldest.
    pub(crate) fn words_that_lie(&self) -> impl Iterator<Item = &HouseWord> {
        let lie = |urgent: bool| {
            let words = self.house_words().iter();
            words.filter(move |word| word.state == WordState::Heard && word.urgent == urgent)
        };
        lie(true).chain(lie(false))
    }

    /// What the house asks is heard once it interrupts nobody: at a hand-over, while nobody has the piece, while
    /// everything is held. A silence, a breath, what is read or said together and listening in pairs are not
    /// interrupted either.
    pub(crate) fn hear_the_house(&mut self, now: Timestamp) {
        let (open, newest) = (self.is_open_to_the_house(), self.turn);
        let breathes = self.breath_runs();
        let comes = |turn: TurnNumber| open || (turn != newest && !breathes);
        let Some(within) = &mut self.within else {
            return;
        };
        for word in &mut within.words {
            if let WordState::Waits(turn) = word.state
                && (word.urgent || comes(turn))
            {
                word.hear(now);
            }
        }
        if let Some(comeback) = &mut within.comeback {
            comeback.waits = comeback.waits.filter(|turn| !comes(*turn));
        }
    }

    fn is_open_to_the_house(&self) -> bool {
        if self.breath_runs() {
            return false;
        }
        let would_disturb = self
            .present_part()
            .is_some_and(|part| part.rules().would_be_disturbed(&self.going()));
        let nobody_speaks = match self.piece {
            Piece::With(_) => false,
            Piece::Centre | Piece::Resting => !would_disturb,
        };
        self.hold.is_some() || nobody_speaks
    }

    /// When the next word that was heard is put away by itself; while everything is held it lies there.
    pub(crate) fn word_deadline(&self) -> Option<Timestamp> {
        let words = self.house_words().iter();
        let words = words.filter(|_| self.hold.is_none() && !self.has_ended());
        words.filter_map(HouseWord::lies_until).min()
    }

    /// Words that were heard long ago are put away.
    pub(crate) fn put_old_words_away(&mut self, now: Timestamp) {
        let held = self.hold.is_some();
        let within = self.within.iter_mut().filter(|_| !held);
        for word in within.flat_map(|within| &mut within.words) {
            if word.lies_until().is_some_and(|until| until <= now) {
                word.state = WordState::PutAway;
            }
        }
    }

    /// Words that were heard are put away when their part is over.
    pub(crate) fn put_heard_words_away(&mut self) {
        let within = self.within.iter_mut();
        let words = within.flat_map(|within| &mut within.words);
        for word in words.filter(|word| word.state == WordState::Heard) {
            word.state = WordState::PutAway;
        }
    }
}
