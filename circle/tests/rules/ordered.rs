//! What a gathering asks of its circles comes in orders, and each is answered once: seats that are kept, and given up.

use circle::{
    Action, ActionKind, Actor, Carried, Circle, Door, HelpAction, HelpRequests, How, LateDoor,
    LatePolicy, MAX_SEATS, OPENER, Order, OrderAnswer, OrderKind, Refusal, RingPlace, Role, SeatId,
    Sign, Thumb, Timestamp,
};

use crate::common::{KEEPER, OPENED, Sitting, open_centre, plan, timed, untimed};

fn someone() -> Order {
    Order::SeatSomeone {
        carried: Carried::OwnPhone,
        keeps: false,
        consents: vec![],
    }
}

fn round(others: &[&str]) -> Sitting {
    let mut it = Sitting::gathered(vec![untimed(), untimed()], &[], others);
    it.does(KEEPER, Action::Begin);
    it
}

/// Nobody new comes in once the circle has begun.
fn closed_to_late_ones() -> Action {
    let (door, place) = (LateDoor::Closed, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    Action::SetLate { late }
}

#[test]
fn a_circle_of_no_gathering_takes_no_orders() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &["Ana"]);
    assert!(!it.circle.is_within_gathering());
    let order = it.next_order();
    assert_eq!(it.by_order(order, someone()), Err(Refusal::NotNow));
    assert_eq!(it.circle.answer_to(order, OrderKind::SeatSomeone), None);
    assert_eq!(it.circle.may(Actor::Gathering(order)).len(), 0);
    assert_eq!(it.circle.order_may().len(), 0);
    assert_eq!(it.refused(KEEPER, Action::AskHost), Refusal::NotNow);
    assert_eq!(it.circle.desk().house, None);
}

#[test]
fn nobody_in_a_circle_has_the_powers_of_a_gathering() {
    let mut it = round(&["Ana"]);
    for order in [someone(), Order::Hold, Order::End] {
        let action = Action::Order(order);
        assert_eq!(it.refused(KEEPER, action.clone()), Refusal::NotNow);
        let command = it.command(action);
        for actor in [Actor::Door, Actor::House, Actor::Clock] {
            assert_eq!(it.acts(actor, &command), Err(Refusal::NotNow));
        }
    }
}

#[test]
fn an_order_that_comes_again_gives_the_same_seat_and_no_other() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &[]);
    let order = it.next_order();
    let OrderAnswer::Seated(seat) = it.by_order(order, someone()).unwrap() else {
        panic!("no seat");
    };
    let before = it.circle.clone();
    for _ in 0..3 {
        assert_eq!(it.by_order(order, someone()), Ok(OrderAnswer::Seated(seat)));
    }
    assert_eq!(it.circle, before);
    // However many come after it: it was answered, and how is known to whoever sent the next.
    for _ in 0..40 {
        it.house_asks(Order::GiveUpSeat { seat: SeatId(999) });
    }
    assert_eq!(it.by_order(order, someone()), Ok(OrderAnswer::Earlier));
    assert_eq!(it.circle.seats().len(), 2);
}

#[test]
fn what_concerns_other_things_may_overtake_it_on_the_way() {
    let mut it = round(&["Ana"]);
    let [hold, seat, word, newer, let_go] = [0; 5].map(|_| it.next_order());
    it.by_order(let_go, Order::LetGo).unwrap();
    it.by_order(newer, Order::SayWord { urgent: true }).unwrap();
    // The first hold was lost, and comes when it is let go of already.
    assert_eq!(it.by_order(hold, Order::Hold), Ok(OrderAnswer::Earlier));
    assert_eq!(it.circle.hold(), None);
    let seated = it.by_order(seat, someone());
    assert!(matches!(seated, Ok(OrderAnswer::Seated(_))), "{seated:?}");
    it.by_order(word, Order::SayWord { urgent: true }).unwrap();
    let words: Vec<_> = it
        .circle
        .house_words()
        .iter()
        .map(|word| word.order)
        .collect();
    assert_eq!(words, [word, newer], "each word for itself");
}

