//! How what people may ask about each other is written: phones and saved circles depend on it.

use circle::{
    Carried, Command, Deed, Hold, LateDoor, LatePolicy, Place, RequestDeed, Role, SeatId,
    Timestamp, Why,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn is_written<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: T,
    json: Value,
) {
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    assert_eq!(serde_json::from_value::<T>(json).unwrap(), value);
}

#[test]
fn each_deed() {
    let seat = SeatId(3);
    let (door, place) = (LateDoor::Knock, Place::NextTo(seat));
    for (deed, json) in [
        (Deed::CallPause, json!("call_pause")),
        (Deed::TakeBackKeeping, json!("take_back_keeping")),
        (Deed::ShiftPlan, json!("shift_plan")),
        (
            Deed::CarrySeat {
                beyond: 1,
                consents: vec![],
            },
            json!({"carry_seat": {"beyond": 1, "consents": []}}),
        ),
        (
            Deed::GiveRole {
                seat,
                role: Role::CoKeeper,
            },
            json!({"give_role": {"seat": 3, "role": "co_keeper"}}),
        ),
        (
            Deed::AddSeat {
                beyond: 0,
                place: Place::BeforeKeeper,
            },
            json!({"add_seat": {"beyond": 0, "place": "before_keeper"}}),
        ),
        (
            Deed::LetIn { seat, place: None },
            json!({"let_in": {"seat": 3, "place": null}}),
        ),
        (Deed::TurnAway { seat }, json!({"turn_away": {"seat": 3}})),
        (
            Deed::SetLate {
                late: LatePolicy { door, place },
            },
            json!({"set_late": {"late": {"door": "knock", "place": {"next_to": 3}}}}),
        ),
        (Deed::Remove { seat }, json!({"remove": {"seat": 3}})),
        (
            Deed::Arrange {
                order: vec![seat, SeatId(0)],
            },
            json!({"arrange": {"order": [3, 0]}}),
        ),
    ] {
        is_written(deed, json);
    }
    assert_eq!(
        serde_json::from_value::<Deed>(json!({"let_in": {"seat": 3}})).unwrap(),
        Deed::LetIn { seat, place: None },
    );
}

#[test]
fn roles_and_what_carries_a_seat() {
    let roles = ["keeper", "guardian", "co_keeper", "participant"];
    for (role, json) in Role::ALL.iter().copied().zip(roles) {
        is_written(role, json!(json));
    }
    is_written(Carried::OwnPhone, json!("own_phone"));
    is_written(Carried::NoDevice, json!("no_device"));
    is_written(Carried::By(SeatId(3)), json!({"by": 3}));
}

#[test]
fn a_pause_is_written_as_it_always_was() {
    let since = Timestamp(7);
    is_written(
        Hold {
            since,
            why: Why::Paused,
        },
        json!({"since": 7}),
    );
    let why = Why::NobodyKeeps;
    is_written(
        Hold { since, why },
        json!({"since": 7, "why": "nobody_keeps"}),
    );
}

#[test]
fn a_command_of_before_is_for_ones_own_seat() {
    let id = "0".repeat(32);
    let command: Command = serde_json::from_value(json!({"id": id, "deed": "leave"})).unwrap();
    assert_eq!(command.for_seat, None);
}

#[test]
fn each_request() {
    let seat = SeatId(3);
    is_written(RequestDeed::Ask, json!("ask"));
    is_written(RequestDeed::TakeBack, json!("take_back"));
    is_written(RequestDeed::Come { seat }, json!({"come": {"seat": 3}}));
    is_written(RequestDeed::Settle { seat }, json!({"settle": {"seat": 3}}));
}
