//! `docs/protocol.md` says what the program does: each example is read into the types it is of and back, and every
//! message, request, refusal, sound, pattern and close code has its place there.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use app::face::Face;
use app::plan::Draft;
use app::protocol::{Ask, AskError, FromScreen, FromServer, LARGEST_FRAME, PROTOCOL, Slice, What};
use circle::view::Scene;
use circle::{
    Action, ActionKind, LateDoor, Part, Pattern, Plan, PlanEdit, Refusal, RingPlace, Sound,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tests::line::name_of;

const DOCUMENT: &str = include_str!("../../docs/protocol.md");

/// The examples that are marked as one side's.
fn examples(side: &str) -> Vec<&'static str> {
    let mark = format!("```json {side}\n");
    let blocks = DOCUMENT.split(mark.as_str()).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

/// Reads an example, and fails if the type says anything else than what is written.
fn read<T: DeserializeOwned + Serialize>(example: &str) -> T {
    let written: Value =
        serde_json::from_str(example).unwrap_or_else(|no| panic!("{no}: {example}"));
    let read: T = serde_json::from_str(example).unwrap_or_else(|no| panic!("{no}: {example}"));
    assert_eq!(
        serde_json::to_value(&read).unwrap(),
        written,
        "a field too many or too few"
    );
    read
}

/// Reads an example of what the server says. A face is told by those of its fields that are new, which the type does
/// not read: each of them must be a field that a face has.
fn read_server(example: &str) -> FromServer {
    let mut written: Value = serde_json::from_str(example).unwrap();
    if let Some(told) = written.get_mut("face").and_then(Value::as_object_mut) {
        told.retain(|field, _| {
            let known = Face::FIELDS.contains(&field.as_str());
            assert!(known || field == "version", "{field}");
            !known
        });
    }
    read(&written.to_string())
}

/// What stands between backticks.
fn words() -> BTreeSet<&'static str> {
    let prose = DOCUMENT.split("```").step_by(2);
    prose
        .flat_map(|prose| prose.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_message_of_a_screen_is_shown_as_it_is() {
    // A new message does not compile here until it has a name, and does not pass until it has an example.
    let name = |message: FromScreen| match message {
        FromScreen::Hello { .. } => "hello",
        FromScreen::Ask(Ask { what, .. }) => match what {
            What::Act(_) => "act",
            What::Say(_) => "say",
            What::Help(_) => "help",
        },
        FromScreen::Place(_) => "place",
        FromScreen::Ping { .. } => "ping",
    };
    let shown = examples("from-screen").into_iter().map(read).map(name);
    assert_eq!(
        shown.collect::<BTreeSet<_>>(),
        BTreeSet::from(["act", "hello", "ping", "place", "say", "help"])
    );
}

#[test]
fn every_message_of_the_server_is_shown_as_it_is() {
    let name = |message: FromServer| match message {
        FromServer::Welcome { .. } => "welcome",
        FromServer::Waiting => "waiting",
        FromServer::View { .. } => "view",
        FromServer::Face { .. } => "face",
        FromServer::Cue(_) => "cue",
        FromServer::Sound(_) => "sound",
        FromServer::Done { .. } => "done",
        FromServer::Refused { .. } => "refused",
        FromServer::Pong { .. } => "pong",
        FromServer::Ended { .. } => "ended",
        FromServer::GoingAway { .. } => "going_away",
        FromServer::Unreadable { .. } => "unreadable",
    };
    let all = [
        "welcome",
        "waiting",
        "view",
        "face",
        "cue",
        "sound",
        "done",
        "refused",
        "pong",
        "ended",
        "going_away",
        "unreadable",
    ];
    let shown = examples("from-server")
        .into_iter()
        .map(read_server)
        .map(name);
    assert_eq!(shown.collect::<BTreeSet<_>>(), BTreeSet::from(all));
}

#[test]
fn every_slice_is_shown_as_it_is() {
    let views = examples("from-server").into_iter().map(read_server);
    let slices = views.flat_map(|said| match said {
        FromServer::View { slices, .. } => slices,
        _ => Vec::new(),
    });
    let shown: BTreeSet<_> = slices.map(|slice| name_of(&slice)).collect();
    assert_eq!(shown, variants::<Slice>().into_iter().collect());
}

#[test]
fn every_request_is_shown_as_it_is() {
    let shown: BTreeSet<_> = words()
        .into_iter()
        .filter_map(|word| serde_json::from_str::<Action>(word).ok())
        .map(|action| action.kind())
        .collect();
    // Sitting down, the clock's own and a gathering's orders are not requests.
    let names: BTreeSet<_> = ActionKind::ALL
        .iter()
        .copied()
        .filter(|k| {
            !matches!(
                k,
                ActionKind::Order
                    | ActionKind::Sit
                    | ActionKind::Tick
                    | ActionKind::NobodyKeeps
                    | ActionKind::KeeperBack
            )
        })
        .collect();
    assert_eq!(shown, names);
}

/// The names of a type's variants, as its reader lists them when it is given none of them.
fn variants<T: DeserializeOwned + std::fmt::Debug>() -> Vec<String> {
    let error = serde_json::from_str::<T>("\"?\"").unwrap_err().to_string();
    let listed = error.split_once("expected one of").unwrap().1;
    let names = listed.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

/// The variants of a type that the document shows whole, as they are written.
fn shown<T: DeserializeOwned + Serialize>() -> BTreeSet<String> {
    let examples = words().into_iter().filter_map(|word| {
        let written: Value = serde_json::from_str(word).ok()?;
        let read: T = serde_json::from_str(word).ok()?;
        (serde_json::to_value(read).unwrap() == written).then_some(written)
    });
    let name = |written: Value| match written {
        Value::Object(fields) => fields.into_iter().next().unwrap().0,
        word => word.as_str().unwrap().to_owned(),
    };
    examples.map(name).collect()
}

#[test]
fn every_scene_part_and_edit_is_shown_as_it_is() {
    let all = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(shown::<Scene>(), all(variants::<Scene>()));
    assert_eq!(shown::<Part>(), all(variants::<Part>()));
    assert_eq!(shown::<PlanEdit>(), all(variants::<PlanEdit>()));
    assert_eq!(shown::<RingPlace>(), all(variants::<RingPlace>()));
}

#[test]
fn the_form_of_a_plan_opens_the_circle_that_it_describes() {
    let form = DOCUMENT.split("```form host\n").nth(1).unwrap();
    let lines = form.split("```").next().unwrap().lines();
    let pairs = lines.map(|line| line.split_once('=').unwrap());
    let (plan, agreements) = Draft::read(pairs).plan().unwrap();
    assert_eq!(plan.title, "Tuesday evening circle");
    assert_eq!(plan.late.door, LateDoor::Knock);
    assert_eq!(plan.parts.len(), 4);
    assert_eq!(agreements.len(), 2);
    // Every field of every kind of part has its place in the table.
    let words = words();
    let parts = words
        .iter()
        .filter_map(|word| serde_json::from_str(word).ok());
    let every = Plan {
        parts: parts.collect(),
        ..plan
    };
    let draft = serde_json::to_value(Draft::of(&every)).unwrap();
    for part in draft["parts"].as_array().unwrap() {
        let row = format!("| `{}` |", part["kind"].as_str().unwrap());
        let row = DOCUMENT
            .split(&row)
            .nth(1)
            .and_then(|rest| rest.lines().next());
        for field in part["fields"].as_array().unwrap() {
            let name = field[0].as_str().unwrap();
            let has = row.is_some_and(|row| row.contains(&format!("`{name}`")));
            assert!(has, "{part}: {name}");
        }
    }
}

#[test]
fn every_refusal_goes_by_its_stable_word() {
    let shown = words();
    for code in variants::<Refusal>() {
        let whole = format!("{{\"{code}\":");
        let plain = Value::from(code.as_str());
        let refusal: Refusal = serde_json::from_value(plain).unwrap_or_else(|_| {
            let example = shown.iter().find(|word| {
                let word = word.replace(' ', "");
                word.starts_with(&whole)
            });
            serde_json::from_str(example.unwrap_or_else(|| panic!("{code} is not shown"))).unwrap()
        });
        assert_eq!(refusal.code(), code);
    }
}

#[test]
fn every_word_of_the_protocol_is_explained() {
    let words = words();
    let explained = |word: &str| assert!(words.contains(word), "`{word}` is nowhere explained");
    for why in variants::<AskError>() {
        // Said at the door, by a page and by the screen itself, never over a socket.
        if !matches!(
            why.as_str(),
            "busy_door" | "no_seat" | "old_page" | "unanswered"
        ) {
            explained(&why);
        }
    }
    let words = [
        variants::<Refusal>(),
        variants::<Sound>(),
        variants::<Pattern>(),
    ];
    for word in words.concat() {
        explained(&word);
    }
}

#[test]
fn numbers_are_those_of_the_program() {
    assert!(DOCUMENT.contains(&format!("This is protocol\n**{PROTOCOL}**")));
    assert!(DOCUMENT.contains(&format!("({LARGEST_FRAME} bytes)")));
    assert!(DOCUMENT.contains(&format!("every seat ({}) is taken", circle::MAX_SEATS)));
    for code in [1012, 4001, 4008, 4400, 4401, 4403, 4409, 4410] {
        assert!(
            DOCUMENT.contains(&format!("| {code} |")),
            "close code {code}"
        );
    }
}