#[test]
fn what_was_refused_stays_refused_when_a_late_copy_of_it_comes() {
    let mut it = round(&["Ana"]);
    it.does(KEEPER, closed_to_late_ones());
    let order = it.next_order();
    let locked = Ok(OrderAnswer::Refused(Refusal::Locked));
    assert_eq!(it.by_order(order, someone()), locked);
    let late = LatePolicy::default();
    it.does(KEEPER, Action::SetLate { late });
    // They have a seat elsewhere by now.
    assert_eq!(it.by_order(order, someone()), locked);
    assert_eq!(it.circle.seats().len(), 2);
    assert!(matches!(it.ordered(someone()), OrderAnswer::Seated(_)));
    assert_eq!(it.by_order(order, someone()), Ok(OrderAnswer::Earlier));
}

#[test]
fn a_seat_is_kept_until_someone_comes_to_it() {
    let mut it = Sitting::gathered(
        vec![timed(60), untimed()],
        &["You may always pass."],
        &["Ana"],
    );
    it.seats("Bo").does(KEEPER, Action::Begin);
    let shown = it.shown("Bo");
    assert!(shown.kept && shown.away);
    assert_eq!(
        (
            it.circle.tile().seats,
            it.circle.tile().kept,
            it.circle.tile().away
        ),
        (3, 1, 0)
    );
    it.shares("Ana").round_is_complete();
    assert_eq!(it.record().people, 2, "nobody sits there yet");
    it.does("Bo", Action::StepIn);
    assert!(!it.shown("Bo").kept && !it.shown("Bo").away);
    it.does("Bo", Action::Take).has_piece("Bo");
    assert_eq!(it.record().people, 3);
    // To step out later is to step out, and no more.
    it.does("Bo", Action::StepOut);
    assert!(!it.shown("Bo").kept);
    assert_eq!((it.circle.tile().kept, it.circle.tile().away), (0, 1));
}

#[test]
fn whoever_comes_after_the_beginning_is_told_where_we_are() {
    let mut it = round(&["Ana"]);
    it.seats("Bo").next_part();
    it.does("Bo", Action::StepIn);
    assert!(it.circle.mine(it.seat("Bo")).came_late);
    assert!(!it.circle.mine(it.seat("Ana")).came_late);
}

#[test]
fn the_keeper_has_come_with_the_first_that_they_do() {
    let circle = Circle::open(plan(vec![untimed()]), &[], OPENED).within_gathering(&[], &[]);
    assert!(circle.seat(OPENER).unwrap().kept && !circle.tile().keeper_came);
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &[]);
    it.circle = circle;
    it.does(KEEPER, Action::Begin);
    assert!(!it.shown(KEEPER).away && it.circle.tile().keeper_came);
    it.has_piece(KEEPER);
}

#[test]
fn what_the_whole_gathering_agreed_on_is_in_force_and_asks_nobody_again() {
    let mut it = Sitting::gathered(vec![untimed()], &["You may always pass."], &["Ana"]);
    assert_eq!(it.in_force(), ["You may always pass."]);
    it.does(KEEPER, Action::Begin);
    for name in [KEEPER, "Ana"] {
        assert!(!it.may(name, ActionKind::Answer), "{name}");
    }
    // Whoever said nothing to it is asked in the circle, and can sit.
    let answer = it.ordered(someone());
    let OrderAnswer::Seated(seat) = answer else {
        panic!("{answer:?}");
    };
    let step_in = it.command(Action::StepIn);
    it.acts(Actor::Seat(seat), &step_in).unwrap();
    assert!(it.circle.mine(seat).may.contains(&ActionKind::Answer));
}

