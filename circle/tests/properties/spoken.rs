//! What people say about themselves: bounded, unattributed, counted once from five up, and never in what is saved.

use std::collections::BTreeSet;

use circle::parts::{CentreWord, OffersAndNeeds, Values};
use circle::spoken::{Answers, ENOUGH_ANSWERS, Outcome, PHONES_AT_A_TIME, SpokenView};
use circle::{
    Action, Actor, Carried, Circle, Command, CommandId, Part, PartState, Refusal, Role, SeatId,
    Side, Spoken, SpokenAction, SpokenActionKind, Stage, Weather,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::bench::{Opening, Step, opening_with, phone_of, steps};

/// Found nowhere but in what is said.
const SECRET: &str = "Marzipan";

fn asking_parts() -> impl Strategy<Value = Vec<Part>> {
    let part = prop_oneof![
        Just(Part::OffersAndNeeds(OffersAndNeeds { writing: None })),
        Just(Part::Weather),
        Just(Part::Values(Values {
            offered: vec!["Care".to_owned(), "Rest".to_owned()],
            own: false
        })),
        Just(Part::CentreWord(CentreWord {
            question: "A word?".to_owned()
        })),
    ];
    proptest::collection::vec(part, 1..5)
}

/// What is said next: who, of which kind, with which detail.
pub(crate) fn sayings() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec(any::<(u8, u8, u8)>(), 60)
}

pub(crate) fn opening() -> impl Strategy<Value = Opening> {
    opening_with(asking_parts())
}

fn present_part(circle: &Circle) -> usize {
    match circle.stage() {
        Stage::Part(at) => at,
        Stage::Arriving | Stage::Ended => 0,
    }
}

/// An action of this kind that `seat` could say, were it possible now.
pub(crate) fn said(
    circle: &Circle,
    spoken: &Spoken,
    seat: SeatId,
    kind: SpokenActionKind,
    detail: u8,
    fresh: u128,
) -> SpokenAction {
    let part = present_part(circle);
    let own = spoken.own_words(circle, seat);
    let id = CommandId(fresh);
    let text = format!("{SECRET} {fresh}");
    let at = usize::from(detail);
    match kind {
        SpokenActionKind::LayCard => {
            let for_cards = |part: &usize| {
                let is_for_cards = matches!(
                    circle.plan().parts.get(*part),
                    Some(Part::OffersAndNeeds(_))
                );
                is_for_cards && (*part == present_part(circle) || circle.shows_cards_of(*part))
            };
            let part = (0..=part).find(for_cards).unwrap_or(part);
            let side = [Side::Offer, Side::Need][at % 2];
            SpokenAction::LayCard {
                id,
                part,
                side,
                text,
                again: detail.is_multiple_of(5),
            }
        }
        SpokenActionKind::TakeCardBack => SpokenAction::TakeCardBack {
            id: own
                .cards
                .get(at % own.cards.len().max(1))
                .map_or(id, |card| card.id),
        },
        SpokenActionKind::TakeCardAway => {
            let (side, lie) = match at % 2 {
                0 => (Side::Offer, spoken.view(circle).offers),
                _ => (Side::Need, spoken.view(circle).needs),
            };
            let text = lie.get(at % lie.len().max(1)).cloned().unwrap_or(text);
            SpokenAction::TakeCardAway { side, text }
        }
        SpokenActionKind::LayWord => SpokenAction::LayWord { id, part, text },
        SpokenActionKind::TakeWordBack => SpokenAction::TakeWordBack {
            id: own.centre_words.first().map_or(id, |word| word.id),
        },
        SpokenActionKind::SayWeather => SpokenAction::SayWeather {
            part,
            weather: Weather::ALL[at % Weather::ALL.len()],
        },
        SpokenActionKind::MarkValues => SpokenAction::MarkValues {
            part,
            marks: (0..at % 3).collect(),
        },
        SpokenActionKind::TakeAnswerBack => SpokenAction::TakeAnswerBack { part },
    }
}

