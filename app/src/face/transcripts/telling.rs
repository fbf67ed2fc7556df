//! A face as lines of text.
//!
//! `[a button]`, `[[the main act]]`, `{what stays on this screen}`, `<the way to another page>`, `(what opens)` with what
//! is in it further in, `a field: ____ [its button]`. What follows a colon in them stands beneath or beside the words.

use circle::Timestamp;

use crate::face::{Block, BreathFace, Face, Kind, Step};

/// What one phone shows, in the order in which it is read.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Telling {
    /// The lines that carry the screen, and what is said at once to those who listen.
    pub(crate) top: Vec<String>,
    /// What stands under the bar, between it and the deck, and in the deck.
    pub(crate) under_the_bar: Vec<String>,
    pub(crate) page: Vec<String>,
    pub(crate) pinned: Vec<String>,
    /// The sheets.
    pub(crate) care: Vec<String>,
    pub(crate) agreed: Vec<String>,
    pub(crate) seat: Vec<String>,
}

/// What `face` says at `now`.
pub(crate) fn telling(face: &Face, now: Timestamp) -> Telling {
    let mut top = vec![face.line.clone()];
    top.extend(steps(&face.sub, now));
    if !face.question.is_empty() {
        top.push(format!("Asked: {}", face.question));
    }
    if !face.at_once.is_empty() {
        top.push(format!("Said at once: {}", face.at_once));
    }
    let mut page = lines(&face.body, now);
    page.extend(face.breath.iter().flat_map(breath));
    Telling {
        top,
        under_the_bar: lines(&face.word, now),
        page,
        pinned: lines(&face.deck, now),
        care: lines(&face.care, now),
        agreed: lines(&face.agreed, now),
        seat: lines(&face.seat, now),
    }
}

/// The sheet of the order.
pub(crate) fn order(face: &Face) -> Vec<String> {
    order_at(face, Timestamp(0))
}

/// The same with the times that it tells, at `now`.
pub(crate) fn order_at(face: &Face, now: Timestamp) -> Vec<String> {
    lines(&face.order, now)
}

fn lines(blocks: &[Block], now: Timestamp) -> Vec<String> {
    blocks.iter().flat_map(|block| told(block, now)).collect()
}

fn told(block: &Block, now: Timestamp) -> Vec<String> {
    let within = || further_in(lines(&block.within, now));
    match block.kind {
        Kind::Text => vec![block.text.clone()],
        Kind::Heading => vec![format!("— {} —", block.text)],
        Kind::Button | Kind::Local | Kind::Link => vec![button(block)],
        Kind::Row if block.look == "answers" => lines(&block.within, now),
        Kind::Row => row(block, now),
        Kind::Field => vec![field(block)],
        Kind::List => list(block, now),
        Kind::Item => [vec![item(block)], within()].concat(),
        Kind::Fold => {
            let open = if block.on == Some(true) { ", open" } else { "" };
            let head = format!("({}{open})", with_sub(&block.text, &block.sub));
            [vec![head], within()].concat()
        }
        Kind::Timed => {
            let apart =
                (!block.sub.is_empty()).then(|| format!("who sits quietly reads: {}", block.sub));
            steps(&block.steps, now).into_iter().chain(apart).collect()
        }
        Kind::Since => vec![format!("so long ago, {}", block.text)],
        Kind::Clock if block.count == 0 => vec!["the time of day".to_owned()],
        Kind::Clock => {
            let minutes = Timestamp(block.count).since(now) / 60_000;
            let clock = format!(
                "{} {minutes} minutes from now, as a time of day",
                block.text
            );
            vec![clock, format!("without script: {}", block.sub)]
        }
        Kind::Ring => {
            let unheard = if block.on == Some(false) {
                " (not heard)"
            } else {
                ""
            };
            let middle = lines(&block.within, now);
            match middle.as_slice() {
                [] => return vec!["the ring".to_owned()],
                [one] => return vec![format!("the ring, in its middle{unheard}: {one}")],
                [..] => {}
            }
            [
                vec![format!("the ring, in its middle{unheard}:")],
                further_in(middle),
            ]
            .concat()
        }
        Kind::Breath => Vec::new(), // told by the breath itself
    }
}

fn further_in(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| format!("  {line}")).collect()
}

fn with_sub(text: &str, sub: &str) -> String {
    if sub.is_empty() {
        text.to_owned()
    } else {
        format!("{text}: {sub}")
    }
}

