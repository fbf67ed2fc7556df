//! Late joiners: an open door, a door at which one knocks, a closed door, and where they sit.

use circle::time::MINUTE;
use circle::{
    Action, ActionKind, Actor, AgreementId, Consent, Direction, KeeperTurn, LateDoor, LatePolicy,
    MAX_SEATS, MOST_WAITING, Refusal, RingPlace, Seen, Thumb,
};

use crate::common::{KEEPER, Sitting, plan, untimed};

fn late(door: LateDoor, place: RingPlace) -> Action {
    let late = LatePolicy { door, place };
    Action::SetLate { late }
}

fn at_a_closed_door(door: LateDoor) -> Sitting {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    it.does(KEEPER, late(door, RingPlace::AtEnd));
    it
}

fn let_in(it: &Sitting, name: &str) -> Action {
    let (seat, place) = (it.seat(name), None);
    Action::LetIn { seat, place }
}

fn turn_away(it: &Sitting, name: &str) -> Action {
    let seat = it.seat(name);
    Action::TurnAway { seat }
}

#[test]
fn before_the_circle_begins_everyone_sits_down() {
    for door in [LateDoor::Open, LateDoor::Knock, LateDoor::Closed] {
        let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
        it.does(KEEPER, late(door, RingPlace::BeforeKeeper))
            .sits("Bo");
        assert_eq!(it.ring(), [KEEPER, "Ana", "Bo"]);
    }
}

#[test]
fn who_knocks_waits_and_sees_nothing_of_the_room() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    let before = it.commons();
    it.knocks("Late", vec![]).unwrap();
    assert_eq!(it.commons(), before);
    assert_eq!(it.at_the_door(), ["Late"]);
    let seat = it.seat("Late");
    let view = it.circle.waiting_view(seat).unwrap();
    assert_eq!(
        view.may.into_iter().collect::<Vec<_>>(),
        [ActionKind::Leave]
    );
    // Whose turn it is cannot be found out by asking, nor whether everything is held.
    let turn = it.turn();
    for held in [false, true] {
        for turn in [turn, turn + 1] {
            let how = circle::How::Shared;
            let pass = Action::Pass { turn, how };
            assert_eq!(it.refused("Late", pass), Refusal::NotNow, "{held}");
        }
        for action in [
            Action::StepOut,
            Action::CallPause,
            Action::Take,
            Action::Pause,
        ] {
            assert_eq!(it.refused("Late", action), Refusal::NotNow, "{held}");
        }
        if !held {
            it.does(KEEPER, Action::Pause);
        }
    }
    it.does(KEEPER, Action::Resume);
    assert_eq!(it.circle.waiting_view(it.seat("Ana")), None);
    // The keepers see who is there by their sign, and that it is nobody else's.
    let desk = it.circle.desk();
    assert_eq!(desk.waiting.len(), 1);
    assert_eq!(desk.waiting[0].sign.word(), "River");
    assert_eq!(it.record().people, 3);
}

#[test]
fn a_keeper_lets_them_in_and_they_have_a_first_turn() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.knocks("Late", vec![]).unwrap();
    let action = let_in(&it, "Late");
    it.does(KEEPER, action);
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "Late"]);
    assert!(it.at_the_door().is_empty());
    assert_eq!(it.record().people, 4);
    it.all_share(&["Ana", "Bo", "Late"]).round_is_complete();
}

#[test]
fn the_first_who_can_begin_the_round_hears_the_piece_arrive() {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &[]);
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    it.knocks("Late", vec![]).unwrap();
    assert_eq!(it.holder(), None);
    let action = let_in(&it, "Late");
    it.does(KEEPER, action).has_piece("Late");
    assert_eq!(it.sounds(), [circle::Sound::PieceArrived]);
}

#[test]
fn a_keeper_turns_them_away_and_they_may_go_by_themselves() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.knocks("Late", vec![]).unwrap();
    it.knocks("Later", vec![]).unwrap();
    let action = turn_away(&it, "Late");
    it.does(KEEPER, action);
    assert_eq!(it.at_the_door(), ["Later"]);
    it.does("Later", Action::Leave);
    assert!(it.at_the_door().is_empty());
    it.does("Later", Action::Leave); // a resend
    let action = let_in(&it, "Late");
    assert_eq!(it.refused(KEEPER, action), Refusal::NotNow);
    assert_eq!(it.refused("Late", Action::StepIn), Refusal::UnknownSeat);
}

