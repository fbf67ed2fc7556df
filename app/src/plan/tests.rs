//! A draft carries every part there is, and back; its buttons do what they say.

#![allow(clippy::unwrap_used)]

use crate::plan::starters::starter_plans;
use circle::PartWord;
use strum::VariantNames;

use super::draft::Draft;
use super::input::Input;
use super::kinds::fields;
use super::press::{fresh, kinds};
use super::typed::word;

/// The pairs that a browser would post for this draft.
fn posted(draft: &Draft) -> Vec<(String, String)> {
    let mut pairs = vec![
        ("title".to_owned(), draft.title.clone()),
        ("intention".to_owned(), draft.intention.clone()),
    ];
    for part in &draft.parts {
        pairs.push(("part".to_owned(), part.mark()));
        for field in fields(part.kind) {
            let value = part.get(field.name);
            // A box that is not ticked is not sent.
            if !matches!(field.input, Input::Tick) || !value.is_empty() {
                pairs.push((part.id_of(field.name), value.to_owned()));
            }
        }
    }
    for (name, value) in [
        ("keeper_turn", word(&draft.keeper_turn)),
        ("direction", word(&draft.direction)),
        ("late", word(&draft.late.door)),
        ("late_place", word(&draft.late.place)),
        ("own", draft.own.clone()),
    ] {
        pairs.push((name.to_owned(), value));
    }
    let chosen = draft.agreement.iter();
    pairs.extend(chosen.map(|at| ("agreement".to_owned(), at.to_string())));
    pairs.push(("people".to_owned(), draft.people.to_string()));
    pairs
}

fn read(pairs: &[(String, String)]) -> Draft {
    let pairs = pairs.iter();
    Draft::read(pairs.map(|(name, value)| (name.as_str(), value.as_str())))
}

#[test]
fn every_starter_plan_goes_through_the_form_unchanged() {
    let mut kinds = std::collections::BTreeSet::new();
    for starter in starter_plans() {
        let draft = Draft::of(&starter.plan);
        let back = read(&posted(&draft));
        assert_eq!(back, draft, "{}", starter.key);
        let (plan, agreements) = back.plan().unwrap();
        assert_eq!(plan, starter.plan, "{}", starter.key);
        assert!(!agreements.is_empty());
        kinds.extend(draft.parts.iter().map(|part| <&str>::from(part.kind)));
    }
    let missing: Vec<_> = PartWord::VARIANTS
        .iter()
        .filter(|kind| !kinds.contains(**kind))
        .collect();
    assert!(
        missing.len() <= 2,
        "hardly any kind is in no starter: {missing:?}"
    );
}

#[test]
fn every_kind_that_can_be_added_is_a_part_and_comes_back_from_the_form() {
    for (kind, _) in kinds() {
        let mut draft = Draft::default();
        let before = draft.parts.len();
        draft.press(&["add-", kind].concat());
        assert_eq!(draft.parts.len(), before + 1, "{kind}");
        assert_eq!(read(&posted(&draft)), draft, "{kind}");
        let added = draft
            .parts
            .iter()
            .any(|part| fresh(kind) == Some(part.part()));
        assert!(added, "{kind}");
    }
}

#[test]
fn every_kind_can_be_added() {
    let fresh = kinds().filter_map(|(kind, _)| fresh(kind));
    let fresh: Vec<_> = fresh.map(|part| PartWord::from(part).into()).collect();
    for kind in PartWord::VARIANTS {
        assert!(fresh.contains(kind), "{kind}");
    }
}

#[test]
fn a_new_part_stands_where_it_belongs() {
    let mut draft = Draft::default();
    draft.press("add-opening");
    draft.press("add-closing_words");
    draft.press("add-silence");
    let names = draft.names();
    assert_eq!(names[0], "Opening words");
    let tail: Vec<_> = names.iter().rev().take(3).rev().collect();
    assert_eq!(tail, ["Silence", "Closing round", "Closing words"]);
}