#[test]
fn the_agreements_of_the_circle_itself_come_after_those_of_the_gathering() {
    let own = ["We share the tea.".to_owned()];
    let all = ["You may always pass.".to_owned(), " ".to_owned()];
    let circle = Circle::open(plan(vec![untimed()]), &own, OPENED).within_gathering(&all, &[]);
    let known = circle.agreements().iter();
    let known: Vec<_> = known
        .map(|one| (one.id.0, one.text.as_str(), one.adopted))
        .collect();
    assert_eq!(
        known,
        [
            (0, "You may always pass.", true),
            (1, "We share the tea.", false)
        ]
    );
    assert_eq!(circle.agreements()[0].answers.get(&OPENER), None::<&Thumb>);
}

#[test]
fn late_ones_sit_where_the_plan_says_and_need_not_knock() {
    let mut it = round(&["Ana", "Bo"]);
    let (door, place) = (LateDoor::Knock, RingPlace::NextTo(it.seat("Ana")));
    let late = LatePolicy { door, place };
    it.does(KEEPER, Action::SetLate { late });
    it.seats("Cy");
    assert_eq!(it.ring(), [KEEPER, "Ana", "Cy", "Bo"]);
    assert_eq!(it.circle.waiting().len(), 0);
}

#[test]
fn a_circle_that_takes_no_late_ones_takes_none_from_the_house() {
    let mut it = round(&["Ana"]);
    it.does(KEEPER, closed_to_late_ones());
    assert_eq!(it.ordered(someone()), OrderAnswer::Refused(Refusal::Locked));
}

#[test]
fn a_locked_door_is_open_to_those_whom_the_house_seats() {
    let mut arriving = Sitting::gathered(vec![untimed()], &[], &["Ana"]);
    for it in [&mut arriving, &mut round(&["Ana"])] {
        it.does(KEEPER, Action::Lock);
        assert_eq!(it.circle.door(), Door::Locked);
        assert!(matches!(it.ordered(someone()), OrderAnswer::Seated(_)));
        assert_eq!(it.knocks("Late", vec![]), Err(Refusal::Locked));
    }
}

#[test]
fn a_full_circle_says_so() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &[]);
    for _ in 1..MAX_SEATS {
        it.house_asks(someone());
    }
    assert_eq!(it.ordered(someone()), OrderAnswer::Refused(Refusal::Full));
}

#[test]
fn those_who_share_a_phone_sit_beside_each_other_and_come_each_for_themselves() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &["Ana", "Bo"]);
    let (ana, consents) = (it.seat("Ana"), vec![]);
    let carried = Carried::By(ana);
    let keeps = false;
    let beside = |consents| Order::SeatSomeone {
        carried,
        keeps,
        consents,
    };
    let OrderAnswer::Seated(child) = it.ordered(beside(consents)) else {
        panic!("no seat");
    };
    assert_eq!(it.circle.seats()[2].id, child);
    let mut command = it.command(Action::StepIn);
    command.for_seat = Some(child);
    it.acts(Actor::Seat(ana), &command).unwrap();
    assert!(!it.circle.seat(child).unwrap().kept);
    it.house_asks(beside(vec![]));
    let full = it.ordered(beside(vec![]));
    assert_eq!(
        full,
        OrderAnswer::Refused(Refusal::NotYourSeat),
        "three on a phone"
    );
    let carried = Carried::By(SeatId(99));
    let unknown = it.ordered(Order::SeatSomeone {
        carried,
        keeps: false,
        consents: vec![],
    });
    assert_eq!(unknown, OrderAnswer::Refused(Refusal::UnknownSeat));
}

#[test]
fn one_who_shares_a_phone_keeps_their_seat_when_the_phone_goes_to_another_circle() {
    let mut it = Sitting::gathered(vec![untimed()], &[], &["Ana", "Bo"]);
    let ana = it.seat("Ana");
    let answer = it.ordered(Order::SeatSomeone {
        carried: Carried::By(ana),
        keeps: false,
        consents: vec![],
    });
    let OrderAnswer::Seated(child) = answer else {
        panic!("{answer:?}");
    };
    it.house_asks(Order::GiveUpSeat { seat: ana });
    assert!(it.circle.seat(ana).is_none());
    let seat = it.circle.seat(child).expect("the child said yes to it");
    assert_eq!(seat.carried, Carried::NoDevice, "who keeps acts for them");
}

