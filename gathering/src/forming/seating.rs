//! Circles by chance and by hand. Whatever the way, everyone is in one circle at most and no circle is without a keeper.

use std::collections::BTreeMap;

use fastrand::Rng;

use super::error::FormError;
use super::room::{Group, Room};
use super::search::Search;
use super::sizes::{check, sizes};
use crate::afternoon::bounds::{MAX_CIRCLES, SMALLEST_CIRCLE};
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
    pub(super) fn places(&self) -> BTreeMap<PersonId, usize> {
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

    /// So many of those who keep, in an order of chance.
    pub(super) fn keepers(&self, needed: usize, rng: &mut Rng) -> Result<Vec<usize>, FormError> {
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

    /// Those of `whom` who came together, as one where they `fit`; everybody else alone.
    pub(super) fn units(
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
pub(super) fn no_one_yet(circles: usize) -> Vec<Group> {
    let empty = |spot| Group {
        spot,
        keeper: None,
        people: Vec::new(),
    };
    (0..MAX_CIRCLES as u8).map(empty).take(circles).collect()
}
