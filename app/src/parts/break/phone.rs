//! A break on a phone: when to be back.

use crate::face::Block;
use crate::face::phone::Middle;
use crate::face::sight::Sight;
use crate::ring::Mode;

pub(crate) fn middle(sight: &Sight<'_>) -> Middle {
    let back = match sight.commons.span {
        Some(span) => {
            let minutes = span.length.div_ceil(60_000);
            let about = format!("Back in about {minutes} minutes");
            Block::clock("mid-say", "Back at", span.due().0, about)
        }
        None => Block::text("mid-say", "The keeper calls everyone back."),
    };
    Middle {
        within: vec![back.keyed("back")],
        ..Middle::ring(Mode::Loose)
    }
}