#[test]
fn two_keepers_answer_a_knock_in_the_same_moment() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.made("Bo", circle::Role::CoKeeper);
    for name in ["One", "Two", "Three"] {
        it.knocks(name, vec![]).unwrap();
    }
    let (one, two) = (let_in(&it, "One"), turn_away(&it, "Two"));
    // The same: the second finds it done.
    it.does(KEEPER, one.clone()).does("Bo", one);
    it.does(KEEPER, two.clone()).does("Bo", two);
    // Not the same: the first counts, and nobody who sits is turned away.
    let away = turn_away(&it, "One");
    assert_eq!(it.refused("Bo", away), Refusal::NotNow);
    let back = let_in(&it, "Two");
    assert_eq!(it.refused("Bo", back), Refusal::UnknownSeat);
    assert_eq!(it.at_the_door(), ["Three"]);
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "One"]);
    assert_eq!(
        it.refused("Ana", let_in(&it.clone(), "Three")),
        Refusal::KeeperOnly
    );
}

#[test]
fn a_closed_circle_takes_nobody_and_a_link_opens_it() {
    let mut it = at_a_closed_door(LateDoor::Closed);
    assert_eq!(it.knocks("Late", vec![]), Err(Refusal::Locked));
    assert!(!it.circle.may(Actor::Door).contains(&ActionKind::Sit));
    it.comes_with_link("Co", circle::Role::CoKeeper).unwrap();
    // One with a link does not knock either.
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    it.comes_with_link("Gil", circle::Role::Guardian).unwrap();
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "Co", "Gil"]);
}

#[test]
fn a_locked_door_is_locked_for_those_who_would_knock_and_not_for_those_who_did() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.knocks("Late", vec![]).unwrap();
    it.does(KEEPER, Action::Lock);
    assert_eq!(it.knocks("Later", vec![]), Err(Refusal::Locked));
    let action = let_in(&it, "Late");
    it.does(KEEPER, action);
    assert_eq!(it.ring().last(), Some(&"Late"));
}

