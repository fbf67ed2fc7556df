//! The same circles as before.

use std::collections::{BTreeMap, BTreeSet};

use circle::MAX_SEATS;
use fastrand::Rng;

use super::error::FormError;
use super::room::{Group, Room, Sitter};
use super::sizes::check;
use crate::circles::CircleNumber;
use crate::person::PersonId;

impl Room {
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
}