#[test]
fn nobody_is_cut_off_because_the_phone_that_they_share_goes_to_another_circle() {
    let mut it = round(&["Ana", "Bo"]);
    it.carries("Ana", "Kid").unwrap();
    let (ana, kid) = (it.seat("Ana"), it.seat("Kid"));
    it.shares("Ana").has_piece("Kid");
    it.house_asks(Order::GiveUpSeat { seat: ana });
    it.has_piece("Kid");
    assert!(
        it.circle.seat(ana).is_some(),
        "they go when that turn is over"
    );
    let turn = it.turn();
    it.does(KEEPER, Action::PassOn { turn }).has_piece("Bo");
    assert_eq!(it.circle.seat(ana), None);
    assert_eq!(it.circle.seat(kid), None, "nobody ever spoke for them");
}

#[test]
fn one_without_a_phone_is_there_when_who_keeps_says_so() {
    let mut it = round(&["Ana"]);
    let carried = Carried::NoDevice;
    let answer = it.ordered(Order::SeatSomeone {
        carried,
        keeps: false,
        consents: vec![],
    });
    let OrderAnswer::Seated(seat) = answer else {
        panic!("{answer:?}");
    };
    assert!(it.circle.carries(OPENER).contains(&seat));
    it.does(KEEPER, Action::SetAway { seat, away: false });
    assert!(!it.circle.seat(seat).unwrap().kept);
}

#[test]
fn one_who_never_came_is_not_counted_and_can_be_let_go_of() {
    let mut it = round(&["Ana"]);
    let order = it.next_order();
    let Ok(OrderAnswer::Seated(seat)) = it.by_order(order, someone()) else {
        panic!("no seat");
    };
    it.next_part();
    let seats = vec![seat];
    it.does(KEEPER, Action::RemoveNeverCame { seats });
    assert_eq!((it.circle.seats().len(), it.record().people), (2, 2));
    // The order that gave the seat was answered, and gives no other.
    assert_eq!(it.by_order(order, someone()), Ok(OrderAnswer::Done));
    assert_eq!(it.circle.seats().len(), 2);
}

#[test]
fn who_goes_to_another_circle_leaves_this_one() {
    let mut it = round(&["Ana", "Bo", "Cy"]);
    let seat = it.seat("Bo");
    it.house_asks(Order::GiveUpSeat { seat });
    assert_eq!(it.ring(), [KEEPER, "Ana", "Cy"]);
    it.house_asks(Order::GiveUpSeat { seat });
    it.all_share(&["Ana", "Cy"]).round_is_complete();
}

#[test]
fn who_has_the_piece_goes_when_their_turn_is_over_and_not_before() {
    let mut it = round(&["Ana", "Bo"]);
    let (seat, share) = (it.seat("Ana"), it.share());
    it.house_asks(Order::GiveUpSeat { seat });
    assert_eq!((it.share(), it.ring()), (share, vec![KEEPER, "Ana", "Bo"]));
    it.at(600_000).has_piece("Ana");
    it.does(KEEPER, Action::Pause).has_piece("Ana");
    it.does(KEEPER, Action::Resume).shares("Ana");
    assert_eq!(it.ring(), [KEEPER, "Bo"]);
    it.has_piece("Bo");
    assert_eq!(it.record().shares, 1);
    let saved = serde_json::to_value(&it.circle).unwrap();
    assert!(saved["within"].get("goes").is_none());
}

#[test]
fn one_whose_piece_is_moved_on_goes_too_and_so_does_one_who_took_it_from_the_centre() {
    for action in [Action::StepOut, Action::NextPart { from: 0 }] {
        let mut it = round(&["Ana", "Bo"]);
        let seat = it.seat("Ana");
        it.house_asks(Order::GiveUpSeat { seat });
        let by = if action == Action::StepOut {
            "Ana"
        } else {
            KEEPER
        };
        it.does(by, action);
        assert_eq!(it.ring(), [KEEPER, "Bo"]);
    }
    let mut it = Sitting::gathered(vec![open_centre(None)], &[], &["Ana", "Bo"]);
    it.does(KEEPER, Action::Begin).does("Ana", Action::Take);
    let seat = it.seat("Ana");
    it.house_asks(Order::GiveUpSeat { seat });
    it.has_piece("Ana");
    it.shares("Ana");
    assert_eq!(it.ring(), [KEEPER, "Bo"]);
}

