//! A whole history, and each way in which it can be broken: the checker itself is falsified.

use std::collections::BTreeSet;
use std::sync::Arc;

use circle::view::Commons;
use circle::{
    Action, Actor, Circle, Command, CommandId, Direction, KeeperTurn, LatePolicy, Part, Piece,
    Plan, SeatId, Stage, Timestamp, Turn, TurnNumber,
};

use super::{EQUAL_WITHIN, Ends, Fault, Leaves, Observed, Setting, faults};

const ID: CommandId = CommandId(7);
const WHOLE: Setting = Setting {
    several_servers: false,
    every_request: true,
};

/// A circle of two, its agreements being settled; the piece put where the test wants it.
fn commons(turn: Option<(TurnNumber, u32)>, agreements: &[&str]) -> Commons {
    let plan = Plan {
        title: "Tuesday".to_owned(),
        intention: String::new(),
        parts: vec![Part::Agreements],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    };
    let words: Vec<_> = agreements.iter().map(|text| (*text).to_owned()).collect();
    let now = Timestamp(1_800_000_000_000);
    let mut circle = Circle::open(plan, &words, now);
    let acts = [
        (
            Actor::Door,
            Action::Sit {
                consents: Vec::new(),
            },
        ),
        (Actor::Seat(SeatId(0)), Action::Begin),
    ];
    for (at, (actor, action)) in acts.into_iter().enumerate() {
        let command = Command::new(CommandId(at as u128 + 1), action);
        circle = circle.act(now, actor, &command).expect("it may").0;
    }
    let mut commons = circle.commons();
    assert!(commons.scene.settles_agreements());
    if let Some((number, seat)) = turn {
        commons.ring.piece = Piece::With(Turn {
            number,
            seat: SeatId(seat),
            since: now,
            length: None,
            rang: false,
            silent: false,
        });
    }
    commons
}

fn shows(screen: usize, version: u64, commons: Commons) -> Observed {
    Observed::Shows {
        screen,
        version,
        commons: Arc::new(commons),
    }
}

fn told(screen: usize, connection: u32, version: u64) -> Observed {
    Observed::Told {
        screen,
        connection,
        version,
    }
}

fn asks(ends: Ends) -> Observed {
    Observed::Asks {
        id: ID,
        ends: Some(ends),
        leaves: Some(Leaves::Agreement("Tea.".to_owned())),
    }
}

fn rests(screen: usize, at: u64, version: u64, here: bool) -> Observed {
    Observed::Rests {
        screen,
        at,
        version,
        commons: Arc::new(commons(Some((version as TurnNumber, 0)), &["Tea."])),
        people: vec![(SeatId(0), "Noor".to_owned(), here)],
    }
}

/// Where things stand in a whole history, for the test to put something else there.
const TWICE: usize = 6;
const ASKS: usize = 7;
const AFTER: usize = 9;
const CONNECTS: usize = 11;
const FIRST: usize = 12;
const AGAIN: usize = 13;
const KEPT: usize = 14;
const LAST: usize = 17;

/// Two screens, one turn that ends, a new connection, and quiet.
fn whole() -> Vec<Observed> {
    let connects = |screen, connection| Observed::Connects { screen, connection };
    vec![
        Observed::Comes { screen: 0 },
        Observed::Comes { screen: 1 },
        connects(0, 1),
        told(0, 1, 1),
        shows(0, 1, commons(Some((1, 1)), &[])),
        connects(1, 1),
        shows(1, 1, commons(Some((1, 1)), &[])),
        asks(Ends::Turn(1)),
        told(0, 1, 2),
        shows(0, 2, commons(Some((2, 0)), &["Tea."])),
        Observed::Answered {
            id: ID,
            done: Some(2),
        },
        connects(1, 2),
        told(1, 2, 2),
        Observed::Again {
            id: ID,
            acknowledged: true,
            changed: false,
        },
        Observed::Kept { shares: 0 },
        Observed::Quiet { at: 100 },
        rests(0, 200, 2, true),
        rests(1, 200, 2, true),
    ]
}

fn with(at: usize, observed: Observed) -> BTreeSet<Fault> {
    let mut history = whole();
    history[at] = observed;
    faults(&history, WHOLE)
}

fn only(fault: Fault) -> BTreeSet<Fault> {
    BTreeSet::from([fault])
}

#[test]
fn a_whole_history_has_no_fault() {
    assert_eq!(faults(&whole(), WHOLE), BTreeSet::new());
}

#[test]
fn two_contents_two_holders_and_nobody_are_noticed() {
    let other = shows(1, 1, commons(Some((1, 1)), &["Other."]));
    assert_eq!(with(TWICE, other), only(Fault::TwoContents { version: 1 }));
    let holder = with(TWICE, shows(1, 1, commons(Some((1, 0)), &[])));
    assert!(
        holder.contains(&Fault::TwoHolders { turn: 1 }),
        "{holder:?}"
    );
    let mut away = commons(Some((2, 0)), &["Tea."]);
    away.ring.seats[0].away = true;
    let away = with(AFTER, shows(0, 2, away));
    assert_eq!(away, only(Fault::HeldByNobody { version: 2 }));
    let nobody = with(AFTER, shows(0, 2, commons(Some((2, 9)), &["Tea."])));
    assert_eq!(nobody, only(Fault::HeldByNobody { version: 2 }));
}

