//! How much a plan holds. Each of its texts has a bound of its own; together they have this one, so that the row in
//! which a circle is kept stays small.

use super::{Part, Plan};

/// The most that a plan may hold, in bytes of JSON.
pub const PLAN_BYTES: usize = 24 * 1024;

/// More than what JSON writes round the parts of a plan.
const ROUND_A_PLAN: usize = 256;
/// More than what JSON writes round the texts of a part.
const ROUND_A_PART: usize = 128;
/// More than what JSON writes round a text.
const ROUND_A_TEXT: usize = 32;

impl Plan {
    /// How much it holds, in bytes: never less than its JSON has. Its words must be tidied.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let own = [&self.title, &self.intention, &self.care];
        let own: usize = own.into_iter().map(|text| bytes_of(text)).sum();
        let parts = self.parts.iter().flat_map(Part::texts).map(bytes_of);
        ROUND_A_PLAN + own + self.parts.len() * ROUND_A_PART + parts.sum::<usize>()
    }
}

impl Part {
    /// Every text in it.
    fn texts(&self) -> Vec<&str> {
        match self {
            Part::Round { question, note, .. } | Part::Centre { question, note, .. } => {
                vec![question, note]
            }
            Part::Pairs { question, .. } | Part::CentreWord { question } => vec![question],
            Part::Words { text, .. } => vec![text],
            Part::Values { offered, .. } => offered.iter().map(String::as_str).collect(),
            Part::Together { lines, .. } => lines.iter().map(|line| line.text.as_str()).collect(),
            Part::Remembering {
                invitation,
                response,
            } => vec![invitation, response],
            Part::Agreements
            | Part::Breathing { .. }
            | Part::Closing { .. }
            | Part::Silence { .. }
            | Part::OffersAndNeeds { .. }
            | Part::Weather
            | Part::Break { .. }
            | Part::Reflection { .. } => Vec::new(),
        }
    }
}

/// What a tidied text takes: JSON writes a quotation mark, a backslash and the end of a line with two bytes.
fn bytes_of(text: &str) -> usize {
    let twice = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n');
    ROUND_A_TEXT + text.len() + text.bytes().filter(|byte| twice(byte)).count()
}
