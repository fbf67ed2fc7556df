//! Lines that are said together, as they are typed: one on each line, with a word before it that says whose it is.

use circle::plan::{Line, Voice, Way};

pub(super) fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

const KEEPER: &str = "Keeper:";
const ALL: &str = "All:";

pub(super) fn written_lines(way: Way, lines: &[Line]) -> String {
    let usual = usual_voices(way);
    let written = lines.iter().zip(usual).map(|(line, usual)| match line.who {
        who if who == usual => line.text.clone(),
        Voice::Keeper => format!("{KEEPER} {}", line.text),
        Voice::All => format!("{ALL} {}", line.text),
    });
    written.collect::<Vec<_>>().join("\n")
}

pub(super) fn read_lines(way: Way, text: &str) -> Vec<Line> {
    let lines = lines_of(text).zip(usual_voices(way));
    lines
        .map(|(line, usual)| {
            let (text, who) = if let Some(text) = line.strip_prefix(KEEPER) {
                (text, Voice::Keeper)
            } else if let Some(text) = line.strip_prefix(ALL) {
                (text, Voice::All)
            } else {
                (line, usual)
            };
            Line {
                text: text.trim().to_owned(),
                who,
            }
        })
        .collect()
}

/// Whose lines they are where nothing is said: call and answer take turns, an echo begins with the keeper.
fn usual_voices(way: Way) -> impl Iterator<Item = Voice> {
    (0..).map(move |at| match way {
        Way::CallAndResponse if at % 2 == 0 => Voice::Keeper,
        Way::ByEcho => Voice::Keeper,
        Way::CallAndResponse | Way::Repeated | Way::Reading => Voice::All,
    })
}
