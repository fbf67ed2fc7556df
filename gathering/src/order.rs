//! Orders: what the gathering asks of a circle. Each stands in the gathering's own row until the circle has answered
//! it, so that a crash between the two rows repeats an order and never loses it; the circle knows it by its number and
//! does not do it twice.
//!
//! **Numbers** go up and are used once. An order that stands is in [`Orders`]; one with a lower number than the next
//! that does not stand there has been answered or was withdrawn, and whatever is heard of it late or again changes
//! nothing. So no list of answered orders is needed.
//!
//! **Lanes.** What concerns the same thing in a circle is sent one after another: "let go" is not sent before "hold" is
//! answered, so a slow network cannot turn them round. A word that waits for the hand-over holds up nothing else.
//! Nothing but opening is sent to a circle that is not open. What was never sent can be withdrawn; what may have been
//! sent cannot, and its answer is waited for.
//!
//! **Moving someone is two orders, first the new seat and then the old.** Were the old seat given up first and the new
//! circle then full, locked or ended, somebody who had a place would have none. As it is, they sit where they sat until
//! the new circle has given them a seat. In that one change of the row their place becomes the new one, and the order
//! to give up the old seat stands. Between the two the old circle still has an empty chair with their sign, but no
//! phone has its key any more: they sit in one circle, and the chair is gone as soon as the old circle hears of it.

use std::collections::BTreeMap;

use circle::{Millis, Pattern, SeatId, Timestamp};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

use crate::circles::{CircleKey, CircleNumber};
use crate::person::PersonId;

/// From the host's tap to the first in-breath of a breath for the whole house, in milliseconds. Longer than a circle's
/// own ([`circle::breath::LEAD_IN`]), since each circle writes its row before its phones are told.
pub const HOUSE_LEAD_IN: Millis = 6 * circle::time::SECOND;
/// The most words of the house that can wait at a time. The oldest goes for a newer one.
pub const MOST_WORDS: usize = circle::MOST_HOUSE_WORDS;

/// An order's number within the gathering. Higher ones are later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub circle::OrderNumber);

/// The number of a word of the house. What it says is in the server's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordNumber(pub u32);

/// What is asked of a circle. The list is short, and nothing in it reaches into a circle.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[strum_discriminants(
    name(AskKind),
    doc = "The kind of an [`Ask`].",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Ask {
    /// Be opened, with the plan and the agreements in force that the gathering has ready ([`crate::Opening`]).
    Open,
    /// Give this person a seat; the keeper's, if they come to keep.
    Seat { person: PersonId, keeps: bool },
    /// Give up this seat, whose sitter has gone elsewhere.
    GiveUp { seat: SeatId },
    /// Breathe with the whole house, from this moment on, in place of a breath of the house that goes on.
    Breathe {
        pattern: Pattern,
        breaths: u16,
        anchor: Timestamp,
    },
    /// End that breath after so many breaths.
    EndBreath { breaths: u16 },
    /// Hold everything.
    Hold,
    /// Let it go on.
    LetGo,
    /// Hear a word of the house: at the next hand-over, or at once.
    Word { word: WordNumber, urgent: bool },
    /// Be back by then, if it suits.
    ComeBack { by: Timestamp },
    /// Tell the keeper, who asked for the host, that she comes.
    HostComes,
    /// End.
    End,
}

/// What is sent one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Open,
    Seats,
    /// Hold, let go, breathe.
    House,
    Word(WordNumber),
    ComeBack,
    Host,
    End,
}

impl AskKind {
    pub const ALL: &[AskKind] = AskKind::VARIANTS;
}

impl Ask {
    #[must_use]
    pub fn kind(&self) -> AskKind {
        self.into()
    }

    fn lane(&self) -> Lane {
        match self {
            Ask::Open => Lane::Open,
            Ask::Seat { .. } | Ask::GiveUp { .. } => Lane::Seats,
            Ask::Breathe { .. } | Ask::EndBreath { .. } | Ask::Hold | Ask::LetGo => Lane::House,
            Ask::Word { word, .. } => Lane::Word(*word),
            Ask::ComeBack { .. } => Lane::ComeBack,
            Ask::HostComes => Lane::Host,
            Ask::End => Lane::End,
        }
    }
}

/// An order that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub to: CircleNumber,
    pub ask: Ask,
    pub made_at: Timestamp,
    /// The circle has it, and will do it later: it waits for the hand-over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
}

/// What a circle answered to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Heard {
    /// It was opened, and this is its key.
    Opened { key: CircleKey },
    /// The person has this seat.
    Seated { seat: SeatId },
    /// It is done.
    Done,
    /// It has it, and will do it at the hand-over. The order stands.
    Later,
    /// What the keeper said to a suggested finish.
    ComeBack { finish: Finish },
    /// It cannot be.
    Refused { why: WhyNot },
}

/// What a keeper says to a suggested finish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    Yes,
    FiveMore,
}

