//! However people answer, come and go while agreements are settled: nobody's answer shows by the counts.

use std::collections::{BTreeMap, BTreeSet};

use circle::{AgreementId, Thumb};
use gathering::consent::{RoomStanding, TOLD_IN_STEPS};
use gathering::{HallAction, HallActor, OPENER, Work};
use proptest::prelude::*;

use crate::common::Hall;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn counts_are_told_of_five_different_people_at_a_time(
        others in 0..14_usize,
        steps in proptest::collection::vec((any::<u8>(), 0..12_u8), 0..120)
    ) {
        let mut hall = Hall::of(0, others);
        hall.goes_on_to(|work| matches!(work, Work::Agreements));
        let agreement = AgreementId(0);
        let first = |hall: &Hall| hall.gathering.everyones().agreements[0].clone();
        let mut said = BTreeMap::new();
        let mut since = BTreeSet::new();
        for (who, what) in steps {
            let people: Vec<_> = hall.gathering.people().map(|person| person.id).collect();
            let person = people[usize::from(who) % people.len()];
            let before = first(&hall);
            match what {
                0 if person != OPENER => hall.does(person, HallAction::Leave),
                1 => {
                    hall.comes(HallActor::Door);
                }
                _ => {
                    let thumb = match what {
                        2 => Thumb::Down,
                        3 | 4 => Thumb::Sideways,
                        _ => Thumb::Up,
                    };
                    hall.does(person, HallAction::Thumb { agreement, wording: 0, thumb });
                    said.insert(person, thumb);
                    since.insert(person);
                }
            }
            let after = first(&hall);
            if after.told != before.told {
                prop_assert!(since.len() >= TOLD_IN_STEPS as usize, "told after {since:?}");
                since.clear();
            }
            // Silence is not consent.
            let silent = people.iter().any(|person| !said.contains_key(person));
            if before.standing == RoomStanding::Open && silent && (2..12).contains(&what) {
                prop_assert_eq!(after.standing, RoomStanding::Open);
            }
        }
    }
}
