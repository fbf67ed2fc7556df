//! A network between the gathering and its circles. What is sent comes late, twice, in another order or not at all.

use circle::Timestamp;
use gathering::{CircleNumber, Heard, OrderId};
use server::gatherings::Load;
use tests::chance::Chance;

/// How long a message may be on its way, in milliseconds; a few take a minute.
const LONGEST_WAY: u64 = 3_000;
const LATE: u64 = 60_000;

/// What is on its way.
#[derive(Clone)]
pub(crate) enum Message {
    /// An order to a circle.
    Order(Carrier, CircleNumber, Load),
    /// What a circle answered.
    Answer(Carrier, Heard),
}

/// Which order, and who carries it; one that is sent anew after a restart has another carrier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Carrier {
    pub(crate) order: OrderId,
    pub(crate) number: u64,
}

/// The network.
pub(crate) struct Post {
    chance: Chance,
    well: bool,
    under_way: Vec<(Timestamp, Message)>,
}

impl Post {
    /// With nothing on its way.
    pub(crate) fn new(chance: Chance) -> Post {
        Post {
            chance,
            well: false,
            under_way: Vec::new(),
        }
    }

    /// From now on nothing gets lost, and everything comes once; or not so any more.
    pub(crate) fn becomes(&mut self, well: bool) {
        self.well = well;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.under_way.is_empty()
    }

    /// Whether something that is done at once fails.
    pub(crate) fn fails(&mut self) -> bool {
        !self.well && self.chance.once_in(4)
    }

    /// Carries it. Tells how many copies come, and the longest way of them.
    pub(crate) fn carry(&mut self, now: Timestamp, message: &Message) -> u64 {
        let copies = match self.chance.below(10) {
            _ if self.well => 1,
            0..=1 => 0,
            2..=3 => 2,
            _ => 1,
        };
        for _ in 0..copies {
            let longest = if self.chance.once_in(15) {
                LATE
            } else {
                LONGEST_WAY
            };
            let way = if self.well {
                0
            } else {
                self.chance.below(longest)
            };
            self.under_way.push((now.after(way), message.clone()));
        }
        copies
    }

    /// Half of what is on its way is lost.
    pub(crate) fn cut(&mut self) {
        let chance = &mut self.chance;
        self.under_way.retain(|_| chance.once_in(2));
    }

    /// What has come by now.
    pub(crate) fn here(&mut self, now: Timestamp) -> Vec<Message> {
        let all = std::mem::take(&mut self.under_way);
        let (mut here, coming): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(due, _)| *due <= now);
        self.under_way = coming;
        here.sort_by_key(|(due, _)| *due);
        here.into_iter().map(|(_, message)| message).collect()
    }
}
