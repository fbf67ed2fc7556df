//! Who comes under the roof has a sign of their own, and there is room for 300.

use std::collections::BTreeSet;

use gathering::afternoon::bounds::MAX_PEOPLE;
use gathering::{HallAction, HallActor, HallRefusal, HallSign, OPENER};

use crate::common::Hall;

#[test]
fn three_hundred_differ_and_the_next_is_told_that_there_is_no_room() {
    let mut hall = Hall::of(0, MAX_PEOPLE - 1);
    let signs: BTreeSet<_> = hall.gathering.people().map(|person| person.sign).collect();
    assert_eq!(signs.len(), MAX_PEOPLE);
    let id = circle::CommandId(u128::MAX);
    for door in [HallActor::Door, HallActor::Invited] {
        let refusal = hall.ask(door, id, HallAction::Arrive);
        assert_eq!(refusal, Err(HallRefusal::HallFull));
    }
    assert_eq!(hall.refused(HallAction::AddPerson), HallRefusal::HallFull);
    // One leaves, and one more may come.
    let last = hall.gathering.people().last().unwrap().id;
    hall.does(last, HallAction::Leave);
    let new = hall.comes(HallActor::Door);
    let sign = hall.gathering.person(new).unwrap().sign;
    assert!(sign != HallSign(0) && hall.gathering.with_sign(sign) == Some(new));
}

#[test]
fn a_closed_door_is_closed_to_all_but_whom_the_host_invites() {
    let mut hall = Hall::of(0, 2);
    hall.host(HallAction::Freeze);
    let id = circle::CommandId(77);
    let refusal = hall.ask(HallActor::Door, id, HallAction::Arrive);
    assert_eq!(refusal, Err(HallRefusal::DoorClosed));
    let keeper = hall.comes(HallActor::Invited);
    assert!(hall.gathering.person(keeper).unwrap().keeps);
    hall.does(OPENER, HallAction::AddPerson);
    hall.host(HallAction::Unfreeze);
    hall.comes(HallActor::Door);
}