/// Why a circle does not do what it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// Every seat is taken.
    Full,
    /// It has ended, or is not there any more.
    Ended,
    /// It came too late, such as a breath that is over.
    TooLate,
    /// It cannot be at this point of the circle.
    NotNow,
}

/// The orders that stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    next: circle::OrderNumber,
    standing: BTreeMap<OrderId, Order>,
}

impl Orders {
    #[must_use]
    pub fn get(&self, id: OrderId) -> Option<&Order> {
        self.standing.get(&id)
    }

    /// All that stand, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (OrderId, &Order)> {
        self.standing.iter().map(|(id, order)| (*id, order))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.standing.is_empty()
    }

    /// Whether an order with this number was ever made.
    #[must_use]
    pub fn was_made(&self, id: OrderId) -> bool {
        id.0 < self.next
    }

    /// What is to be sent now, and again until it is answered. A `waits` order is among them: a circle that lost it from
    /// memory has it again so.
    #[must_use]
    pub fn to_send(&self) -> Vec<(OrderId, &Order)> {
        self.iter().filter(|(id, _)| self.is_first(*id)).collect()
    }

    /// Whether it is the first of its lane, and so may have been sent.
    fn is_first(&self, id: OrderId) -> bool {
        let Some(order) = self.get(id) else {
            return false;
        };
        let lane = order.ask.lane();
        let mut before = self.standing.range(..id).map(|(_, order)| order);
        before.all(|other| {
            other.to != order.to || (other.ask.lane() != lane && other.ask.lane() != Lane::Open)
        })
    }

    pub(crate) fn make(&mut self, now: Timestamp, to: CircleNumber, ask: Ask) -> OrderId {
        self.withdraw_contradicted(to, &ask);
        let id = OrderId(self.next);
        self.next += 1;
        let order = Order {
            to,
            ask,
            made_at: now,
            waits: false,
        };
        self.standing.insert(id, order);
        id
    }

    pub(crate) fn close(&mut self, id: OrderId) {
        self.standing.remove(&id);
    }

    pub(crate) fn get_mut(&mut self, id: OrderId) -> Option<&mut Order> {
        self.standing.get_mut(&id)
    }

    /// Drops what `gone` says, of all that was never sent or that does no harm if it was.
    pub(crate) fn withdraw(&mut self, gone: impl Fn(OrderId, &Order) -> bool) {
        self.standing.retain(|id, order| !gone(*id, order));
    }

    /// Withdraws this one, if it was never sent.
    pub(crate) fn withdraw_unsent(&mut self, id: OrderId) {
        if !self.is_first(id) {
            self.standing.remove(&id);
        }
    }

    /// Withdraws what was never sent to a circle, which has ended, and what does no harm if it was.
    pub(crate) fn withdraw_to(&mut self, circle: CircleNumber) {
        let to_it = self.iter().filter(|(_, order)| order.to == circle);
        let harmless = |order: &Order| match order.ask {
            // A seat may have been given in an ended circle's last moment, and a circle may have been opened.
            Ask::Open | Ask::Seat { .. } => false,
            Ask::GiveUp { .. }
            | Ask::Breathe { .. }
            | Ask::EndBreath { .. }
            | Ask::Hold
            | Ask::LetGo
            | Ask::Word { .. }
            | Ask::ComeBack { .. }
            | Ask::HostComes
            | Ask::End => true,
        };
        let gone = to_it.filter(|(id, order)| harmless(order) || !self.is_first(*id));
        let gone: Vec<_> = gone.map(|(id, _)| id).collect();
        self.withdraw(|id, _| gone.contains(&id));
    }

    /// What was never sent and would be turned round by `ask` is withdrawn, so that a circle that does not answer has
    /// a few orders before it and not a heap. An older suggestion to come back goes in any case: the new one is shown
    /// in its place.
    fn withdraw_contradicted(&mut self, to: CircleNumber, ask: &Ask) {
        let kinds: &[AskKind] = match ask {
            Ask::Hold | Ask::LetGo => &[AskKind::Hold, AskKind::LetGo],
            Ask::Breathe { .. } | Ask::EndBreath { .. } => &[AskKind::Breathe, AskKind::EndBreath],
            Ask::ComeBack { .. } => {
                self.withdraw(|_, order| order.to == to && order.ask.kind() == AskKind::ComeBack);
                return;
            }
            Ask::HostComes => &[AskKind::HostComes],
            Ask::Open | Ask::Seat { .. } | Ask::GiveUp { .. } | Ask::Word { .. } | Ask::End => {
                return;
            }
        };
        // An end shortens the breath before it, so of an end the breath stays.
        let ends = matches!(ask, Ask::EndBreath { .. });
        let unsent: Vec<_> = self
            .iter()
            .filter(|(_, order)| order.to == to && kinds.contains(&order.ask.kind()))
            .filter(|(_, order)| !(ends && order.ask.kind() == AskKind::Breathe))
            .filter(|(id, _)| !self.is_first(*id))
            .map(|(id, _)| id)
            .collect();
        self.withdraw(|id, _| unsent.contains(&id));
    }
}