#[test]
fn whoever_comes_to_keep_first_has_the_seat_of_the_keeper() {
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &[]);
    let circle = Circle::open(plan(vec![untimed()]), &[], OPENED);
    it.circle = circle.within_gathering(&["You may always pass.".to_owned()], &[]);
    it.does(KEEPER, Action::StepIn);
    // They came by themselves: who comes to keep after that does so beside them.
    it.seats_to_keep("Lou");
    assert_eq!(it.role("Lou"), Role::CoKeeper);

    it.circle = Circle::open(plan(vec![untimed()]), &[], OPENED).within_gathering(&[], &[]);
    it.seats_to_keep("Ruth").seats("Ana").seats_to_keep("Noor");
    assert_eq!(it.seat("Ruth"), OPENER);
    assert_eq!(it.circle.seats().len(), 3);
    // Nobody has come yet: the newest who keeps is the keeper, and finds a co-keeper later.
    assert_eq!(
        (it.role("Noor"), it.role("Ruth")),
        (Role::Keeper, Role::CoKeeper)
    );
    it.does("Noor", Action::StepIn);
    it.seats_to_keep("Tomas");
    assert_eq!(it.role("Tomas"), Role::CoKeeper);
    let (carried, keeps, consents) = (Carried::NoDevice, true, vec![]);
    let asked = Order::SeatSomeone {
        carried,
        keeps,
        consents,
    };
    assert_eq!(it.ordered(asked), OrderAnswer::Refused(Refusal::NoDevice));
}

#[test]
fn the_keepers_seat_is_given_also_where_nobody_else_may_sit_down() {
    let mut it = round(&["Ana"]);
    it.does(KEEPER, closed_to_late_ones());
    let seat = it.seat(KEEPER);
    it.house_asks(Order::GiveUpSeat { seat });
    assert_eq!(it.ordered(someone()), OrderAnswer::Refused(Refusal::Locked));
    it.seats_to_keep("Ruth").does("Ruth", Action::Lock);
}

#[test]
fn where_the_keeper_goes_a_seat_is_kept_for_whoever_keeps_next() {
    let mut it = round(&["Ana", "Bo"]);
    let seat = it.seat(KEEPER);
    it.house_asks(Order::GiveUpSeat { seat });
    assert_eq!(it.circle.seat(seat), None);
    let keeper = it.circle.seats()[0].clone();
    assert_eq!((keeper.id, keeper.role), (it.circle.keeper(), Role::Keeper));
    assert!(keeper.kept && !it.circle.tile().keeper_came);
    it.has_piece("Ana");
    it.seats_to_keep("Ruth");
    assert_eq!((it.seat("Ruth"), it.circle.seats().len()), (keeper.id, 3));
    it.does("Ruth", Action::StepIn).does("Ruth", Action::Pause);
    // With the piece they go when their turn is over, like anyone.
    let mut it = Sitting::gathered(vec![open_centre(None)], &[], &["Ana"]);
    it.does(KEEPER, Action::Begin).made("Ana", Role::Keeper);
    it.does(KEEPER, Action::Take);
    let seat = it.seat(KEEPER);
    it.house_asks(Order::GiveUpSeat { seat });
    it.does(KEEPER, Action::TakeBackKeeping).has_piece(KEEPER);
    it.shares(KEEPER);
    assert_eq!(it.circle.seat(seat), None, "they are expected elsewhere");
    assert!(it.circle.seat(it.circle.keeper()).unwrap().kept);
    assert_eq!(it.circle.seats().len(), 2);
}

