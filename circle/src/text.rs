//! Words that come in from outside: trimmed, bounded, free of control characters. The limits are in characters.

use crate::refusal::Refusal;

pub const AGREEMENT_CHARS: usize = 240;
pub const CARD_CHARS: usize = 160;
/// The longest word (it may be a few) that is laid in the centre, in characters.
pub const CENTRE_WORD_CHARS: usize = 40;
/// The longest word of the house to a circle, in characters: what is read in passing.
pub const HOUSE_WORD_CHARS: usize = 160;

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

/// `text` on one line: runs of white space become one space, and characters that draw nothing, turn the direction
/// of writing or pile up over other lines are left out, so that no one's words can disturb a line they share with
/// others.
#[must_use]
pub fn squeeze(text: &str) -> String {
    let mut marks = 0;
    let seen: String = text
        .chars()
        .map(|c| if is_blank(c) { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .filter(|c| {
            marks = if is_mark(*c) { marks + 1 } else { 0 };
            marks <= MOST_MARKS
        })
        .collect();
    seen.split(' ')
        .filter(|word| word.chars().any(|c| !leans_on_others(c)))
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

/// How many bytes a tidied text takes as JSON, which writes a quotation mark, a backslash and the end of a line with two.
pub(crate) fn bytes(text: &str) -> usize {
    let twice = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n');
    text.len() + text.bytes().filter(twice).count()
}

/// How many marks stay over one letter. Vietnamese needs two, Greek three.
const MOST_MARKS: usize = 3;

/// White space, and the empty sign of Braille, which is its space.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// What stays within words, for scripts and emoji need it, but is nothing by itself: joiners, choices between forms
/// of a sign, marks of all scripts. It is what Rust writes out as a number where text is shown to its makers.
fn leans_on_others(c: char) -> bool {
    const LONGEST_OF_SEEN: usize = "\\n".len();
    c.escape_debug().len() > LONGEST_OF_SEEN
}

/// Marks over and under letters that can be piled up without end. The vowel signs of scripts that write them so are
/// not among them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// What draws nothing, or draws what each screen likes: fillers, marks of direction and width, tags, signs for
/// private use and those that are none.
fn is_unseen(c: char) -> bool {
    let draws_nothing = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffc}' | '\u{13430}'..='\u{13440}' | '\u{16fe4}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let none = matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe;
    draws_nothing || private || none
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
    fn what_draws_nothing_is_nothing() {
        let unseen = [
            "\u{3164}",
            "\u{115f}",
            "\u{1160}",
            "\u{ffa0}",
            "\u{2800}",
            "\u{ad}",
            "\u{34f}",
            "\u{180e}",
            "\u{fe0f}",
            "\u{e0101}",
            "\u{e0041}\u{e007f}",
            "\u{e000}",
            "\u{100000}",
            "\u{fffe}",
            "\u{fdd0}",
            "\u{1d173}",
            "\u{200c}\u{200d}",
            "\u{301}\u{20dd}",
            "\u{2066}",
            "\u{fffc}",
            "\u{1bca0}\u{1bca3}",
            "\u{13430}\u{1343f}",
            "\u{13440}",
            "\u{16fe4}",
            "\u{1d17b}",
            "\u{5b4}",
        ];
        for text in unseen {
            assert_eq!(squeeze(text), "", "{}", text.escape_unicode());
            let within = format!("a{text}b");
            let kept = squeeze(&within);
            assert!(kept.chars().count() <= 4, "{}", within.escape_unicode());
        }
        assert_eq!(squeeze("a\u{3164}b \u{3164} c"), "ab c");
        assert_eq!(
            squeeze("⠎⠁⠍\u{2800}⠃⠕"),
            "⠎⠁⠍ ⠃⠕",
            "in Braille it is a space"
        );
    }

    #[test]
    fn marks_do_not_pile_up() {
        let piled = format!("a{}b", "\u{301}\u{323}".repeat(12));
        assert_eq!(squeeze(&piled), "a\u{301}\u{323}\u{301}b");
        for legible in [
            "Ngu\u{302}\u{323}yên",
            "ᾧ",
            "α\u{314}\u{301}\u{345}",
            "שָׁלוֹם",
            "مُحَمَّد",
            "क्षत्रिय",
            "เก้า",
            "❤\u{fe0f}",
            "葛\u{e0100}",
        ] {
            assert_eq!(squeeze(legible), legible);
        }
    }

    #[test]
    fn lines_stay_lines() {
        let poem = "\n\n  We  come \r\n\n \n\nand sit\u{202e}.\n\n";
        assert_eq!(squeeze_lines(poem), "We come\n\nand sit.");
        assert_eq!(squeeze_lines(" \n\u{200b}\n"), "");
    }
}
