//! How it is written: phones, boards and saved gatherings depend on it.

use gathering::{
    AfternoonEdit, Answer, Ask, CircleNumber, Finish, HallAction, HallCommand, HallStage, Heard,
    OfferNumber, PersonId, Whom, Wish, WordNumber,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::common::afternoon;

fn is_written<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: T,
    json: Value,
) {
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    assert_eq!(serde_json::from_value::<T>(json).unwrap(), value);
}

#[test]
fn requests() {
    let circle = CircleNumber(3);
    let person = PersonId(7);
    is_written(HallAction::Arrive, json!("arrive"));
    is_written(
        HallAction::Answer {
            offer: OfferNumber(4),
            answer: Answer::FiveMore,
        },
        json!({"answer": {"offer": 4, "answer": "five_more"}}),
    );
    is_written(
        HallAction::Next {
            from: HallStage::Block(2),
        },
        json!({"next": {"from": {"block": 2}}}),
    );
    is_written(
        HallAction::SeatHere {
            person,
            circle,
            keeps: false,
        },
        json!({"seat_here": {"person": 7, "circle": 3, "keeps": false}}),
    );
    is_written(
        HallAction::Word {
            to: Whom::One(circle),
            urgent: true,
            word: WordNumber(2),
        },
        json!({"word": {"to": {"one": 3}, "urgent": true, "word": 2}}),
    );
    is_written(
        HallAction::Edit {
            edition: 1,
            edit: AfternoonEdit::Shift {
                after: 2,
                minutes: -5,
            },
        },
        json!({"edit": {"edition": 1, "edit": {"shift": {"after": 2, "minutes": -5}}}}),
    );
    is_written(
        AfternoonEdit::TopicRoom {
            at: 5,
            topic: 1,
            most: 9,
        },
        json!({"topic_room": {"at": 5, "topic": 1, "most": 9}}),
    );
    is_written(
        Wish::Together { with: person },
        json!({"together": {"with": 7}}),
    );
    is_written(
        Wish::PutAway { asker: person },
        json!({"put_away": {"asker": 7}}),
    );
}

#[test]
fn orders_and_answers() {
    let seat = circle::SeatId(4);
    let person = PersonId(7);
    is_written(Ask::Open, json!("open"));
    is_written(
        Ask::Seat {
            person,
            keeps: true,
        },
        json!({"seat": {"person": 7, "keeps": true}}),
    );
    is_written(Heard::Seated { seat }, json!({"seated": {"seat": 4}}));
    is_written(Heard::Later, json!("later"));
    is_written(
        Heard::ComeBack {
            finish: Finish::FiveMore,
        },
        json!({"come_back": {"finish": "five_more"}}),
    );
}

#[test]
fn what_is_unknown_is_refused() {
    for unknown in [
        json!({"seat_here": {"person": 7, "circle": 3, "keeps": false, "quietly": true}}),
        json!("fly"),
        json!({"next": {}}),
    ] {
        assert!(serde_json::from_value::<HallAction>(unknown).is_err());
    }
    let id = "0".repeat(32);
    let command = json!({"id": id, "action": "hold", "as": "host"});
    assert!(serde_json::from_value::<HallCommand>(command).is_err());
    let mut file = serde_json::to_value(afternoon()).unwrap();
    assert!(serde_json::from_value::<gathering::Afternoon>(file.clone()).is_ok());
    file["blocks"][0]["minutes"] = json!(-5);
    assert!(serde_json::from_value::<gathering::Afternoon>(file.clone()).is_err());
    file["blocks"][0] = json!({"minutes": 5, "title": "Tea", "work": "juggle"});
    assert!(serde_json::from_value::<gathering::Afternoon>(file).is_err());
}

#[test]
fn what_was_saved_before_keepers_were_waited_for_is_read() {
    let mut hall = crate::common::Hall::of(2, 8);
    hall.forms(gathering::Way::Even, 2, 1);
    hall.tells();
    let mut saved = serde_json::to_value(&hall.gathering).unwrap();
    for circle in saved["circles"].as_array_mut().unwrap() {
        let awaited = circle
            .as_object_mut()
            .unwrap()
            .remove("keeper_awaited_until");
        assert!(awaited.is_some());
    }
    let read: gathering::Gathering = serde_json::from_value(saved).unwrap();
    let mut circles = read.circles().iter();
    assert!(circles.all(|circle| circle.keeper_awaited_until.is_none()));
    assert_eq!(read.people().count(), hall.gathering.people().count());
}
