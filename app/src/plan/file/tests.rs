//! A plan is a file: what is written is read back, and what is wrong with one is said, with its place.

#![allow(clippy::unwrap_used)]

use circle::plan::starter_plans;
use circle::text::tidy;
use circle::time::MINUTE;
use circle::{LateDoor, LatePolicy, Part, Place, Plan, PlanTrouble, SeatId};

use super::{PlanFile, PlanFileTrouble, SCHEMA};

fn file(parts: &str) -> String {
    format!(r#"{{"hearth_plan":1,"title":"T","intention":"","parts":[{parts}]}}"#)
}

fn read(json: &str) -> Result<Plan, PlanFileTrouble> {
    PlanFile::read(json).map(|file| file.plan)
}

fn write(plan: &Plan) -> String {
    let plan = plan.clone();
    PlanFile {
        plan,
        agreements: None,
    }
    .write()
}

fn trouble(json: &str) -> PlanFileTrouble {
    PlanFile::read(json).unwrap_err()
}

#[test]
fn every_starter_plan_is_good_as_it_is_and_comes_back_from_its_file() {
    let starters = starter_plans();
    assert!(starters.len() >= 8);
    let mut keys: Vec<_> = starters.iter().map(|starter| starter.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), starters.len());
    for starter in starters {
        let good = starter.plan.clone().checked();
        assert_eq!(good.as_ref(), Ok(&starter.plan), "{}", starter.key);
        assert_eq!(read(&write(&starter.plan)).as_ref(), Ok(&starter.plan));
        assert!(tidy(starter.for_what, 120).is_ok());
    }
}

#[test]
fn the_check_in_takes_about_twenty_minutes_with_six_to_eight() {
    let check_in = &starter_plans()[0];
    for people in 6..=8 {
        let total = check_in.plan.estimate(people).total;
        assert!(
            (12 * MINUTE..=20 * MINUTE).contains(&total),
            "{people}: {total}"
        );
    }
}

#[test]
fn what_a_file_may_leave_out_has_a_plain_meaning() {
    let json = r#"{"hearth_plan":1,"title":" An  evening ","parts":[{"round":{"question":"Q"}}]}"#;
    let plan = read(json).unwrap();
    assert_eq!(plan.title, "An evening");
    assert_eq!(plan.parts, [Part::round("Q", None)]);
    assert_eq!(read(&format!("\u{feff}{json}")), Ok(plan));
}