#[test]
fn a_knock_takes_no_seat_and_a_full_circle_lets_nobody_in() {
    let names: Vec<_> = (1..MAX_SEATS - 1).map(|n| format!("Person {n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &names).begun();
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    for name in ["Late", "Later", "Latest"] {
        it.knocks(name, vec![]).unwrap();
    }
    it.does(KEEPER, let_in(&it.clone(), "Late"));
    assert_eq!(it.circle.seats().len(), MAX_SEATS);
    // Now it is full: nobody else knocks, and nobody is let in until a seat is free.
    assert_eq!(it.knocks("Last", vec![]), Err(Refusal::Full));
    assert_eq!(it.adds(KEEPER, "Opa", RingPlace::AtEnd), Err(Refusal::Full));
    assert!(!it.may(KEEPER, ActionKind::LetIn) && it.may(KEEPER, ActionKind::TurnAway));
    let later = let_in(&it, "Later");
    assert_eq!(it.refused(KEEPER, later.clone()), Refusal::Full);
    it.does("Person 7", Action::Leave).does(KEEPER, later);
    assert_eq!(it.at_the_door(), ["Latest"]);
}

#[test]
fn late_joiners_sit_where_the_plan_says() {
    let clockwise = [
        (RingPlace::AtEnd, ["Ana", KEEPER, "Bo", "Late"]),
        (RingPlace::BeforeKeeper, ["Ana", "Late", KEEPER, "Bo"]),
    ];
    for (place, ring) in clockwise {
        let mut it = Sitting::in_round(KeeperTurn::First, &["Ana", "Bo"]);
        let seat = it.seat(KEEPER);
        it.does(KEEPER, Action::MoveSeat { seat, to: 1 });
        it.does(KEEPER, late(LateDoor::Open, place)).sits("Late");
        assert_eq!(it.ring(), ring, "{place:?}");
        it.all_share(&[KEEPER, "Bo"]);
    }
}

#[test]
fn before_the_keeper_is_before_the_keeper_whichever_way_the_piece_goes() {
    for direction in [Direction::Clockwise, Direction::Counter] {
        let mut plan = plan(vec![untimed()]);
        plan.direction = direction;
        plan.late.place = RingPlace::BeforeKeeper;
        let mut it = Sitting::new(plan, &[], &["Ana", "Bo"]).begun();
        it.sits("Late");
        assert_eq!(
            it.circle.lap().last(),
            Some(&it.seat("Late")),
            "{direction:?}"
        );
    }
}

#[test]
fn a_keeper_may_seat_them_beside_someone() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.knocks("Late", vec![]).unwrap();
    let (seat, place) = (it.seat("Late"), Some(RingPlace::NextTo(it.seat("Ana"))));
    it.does(KEEPER, Action::LetIn { seat, place });
    assert_eq!(it.ring(), [KEEPER, "Ana", "Late", "Bo"]);
    // Who is not there any more has nobody beside them.
    it.knocks("Later", vec![]).unwrap();
    let (seat, place) = (it.seat("Later"), Some(RingPlace::NextTo(it.seat("Ana"))));
    it.does("Ana", Action::Leave)
        .does(KEEPER, Action::LetIn { seat, place });
    assert_eq!(it.ring(), [KEEPER, "Late", "Bo", "Later"]);
}

#[test]
fn what_one_said_when_one_knocked_counts_when_one_sits() {
    let mut it = Sitting::in_agreements(&["We listen."], &["Ana"]);
    it.everyone_answers(Thumb::Up).next_part();
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    assert_eq!(it.knocks("Rash", vec![]), Err(Refusal::ConsentNeeded));
    let yes = it.yes_to_all();
    it.knocks("Late", yes).unwrap();
    let mut let_in_now = it.clone();
    let_in_now.does(KEEPER, let_in(&it, "Late"));
    assert!(
        !let_in_now.may("Late", ActionKind::Answer),
        "they have answered"
    );
    // In the agreements part that follows, the words are changed and adopted anew.
    it.next_part();
    let (agreement, text) = (
        it.agreement("We listen."),
        "We listen with care.".to_owned(),
    );
    it.does(KEEPER, Action::Amend { agreement, text });
    let action = let_in(&it, "Late");
    it.does(KEEPER, action);
    assert!(
        it.may("Late", ActionKind::AnswerRest),
        "they are asked about the new words"
    );
}

/// A yes to a wording of an agreement that nobody has heard of.
fn invented(n: u16) -> Consent {
    let (agreement, wording) = (AgreementId(1_000 + n), n);
    Consent {
        to: Seen { agreement, wording },
        thumb: Thumb::Up,
    }
}

#[test]
fn what_one_invents_is_nowhere_kept() {
    let mut it = Sitting::in_agreements(&["We listen.", "We share."], &["Ana"]);
    it.everyone_answers(Thumb::Up).next_part();
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    let yes = it.yes_to_all();
    let many: Vec<_> = yes
        .iter()
        .copied()
        .chain((0..5_000).map(invented))
        .collect();
    let size = |it: &Sitting| serde_json::to_string(&it.circle).unwrap().len();
    let before = size(&it);
    assert_eq!(it.knocks("Liar", many), Err(Refusal::ConsentNeeded));
    // As many as a door of ours could ask for are read, and what is invented among them is not kept; nor is one
    // answer twice.
    let some: Vec<_> = (0..15)
        .map(invented)
        .chain(yes.clone())
        .chain(yes)
        .collect();
    for n in 0..MOST_WAITING {
        it.knocks(&format!("Liar {n}"), some.clone()).unwrap();
    }
    let each = (size(&it) - before) / MOST_WAITING;
    assert!(each < 150, "{each} bytes for each who knocked");
    let liar = it.seat("Liar 0");
    it.does(
        KEEPER,
        Action::LetIn {
            seat: liar,
            place: None,
        },
    );
    assert!(!serde_json::to_string(&it.circle).unwrap().contains("1003"));
    assert_eq!(it.circle.mine(liar).answers.len(), 2);
    let (beyond, consents) = (0, (0..40).map(invented).collect());
    let carry = Action::CarrySeat { beyond, consents };
    it.does(KEEPER, late(LateDoor::Open, RingPlace::AtEnd));
    assert_eq!(it.refused("Ana", carry), Refusal::ConsentNeeded);
}

#[test]
fn twenty_wait_at_the_door_and_no_more() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    for n in 0..MOST_WAITING {
        it.knocks(&format!("Late {n}"), vec![]).unwrap();
    }
    assert_eq!(it.knocks("One more", vec![]), Err(Refusal::ManyAtDoor));
    assert!(!it.circle.may(Actor::Door).contains(&ActionKind::Sit));
    it.does("Late 3", Action::Leave);
    it.knocks("One more", vec![]).unwrap();
    // Those with a link sit down past them, and so does everyone once the door is open.
    it.comes_with_link("Co", circle::Role::CoKeeper).unwrap();
    it.does(KEEPER, late(LateDoor::Open, RingPlace::AtEnd))
        .sits("Walk-in");
}