/// How many cards lie there for all to read.
fn cards(view: &SpokenView) -> usize {
    view.offers.len() + view.needs.len()
}

/// `seat` says `action`, on the phone that acts for it.
pub(crate) fn say(
    circle: &Circle,
    spoken: &Spoken,
    seat: SeatId,
    action: &SpokenAction,
) -> Result<Spoken, Refusal> {
    let by = phone_of(circle, seat);
    spoken.act(circle, by, (by != seat).then_some(seat), action)
}

/// A circle that goes on while things are said in it: before each step several things are said, mostly what fits.
fn go_on(
    opening: &Opening,
    steps: &[Step],
    sayings: &[(u8, u8, u8)],
    mut look: impl FnMut(&Circle, &Spoken, SeatId, &SpokenAction) -> Result<(), TestCaseError>,
    mut follow: impl FnMut(&Circle, &Spoken, &Spoken) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let mut bench = opening.begun();
    let mut spoken = Spoken::new().following(&bench.circle);
    let mut fresh = 0;
    for (round, step) in steps.iter().enumerate() {
        for (who, what, detail) in sayings.iter().cycle().skip(round * 4).take(4) {
            let circle = &bench.circle;
            let seat = circle.seats()[usize::from(*who) % circle.seats().len()].id;
            let may: Vec<_> = spoken.may(circle, seat).into_iter().collect();
            let kind = match may.get(usize::from(*what) % may.len().max(1)) {
                Some(kind) if what % 4 > 0 => *kind,
                _ => SpokenActionKind::ALL[usize::from(*what) % SpokenActionKind::ALL.len()],
            };
            fresh += 1;
            let action = said(circle, &spoken, seat, kind, *detail, fresh);
            look(circle, &spoken, seat, &action)?;
            if let Ok(after) = say(circle, &spoken, seat, &action) {
                spoken = after;
            }
        }
        let Some(asked) = bench.read(step) else {
            continue;
        };
        if bench.ask(&asked).is_ok() {
            let after = spoken.following(&bench.circle);
            follow(&bench.circle, &spoken, &after)?;
            spoken = after;
        }
    }
    Ok(())
}

fn fine(_: &Circle, _: &Spoken, _: SeatId, _: &SpokenAction) -> Result<(), TestCaseError> {
    Ok(())
}

