//! Everything random: ids, keys, room codes and the words a keeper comes back with. All from the system's
//! own source.

use circle::CommandId;

/// The letters and digits of a room code. No vowels and none of the digits that stand in for them, so that no
/// word can come up; nothing that is mistaken for another when read aloud or written by hand.
const CODE_SIGNS: &[u8; 24] = b"256789BCDFGHJKMNPQRTVWXZ";
/// How many signs a room code has.
pub const CODE_LENGTH: usize = 6;
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

/// A room code such as `K7M9QX`.
#[must_use]
pub fn code() -> String {
    let mut code = String::new();
    while code.len() < CODE_LENGTH {
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

/// A room code as people type it: in any case, with spaces and hyphens, with O for zero. None if it cannot be one.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.' | '_'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let plain = code.len() == CODE_LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then_some(code)
}

/// A room code as it is shown: `K7M-9QX`.
#[must_use]
pub fn show_code(code: &str) -> String {
    match code.split_at_checked(3) {
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
        assert_eq!(show_code("K7M9QX"), "K7M-9QX");
    }

    #[test]
    fn every_sign_of_a_code_is_as_likely_as_another() {
        // Chi-square with 23 degrees of freedom; 60 is passed by chance once in 30,000 runs.
        let mut seen = [0_u32; 256];
        for _ in 0..10_000 {
            for byte in code().bytes() {
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
