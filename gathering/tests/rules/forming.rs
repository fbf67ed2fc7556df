//! Who sits with whom: everyone once, sizes within one, a keeper in each, hints kept where they can be.

use std::collections::BTreeSet;

use circle::time::SECOND;
use gathering::forming::{Hints, Room, Sitter, SpotTraits, circles_for, sizes};
use gathering::{CircleNumber, FormAsk, FormError, Group, Kept, PersonId, PlaceWish, Topic, Way};

fn even(circles: u8) -> FormAsk {
    FormAsk {
        way: Way::Even,
        circles,
    }
}

/// So many people, of whom the first so many keep; the first place is near the exit, the second quiet.
fn room(people: u32, keepers: u32) -> Room {
    let sitter = |id| Sitter {
        id: PersonId(id),
        keeps: id < keepers,
        sat: Vec::new(),
    };
    let spot = |at| SpotTraits {
        near_exit: at == 0,
        quiet: at == 1,
    };
    Room {
        sitters: (0..people).map(sitter).collect(),
        spots: (0..30).map(spot).collect(),
        hints: Hints::default(),
    }
}

/// Everyone sits once, a keeper in each, sizes within one.
fn is_even(room: &Room, groups: &[Group]) {
    let seated: Vec<_> = groups.iter().flat_map(Group::members).collect();
    let once: BTreeSet<_> = seated.iter().copied().collect();
    let all: BTreeSet<_> = room.sitters.iter().map(|sitter| sitter.id).collect();
    assert!(once == all && seated.len() == all.len(), "everyone once");
    let least = groups.iter().map(Group::size).min().unwrap();
    assert!(groups.iter().all(|group| group.size() <= least + 1));
    for group in groups {
        let keeper = group.keeper.unwrap();
        let keeper = room.sitters.iter().find(|sitter| sitter.id == keeper);
        assert!(keeper.unwrap().keeps);
    }
}

fn kept(room: &Room, groups: &[Group]) -> Kept {
    room.hints.kept(groups, &room.spots, false)
}

#[test]
fn sizes_are_within_one() {
    assert_eq!(sizes(23, 4), [6, 6, 6, 5]);
    assert_eq!(sizes(4, 4), [1, 1, 1, 1]);
    assert_eq!(sizes(0, 0), [0; 0]);
    assert_eq!(circles_for(38, 6), 6);
    assert_eq!(circles_for(3, 6), 2);
    assert_eq!(circles_for(300, 3), 30);
}

#[test]
fn the_same_seed_gives_the_same_circles_and_another_others() {
    let room = room(40, 6);
    let first = room.form(&even(6), 5).unwrap();
    assert_eq!(room.form(&even(6), 5).unwrap(), first);
    assert_ne!(room.form(&even(6), 6).unwrap(), first);
    is_even(&room, &first);
}

/// A pair of each kind of wish, from 0 to 9, that 300 people in 30 circles can all have.
fn planted(people: u32, circles: u32) -> Hints {
    // Who is alike modulo the number of circles could sit together, so each of these can be kept at once.
    let mut hints = Hints::default();
    for n in 0..100 {
        let (a, b) = (circles + n, circles + n + circles * (1 + n % 4));
        hints
            .together
            .push((PersonId(a % people), PersonId(b % people)));
        let (a, b) = (2 * circles + n, 2 * circles + n + 1);
        hints
            .apart
            .push((PersonId(a % people), PersonId(b % people)));
    }
    hints
}

#[test]
fn three_hundred_people_with_three_hundred_hints_sit_within_a_second() {
    let mut room = room(300, 30);
    room.hints = planted(300, 30);
    for spot in &mut room.spots {
        spot.near_exit = true;
    }
    let near = (100..200).map(|id| (PersonId(id), PlaceWish::NearExit));
    room.hints.places = near.collect();
    #[allow(clippy::disallowed_methods, reason = "a test that takes the time")]
    let began = std::time::Instant::now();
    let groups = room.form(&even(30), 7).unwrap();
    let took = began.elapsed().as_millis() as u64;
    is_even(&room, &groups);
    let kept = kept(&room, &groups);
    assert_eq!(
        (kept.together.of, kept.apart.of, kept.near_exit.of),
        (100, 100, 100)
    );
    assert!(kept.in_all().is_whole(), "{kept:?}");
    assert!(took < SECOND, "{took} ms");
}