#[test]
fn parts_are_moved_copied_taken_out_and_put_back() {
    let mut draft = Draft::default();
    let names = draft.names();
    let key = |draft: &Draft, at: usize| draft.parts[at].key.to_string();
    let first = key(&draft, 0);
    draft.press(&format!("up-{first}"));
    assert_eq!(draft.names(), names, "it is the first already");
    draft.press(&format!("down-{first}"));
    assert_eq!(key(&draft, 1), first);
    draft.press(&format!("remove-{first}"));
    assert_eq!(draft.parts.len(), names.len() - 1);
    draft.press("undo");
    draft.press("undo");
    assert_eq!(key(&draft, 1), first);
    draft.press(&format!("up-{first}"));
    assert_eq!(draft.names(), names);
    draft.press(&format!("copy-{first}"));
    assert_eq!(draft.names()[..2], [names[0].clone(), names[0].clone()]);
    assert_ne!(key(&draft, 0), key(&draft, 1));
    for _ in 0..60 {
        draft.press(&format!("copy-{first}"));
    }
    assert_eq!(draft.parts.len(), circle::plan::MAX_PARTS);
    for nonsense in [
        "",
        "up-",
        "up-999",
        "remove--1",
        "copy-99999999999",
        "add-dance",
        "more-0-dance",
        "stay",
    ] {
        let before = draft.clone();
        draft.press(nonsense);
        assert_eq!(draft, before, "{nonsense}");
    }
}

#[test]
fn time_goes_by_the_steps_that_are_offered() {
    let mut draft = Draft::default();
    let at = draft
        .names()
        .iter()
        .position(|name| name == "First round")
        .unwrap();
    let key = draft.parts[at].key;
    let shares = |draft: &Draft| draft.parts[at].get("share").to_owned();
    assert_eq!(shares(&draft), "180");
    let longer = draft.estimate().total;
    draft.press(&format!("less-{key}-share"));
    assert_eq!(shares(&draft), "150");
    assert!(draft.estimate().total < longer, "the estimate follows");
    for _ in 0..40 {
        draft.press(&format!("less-{key}-share"));
    }
    assert_eq!(shares(&draft), "15", "the shortest there is");
    for _ in 0..40 {
        draft.press(&format!("more-{key}-share"));
    }
    assert_eq!(shares(&draft), "", "no limit is longer than the longest");
    draft.press(&format!("less-{key}-share"));
    assert_eq!(shares(&draft), "3600");
    draft.press(&format!("more-{key}-laps"));
    assert_eq!(draft.parts[at].get("laps"), "2");
    draft.press("fewer");
    assert_eq!(draft.people, 8);
}

/// A draft of this part alone.
fn of(kind: &str, fields: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::default();
    draft.parts.clear();
    draft.press(&["add-", kind].concat());
    for (field, value) in fields {
        draft.parts[0].set(field, value);
    }
    draft
}

#[test]
fn every_draft_opens() {
    let (plan, _) = Draft::default().plan().unwrap();
    assert_eq!(plan.title, "Our circle", "a title may stay empty");
    assert_eq!(plan.parts.len(), 5, "and a question: it is asked aloud");
    for (kind, _) in kinds() {
        let opens = of(kind, &[]).opens().unwrap();
        assert_eq!(opens.plan.parts.len(), 1, "{kind}");
    }
}

#[test]
fn numbers_and_times_are_brought_within_their_bounds() {
    for (kind, fields, part) in [
        (
            "round",
            [("share", "0"), ("laps", "99")],
            r#"{"round":{"question":"","share":15000,"laps":5}}"#,
        ),
        (
            "round",
            [("share", "a while"), ("laps", "")],
            r#"{"round":{"question":"","share":120000}}"#,
        ),
        (
            "breathing",
            [("pattern", "4-7-8"), ("breaths", "900")],
            r#"{"breathing":{"pattern":"4-7-8","breaths":4}}"#,
        ),
        (
            "breathing",
            [("pattern", "gasp"), ("breaths", "3")],
            r#"{"breathing":{"pattern":"calm-4-6","breaths":3}}"#,
        ),
        (
            "pairs",
            [("size", "7"), ("share", "60")],
            r#"{"pairs":{"question":"","size":2,"share":60000}}"#,
        ),
        (
            "remembering",
            [("invitation", "Who?"), ("response", " ")],
            r#"{"remembering":{"invitation":"Who?","response":"We remember."}}"#,
        ),
    ] {
        let opens = of(kind, &fields).opens().unwrap();
        let part: circle::Part = serde_json::from_str(part).unwrap();
        assert_eq!((opens.plan.parts, opens.said), (vec![part], String::new()));
    }
    let echo = of(
        "together",
        &[("way", "by_echo"), ("lines", "One"), ("line_time", "10")],
    );
    assert_eq!(echo.opens().unwrap().said, "");
}

