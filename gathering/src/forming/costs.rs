//! What it costs that people sit so: hints that are not kept, and whom one has sat with before.

use std::collections::BTreeMap;

use super::room::Room;
use crate::circles::CircleNumber;
use crate::person::PersonId;

/// The cost of sitting where a wish is not kept. Not sitting with someone counts most; then those who came together;
/// then a place in the building; then one person met before.
const APART: i32 = 60;
const TOGETHER: i32 = 40;
const PLACE: i32 = 20;
const MET: i32 = 1;

/// What the search is told of the costs.
pub(super) struct Costs {
    /// Two people, and what it costs that they sit together.
    pub(super) pairs: Vec<(usize, usize, i32)>,
    /// A person, a circle, and what it costs that they sit there.
    pub(super) places: Vec<(usize, usize, i32)>,
}

impl Costs {
    /// What a seating costs above one that keeps every hint; zero if it keeps them all.
    pub(super) fn of(&self, sits: &[usize]) -> i32 {
        let pairs = self
            .pairs
            .iter()
            .map(|&(a, b, cost)| match sits[a] == sits[b] {
                true => cost.max(0),
                false => (-cost).max(0),
            });
        let places = self.places.iter();
        let places = places.filter(|(person, place, _)| sits[*person] == *place);
        pairs.sum::<i32>() + places.map(|(_, _, cost)| cost).sum::<i32>()
    }

    /// Whole circles exchange their places in the building, as long as it gets better: a keeper and all who came with
    /// them come to a place that suits them, which no change of single people can do.
    pub(super) fn exchange_places(&self, sits: &mut [usize], circles: usize) {
        // What it costs those who sit in one circle that it is at the place of another.
        let mut at = vec![0; circles * circles];
        for &(person, place, cost) in &self.places {
            at[sits[person] * circles + place] += cost;
        }
        let mut place: Vec<_> = (0..circles).collect();
        let mut better = true;
        while better {
            better = false;
            for a in 0..circles {
                for b in a + 1..circles {
                    let cost = |circle: usize, place: usize| at[circle * circles + place];
                    let now = cost(a, place[a]) + cost(b, place[b]);
                    if cost(a, place[b]) + cost(b, place[a]) < now {
                        place.swap(a, b);
                        better = true;
                    }
                }
            }
        }
        for circle in sits {
            *circle = place[*circle];
        }
    }
}

impl Room {
    /// What each pair and each place costs.
    pub(super) fn costs(&self, circles: usize, new_faces: bool) -> Costs {
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
}
