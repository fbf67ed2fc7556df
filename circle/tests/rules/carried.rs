//! Seats without a phone of their own: the keepers act for them, or someone beside them who shares a phone.

use circle::{
    Action, ActionKind, Actor, Carried, How, KeeperTurn, LateDoor, LatePolicy, MAX_SEATS,
    MOST_ON_A_PHONE, Offer, Refusal, RingPlace, Role, SeatId, Standing, Thumb,
};

use crate::common::{KEEPER, Sitting, noted, plan, untimed};

/// Opa has no device; Kid shares Ana's phone.
fn round() -> Sitting {
    let mut it = Sitting::in_round(KeeperTurn::HoldsOnly, &["Ana", "Bo"]);
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.carries("Ana", "Kid").unwrap();
    it
}

fn pass(it: &Sitting) -> Action {
    let (turn, how) = (it.turn(), How::Shared);
    Action::Pass { turn, how }
}

#[test]
fn they_sit_in_the_ring_and_have_their_turn_like_everyone() {
    let mut it = round();
    assert_eq!(it.ring(), [KEEPER, "Ana", "Kid", "Bo", "Opa"]);
    assert_eq!(it.record().people, 5);
    it.shares("Ana").has_piece("Kid");
    let action = pass(&it);
    it.does_for("Ana", "Kid", action)
        .shares("Bo")
        .has_piece("Opa");
    let action = pass(&it);
    it.does_for(KEEPER, "Opa", action).round_is_complete();
    assert_eq!(it.record().shares, 4);
}

#[test]
fn all_who_keep_act_for_one_without_a_device_and_nobody_else() {
    let mut it = round();
    it.made("Bo", Role::Guardian);
    let opa = it.seat("Opa");
    assert_eq!(it.circle.mine(it.seat("Bo")).carries, [opa]);
    it.does_for("Bo", "Opa", Action::StepOut)
        .does_for(KEEPER, "Opa", Action::StepIn);
    assert_eq!(
        it.asks_for("Ana", "Opa", Action::StepOut),
        Err(Refusal::NotYourSeat)
    );
    it.made("Bo", Role::Participant);
    assert_eq!(
        it.asks_for("Bo", "Opa", Action::StepOut),
        Err(Refusal::NotYourSeat)
    );
}

#[test]
fn only_the_phone_that_carries_a_seat_acts_for_it() {
    let mut it = round();
    assert_eq!(it.circle.mine(it.seat("Ana")).carries, it.numbers(&["Kid"]));
    for by in [KEEPER, "Bo"] {
        assert_eq!(
            it.asks_for(by, "Kid", Action::StepOut),
            Err(Refusal::NotYourSeat)
        );
        assert_eq!(
            it.asks_for(by, "Ana", Action::StepOut),
            Err(Refusal::NotYourSeat)
        );
    }
    // For one's own seat it is as if nothing had been said of it.
    it.does_for("Ana", "Ana", Action::StepOut);
    assert!(it.shown("Ana").away);
    let mut late = it.command(Action::StepOut);
    late.for_seat = Some(it.seat("Kid"));
    assert_eq!(it.acts(Actor::Door, &late), Err(Refusal::NotYourSeat));
    let nobody = Actor::Seat(SeatId(99));
    assert_eq!(it.acts(nobody, &late), Err(Refusal::UnknownSeat));
}

#[test]
fn each_has_a_voice_of_its_own_in_the_agreements() {
    let mut it = Sitting::in_agreements(&["We listen."], &["Ana"]);
    it.carries("Ana", "Kid").unwrap();
    let up = it.answer("We listen.", Thumb::Up);
    let down = it.answer("We listen.", Thumb::Down);
    it.does("Ana", up.clone()).does(KEEPER, up.clone());
    it.does_for("Ana", "Kid", down);
    it.next_part();
    assert_eq!(it.in_force(), Vec::<&str>::new(), "nobody is outvoted");
}

#[test]
fn who_shares_a_phone_says_yes_to_the_agreements_first_and_who_has_none_is_asked() {
    let mut it = Sitting::in_agreements(&["We listen."], &["Ana"]);
    it.everyone_answers(Thumb::Up).next_part();
    let (beyond, consents) = (0, vec![]);
    let refusal = it.refused("Ana", Action::CarrySeat { beyond, consents });
    assert_eq!(refusal, Refusal::ConsentNeeded);
    it.carries("Ana", "Kid").unwrap();
    assert!(!it.may("Kid", ActionKind::Answer));
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    assert!(it.may("Opa", ActionKind::Answer));
    let sideways = it.answer("We listen.", Thumb::Sideways);
    it.does_for(KEEPER, "Opa", sideways);
    assert!(!it.may("Opa", ActionKind::Answer));
}

