//! How what people may ask about each other is written: phones and saved circles depend on it.

use circle::{
    Action, Carried, Command, HelpAction, Hold, LateDoor, LatePolicy, RingPlace, Role, SeatId,
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
fn each_action() {
    let seat = SeatId(3);
    let (door, place) = (LateDoor::Knock, RingPlace::NextTo(seat));
    for (action, json) in [
        (Action::CallPause, json!("call_pause")),
        (Action::TakeBackKeeping, json!("take_back_keeping")),
        (Action::ShiftPlan, json!("shift_plan")),
        (
            Action::CarrySeat {
                beyond: 1,
                consents: vec![],
            },
            json!({"carry_seat": {"beyond": 1, "consents": []}}),
        ),
        (
            Action::GiveRole {
                seat,
                role: Role::CoKeeper,
            },
            json!({"give_role": {"seat": 3, "role": "co_keeper"}}),
        ),
        (
            Action::AddSeat {
                beyond: 0,
                place: RingPlace::BeforeKeeper,
            },
            json!({"add_seat": {"beyond": 0, "place": "before_keeper"}}),
        ),
        (
            Action::LetIn { seat, place: None },
            json!({"let_in": {"seat": 3, "place": null}}),
        ),
        (Action::TurnAway { seat }, json!({"turn_away": {"seat": 3}})),
        (
            Action::SetLate {
                late: LatePolicy { door, place },
            },
            json!({"set_late": {"late": {"door": "knock", "place": {"next_to": 3}}}}),
        ),
        (Action::Remove { seat }, json!({"remove": {"seat": 3}})),
        (
            Action::Arrange {
                order: vec![seat, SeatId(0)],
            },
            json!({"arrange": {"order": [3, 0]}}),
        ),
    ] {
        is_written(action, json);
    }
    assert_eq!(
        serde_json::from_value::<Action>(json!({"let_in": {"seat": 3}})).unwrap(),
        Action::LetIn { seat, place: None },
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
            paused: false,
        },
        json!({"since": 7}),
    );
    let hold = |why, paused| Hold { since, why, paused };
    is_written(
        hold(Why::NobodyKeeps, false),
        json!({"since": 7, "why": "nobody_keeps"}),
    );
    is_written(
        hold(Why::Gathering, true),
        json!({"since": 7, "why": "gathering", "paused": true}),
    );
}

#[test]
fn a_command_of_before_is_for_ones_own_seat() {
    let id = "0".repeat(32);
    let command: Command = serde_json::from_value(json!({"id": id, "action": "leave"})).unwrap();
    assert_eq!(command.for_seat, None);
}

#[test]
fn each_request() {
    let seat = SeatId(3);
    is_written(HelpAction::Ask, json!("ask"));
    is_written(HelpAction::TakeBack, json!("take_back"));
    is_written(HelpAction::Come { seat }, json!({"come": {"seat": 3}}));
    is_written(HelpAction::Settle { seat }, json!({"settle": {"seat": 3}}));
}
