//! Which names look alike: by their letters alone, whatever stands round, over or beside them; and with a word beside them
//! that is no name of anyone.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::LazyLock;

use app::pages::door::NAME_CHARS;
use circle::Sign;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};
use unicode_security::confusable_detection::skeleton;
use unicode_segmentation::UnicodeSegmentation;

use super::name::leans_on_others;

/// How many words a name is looked at word by word with, and how many letters they have together: what is more is one
/// whole word, so that no name is much work. A sign can be drawn as many letters.
const MOST_WORDS: usize = NAME_CHARS / 2;
const MOST_LETTERS: usize = 2 * NAME_CHARS;
/// No word that is known has more letters.
const LONGEST_KNOWN: usize = 24;
/// How many ways there are at most to leave words off a name.
const MOST_NAMES: usize = 12;

/// What those are called who have a role, and whoever reads. The last is how it looks in Greek.
const ROLES: [&str; 6] = ["keeper", "guardian", "host", "facilitator", "you", "keepep"];
/// Words that say nothing beside another.
const BESIDE: [&str; 7] = ["the", "our", "your", "a", "of", "this", "circle"];

/// What a word says that is no name of anyone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Role,
    /// A seat's sign, or nothing.
    Other,
}

/// The words that are no name of anyone, as they look.
static KNOWN: LazyLock<HashMap<String, Says>> = LazyLock::new(|| {
    let signs = (0..=u8::MAX).map(|sign| Sign(sign).key().to_owned());
    let others = signs.chain(BESIDE.map(str::to_owned));
    let before = ["", "the", "our", "your"];
    let roles = before.iter().flat_map(|before| {
        let role = ROLES
            .iter()
            .flat_map(|role| [(*role).to_owned(), format!("co{role}")]);
        role.map(move |role| format!("{before}{role}"))
    });
    let words = others.map(|word| (word, Says::Other));
    let words = words.chain(roles.map(|word| (word, Says::Role)));
    words
        .flat_map(|(word, says)| in_all_cases(&word).map(|word| (without_marks(&word), says)))
        .collect()
});

/// How a name looks.
#[derive(Clone)]
pub(super) struct Looks {
    whole: Look,
    /// What is left of it without signs' words, numbers and words for roles at its ends.
    names: Vec<Look>,
    is_role: bool,
}

/// How letters look in each case, as a number: each name is compared with all others at each change.
#[derive(Clone, Copy)]
struct Look([u64; 4]);

impl Look {
    fn of(letters: &str) -> Look {
        Look(in_all_cases(letters).map(|word| {
            let mut hasher = DefaultHasher::new();
            let seen = skeleton(&word).filter(|c| !is_small_change(*c));
            seen.for_each(|c| c.hash(&mut hasher));
            hasher.finish()
        }))
    }

    fn is_like(&self, other: &Look) -> bool {
        self.0.iter().zip(&other.0).any(|(one, two)| one == two)
    }
}

impl Looks {
    pub(super) fn of(name: &str) -> Looks {
        let words = words(name);
        let count = words.len();
        let (mut begins, mut ends) = (vec![false; count + 1], vec![false; count + 1]);
        (begins[0], ends[count]) = (true, true);
        let mut says_role = false;
        let mut beside = Vec::new();
        for from in 0..count {
            for to in from + 1..=count {
                let word = words[from..to].concat();
                if word.chars().count() > LONGEST_KNOWN {
                    break;
                }
                let is_number = word.chars().all(char::is_numeric);
                let says = if is_number {
                    Some(Says::Other)
                } else {
                    known(&word)
                };
                says_role |= says == Some(Says::Role);
                if says.is_some() {
                    begins[to] |= begins[from];
                    beside.push((from, to));
                }
            }
        }
        for (from, to) in beside.into_iter().rev() {
            ends[from] |= ends[to];
        }
        let parts = (1..count).flat_map(|long| (0..=count - long).map(move |at| (at, at + long)));
        let names = parts
            .filter(|(from, to)| begins[*from] && ends[*to])
            .map(|(from, to)| Look::of(&words[from..to].concat()))
            .take(MOST_NAMES);
        Looks {
            whole: Look::of(&words.concat()),
            names: names.chain(without_strokes(name)).collect(),
            is_role: says_role && begins[count],
        }
    }

    /// Whether one could be taken for the other, or for what the other is called with a word beside it.
    pub(super) fn is_like(&self, other: &Looks) -> bool {
        let goes_on =
            |one: &Looks, two: &Looks| one.names.iter().any(|name| name.is_like(&two.whole));
        self.whole.is_like(&other.whole) || goes_on(self, other) || goes_on(other, self)
    }

    /// Whether it says what someone does here, and not who they are.
    pub(super) fn is_role(&self) -> bool {
        self.is_role
    }
}

/// A word as it is written, in capital and in small letters, and with a capital first one: a letter of another script
/// may look like one of ours in one of these cases alone.
fn in_all_cases(word: &str) -> [String; 4] {
    #[cfg(test)]
    tests::LOOKED.with(|looked| looked.set(looked.get() + 1));
    let small = word.to_lowercase();
    let mut letters = small.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let titled = first.chain(letters).collect();
    [word.to_owned(), word.to_uppercase(), titled, small]
}

fn known(word: &str) -> Option<Says> {
    let cases = in_all_cases(word);
    cases
        .iter()
        .find_map(|word| KNOWN.get(&without_marks(word)))
        .copied()
}

