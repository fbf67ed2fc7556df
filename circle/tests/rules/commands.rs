//! Commands that come twice, late, out of turn, or after the end.

use circle::{
    Action, Actor, Command, CommandId, Consent, Direction, How, KeeperTurn, LateDoor, LatePolicy,
    Pattern, Refusal, RingPlace, Role, SeatId, Stage, Thumb,
};

use crate::common::{KEEPER, Sitting, one_word, plan, timed, untimed};

/// Sends `action` twice with one id: it is acknowledged twice and carried out once.
#[track_caller]
fn twice(sitting: &mut Sitting, name: &str, action: Action) {
    let actor = Actor::Seat(sitting.seat(name));
    let command = sitting.command(action);
    sitting.acts(actor, &command).unwrap();
    let once = sitting.circle.clone();
    sitting.acts(actor, &command).unwrap();
    assert_eq!(sitting.circle, once, "{command:?}");
    assert_eq!(
        sitting.heard,
        [],
        "nothing is heard a second time: {command:?}"
    );
}

#[test]
fn a_resend_of_any_action_is_acknowledged_and_changes_nothing() {
    let parts = vec![circle::Part::Agreements, timed(60), one_word()];
    let mut it = Sitting::new(plan(parts), &["We listen."], &["Ana", "Bo"]);
    let seat = it.seat("Bo");
    twice(&mut it, KEEPER, Action::MoveSeat { seat, to: 1 });
    twice(&mut it, KEEPER, Action::MoveSeat { seat, to: 2 });
    twice(&mut it, KEEPER, Action::Lock);
    twice(&mut it, KEEPER, Action::Unlock);
    twice(&mut it, KEEPER, Action::Ring);
    let direction = Direction::Counter;
    twice(&mut it, KEEPER, Action::Turn { direction });
    let direction = Direction::Clockwise;
    twice(&mut it, KEEPER, Action::Turn { direction });
    twice(&mut it, KEEPER, Action::Begin);

    let answer = it.answer("We listen.", Thumb::Up);
    twice(&mut it, "Ana", answer);
    let text = "Tea.".to_owned();
    twice(&mut it, "Ana", Action::Propose { text });
    let agreement = it.agreement("Tea.");
    let text = "Tea later.".to_owned();
    twice(&mut it, "Ana", Action::Amend { agreement, text });
    let rest = it.answer_rest(Thumb::Up);
    twice(&mut it, "Bo", rest);
    twice(&mut it, "Ana", Action::Withdraw { agreement });
    it.everyone_answers(Thumb::Up);

    twice(&mut it, KEEPER, Action::NextPart { from: 0 });
    let (turn, how) = (it.turn(), How::NotNow);
    twice(&mut it, KEEPER, Action::MoreTime { turn });
    twice(&mut it, KEEPER, Action::HoldSilence { turn });
    twice(&mut it, KEEPER, Action::Pass { turn, how });
    twice(&mut it, KEEPER, Action::Pause);
    twice(&mut it, KEEPER, Action::Resume);
    let (pattern, breaths) = (Pattern::Calm, 2);
    twice(&mut it, KEEPER, Action::Breathe { pattern, breaths });
    twice(&mut it, KEEPER, Action::EndBreath);
    it.does(KEEPER, Action::Resume);
    let turn = it.turn();
    twice(&mut it, KEEPER, Action::PassOn { turn });
    twice(&mut it, KEEPER, Action::SetAway { seat, away: true });
    twice(&mut it, KEEPER, Action::SetAway { seat, away: false });
    twice(&mut it, "Ana", Action::Take);
    twice(&mut it, KEEPER, Action::LetBe);
    twice(&mut it, "Ana", Action::StepOut);
    twice(&mut it, "Ana", Action::StepIn);
    twice(&mut it, "Bo", Action::Leave);
    twice(&mut it, KEEPER, Action::Close);
}