#[test]
fn a_knock_that_nobody_answers_lapses_after_ten_minutes() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.at(MINUTE).knocks("Early", vec![]).unwrap();
    it.at(4 * MINUTE).knocks("Late", vec![]).unwrap();
    it.at(11 * MINUTE - 1);
    assert_eq!(it.at_the_door(), ["Early", "Late"]);
    it.at(11 * MINUTE);
    assert_eq!(it.at_the_door(), ["Late"]);
    let action = let_in(&it, "Early");
    assert_eq!(it.refused(KEEPER, action), Refusal::UnknownSeat);
    // It is the same while everything is held, and nothing of them stays.
    it.does(KEEPER, Action::Pause).at(14 * MINUTE);
    assert!(it.at_the_door().is_empty());
    let numbers = it.numbers(&["Early", "Late"]);
    let written = serde_json::to_value(&it.circle).unwrap();
    assert!(written.get("waiting").is_none());
    let arrivals = written["arrivals"].as_array().unwrap();
    let gone = |arrival: &serde_json::Value| numbers.iter().all(|seat| arrival[1] != seat.0);
    assert!(arrivals.iter().all(gone));
    it.does(KEEPER, Action::Resume)
        .knocks("Early again", vec![])
        .unwrap();
    assert_eq!(it.at_the_door(), ["Early again"]);
}

#[test]
fn whom_the_clock_has_not_turned_away_yet_is_no_hindrance_to_others() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    for n in 0..MOST_WAITING {
        it.knocks(&format!("Late {n}"), vec![]).unwrap();
    }
    it.clock_shows(10 * MINUTE).knocks("New", vec![]).unwrap();
    assert_eq!(it.at_the_door(), ["New"]);
}

#[test]
fn who_was_asked_to_leave_knocks_at_every_open_door() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    it.returns("Rob").unwrap();
    assert_eq!(it.at_the_door(), ["Rob"], "before it begins");
    assert!(it.circle.desk().waiting[0].asked_to_leave);
    it.does(KEEPER, turn_away(&it.clone(), "Rob"))
        .does(KEEPER, Action::Begin);
    for (door, name) in [(LateDoor::Open, "Rob 2"), (LateDoor::Knock, "Rob 3")] {
        it.does(KEEPER, late(door, RingPlace::AtEnd));
        it.returns(name).unwrap();
        assert_eq!(it.at_the_door(), [name], "{door:?}");
        it.does(name, Action::Leave);
    }
    it.does(KEEPER, late(LateDoor::Closed, RingPlace::AtEnd));
    assert_eq!(it.returns("Rob 4"), Err(Refusal::Locked));
    it.does(KEEPER, late(LateDoor::Open, RingPlace::AtEnd));
    it.does(KEEPER, Action::Lock);
    assert_eq!(it.returns("Rob 4"), Err(Refusal::Locked));
    it.does(KEEPER, Action::Unlock)
        .knocks("Late", vec![])
        .unwrap();
    it.returns("Rob 4").unwrap();
    let action = let_in(&it, "Rob 4");
    it.does(KEEPER, action).does("Rob 4", Action::StepOut);
    assert_eq!(it.ring(), [KEEPER, "Ana", "Late", "Rob 4"]);
}

#[test]
fn a_resend_of_a_knock_is_one_knock() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    let sit = it.command(Action::Sit { consents: vec![] });
    it.acts(Actor::Door, &sit).unwrap();
    let once = it.circle.clone();
    it.acts(Actor::Door, &sit).unwrap();
    assert_eq!(it.circle, once);
    let seat = it.circle.seat_given_to(sit.id).unwrap();
    assert!(it.circle.is_waiting(seat));
    // It is still the same one when they sit.
    it.does(KEEPER, Action::LetIn { seat, place: None });
    assert_eq!(it.circle.seat_given_to(sit.id), Some(seat));
}

#[test]
fn nobody_waits_at_the_door_of_a_circle_that_has_ended() {
    let mut it = at_a_closed_door(LateDoor::Knock);
    it.knocks("Late", vec![]).unwrap();
    it.does(KEEPER, Action::Close);
    assert!(it.at_the_door().is_empty());
}

#[test]
fn a_usual_policy_is_not_written_and_a_plan_without_one_has_it() {
    let usual = serde_json::to_value(plan(vec![untimed()])).unwrap();
    assert!(usual.get("late").is_none());
    let mut knock = plan(vec![untimed()]);
    knock.late.door = LateDoor::Knock;
    let written = serde_json::to_value(knock).unwrap();
    assert_eq!(
        written["late"],
        serde_json::json!({"door": "knock", "place": "at_end"})
    );
}

#[test]
fn who_comes_late_is_told_where_we_are_until_the_part_is_over() {
    let parts = vec![untimed(), untimed()];
    let mut it = Sitting::new(plan(parts), &[], &["Ana"]).begun();
    it.sits("Late");
    let told = |it: &Sitting, name: &str| it.circle.mine(it.seat(name)).came_late;
    assert!(told(&it, "Late") && !told(&it, "Ana"));
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::AtEnd));
    it.knocks("Knocked", vec![]).unwrap();
    it.next_part();
    assert!(!told(&it, "Late"));
    it.does(KEEPER, let_in(&it, "Knocked"));
    assert!(told(&it, "Knocked"), "from when they were let in");
}
