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

/// How often the search begins anew from what it found, once whole circles have exchanged their places.
const SEARCHES: usize = 2;
/// From how many other beginnings a search is made while a hint is not kept: so many for so many people, and at most
/// so many.
const BEGINNINGS: (usize, usize) = (600, 12);

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
        let sizes = sizes(self.sitters.len(), circles);
        let costs = self.costs(circles, new_faces);
        let mut best: Option<(i32, Vec<usize>, Vec<bool>)> = None;
        for _ in 0..self.beginnings() {
            let keepers = self.keepers(circles, &mut rng)?;
            let (mut sits, keeps) = self.first_seats(&keepers, &sizes, &mut rng);
            for _ in 0..SEARCHES {
                sits = Search::new(sits, keeps.clone(), circles, &costs).run(&mut rng);
                costs.exchange_places(&mut sits, circles);
            }
            let cost = costs.of(&sits);
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, sits, keeps));
            }
            if cost == 0 {
                break;
            }
        }
        let (_, sits, keeps) = best.unwrap_or_default();
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

    /// How often a search begins from another seating: the fewer people, the more often.
    fn beginnings(&self) -> usize {
        (BEGINNINGS.0 / self.sitters.len().max(1)).clamp(1, BEGINNINGS.1)
    }

    /// The circle of each to begin the search with, and who keeps one: those who came together sit together where
    /// they can, the larger groups first.
    fn first_seats(
        &self,
        keepers: &[usize],
        sizes: &[usize],
        rng: &mut Rng,
    ) -> (Vec<usize>, Vec<bool>) {
        let at = self.places();
        let mut sits = vec![0; self.sitters.len()];
        let mut keeps = vec![false; self.sitters.len()];
        for (circle, keeper) in keepers.iter().enumerate() {
            (sits[*keeper], keeps[*keeper]) = (circle, true);
        }
        let mut free: Vec<_> = sizes.iter().map(|size| size - 1).collect();
        let most = sizes.iter().min().copied().unwrap_or(0);
        let keeping = |unit: &[PersonId]| unit.iter().filter(|id| keeps[at[id]]).count();
        let fit = |one: &[PersonId], other: &[PersonId]| {
            one.len() + other.len() <= most && keeping(one) + keeping(other) <= 1
        };
        let mut units = self.units(|_| true, fit);
        rng.shuffle(&mut units);
        units.sort_by_key(|unit| (usize::MAX - unit.len(), keeping(unit) == 0));
        for unit in units {
            let unit: Vec<_> = unit.iter().map(|id| at[id]).collect();
            let keeper = unit.iter().find(|one| keeps[**one]);
            let mut beside = keeper.map(|keeper| sits[*keeper]);
            for one in unit.into_iter().filter(|one| !keeps[*one]) {
                let emptiest = (0..free.len()).max_by_key(|circle| free[*circle]);
                beside = beside.filter(|circle| free[*circle] > 0).or(emptiest);
                if let Some(circle) = beside {
                    sits[one] = circle;
                    free[circle] -= 1;
                }
            }
        }
        (sits, keeps)
    }

    /// Where each stands among the sitters.
    fn places(&self) -> BTreeMap<PersonId, usize> {
        let sitters = self.sitters.iter().enumerate();
        sitters.map(|(at, sitter)| (sitter.id, at)).collect()
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
        let at = self.places();
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

    /// Those of `whom` who came together, as one where they `fit`; everybody else alone.
    fn units(
        &self,
        whom: impl Fn(PersonId) -> bool,
        fit: impl Fn(&[PersonId], &[PersonId]) -> bool,
    ) -> Vec<Vec<PersonId>> {
        let ids = self.sitters.iter().map(|sitter| sitter.id);
        let mut units: Vec<_> = ids.filter(|id| whom(*id)).map(|id| vec![id]).collect();
        for (a, b) in &self.hints.together {
            let find = |id| units.iter().position(|unit| unit.contains(id));
            if let (Some(one), Some(other)) = (find(a), find(b))
                && one != other
                && fit(&units[one], &units[other])
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