#[test]
fn a_phone_carries_three_seats_with_its_own() {
    assert_eq!(MOST_ON_A_PHONE, 3);
    let mut it = round();
    it.carries("Ana", "Sis").unwrap();
    assert!(!it.may("Ana", ActionKind::CarrySeat));
    assert_eq!(it.carries("Ana", "Bro"), Err(Refusal::NotNow));
    it.carries("Bo", "Bro").unwrap();
    // A carried seat carries nobody, and one without a device neither.
    let (beyond, consents) = (0, vec![]);
    let action = Action::CarrySeat { beyond, consents };
    assert_eq!(
        it.asks_for("Bo", "Bro", action.clone()),
        Err(Refusal::NotNow)
    );
    assert_eq!(it.asks_for(KEEPER, "Opa", action), Err(Refusal::NotNow));
}

#[test]
fn a_double_tap_adds_one() {
    let mut it = round();
    let (beyond, place) = (0, RingPlace::AtEnd);
    assert_eq!(
        it.refused(KEEPER, Action::AddSeat { beyond, place }),
        Refusal::RingChanged
    );
    let (beyond, consents) = (0, vec![]);
    assert_eq!(
        it.refused("Ana", Action::CarrySeat { beyond, consents }),
        Refusal::RingChanged
    );
}

#[test]
fn a_door_that_does_not_let_newcomers_in_does_not_let_them_in_beside_someone() {
    let mut it = round();
    it.does(KEEPER, Action::Lock);
    assert_eq!(it.carries("Bo", "Bro"), Err(Refusal::Locked));
    it.does(KEEPER, Action::Unlock);
    // Where newcomers knock the door is not locked; two on one phone cannot knock.
    for (door, why) in [
        (LateDoor::Knock, Refusal::NotNow),
        (LateDoor::Closed, Refusal::Locked),
    ] {
        let place = RingPlace::AtEnd;
        let late = LatePolicy { door, place };
        it.does(KEEPER, Action::SetLate { late });
        assert_eq!(it.carries("Bo", "Bro"), Err(why));
    }
    it.adds(KEEPER, "Oma", RingPlace::AtEnd).unwrap();
}

#[test]
fn a_full_ring_has_no_seat_for_them() {
    let names: Vec<_> = (1..MAX_SEATS).map(|n| format!("Person {n}")).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let mut it = Sitting::new(plan(vec![untimed()]), &[], &names);
    assert_eq!(it.adds(KEEPER, "Opa", RingPlace::AtEnd), Err(Refusal::Full));
    assert_eq!(it.carries("Person 1", "Kid"), Err(Refusal::Full));
}

#[test]
fn when_their_carrier_leaves_they_stay_and_the_keepers_act_for_them() {
    let mut it = round();
    it.does_for("Ana", "Kid", Action::StepOut)
        .does_for("Ana", "Kid", Action::StepIn);
    it.does("Ana", Action::Leave);
    assert_eq!(it.ring(), [KEEPER, "Kid", "Bo", "Opa"]);
    let kid = it.circle.seat(it.seat("Kid")).unwrap();
    assert_eq!(kid.carried, Carried::NoDevice);
    it.has_piece("Kid");
    let action = pass(&it);
    it.does_for(KEEPER, "Kid", action).has_piece("Bo");
}

#[test]
fn what_was_said_on_a_phone_that_goes_those_who_keep_neither_see_nor_turn_round() {
    let mut before = Sitting::in_agreements(&["We listen."], &["Ana", "Gil"]);
    before.made("Gil", Role::Guardian);
    before.carries("Ana", "Kid").unwrap();
    let text = "No pictures.".to_owned();
    let down = before.answer("We listen.", Thumb::Down);
    before
        .does_for("Ana", "Kid", Action::Propose { text })
        .does_for("Ana", "Kid", down)
        .everyone_answers(Thumb::Up);
    let seat = before.seat("Ana");
    for (by, action) in [("Ana", Action::Leave), (KEEPER, Action::Remove { seat })] {
        let mut it = before.clone();
        it.does(by, action);
        let kid = it.circle.mine(it.seat("Kid"));
        assert!(kid.answers.is_empty() && kid.rewords.is_empty());
        let (agreement, text) = (it.agreement("No pictures."), "Pictures.".to_owned());
        let amend = Action::Amend { agreement, text };
        assert_eq!(it.asks_for("Gil", "Kid", amend), Err(Refusal::NotYours));
        let up = it.answer("We listen.", Thumb::Up);
        it.does_for("Gil", "Kid", up);
        assert_eq!(it.standing("We listen."), Standing::Held, "still");
    }
}

