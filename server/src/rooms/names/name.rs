//! What a name may be made of. Every script has a place; what cannot be seen, or piles up over other lines, has none.

use app::pages::door::NAME_CHARS;
use circle::text::squeeze;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_security::confusable_detection::skeleton;
use unicode_segmentation::UnicodeSegmentation;

/// How much of what is sent as a name is read, in characters: a name in full, and much that draws nothing.
const MOST_READ: usize = 10 * NAME_CHARS;
/// How many marks stay over or under one letter beyond what is one letter with it. Hebrew and the scripts of India
/// can need three.
const MOST_MARKS: usize = 3;

/// A name on one line and not too long; empty when there is nothing of it to see.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    let mut marks = 0;
    let known: String = name
        .chars()
        .take(MOST_READ)
        .nfc()
        .filter(|c| c.general_category() != GeneralCategory::Unassigned)
        .filter(|c| {
            marks = if is_mark(*c) { marks + 1 } else { 0 };
            marks <= MOST_MARKS
        })
        .collect();
    // A dot by itself stands before the sign where two are called the same.
    let squeezed = squeeze(&known);
    let words = squeezed.split(' ').filter(|word| !is_dot(word));
    let name = words.collect::<Vec<_>>().join(" ");
    let mut tidied = String::new();
    let mut left = NAME_CHARS;
    for sign in name.graphemes(true) {
        let chars = sign.chars().count();
        if chars > left {
            break;
        }
        left -= chars;
        tidied.push_str(sign);
    }
    let seen = tidied.chars().any(|c| !is_mark(c) && !leans_on_others(c));
    if seen {
        tidied.trim_end().to_owned()
    } else {
        String::new()
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c.general_category(),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark
    ) && !leans_on_others(c)
}

/// Joiners and choices between forms of a sign.
pub(super) fn leans_on_others(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_dot(word: &str) -> bool {
    skeleton(word).eq(skeleton("·"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_name() {
        let unseen = [
            "",
            " ",
            "\u{3164}",
            "\u{115f}\u{1160}",
            "\u{ffa0}",
            "\u{2800}",
            "\u{ad}",
            "\u{34f}",
            "\u{180e}",
            "\u{fe0f}",
            "\u{200b}\u{200d}",
            "\u{e0053}\u{e0061}\u{e006d}",
            "\u{e000}",
            "\u{f0000}",
            "\u{378}",
            "\u{ffff}",
            "\u{301}\u{301}",
            "\u{5b4}",
            "\u{202e}",
            "\u{fffc}",
            "\u{1bca0}",
            "\u{1343f}\u{13430}",
            "\u{16fe4}",
            "·",
            "\u{30fb} \u{b7}",
        ];
        for name in unseen {
            assert_eq!(tidy_name(name), "", "{}", name.escape_unicode());
        }
    }

    #[test]
    fn names_of_all_scripts_stay_as_they_are() {
        let names = [
            "Nguyễn Thị Ánh",
            "محمّد",
            "مُحَمَّد",
            "שָׁלוֹם",
            "क्षत्रिय",
            "ஸ்ரீ",
            "สมชาย เก้า",
            "བསྟན་འཛིན",
            "Ἀφροδίτη",
            "ᾯ",
            "葛\u{e0100}城",
            "さくら",
            "한글",
            "Ọlọ́run",
            "Gal·la",
            "O’Neill-Smith",
            "می\u{200c}خواهم",
            "👩\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}",
            "Sam & Ana",
            "⠎⠁⠍",
        ];
        for name in names {
            let composed: String = name.nfc().collect();
            assert_eq!(tidy_name(name), composed, "{}", name.escape_unicode());
        }
        assert_eq!(tidy_name("Nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn names_are_tidied() {
        let piled = format!("S{}am", "\u{301}".repeat(23));
        let piled_thai = format!("ก{}", "\u{e47}".repeat(23));
        for (name, kept) in [
            ("  Sam \u{2067} ", "Sam"),
            (piled.as_str(), "Ś\u{301}\u{301}\u{301}am"),
            (&piled_thai, "ก\u{e47}\u{e47}\u{e47}"),
            ("Sam\u{3164}\u{e0041}", "Sam"),
            ("Sam · cedar", "Sam cedar"),
            (&"x".repeat(50), &"x".repeat(40)),
            (
                &"👩\u{200d}👩\u{200d}👧".repeat(9),
                &"👩\u{200d}👩\u{200d}👧".repeat(8),
            ),
        ] {
            assert_eq!(tidy_name(name), kept, "{}", name.escape_unicode());
            assert_eq!(tidy_name(kept), kept, "once is enough");
        }
    }
}
