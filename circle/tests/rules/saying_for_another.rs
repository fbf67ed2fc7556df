//! One phone says what several seats have to say, and nobody but that phone sees it as theirs.

use circle::parts::OffersAndNeeds;
use circle::spoken::{Answered, Answers, Outcome, OwnWords};
use circle::{Action, Part, Refusal, RingPlace, Role, SpokenAction, Weather};

use crate::common::KEEPER;
use crate::common::saying::{Saying, id, offer, weather};

const CARDS: Part = Part::OffersAndNeeds(OffersAndNeeds { writing: None });

/// Opa has no device; Kid shares Ana's phone.
fn sitting(part: Part) -> Saying {
    let mut it = Saying::new(vec![part, Part::Weather], &["Ana", "Bo"]);
    it.sitting.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();
    it.sitting.carries("Ana", "Kid").unwrap();
    // Somebody is there, and stays when the phone goes.
    it.sitting
        .does_for("Ana", "Kid", Action::StepOut)
        .does_for("Ana", "Kid", Action::StepIn);
    it
}

fn take_back(number: u128) -> SpokenAction {
    SpokenAction::TakeCardBack { id: id(number) }
}

fn texts(own: OwnWords) -> Vec<String> {
    own.cards.into_iter().map(|card| card.text).collect()
}

#[test]
fn a_phone_lays_a_card_for_a_seat_it_carries_and_takes_it_back() {
    let mut it = sitting(CARDS);
    it.says("Ana", offer(1, "Rides"))
        .says_for("Ana", "Kid", offer(2, "Drawings"));
    assert_eq!(texts(it.own("Kid")), ["Drawings"]);
    assert_eq!(texts(it.own("Ana")), ["Rides"]);
    assert_eq!(it.refused("Ana", take_back(2)), Refusal::NotYours);
    it.says_for("Ana", "Kid", take_back(2)).shown();
    assert_eq!(it.view().offers, ["Rides"]);
}

#[test]
fn all_who_keep_say_it_for_one_without_a_device_and_nobody_else() {
    let mut it = sitting(CARDS);
    it.sitting.made("Bo", Role::Guardian);
    it.says_for("Bo", "Opa", offer(1, "Stories"))
        .says_for(KEEPER, "Opa", take_back(1));
    for (by, whose) in [
        ("Ana", "Opa"),
        ("Bo", "Kid"),
        (KEEPER, "Kid"),
        (KEEPER, "Ana"),
    ] {
        let refusal = it.asks_for(by, whose, &offer(2, "Mine"));
        assert_eq!(refusal, Err(Refusal::NotYourSeat), "{by} {whose}");
    }
    it.does("Ana", Action::Leave);
    let gone = it.asks_for("Ana", "Kid", &offer(2, "Mine"));
    assert_eq!(gone, Err(Refusal::UnknownSeat));
}

#[test]
fn for_a_seat_that_is_gone_nothing_more_is_said() {
    let mut it = sitting(CARDS);
    it.says_for("Ana", "Kid", offer(1, "Drawings"));
    it.sitting.does_for("Ana", "Kid", Action::Leave);
    it.spoken = it.spoken.following(&it.sitting.circle);
    assert_eq!(it.own("Ana").cards, []);
    let back = it.asks_for("Ana", "Ana", &take_back(1));
    assert_eq!(back, Err(Refusal::NotYours), "it is nobody's any more");
    let late = it.asks_for("Ana", "Kid", &offer(1, "Drawings"));
    assert_eq!(late, Err(Refusal::UnknownSeat));
}

#[test]
fn when_their_carrier_leaves_the_keepers_act_for_them_and_do_not_read_what_they_said() {
    let mut it = sitting(CARDS);
    it.says_for("Ana", "Kid", offer(1, "Drawings"))
        .says_for(KEEPER, "Opa", offer(2, "Stories"));
    it.does("Ana", Action::Leave);
    assert_eq!(
        texts(it.own("Kid")),
        [""; 0],
        "it was said on another phone"
    );
    assert_eq!(texts(it.own("Opa")), ["Stories"]);
    it.says_for(KEEPER, "Kid", offer(3, "Songs"));
    assert_eq!(texts(it.own("Kid")), ["Songs"]);

    let mut it = sitting(Part::Weather);
    it.says_for("Ana", "Kid", weather(Weather::Storm));
    it.does("Ana", Action::Leave);
    assert_eq!(it.own("Kid").weather, None);
}

#[test]
fn what_was_said_for_one_without_a_device_stays_when_the_keeping_is_handed_on() {
    let mut it = sitting(CARDS);
    it.says_for(KEEPER, "Opa", offer(1, "Stories"));
    it.sitting.made("Bo", Role::Keeper);
    it.does(KEEPER, Action::Leave);
    assert_eq!(texts(it.own("Opa")), ["Stories"]);
    it.says_for("Bo", "Opa", take_back(1));
}

#[test]
fn each_seat_on_a_phone_has_an_answer_of_its_own() {
    let mut it = sitting(Part::Weather);
    for name in [KEEPER, "Ana", "Bo"] {
        it.says(name, weather(Weather::Clear));
    }
    it.says_for("Ana", "Kid", weather(Weather::Clear)).says_for(
        KEEPER,
        "Opa",
        weather(Weather::Rain),
    );
    assert_eq!(
        it.spoken.desk(&it.sitting.circle).answered,
        Answered::Few,
        "who keeps knows what they said for Opa"
    );
    assert_eq!(it.own("Ana").weather, Some(Weather::Clear));
    it.closed();
    let whole = matches!(it.answers(), Answers::Closed(Outcome::Weather { .. }));
    assert!(whole, "there are five");
}
