//! Nobody's answer is told from another's: two circles in which the same was said, by others, look the same to everyone
//! at every step, also as people leave, step out and come.

use circle::spoken::{Answered, ENOUGH_ANSWERS, Outcome};
use circle::{
    Action, ActionKind, Actor, AgreementId, Circle, Part, SeatId, Spoken, SpokenAction, Thumb,
    Weather,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::bench::{Bench, Opening, opening_with};

/// Who comes and goes.
#[derive(Clone, Copy, Debug)]
enum Going {
    Leaves(u8),
    StepsOut(u8),
    StepsIn(u8),
    Sits,
    Removed(u8),
    Marked(u8, bool),
}

fn goings() -> impl Strategy<Value = Vec<Going>> {
    let going = prop_oneof![
        any::<u8>().prop_map(Going::Leaves),
        any::<u8>().prop_map(Going::StepsOut),
        any::<u8>().prop_map(Going::StepsIn),
        any::<u8>().prop_map(Going::Removed),
        any::<(u8, bool)>().prop_map(|(who, away)| Going::Marked(who, away)),
        Just(Going::Sits),
    ];
    proptest::collection::vec(going, 0..8)
}

/// The same answers, given by others.
fn dealt<T: Clone + std::fmt::Debug + 'static>(
    answer: impl Strategy<Value = T> + 'static,
    many: usize,
) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    let answers = proptest::collection::vec(answer, many);
    answers.prop_flat_map(|answers| (Just(answers.clone()), Just(answers).prop_shuffle()))
}

fn with_seats(part: Part, others: u8) -> impl Strategy<Value = Opening> {
    opening_with(Just(vec![part, Part::Weather])).prop_map(move |opening| Opening {
        others,
        agreements: 1,
        ..opening
    })
}

/// Someone comes or goes. Whether it was possible.
fn goes(bench: &mut Bench, going: Going) -> bool {
    let seat = |who: u8| SeatId(u32::from(who) % 8);
    let keeper = Actor::Seat(bench.circle.keeper());
    let (actor, action) = match going {
        Going::Leaves(who) => (Actor::Seat(seat(who)), Action::Leave),
        Going::StepsOut(who) => (Actor::Seat(seat(who)), Action::StepOut),
        Going::StepsIn(who) => (Actor::Seat(seat(who)), Action::StepIn),
        Going::Removed(who) => (keeper, Action::Remove { seat: seat(who) }),
        Going::Marked(who, away) => {
            let seat = seat(who);
            (keeper, Action::SetAway { seat, away })
        }
        Going::Sits => (Actor::Door, Action::Sit { consents: vec![] }),
    };
    let asked = bench.asked(actor, action);
    bench.ask(&asked).is_ok()
}

/// The same, if it is about one of the first so many seats. A keeper can mark anyone, and it shows nothing.
fn of_the_first(many: usize, going: Going) -> Option<Going> {
    match going {
        Going::Leaves(who) | Going::StepsOut(who) | Going::StepsIn(who) | Going::Removed(who) => {
            (usize::from(who % 8) < many).then_some(going)
        }
        Going::Sits | Going::Marked(_, _) => Some(going),
    }
}

fn answers(bench: &mut Bench, seat: SeatId, thumb: Thumb) {
    let answer = Action::Answer {
        agreement: AgreementId(0),
        thumb,
        wording: 0,
    };
    bench.must(Actor::Seat(seat), answer);
}

