#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::*;
use crate::afternoon::{AfternoonDraft, starter_afternoons};
use crate::plan::file::PlanFile;

fn files() -> Vec<AfternoonFile> {
    let starters = starter_afternoons().into_iter();
    let files = starters.map(|starter| AfternoonFile {
        afternoon: starter.afternoon,
    });
    files.collect()
}

/// The three hours as JSON, changed by `change`.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(&files()[1].write()).unwrap();
    change(&mut value);
    value.to_string()
}

/// What is said of the three hours, changed so.
fn said(change: impl FnOnce(&mut Value)) -> String {
    let error = AfternoonFile::read(&changed(change)).unwrap_err();
    let said = error.to_string();
    assert!(said.ends_with('.') && !said.contains('!'), "{said}");
    assert!(said.starts_with(char::is_uppercase), "{said}");
    said
}

#[test]
fn every_starter_comes_back_from_its_file() {
    for file in files() {
        assert_eq!(AfternoonFile::read(&file.write()), Ok(file.clone()));
        let draft = AfternoonDraft::default().begin_with(&file);
        assert_eq!(draft.file(), Ok(file));
    }
}

#[test]
fn what_may_be_left_out_is_nothing() {
    let file = r#"{"hearth_afternoon": 1, "$schema": "x", "title": "Two",
        "spots": [{"name": "Kitchen"}],
        "blocks": [{"minutes": 5, "title": "Tea", "work": "arrive"},
        {"minutes": 40, "title": "Sit", "work": {"circles": {"plan":
            {"title": "T", "parts": ["agreements"]}}}}]}"#;
    let read = AfternoonFile::read(file).unwrap().afternoon;
    assert_eq!((read.blocks.len(), read.spots[0].way.as_str()), (2, ""));
    assert_eq!((read.about.as_str(), read.care.as_str()), ("", ""));
}

