//! How long a plan takes: an honest guess for the keeper, never a clock for anyone else.

use serde::{Deserialize, Serialize};

use super::{KeeperTurn, Plan};
use crate::parts::Part;
use crate::time::Millis;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Each part, in milliseconds.
    pub parts: Vec<Millis>,
    /// All of them, in milliseconds.
    pub total: Millis,
}

impl Plan {
    /// How long this plan takes with `people`, the keeper among them.
    #[must_use]
    pub fn estimate(&self, people: u32) -> Estimate {
        let each = |part: &Part| part.estimate(people, self.keeper_turn);
        let parts: Vec<_> = self.parts.iter().map(each).collect();
        let total = parts.iter().sum();
        Estimate { parts, total }
    }
}

impl Part {
    /// How long this part takes with `people`, the keeper among them, in milliseconds.
    #[must_use]
    pub fn estimate(&self, people: u32, keeper_turn: KeeperTurn) -> Millis {
        let people = u64::from(people);
        let sharers = match keeper_turn {
            KeeperTurn::First | KeeperTurn::Last => people,
            KeeperTurn::HoldsOnly => people.saturating_sub(1),
        };
        self.rules().estimate(people, sharers)
    }
}