fn button(block: &Block) -> String {
    let words = match (block.kind, block.sub.as_str()) {
        (Kind::Local, sub) if !sub.is_empty() => format!("{}, then {sub}", block.text),
        (_, sub) => with_sub(&block.text, sub),
    };
    let chosen = if block.on == Some(true) { "✓ " } else { "" };
    let mut told = match block.kind {
        Kind::Local if is_main(block) => format!("{{{{{words}}}}}"),
        Kind::Local => format!("{{{words}}}"),
        Kind::Link => format!("<{words}>"),
        _ if is_main(block) => format!("[[{words}]]"),
        _ => format!("[{chosen}{words}]"),
    };
    if !block.busy.is_empty() {
        told.push_str(&format!(", while it is asked [{}]", block.busy));
    }
    if !block.name.is_empty() {
        told.push_str(&format!(", heard as “{}”", block.name));
    }
    told
}

pub(super) fn is_main(block: &Block) -> bool {
    block.look.split(' ').any(|class| class == "btn--main")
}

/// Buttons side by side, on one line.
fn row(block: &Block, now: Timestamp) -> Vec<String> {
    let buttons = [Kind::Button, Kind::Local, Kind::Link];
    let name = (!block.name.is_empty()).then(|| format!("{}: ", block.name));
    if block.within.iter().all(|one| buttons.contains(&one.kind)) {
        let told: Vec<_> = block.within.iter().map(button).collect();
        return vec![[name.unwrap_or_default(), told.join(" ")].concat()];
    }
    let told = lines(&block.within, now);
    match name {
        Some(name) => [vec![name.trim_end().to_owned()], further_in(told)].concat(),
        None => told,
    }
}

fn field(block: &Block) -> String {
    let Block {
        text, sub, busy, ..
    } = block;
    match (block.ask.is_empty(), sub.as_str()) {
        (true, "") => format!("{text} ____"),
        (true, hint) => format!("{text} ____ ({hint})"),
        (false, "") => format!("{text} ____ [{busy}]"),
        (false, words) => format!("{text} __{words}__ [{busy}]"),
    }
}

fn item(block: &Block) -> String {
    let mut told = with_sub(&block.text, &block.sub);
    if block.count > 0 {
        told.push_str(&format!(" ×{}", block.count));
    }
    told
}

/// Lines that are words alone stand in one line, all others under each other.
fn list(block: &Block, now: Timestamp) -> Vec<String> {
    let name = if block.name.is_empty() {
        "a list"
    } else {
        block.name.as_str()
    };
    if block.within.is_empty() {
        return vec![format!("{name}: nothing yet")];
    }
    if block.within.iter().all(|item| item.within.is_empty()) {
        let items: Vec<_> = block.within.iter().map(item).collect();
        return vec![format!("{name}: {}", items.join(" · "))];
    }
    let items = block.within.iter().flat_map(|one| {
        // A line without words of its own is what stands in it.
        if one.text.is_empty() {
            lines(&one.within, now)
        } else {
            told(one, now)
        }
    });
    [vec![format!("{name}:")], further_in(items.collect())].concat()
}

/// What is shown now, and what later.
fn steps(steps: &[Step], now: Timestamp) -> Vec<String> {
    let words = |step: &Step| {
        if step.sub.is_empty() {
            step.text.clone()
        } else {
            format!("{} (next: {})", step.text, step.sub)
        }
    };
    let begun = steps.iter().rposition(|step| step.at <= now.0).unwrap_or(0);
    let shown = steps
        .get(begun)
        .map(words)
        .filter(|words| !words.is_empty());
    let later = steps.iter().skip(begun + 1).map(|step| {
        let seconds = Timestamp(step.at).since(now) / 1_000;
        format!("… after {seconds} s: {}", words(step))
    });
    shown.into_iter().chain(later).collect()
}

fn breath(breath: &BreathFace) -> Vec<String> {
    let phases: Vec<_> = breath
        .phases
        .iter()
        .map(|phase| phase.word.as_str())
        .collect();
    let mut told = vec!["the disc of the breath".to_owned()];
    if breath.over {
        told.push(format!("  {}", breath.last));
        return told;
    }
    told.push(format!("  before it moves: {}", breath.still));
    if breath.anchor.is_some() {
        told.push(format!(
            "  at first: {}, then {} 3, 2, 1",
            breath.soon, breath.begins
        ));
    }
    told.push(format!("  then: {}", phases.join(", ")));
    told.push(format!("  held: {}", breath.held));
    told.push(format!("  who rests reads: {}", breath.rest));
    told.push(format!("  heard: {}", breath.told));
    told
}
