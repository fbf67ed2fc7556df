//! Consent: nothing is in force that someone present could not live with, and no count shows one by one.

use std::collections::BTreeSet;

use circle::{
    Action, ActionKind, Actor, Agreement, Carried, Circle, Part, Seat, SeatId, Standing, Thumb,
};
use proptest::prelude::*;

use crate::bench::{Asked, opening, opening_with, steps};

/// Who is out by their own word, as their requests tell it. For one without a device those who keep speak.
#[derive(Debug, Default)]
struct Out(BTreeSet<SeatId>);

impl Out {
    /// A request was carried out, and the circle is as it is.
    fn note(&mut self, asked: &Asked, circle: &Circle) {
        match asked.command.action {
            Action::StepOut => {
                let own = match asked.actor {
                    Actor::Seat(seat) => Some(seat),
                    _ => None,
                };
                self.0.extend(asked.command.for_seat.or(own));
            }
            Action::SetAway { seat, away: true } if asked.actor == Actor::Seat(seat) => {
                self.0.insert(seat);
            }
            _ => {}
        }
        let is_out = |seat: &SeatId| circle.seat(*seat).is_some_and(|seat| seat.away);
        self.0.retain(is_out);
    }

    /// Who is asked and waited for: everyone else, however a keeper marked them.
    fn awaited(&self, circle: &Circle) -> BTreeSet<SeatId> {
        let chose = |seat: &Seat| self.0.contains(&seat.id) || seat.carried == Carried::NoDevice;
        let awaited = circle
            .seats()
            .iter()
            .filter(|seat| !seat.away || !chose(seat));
        awaited.map(|seat| seat.id).collect()
    }
}

/// Whether everyone who is waited for has answered.
fn all_have_answered(awaited: &BTreeSet<SeatId>, agreement: &Agreement) -> bool {
    // Where nobody is, nobody has said yes.
    !awaited.is_empty()
        && awaited
            .iter()
            .all(|seat| agreement.answers.contains_key(seat))
}

/// Whether nobody has said that they cannot live with it, who sits here or has left.
fn nobody_holds(agreement: &Agreement) -> bool {
    let down = agreement
        .answers
        .values()
        .any(|thumb| *thumb == Thumb::Down);
    !down && !agreement.held_by_gone
}

