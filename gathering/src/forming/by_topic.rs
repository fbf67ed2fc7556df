//! Circles by what people chose to sit together for.

use std::collections::BTreeSet;

use circle::MAX_SEATS;
use fastrand::Rng;

use super::error::FormError;
use super::room::{Group, Hints, Room};
use super::seating::no_one_yet;
use super::sizes::check;
use crate::afternoon::Topic;
use crate::person::PersonId;

impl Room {
    /// By topic: whoever chose one sits there while there is room, in the order in which they chose, those who came
    /// together at once; whoever finds their first choice full waits, and whoever chose none sits where most room is left.
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
            self.hints
                .first_choice(person)
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
        units.retain(|unit| chose(unit[0]).is_none());
        self.seat_by_choice(topics, &kept, &mut groups);
        let room = |group: &Group, at: usize| room(&topics[at], group);
        let any = units;
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

    /// Whoever waits for a topic that has room sits there, who chose first first; those who came together at once. Nobody
    /// of `but` does.
    pub(crate) fn seat_by_choice(
        &self,
        topics: &[Topic],
        but: &BTreeSet<PersonId>,
        groups: &mut [Group],
    ) {
        let seated: BTreeSet<_> = groups.iter().flat_map(Group::members).collect();
        let waits = |id: PersonId| !but.contains(&id) && !seated.contains(&id);
        let chose = |unit: &[PersonId]| self.hints.first_choice(unit[0]);
        let same = |one: &[PersonId], other: &[PersonId]| chose(one) == chose(other);
        let mut units = self.units(waits, same);
        let stands = |id: &PersonId| self.hints.topics.iter().position(|(one, _)| one == id);
        units.sort_by_key(|unit| unit.iter().filter_map(stands).min());
        for unit in units {
            let Some(topic) = chose(&unit) else { continue };
            let (Some(group), Some(wished)) = (groups.get_mut(topic), topics.get(topic)) else {
                continue;
            };
            if room(wished, group) >= unit.len() {
                group.people.extend(unit);
            }
        }
    }
}

impl Hints {
    /// The topic that someone chose first.
    pub(crate) fn first_choice(&self, person: PersonId) -> Option<usize> {
        let (_, chosen) = self.topics.iter().find(|(one, _)| *one == person)?;
        chosen.first().copied().map(usize::from)
    }
}

/// How many more can sit there.
fn room(topic: &Topic, group: &Group) -> usize {
    let most = usize::from(topic.most).min(MAX_SEATS);
    most.saturating_sub(group.size())
}