#[test]
fn a_resend_of_any_action_about_people_is_acknowledged_and_changes_nothing() {
    let mut it = Sitting::in_timed_round(60, &["Ana", "Bo", "Cy"]);
    let (seat, role) = (it.seat("Bo"), Role::Keeper);
    let (beyond, consents) = (0, vec![]);
    twice(&mut it, "Ana", Action::CarrySeat { beyond, consents });
    let place = RingPlace::AtEnd;
    twice(&mut it, KEEPER, Action::AddSeat { beyond, place });
    twice(&mut it, "Ana", Action::CallPause);
    it.does(KEEPER, Action::Resume);
    twice(&mut it, KEEPER, Action::GiveRole { seat, role });
    twice(&mut it, KEEPER, Action::TakeBackKeeping);
    let late = LatePolicy {
        door: LateDoor::Knock,
        place,
    };
    twice(&mut it, KEEPER, Action::SetLate { late });
    for name in ["One", "Two"] {
        it.knocks(name, vec![]).unwrap();
    }
    let (seat, place) = (it.seat("One"), None);
    twice(&mut it, KEEPER, Action::LetIn { seat, place });
    let seat = it.seat("Two");
    twice(&mut it, KEEPER, Action::TurnAway { seat });
    let mut order: Vec<_> = it.circle.seats().iter().map(|seat| seat.id).collect();
    order.reverse();
    twice(&mut it, KEEPER, Action::Arrange { order });
    it.at(900_000);
    twice(&mut it, KEEPER, Action::ShiftPlan);
    let seat = it.seat("Cy");
    twice(&mut it, KEEPER, Action::Remove { seat });
}

#[test]
fn a_resend_at_the_door_gives_the_same_seat() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    let consents: Vec<Consent> = vec![];
    let sit = sitting.command(Action::Sit { consents });
    sitting.acts(Actor::Door, &sit).unwrap();
    let seat = sitting.circle.seat_given_to(sit.id);
    let once = sitting.circle.clone();
    // Also when the door was locked in between.
    sitting.does(KEEPER, Action::Lock);
    let locked = sitting.circle.clone();
    sitting.acts(Actor::Door, &sit).unwrap();
    assert_eq!(sitting.circle, locked);
    assert_eq!(sitting.circle.seat_given_to(sit.id), seat);
    assert_eq!(once.seats().len(), 3);
}

#[test]
fn who_asks_for_a_seat_beside_theirs_makes_no_arrival_of_it() {
    let mut sitting = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    let carry = Action::CarrySeat {
        beyond: 0,
        consents: vec![],
    };
    let add = Action::AddSeat {
        beyond: 0,
        place: RingPlace::AtEnd,
    };
    // Ids of asks are chosen by screens, and those of arrivals by the house.
    for (name, action) in [("Ana", carry), (KEEPER, add)] {
        let command = sitting.command(action);
        let actor = Actor::Seat(sitting.seat(name));
        sitting.acts(actor, &command).unwrap();
        assert_eq!(sitting.circle.seat_given_to(command.id), None, "{name}");
        let once = sitting.circle.clone();
        sitting.acts(actor, &command).unwrap();
        assert_eq!(sitting.circle, once, "a resend of {name}");
        let sit = Command::new(command.id, Action::Sit { consents: vec![] });
        sitting.acts(Actor::Door, &sit).unwrap();
        assert_eq!(sitting.circle.seats().len(), once.seats().len() + 1);
    }
}

#[test]
fn an_id_is_one_seats_own() {
    let mut sitting = Sitting::in_agreements(&["We listen."], &["Ana", "Bo"]);
    let command = Command {
        id: CommandId(7),
        for_seat: None,
        action: sitting.answer("We listen.", Thumb::Up),
    };
    for name in ["Ana", "Bo"] {
        sitting
            .acts(Actor::Seat(sitting.seat(name)), &command)
            .unwrap();
    }
    assert_eq!(sitting.circle.agreements()[0].answers.len(), 2);
}

#[test]
fn the_last_sixteen_commands_of_a_seat_are_remembered() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    let keeper = Actor::Seat(sitting.seat(KEEPER));
    let first = sitting.command(Action::Ring);
    sitting.acts(keeper, &first).unwrap();
    for _ in 0..15 {
        sitting.does(KEEPER, Action::Ring);
    }
    sitting.acts(keeper, &first).unwrap();
    assert_eq!(sitting.heard, [], "it is known still");
    sitting.does(KEEPER, Action::Ring);
    sitting.acts(keeper, &first).unwrap();
    assert_eq!(sitting.heard.len(), 1, "it is forgotten, and rings again");
}

#[test]
fn a_refused_command_may_be_tried_again_with_the_same_id() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    let ana = Actor::Seat(sitting.seat("Ana"));
    sitting.does(KEEPER, Action::Pause);
    let (turn, how) = (sitting.turn(), How::Shared);
    let pass = sitting.command(Action::Pass {
        turn: turn + 1,
        how,
    });
    assert_eq!(sitting.acts(ana, &pass), Err(Refusal::TurnOver));
    sitting.does(KEEPER, Action::Resume).shares(KEEPER);
    sitting.acts(ana, &pass).unwrap();
    sitting.round_is_complete();
}