/// Whether everyone who was asked can live with it. Who came after it settled is asked, and not waited for.
fn all_can_live_with(awaited: &BTreeSet<SeatId>, agreement: &Agreement) -> bool {
    (agreement.settled.is_some() || all_have_answered(awaited, agreement))
        && nobody_holds(agreement)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_comes_into_force_is_what_everyone_present_can_live_with(
        opening in opening_with(Just(vec![Part::Agreements, Part::Agreements, Part::Agreements])),
        steps in steps(80)
    ) {
        let mut out = Out::default();
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let awaited = out.awaited(before);
            out.note(asked, after);
            for agreement in after.agreements().iter().filter(|agreement| agreement.adopted) {
                let earlier = before.agreements().iter().find(|known| known.id == agreement.id);
                let new = earlier.is_some_and(|earlier| !earlier.adopted);
                prop_assert!(earlier.is_some(), "nothing is in force unasked");
                prop_assert!(!new || asked.command.action.kind() == ActionKind::NextPart);
                prop_assert!(!new || all_can_live_with(&awaited, earlier.unwrap()));
                prop_assert_eq!(&earlier.unwrap().text, &agreement.text);
            }
            if asked.command.action.kind() == ActionKind::NextPart {
                if before.commons().scene.settles_agreements() {
                    // And everything that everyone can live with is in force.
                    let could = before.agreements().iter().filter(|agreement| all_can_live_with(&awaited, agreement));
                    prop_assert_eq!(could.count(), after.agreements().len());
                } else {
                    // A part that was put into the plan on the way settles nothing. Where agreements are settled
                    // again, it is noted how those in force stand.
                    let unsettled = |circle: &Circle| -> Vec<Agreement> {
                        let of = |one: &Agreement| Agreement { settled: None, held: false, ..one.clone() };
                        circle.agreements().iter().map(of).collect()
                    };
                    prop_assert_eq!(unsettled(before), unsettled(after));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn an_agreement_is_open_until_everyone_present_has_answered(
        opening in opening(), steps in steps(80)
    ) {
        let mut out = Out::default();
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((circle, _)) = outcome else { return Ok(()) };
            out.note(asked, circle);
            let awaited = out.awaited(circle);
            for agreement in circle.agreements().iter().filter(|agreement| agreement.settled.is_some()) {
                let earlier = before.agreements().iter().find(|known| known.seen() == agreement.seen());
                // Whoever was there was asked, and nobody settles anything by saying that somebody is not.
                let settled_before = earlier.is_some_and(|earlier| earlier.settled == agreement.settled);
                prop_assert!(settled_before || all_have_answered(&awaited, agreement));
            }
            for agreement in circle.agreements().iter().filter(|agreement| agreement.held) {
                let earlier = before.agreements().iter().find(|known| known.seen() == agreement.seen());
                let stood = agreement.settled.is_some() || earlier.is_some_and(|earlier| earlier.held);
                prop_assert!(stood || all_have_answered(&awaited, agreement));
            }
            for (shown, agreement) in circle.commons().agreements.iter().filter_map(|shown| {
                Some((shown, circle.agreements().iter().find(|one| one.id == shown.id)?))
            }) {
                // Once it was held, who came later is asked, and shows nothing by answering.
                let stood = agreement.settled.is_some() || agreement.held;
                let answered = stood || all_have_answered(&awaited, agreement);
                match shown.standing {
                    None => prop_assert!(!circle.commons().scene.settles_agreements()),
                    Some(Standing::Open) => prop_assert!(!answered),
                    Some(Standing::Held) => prop_assert!(answered && !nobody_holds(agreement)),
                    Some(Standing::Settled { by }) => {
                        prop_assert!(answered && nobody_holds(agreement));
                        prop_assert_eq!(agreement.settled, Some(by));
                    }
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn how_an_agreement_stands_does_not_change_as_people_come_and_go_once_all_have_answered(
        opening in opening_with(Just(vec![Part::Agreements])), steps in steps(80)
    ) {
        let mut out = Out::default();
        opening.begun().walk(&steps, |before, asked, outcome| {
            let Ok((after, _)) = outcome else { return Ok(()) };
            let were_asked = out.awaited(before);
            out.note(asked, after);
            let are_asked = out.awaited(after);
            if !after.commons().scene.settles_agreements() {
                return Ok(()); // how they stand is neither shown nor asked
            }
            if before.stage() != after.stage() {
                return Ok(()); // a part that begins asks everyone anew
            }
            let answers = |circle: &Circle, agreement: &Agreement| {
                let of = |seat: &circle::Seat| agreement.answers.get(&seat.id).map(|thumb| (seat.id, *thumb));
                circle.seats().iter().filter_map(of).collect::<Vec<_>>()
            };
            for agreement in after.agreements() {
                let earlier = before.agreements().iter().find(|known| known.seen() == agreement.seen());
                let Some(earlier) = earlier else { continue };
                let of_those_who_stay = answers(after, earlier);
                let nobody_answered = of_those_who_stay == answers(after, agreement);
                let stands = |asked: &BTreeSet<SeatId>, agreement: &Agreement| {
                    agreement.standing(&asked.iter().copied().collect::<Vec<_>>())
                };
                let (was, is) = (stands(&were_asked, earlier), stands(&are_asked, agreement));
                if matches!(asked.command.action, Action::SetAway { away: true, seat } if asked.actor != Actor::Seat(seat)
                    && before.seat(seat).is_some_and(|seat| seat.carried != Carried::NoDevice))
                {
                    prop_assert_eq!(was, is, "marking somebody would show whether they have answered");
                }
                // Who comes, or comes back having stepped out, is asked; who was there all the time is not new.
                let mut new = are_asked.difference(&were_asked);
                let newcomer_is_asked = matches!((was, is), (Standing::Held, Standing::Open))
                    && new.any(|seat| !agreement.answers.contains_key(seat));
                if was != Standing::Open && nobody_answered && !newcomer_is_asked {
                    prop_assert_eq!(was, is);
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
            // Nobody has come yet to a seat that is kept.
            let sits = after.seats().iter().filter(|seat| !seat.kept);
            let mut seats = sits.map(|seat| seat.id);
            let Some(seat) = seats.find(|seat| before.seat(*seat).is_none()) else { return Ok(()) };
            for agreement in before.agreements().iter().filter(|agreement| agreement.adopted) {
                let answer = after.mine(seat).answers.get(&agreement.id).copied();
                match asked.command.action {
                    // One without a device is asked once it sits, and so is who was let in about new words.
                    Action::AddSeat { .. } => prop_assert_eq!(answer, None),
                    Action::LetIn { .. } if answer.is_none() => {
                        prop_assert!(after.may(circle::Actor::Seat(seat)).contains(&ActionKind::Answer)
                            || after.hold().is_some());
                    }
                    _ => prop_assert!(matches!(answer, Some(Thumb::Up | Thumb::Sideways))),
                }
            }
            Ok(())
        })?;
    }
}
