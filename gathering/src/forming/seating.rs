//! The ways of forming circles. Whatever the way, everyone is in one circle at most and no circle is without a keeper.

use std::collections::{BTreeMap, BTreeSet};

use circle::MAX_SEATS;
use fastrand::Rng;

use super::error::FormError;
use super::room::{Group, Room, Sitter};
use super::search::{APART, Costs, MET, PLACE, Search, TOGETHER};
use super::sizes::{check, sizes};
use crate::afternoon::Topic;
use crate::afternoon::bounds::{MAX_CIRCLES, SMALLEST_CIRCLE};
use crate::circles::CircleNumber;
use crate::person::PersonId;

impl Room {
    /// By chance, sizes within one, a keeper in each, the hints kept as far as can be; with `new_faces`, with as few
    /// as can be whom one has sat with before.
    pub(super) fn evenly(
        &self,
        circles: usize,
        new_faces: bool,
        seed: u64,
    ) -> Result<Vec<Group>, FormError> {
        check(self.sitters.len(), circles, usize::from(SMALLEST_CIRCLE))?;
        let mut rng = Rng::with_seed(seed);
        let keepers = self.keepers(circles, &mut rng)?;
        let sizes = sizes(self.sitters.len(), circles);
        let mut sits = vec![0; self.sitters.len()];
        let mut keeps = vec![false; self.sitters.len()];
        for (circle, keeper) in keepers.iter().enumerate() {
            (sits[*keeper], keeps[*keeper]) = (circle, true);
        }
        let mut others: Vec<_> = (0..sits.len()).filter(|at| !keeps[*at]).collect();
        rng.shuffle(&mut others);
        let chairs = sizes.iter().enumerate();
        let chairs = chairs.flat_map(|(circle, size)| std::iter::repeat_n(circle, size - 1));
        for (other, circle) in others.into_iter().zip(chairs) {
            sits[other] = circle;
        }
        let costs = self.costs(circles, new_faces);
        let sits = Search::new(sits, keeps.clone(), circles, &costs).run(&mut rng);
        let mut groups = no_one_yet(circles);
        for (at, sitter) in self.sitters.iter().enumerate() {
            let group = &mut groups[sits[at]];
            match keeps[at] {
                true => group.keeper = Some(sitter.id),
                false => group.people.push(sitter.id),
            }
        }
        Ok(groups)
    }

    /// Only those who keep sit; all others are for the host to move.
    pub(super) fn only_keepers(&self, circles: usize, seed: u64) -> Result<Vec<Group>, FormError> {
        check(self.sitters.len(), circles, 1)?;
        let keepers = self.keepers(circles, &mut Rng::with_seed(seed))?;
        let mut groups = no_one_yet(circles);
        for (group, keeper) in groups.iter_mut().zip(keepers) {
            group.keeper = Some(self.sitters[keeper].id);
        }
        Ok(groups)
    }

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
        let mut units = self.units(|sitter| !kept.contains(&sitter.id), chose);
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

    /// The same people as in their last circle, at the same place. Whoever sat in none sits where fewest do.
    pub(super) fn as_before(
        &self,
        spots: &BTreeMap<CircleNumber, (u8, Option<PersonId>)>,
        seed: u64,
    ) -> Result<Vec<Group>, FormError> {
        let mut before: BTreeMap<u8, Vec<&Sitter>> = BTreeMap::new();
        let mut new = Vec::new();
        for sitter in &self.sitters {
            match sitter.sat.last().and_then(|circle| spots.get(circle)) {
                Some((spot, _)) => before.entry(*spot).or_default().push(sitter),
                None => new.push(sitter),
            }
        }
        if before.is_empty() {
            return Err(FormError::NothingBefore);
        }
        check(self.sitters.len(), before.len(), 1)?;
        let kept: BTreeSet<_> = spots.values().filter_map(|(_, keeper)| *keeper).collect();
        let mut groups: Vec<_> = before
            .into_iter()
            .map(|(spot, sitters)| {
                // Who kept it, or else someone of it who keeps.
                let keeps = |sitter: &&&Sitter| sitter.keeps && kept.contains(&sitter.id);
                let any = |sitter: &&&Sitter| sitter.keeps;
                let keeper = sitters.iter().find(keeps).or(sitters.iter().find(any));
                let keeper = keeper.map(|sitter| sitter.id);
                let others = sitters.iter().map(|sitter| sitter.id);
                let people = others.filter(|id| Some(*id) != keeper).collect();
                Group {
                    spot,
                    keeper,
                    people,
                }
            })
            .collect();
        self.find_keepers(&mut groups, &mut new)?;
        Rng::with_seed(seed).shuffle(&mut new);
        for sitter in new {
            let smallest = groups.iter_mut().min_by_key(|group| group.size());
            if let Some(group) = smallest.filter(|group| group.size() < MAX_SEATS) {
                group.people.push(sitter.id);
            }
        }
        Ok(groups)
    }

