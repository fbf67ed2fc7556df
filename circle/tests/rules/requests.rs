//! "I need a person": seen by those who keep, and by the one who asked.

use circle::spoken::{Side, Spoken, SpokenAction};
use circle::{
    Action, HelpAction, HelpRequests, HelpStatus, KeeperTurn, LateDoor, LatePolicy, Refusal,
    RingPlace, Role, SeatId,
};

use crate::common::{KEEPER, OPENED, Sitting};

/// Gil is the guardian; Ana and Bo take part.
fn three() -> Sitting {
    let mut it = Sitting::in_round(KeeperTurn::First, &["Gil", "Ana", "Bo"]);
    it.made("Gil", Role::Guardian);
    it
}

fn asks(
    it: &Sitting,
    requests: &mut HelpRequests,
    name: &str,
    action: HelpAction,
) -> Result<(), Refusal> {
    *requests = requests.act(&it.circle, OPENED, it.seat(name), action)?;
    Ok(())
}

fn seen(it: &Sitting, requests: &HelpRequests, viewer: &str) -> Vec<SeatId> {
    let seen = requests.seen_by(&it.circle, it.seat(viewer));
    seen.iter().map(|request| request.seat).collect()
}

#[test]
fn those_who_keep_see_it_and_nobody_else() {
    let (it, mut requests) = (three(), HelpRequests::default());
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    let ana = it.seat("Ana");
    assert_eq!(seen(&it, &requests, KEEPER), [ana]);
    assert_eq!(seen(&it, &requests, "Gil"), [ana]);
    assert_eq!(seen(&it, &requests, "Bo"), []);
    assert_eq!(seen(&it, &requests, "Ana"), []);
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Asked));
    assert_eq!(requests.own(&it.circle, it.seat("Bo")), None);
}

#[test]
fn asking_twice_is_asking_once_and_it_can_be_taken_back() {
    let (it, mut requests) = (three(), HelpRequests::default());
    for _ in 0..2 {
        asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    }
    assert_eq!(seen(&it, &requests, KEEPER).len(), 1);
    for _ in 0..2 {
        asks(&it, &mut requests, "Ana", HelpAction::TakeBack).unwrap();
    }
    assert_eq!(seen(&it, &requests, KEEPER), []);
    assert_eq!(requests.own(&it.circle, it.seat("Ana")), None);
}

#[test]
fn the_one_who_asked_sees_who_is_coming_and_the_first_is_who_comes() {
    let (it, mut requests) = (three(), HelpRequests::default());
    let (ana, gil) = (it.seat("Ana"), it.seat("Gil"));
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    asks(&it, &mut requests, "Gil", HelpAction::Come { seat: ana }).unwrap();
    asks(&it, &mut requests, KEEPER, HelpAction::Come { seat: ana }).unwrap();
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Coming(gil)));
}

#[test]
fn whose_request_is_seen_to_is_told_and_nobody_else_until_they_ask_again() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    let (ana, bo) = (it.seat("Ana"), it.seat("Bo"));
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    for _ in 0..2 {
        asks(&it, &mut requests, "Gil", HelpAction::Settle { seat: ana }).unwrap();
    }
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Settled));
    assert_eq!(seen(&it, &requests, KEEPER), []);
    // Nothing is seen to that nobody asked, nor does anyone come to it.
    asks(&it, &mut requests, "Gil", HelpAction::Settle { seat: bo }).unwrap();
    asks(&it, &mut requests, "Gil", HelpAction::Come { seat: ana }).unwrap();
    assert_eq!(requests.own(&it.circle, bo), None);
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Settled));
    let mut left = requests.clone();
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Asked));
    assert_eq!(seen(&it, &requests, KEEPER), [ana]);
    asks(&it, &mut left, "Ana", HelpAction::TakeBack).unwrap();
    assert_eq!(left.own(&it.circle, ana), None);
    assert_eq!(seen(&it, &left, KEEPER), []);
    asks(&it, &mut requests, "Gil", HelpAction::Settle { seat: ana }).unwrap();
    it.does("Ana", Action::Leave);
    assert_eq!(requests.follow(&it.circle), HelpRequests::default());
}

