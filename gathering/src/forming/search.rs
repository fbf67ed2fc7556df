//! The search for a seating that keeps the hints: people change places between circles, two by two, as long as it gets
//! better, now and then by chance.
//!
//! Why a search of our own and no library: "together", "apart" and "new faces" are about pairs, so the cost of a
//! seating is quadratic in who sits where. A min-cost flow only knows a cost for each person and circle, and pairs make
//! it a quadratic assignment, for which well-kept Rust libraries have no method; the general local search crates
//! would bring a clock or threads and still need all of what is below. It is small because the pull of every circle on
//! every person is kept in a table, so that looking at a change of places takes four look-ups.

use fastrand::Rng;

use super::costs::Costs;

/// The most changes of places in one search. 300 people in 30 circles with 300 hints settle in a few hundred.
const MOST_CHANGES: usize = 4_000;
/// A search that has found nothing better for so many changes for each person, and at most so many in all, is over.
const STALLED_AFTER: (usize, usize) = (8, 600);
/// To how many circles those who came together are tried to be moved.
const CIRCLES_TRIED: usize = 4;
/// One in so many changes that make it worse is made all the same, so that the search leaves a hollow.
const BY_CHANCE: usize = 24;

/// A seating that is searched. People and circles are counted from 0.
pub(super) struct Search {
    /// The circle of each.
    sits: Vec<usize>,
    /// How many sit in each circle.
    sizes: Vec<usize>,
    /// The smallest and largest a circle may be.
    bounds: (usize, usize),
    /// Who keeps changes places only with another who keeps.
    keeps: Vec<bool>,
    /// What it costs that two sit together; less than zero when they wish to.
    pairs: Vec<i32>,
    /// For each, the others to whom the cost is not zero.
    bound_to: Vec<Vec<usize>>,
    /// What it would cost each to sit in each circle, as the others sit now.
    pull: Vec<i32>,
}

/// A change: one goes to another circle, and maybe another comes back for them.
#[derive(Clone, Copy)]
struct Change {
    one: usize,
    to: usize,
    back: Option<usize>,
    costs: i32,
}

impl Search {
    pub(super) fn new(sits: Vec<usize>, keeps: Vec<bool>, circles: usize, costs: &Costs) -> Search {
        let people = sits.len();
        let mut sizes = vec![0; circles];
        for at in &sits {
            sizes[*at] += 1;
        }
        let least = sizes.iter().min().copied().unwrap_or(0);
        let most = sizes.iter().max().copied().unwrap_or(0);
        let mut search = Search {
            sits,
            sizes,
            bounds: (least, most),
            keeps,
            pairs: vec![0; people * people],
            bound_to: vec![Vec::new(); people],
            pull: vec![0; people * circles],
        };
        for &(a, b, cost) in &costs.pairs {
            search.pairs[a * people + b] += cost;
            search.pairs[b * people + a] += cost;
        }
        for a in 0..people {
            search.bound_to[a] = (0..people).filter(|b| search.pair(a, *b) != 0).collect();
            for b in &search.bound_to[a] {
                search.pull[a * circles + search.sits[*b]] += search.pairs[a * people + b];
            }
        }
        for &(person, circle, cost) in &costs.places {
            search.pull[person * circles + circle] += cost;
        }
        search
    }

    /// Searches, and gives the circle of each in the best seating that was found.
    pub(super) fn run(mut self, rng: &mut Rng) -> Vec<usize> {
        let (mut best, mut cost, mut least) = (self.sits.clone(), 0, 0);
        let mut since = 0;
        let people = self.sits.len();
        let stalled = (STALLED_AFTER.0 * people).min(STALLED_AFTER.1);
        for step in 0..MOST_CHANGES {
            let from = rng.usize(..people.max(1));
            let mut others = (0..people).map(|more| (from + more) % people);
            let unhappy = others.find(|one| self.could_be_better(*one));
            let Some(one) = unhappy.filter(|_| since <= stalled) else {
                break;
            };
            since += 1;
            if step % 2 == 1 && self.has_company(one) {
                cost += self.move_company(one, rng);
            } else if let Some(change) = self.choose(one, rng)
                && (change.costs <= 0 || rng.usize(..BY_CHANCE) == 0)
            {
                self.make(change);
                cost += change.costs;
            }
            if cost < least {
                (least, since) = (cost, 0);
                best.clone_from(&self.sits);
            }
        }
        best
    }

    fn circles(&self) -> usize {
        self.sizes.len()
    }

    fn pair(&self, a: usize, b: usize) -> i32 {
        self.pairs[a * self.sits.len() + b]
    }

    fn pull(&self, one: usize, circle: usize) -> i32 {
        self.pull[one * self.circles() + circle]
    }

