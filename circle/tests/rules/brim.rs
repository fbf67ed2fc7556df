//! A circle filled to the brim, by what people can do and nothing else, stays within its budget.

use circle::budget::{LARGEST_CIRCLE, LARGEST_PLAN};
use circle::parts::{Round, Words};
use circle::{
    Action, ActionKind, Actor, Carried, Circle, ComebackAnswer, Consent, KeeperTurn, LateDoor,
    LatePolicy, MAX_SEATS, MOST_WAITING, Order, Part, Plan, RingPlace, RoundKind, Thumb, Timestamp,
    WordsKind,
};
use serde::Serialize;

use crate::common::{KEEPER, Sitting, plan};

fn size(value: &impl Serialize) -> usize {
    serde_json::to_string(value).unwrap().len()
}

fn doves(many: usize) -> String {
    "🕊".repeat(many)
}

/// As large as plans can be, with a round that asks in as many words as one can.
fn full_plan() -> Plan {
    let round = Part::Round(Round {
        question: doves(240),
        share: Some(3_600_000),
        kind: RoundKind::Question,
        note: doves(240),
        laps: 5,
    });
    let mut plan = plan(vec![Part::Agreements, round]);
    plan.title = doves(80);
    plan.intention = doves(400);
    plan.care = doves(600);
    plan.keeper_turn = KeeperTurn::HoldsOnly;
    while plan.bytes() + 250 < LARGEST_PLAN {
        let left = (LARGEST_PLAN - plan.bytes() - 200) / 2;
        plan.parts.push(Part::Words(Words {
            kind: WordsKind::Acknowledgement,
            text: "\"".repeat(left.min(2_000)),
        }));
    }
    plan.checked().unwrap()
}

/// The numbers of seats, turns, agreements and changes are as long as they become.
fn worn(circle: &Circle) -> Circle {
    let mut shape = serde_json::to_value(circle).unwrap();
    shape["next_seat"] = (u32::MAX - 200).into();
    shape["next_agreement"] = 65_000.into();
    shape["turn"] = (u32::MAX - 1_000).into();
    shape["edition"] = u32::MAX.into();
    for count in ["parts", "rounds", "shares", "breaths"] {
        shape["counts"][count] = (u32::MAX - 1_000).into();
    }
    serde_json::from_value(shape).unwrap()
}

fn late(door: LateDoor, place: RingPlace) -> Action {
    let late = LatePolicy { door, place };
    Action::SetLate { late }
}

#[test]
fn a_circle_filled_to_the_brim_stays_within_its_budget() {
    let mut it = Sitting::new(full_plan(), &[], &[]);
    it.circle = worn(&it.circle).planned_for(Timestamp(1_795_132_800_000));
    it.circle = it.circle.within_gathering(&[], &[]);
    it.does(KEEPER, Action::Begin);
    it.does(KEEPER, late(LateDoor::Open, RingPlace::AtEnd));
    let names: Vec<_> = (1..MAX_SEATS).map(|n| format!("Person {n}")).collect();
    for name in &names {
        it.sits(name);
    }

    // All agreements there can be, in as many words as there can be; an answer of each to each.
    for _ in 0..32 {
        let text = "\"".repeat(96);
        it.does("Person 1", Action::Propose { text });
    }
    it.everyone_answers(Thumb::Sideways);
    let mut shape = serde_json::to_value(&it.circle).unwrap();
    for agreement in shape["agreements"]["list"].as_array_mut().unwrap() {
        agreement["wording"] = u16::MAX.into();
    }
    it.circle = serde_json::from_value(shape).unwrap();
    it.next_part();

    // As many at the door as there can be, who came while a seat was free.
    it.does("Person 49", Action::Leave);
    let beside = it.seat("Person 1");
    it.does(KEEPER, late(LateDoor::Knock, RingPlace::NextTo(beside)));
    let known = it.circle.agreements().iter();
    let consents: Vec<_> = known
        .map(|agreement| Consent {
            to: agreement.seen(),
            thumb: Thumb::Sideways,
        })
        .collect();
    assert_eq!(consents.len(), 32);
    for _ in 0..MOST_WAITING {
        let consents = consents.clone();
        let sit = it.command(Action::Sit { consents });
        it.acts(Actor::Returning, &sit).unwrap();
    }
    it.adds(KEEPER, "Opa", RingPlace::AtEnd).unwrap();

    // Everyone has passed on each lap, and then lets the second offer be. What each asked is remembered.
    for name in names.iter().take(48) {
        for _ in 0..8 {
            it.does(name, Action::SitOut { part: 1 });
            it.does(name, Action::JoinIn { part: 1 });
        }
        if it.may(name, ActionKind::AskLater) {
            it.does(name, Action::AskLater { part: 1 });
        }
    }
    for _ in 0..16 {
        it.does(KEEPER, Action::Ring);
    }
    it.does(KEEPER, Action::StartPart { part: 1 });
    while let Some(turn) = it.circle.piece().turn().map(|turn| turn.number) {
        it.does(KEEPER, Action::PassOn { turn });
    }
    for name in names.iter().take(47) {
        it.does(name, Action::LetBe);
    }
    it.does("Person 48", Action::CallPause);

    // All that the house can ask.
    let by = Timestamp(1_895_132_800_000);
    for word in 0..10 {
        let urgent = true;
        it.by_order(u32::MAX - word, Order::SayWord { urgent })
            .unwrap();
    }
    for order in [
        Order::SuggestComeback { by },
        Order::Hold,
        Order::LetGo,
        Order::HostComes,
    ] {
        it.by_order(u32::MAX - u32::from(order == Order::Hold), order)
            .unwrap();
    }
    let (carried, keeps, consents) = (Carried::OwnPhone, false, vec![]);
    let seats = Order::SeatSomeone {
        carried,
        keeps,
        consents,
    };
    it.by_order(u32::MAX, seats).unwrap();
    it.does(KEEPER, Action::AskHost);
    let (order, answer) = (u32::MAX, ComebackAnswer::FiveMore);
    it.does(KEEPER, Action::AnswerComeback { order, answer });
    let within = serde_json::to_value(&it.circle).unwrap();
    assert!(size(&within["within"]) <= 720, "{}", within["within"]);

    let (written, plan) = (size(&it.circle), size(it.circle.plan()));
    let told = format!("{written} bytes, {plan} of them the plan");
    assert!(written <= LARGEST_CIRCLE, "{told}");
    assert!(
        written > LARGEST_CIRCLE * 9 / 10,
        "the brim is further up: {told}"
    );
    assert!(
        (LARGEST_PLAN - 2_000..=LARGEST_PLAN).contains(&plan),
        "{told}"
    );
    let (seats, waiting) = (it.circle.seats().len(), it.circle.waiting().len());
    assert_eq!((seats, waiting), (MAX_SEATS, MOST_WAITING));
    let again = serde_json::to_string(&it.circle).unwrap();
    let again: Circle = serde_json::from_str(&again).unwrap();
    assert_eq!(again, it.circle);
}
