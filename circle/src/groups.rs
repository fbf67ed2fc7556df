//! Who listens to whom. Groups are formed from the ring, so that neighbours meet first and each later time brings
//! someone new; who comes late or leaves is taken in without moving anyone else.

use serde::{Deserialize, Serialize};

use crate::seat::SeatId;
use crate::time::Millis;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// How many were meant to be in each: 2 or 3.
    pub size: u8,
    /// Who is together. In each group, whoever comes first speaks first.
    pub groups: Vec<Vec<SeatId>>,
    /// The time that every group has, in milliseconds, and shares equally among its people.
    pub whole: Millis,
    /// Who kept when the time began. Handing the keeping on moves nobody from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<SeatId>,
}

impl Groups {
    #[must_use]
    pub fn group_of(&self, seat: SeatId) -> Option<&[SeatId]> {
        let mut groups = self.groups.iter();
        groups
            .find(|group| group.contains(&seat))
            .map(Vec::as_slice)
    }

    /// How far into the whole time somewhere someone else's time begins, in milliseconds.
    pub(crate) fn swaps(&self) -> Vec<Millis> {
        let swaps = self.groups.iter().flat_map(|group| self.swaps_of(group));
        swaps.collect()
    }

    /// Who swaps at that moment.
    pub(crate) fn swapping_at(&self, moment: Millis) -> impl Iterator<Item = SeatId> {
        let swapping = self
            .groups
            .iter()
            .filter(move |group| self.swaps_of(group).any(|swap| swap == moment));
        swapping.flatten().copied()
    }

    fn swaps_of(&self, group: &[SeatId]) -> impl Iterator<Item = Millis> + use<> {
        let (whole, people) = (self.whole, group.len() as u64);
        (1..people).map(move |done| whole * done / people)
    }

    /// Takes out who is not among `people` any more and takes in who is new. Nobody is left alone while there is
    /// another group, and nobody else is moved.
    pub(crate) fn settle(&mut self, people: &[SeatId]) {
        for group in &mut self.groups {
            group.retain(|seat| people.contains(seat));
        }
        self.groups.retain(|group| !group.is_empty());
        for seat in people {
            if self.group_of(*seat).is_none() {
                self.take_in(*seat);
            }
        }
        while let Some(alone) = self.groups.iter().position(|group| group.len() == 1)
            && self.groups.len() > 1
        {
            for seat in self.groups.remove(alone) {
                self.take_in(seat);
            }
        }
    }

    fn take_in(&mut self, seat: SeatId) {
        match self.groups.iter_mut().min_by_key(|group| group.len()) {
            Some(smallest) => smallest.push(seat),
            None => self.groups.push(vec![seat]),
        }
    }
}

/// Groups of `size` from people in ring order, for the `meeting`th time (from 0) that this circle does so.
///
/// In twos, an uneven number makes one group of three. In threes, one left over makes two pairs of a group of
/// three and that one, and two left over are a pair.
pub(crate) fn form(ring: &[SeatId], size: u8, meeting: usize) -> Vec<Vec<SeatId>> {
    match (size, ring.len()) {
        (_, 0) => Vec::new(),
        (_, 1..=3) if ring.len() <= usize::from(size) => vec![ring.to_vec()],
        (3, _) => threes(ring, meeting),
        _ => twos(ring, meeting),
    }
}

/// Each with a neighbour first; then as in a tournament where one stays and the others move on by one, so that an
/// even number meets in as many different ways as there are others.
fn twos(ring: &[SeatId], meeting: usize) -> Vec<Vec<SeatId>> {
    let mut ring = ring.to_vec();
    let third = if ring.len() % 2 == 1 {
        let at = ring.len() - 1 - meeting % ring.len();
        Some(ring.remove(at))
    } else {
        None
    };
    let first_of_two = ring.iter().step_by(2);
    let second_of_two = ring.iter().skip(1).step_by(2);
    let mut order: Vec<SeatId> = first_of_two.chain(second_of_two.rev()).copied().collect();
    if let Some(moving) = order.get_mut(1..) {
        let others = moving.len().max(1);
        moving.rotate_left(meeting % others);
    }
    let half = order.len() / 2;
    let mut groups: Vec<_> = (0..half)
        .map(|at| vec![order[at], order[order.len() - 1 - at]])
        .collect();
    if let (Some(third), Some(group)) = (third, groups.last_mut()) {
        group.push(third);
    }
    groups
}