#[test]
fn what_cannot_be_kept_is_counted() {
    let mut room = room(12, 2);
    // Two keepers cannot sit together, and someone cannot sit with and without another.
    let pair = |a, b| (PersonId(a), PersonId(b));
    room.hints.together = vec![pair(0, 1), pair(5, 6), pair(7, 8)];
    room.hints.apart = vec![pair(6, 5), pair(9, 10)];
    room.hints.places = vec![
        (PersonId(11), PlaceWish::QuietCorner),
        (PersonId(4), PlaceWish::NearExit),
    ];
    for seed in 0..20 {
        let groups = room.form(&even(2), seed).unwrap();
        is_even(&room, &groups);
        let kept = kept(&room, &groups);
        assert_eq!(
            (kept.together.kept, kept.together.of),
            (1, 3),
            "seed {seed}"
        );
        assert!(kept.apart.is_whole(), "not with someone counts most");
        assert!(
            kept.near_exit.is_whole() && kept.quiet.is_whole(),
            "seed {seed}"
        );
    }
}

#[test]
fn a_wish_for_a_place_that_there_is_not_is_not_kept() {
    let mut room = room(12, 3);
    room.spots.clear();
    room.hints.places = vec![(PersonId(4), PlaceWish::QuietCorner)];
    let groups = room.form(&even(3), 1).unwrap();
    assert_eq!(kept(&room, &groups).quiet.kept, 0);
}

#[test]
fn new_faces_are_met() {
    let mut room = room(36, 6);
    for (n, sitter) in room.sitters.iter_mut().enumerate() {
        sitter.sat = vec![CircleNumber(n as u16 % 6)];
    }
    let ask = FormAsk {
        way: Way::NewFaces,
        circles: 6,
    };
    let groups = room.form(&ask, 3).unwrap();
    is_even(&room, &groups);
    for group in &groups {
        let sat: BTreeSet<_> = group.members().map(|person| person.0 % 6).collect();
        assert_eq!(sat.len(), 6, "nobody meets one of the same circle again");
    }
}

#[test]
fn by_topic_each_sits_where_they_chose_while_there_is_room() {
    let mut room = room(14, 2);
    let topic = |name: &str, most| Topic {
        name: name.to_owned(),
        most,
    };
    let topics = vec![topic("Losing someone", 4), topic("Starting again", 12)];
    // Six would like the first, two of them came together; one chose nothing.
    let chose = (2..8).map(|id| (PersonId(id), vec![0, 1]));
    room.hints.topics = chose
        .chain((8..13).map(|id| (PersonId(id), vec![1])))
        .collect();
    room.hints.together = vec![(PersonId(3), PersonId(6))];
    let ask = FormAsk {
        way: Way::Topic { topics },
        circles: 2,
    };
    for seed in 0..20 {
        let groups = room.form(&ask, seed).unwrap();
        assert_eq!(groups[0].size(), 4, "as many as there is room for");
        assert!(
            groups[0]
                .people
                .iter()
                .all(|person| (2..8).contains(&person.0))
        );
        let both = [PersonId(3), PersonId(6)].map(|one| groups[0].people.contains(&one));
        assert_eq!(both[0], both[1], "who came together waits together");
        assert!(
            groups[1].people.contains(&PersonId(13)),
            "who chose none sits where room is"
        );
        assert_eq!(
            groups[1].size(),
            1 + 5 + 1,
            "who waits is not moved to another topic"
        );
    }
}

#[test]
fn what_cannot_be_formed_is_refused_with_how_many_are_missing() {
    let refusals = [
        (
            room(20, 5).form(&even(1), 1),
            FormError::Circles { asked: 1 },
        ),
        (
            room(200, 40).form(&even(31), 1),
            FormError::Circles { asked: 31 },
        ),
        (
            room(1, 1).form(&even(2), 1),
            FormError::TooFewPeople {
                people: 1,
                needed: 6,
            },
        ),
        (
            room(301, 30).form(&even(30), 1),
            FormError::TooManyPeople { people: 301 },
        ),
        (
            room(120, 2).form(&even(2), 1),
            FormError::TooFewCircles {
                people: 120,
                needed: 3,
            },
        ),
        (
            room(20, 3).form(&even(4), 1),
            FormError::KeepersMissing {
                keepers: 3,
                needed: 4,
            },
        ),
    ];
    for (refused, why) in refusals {
        assert_eq!(refused, Err(why));
    }
    let before = FormAsk {
        way: Way::AsBefore,
        circles: 2,
    };
    assert_eq!(room(20, 4).form(&before, 1), Err(FormError::NothingBefore));
    let topics = (0..7).map(|n| Topic {
        name: format!("Topic {n}"),
        most: 8,
    });
    let by_topic = FormAsk {
        way: Way::Topic {
            topics: topics.collect(),
        },
        circles: 7,
    };
    let (topics, people) = (7, 6);
    assert_eq!(
        room(6, 6).form(&by_topic, 1),
        Err(FormError::MoreTopicsThanPeople { topics, people })
    );
}
