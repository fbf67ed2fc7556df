//! Everything random: ids, keys, room codes and the words a keeper comes back with. All from the system's
//! own source.

use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use circle::CommandId;

/// The letters and digits of a room code. No vowels and none of the digits that stand in for them, so that no
/// word can come up; nothing that is mistaken for another when read aloud or written by hand.
const CODE_SIGNS: &[u8; 24] = b"256789BCDFGHJKMNPQRTVWXZ";
/// How many signs a room code has: more where more circles are open.
pub const CODE_LENGTHS: RangeInclusive<usize> = 6..=8;
/// A new code is so long that at most one guess in this many hits an open circle.
const GUESSES_FOR_A_HIT: u64 = 1_000_000;
/// How many words a keeper's phrase has: 66 bits.
pub const PHRASE_WORDS: usize = 6;

/// `N` random bytes.
///
/// # Panics
/// When the system has no randomness to give; nothing safe can be done without it.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::expect_used, reason = "see Panics")]
    getrandom::fill(&mut bytes).expect("the system's random source answers");
    bytes
}

/// 128 random bits as 32 hexadecimal digits.
#[must_use]
pub fn hex_id() -> String {
    CommandId(u128::from_be_bytes(bytes())).hex()
}

/// A random command id, for what the server itself asks.
#[must_use]
pub fn command_id() -> CommandId {
    CommandId(u128::from_be_bytes(bytes()))
}

/// A key: 256 random bits, 64 hexadecimal digits.
#[must_use]
pub fn key() -> String {
    format!("{}{}", hex_id(), hex_id())
}

/// 128 random bits as 22 signs that may stand in an address: what the link of a circle carries beside its code.
#[must_use]
pub fn way_in() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<16>())
}

/// How many signs a new code has when so many circles are open.
#[must_use]
pub fn code_length(open: usize) -> usize {
    let (shortest, longest) = (*CODE_LENGTHS.start(), *CODE_LENGTHS.end());
    let is_long_enough = |length: &usize| {
        let codes = (CODE_SIGNS.len() as u64).pow(*length as u32);
        codes / GUESSES_FOR_A_HIT >= open as u64
    };
    (shortest..longest).find(is_long_enough).unwrap_or(longest)
}

/// A room code such as `K7M9QX`, of so many signs.
#[must_use]
pub fn code(length: usize) -> String {
    let mut code = String::new();
    while code.len() < length {
        let [byte] = bytes::<1>();
        // 240 is the last multiple of 24 in a byte: the rest is drawn again, so that no sign is favoured.
        if byte < 240 {
            code.push(char::from(CODE_SIGNS[usize::from(byte) % CODE_SIGNS.len()]));
        }
    }
    code
}

/// Six common words, from the BIP-39 list (2,048 words, no two alike in their first four letters).
#[must_use]
pub fn phrase() -> Vec<&'static str> {
    let words = bip39::Language::English.word_list();
    (0..PHRASE_WORDS)
        .map(|_| words[usize::from(u16::from_be_bytes(bytes())) % words.len()])
        .collect()
}

/// A room code as people type it: in any case, with spaces and hyphens. None if it cannot be one.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.' | '_'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let plain =
        CODE_LENGTHS.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then_some(code)
}

/// A room code as it is shown: `K7M-9QX`, `K7MP-9QX`, `K7MP-9QXR`.
#[must_use]
pub fn show_code(code: &str) -> String {
    match code.split_at_checked(code.len().div_ceil(2)) {
        Some((first, second)) => format!("{first}-{second}"),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        assert_eq!(read_code(" k7m-9qx "), Some("K7M9QX".to_owned()));
        assert_eq!(read_code("k7m 9qx"), Some("K7M9QX".to_owned()));
        assert_eq!(read_code("k7m9q"), None);
        assert_eq!(read_code("k7m9qñ"), None);
        assert_eq!(read_code("K7MP-9QX"), Some("K7MP9QX".to_owned()));
        assert_eq!(read_code("k7mp 9qxr"), Some("K7MP9QXR".to_owned()));
        assert_eq!(read_code("k7mp-9qxr-2"), None);
        assert_eq!(show_code("K7M9QX"), "K7M-9QX");
        assert_eq!(show_code("K7MP9QX"), "K7MP-9QX");
        assert_eq!(show_code("K7MP9QXR"), "K7MP-9QXR");
    }

    #[test]
    fn a_code_grows_with_the_open_circles() {
        for (open, signs) in [
            (0, 6),
            (191, 6),
            (192, 7),
            (4_586, 7),
            (4_587, 8),
            (10_000_000, 8),
        ] {
            assert_eq!(code_length(open), signs, "{open} open circles");
            assert_eq!(code(signs).len(), signs);
        }
    }

    #[test]
    fn every_sign_of_a_code_is_as_likely_as_another() {
        // Chi-square with 23 degrees of freedom; 60 is passed by chance once in 30,000 runs.
        let mut seen = [0_u32; 256];
        for _ in 0..10_000 {
            for byte in code(6).bytes() {
                seen[usize::from(byte)] += 1;
            }
        }
        let expected = 60_000.0 / 24.0;
        let chi: f64 = CODE_SIGNS
            .iter()
            .map(|sign| (f64::from(seen[usize::from(*sign)]) - expected).powi(2) / expected)
            .sum();
        assert!(chi < 60.0, "chi-square {chi}");
    }

    #[test]
    fn a_phrase_has_six_words_of_a_list_without_bias() {
        assert_eq!(phrase().len(), PHRASE_WORDS);
        assert_eq!(bip39::Language::English.word_list().len(), 2_048);
    }
}
