//! Which names look alike: by their letters alone, whatever stands round, over or beside them; and with a word beside them
//! that is no name of anyone.

use std::collections::HashSet;
use std::sync::LazyLock;

use circle::Sign;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};
use unicode_security::confusable_detection::skeleton;
use unicode_segmentation::UnicodeSegmentation;

use super::name::leans_on_others;

/// What those are called who have a role.
const ROLES: [&str; 4] = ["keeper", "guardian", "host", "facilitator"];

/// The words for roles, as they look.
static ROLE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let before = ["", "the", "our", "your"];
    let words = before.iter().flat_map(|before| {
        let role = ROLES
            .iter()
            .flat_map(|role| [(*role).to_owned(), format!("co{role}")]);
        role.map(move |role| format!("{before}{role}"))
    });
    words.flat_map(|word| in_both_cases(&word)).collect()
});

/// The words for signs, as they look.
static SIGN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = (0..=u8::MAX).map(|sign| Sign(sign).key());
    words.flat_map(in_both_cases).collect()
});

/// How a name looks.
#[derive(Clone)]
pub(super) struct Looks {
    whole: Look,
    /// What is left of it without signs' words, numbers and words for roles at its ends.
    names: Vec<Look>,
    is_role: bool,
}

/// How letters look: as they are, as small and as capital ones.
#[derive(Clone)]
struct Look([String; 3]);

impl Look {
    fn of(letters: &str) -> Look {
        let [small, capital] = in_both_cases(letters);
        Look([skeleton(letters).collect(), small, capital])
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
                let role = is_one_of(&ROLE, &word);
                says_role |= role;
                if role || is_one_of(&SIGN, &word) || word.chars().all(char::is_numeric) {
                    begins[to] |= begins[from];
                    beside.push((from, to));
                }
            }
        }
        for (from, to) in beside.into_iter().rev() {
            ends[from] |= ends[to];
        }
        let parts = (0..count).flat_map(|from| (from + 1..=count).map(move |to| (from, to)));
        let names = parts
            .filter(|(from, to)| begins[*from] && ends[*to] && to - from < count)
            .map(|(from, to)| Look::of(&words[from..to].concat()));
        Looks {
            whole: Look::of(&words.concat()),
            names: names.collect(),
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

fn in_both_cases(word: &str) -> [String; 2] {
    [word.to_lowercase(), word.to_uppercase()].map(|word| skeleton(&word).collect())
}

fn is_one_of(known: &HashSet<String>, word: &str) -> bool {
    in_both_cases(word).iter().any(|look| known.contains(look))
}

/// The letters and numbers of a name, word by word. A name without any is one word of what it is made of.
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
