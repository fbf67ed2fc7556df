//! A break on a phone: when to be back.

use circle::Span;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::ring::Mode;
use crate::say::say;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    Middle {
        within: back(sight.commons.span, "mid-say mid-say--ask"),
        ..Middle::ring(Mode::Loose)
    }
}

/// When to be back; nothing when it is over, which the line says.
pub(crate) fn back(span: Option<Span>, look: &str) -> Vec<Block> {
    let back = match span {
        Some(span) if span.is_over() => return Vec::new(),
        Some(span) => {
            let minutes = say().break_of(span.length.div_ceil(60_000));
            Block::clock(look, &say().back_at(), span.due().0, minutes)
        }
        None => Block::text(look, say().keeper_calls_back()),
    };
    vec![back.keyed("back")]
}