#[test]
fn how_its_turn_went_on_a_phone_that_goes_those_who_keep_do_not_see_either() {
    let mut it = round();
    it.passes("Ana").has_piece("Kid");
    let (turn, how) = (it.turn(), How::NotNow);
    it.does_for("Ana", "Kid", Action::Pass { turn, how });
    it.shares("Bo");
    let action = pass(&it);
    it.does_for(KEEPER, "Opa", action).piece_is_in_the_centre();
    assert_eq!(it.offer("Kid"), Some(Offer::Open));
    it.does("Ana", Action::Leave);
    assert_eq!(it.offer("Kid"), None);
    assert!(!it.may("Kid", ActionKind::Take) && !it.may("Kid", ActionKind::LetBe));

    let mut noted = Sitting::held_by_keeper(vec![noted("N")], &["Bo", "Ana"]);
    noted.carries("Ana", "Kid").unwrap();
    noted.does_for("Ana", "Kid", Action::SitOut { part: 0 });
    noted.does("Ana", Action::Leave);
    assert!(!noted.circle.mine(noted.seat("Kid")).sits_out);
    noted.does(KEEPER, Action::StartPart { part: 0 });
    noted.shares("Bo").has_piece("Kid");
}

#[test]
fn a_seat_that_nothing_was_ever_asked_for_goes_with_its_phone() {
    let mut it = round();
    for n in 0..20 {
        let (name, one, two) = (format!("P{n}"), format!("P{n}a"), format!("P{n}b"));
        it.sits(&name);
        it.carries(&name, &one).unwrap();
        it.carries(&name, &two).unwrap();
        if n % 2 == 0 {
            it.does(&name, Action::Leave);
        } else {
            let seat = it.seat(&name);
            it.does(KEEPER, Action::Remove { seat });
        }
    }
    assert_eq!(it.ring(), [KEEPER, "Ana", "Kid", "Bo", "Opa"]);
    // Also with the piece: it goes on to the next who stays.
    it.shares("Ana").has_piece("Kid");
    it.does("Ana", Action::Leave).has_piece("Bo");
    assert_eq!(it.ring(), [KEEPER, "Bo", "Opa"]);
}

#[test]
fn a_carried_seat_leaves_when_its_carrier_says_so_and_one_without_a_device_is_removed() {
    let mut it = round();
    let mut leave = it.command(Action::Leave);
    leave.for_seat = Some(it.seat("Kid"));
    let ana = Actor::Seat(it.seat("Ana"));
    it.acts(ana, &leave).unwrap();
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo", "Opa"]);
    it.acts(ana, &leave).unwrap();
    it.does_for("Ana", "Kid", Action::Leave);
    assert_eq!(
        it.asks_for("Ana", "Kid", Action::StepIn),
        Err(Refusal::UnknownSeat)
    );
    assert_eq!(
        it.asks_for(KEEPER, "Opa", Action::Leave),
        Err(Refusal::NotNow)
    );
    let seat = it.seat("Opa");
    it.does(KEEPER, Action::Remove { seat });
    assert_eq!(it.ring(), [KEEPER, "Ana", "Bo"]);
}

#[test]
fn a_resend_for_a_carried_seat_is_remembered_with_the_phone() {
    let mut it = round();
    it.shares("Ana");
    let mut command = it.command(pass(&it));
    command.for_seat = Some(it.seat("Kid"));
    let ana = Actor::Seat(it.seat("Ana"));
    it.acts(ana, &command).unwrap();
    let once = it.circle.clone();
    it.acts(ana, &command).unwrap();
    assert_eq!(it.circle, once);
    it.has_piece("Bo");
}

#[test]
fn a_command_for_ones_own_seat_is_written_as_it_always_was() {
    let mut it = round();
    let plain = serde_json::to_value(it.command(Action::StepOut)).unwrap();
    assert!(plain.get("for_seat").is_none());
    let mut carried = it.command(Action::StepOut);
    carried.for_seat = Some(SeatId(4));
    assert_eq!(serde_json::to_value(carried).unwrap()["for_seat"], 4);
}
