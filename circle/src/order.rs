//! Orders: what a gathering asks of the circles that are part of it.
//!
//! They stand in the gathering's own row until the circle has answered them, so that a crash between the two rows says an
//! order again and never loses it; that none is carried out twice is for the circle to see to. The last sixteen requests
//! of a seat are known by their ids. That would not do here: an order can come again after any number of others, from a
//! server that was paused. So orders have numbers that rise, and a circle knows the newest that it answered in each
//! [`Lane`]. In a lane a gathering sends an order when the one before it is answered, or was taken back and may be lost;
//! so one that comes for the first time has a higher number, and what has the same or a lower one is known. What concerns
//! different things may overtake each other on the way.
//!
//! What cannot be done is answered, too, with the reason, and that is remembered: were it only refused, a late copy of it
//! could be carried out when the gathering has long done something else instead, and someone would have two seats.

use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, VariantArray};

use crate::agreement::Consent;
use crate::breath::Pattern;
use crate::refusal::Refusal;
use crate::seat::{Carried, SeatId};
use crate::time::Timestamp;

/// Counts the orders of a gathering. Those to one circle rise, and need not follow on one another.
pub type OrderNumber = u32;

/// What a gathering asks. The list is short, and nothing in it reaches into a circle.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[strum_discriminants(
    name(OrderKind),
    doc = "The kind of an [`Order`].",
    derive(PartialOrd, Ord, VariantArray, Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Order {
    /// Keep a seat for someone, in their place in the ring, with what they said to the agreements of the whole gathering.
    /// It has stepped out until they come. Who `keeps` is given the keeper's seat while nobody else was, or has come to it;
    /// after that they keep beside the keeper.
    SeatSomeone {
        carried: Carried,
        keeps: bool,
        consents: Vec<Consent>,
    },
    /// Give someone's seat up, who has one in another circle: as if they left. With the piece they go when their turn is
    /// over. In the place of the keeper a seat is kept for whoever keeps next.
    GiveUpSeat { seat: SeatId },
    /// Begin a breath with all circles, its first in-breath at this moment, in place of one that they breathe together.
    Breathe {
        pattern: Pattern,
        breaths: u16,
        anchor: Timestamp,
    },
    /// End that breath after so many breaths, or with the out-breath that is going on if that is later.
    EndBreath { breaths: u16 },
    /// Hold everything, as in all circles.
    Hold,
    /// Go on, where it was held for that.
    LetGo,
    /// Say a word to everyone: at the next hand-over, or at once. Its text goes to [`crate::Spoken::house_says`].
    SayWord { urgent: bool },
    /// Suggest to come back together by this time, in place of what was suggested before.
    SuggestComeback { by: Timestamp },
    /// Say that the host comes, who was asked to.
    HostComes,
    /// End the circle, as the gathering ends.
    End,
}

/// What is sent one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Keeping seats and giving them up.
    Seats,
    /// Breathing and holding together.
    House,
    /// Each word for itself.
    Word,
    Comeback,
    Host,
    End,
}

/// What a keeper answers to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComebackAnswer {
    Yes,
    /// By [`crate::FIVE_MORE`] later than suggested.
    FiveMore,
}

/// What came of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderAnswer {
    Done,
    /// Someone has this seat by it.
    Seated(SeatId),
    /// The circle has it. A word waits for a hand-over, a suggestion for a keeper's answer.
    Waits,
    /// What a keeper answered to the suggestion.
    Comeback(ComebackAnswer),
    /// It was not carried out, and will not be. To try once more takes a new order.
    Refused(Refusal),
    /// It was answered before the newest one of its lane, and how is not remembered: whoever sent the newest knows.
    Earlier,
}

impl OrderKind {
    pub const ALL: &[OrderKind] = OrderKind::VARIANTS;

    #[must_use]
    pub fn lane(self) -> Lane {
        match self {
            OrderKind::SeatSomeone | OrderKind::GiveUpSeat => Lane::Seats,
            OrderKind::Breathe | OrderKind::EndBreath | OrderKind::Hold | OrderKind::LetGo => {
                Lane::House
            }
            OrderKind::SayWord => Lane::Word,
            OrderKind::SuggestComeback => Lane::Comeback,
            OrderKind::HostComes => Lane::Host,
            OrderKind::End => Lane::End,
        }
    }
}

impl Order {
    #[must_use]
    pub fn kind(&self) -> OrderKind {
        self.into()
    }
}
