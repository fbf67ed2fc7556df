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
        Outcome::Weather { counts, other } => sky(counts, *other, key),
        Outcome::Values(counts) => counted(counts, key),
    }
}

fn sky(counts: &[WeatherCount], other: u32, key: String) -> Vec<Block> {
    if counts.is_empty() {
        return vec![
            Block::text("part__large", say().weather_many_kinds()),
            Block::text("soft", say().weather_many_kinds_sub()),
        ];
    }
    let line =
        |one: &WeatherCount| Block::item("", words::weather_name(one.weather)).count(one.count);
    let mut lines: Vec<_> = counts.iter().map(line).collect();
    if other > 0 {
        lines.push(Block::item("", say().weather_elsewhere()).count(other));
    }
    vec![Block::list("sky", say().weather_ours(), lines).keyed(key)]
}

/// Most marked first; those without a number last, in the order of the list.
fn counted(counts: &[ValueCount], key: String) -> Vec<Block> {
    let mut counts = counts.to_vec();
    counts.sort_by_key(|one| std::cmp::Reverse(one.count));
    let line = |one: &ValueCount| Block::item("", one.value.as_str()).count(one.count.unwrap_or(0));
    let lines = counts.iter().map(line).collect();
    let without = counts.iter().any(|one| one.count.is_none());
    let note = without.then(|| Block::text("soft", say().values_not_counted()));
    let list = Block::list("sky", say().values_ours(), lines).keyed(key);
    std::iter::once(list).chain(note).collect()
}
