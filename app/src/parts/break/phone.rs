//! A break on a phone: when to be back.

use circle::Span;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::ring::Mode;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    Middle {
        within: vec![back(sight.commons.span, "mid-say mid-say--ask")],
        ..Middle::ring(Mode::Loose)
    }
}

/// When to be back.
pub(crate) fn back(span: Option<Span>, look: &str) -> Block {
    let back = match span {
        Some(span) => {
            let minutes = span.length.div_ceil(60_000);
            let about = format!("Back in about {minutes} minutes");
            Block::clock(look, "Back at", span.due().0, about)
        }
        None => Block::text(look, "The keeper calls everyone back."),
    };
    back.keyed("back")
}
