//! What a host writes line by line: topics, each with how many can sit there, and agreements.

use circle::text::squeeze;
use gathering::Topic;

/// The topics, one on each line, as they are written: `Grief: 8`.
pub(super) fn written(topics: &[Topic]) -> String {
    let lines = topics
        .iter()
        .map(|topic| format!("{}: {}", topic.name, topic.most));
    lines.collect::<Vec<_>>().join("\n")
}

/// The topics of these lines. One that does not say how many can sit there has room for `most`; a number that nobody can
/// mean is taken for the largest, so that it is told of.
pub(super) fn topics(written: &str, most: u8) -> Vec<Topic> {
    let lines = each(written).map(|line| {
        let number = |(name, number): (&str, &str)| {
            let digits = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
            digits.then(|| (squeeze(name), number.parse().unwrap_or(u8::MAX)))
        };
        let said = line.rsplit_once(':');
        let said = said.map(|(name, number)| (name, number.trim()));
        let (name, most) = said.and_then(number).unwrap_or((line.clone(), most));
        Topic { name, most }
    });
    lines.collect()
}

/// The lines that say something, tidied.
pub(super) fn each(written: &str) -> impl Iterator<Item = String> {
    written.lines().map(squeeze).filter(|line| !line.is_empty())
}
