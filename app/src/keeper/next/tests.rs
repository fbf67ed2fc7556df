#![allow(clippy::unwrap_used, reason = "a test")]

use super::*;
use crate::bench::{Bench, plan};
use crate::words;
use circle::parts::{Breathing, Closing, Gratitude};
use circle::spoken::{Answered, SpokenDesk};
use circle::time::MINUTE;
use circle::{Action, Actor, ClosingWay, How, Part, PartKind, RoundKind, Thumb};

/// The keeper and two more.
fn sitting(parts: Vec<Part>) -> Bench {
    Bench::of(
        plan(parts),
        &["You may always pass."],
        &["Maren", "Amara", "Jo"],
    )
}

impl Bench {
    /// What the large button does; if it asks for something, the circle must take it.
    fn next(&self) -> Next {
        let view = self.circle.desk_view(self.circle.keeper()).unwrap();
        next(&view.commons, &view.mine, false)
    }
}

fn question() -> Part {
    Part::round("What brought you here?", Some(3 * MINUTE))
}

#[test]
fn arriving_begins() {
    assert_eq!(sitting(vec![question()]).next(), Next::Begin);
}

#[test]
fn agreements_are_left_freely_once_all_can_live_with_them() {
    let mut sitting = sitting(vec![Part::Agreements, question()]);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: false
        }
    );
    let view = sitting.circle.desk_view(sitting.circle.keeper()).unwrap();
    assert_eq!(
        parts::left_behind(&view.commons, &view.desk),
        "One agreement is still open. What each of us can live with comes into force; the rest is set aside."
    );
    for seat in 0..3 {
        let seen = view.commons.agreements.iter().map(|norm| norm.seen());
        let rest = Action::AnswerRest {
            thumb: Thumb::Up,
            seen: seen.collect(),
        };
        sitting.does(SeatId(seat), rest);
    }
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: true
        }
    );
}

#[test]
fn what_cannot_be_shown_is_gone_on_from() {
    let weather = Part::Weather;
    let mut sitting = sitting(vec![weather.clone(), weather]);
    sitting.keeper(Action::Begin);
    let said = |answered| SpokenDesk {
        cards: 0,
        centre_words: 0,
        answered,
    };
    let shown = |sitting: &Bench, answered| {
        let view = sitting.circle.desk_view(sitting.circle.keeper()).unwrap();
        let few = parts::too_few(&view.commons, said(answered));
        next(&view.commons, &view.mine, few)
    };
    let on = Next::GoOn {
        from: 0,
        sure: false,
    };
    assert_eq!(shown(&sitting, Answered::Few), on);
    assert!(matches!(shown(&sitting, Answered::Enough), Next::Do(_)));
    sitting.keeper(Action::NextPart { from: 0 });
    assert_eq!(shown(&sitting, Answered::Few), Next::Close);
    assert!(matches!(shown(&sitting, Answered::Everyone), Next::Do(_)));
}

#[test]
fn a_breath_is_begun_ended_and_left() {
    let breath = Part::Breathing(Breathing {
        pattern: Pattern::Calm,
        breaths: 3,
    });
    let mut sitting = sitting(vec![breath, question()]);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.next(),
        Next::Breathe {
            pattern: Pattern::Calm,
            breaths: 3
        }
    );
    sitting.keeper(Action::Breathe {
        pattern: Pattern::Calm,
        breaths: 3,
    });
    assert_eq!(sitting.next(), Next::EndBreath);
    sitting.keeper(Action::Pause);
    assert_eq!(sitting.next(), Next::Resume);
    sitting.keeper(Action::Resume);
    sitting.now = sitting.now.after(60_000);
    sitting.asks(Actor::Clock, Action::Tick);
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: true
        }
    );
}

#[test]
fn in_a_round_the_keeper_passes_then_passes_on_then_goes_on() {
    let closing = Part::Closing(Closing {
        way: ClosingWay::Silence,
    });
    let mut sitting = sitting(vec![question(), closing]);
    sitting.keeper(Action::Begin);
    assert_eq!(
        sitting.next(),
        Next::Pass {
            turn: 1,
            to: Some(SeatId(1)),
            silent: false
        }
    );
    sitting.keeper(Action::Pass {
        turn: 1,
        how: How::NotNow,
    });
    assert_eq!(
        sitting.next(),
        Next::PassOn {
            turn: 2,
            holder: SeatId(1),
            to: Some(SeatId(2))
        }
    );
    sitting.keeper(Action::PassOn { turn: 2 });
    let turn = sitting.turn();
    sitting.does(
        SeatId(2),
        Action::Pass {
            turn,
            how: How::Shared,
        },
    );
    // The piece lies in the centre for those who passed: going on asks first.
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: false
        }
    );
    sitting.keeper(Action::LetBe);
    sitting.does(SeatId(1), Action::LetBe);
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: true
        }
    );
    sitting.keeper(Action::NextPart { from: 0 });
    assert_eq!(sitting.next(), Next::Close);
    sitting.keeper(Action::Close);
    assert_eq!(sitting.next(), Next::Over);
}

#[test]
fn gratitude_goes_round_once_and_is_gone_on_from() {
    let part = || {
        Part::Gratitude(Gratitude {
            invitation: String::new(),
        })
    };
    let mut sitting = sitting(vec![part(), part()]);
    sitting.keeper(Action::Begin);
    let behind = |sitting: &Bench| {
        let view = sitting.circle.desk_view(sitting.circle.keeper()).unwrap();
        parts::left_behind(&view.commons, &view.desk)
    };
    assert_eq!(
        behind(&sitting),
        "Two of us have not been offered the piece yet. A share is going on."
    );
    for seat in 0..3 {
        assert!(!parts::is_whole(&sitting.circle.commons()));
        let (turn, how) = (sitting.turn(), How::NotNow);
        sitting.does(SeatId(seat), Action::Pass { turn, how });
    }
    assert_eq!(behind(&sitting), "");
    assert_eq!(
        sitting.next(),
        Next::GoOn {
            from: 0,
            sure: true
        }
    );
}

#[test]
fn a_breath_in_between_ends_and_then_all_goes_on() {
    let mut sitting = sitting(vec![question()]);
    sitting.keeper(Action::Begin);
    sitting.keeper(Action::Breathe {
        pattern: Pattern::Sigh,
        breaths: 3,
    });
    assert_eq!(sitting.next(), Next::EndBreath);
    sitting.now = sitting.now.after(120_000);
    sitting.asks(Actor::Clock, Action::Tick);
    assert_eq!(sitting.next(), Next::Resume);
}

#[test]
fn parts_are_named_within_a_sentence() {
    let round = PartKind::Round(RoundKind::Question);
    let silence = PartKind::Closing(ClosingWay::Silence);
    let parts = [
        round,
        round,
        silence,
        PartKind::Agreements,
        PartKind::Breathing,
        PartKind::Pairs(3),
        PartKind::Gratitude,
    ];
    let within: Vec<_> = (1..=parts.len())
        .map(|at| words::to_part(&parts, at))
        .collect();
    assert_eq!(
        within,
        [
            "the second round",
            "the closing silence",
            "our agreements",
            "breathing",
            "the time in threes",
            "gratitude",
            ""
        ]
    );
}
