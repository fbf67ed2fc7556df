//! A plan is a file: what is written is read back, and what is wrong with one is said, with its place.

#![allow(clippy::unwrap_used)]

use crate::plan::starters::starter_plans;
use circle::text::tidy;
use circle::time::MINUTE;
use circle::{LateDoor, LatePolicy, Part, PartWord, Plan, PlanError, RingPlace, SeatId};

use strum::VariantNames;

use super::{PlanFile, PlanFileError, SCHEMA};

fn file(parts: &str) -> String {
    format!(r#"{{"hearth_plan":1,"title":"T","intention":"","parts":[{parts}]}}"#)
}

fn read(json: &str) -> Result<Plan, PlanFileError> {
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

fn error(json: &str) -> PlanFileError {
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
    let (door, place) = (LateDoor::Knock, RingPlace::AtEnd);
    assert_eq!(plan.late, LatePolicy { door, place });
    plan.late.place = RingPlace::BeforeKeeper;
    assert_eq!(read(&write(&plan)).as_ref(), Ok(&plan));
    // Beside a seat is a place in one circle alone, and no file has it.
    plan.late.place = RingPlace::NextTo(SeatId(3));
    let written = write(&plan);
    assert!(!written.contains("next_to"), "{written}");
    let beside = json.replace(r#""knock""#, r#""knock","place":{"next_to":3}"#);
    assert_eq!(read(&beside).unwrap().late.place, RingPlace::AtEnd);
    let wrong = error(&json.replace("knock", "ajar"));
    assert!(matches!(wrong, PlanFileError::Field { field, .. } if field == "late"));
}

#[test]
fn a_wrong_file_says_what_is_wrong_and_where() {
    let unreadable = "{\n  \"hearth_plan\": 1,\n  oops\n}";
    assert_eq!(error(unreadable), PlanFileError::NotJson { line: 3 });
    assert_eq!(error(&" ".repeat(2 * 1024 * 1024)), PlanFileError::TooLong);
    for other in [
        "[]",
        "{}",
        "7",
        r#"{"hearth_plan":"1"}"#,
        r#"{"hearth_plan":0}"#,
    ] {
        assert_eq!(error(other), PlanFileError::NotAPlan, "{other}");
    }
    let newer = PlanFileError::Newer { format: 2 };
    assert_eq!(error(r#"{"hearth_plan":2,"parts":"anything"}"#), newer);
    let kind = "dance".to_owned();
    assert_eq!(
        error(&file(r#""agreements",{"dance":{}}"#)),
        PlanFileError::UnknownPart { part: 2, kind }
    );
    let field = "shares".to_owned();
    assert_eq!(
        error(&file(r#"{"round":{"question":"Q","shares":60000}}"#)),
        PlanFileError::UnknownField { part: 1, field }
    );
    assert!(matches!(
        error(r#"{"hearth_plan":1,"title":7,"parts":[]}"#),
        PlanFileError::Field { field, .. } if field == "title"
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
            matches!(error(&file(wrong)), PlanFileError::Part { part: at, .. } if at == part),
            "{wrong}: {:?}",
            error(&file(wrong))
        );
    }
}

#[test]
fn a_file_that_can_be_read_is_checked_like_any_plan() {
    let cases = [
        (file(""), PlanError::Parts),
        (file(&vec![r#""weather""#; 200].join(",")), PlanError::Parts),
        (
            file(r#"{"words":{"kind":"reading","text":" "}}"#),
            PlanError::NoText { part: 1 },
        ),
        (
            file(r#""weather",{"silence":{"length":0}}"#),
            PlanError::Length {
                part: 2,
                least: 5_000,
                most: 3_600_000,
            },
        ),
        (
            r#"{"hearth_plan":1,"parts":["weather"]}"#.to_owned(),
            PlanError::NoTitle,
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(error(&json), PlanFileError::Plan(expected), "{json}");
    }
}

#[test]
fn what_is_wrong_is_told_in_words() {
    let kind = "dance".to_owned();
    let unknown = PlanFileError::UnknownPart { part: 2, kind };
    assert_eq!(
        unknown.to_string(),
        "part 2: there is no kind of part called “dance”"
    );
    let newer = PlanFileError::Newer { format: 2 };
    assert_eq!(
        newer.to_string(),
        "this plan is of format 2; this version reads format 1. A newer Hearth can open it"
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
    for kind in PartWord::VARIANTS {
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
            matches!(error(&json), PlanFileError::Field { field, .. } if field == "agreements"),
            "{wrong}"
        );
    }
    let many: Vec<String> = (0..33).map(|n| format!("Number {n}")).collect();
    let many = serde_json::to_string(&many).unwrap();
    assert!(
        error(&file_with("agreements", &many))
            .to_string()
            .contains("32")
    );
    let long: Vec<String> = (10..40)
        .map(|n| format!("{n}{}", "y".repeat(230)))
        .collect();
    let long = serde_json::to_string(&long).unwrap();
    let long = error(&file_with("agreements", &long)).to_string();
    assert!(long.contains("too long together"), "{long}");
    let long = format!("\"{}\"", "a".repeat(601));
    let expected = PlanFileError::Plan(PlanError::CareTooLong);
    assert_eq!(error(&file_with("care", &long)), expected);
}

/// A good file but for this field, which stands last and so holds.
fn file_with(field: &str, value: &str) -> String {
    format!(r#"{{"hearth_plan":1,"title":"T","parts":["weather"],"{field}":{value}}}"#)
}

/// Files that are wrong in one place each, and what is said of it: whole files after `=`, fields of a good file after
/// `+`, and else the second part of one.
const WRONG: [(&str, &str); 46] = [
    ("=", "not a plan that Hearth wrote"),
    ("={", "not a plan that Hearth wrote"),
    ("=<html>", "not a plan that Hearth wrote"),
    ("=PK\u{3}\u{4}", "not a plan that Hearth wrote"),
    ("={\"hearth_plan\":1,}", "look at line 1"),
    ("={\"hearth_plan\":1,\"title\":1e999}", "look at line 1"),
    ("=[1]", "does not say \"hearth_plan\": 1"),
    ("={\"title\":\"T\"}", "does not say \"hearth_plan\": 1"),
    ("={\"hearth_plan\":9}", "A newer Hearth can open it"),
    (
        "+title:7",
        "the title (title) is not a text: write it between quotation marks",
    ),
    ("+intention:null", "the intention (intention) is not a text"),
    ("+care:[]", "the words for Care (care) is not a text"),
    ("+parts:{}", "the parts (parts) are not a list"),
    (
        "+direction:\"left\"",
        "is none of these: \"clockwise\", \"counter\"",
    ),
    (
        "+keeper_turn:true",
        "is none of these: \"first\", \"last\", \"holds_only\"",
    ),
    (
        "+late:\"open\"",
        "how people come in later (late) does not say",
    ),
    ("+late:{\"door\":1}", "has a “door” that is none of these"),
    (
        "+late:{\"place\":\"under\"}",
        "has a “place” that is none of these",
    ),
    (
        "+late:{\"doors\":1}",
        "it has “doors”, which Hearth does not know",
    ),
    (
        "+agreements:\"one\"",
        "the agreements (agreements) are not a list of texts",
    ),
    (
        "+agreements:[\"one\",2]",
        "the agreements (agreements) are not a list of texts",
    ),
    (
        "+agreements:[\"one\",\" \"]",
        "have number 2, where the text is empty",
    ),
    ("+colour:1", "it has “colour”, which Hearth does not know"),
    ("7", "part 2: it does not say of which kind it is"),
    ("null", "part 2: it does not say of which kind it is"),
    ("{}", "part 2: it is not of one kind"),
    (
        "\"dance\"",
        "part 2: there is no kind of part called “dance”",
    ),
    (
        "{\"dance\":7}",
        "part 2: there is no kind of part called “dance”",
    ),
    (
        "{\"weather\":{}}",
        "part 2: there is nothing to set; write it as \"weather\" alone",
    ),
    (
        "\"silence\"",
        "part 2: “From bell to bell” (length) is missing",
    ),
    (
        "{\"silence\":60000}",
        "part 2: what belongs to “silence” is not between braces",
    ),
    (
        "{\"silence\":{\"length\":60000,\"colour\":1}}",
        "part 2 has “colour”, which Hearth does not know",
    ),
    (
        "{\"silence\":{\"length\":\"a minute\"}}",
        "part 2: “From bell to bell” (length) is not a number of thousandths of a second",
    ),
    (
        "{\"silence\":{\"length\":1e30}}",
        "“From bell to bell” (length) is not a number of thousandths",
    ),
    (
        "{\"silence\":{\"length\":1}}",
        "the time of part 2 is 5 seconds to 60 minutes",
    ),
    (
        "{\"round\":{\"share\":60000}}",
        "part 2: “Question” (question) is missing",
    ),
    (
        "{\"round\":{\"question\":[\"Q\"]}}",
        "part 2: “Question” (question) is not a text",
    ),
    (
        "{\"round\":{\"question\":\"Q\",\"share\":\"60\"}}",
        "part 2: “Time for each” (share) is not a number of thousandths",
    ),
    (
        "{\"round\":{\"question\":\"Q\",\"laps\":-1}}",
        "“Times round” (laps) is not a whole number from 1 to 5",
    ),
    (
        "{\"round\":{\"question\":\"Q\",\"kind\":\"game\"}}",
        "“What it is” (kind) is none of these: \"question\", \"check_in\", \"check_out\"",
    ),
    (
        "{\"breathing\":{\"pattern\":\"gasp\",\"breaths\":3}}",
        "“Pattern” (pattern) is none of these: \"calm-4-6\"",
    ),
    (
        "{\"values\":{\"offered\":\"care\",\"own\":true}}",
        "“Values to choose from” (offered) are not a list of texts",
    ),
    (
        "{\"values\":{\"offered\":[],\"own\":\"yes\"}}",
        "part 2: “People may name their own too” (own) is neither true nor false",
    ),
    (
        "{\"pairs\":{\"size\":4,\"share\":60000,\"question\":\"Q\"}}",
        "“Groups of” (size) is neither 2 nor 3",
    ),
    (
        "{\"together\":{\"way\":\"repeated\",\"repeats\":2,\"lines\":[{\"text\":\"a\",\"who\":\"all\"},{\"text\":\"b\"}]}}",
        "“The lines” (lines) have a line, number 2, that is not as",
    ),
    (
        "{\"together\":{\"way\":\"repeated\",\"repeats\":2,\"lines\":[{\"text\":\"a\",\"who\":\"all\",\"loud\":1}]}}",
        "have a line, number 1, with “loud”, which Hearth does not know",
    ),
];

/// What parsers say and people do not.
const PARSERS_WORDS: [&str; 20] = [
    "expected",
    "invalid",
    "column",
    "EOF",
    "trailing",
    "variant",
    "struct",
    "enum",
    "sequence",
    "integer",
    "floating",
    "boolean",
    "string",
    "JSON",
    "u8",
    "u16",
    "u32",
    "u64",
    "recursion",
    "missing field",
];

#[test]
fn whatever_is_wrong_with_a_file_is_said_in_a_readers_words() {
    for (wrong, said) in WRONG {
        let (first, rest) = wrong.split_at_checked(1).unwrap_or_default();
        let json = match (first, rest.split_once(':')) {
            ("=", _) => rest.to_owned(),
            ("+", Some((field, value))) => file_with(field, value),
            _ => file(&format!("\"weather\",{wrong}")),
        };
        let sentence = error(&json).to_string();
        assert!(sentence.contains(said), "{json}\n{sentence}\n{said}");
        let parser = PARSERS_WORDS.iter().find(|word| sentence.contains(**word));
        assert_eq!(parser, None, "{sentence}");
    }
    let not_text = PlanFile::read_bytes(b"{\"hearth_plan\":1,\"title\":\"Zo\xeb\"}");
    assert_eq!(not_text, Err(PlanFileError::NotText));
    let deep = "[".repeat(100_000);
    assert_eq!(error(&deep), PlanFileError::NotJson { line: 1 });
}

#[test]
fn a_file_that_floods_is_refused_before_its_parts_are_read() {
    let many = file(&vec![r#""weather""#; 10_000].join(","));
    assert_eq!(error(&many), PlanFileError::Plan(PlanError::Parts));
    let long = file_with("intention", &format!("\"{}\"", "a".repeat(250_000)));
    let expected = PlanFileError::Plan(PlanError::IntentionTooLong);
    assert_eq!(error(&long), expected);
    let longer = file_with("intention", &format!("\"{}\"", "a".repeat(270_000)));
    assert_eq!(error(&longer), PlanFileError::TooLong);
    let word = "k".repeat(200_000);
    let unknown = error(&file(&format!("\"{word}\""))).to_string();
    assert!(unknown.len() < 200, "a word of the file is cut short");
    // Said twice, the last one holds, as everywhere in such files.
    let twice = read(r#"{"hearth_plan":1,"title":"A","title":"B","parts":["weather"]}"#);
    assert_eq!(twice.unwrap().title, "B");
}
