#![allow(clippy::unwrap_used, reason = "a test")]

use super::*;

fn filled() -> HostForm {
    HostForm {
        title: " Tuesday  evening circle ".into(),
        question: vec!["What brought you here?".into(), "  ".into()],
        ..HostForm::default()
    }
}

#[test]
fn parts_come_in_the_order_of_a_circle() {
    let form = HostForm {
        check_in: true,
        ..filled()
    };
    let (plan, agreements) = form.plan().unwrap();
    assert_eq!(plan.title, "Tuesday evening circle");
    assert_eq!(
        plan.parts,
        [
            Part::Agreements,
            Part::Breathing {
                pattern: Pattern::Calm,
                breaths: 12
            },
            Part::Round {
                question: CHECK_IN.into(),
                share: Some(3 * MINUTE)
            },
            Part::Round {
                question: "What brought you here?".into(),
                share: Some(3 * MINUTE)
            },
            Part::Closing {
                way: ClosingWay::OneWord
            },
        ]
    );
    assert_eq!(agreements, &STARTERS[..CHOSEN_AT_FIRST]);
}

#[test]
fn what_a_browser_posts_is_read() {
    let form = HostForm::read([
        ("title", "Evening"),
        ("question", "One"),
        ("question", "Two"),
        ("share", ""),
        ("keeper_turn", "holds_only"),
        ("direction", "counter"),
        ("pattern", ""),
        ("closing", "silence"),
        ("agreement", "1"),
        ("agreement", "25"),
        ("agreement", "900"),
        ("agreement", "no"),
        ("own", "We share the tea.\r\n\r\nYou may always pass.\n"),
        ("unknown", "x"),
    ]);
    let (plan, agreements) = form.plan().unwrap();
    assert_eq!(plan.direction, Direction::Counter);
    assert_eq!(plan.keeper_turn, KeeperTurn::HoldsOnly);
    assert_eq!(
        plan.parts,
        [
            Part::Agreements,
            Part::Round {
                question: "One".into(),
                share: None
            },
            Part::Round {
                question: "Two".into(),
                share: None
            },
            Part::Closing {
                way: ClosingWay::Silence
            },
        ]
    );
    assert_eq!(agreements, [STARTERS[1], STARTERS[25], "We share the tea."]);
}

#[test]
fn each_trouble_names_its_field() {
    let field = |form: HostForm| form.plan().unwrap_err().0;
    assert_eq!(
        field(HostForm {
            title: " \u{200b} ".into(),
            ..filled()
        }),
        "title"
    );
    assert_eq!(
        field(HostForm {
            title: "x".repeat(81),
            ..filled()
        }),
        "title"
    );
    assert_eq!(
        field(HostForm {
            intention: "x".repeat(401),
            ..filled()
        }),
        "intention"
    );
    assert_eq!(
        field(HostForm {
            question: vec![" ".into()],
            ..filled()
        }),
        "question"
    );
    assert_eq!(
        field(HostForm {
            question: vec!["x".repeat(241)],
            ..filled()
        }),
        "question"
    );
    assert_eq!(
        field(HostForm {
            share: "0".into(),
            ..filled()
        }),
        "share"
    );
    assert_eq!(
        field(HostForm {
            share: "soon".into(),
            ..filled()
        }),
        "share"
    );
    assert_eq!(
        field(HostForm {
            pattern: "gasp".into(),
            ..filled()
        }),
        "pattern"
    );
    assert_eq!(
        field(HostForm {
            breaths: "31".into(),
            ..filled()
        }),
        "breaths"
    );
    assert_eq!(
        field(HostForm {
            breaths: "0".into(),
            ..filled()
        }),
        "breaths"
    );
    assert_eq!(
        field(HostForm {
            own: "x".repeat(241),
            ..filled()
        }),
        "own"
    );
    let many: String = (0..61).map(|at| format!("Agreement {at}\n")).collect();
    assert_eq!(
        field(HostForm {
            own: many,
            ..filled()
        }),
        "own"
    );
}

#[test]
fn every_pattern_can_be_chosen_with_its_usual_breaths() {
    for pattern in Pattern::ALL {
        let (plan, _) = HostForm {
            pattern: key(pattern),
            ..filled()
        }
        .plan()
        .unwrap();
        assert_eq!(
            plan.parts[1],
            Part::Breathing {
                pattern,
                breaths: pattern.usual()
            }
        );
    }
}

#[test]
fn a_check_in_alone_is_enough() {
    let form = HostForm {
        check_in: true,
        question: Vec::new(),
        ..filled()
    };
    assert_eq!(form.plan().unwrap().0.parts.len(), 4);
}
