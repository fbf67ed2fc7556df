//! A quiet time with three questions, on a phone. What is written stands on this page alone.

use crate::face::Block;
use crate::face::phone::Middle;
use crate::ring::Mode;
use crate::words::REFLECTION_QUESTIONS;

pub(crate) fn middle() -> Middle {
    let questions = REFLECTION_QUESTIONS
        .into_iter()
        .zip(["reflect-1", "reflect-2", "reflect-3"]);
    let leaf = |(question, key)| Block::leaf(question, 2).looks("leaf").keyed(key);
    let only = Block::text(
        "small-print",
        "On this screen only. Nothing here is sent or kept.",
    );
    Middle {
        body: std::iter::once(only).chain(questions.map(leaf)).collect(),
        ..Middle::ring(Mode::Still)
    }
}
