//! Words that come in from outside: trimmed, bounded, free of control characters.

use crate::refusal::Refusal;

/// The longest agreement, in characters.
pub const AGREEMENT_CHARS: usize = 240;
/// The longest title of a circle, in characters.
pub const TITLE_CHARS: usize = 80;
/// The longest intention, in characters.
pub const INTENTION_CHARS: usize = 400;
/// The longest question of a round, in characters.
pub const QUESTION_CHARS: usize = 240;
/// The longest content note, in characters.
pub const NOTE_CHARS: usize = 240;
/// The longest words that are read out in one part, in characters.
pub const WORDS_CHARS: usize = 2_000;
/// The longest words of a keeper's own for Care, in characters.
pub const CARE_CHARS: usize = 600;
/// The longest line that is said together, in characters.
pub const LINE_CHARS: usize = 160;
/// The longest value in a list, in characters.
pub const VALUE_CHARS: usize = 80;
/// The longest card with an offer or a need, in characters.
pub const CARD_CHARS: usize = 160;
/// The longest word (it may be a few) that is laid in the centre, in characters.
pub const CENTRE_WORD_CHARS: usize = 40;

/// `text` with white space tidied, or why it cannot be taken.
///
/// # Errors
/// [`Refusal::EmptyText`] when nothing is left, [`Refusal::TextTooLong`] over `limit` characters.
pub fn tidy(text: &str, limit: usize) -> Result<String, Refusal> {
    let tidied = squeeze(text);
    if tidied.is_empty() {
        return Err(Refusal::EmptyText);
    }
    if tidied.chars().count() > limit {
        return Err(Refusal::TextTooLong { limit });
    }
    Ok(tidied)
}

/// `text` on one line: runs of white space become one space, and characters that draw nothing or turn the
/// direction of writing are left out, so that no one's words can disturb a line they share with others.
#[must_use]
pub fn squeeze(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .collect();
    seen.split(' ')
        .filter(|word| word.chars().any(|c| !is_joiner(c)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` with each of its lines tidied as [`squeeze`] does; empty lines at its ends are left out, and several
/// empty lines become one.
#[must_use]
pub fn squeeze_lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(squeeze) {
        let after_gap = lines.last().is_none_or(String::is_empty);
        if !(line.is_empty() && after_gap) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// The joiners stay within words, for scripts need them; a word of nothing else is none.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Marks of direction and width that draw nothing.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_tidied() {
        assert_eq!(
            tidy("  we \n listen\u{202e}\u{0} ", 20).as_deref(),
            Ok("we listen")
        );
        assert_eq!(tidy(" \t\u{200b} ", 20), Err(Refusal::EmptyText));
        assert_eq!(tidy("ñandú", 4), Err(Refusal::TextTooLong { limit: 4 }));
        assert_eq!(tidy("ñandú", 5).as_deref(), Ok("ñandú"));
    }

    #[test]
    fn lines_stay_lines() {
        let poem = "\n\n  We  come \r\n\n \n\nand sit\u{202e}.\n\n";
        assert_eq!(squeeze_lines(poem), "We come\n\nand sit.");
        assert_eq!(squeeze_lines(" \n\u{200b}\n"), "");
    }
}
