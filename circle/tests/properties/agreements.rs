//! Consent: nothing is in force that someone present could not live with, and no count shows one by one.

use circle::{Circle, Deed, Kind, Part, Standing, Thumb};
use proptest::prelude::*;

use crate::bench::{opening, opening_with, steps};

fn all_present_can_live_with(circle: &Circle, agreement: &circle::Agreement) -> bool {
    let present = circle.present();
    // Where nobody is, nobody has said yes.
    !present.is_empty()
        && present.iter().all(|seat| {
            matches!(
                agreement.answers.get(seat),
                Some(Thumb::Up | Thumb::Sideways)
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_comes_into_force_is_what_everyone_present_can_live_with(
        opening in opening_with(Just(vec![Part::Agreements, Part::Agreements, Part::Agreements])),
        steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            for agreement in after.agreements().iter().filter(|agreement| agreement.adopted) {
                let earlier = before.agreements().iter().find(|known| known.id == agreement.id);
                let new = earlier.is_some_and(|earlier| !earlier.adopted);
                prop_assert!(earlier.is_some(), "nothing is in force unasked");
                prop_assert!(!new || asked.command.deed.kind() == Kind::NextPart);
                prop_assert!(!new || all_present_can_live_with(before, agreement));
                prop_assert_eq!(&earlier.unwrap().text, &agreement.text);
            }
            if asked.command.deed.kind() == Kind::NextPart {
                if before.commons().scene.settles_agreements() {
                    // And everything that everyone can live with is in force.
                    let could = before.agreements().iter().filter(|agreement| all_present_can_live_with(before, agreement));
                    prop_assert_eq!(could.count(), after.agreements().len());
                } else {
                    // A part that was put into the plan on the way settles nothing.
                    prop_assert_eq!(before.agreements(), after.agreements());
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn counts_are_closed_until_everyone_present_has_answered(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |_, _, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            let present = circle.present();
            for shown in circle.commons().agreements {
                let answers: Vec<_> = present
                    .iter()
                    .filter_map(|seat| circle.mine(*seat).answers.get(&shown.id).copied())
                    .collect();
                match shown.standing {
                    None => prop_assert!(!circle.commons().scene.settles_agreements()),
                    Some(Standing::Open { answered, of }) => {
                        prop_assert_eq!((answered as usize, of as usize), (answers.len(), present.len()));
                        prop_assert!(answered < of || of == 0);
                    }
                    Some(Standing::Held(tally) | Standing::Settled(tally)) => {
                        prop_assert_eq!(answers.len(), present.len());
                        prop_assert_eq!((tally.up + tally.sideways + tally.down) as usize, present.len());
                        let downs = answers.iter().filter(|thumb| **thumb == Thumb::Down).count();
                        prop_assert_eq!(tally.down as usize, downs);
                        prop_assert_eq!(matches!(shown.standing, Some(Standing::Held(_))), downs > 0);
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn everyone_who_sits_has_answered_what_was_in_force_when_they_came(
        opening in opening(), steps in steps(80)
    ) {
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let seat = match asked.command.deed {
                Deed::LetIn { seat, .. } => Some(seat),
                _ => after.seat_given_to(asked.command.id),
            };
            let Some(seat) = seat.filter(|seat| !after.is_waiting(*seat)) else { return Ok(()) };
            for agreement in before.agreements().iter().filter(|agreement| agreement.adopted) {
                let answer = after.mine(seat).answers.get(&agreement.id).copied();
                match asked.command.deed {
                    // One without a device is asked once it sits, and so is who was let in about new words.
                    Deed::AddSeat { .. } => prop_assert_eq!(answer, None),
                    Deed::LetIn { .. } if answer.is_none() => {
                        prop_assert!(after.may(circle::Actor::Seat(seat)).contains(&Kind::Answer)
                            || after.hold().is_some());
                    }
                    _ => prop_assert!(matches!(answer, Some(Thumb::Up | Thumb::Sideways))),
                }
            }
            Ok(())
        })?;
    }
}
