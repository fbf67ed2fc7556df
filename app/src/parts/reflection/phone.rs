//! A quiet time with three questions, on a phone. What is written stands on this page alone.

use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::face::{Block, Step};
use crate::ring::Mode;
use crate::say::say;
use crate::words::reflection_questions;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let questions = reflection_questions()
        .into_iter()
        .zip(["reflect-1", "reflect-2", "reflect-3"]);
    let leaf = |(question, key)| Block::leaf(question, 2).looks("leaf").keyed(key);
    let only = Block::text("small-print", say().reflection_only_here());
    let over = sight.commons.span.is_some_and(|span| span.is_over());
    Middle {
        // That nothing is sent stands beside the questions.
        sub: (!over).then(|| vec![Step::first(say().reflection_sub())]),
        body: std::iter::once(only).chain(questions.map(leaf)).collect(),
        ..Middle::ring(Mode::Still)
    }
}
