//! People listen to each other in twos or threes; each has the same time.

use super::rules::*;
use crate::groups::{self, Groups};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pairs {
    /// 2 or 3.
    pub size: u8,
    /// The time each one is offered, in milliseconds. Where the number of people is uneven, a group that is larger or
    /// smaller shares the same time among them.
    pub share: Millis,
    pub question: String,
}

impl Pairs {
    /// The time of a whole group.
    fn whole(&self) -> Millis {
        u64::from(self.size) * self.share
    }
}

impl Rules for Pairs {
    fn kind(&self) -> PartKind {
        PartKind::Pairs(self.size)
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.question(&mut self.question)?;
        let (part, few) = (at.part, (2..=3).contains(&self.size));
        at.whether(few, PlanError::GroupSize { part })?;
        at.share(self.share)
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.question]
    }

    /// A minute to find each other.
    fn estimate(&self, _: u64, _: u64) -> Millis {
        MINUTE + self.whole()
    }

    fn state(&self, there: &There) -> PartState {
        PartState::Pairs(Groups {
            size: self.size,
            groups: groups::form(&there.people, self.size, there.meetings),
            whole: self.whole(),
            keeper: None,
        })
    }

    fn scene(&self, going: &Going) -> Scene {
        let groups = going.state.groups();
        Scene::Pairs {
            question: self.question.clone(),
            groups: groups.map_or_else(Vec::new, |pairs| pairs.groups.clone()),
            whole: groups.map_or(0, |pairs| pairs.whole),
        }
    }

    fn step(&self, going: &Going) -> Option<Step> {
        going.span.is_none().then_some(Step::StartPart)
    }

    fn would_be_disturbed(&self, going: &Going) -> bool {
        going.runs()
    }
}
