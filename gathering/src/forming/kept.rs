//! How many wishes a seating keeps, and how many it does not: numbers, never whose.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::room::{Group, Hints, PlaceWish, SpotTraits};
use crate::person::PersonId;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub kept: u32,
    pub of: u32,
}

/// How many wishes are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Pairs who came together.
    pub together: Share,
    /// Not with someone.
    pub apart: Share,
    pub near_exit: Share,
    pub quiet: Share,
    /// First choices of a topic.
    pub topic: Share,
}

impl Share {
    fn count(&mut self, kept: bool) {
        self.of += 1;
        self.kept += u32::from(kept);
    }

    #[must_use]
    pub fn is_whole(self) -> bool {
        self.kept == self.of
    }
}

impl Kept {
    /// Of all wishes together.
    #[must_use]
    pub fn in_all(&self) -> Share {
        let all = [
            self.together,
            self.apart,
            self.near_exit,
            self.quiet,
            self.topic,
        ];
        Share {
            kept: all.iter().map(|share| share.kept).sum(),
            of: all.iter().map(|share| share.of).sum(),
        }
    }
}

impl Hints {
    /// How many of them these groups keep. Of people who are in none of them nothing is counted, but that they do not sit
    /// with whom they asked not to: so the number stays the same whoever is left out, and leaving out one after the
    /// other does not show whose wish it is.
    #[must_use]
    pub fn kept(&self, groups: &[Group], spots: &[SpotTraits], by_topic: bool) -> Kept {
        let sits: BTreeMap<PersonId, usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(at, group)| group.members().map(move |person| (person, at)))
            .collect();
        let both = |a, b| Some((*sits.get(a)?, *sits.get(b)?));
        let mut kept = Kept::default();
        for (a, b) in &self.together {
            if let Some((a, b)) = both(a, b) {
                kept.together.count(a == b);
            }
        }
        for (a, b) in &self.apart {
            kept.apart.count(both(a, b).is_none_or(|(a, b)| a != b));
        }
        for (person, wish) in &self.places {
            let Some(at) = sits.get(person) else { continue };
            let spot = usize::from(groups[*at].spot);
            let met = spots.get(spot).is_some_and(|spot| wish.is_met_by(*spot));
            match wish {
                PlaceWish::NearExit => kept.near_exit.count(met),
                PlaceWish::QuietCorner => kept.quiet.count(met),
            }
        }
        for (person, chosen) in self.topics.iter().filter(|_| by_topic) {
            let Some(first) = chosen.first() else {
                continue;
            };
            let at = sits.get(person).copied();
            kept.topic.count(at == Some(usize::from(*first)));
        }
        kept
    }
}
