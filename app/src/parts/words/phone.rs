//! Words that are read out, on a phone: to read along.

use circle::plan::WordsKind;

use crate::face::Block;
use crate::face::phone::Middle;
use crate::ring::Mode;

pub(crate) fn middle(kind: WordsKind, text: &str) -> Middle {
    let look = match kind {
        WordsKind::Opening
        | WordsKind::Welcome
        | WordsKind::Acknowledgement
        | WordsKind::Reading
        | WordsKind::Closing => "reading",
    };
    let line = |line: &str| Block::text(look, line);
    Middle {
        body: text
            .lines()
            .filter(|line| !line.is_empty())
            .map(line)
            .collect(),
        ..Middle::ring(Mode::Still)
    }
}
