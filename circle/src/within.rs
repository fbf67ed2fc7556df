//! What a circle knows of the gathering that it is part of: which orders it answered, what the house says and suggests,
//! and whether the host was asked to come.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::order::{ComebackAnswer, Lane, OrderAnswer, OrderKind, OrderNumber};
use crate::piece::TurnNumber;
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::time::{MINUTE, Millis, SECOND, Timestamp};

/// How far ahead a breath of all circles together can begin, in milliseconds: time for an order to reach each of them. A
/// share that is going on stands still meanwhile.
pub const TOGETHER_AHEAD: Millis = 15 * SECOND;
/// How much longer a keeper asks for who answers "five more minutes", in milliseconds.
pub const FIVE_MORE: Millis = 5 * MINUTE;
/// The most words of the house that a circle knows at a time. The oldest goes for a newer one.
pub const MOST_HOUSE_WORDS: usize = 4;
/// How long a word lies there once it was heard, in milliseconds: who sits down later is not shown it as new. A first guess.
pub const WORD_LIES: Millis = 10 * MINUTE;

/// What a circle knows of its gathering.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Within {
    /// The newest order that was answered in each lane; of words, the newest that is not known one by one any more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) answered: BTreeMap<Lane, Answered>,
    /// The keeper's seat is kept, and was given to nobody yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) keeper_waited_for: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) goes: Option<Goes>,
    /// Oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) words: Vec<HouseWord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) comeback: Option<Comeback>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) host_asked: Option<HostAsked>,
}

/// An order that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answered {
    pub(crate) order: OrderNumber,
    /// The seat that it gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gave: Option<SeatId>,
    /// Why it was not carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) refused: Option<Refusal>,
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
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
    pub state: WordState,
    /// When it was heard; none while it waits, and of one that was heard before this was remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) heard_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordState {
    /// For the next hand-over: until there is a newer turn than this one.
    Waits(TurnNumber),
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
    /// It waits for a hand-over: until there is a newer turn than this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) waits: Option<TurnNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<ComebackAnswer>,
}

/// Those who hold the form ask the host of the gathering to come, quietly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostAsked {
    pub since: Timestamp,
    /// The host has said that they come.
    pub coming: bool,
}

/// What the house asks, as those who hold the form see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskHouse {
    /// Once it is heard.
    pub comeback: Option<ComebackCard>,
    /// The words that everyone can read, for a keeper to put away.
    pub words: Vec<OrderNumber>,
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

impl HouseWord {
    /// Everyone can read it from `now` on.
    pub(crate) fn hear(&mut self, now: Timestamp) {
        self.state = WordState::Heard;
        self.heard_at = Some(now);
    }

    /// When it is put away by itself, while it lies there.
    pub(crate) fn lies_until(&self) -> Option<Timestamp> {
        let lies = self.state == WordState::Heard;
        self.heard_at.filter(|_| lies).map(|at| at.after(WORD_LIES))
    }
}

impl Comeback {
    /// Whether those who hold the form can read it.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        self.waits.is_none()
    }

    /// By when the circle is back, as its keeper has answered.
    #[must_use]
    pub fn agreed(&self) -> Option<Timestamp> {
        self.answer.map(|answer| match answer {
            ComebackAnswer::Yes => self.by,
            ComebackAnswer::FiveMore => self.by.after(FIVE_MORE),
        })
    }
}

impl Within {
    /// Just opened.
    pub(crate) fn opened() -> Within {
        Within {
            keeper_waited_for: true,
            ..Within::default()
        }
    }

    /// What came of the order of this number and kind; none before it is answered.
    pub(crate) fn answer_to(&self, order: OrderNumber, kind: OrderKind) -> Option<OrderAnswer> {
        let word = self.words.iter().find(|word| word.order == order);
        if kind == OrderKind::SayWord
            && let Some(word) = word
        {
            return Some(match word.state {
                WordState::Waits(_) => OrderAnswer::Waits,
                WordState::Heard | WordState::PutAway => OrderAnswer::Done,
            });
        }
        let newest = self.answered.get(&kind.lane())?;
        if order > newest.order {
            return None;
        }
        if order < newest.order || kind == OrderKind::SayWord {
            return Some(OrderAnswer::Earlier);
        }
        if let Some(why) = &newest.refused {
            return Some(OrderAnswer::Refused(why.clone()));
        }
        let comeback = self.comeback.filter(|comeback| comeback.order == order);
        Some(match (newest.gave, comeback) {
            (Some(seat), _) => OrderAnswer::Seated(seat),
            (None, Some(comeback)) => comeback
                .answer
                .map_or(OrderAnswer::Waits, OrderAnswer::Comeback),
            (None, None) => OrderAnswer::Done,
        })
    }

    /// One more word; the oldest goes where there are too many.
    pub(crate) fn say(&mut self, word: HouseWord) {
        self.words.push(word);
        self.words.sort_by_key(|word| word.order);
        if self.words.len() > MOST_HOUSE_WORDS {
            let order = self.words.remove(0).order;
            let known = Answered {
                order,
                gave: None,
                refused: None,
            };
            self.answered.insert(Lane::Word, known);
        }
    }
}
