//! Each person has the piece once, and how a turn went is nobody else's to see.

use circle::parts::{Centre, Gratitude, Remembering, Round};
use std::collections::{BTreeMap, BTreeSet};

use circle::{Action, ActionKind, Actor, Circle, How, Order, Part, PartState, Piece, SeatId};
use proptest::prelude::*;

use crate::bench::{Bench, Opening, Step, opening_with, steps};

fn one_round() -> impl Strategy<Value = Opening> {
    let share = prop_oneof![Just(None), Just(Some(60_000))];
    opening_with(share.prop_map(|share| vec![Part::round("What do you carry?", share)]))
}

/// Parts in which a piece is passed: rounds with and without a note, of several laps, names, thanks, the open centre.
fn with_a_piece() -> impl Strategy<Value = Opening> {
    let round = (any::<bool>(), 1..=3_u8).prop_map(|(noted, laps)| {
        Part::Round(Round {
            question: "What do you carry?".to_owned(),
            share: Some(60_000),
            kind: circle::RoundKind::CheckIn,
            note: if noted {
                "Heavy.".to_owned()
            } else {
                String::new()
            },
            laps,
        })
    });
    let remembering = Just(Part::Remembering(Remembering {
        invitation: "Say a name.".to_owned(),
        response: "We remember.".to_owned(),
    }));
    let gratitude = Just(Part::Gratitude(Gratitude {
        invitation: "Whom would you like to thank?".to_owned(),
    }));
    let centre = Just(Part::Centre(Centre {
        question: "And now?".to_owned(),
        note: String::new(),
        untouched: Some(60_000),
    }));
    opening_with(proptest::collection::vec(
        prop_oneof![2 => round, 1 => remembering, 1 => gratitude, 1 => centre],
        1..3,
    ))
}

/// A round of a few laps, in which the piece goes to at least two.
fn laps() -> impl Strategy<Value = Opening> {
    let round = (1..=3_u8).prop_map(|laps| match Part::round("What do you carry?", None) {
        Part::Round(round) => vec![Part::Round(Round { laps, ..round })],
        other => vec![other],
    });
    opening_with(round).prop_filter("someone is alone", |opening| opening.others > 1)
}

fn makes_second_offers(circle: &Circle) -> bool {
    matches!(circle.part_state(), PartState::Round(round) if round.again.is_some())
}

fn after_first_lap(circle: &Circle) -> bool {
    match circle.part_state() {
        PartState::Round(round) => round.again.is_some(),
        _ => true,
    }
}

/// Without stepping out, sitting out, leaving and closing, which change who there is to offer the piece to, and without
/// further rounds.
fn stays(action: &Action) -> bool {
    !matches!(
        action.kind(),
        ActionKind::StepOut
            | ActionKind::StepIn
            | ActionKind::SitOut
            | ActionKind::Leave
            | ActionKind::SetAway
            | ActionKind::Remove
            | ActionKind::RemoveNeverCame
            | ActionKind::Close
            | ActionKind::EditPlan
    ) && !matches!(
        action,
        Action::Order(Order::SeatSomeone { .. } | Order::GiveUpSeat { .. } | Order::End)
    )
}