    /// Whether a wish of theirs or about them is not kept, or some other circle pulls more than theirs.
    fn could_be_better(&self, one: usize) -> bool {
        let here = self.sits[one];
        let unkept = |other: &usize| match self.sits[*other] == here {
            true => self.pair(one, *other) > 0,
            false => self.pair(one, *other) < 0,
        };
        let pulled = |circle| self.pull(one, circle) < self.pull(one, here);
        self.bound_to[one].iter().any(unkept) || (0..self.circles()).any(pulled)
    }

    /// The change of this person's place that costs least, one of them by chance if several do.
    fn choose(&self, one: usize, rng: &mut Rng) -> Option<Change> {
        let from = self.sits[one];
        let mut chosen: Option<Change> = None;
        let mut alike = 0;
        let mut look = |change: Change| {
            let better = chosen.is_none_or(|best| change.costs < best.costs);
            let like = chosen.is_some_and(|best| change.costs == best.costs);
            if better {
                alike = 1;
                chosen = Some(change);
            } else if like {
                alike += 1;
                if rng.usize(..alike) == 0 {
                    chosen = Some(change);
                }
            }
        };
        for other in 0..self.sits.len() {
            let to = self.sits[other];
            if to != from && self.keeps[other] == self.keeps[one] {
                look(self.swap(one, other));
            }
        }
        if !self.keeps[one] && self.sizes[from] > self.bounds.0 {
            for to in (0..self.circles()).filter(|to| self.sizes[*to] < self.bounds.1) {
                let costs = self.pull(one, to) - self.pull(one, from);
                if to != from {
                    look(Change {
                        one,
                        to,
                        back: None,
                        costs,
                    });
                }
            }
        }
        chosen
    }

    /// Whether they sit with someone whom they came with.
    fn has_company(&self, one: usize) -> bool {
        let here = self.sits[one];
        let mut bound_to = self.bound_to[one].iter();
        bound_to.any(|other| self.sits[*other] == here && self.pair(one, *other) < 0)
    }

    /// Those who sit together because they came together, this person first; none if one of them keeps the circle.
    fn company(&self, one: usize) -> Vec<usize> {
        let mut company = vec![one];
        let mut at = 0;
        while at < company.len() {
            let member = company[at];
            for other in &self.bound_to[member] {
                let with = self.pair(member, *other) < 0 && self.sits[*other] == self.sits[one];
                if with && !company.contains(other) {
                    company.push(*other);
                }
            }
            at += 1;
        }
        match company.iter().any(|member| self.keeps[*member]) {
            true => Vec::new(),
            false => company,
        }
    }

    /// Moves all who came together at once to a circle that pulls them, each in another's place: one by one they would
    /// not go. Gives what it costs; if it gets worse, mostly nothing is changed.
    fn move_company(&mut self, one: usize, rng: &mut Rng) -> i32 {
        let (company, from) = (self.company(one), self.sits[one]);
        let pull = |circle: usize| -> i32 {
            let members = company.iter();
            members.map(|member| self.pull(*member, circle)).sum()
        };
        let mut to: Vec<_> = (0..self.circles()).filter(|to| *to != from).collect();
        rng.shuffle(&mut to);
        to.sort_by_cached_key(|circle| pull(*circle));
        for to in to.into_iter().take(CIRCLES_TRIED) {
            let mut costs = 0;
            let mut made = Vec::new();
            for member in &company {
                let others = (0..self.sits.len()).filter(|other| {
                    self.sits[*other] == to && !self.keeps[*other] && !company.contains(other)
                });
                let swaps = others.map(|other| self.swap(*member, other));
                let Some(change) = swaps.min_by_key(|change| change.costs) else {
                    break;
                };
                self.make(change);
                costs += change.costs;
                made.push(change);
            }
            let worse = costs > 0 && rng.usize(..BY_CHANCE) > 0;
            if !worse && !made.is_empty() && made.len() == company.len() {
                return costs;
            }
            for change in made.into_iter().rev() {
                self.make(Change {
                    to: from,
                    back: change.back,
                    ..change
                });
            }
        }
        0
    }

    /// Two change places.
    fn swap(&self, one: usize, other: usize) -> Change {
        let (from, to) = (self.sits[one], self.sits[other]);
        let costs = self.pull(one, to) - self.pull(one, from) + self.pull(other, from)
            - self.pull(other, to)
            - 2 * self.pair(one, other);
        let back = Some(other);
        Change {
            one,
            to,
            back,
            costs,
        }
    }

    fn make(&mut self, change: Change) {
        let from = self.sits[change.one];
        self.seat(change.one, change.to);
        if let Some(back) = change.back {
            self.seat(back, from);
        }
    }

    fn seat(&mut self, one: usize, to: usize) {
        let from = std::mem::replace(&mut self.sits[one], to);
        self.sizes[from] -= 1;
        self.sizes[to] += 1;
        let (people, circles) = (self.sits.len(), self.circles());
        for other in &self.bound_to[one] {
            let cost = self.pairs[one * people + other];
            self.pull[other * circles + from] -= cost;
            self.pull[other * circles + to] += cost;
        }
    }
}