/// How it looks without anything over, under or through its letters: for words that are no names.
fn without_marks(word: &str) -> String {
    let is_mark = |c: &char| c.general_category_group() == GeneralCategoryGroup::Mark;
    skeleton(word).filter(|c| !is_mark(c)).collect()
}

/// What is easily missed at a letter: dots and commas under it, and its hooks, which look like a comma over it.
fn is_small_change(c: char) -> bool {
    const HOOK: char = '\u{314}';
    c == HOOK || matches!(canonical_combining_class(c), 202..=222 | 240)
}

/// How the name looks without what is drawn smaller than a letter or as a line, where there is any.
fn without_strokes(name: &str) -> Option<Look> {
    let is_stroke = |c: &char| {
        matches!(c, '\u{aa}' | '\u{ba}' | '\u{1c0}'..='\u{1c3}' | '\u{2b0}'..='\u{2b8}' | '\u{1d2c}'..='\u{1d6a}'
            | '\u{1d78}' | '\u{1d9b}'..='\u{1dbf}' | '\u{2071}' | '\u{207f}' | '\u{2090}'..='\u{209c}'
            | '\u{3021}' | '\u{3161}' | '\u{3163}' | '\u{4e28}' | '\u{4e36}' | '\u{4e3f}' | '\u{4e85}'
            | '\u{a4f8}'..='\u{a4ff}' | '\u{a78f}')
    };
    let left: String = name.chars().filter(|c| !is_stroke(c)).collect();
    let letters = words(&left).concat();
    (left != name && !letters.is_empty()).then(|| Look::of(&letters))
}

/// The letters and numbers of a name, word by word. A name without any is one word of what it is made of,
/// and so is one of very many.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let composed: String = name.nfkc().collect();
    let signs = composed
        .graphemes(true)
        .map(|sign| if is_flag(sign) { " " } else { sign });
    for c in signs.flat_map(str::chars).map(letter) {
        if leans_on_others(c) || is_ornament(c) {
            continue;
        }
        let has_place = matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Letter
                | GeneralCategoryGroup::Mark
                | GeneralCategoryGroup::Number
        );
        let last = words.last().and_then(|word| word.chars().next_back());
        if !has_place || last.is_some_and(|last| is_between_words(last, c)) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| has_place) {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() {
        let seen = composed
            .chars()
            .filter(|c| !leans_on_others(*c) && *c != ' ');
        words.push(seen.collect());
    }
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    if words.len() > MOST_WORDS || letters > MOST_LETTERS {
        return vec![words.concat()];
    }
    words
}

/// Whether a word ends between these two, though nothing stands there.
fn is_between_words(last: char, next: char) -> bool {
    last.is_numeric() != next.is_numeric() || last.is_lowercase() && next.is_uppercase()
}

/// What stands over a letter, through it, round it or beside it, and is no part of it in any script: what has become
/// one letter with it is none of these, nor are the vowels and tones of other scripts.
fn is_ornament(c: char) -> bool {
    const APOSTROPHES: std::ops::RangeInclusive<char> = '\u{2b9}'..='\u{2ff}';
    const STRETCH: char = '\u{640}';
    let over = matches!(canonical_combining_class(c), 1 | 10..=36 | 200..);
    over || APOSTROPHES.contains(&c)
        || c == STRETCH
        || c.general_category() == GeneralCategory::EnclosingMark
}

/// The letter in a sign that is drawn as a letter and is none.
fn letter(c: char) -> char {
    const SMALL_CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ";
    const PLAIN: &str = "abcdefghijklmnopqrstuvwyz";
    const FROM_A_TO_Z: [char; 3] = ['\u{1f150}', '\u{1f170}', '\u{1f1e6}'];
    let drawn = |first: char| {
        let at = u8::try_from(u32::from(c).checked_sub(u32::from(first))?).ok()?;
        (at < 26).then(|| char::from(b'A' + at))
    };
    let mut small = SMALL_CAPITALS.chars().zip(PLAIN.chars());
    let small = small.find(|(known, _)| *known == c).map(|(_, plain)| plain);
    small
        .or_else(|| FROM_A_TO_Z.into_iter().find_map(drawn))
        .unwrap_or(c)
}

/// Whether two such letters together are the flag of a country.
fn is_flag(sign: &str) -> bool {
    let of_flags = |c: &char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    sign.chars().filter(of_flags).count() == 2
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How many words were looked at.
        pub(super) static LOOKED: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn no_name_is_much_work_to_look_at() {
        const HALF: usize = NAME_CHARS / 2;
        LazyLock::force(&KNOWN);
        for name in [
            "\u{fdfa}".repeat(NAME_CHARS),
            "\u{fdfa}\u{fdfb}".repeat(HALF),
            "a1".repeat(HALF),
            "a 1 ".repeat(HALF / 2),
            "1 ".repeat(HALF),
            "aA".repeat(HALF),
            "the ".repeat(HALF / 2),
            "\u{1f1e6}".repeat(NAME_CHARS),
            "\u{32c0}".repeat(NAME_CHARS),
            "\u{aa}1".repeat(HALF),
            "x".repeat(NAME_CHARS),
        ] {
            LOOKED.set(0);
            let looks = Looks::of(&name);
            assert!(LOOKED.get() <= 240, "{name}: {}", LOOKED.get());
            assert!(looks.names.len() <= MOST_NAMES + 1, "{name}");
        }
    }
}