    /// A circle whose keeper is gone has someone who is new and keeps, or one more who keeps of another circle.
    fn find_keepers(&self, groups: &mut [Group], new: &mut Vec<&Sitter>) -> Result<(), FormError> {
        let keeps = self.sitters.iter().filter(|sitter| sitter.keeps);
        let keeps: BTreeSet<_> = keeps.map(|sitter| sitter.id).collect();
        for at in 0..groups.len() {
            if groups[at].keeper.is_some() {
                continue;
            }
            let keeper = if let Some(found) = new.iter().position(|sitter| sitter.keeps) {
                Some(new.remove(found).id)
            } else {
                groups.iter_mut().find_map(|group| {
                    let spare = group.people.iter().position(|id| keeps.contains(id))?;
                    Some(group.people.remove(spare))
                })
            };
            groups[at].keeper = keeper;
            if keeper.is_none() {
                let needed = groups.len();
                let keepers = keeps.len();
                return Err(FormError::KeepersMissing { keepers, needed });
            }
        }
        Ok(())
    }

    /// So many of those who keep, in an order of chance.
    fn keepers(&self, needed: usize, rng: &mut Rng) -> Result<Vec<usize>, FormError> {
        let keeps = |at: &usize| self.sitters[*at].keeps;
        let mut keepers: Vec<_> = (0..self.sitters.len()).filter(keeps).collect();
        if keepers.len() < needed {
            let keepers = keepers.len();
            return Err(FormError::KeepersMissing { keepers, needed });
        }
        rng.shuffle(&mut keepers);
        keepers.truncate(needed);
        Ok(keepers)
    }

    /// What each pair and each place costs.
    fn costs(&self, circles: usize, new_faces: bool) -> Costs {
        let at: BTreeMap<_, _> = self
            .sitters
            .iter()
            .enumerate()
            .map(|(at, sitter)| (sitter.id, at))
            .collect();
        let both = |(a, b): &(PersonId, PersonId), cost| Some((*at.get(a)?, *at.get(b)?, cost));
        let together = self.hints.together.iter();
        let mut pairs: Vec<_> = together.filter_map(|pair| both(pair, -TOGETHER)).collect();
        pairs.extend(self.hints.apart.iter().filter_map(|pair| both(pair, APART)));
        if new_faces {
            pairs.extend(self.met());
        }
        let mut places = Vec::new();
        for (person, wish) in &self.hints.places {
            let Some(person) = at.get(person) else {
                continue;
            };
            let unmet = (0..circles).filter(|circle| !wish.is_met_by(self.spot(*circle)));
            places.extend(unmet.map(|circle| (*person, circle, PLACE)));
        }
        Costs { pairs, places }
    }

    /// Who has sat with whom, as often as they have.
    fn met(&self) -> Vec<(usize, usize, i32)> {
        let mut sat: BTreeMap<CircleNumber, Vec<usize>> = BTreeMap::new();
        for (at, sitter) in self.sitters.iter().enumerate() {
            for circle in &sitter.sat {
                sat.entry(*circle).or_default().push(at);
            }
        }
        let mut met = Vec::new();
        for sat in sat.values() {
            for (n, a) in sat.iter().enumerate() {
                met.extend(sat[n + 1..].iter().map(|b| (*a, *b, MET)));
            }
        }
        met
    }

    /// Those of `whom` who came together and chose the same, as one; everybody else alone.
    fn units(
        &self,
        whom: impl Fn(&Sitter) -> bool,
        chose: impl Fn(PersonId) -> Option<usize>,
    ) -> Vec<Vec<PersonId>> {
        let ids: Vec<_> = self
            .sitters
            .iter()
            .filter(|s| whom(s))
            .map(|s| s.id)
            .collect();
        let mut units: Vec<Vec<PersonId>> = ids.into_iter().map(|id| vec![id]).collect();
        for (a, b) in &self.hints.together {
            let find = |units: &[Vec<PersonId>], id| units.iter().position(|u| u.contains(id));
            if let (Some(one), Some(other)) = (find(&units, a), find(&units, b))
                && one != other
                && chose(*a) == chose(*b)
            {
                let (first, second) = (one.min(other), one.max(other));
                let second = units.remove(second);
                units[first].extend(second);
            }
        }
        units
    }
}

/// So many circles in which nobody sits.
fn no_one_yet(circles: usize) -> Vec<Group> {
    let empty = |spot| Group {
        spot,
        keeper: None,
        people: Vec::new(),
    };
    (0..MAX_CIRCLES as u8).map(empty).take(circles).collect()
}