fn fine_too(_: &Circle, _: &Spoken, _: &Spoken) -> Result<(), TestCaseError> {
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_is_listed_is_accepted_and_the_rest_is_not(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, _| {
            let listed = spoken.may(circle, seat);
            for (at, &kind) in SpokenActionKind::ALL.iter().enumerate() {
                let action = said(circle, spoken, seat, kind, 3, 1_000_000 + at as u128);
                let accepted = say(circle, spoken, seat, &action).is_ok();
                // What is not there any more is gone, whoever asks for it; only to take another's away is for those who keep.
                let goes = match kind {
                    SpokenActionKind::TakeCardAway => circle.seat(phone_of(circle, seat)).unwrap().role.keeps(),
                    SpokenActionKind::TakeCardBack | SpokenActionKind::TakeWordBack | SpokenActionKind::TakeAnswerBack => true,
                    SpokenActionKind::LayCard | SpokenActionKind::LayWord | SpokenActionKind::SayWeather | SpokenActionKind::MarkValues => false,
                };
                if goes {
                    prop_assert!(accepted || !listed.contains(&kind), "{:?}", kind);
                } else {
                    prop_assert_eq!(accepted, listed.contains(&kind), "{:?}", kind);
                }
            }
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn nobody_says_anything_for_a_seat_that_another_phone_carries(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, action| {
            for by in circle.seats().iter().filter(|by| by.id != seat) {
                let acts_for = match circle.seat(seat).unwrap().carried {
                    Carried::OwnPhone => false,
                    Carried::NoDevice => by.role != Role::Participant,
                    Carried::By(carrier) => by.id == carrier,
                };
                let said = spoken.act(circle, by.id, Some(seat), action);
                if acts_for {
                    prop_assert_eq!(said, say(circle, spoken, seat, action));
                } else if !circle.has_ended() {
                    prop_assert_eq!(said, Err(Refusal::NotYourSeat));
                }
            }
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn a_resend_changes_nothing(opening in opening(), steps in steps(40), sayings in sayings()) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, action| {
            if let Ok(once) = say(circle, spoken, seat, action) {
                prop_assert_eq!(say(circle, &once, seat, action), Ok(once.clone()));
            }
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn whose_it_is_makes_no_difference_to_what_everyone_sees(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, action| {
            let takes_back = matches!(
                action.kind(),
                SpokenActionKind::TakeCardBack | SpokenActionKind::TakeWordBack | SpokenActionKind::TakeAnswerBack
            );
            let Ok(one) = say(circle, spoken, seat, action) else { return Ok(()) };
            for other in circle.seats().iter().filter(|_| !takes_back) {
                let Ok(two) = say(circle, spoken, other.id, action) else { continue };
                let (mut waits, mut shows) = (one.view(circle), two.view(circle));
                if waits == shows {
                    continue;
                }
                // Only when a late card is laid: from this phone it may be the one that the others waited for.
                let SpokenAction::LayCard { part, .. } = action else {
                    return Err(TestCaseError::fail("something else differs"));
                };
                prop_assert!(circle.shows_cards_of(*part));
                let before = spoken.view(circle);
                if waits != before {
                    std::mem::swap(&mut waits, &mut shows);
                }
                prop_assert_eq!(&waits, &before);
                prop_assert!(cards(&shows) >= cards(&before) + PHONES_AT_A_TIME);
                prop_assert_eq!((shows.answers, shows.centre_words), (before.answers, before.centre_words));
            }
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn late_cards_show_only_together_with_those_of_two_other_phones(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, action| {
            let Ok(after) = say(circle, spoken, seat, action) else { return Ok(()) };
            if cards(&after.view(circle)) <= cards(&spoken.view(circle)) {
                return Ok(());
            }
            let lie_there = |spoken: &Spoken, seat| {
                let own = spoken.own_words(circle, seat).cards.into_iter();
                own.filter(|card| card.shown).map(|card| card.id).collect::<BTreeSet<_>>()
            };
            let have_new = circle.seats().iter().filter(|seat| {
                lie_there(&after, seat.id) != lie_there(spoken, seat.id)
            });
            let phones = have_new.filter_map(|seat| match seat.carried {
                Carried::OwnPhone => Some(seat.id),
                Carried::By(carrier) => Some(carrier),
                Carried::NoDevice => None,
            });
            prop_assert!(phones.collect::<BTreeSet<_>>().len() >= PHONES_AT_A_TIME);
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn what_came_of_answers_is_counted_from_five_up_and_never_again(
        opening in opening(), steps in steps(60), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, _, _| {
            let view: SpokenView = spoken.view(circle);
            prop_assert_eq!(
                matches!(view.answers, Answers::Closed(_)),
                matches!(circle.part_state(), PartState::Answers { closed: true })
            );
            Ok(())
        }, |circle, before, after| {
            let Answers::Closed(outcome) = after.view(circle).answers else { return Ok(()) };
            match &outcome {
                Outcome::TooFew => {}
                Outcome::NotKept { .. } => prop_assert!(false, "nothing was started anew"),
                Outcome::Weather { counts, other } => {
                    let whole: u32 = counts.iter().map(|counted| counted.count).sum();
                    prop_assert!((whole + other) as usize >= ENOUGH_ANSWERS);
                    prop_assert!(*other != 1 && counts.iter().all(|counted| counted.count > 1));
                }
                Outcome::Values(counts) => prop_assert!(counts.iter().all(|counted| counted.count != Some(1))),
            }
            // Asked again with nothing said in between, or with more people gone, it is the same.
            prop_assert_eq!(&before.following(circle), after);
            prop_assert_eq!(&after.following(circle), after);
            Ok(())
        })?;
    }

    #[test]
    fn nothing_that_is_said_is_in_what_is_saved_or_in_any_view_of_the_circle(
        opening in opening(), steps in steps(30), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, fine, |circle, _, spoken| {
            let saved = serde_json::to_string(circle).unwrap();
            prop_assert!(!saved.contains(SECRET));
            let seen = serde_json::to_value(spoken.view(circle)).unwrap();
            let keys: Vec<_> = seen.as_object().unwrap().keys().cloned().collect();
            prop_assert_eq!(keys, ["answers", "centre_words", "needs", "offers"]);
            let logged = format!("{spoken:?}");
            prop_assert!(!logged.contains(SECRET));
            if circle.has_ended() {
                prop_assert_eq!(spoken, &Spoken::new());
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_one_says_who_leaves_stays_with_what_the_others_said(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, _| {
            let leave = Command::new(CommandId(u128::MAX), Action::Leave);
            let Ok((after, _)) = circle.act(circle.last_at(), Actor::Seat(seat), &leave) else {
                return Ok(());
            };
            let without = spoken.following(&after);
            prop_assert_eq!(without.view(&after), spoken.view(circle));
            let (cards, words) = (spoken.desk(circle).cards, spoken.desk(circle).centre_words);
            prop_assert_eq!((without.desk(&after).cards, without.desk(&after).centre_words), (cards, words));
            // And it is nobody's.
            for other in after.seats() {
                let own = |spoken: &Spoken, circle| {
                    let own = spoken.own_words(circle, other.id);
                    own.cards.len() + own.centre_words.len()
                };
                prop_assert!(own(&without, &after) <= own(spoken, circle));
            }
            Ok(())
        }, fine_too)?;
    }

    #[test]
    fn nothing_that_one_seat_says_is_seen_by_itself(
        opening in opening(), steps in steps(40), sayings in sayings()
    ) {
        go_on(&opening, &steps, &sayings, |circle, spoken, seat, action| {
            let Ok(after) = say(circle, spoken, seat, action) else { return Ok(()) };
            let (before, seen) = (spoken.view(circle), after.view(circle));
            prop_assert_eq!(&before.answers, &seen.answers);
            let (was, is) = (cards(&before), cards(&seen));
            match action.kind() {
                // To take one's own back is to choose that it is gone at once.
                SpokenActionKind::TakeCardBack => prop_assert!(is == was || is + 1 == was),
                SpokenActionKind::TakeCardAway => prop_assert!(is <= was),
                _ => prop_assert!(is == was || is >= was + PHONES_AT_A_TIME),
            }
            for other in circle.seats().iter().filter(|other| other.id != seat) {
                let (mut known, mut knows) = (spoken.own_words(circle, other.id), after.own_words(circle, other.id));
                // Whether there is a card to take away, all see.
                known.may.remove(&SpokenActionKind::TakeCardAway);
                let takes_away = knows.may.remove(&SpokenActionKind::TakeCardAway);
                prop_assert_eq!(takes_away, other.role.keeps() && is > 0);
                // That one's card lies with the others now, all see.
                for (card, now) in known.cards.iter_mut().zip(&knows.cards) {
                    card.shown |= now.shown && is > was;
                }
                if let SpokenAction::TakeCardAway { side, text } = action {
                    // It goes for its author too, and nothing else does.
                    known.cards.retain(|card| !card.shown || card.side != *side || card.text != *text);
                    known.may.clone_from(&knows.may);
                }
                prop_assert_eq!(known, knows);
            }
            let desk = after.desk(circle);
            prop_assert!(desk.cards % 3 == 0 && desk.centre_words % 3 == 0);
            Ok(())
        }, fine_too)?;
    }
}