#[test]
fn nonsense_is_no_afternoon() {
    let read = |text: &str| AfternoonFile::read(text).unwrap_err();
    assert_eq!(read(""), AfternoonFileError::NotJson { line: 1 });
    assert_eq!(
        read("{\n\"a\": 1,,\n}"),
        AfternoonFileError::NotJson { line: 2 }
    );
    for text in [
        "[]",
        "1",
        "null",
        "{}",
        "{\"hearth_afternoon\": \"1\"}",
        "{\"hearth_afternoon\": 0}",
    ] {
        assert_eq!(read(text), AfternoonFileError::NotOne, "{text}");
    }
    assert_eq!(
        read("{\"hearth_afternoon\": 2}"),
        AfternoonFileError::Newer { format: 2 }
    );
    let bytes = AfternoonFile::read_bytes(b"{\"hearth_afternoon\": \xff}");
    assert_eq!(bytes, Err(AfternoonFileError::NotText));
    let long = " ".repeat(LONGEST_FILE + 1);
    assert_eq!(read(&long), AfternoonFileError::TooLong);
    assert_eq!(
        AfternoonFile::read_bytes(long.as_bytes()),
        Err(AfternoonFileError::TooLong)
    );
    let plan = crate::plan::starters::starter_plans().swap_remove(0).plan;
    let of_a_circle = PlanFile {
        plan,
        agreements: None,
    };
    assert_eq!(read(&of_a_circle.write()), AfternoonFileError::OfACircle);
    // Very deep: told, and nothing falls over.
    let deep = "[".repeat(100_000);
    assert!(matches!(read(&deep), AfternoonFileError::NotJson { .. }));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (change, expected) in [
        (
            (|file: &mut Value| file["titel"] = json!("x")) as fn(&mut Value),
            "This file has “titel”, which Hearth does not know. It may be misspelt.",
        ),
        (
            |file| file["title"] = json!(3),
            "In this file “title” is not a text: write it between quotation marks. Please put it right, and open it again.",
        ),
        (
            |file| file["agreements"] = json!("one"),
            "In this file “agreements” are not a list of texts, such as [\"one\", \"another\"]. Please put it right, and open it again.",
        ),
        (
            |file| file["blocks"] = json!({}),
            "In this file “blocks” are not a list. Please put it right, and open it again.",
        ),
        (
            |file| file["blocks"] = json!([]),
            "An afternoon has one block at least, and 24 at most.",
        ),
        (
            |file| file["blocks"][2] = json!("tea"),
            "Block 3: it is not between braces, with “minutes”, “title” and “work”. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][0]["minutes"] = json!(0),
            "Block 1: A block takes 1 to 240 minutes. Please give it so many.",
        ),
        (
            |file| file["blocks"][0]["minutes"] = json!("ten"),
            "Block 1: “minutes” is not a whole number from 1 to 240. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][0]["lasts"] = json!(1),
            "Block 1: it has “lasts”, which Hearth does not know. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][0]["work"] = json!("dance"),
            "Block 1: there is no kind of block called “dance”. It may be misspelt.",
        ),
        (
            |file| file["blocks"][0]["work"] = json!({"arrive": {"words": ""}}),
            "Block 1: there is nothing to set; write it as \"arrive\" alone. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][1]["work"] = json!({"welcome": {}, "close": {}}),
            "Block 2: its “work” does not say one kind of block. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][1]["work"] = json!({"welcome": {"text": ""}}),
            "Block 2: it has “text”, which Hearth does not know. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][1]["work"] = json!("welcome"),
            "Block 2: what belongs to “welcome” is not between braces: { }. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][5]["work"]["form"]["about"] = json!(2),
            "Block 6: “about” is not a whole number from 3 to 20. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][5]["work"]["form"]["way"] = json!("luck"),
            "Block 6: “way” is none of these: even, by_hand, as_before, new_faces. Please put it right, and open the file again.",
        ),
        (
            |file| {
                file["blocks"][5]["work"]["form"]["way"] =
                    json!({"topic": {"topics": [{"name": "Grief", "most": 8}, {"name": "Rest"}]}});
            },
            "Block 6: “way” has a topic, number 2, without a “name” and how many can sit there at “most”. Please put it right, and open the file again.",
        ),
        (
            |file| file["blocks"][6]["work"]["circles"]["plan"]["parts"][1] = json!("dance"),
            "The plan of the circles in block 7: part 2: there is no kind of part called “dance”.",
        ),
        (
            |file| file["blocks"][6]["work"]["circles"]["plan"]["agreements"] = json!([]),
            "Block 7: it has “agreements”, which Hearth does not know. Please put it right, and open the file again.",
        ),
        (
            |file| file["spots"] = json!([{"name": "Loft"}, {"name": "Barn", "quiet": "yes"}]),
            "Place 2: “quiet” is neither true nor false. Please put it right, and open the file again.",
        ),
        (
            |file| file["spots"] = json!([{"way": "up"}]),
            "Place 1: it is not between braces, with a “name”. Please put it right, and open the file again.",
        ),
        (
            |file| file["spots"] = json!([{"name": "n".repeat(25)}]),
            "Place 1: A place has a name of up to 24 letters, and a way there of up to 120.",
        ),
        (
            |file| file["spots"] = json!(vec![json!({"name": "n"}); 31]),
            "There can be 30 places for circles. Please take some out.",
        ),
        (
            |file| file["agreements"] = json!(vec!["a"; 13]),
            "The afternoon can propose 12 agreements. Please take some out.",
        ),
    ] {
        assert_eq!(said(change), expected);
    }
}

#[test]
fn thirty_one_circles_are_refused_wherever_they_are_asked_for() {
    let topics: Vec<_> = (0..31)
        .map(|number| json!({"name": format!("T {number}"), "most": 6}))
        .collect();
    let told = said(|file| {
        file["blocks"][5]["work"]["form"]["way"] = json!({"topic": {"topics": topics}});
    });
    assert_eq!(
        told,
        "Block 6: It takes 2 to 30 topics, each with a name of its own."
    );
}

#[test]
fn a_long_word_of_the_file_is_not_said_in_full() {
    let told = said(|file| file[&"w".repeat(9_000)] = json!(1));
    assert!(told.chars().count() < 140, "{told}");
}