/// Neighbours first, then people who sit far apart, by turns.
fn threes(ring: &[SeatId], meeting: usize) -> Vec<Vec<SeatId>> {
    let mut ring = ring.to_vec();
    let people = ring.len();
    ring.rotate_left(meeting / 2 % people);
    let count = people.div_ceil(3);
    // One left over: the last four sit two and two.
    let twos = match people % 3 {
        0 => 0,
        1 => 2,
        _ => 1,
    };
    let mut rest = ring.into_iter();
    if meeting.is_multiple_of(2) {
        let size = |group: usize| if group + twos < count { 3 } else { 2 };
        (0..count)
            .map(|group| rest.by_ref().take(size(group)).collect())
            .collect()
    } else {
        let mut groups = vec![Vec::new(); count];
        for (at, seat) in rest.enumerate() {
            groups[at % count].push(seat);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ring(people: u32) -> Vec<SeatId> {
        (0..people).map(SeatId).collect()
    }

    #[test]
    fn everyone_is_in_one_group_and_nobody_is_alone() {
        for (size, people, meeting) in
            (2..=3).flat_map(|s| (2..=50).flat_map(move |p| (0..12).map(move |m| (s, p, m))))
        {
            let groups = form(&ring(people), size, meeting);
            let told = format!("{people} in groups of {size}, meeting {meeting}: {groups:?}");
            let mut seated: Vec<_> = groups.iter().flatten().copied().collect();
            seated.sort_unstable();
            assert_eq!(seated, ring(people), "{told}");
            let odd = groups
                .iter()
                .filter(|group| group.len() != usize::from(size));
            let sizes: Vec<_> = odd.map(Vec::len).collect();
            let expected = match (size, people) {
                (2, p) => vec![3; p as usize % 2],
                (_, p) => vec![2; [0, 2, 1][p as usize % 3]],
            };
            assert_eq!(sizes, expected, "{told}");
        }
        assert_eq!(form(&[], 2, 0), Vec::<Vec<SeatId>>::new());
        assert_eq!(form(&ring(1), 2, 0), [ring(1)]);
    }

    #[test]
    fn neighbours_come_first_and_then_someone_new_until_all_have_met() {
        let neighbours =
            |groups: &[Vec<SeatId>]| groups.iter().all(|group| group[1].0 == group[0].0 + 1);
        for people in [4, 6, 8, 20] {
            assert!(neighbours(&form(&ring(people), 2, 0)));
            let mut met = BTreeSet::new();
            for meeting in 0..people as usize - 1 {
                for mut pair in form(&ring(people), 2, meeting) {
                    pair.sort_unstable();
                    assert!(met.insert(pair.clone()), "{people}: {pair:?} meet again");
                }
            }
        }
    }

    #[test]
    fn who_comes_and_who_leaves_moves_nobody_else() {
        let mut pairs = Groups {
            size: 2,
            groups: form(&ring(4), 2, 0),
            whole: 60_000,
            keeper: None,
        };
        pairs.settle(&ring(5));
        assert_eq!(
            pairs.groups,
            [
                vec![SeatId(0), SeatId(1), SeatId(4)],
                vec![SeatId(2), SeatId(3)]
            ]
        );
        pairs.settle(&[SeatId(0), SeatId(1), SeatId(3), SeatId(4)]);
        assert_eq!(
            pairs.groups,
            [[0, 1, 4, 3].map(SeatId)],
            "one who is left alone is taken in"
        );
        pairs.settle(&[SeatId(3)]);
        assert_eq!(pairs.groups, [[SeatId(3)]]);
        pairs.settle(&[SeatId(3), SeatId(9)]);
        assert_eq!(pairs.groups, [[SeatId(3), SeatId(9)]]);
    }
}