#[test]
fn a_file_says_how_late_joiners_come_in_in_any_circle() {
    let json = r#"{"hearth_plan":1,"title":"T","parts":["weather"],"late":{"door":"knock"}}"#;
    let mut plan = read(json).unwrap();
    let (door, place) = (LateDoor::Knock, Place::AtEnd);
    assert_eq!(plan.late, LatePolicy { door, place });
    plan.late.place = Place::BeforeKeeper;
    assert_eq!(read(&write(&plan)).as_ref(), Ok(&plan));
    // Beside a seat is a place in one circle alone, and no file has it.
    plan.late.place = Place::NextTo(SeatId(3));
    let written = write(&plan);
    assert!(!written.contains("next_to"), "{written}");
    let beside = json.replace(r#""knock""#, r#""knock","place":{"next_to":3}"#);
    assert_eq!(read(&beside).unwrap().late.place, Place::AtEnd);
    let wrong = trouble(&json.replace("knock", "ajar"));
    assert!(matches!(wrong, PlanFileTrouble::Field { field, .. } if field == "late"));
}

#[test]
fn a_wrong_file_says_what_is_wrong_and_where() {
    let unreadable = "{\n  \"hearth_plan\": 1,\n  oops\n}";
    let (line, column) = (3, 3);
    assert_eq!(
        trouble(unreadable),
        PlanFileTrouble::NotJson { line, column }
    );
    assert_eq!(
        trouble(&" ".repeat(2 * 1024 * 1024)),
        PlanFileTrouble::TooLong
    );
    for other in [
        "[]",
        "{}",
        "7",
        r#"{"hearth_plan":"1"}"#,
        r#"{"hearth_plan":0}"#,
    ] {
        assert_eq!(trouble(other), PlanFileTrouble::NotAPlan, "{other}");
    }
    let newer = PlanFileTrouble::Newer { format: 2 };
    assert_eq!(trouble(r#"{"hearth_plan":2,"parts":"anything"}"#), newer);
    let kind = "dance".to_owned();
    assert_eq!(
        trouble(&file(r#""agreements",{"dance":{}}"#)),
        PlanFileTrouble::UnknownPart { part: 2, kind }
    );
    let field = "shares".to_owned();
    assert_eq!(
        trouble(&file(r#"{"round":{"question":"Q","shares":60000}}"#)),
        PlanFileTrouble::UnknownField { part: 1, field }
    );
    assert!(matches!(
        trouble(r#"{"hearth_plan":1,"title":7,"parts":[]}"#),
        PlanFileTrouble::Field { field, .. } if field == "title"
    ));
    for (part, wrong) in [
        (1, r#"{"silence":{}}"#),
        (1, r#"{"silence":{"length":-1}}"#),
        (1, r#"{"silence":{"length":1.5}}"#),
        (1, r#""silence""#),
        (2, r#""weather",{"weather":{"x":1}}"#),
        (1, r#"{"round":{"question":"Q"},"weather":null}"#),
        (2, r#""weather",12"#),
    ] {
        assert!(
            matches!(trouble(&file(wrong)), PlanFileTrouble::Part { part: at, .. } if at == part),
            "{wrong}: {:?}",
            trouble(&file(wrong))
        );
    }
}

#[test]
fn a_file_that_can_be_read_is_checked_like_any_plan() {
    let cases = [
        (file(""), PlanTrouble::Parts),
        (
            file(&vec![r#""weather""#; 200].join(",")),
            PlanTrouble::Parts,
        ),
        (
            file(r#"{"round":{"question":" "}}"#),
            PlanTrouble::NoQuestion { part: 1 },
        ),
        (
            file(r#""weather",{"silence":{"length":0}}"#),
            PlanTrouble::Length {
                part: 2,
                least: 5_000,
                most: 3_600_000,
            },
        ),
        (
            r#"{"hearth_plan":1,"parts":["weather"]}"#.to_owned(),
            PlanTrouble::NoTitle,
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(trouble(&json), PlanFileTrouble::Plan(expected), "{json}");
    }
}

#[test]
fn what_is_wrong_is_told_in_words() {
    let kind = "dance".to_owned();
    let unknown = PlanFileTrouble::UnknownPart { part: 2, kind };
    assert_eq!(
        unknown.to_string(),
        "part 2: there is no kind of part called “dance”"
    );
    let newer = PlanFileTrouble::Newer { format: 2 };
    assert_eq!(
        newer.to_string(),
        "this plan is of format 2; this version reads format 1"
    );
}

#[test]
fn the_published_schema_knows_every_part_and_each_of_its_fields() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let described = schema["properties"]["parts"]["items"]["oneOf"]
        .as_array()
        .unwrap();
    let known = |kind: &str| {
        described.iter().find_map(|part| {
            let plain = part["enum"]
                .as_array()
                .is_some_and(|names| names.iter().any(|n| n == kind));
            let fields = &part["properties"][kind]["properties"];
            (plain || fields.is_object()).then(|| fields.clone())
        })
    };
    for kind in Part::KINDS {
        assert!(known(kind).is_some(), "{kind}");
    }
    for starter in starter_plans() {
        for part in starter.plan.parts {
            let serde_json::Value::Object(part) = serde_json::to_value(part).unwrap() else {
                continue;
            };
            for (kind, fields) in part {
                for field in fields.as_object().unwrap().keys() {
                    assert!(known(&kind).unwrap().get(field).is_some(), "{kind}.{field}");
                }
            }
        }
    }
}

#[test]
fn agreements_and_words_for_care_come_with_the_plan() {
    let json = r#"{"hearth_plan":1,"title":"T","parts":["weather"],"care":" Ring  555 \n\n\nor knock ",
        "agreements":[" We  listen. ","We rest.","We listen."]}"#;
    let file = PlanFile::read(json).unwrap();
    let listen = ["We listen.".to_owned(), "We rest.".to_owned()];
    assert_eq!(file.agreements.as_deref(), Some(&listen[..]));
    assert!(file.plan.care.starts_with("Ring 555"), "{}", file.plan.care);
    assert_eq!(PlanFile::read(&file.write()), Ok(file));
    for wrong in [r#"["  "]"#, r#"[7]"#, r#""one""#] {
        let json = file_with("agreements", wrong);
        assert!(
            matches!(trouble(&json), PlanFileTrouble::Field { field, .. } if field == "agreements"),
            "{wrong}"
        );
    }
    let many: Vec<String> = (0..33).map(|n| format!("Number {n}")).collect();
    let many = serde_json::to_string(&many).unwrap();
    assert!(
        trouble(&file_with("agreements", &many))
            .to_string()
            .contains("32")
    );
    let long: Vec<String> = (10..40)
        .map(|n| format!("{n}{}", "y".repeat(230)))
        .collect();
    let long = serde_json::to_string(&long).unwrap();
    let long = trouble(&file_with("agreements", &long)).to_string();
    assert!(long.contains("too long together"), "{long}");
    let long = format!("\"{}\"", "a".repeat(601));
    let expected = PlanFileTrouble::Plan(PlanTrouble::CareTooLong);
    assert_eq!(trouble(&file_with("care", &long)), expected);
}

fn file_with(field: &str, value: &str) -> String {
    format!(r#"{{"hearth_plan":1,"title":"T","parts":["weather"],"{field}":{value}}}"#)
}