#[test]
fn what_a_circle_cannot_hold_is_left_out_and_said() {
    let mut draft = of("reading", &[]);
    draft.press("add-weather");
    let opens = draft.opens().unwrap();
    assert_eq!(opens.plan.parts, [circle::Part::Weather]);
    assert_eq!(opens.said, "Opens without: Reading. It has no words yet.");
    draft.press("add-together");
    let said = draft.opens().unwrap().said;
    assert_eq!(
        said,
        "Opens without: Reading (it has no words yet), Repeated lines (it has no lines yet)."
    );
    draft.parts[0].set("text", "Once.");
    draft.parts[2].set("lines", "We are here.");
    assert_eq!(draft.opens().unwrap().said, "");

    let question = of("round", &[("question", &"q".repeat(241))]);
    let opens = question.opens().unwrap();
    assert!(
        opens
            .said
            .contains("The question is longer than 240 letters"),
        "{}",
        opens.said
    );
    assert_eq!(opens.plan.parts, [circle::Part::round("", None)]);
    let nothing = Draft::read([("title", "T")]).opens().unwrap();
    assert_eq!(nothing.plan.parts, [circle::Part::round("", None)]);
    assert!(nothing.said.contains("there is no part yet"));

    let mut words = of("reading", &[("text", &"w".repeat(2_000))]);
    for _ in 0..14 {
        words.press("copy-0");
    }
    let opens = words.opens().unwrap();
    assert!(opens.plan.parts.len() > 8, "as many as there is room for");
    assert!(
        opens.said.contains("more words than a circle can carry"),
        "{}",
        opens.said
    );

    draft.own = ["We share the tea.", &"x".repeat(241)].join("\n");
    let opens = draft.opens().unwrap();
    assert_eq!(opens.agreements.last().unwrap(), "We share the tea.");
    assert!(
        opens.said.contains("longer than 240 letters"),
        "{}",
        opens.said
    );

    draft.title = "t".repeat(81);
    assert_eq!(draft.opens().unwrap_err().field, "title");
}

#[test]
fn a_borrowed_question_takes_the_place_of_the_one_that_was_typed() {
    let part = [("part", "0:centre_word"), ("p0-question", "Mine")];
    let borrowed = |question| Draft::read(part.into_iter().chain([("p0-borrow", question)]));
    assert_eq!(borrowed("").parts[0].get("question"), "Mine");
    assert_eq!(borrowed("One word?").parts[0].get("question"), "One word?");
}

#[test]
fn a_form_that_floods_costs_no_more_than_going_through_it() {
    let own: String = (0..30_000).map(|at| format!("{at}\n")).collect();
    let mut pairs = vec![("title", "T"), ("own", own.as_str()), ("part", "0:weather")];
    pairs.extend(vec![("agreement", "0"); 5_000]);
    pairs.extend([
        ("agreement", "99999"),
        ("part", "0:closing"),
        ("part", "65535:weather"),
    ]);
    let draft = Draft::read(pairs);
    assert_eq!(draft.agreement, [0], "each is chosen once");
    assert_eq!(draft.parts.len(), 1, "no two parts go by one number");
    let opens = draft.opens().unwrap();
    let most = circle::agreement::MAX_AGREEMENTS;
    assert_eq!(opens.agreements.len(), most);
    let said = format!("can hold {most} agreements");
    assert!(opens.said.contains(&said), "{}", opens.said);

    // The longest times there can be, more often than can be, of more lines than can be.
    let lines = "a\n".repeat(20_000);
    let endless = [
        ("part", "0:together"),
        ("p0-way", "repeated"),
        ("p0-lines", lines.as_str()),
        ("p0-repeats", "65535"),
        ("p0-line_time", "4294967295"),
        ("begins", "18446744073709551615:18446744073709551615"),
    ];
    let draft = Draft::read(endless);
    assert!(draft.estimate().total > 0);
    assert!(draft.opens().unwrap().said.contains("more than 60 lines"));
}

#[test]
fn a_part_taken_out_has_what_its_kind_has_and_no_more() {
    let fields: Vec<_> = (0..5_000).map(|at| format!("[\"f{at}\",\"x\"]")).collect();
    let written = |kind: &str| {
        format!(
            r#"[0,{{"key":7,"kind":"{kind}","fields":[["question","Q"],{}]}}]"#,
            fields.join(",")
        )
    };
    let known = written("centre_word");
    let mut draft = Draft::read([("taken_out", known.as_str())]);
    let mut clean = Draft::read([(
        "taken_out",
        r#"[0,{"key":7,"kind":"centre_word","fields":[["question","Q"]]}]"#,
    )]);
    assert_eq!(draft, clean);
    draft.press("undo");
    clean.press("undo");
    assert_eq!(draft.parts[0].get("question"), "Q");
    assert_eq!(draft, clean);
    let unknown = written("dance");
    assert_eq!(
        Draft::read([("taken_out", unknown.as_str())]).taken_out,
        None
    );
}
