//! Circles by what people chose to sit together for.

use std::collections::BTreeSet;

use circle::MAX_SEATS;
use fastrand::Rng;

use super::error::FormError;
use super::room::{Group, Room};
use super::seating::no_one_yet;
use super::sizes::check;
use crate::afternoon::Topic;
use crate::person::PersonId;

impl Room {
    /// By topic: whoever chose one sits there while there is room, in an order of chance, those who came together at
    /// once; whoever finds their first choice full waits, and whoever chose none sits where most room is left.
    pub(super) fn by_topic(&self, topics: &[Topic], seed: u64) -> Result<Vec<Group>, FormError> {
        let (people, count) = (self.sitters.len(), topics.len());
        if count > people {
            let topics = count;
            return Err(FormError::MoreTopicsThanPeople { topics, people });
        }
        check(people.min(count * MAX_SEATS), count, 1)?;
        if topics.iter().any(|topic| topic.most == 0) {
            return Err(FormError::TopicRoom);
        }
        let mut rng = Rng::with_seed(seed);
        let chose = |person: PersonId| {
            let said = self.hints.topics.iter().find(|(one, _)| *one == person);
            said.and_then(|(_, chosen)| chosen.first().copied().map(usize::from))
                .filter(|topic| *topic < count)
        };
        let mut groups = no_one_yet(count);
        // A keeper first where they would like to sit, then where one is missing.
        let mut keepers = self.keepers(count, &mut rng)?;
        keepers.retain(|keeper| {
            let keeper = self.sitters[*keeper].id;
            let wished = chose(keeper).map(|topic| &mut groups[topic]);
            match wished.filter(|group| group.keeper.is_none()) {
                Some(group) => {
                    group.keeper = Some(keeper);
                    false
                }
                None => true,
            }
        });
        let missing = groups.iter_mut().filter(|group| group.keeper.is_none());
        for (group, keeper) in missing.zip(keepers) {
            group.keeper = Some(self.sitters[keeper].id);
        }
        let kept: BTreeSet<_> = groups.iter().filter_map(|group| group.keeper).collect();
        let same = |one: &[PersonId], other: &[PersonId]| chose(one[0]) == chose(other[0]);
        let mut units = self.units(|id| !kept.contains(&id), same);
        rng.shuffle(&mut units);
        let room = |group: &Group, at: usize| {
            let most = usize::from(topics[at].most).min(MAX_SEATS);
            most.saturating_sub(group.size())
        };
        let (chosen, any): (Vec<_>, Vec<_>) =
            units.into_iter().partition(|unit| chose(unit[0]).is_some());
        for unit in chosen {
            if let Some(topic) = chose(unit[0])
                && room(&groups[topic], topic) >= unit.len()
            {
                groups[topic].people.extend(unit);
            }
        }
        for unit in any {
            let most = (0..count).max_by_key(|at| (room(&groups[*at], *at), count - at));
            if let Some(at) = most
                && room(&groups[at], at) >= unit.len()
            {
                groups[at].people.extend(unit);
            }
        }
        Ok(groups)
    }
}