#[test]
fn a_late_double_tap_passes_nobody_elses_piece() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
    let (turn, how) = (sitting.turn(), How::Shared);
    sitting.shares(KEEPER).has_piece("Ana");
    assert_eq!(
        sitting.refused(KEEPER, Action::Pass { turn, how }),
        Refusal::TurnOver
    );
    assert_eq!(
        sitting.refused(KEEPER, Action::PassOn { turn }),
        Refusal::TurnOver
    );
    assert_eq!(
        sitting.refused(KEEPER, Action::MoreTime { turn }),
        Refusal::TurnOver
    );
    assert_eq!(
        sitting.refused(KEEPER, Action::HoldSilence { turn }),
        Refusal::TurnOver
    );
    let turn = sitting.turn() + 1;
    assert_eq!(
        sitting.refused("Ana", Action::Pass { turn, how }),
        Refusal::TurnOver
    );
    sitting.has_piece("Ana");
}

#[test]
fn a_second_tap_on_next_part_moves_one_part() {
    let mut sitting = Sitting::new(plan(vec![untimed(), untimed(), one_word()]), &[], &[]);
    let from_first = Action::NextPart { from: 0 };
    assert_eq!(sitting.refused(KEEPER, from_first.clone()), Refusal::NotNow);
    sitting.does(KEEPER, Action::Begin);
    assert_eq!(sitting.refused(KEEPER, Action::Begin), Refusal::NotNow);
    sitting.does(KEEPER, from_first.clone());
    assert_eq!(sitting.refused(KEEPER, from_first), Refusal::NotNow);
    assert_eq!(sitting.circle.stage(), Stage::Part(1));
    sitting.next_part();
    assert_eq!(
        sitting.refused(KEEPER, Action::NextPart { from: 2 }),
        Refusal::NotNow
    );
}

#[test]
fn only_the_keeper_holds_the_form() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let (turn, seat) = (sitting.turn(), sitting.seat("Bo"));
    for action in [
        Action::Begin,
        Action::NextPart { from: 0 },
        Action::PassOn { turn },
        Action::MoreTime { turn },
        Action::Pause,
        Action::Resume,
        Action::Ring,
        Action::Breathe {
            pattern: Pattern::Calm,
            breaths: 1,
        },
        Action::EndBreath,
        Action::Lock,
        Action::Unlock,
        Action::MoveSeat { seat, to: 0 },
        Action::Turn {
            direction: Direction::Counter,
        },
        Action::SetAway { seat, away: true },
        Action::Close,
    ] {
        assert_eq!(sitting.refused("Ana", action), Refusal::KeeperOnly);
    }
}

#[test]
fn a_seat_that_is_not_there_can_do_nothing() {
    let mut sitting = Sitting::in_round(KeeperTurn::First, &["Ana"]);
    sitting.does("Ana", Action::Leave);
    assert_eq!(sitting.refused("Ana", Action::StepIn), Refusal::UnknownSeat);
    let leave = sitting.command(Action::Leave);
    let nobody = Actor::Seat(SeatId(99));
    assert_eq!(sitting.acts(nobody, &leave), Err(Refusal::UnknownSeat));
}

#[test]
fn after_the_end_everything_is_refused() {
    let mut sitting = Sitting::in_timed_round(60, &["Ana", "Bo"]);
    let turn = sitting.turn();
    let seat = sitting.seat("Bo");
    sitting.at(30_000).does(KEEPER, Action::Close);
    assert_eq!(sitting.holder(), None);
    assert_eq!(sitting.circle.next_deadline(), None);
    let how = How::Shared;
    for action in [
        Action::Pass { turn, how },
        Action::Take,
        Action::StepOut,
        Action::Leave,
        Action::Propose {
            text: "Late.".to_owned(),
        },
        Action::Begin,
        Action::NextPart { from: 0 },
        Action::Pause,
        Action::Ring,
        Action::MoveSeat { seat, to: 0 },
        Action::Close,
    ] {
        assert_eq!(sitting.refused(KEEPER, action), Refusal::Ended);
    }
    assert_eq!(sitting.refused("Ana", Action::Leave), Refusal::Ended);
    assert_eq!(sitting.knocks("Late", vec![]), Err(Refusal::Ended));
    let tick = sitting.command(Action::Tick);
    assert_eq!(sitting.acts(Actor::Clock, &tick), Err(Refusal::Ended));
    for actor in [Actor::Seat(seat), Actor::Door, Actor::Clock] {
        assert!(sitting.circle.may(actor).is_empty());
    }
}
