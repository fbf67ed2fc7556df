//! A break on a phone: when to be back.

use circle::Span;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::ring::Mode;
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let back = match &sight.commons.span {
        // The line says that it is over.
        Some(span) if span.is_over() => None,
        Some(span) => Some(back_at(span)),
        None => Some(Block::text("mid-say", say().keeper_calls_back())),
    };
    Middle {
        within: back.map(|back| back.keyed("back")).into_iter().collect(),
        ..Middle::ring(Mode::Loose)
    }
}

fn back_at(span: &Span) -> Block {
    let minutes = say().break_of(span.length.div_ceil(60_000));
    Block::clock("mid-say", &say().back_at(), span.due().0, minutes)
}
