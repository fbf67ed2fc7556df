//! What did not change is the same in memory from one publication of a circle to the next.

use std::sync::Arc;

use circle::{Action, Command, OPENER, Plan, RingPlace};
use server::chance::command_id;
use server::rooms::{Arrival, Entrance, Snapshot};
use tests::hall::Hall;

/// Which are the same: the circle, its keys, what was said, who needs a person.
fn shared(one: &Snapshot, other: &Snapshot) -> [bool; 4] {
    [
        Arc::ptr_eq(&one.circle, &other.circle),
        Arc::ptr_eq(&one.keys, &other.keys),
        Arc::ptr_eq(&one.spoken, &other.spoken),
        Arc::ptr_eq(&one.requests, &other.requests),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_shares_what_did_not_change() {
    let hall = Hall::open().await;
    let plan = r#"{"title":"t","intention":"","care":"","parts":["agreements"],
                   "direction":"clockwise","keeper_turn":"first"}"#;
    let plan: Plan = serde_json::from_str(plan).unwrap();
    let opened = hall.state.rooms.open(plan, &[]).await.unwrap();
    let room = hall.state.rooms.find(&opened.code).await.unwrap().unwrap();
    let first = room.snapshot();
    let arrival = Arrival {
        id: command_id(),
        consents: Vec::new(),
        invite: None,
        key: None,
        from: 1,
    };
    let seat = room.sit(arrival).await.unwrap().seat;
    let sat = room.snapshot();
    assert_eq!(shared(&first, &sat), [false, false, true, true]);
    room.call(seat, "Sam".to_owned()).await;
    room.seen(seat).await; // answered when the name is known
    let called = room.snapshot();
    assert!(called.publication > sat.publication);
    assert_eq!(shared(&sat, &called), [true; 4]);
    let (beyond, place) = (0, RingPlace::AtEnd);
    let add = Command::new(command_id(), Action::AddSeat { beyond, place });
    room.ask(Some(OPENER), add.into()).await.unwrap();
    let added = room.snapshot();
    assert_eq!(shared(&called, &added), [false, true, true, true]);
    room.enter(Entrance::Projector).await.unwrap();
    assert_eq!(shared(&added, &room.snapshot()), [true, false, true, true]);
    hall.stop().await;
}
