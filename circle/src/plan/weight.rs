//! How much a plan holds. Each of its texts has a bound of its own; together they have this one, so that the row in
//! which a circle is kept stays small.

use super::Plan;
use crate::text;

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
        let parts = self
            .parts
            .iter()
            .flat_map(|part| part.rules().texts())
            .map(bytes_of);
        ROUND_A_PLAN + own + self.parts.len() * ROUND_A_PART + parts.sum::<usize>()
    }
}

fn bytes_of(text: &str) -> usize {
    ROUND_A_TEXT + text::bytes(text)
}