#[test]
fn only_those_who_keep_come_and_settle_and_not_for_themselves() {
    let (it, mut requests) = (three(), HelpRequests::default());
    let (ana, gil) = (it.seat("Ana"), it.seat("Gil"));
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    asks(&it, &mut requests, "Gil", HelpAction::Ask).unwrap();
    for action in [
        HelpAction::Come { seat: ana },
        HelpAction::Settle { seat: ana },
    ] {
        assert_eq!(
            asks(&it, &mut requests, "Bo", action),
            Err(Refusal::KeeperOnly)
        );
    }
    let own = HelpAction::Come { seat: gil };
    assert_eq!(
        asks(&it, &mut requests, "Gil", own),
        Err(Refusal::NotYourSeat)
    );
    assert_eq!(seen(&it, &requests, KEEPER), [ana, gil], "oldest first");
    assert_eq!(seen(&it, &requests, "Gil"), [ana]);
}

#[test]
fn a_keeper_may_ask_the_others_who_keep_and_not_the_air() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    asks(&it, &mut requests, KEEPER, HelpAction::Ask).unwrap();
    assert_eq!(seen(&it, &requests, "Gil"), [it.seat(KEEPER)]);
    it.made("Gil", Role::Participant);
    let mut none = HelpRequests::default();
    assert_eq!(
        asks(&it, &mut none, KEEPER, HelpAction::Ask),
        Err(Refusal::NotNow)
    );
}

#[test]
fn it_is_possible_while_held_and_when_one_has_stepped_out() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    it.does(KEEPER, Action::Pause).does("Ana", Action::StepOut);
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    assert_eq!(seen(&it, &requests, KEEPER).len(), 1);
}

#[test]
fn nothing_is_left_of_who_left_and_nothing_after_the_end() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    asks(&it, &mut requests, "Bo", HelpAction::Ask).unwrap();
    it.does("Ana", Action::Leave);
    assert_eq!(seen(&it, &requests, KEEPER), [it.seat("Bo")]);
    assert_ne!(requests.follow(&it.circle), requests);
    let ask = asks(&it, &mut requests, "Ana", HelpAction::Ask);
    assert_eq!(ask, Err(Refusal::UnknownSeat));
    it.does(KEEPER, Action::Close);
    assert_eq!(requests.follow(&it.circle), HelpRequests::default());
    let ask = asks(&it, &mut requests, "Bo", HelpAction::Ask);
    assert_eq!(ask, Err(Refusal::Ended));
}

#[test]
fn when_the_one_who_was_coming_has_gone_it_is_asked_again() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    let ana = it.seat("Ana");
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    asks(&it, &mut requests, "Gil", HelpAction::Come { seat: ana }).unwrap();
    it.made("Gil", Role::Participant);
    assert_eq!(requests.own(&it.circle, ana), Some(HelpStatus::Asked));
    asks(&it, &mut requests, KEEPER, HelpAction::Come { seat: ana }).unwrap();
    assert_eq!(
        requests.own(&it.circle, ana),
        Some(HelpStatus::Coming(it.seat(KEEPER)))
    );
}

#[test]
fn nothing_of_it_is_in_the_circle() {
    let (it, mut requests) = (three(), HelpRequests::default());
    let before = it.circle.clone();
    asks(&it, &mut requests, "Ana", HelpAction::Ask).unwrap();
    assert_eq!(it.circle, before);
}

#[test]
fn one_who_waits_at_the_door_is_told_that_it_is_not_the_time() {
    let (mut it, mut requests) = (three(), HelpRequests::default());
    let (door, place) = (LateDoor::Knock, RingPlace::AtEnd);
    let late = LatePolicy { door, place };
    it.does(KEEPER, Action::SetLate { late });
    it.knocks("Late", vec![]).unwrap();
    let refused = asks(&it, &mut requests, "Late", HelpAction::Ask);
    assert_eq!(refused, Err(Refusal::NotNow));
    let late = it.seat("Late");
    let side = Side::Need;
    let text = "Tea".to_owned();
    let away = SpokenAction::TakeCardAway { side, text };
    let refused = Spoken::default().act(&it.circle, late, None, &away);
    assert_eq!(refused.err(), Some(Refusal::NotNow));
    it.does("Late", Action::Leave);
    let refused = requests.act(&it.circle, OPENED, late, HelpAction::Ask);
    assert_eq!(refused, Err(Refusal::UnknownSeat));
}