#[test]
fn one_who_waits_at_the_door_need_not_wait_any_more() {
    let mut it = round(&["Ana"]);
    let late = LatePolicy {
        door: LateDoor::Knock,
        place: RingPlace::AtEnd,
    };
    it.does(KEEPER, Action::SetLate { late });
    it.knocks("Cy", vec![]).unwrap();
    let seat = it.seat("Cy");
    it.house_asks(Order::GiveUpSeat { seat });
    assert_eq!(it.circle.waiting().len(), 0);
}

#[test]
fn the_circle_ends_as_the_gathering_ends() {
    let mut it = round(&["Ana"]);
    let order = it.next_order();
    assert_eq!(it.by_order(order, Order::End), Ok(OrderAnswer::Done));
    assert!(it.circle.has_ended());
    let newer = it.next_order();
    assert_eq!(it.by_order(newer, Order::Hold), Err(Refusal::Ended));
    assert_eq!(it.by_order(order, Order::End), Ok(OrderAnswer::Done));
    assert_eq!(it.record().people, 2);
}

#[test]
fn what_the_house_does_is_no_sign_of_life() {
    let mut it = round(&["Ana"]);
    let last = it.circle.last_at();
    it.at(60_000).house_asks(Order::SayWord { urgent: true });
    assert_eq!(it.circle.last_at(), last);
}

#[test]
fn the_board_sees_the_part_its_plan_and_who_has_the_piece() {
    let mut it = Sitting::gathered(vec![timed(60), untimed()], &[], &["Ana", "Bo"]);
    assert_eq!(it.circle.tile().kind, None);
    it.at(1_000).does(KEEPER, Action::Begin);
    let tile = it.circle.tile();
    assert_eq!((tile.part_count, tile.stage.part()), (2, Some(0)));
    assert_eq!(tile.part_since, OPENED.after(1_000));
    let planned = it.circle.desk().estimates;
    assert_eq!(tile.part_planned, Some(planned[0]));
    let end = OPENED.after(1_000 + planned.iter().sum::<u64>());
    assert_eq!(tile.expected_end, Some(end));
    assert_eq!((tile.holder, tile.holder_place), (Some(Sign(1)), Some(1)));
    assert_eq!((tile.seats, tile.present), (3, 3));
    assert_eq!(tile.quiet_since, Some(OPENED.after(1_000)));
    let turn = it.turn();
    it.does("Ana", Action::HoldSilence { turn });
    assert_eq!(it.circle.tile().quiet_since, None, "they sit in silence");
    it.does(
        "Ana",
        Action::Pass {
            turn,
            how: How::Shared,
        },
    );
    it.does(KEEPER, Action::Pause);
    let tile = it.circle.tile();
    assert_eq!(
        (tile.quiet_since, tile.held_since),
        (None, Some(OPENED.after(1_000)))
    );
}

#[test]
fn the_board_sees_from_memory_that_someone_needs_a_person_and_never_who() {
    let mut it = round(&["Ana", "Bo"]);
    it.made("Bo", Role::Guardian);
    let (ana, bo) = (it.seat("Ana"), it.seat("Bo"));
    let requests = HelpRequests::default();
    let tile = |requests: &HelpRequests| {
        let tile = it.circle.tile();
        tile.in_room(&it.circle, |seat| seat == bo, &[bo, ana], requests)
            .room
    };
    assert_eq!(tile(&requests).help, None);
    let asked = requests
        .act(&it.circle, Timestamp(7), ana, HelpAction::Ask)
        .unwrap();
    let waits = tile(&asked).help.unwrap();
    assert_eq!(waits.unanswered_since, Some(Timestamp(7)));
    let come = HelpAction::Come { seat: ana };
    let coming = asked.act(&it.circle, Timestamp(9), bo, come).unwrap();
    assert_eq!(tile(&coming).help.unwrap().unanswered_since, None);
    let room = tile(&coming);
    assert!(room.keeper_here, "a guardian keeps");
    assert_eq!(room.lost, [1, 2]);
    assert_eq!(it.circle.tile().room, circle::TileRoom::default());
}
