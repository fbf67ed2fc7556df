//! What holds for every face.

use std::collections::BTreeSet;

use super::gathering::name;
use super::telling::is_main;
use crate::face::{Block, Face, Kind};

/// What does not hold of `face`.
pub(super) fn broken(face: &Face) -> Vec<String> {
    let name_of = |whom: u64| {
        let whom = whom.try_into().unwrap_or_default();
        name(circle::SeatId(whom)).to_owned()
    };
    broken_of(face, &name_of)
}

/// What does not hold of `face`, where what is asked for others is asked for those of these names.
pub(crate) fn broken_of(face: &Face, name_of: &dyn Fn(u64) -> String) -> Vec<String> {
    let mut broken = Vec::new();
    let mut claim = |holds: bool, why: String| {
        if !holds {
            broken.push(why);
        }
    };
    claim(
        !face.line.is_empty(),
        "no line carries the screen".to_owned(),
    );
    claim(!face.part.is_empty(), "the part has no name".to_owned());
    claim(
        face.tab == format!("{} · Hearth", face.line),
        "the tab says something else".to_owned(),
    );
    // What is heard is said: those who see the screen can read it too.
    claim(
        face.at_once.starts_with(&face.line) || face.at_once.is_empty(),
        format!("heard and not read: {}", face.at_once),
    );

    let mains = acts(&face.deck)
        .into_iter()
        .filter(|(_, block)| is_main(block));
    let mains: Vec<_> = mains.collect();
    // Two that are alike stand in one row, and none is nearer.
    let alike = mains.len() == 2 && face.deck.iter().any(|block| block.look == "either");
    claim(
        mains.len() < 2 || alike,
        format!("{} main acts", mains.len()),
    );

    let last = face
        .deck
        .last()
        .is_some_and(|last| is_main(last) || last.look == "either");
    claim(
        mains.is_empty() || last,
        "the main act is not the last".to_owned(),
    );

    for list in lists(face) {
        let mut seen = BTreeSet::new();
        for (path, block) in acts(list) {
            let whose = [&path, &block.name].map(String::as_str).concat();
            let twice = !seen.insert((whose, block.text.clone()));
            claim(!twice, format!("“{}” stands there twice", block.text));
            let whom = block.whom.map(name_of);
            let told = whom.as_ref().is_none_or(|whom| {
                [&path, &block.text, &block.name]
                    .iter()
                    .any(|words| words.contains(whom))
            });
            claim(
                told,
                format!("“{}” is for {whom:?}, and does not say so", block.text),
            );
        }
        for block in every(list) {
            if let Some(why) = amiss(block) {
                claim(false, why);
            }
        }
    }
    let written = lists(face).into_iter().flat_map(|list| every(list));
    let written = written.flat_map(|block| {
        let steps = block.steps.iter().flat_map(|step| [&step.text, &step.sub]);
        [&block.text, &block.sub, &block.name, &block.busy]
            .into_iter()
            .chain(steps)
    });
    let subs = face.sub.iter().map(|step| &step.text);
    let own = [&face.line, &face.question, &face.at_once, &face.part];
    for words in written.chain(subs).chain(own) {
        for (wrong, why) in [
            ("  ", "two spaces"),
            ("..", "two stops"),
            (" .", "a space before a stop"),
            ("?.", "two signs"),
            (" ,", "a space before a comma"),
        ] {
            claim(!words.contains(wrong), format!("{why}: “{words}”"));
        }
        claim(
            words.trim() == words,
            format!("a space at its end: “{words}”"),
        );
        claim(
            !words.contains('!') && !words.contains('{'),
            format!("a sign that we do not use: “{words}”"),
        );
    }
    broken
}

fn lists(face: &Face) -> [&Vec<Block>; 7] {
    [
        &face.word,
        &face.body,
        &face.deck,
        &face.order,
        &face.agreed,
        &face.seat,
        &face.care,
    ]
}

/// Every block, also within others.
fn every(blocks: &[Block]) -> Vec<&Block> {
    let within = blocks.iter().flat_map(|block| every(&block.within));
    blocks.iter().chain(within).collect()
}

/// What can be pressed, with the names of what it stands in.
fn acts(blocks: &[Block]) -> Vec<(String, &Block)> {
    let mut found = Vec::new();
    for block in blocks {
        if matches!(block.kind, Kind::Button | Kind::Local | Kind::Link) {
            found.push((String::new(), block));
        }
        for (path, inner) in acts(&block.within) {
            found.push((format!("{}{}/{path}", block.text, block.name), inner));
        }
    }
    found
}

/// What is missing of a block.
fn amiss(block: &Block) -> Option<String> {
    let Block {
        kind,
        text,
        name,
        within,
        steps,
        ask,
        busy,
        key,
        ..
    } = block;
    let missing = match kind {
        Kind::Heading | Kind::Text | Kind::Fold | Kind::Clock if text.is_empty() => "its words",
        Kind::Button | Kind::Local | Kind::Link if text.is_empty() && name.is_empty() => {
            "its words"
        }
        Kind::Button | Kind::Local | Kind::Link if ask.is_empty() => "what it does",
        Kind::Field if text.is_empty() => "its label",
        Kind::Field if !ask.is_empty() && busy.is_empty() => "its button",
        Kind::Item if text.is_empty() && within.is_empty() => "its words",
        Kind::Row | Kind::Fold if within.is_empty() => "what is in it",
        Kind::Timed if steps.is_empty() => "its steps",
        _ if key.is_empty() => "its key",
        Kind::Text
        | Kind::Heading
        | Kind::Button
        | Kind::Local
        | Kind::Row
        | Kind::Field
        | Kind::List
        | Kind::Item
        | Kind::Fold
        | Kind::Timed
        | Kind::Clock
        | Kind::Since
        | Kind::Link
        | Kind::Ring
        | Kind::Breath => return None,
    };
    Some(format!(
        "{} “{text}” ({key}) is without {missing}",
        kind.word()
    ))
}