/// Goes on until the first lap is over, each holder passing or sharing.
fn finish_first_lap(bench: &mut Bench, mut look: impl FnMut(&Circle)) {
    let keeper = Actor::Seat(bench.circle.keeper());
    if bench.circle.hold().is_some() {
        while let Some(due) = bench.circle.next_deadline() {
            bench.now = bench.now.max(due);
            bench.must(Actor::Clock, Action::Tick);
        }
        bench.must(keeper, Action::Resume);
    }
    while let (Piece::With(turn), false) =
        (bench.circle.piece().clone(), after_first_lap(&bench.circle))
    {
        let how = if turn.number % 2 == 0 {
            How::Shared
        } else {
            How::NotNow
        };
        let pass = Action::Pass {
            turn: turn.number,
            how,
        };
        bench.must(Actor::Seat(turn.seat), pass);
        look(&bench.circle);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn each_seat_is_offered_the_piece_exactly_once_before_the_second_offers(
        opening in one_round(), steps in steps(40)
    ) {
        let mut bench = opening.begun();
        let mut turns: BTreeMap<u32, SeatId> = BTreeMap::new();
        let mut note = |circle: &Circle| {
            if let (Piece::With(turn), false) = (circle.piece(), after_first_lap(circle)) {
                turns.insert(turn.number, turn.seat);
            }
        };
        note(&bench.circle);
        for step in &steps {
            let Some(asked) = bench.read(step).filter(|asked| stays(&asked.command.action)) else {
                continue;
            };
            // Who sits down when the round is over waits for the next.
            let newcomer = [ActionKind::Sit, ActionKind::LetIn, ActionKind::AddSeat, ActionKind::CarrySeat];
            if newcomer.contains(&asked.command.action.kind()) && after_first_lap(&bench.circle) {
                continue;
            }
            let _ = bench.ask(&asked);
            note(&bench.circle);
        }
        finish_first_lap(&mut bench, &mut note);
        let mut offered: Vec<_> = turns.into_values().collect();
        offered.sort();
        let mut lap = bench.circle.lap();
        lap.sort();
        prop_assert_eq!(offered, lap);
    }

    #[test]
    fn the_piece_goes_the_way_that_was_told(opening in laps(), steps in steps(40)) {
        let mut bench = opening.begun();
        for step in &steps {
            if let Some(asked) = bench.read(step).filter(|asked| stays(&asked.command.action)) {
                let _ = bench.ask(&asked);
            }
        }
        let lap_of = |circle: &Circle| match circle.part_state() {
            PartState::Round(round) if round.again.is_none() && !round.complete => Some(round.lap),
            _ => None,
        };
        // While all is held the piece may have no holder, and sets out when it goes on.
        let (PartState::Round(_), None) = (bench.circle.part_state().clone(), bench.circle.hold()) else {
            return Ok(());
        };
        let told = bench.circle.still_to_come();
        let (lap, mut came) = (lap_of(&bench.circle), Vec::new());
        finish_first_lap(&mut bench, |circle| {
            if lap_of(circle) == lap {
                came.extend(circle.piece().holder());
            }
        });
        if lap.is_some() {
            prop_assert_eq!(came, told);
        }
    }

    #[test]
    fn who_sits_nothing_out_has_a_turn_on_each_lap(
        opening in laps(), outs in proptest::collection::vec(proptest::option::of(0..8_usize), 24)
    ) {
        let mut bench = opening.begun();
        let (mut turns, mut out) = (BTreeMap::<SeatId, u8>::new(), BTreeSet::new());
        let mut outs = outs.into_iter().flatten();
        while let (Piece::With(turn), false) = (bench.circle.piece().clone(), after_first_lap(&bench.circle)) {
            *turns.entry(turn.seat).or_default() += 1;
            let seat = outs.next().and_then(|at| bench.circle.seats().get(at)).map(|seat| seat.id);
            let may = |seat: &SeatId| bench.circle.mine(*seat).may.contains(&ActionKind::SitOut);
            if let Some(seat) = seat.filter(may) {
                bench.must(Actor::Seat(seat), Action::SitOut { part: 0 });
                out.insert(seat);
            }
            let (turn, how) = (turn.number, How::Shared);
            bench.must(Actor::Seat(bench.circle.piece().holder().unwrap()), Action::Pass { turn, how });
        }
        let Part::Round(round) = &opening.parts[0] else { unreachable!() };
        for seat in bench.circle.lap() {
            let had = turns.get(&seat).copied().unwrap_or_default();
            prop_assert_eq!(had < round.laps, out.contains(&seat), "{} turns", had);
        }
    }

    #[test]
    fn passing_and_sharing_look_the_same_to_everyone_else(
        opening in with_a_piece(), steps in steps(40), which in 0..8_u32
    ) {
        // Two circles to which the same happens, but that one turn ended by sharing in one of them and by
        // passing in the other.
        let mut one = opening.begun();
        let mut other = one.circle.clone();
        let mut differs: Option<SeatId> = None;
        for step in &steps {
            let Some(asked) = one.read(step) else { continue };
            let mut twin = asked.clone();
            if let Action::Pass { turn, how } = &mut twin.command.action
                && differs.is_none()
                && *turn >= which
                && one.circle.piece().turn().is_some_and(|now| now.number == *turn)
            {
                *how = match how {
                    How::Shared => How::NotNow,
                    How::NotNow => How::Shared,
                };
                differs = Some(one.circle.piece().holder().unwrap());
            }
            let here = one.ask(&asked);
            let there = other.act(twin.now, twin.actor, &twin.command);
            prop_assert_eq!(here.is_ok(), there.is_ok());
            let (Ok((_, heard_here)), Ok((circle, heard_there))) = (here, there) else { continue };
            other = circle;
            if makes_second_offers(&one.circle) || makes_second_offers(&other) {
                break;
            }
            prop_assert_eq!(heard_here, heard_there);
            prop_assert_eq!(one.circle.commons(), other.commons());
            prop_assert_eq!(one.circle.desk(), other.desk());
            prop_assert_eq!(one.circle.tile(), other.tile());
            prop_assert_eq!(one.circle.next_deadline(), other.next_deadline());
            for seat in one.circle.seats() {
                prop_assert_eq!(one.circle.mine(seat.id), other.mine(seat.id));
            }
        }
    }

    #[test]
    fn the_second_offer_is_made_to_all_who_passed_and_to_nobody_who_shared(
        opening in one_round(), hows in proptest::collection::vec(any::<bool>(), 7)
    ) {
        let mut bench = opening.begun();
        let mut passed = Vec::new();
        let mut at = hows.iter();
        while let (Piece::With(turn), false) = (bench.circle.piece().clone(), after_first_lap(&bench.circle)) {
            let how = if *at.next().unwrap() { How::Shared } else { How::NotNow };
            if how == How::NotNow {
                passed.push(turn.seat);
            }
            bench.must(Actor::Seat(turn.seat), Action::Pass { turn: turn.number, how });
        }
        let mut asked: Vec<_> = bench.circle.lap();
        asked.retain(|seat| bench.circle.mine(*seat).may.contains(&ActionKind::Take));
        prop_assert_eq!(&asked, &passed);
        // Those who let it be and those who take it: each has it at most once more, and then all is done.
        for (place, seat) in passed.iter().enumerate() {
            let again = if place % 2 == 0 { Action::Take } else { Action::LetBe };
            bench.must(Actor::Seat(*seat), again);
        }
        let mut more = Vec::new();
        while let Piece::With(turn) = bench.circle.piece().clone() {
            more.push(turn.seat);
            let (number, how) = (turn.number, How::NotNow);
            bench.must(Actor::Seat(turn.seat), Action::Pass { turn: number, how });
        }
        prop_assert_eq!(more, passed.into_iter().step_by(2).collect::<Vec<_>>());
        prop_assert_eq!(bench.circle.piece(), &Piece::Resting);
    }

    #[test]
    fn without_an_action_nothing_changes(opening in one_round(), steps in steps(30), hours in 0..100_u64) {
        // Phones come and go without a word: there is nothing that tells a circle so. Time alone moves no piece.
        let mut bench = opening.begun();
        for step in &steps {
            if let Some(asked) = bench.read(step) {
                let _ = bench.ask(&asked);
            }
        }
        let before = bench.circle.clone();
        if before.has_ended() {
            return Ok(());
        }
        let step = Step::Waits { ms: 3_600_000 };
        for _ in 0..hours {
            let asked = bench.read(&step).unwrap();
            bench.ask(&asked).unwrap();
        }
        prop_assert_eq!(before.seats(), bench.circle.seats());
        prop_assert_eq!(before.stage(), bench.circle.stage());
        prop_assert_eq!(before.part_state(), bench.circle.part_state());
        prop_assert_eq!(before.piece().holder(), bench.circle.piece().holder());
        prop_assert_eq!(before.agreements(), bench.circle.agreements());
    }
}