/// Whether everyone sees the same of both.
fn look_alike(one: &Circle, two: &Circle) -> Result<(), TestCaseError> {
    prop_assert_eq!(one.commons(), two.commons());
    prop_assert_eq!(one.screen_view(), two.screen_view());
    prop_assert_eq!(one.desk(), two.desk());
    prop_assert_eq!(one.tile(), two.tile());
    for seat in one.seats() {
        let (mut own, other) = (one.mine(seat.id), two.mine(seat.id));
        own.answers.clone_from(&other.answers);
        prop_assert_eq!(own, other, "but for what one said oneself");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn who_gave_which_answer_to_an_agreement_makes_no_difference(
        opening in with_seats(Part::Agreements, 5),
        thumbs in dealt(prop_oneof![Just(Thumb::Up), Just(Thumb::Sideways), Just(Thumb::Down)], 6),
        before in goings(), after in goings(), half in 0..6_usize,
    ) {
        let (mut one, mut two) = (opening.begun(), opening.begun());
        for at in 0..6 {
            if at == half {
                for going in &before {
                    // Those go who have answered; the others do so in a moment.
                    let Some(going) = of_the_first(half, *going) else { continue };
                    let done = goes(&mut one, going);
                    prop_assert_eq!(done, goes(&mut two, going));
                    // Half of the answers are still to come, and none shows.
                    look_alike(&one.circle, &two.circle)?;
                }
            }
            let seat = SeatId(at as u32);
            // Who was marked as stepped out is back.
            prop_assert_eq!(goes(&mut one, Going::StepsIn(at as u8)), goes(&mut two, Going::StepsIn(at as u8)));
            if one.circle.may(Actor::Seat(seat)).contains(&ActionKind::Answer) {
                answers(&mut one, seat, thumbs.0[at]);
                answers(&mut two, seat, thumbs.1[at]);
            }
            let open = |bench: &Bench| bench.circle.commons().agreements[0].standing == Some(circle::Standing::Open);
            if open(&one) && open(&two) {
                look_alike(&one.circle, &two.circle)?;
            }
        }
        for going in &after {
            let done = goes(&mut one, *going);
            prop_assert_eq!(done, goes(&mut two, *going));
            look_alike(&one.circle, &two.circle)?;
        }
    }

    #[test]
    fn who_gave_which_answer_to_a_question_makes_no_difference(
        opening in with_seats(Part::Weather, 6),
        weathers in dealt(proptest::sample::select(Weather::ALL.to_vec()), 7),
        goings in goings(), half in 0..7_usize,
    ) {
        let (mut one, mut two) = (opening.begun(), opening.begun());
        let (mut first, mut second) = (
            Spoken::new().following(&one.circle),
            Spoken::new().following(&two.circle),
        );
        let alike = |one: &Bench, first: &Spoken, two: &Bench, second: &Spoken| {
            prop_assert_eq!(first.view(&one.circle), second.view(&two.circle));
            prop_assert_eq!(first.desk(&one.circle), second.desk(&two.circle));
            Ok(())
        };
        let mut answered = 0;
        for at in 0..7 {
            if at == half {
                for going in &goings {
                    prop_assert_eq!(goes(&mut one, *going), goes(&mut two, *going));
                    (first, second) = (first.following(&one.circle), second.following(&two.circle));
                    alike(&one, &first, &two, &second)?;
                }
            }
            let seat = SeatId(at as u32);
            let say = |weather| SpokenAction::SayWeather { part: 0, weather };
            let said = (
                first.act(&one.circle, seat, None, &say(weathers.0[at])),
                second.act(&two.circle, seat, None, &say(weathers.1[at])),
            );
            if let (Ok(one), Ok(two)) = said {
                (first, second) = (one, two);
                answered += 1;
            }
            alike(&one, &first, &two, &second)?;
        }
        let keeper = one.circle.keeper();
        let enough = first.desk(&one.circle).answered;
        for bench in [&mut one, &mut two] {
            bench.must(Actor::Seat(keeper), Action::CloseAnswers { part: 0 });
        }
        (first, second) = (first.following(&one.circle), second.following(&two.circle));
        if answered == 7 {
            alike(&one, &first, &two, &second)?;
        }
        // However many left: nobody stands alone, and all who answered are in it.
        if let circle::spoken::Answers::Closed(Outcome::Weather { counts, other }) = first.view(&one.circle).answers {
            prop_assert!(counts.iter().all(|counted| counted.count > 1) && other != 1);
            let whole: u32 = counts.iter().map(|counted| counted.count).sum();
            prop_assert_eq!((whole + other) as usize, answered);
        } else {
            prop_assert!(answered < ENOUGH_ANSWERS);
            prop_assert_eq!(enough, Answered::Few);
        }
    }
}