#[test]
fn going_back_and_falling_behind_are_noticed() {
    let mut back = whole();
    back.insert(AFTER + 1, told(0, 1, 1));
    let went = only(Fault::WentBack {
        screen: 0,
        version: 1,
    });
    assert_eq!(faults(&back, WHOLE), went);
    let behind = only(Fault::FellBehind {
        screen: 1,
        version: 1,
    });
    assert_eq!(with(FIRST, told(1, 2, 1)), behind);
    // It was on its way already when the acknowledgement came; or another server tells it.
    let mut early = whole();
    let connects = early.remove(CONNECTS);
    early.insert(TWICE + 1, connects);
    early[FIRST] = told(1, 2, 1);
    assert_eq!(faults(&early, WHOLE), BTreeSet::new());
    let mut several = whole();
    several[FIRST] = told(1, 2, 1);
    let setting = Setting {
        several_servers: true,
        ..WHOLE
    };
    assert_eq!(faults(&several, setting), BTreeSet::new());
}

#[test]
fn a_share_that_nobody_asked_to_end_is_noticed() {
    let cut = only(Fault::ShareCut { turn: 1 });
    assert_eq!(with(ASKS, asks(Ends::Turn(9))), cut);
    assert_eq!(with(ASKS, asks(Ends::Of(SeatId(0)))), cut);
    assert_eq!(with(ASKS, asks(Ends::Part(3))), cut);
    for ends in [Ends::Of(SeatId(1)), Ends::Part(0)] {
        assert_eq!(with(ASKS, asks(ends)), BTreeSet::new());
    }
    // Two turns at once, of which one was asked to end.
    let two = with(AFTER, shows(0, 2, commons(Some((3, 0)), &["Tea."])));
    assert_eq!(two, only(Fault::ShareCut { turn: 2 }));
    // It was refused, and ended all the same.
    let mut refused = whole();
    refused[AFTER + 1] = Observed::Answered { id: ID, done: None };
    assert_eq!(faults(&refused, WHOLE), cut);
    // What stepped out before the turn began did not end it.
    let mut before = whole();
    before[ASKS] = Observed::Asks {
        id: ID,
        ends: Some(Ends::Of(SeatId(1))),
        leaves: None,
    };
    before[AFTER + 1] = Observed::Answered {
        id: ID,
        done: Some(0),
    };
    assert_eq!(faults(&before, WHOLE), cut);
    let back = with(AFTER, shows(0, 2, commons(Some((0, 0)), &["Tea."])));
    assert_eq!(back, only(Fault::TurnCameBack { turn: 0 }));
}

#[test]
fn what_is_not_there_once_is_noticed() {
    let not_once = |times| only(Fault::NotOnce { id: ID, times });
    let lost = with(AFTER, shows(0, 2, commons(Some((2, 0)), &[])));
    assert_eq!(lost, not_once(0));
    let twice = with(AFTER, shows(0, 2, commons(Some((2, 0)), &["Tea.", "Tea."])));
    assert_eq!(twice, not_once(2));
    for (acknowledged, changed, times) in [(false, false, 0), (true, true, 2)] {
        let again = Observed::Again {
            id: ID,
            acknowledged,
            changed,
        };
        assert_eq!(with(AGAIN, again), not_once(times));
    }
    let wrong = only(Fault::WrongShares {
        acknowledged: 0,
        kept: 1,
    });
    assert_eq!(with(KEPT, Observed::Kept { shares: 1 }), wrong);
}

#[test]
fn screens_that_differ_are_late_or_silent_are_noticed() {
    let unequal = only(Fault::NotEqual { screen: 1 });
    assert_eq!(with(LAST, rests(1, 200, 1, true)), unequal);
    assert_eq!(with(LAST, rests(1, 101 + EQUAL_WITHIN, 2, true)), unequal);
    let mut silent = whole();
    silent.truncate(LAST);
    assert_eq!(faults(&silent, WHOLE), unequal);
    let mut undone = whole();
    undone[LAST] = match rests(1, 200, 2, true) {
        Observed::Rests {
            screen,
            at,
            commons,
            people,
            ..
        } => Observed::Rests {
            screen,
            at,
            version: 1,
            commons,
            people,
        },
        other => other,
    };
    assert_eq!(faults(&undone, WHOLE), BTreeSet::new());
    let names = with(LAST, rests(1, 200, 2, false));
    assert!(!names.is_empty());
    // A quiet that came right in the end does not make good what went before.
    let mut twice = whole();
    twice[LAST] = rests(1, 200, 1, true);
    twice.push(Observed::Quiet { at: 300 });
    twice.extend([rests(0, 300, 2, true), rests(1, 300, 2, true)]);
    assert_eq!(faults(&twice, WHOLE), unequal);
}

#[test]
fn a_history_without_its_requests_says_nothing_of_shares() {
    let mut unasked = whole();
    unasked[ASKS] = Observed::Comes { screen: 0 };
    let setting = Setting {
        every_request: false,
        ..WHOLE
    };
    assert_eq!(faults(&unasked, setting), BTreeSet::new());
    let stage = commons(None, &[]).stage;
    assert_eq!(stage, Stage::Part(0));
}
