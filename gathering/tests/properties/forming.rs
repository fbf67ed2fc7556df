//! However many come and whatever they wish: everyone sits once, sizes within one, a keeper in each, and hints that can
//! all be kept are.

use std::collections::BTreeSet;

use gathering::forming::{Hints, Room, Sitter, SpotTraits};
use gathering::{FormAsk, FormError, Group, PersonId, PlaceWish, Topic, Way};
use proptest::prelude::*;

fn room(people: usize, keepers: usize) -> Room {
    let sitter = |id| Sitter {
        id: PersonId(id),
        keeps: (id as usize) < keepers,
        sat: Vec::new(),
    };
    let spot = |at: usize| SpotTraits {
        near_exit: at.is_multiple_of(2),
        quiet: at.is_multiple_of(3),
    };
    Room {
        sitters: (0..people as u32).map(sitter).collect(),
        spots: (0..30).map(spot).collect(),
        hints: Hints::default(),
    }
}

fn pairs(people: usize, most: usize) -> impl Strategy<Value = Vec<(PersonId, PersonId)>> {
    let id = move || (0..people as u32).prop_map(PersonId);
    let pair = (id(), id()).prop_filter("two people", |(a, b)| a != b);
    proptest::collection::vec(pair, 0..most)
}

/// A room with any hints, however they contradict each other.
fn any_room() -> impl Strategy<Value = (Room, u8)> {
    (2..7_usize, 0..30_usize, 0..4_usize).prop_flat_map(|(circles, more, spare)| {
        let people = circles * 3 + more;
        let wish = (0..people as u32, any::<bool>());
        let places = proptest::collection::vec(wish, 0..10);
        (pairs(people, 16), pairs(people, 16), places).prop_map(move |(together, apart, places)| {
            let mut room = room(people, circles + spare.min(people - circles));
            let wish = |(id, exit)| (PersonId(id), PlaceWish::ALL[usize::from(exit)]);
            room.hints = Hints {
                together,
                apart,
                places: places.into_iter().map(wish).collect(),
                topics: Vec::new(),
            };
            (room, circles as u8)
        })
    })
}

fn once(room: &Room, groups: &[Group]) -> bool {
    let seated: Vec<_> = groups.iter().flat_map(Group::members).collect();
    let all: BTreeSet<_> = room.sitters.iter().map(|sitter| sitter.id).collect();
    seated.len() == all.len() && seated.iter().copied().collect::<BTreeSet<_>>() == all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn everyone_sits_once_sizes_within_one_a_keeper_in_each(
        (room, circles) in any_room(), seed in any::<u64>(), new in any::<bool>()
    ) {
        let way = if new { Way::NewFaces } else { Way::Even };
        let groups = room.form(&FormAsk { way, circles }, seed).unwrap();
        prop_assert_eq!(groups.len(), usize::from(circles));
        prop_assert!(once(&room, &groups), "everyone once: {:?}", groups);
        let least = groups.iter().map(Group::size).min().unwrap();
        prop_assert!(groups.iter().all(|group| group.size() <= least + 1));
        for group in &groups {
            let keeper = group.keeper.unwrap();
            prop_assert!(room.sitters.iter().any(|s| s.id == keeper && s.keeps));
        }
    }

    /// Hints are made of a seating that keeps them all, so all of them can be kept.
    #[test]
    fn hints_that_can_all_be_kept_are_kept(
        circles in 2..6_usize, each in 3..8_usize, seed in any::<u64>(),
        picks in proptest::collection::vec((any::<u32>(), any::<u32>()), 0..14)
    ) {
        let people = circles * each;
        let mut room = room(people, circles);
        for spot in &mut room.spots {
            (spot.near_exit, spot.quiet) = (true, true);
        }
        // In the seating that is meant, each sits in the circle of their number modulo the circles.
        for (a, b) in picks {
            let (a, b) = (a as usize % people, b as usize % people);
            let pair = (PersonId(a as u32), PersonId(b as u32));
            if a % circles == b % circles && a != b {
                room.hints.together.push(pair);
            } else if a != b {
                room.hints.apart.push(pair);
            }
            room.hints.places.push((pair.0, PlaceWish::NearExit));
        }
        let ask = FormAsk { way: Way::Even, circles: circles as u8 };
        let groups = room.form(&ask, seed).unwrap();
        let kept = room.hints.kept(&groups, &room.spots, false);
        prop_assert!(kept.in_all().is_whole(), "{:?} of {:?}", kept, room.hints);
    }

    #[test]
    fn by_topic_nobody_sits_twice_nor_beyond_the_room_nor_elsewhere_than_they_chose(
        people in 6..40_usize, caps in proptest::collection::vec(1..9_u8, 2..6),
        chose in proptest::collection::vec((any::<u32>(), 0..7_u8), 0..40), seed in any::<u64>()
    ) {
        let mut room = room(people, caps.len());
        let chosen: std::collections::BTreeMap<_, _> =
            chose.into_iter().map(|(id, topic)| (id % people as u32, topic)).collect();
        room.hints.topics = chosen.iter().map(|(id, topic)| (PersonId(*id), vec![*topic])).collect();
        let topics: Vec<_> = caps.iter().enumerate()
            .map(|(n, most)| Topic { name: format!("{n}"), most: *most }).collect();
        let count = topics.len();
        let ask = FormAsk { way: Way::Topic { topics }, circles: count as u8 };
        let groups = match room.form(&ask, seed) {
            Err(FormError::MoreTopicsThanPeople { .. }) => return Ok(()),
            formed => formed.unwrap(),
        };
        let seated: Vec<_> = groups.iter().flat_map(Group::members).collect();
        prop_assert_eq!(seated.iter().collect::<BTreeSet<_>>().len(), seated.len());
        for (at, group) in groups.iter().enumerate() {
            prop_assert!(group.size() <= usize::from(caps[at]).max(1) && group.keeper.is_some());
            for person in &group.people {
                let wished = chosen.get(&person.0).filter(|topic| usize::from(**topic) < count);
                prop_assert!(wished.is_none_or(|topic| usize::from(*topic) == at));
            }
        }
    }
}
