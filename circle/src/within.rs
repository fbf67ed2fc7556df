//! A circle within a gathering: what it was asked there, and what it answered.
//!
//! A gathering asks by orders. They stand in its own row until the circle has answered them, so that a crash between
//! the two rows says an order again and never loses it; that none is carried out twice is for the circle to see to. The
//! ids of a seat's last sixteen requests would not do for that: an order can come again after any number of others, from
//! a server that was paused. So orders have numbers, and each names the one before it to the same circle. The circle
//! carries out the one that follows the newest that it answered, takes any older one as answered, and refuses one that
//! comes before its time, so that the missing one is said again first. What cannot be done is answered, too, with the
//! reason: were it only refused, a late copy of it could be carried out when the gathering has long done something else
//! instead, and someone would have a seat in two circles.

use serde::{Deserialize, Serialize};

use crate::circle::Circle;
use crate::piece::{Piece, TurnNumber};
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::time::{MINUTE, Millis, SECOND, Timestamp};

/// How far ahead a breath of all circles together can begin, in milliseconds: time for an order to reach each of them. A
/// share that is going on stands still meanwhile.
pub const TOGETHER_AHEAD: Millis = 15 * SECOND;
/// How much longer a keeper asks for who answers "five more minutes", in milliseconds.
pub const FIVE_MORE: Millis = 5 * MINUTE;

/// Counts the orders of a gathering, from 1. Those to one circle rise, and need not follow on one another.
pub type OrderNumber = u32;

/// Which order this is. One that was sent is not taken back before it is answered: the circle may have carried it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub number: OrderNumber,
    /// The number of the order before it to this circle; 0 for the first.
    pub after: OrderNumber,
}

/// What came of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderAnswer {
    Done,
    /// Someone has this seat by it.
    Seated(SeatId),
    /// It was not carried out, and will not be. To try once more takes a new order.
    Refused(Refusal),
    /// It was answered before the newest one, and how is not remembered: whoever sent the newest knows.
    Earlier,
}

/// What a circle knows of the gathering that it is part of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    /// The newest order that was answered; 0 before the first.
    pub(crate) answered: OrderNumber,
    /// The seat that it gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gave: Option<SeatId>,
    /// Why it was not carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) refused: Option<Refusal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) goes: Option<Goes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) word: Option<HouseWord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) comeback: Option<Comeback>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) host_asked: Option<HostAsked>,
}

/// Whoever sits here has a seat in another circle, and goes when their turn with the piece is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Goes {
    pub(crate) seat: SeatId,
    pub(crate) turn: TurnNumber,
}

/// A word of the house to everyone in the circle. Its text is nowhere in here: it is in memory, under this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseWord {
    /// The order that it came with.
    pub order: OrderNumber,
    pub urgent: bool,
    pub state: WordState,
    /// The newest turn when it came: it is heard when the piece has been handed on.
    pub(crate) turn: TurnNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordState {
    /// For the next hand-over.
    Waits,
    /// Everyone can read it.
    Heard,
    /// It was heard, and lies there no more.
    PutAway,
}

/// The house suggests to come back together by a time. A keeper answers; nothing happens when that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comeback {
    /// The order that it came with; an answer names it.
    pub order: OrderNumber,
    pub by: Timestamp,
    /// Those who hold the form can read it. Until then it waits for a hand-over.
    pub heard: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<ComebackAnswer>,
    pub(crate) turn: TurnNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComebackAnswer {
    Yes,
    /// By [`FIVE_MORE`] later than suggested.
    FiveMore,
}

/// Those who hold the form ask the host of the gathering to come, quietly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostAsked {
    pub since: Timestamp,
    /// The host has said that they come.
    pub coming: bool,
}

/// What the house asks, as those who hold the form see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskHouse {
    /// Once it is heard.
    pub comeback: Option<ComebackCard>,
    /// The word that everyone can read, for a keeper to put away.
    pub word: Option<OrderNumber>,
    pub host_asked: Option<HostAsked>,
}

/// The suggestion to come back, as a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComebackCard {
    /// An answer names it.
    pub order: OrderNumber,
    pub by: Timestamp,
    pub answer: Option<ComebackAnswer>,
}

impl Comeback {
    /// By when the circle is back, as its keeper has answered.
    #[must_use]
    pub fn agreed(&self) -> Option<Timestamp> {
        self.answer.map(|answer| match answer {
            ComebackAnswer::Yes => self.by,
            ComebackAnswer::FiveMore => self.by.after(FIVE_MORE),
        })
    }
}

impl Circle {
    /// Whether the circle is part of a gathering.
    #[must_use]
    pub fn is_within_gathering(&self) -> bool {
        self.within.is_some()
    }

    /// What came of the gathering's order of this number; none before it is answered.
    #[must_use]
    pub fn answer_to(&self, order: OrderNumber) -> Option<OrderAnswer> {
        let within = self.within.as_ref()?;
        if order == 0 || order > within.answered {
            None
        } else if order < within.answered {
            Some(OrderAnswer::Earlier)
        } else if let Some(why) = &within.refused {
            Some(OrderAnswer::Refused(why.clone()))
        } else {
            Some(within.gave.map_or(OrderAnswer::Done, OrderAnswer::Seated))
        }
    }

    /// The newest order that was answered; none if the circle is part of no gathering.
    #[must_use]
    pub fn answered_order(&self) -> Option<OrderNumber> {
        self.within.as_ref().map(|within| within.answered)
    }

    /// The last word of the house, while it waits and once it was heard.
    #[must_use]
    pub fn house_word(&self) -> Option<HouseWord> {
        self.within.as_ref()?.word
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
        let heard = within.comeback.filter(|comeback| comeback.heard);
        Some(DeskHouse {
            comeback: heard.map(|comeback| ComebackCard {
                order: comeback.order,
                by: comeback.by,
                answer: comeback.answer,
            }),
            word: self.word_that_lies(),
            host_asked: within.host_asked,
        })
    }

    /// The word of the house that everyone can read.
    pub(crate) fn word_that_lies(&self) -> Option<OrderNumber> {
        let word = self.house_word()?;
        (word.state == WordState::Heard).then_some(word.order)
    }

    /// What the house asks is heard once it interrupts nobody: at a hand-over, while nobody has the piece, while
    /// everything is held. A silence, a breath, what is read or said together and listening in pairs are not
    /// interrupted either.
    pub(crate) fn hear_the_house(&mut self) {
        let (open, newest) = (self.is_open_to_the_house(), self.turn);
        let breathes = self.breath_runs();
        let comes = |turn: TurnNumber| open || (turn != newest && !breathes);
        let Some(within) = &mut self.within else {
            return;
        };
        if let Some(word) = &mut within.word
            && word.state == WordState::Waits
            && (word.urgent || comes(word.turn))
        {
            word.state = WordState::Heard;
        }
        if let Some(comeback) = &mut within.comeback {
            comeback.heard |= comes(comeback.turn);
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

    /// A word that was heard is put away when its part is over.
    pub(crate) fn put_heard_word_away(&mut self) {
        if let Some(word) = self.within.as_mut().and_then(|within| within.word.as_mut())
            && word.state == WordState::Heard
        {
            word.state = WordState::PutAway;
        }
    }
}
