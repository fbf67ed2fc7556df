//! What came of answers that are seen only as a whole: of weathers and of values.

use circle::spoken::{Answers, Outcome, SpokenView, ValueCount, WeatherCount};

use crate::face::Block;
use crate::say::say;
use crate::words;

/// What came of it, for weathers and values alike.
pub(crate) fn outcome(spoken: &SpokenView, part: usize) -> Vec<Block> {
    let Answers::Closed(outcome) = &spoken.answers else {
        return Vec::new();
    };
    let key = format!("outcome-{part}");
    match outcome {
        Outcome::TooFew => vec![
            Block::text("part__large", say().outcome_stays()),
            Block::text("soft", say().outcome_too_few()),
        ],
        // What everyone saw as a whole stays on the screens that showed it.
        Outcome::NotKept { .. } => vec![
            Block::text("part__large", say().outcome_not_kept())
                .keyed(key)
                .stays(),
        ],
        Outcome::Weather { counts, other } => vec![sky(counts, *other).keyed(key)],
        Outcome::Values(counts) => vec![counted(counts).keyed(key)],
    }
}

fn sky(counts: &[WeatherCount], other: u32) -> Block {
    if counts.is_empty() {
        let cannot = say().weather_cannot_be_shown();
        return Block::text("part__large", cannot);
    }
    let line =
        |one: &WeatherCount| Block::item("", words::weather_name(one.weather)).count(one.count);
    let mut lines: Vec<_> = counts.iter().map(line).collect();
    if other > 0 {
        lines.push(Block::item("", say().weather_elsewhere()).count(other));
    }
    Block::list("sky", say().weather_ours(), lines)
}

/// Most marked first; those without a number last, in the order of the list.
fn counted(counts: &[ValueCount]) -> Block {
    let mut counts = counts.to_vec();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    let line = |one: &ValueCount| match one.count {
        Some(count) => Block::item("", one.value.as_str()).count(count),
        None => Block::item("", one.value.as_str()).beneath(say().values_not_counted()),
    };
    Block::list(
        "sky",
        say().values_ours(),
        counts.iter().map(line).collect(),
    )
}
