//! Looks for words where they must not be, in all the forms in which they could hide.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use circle::CommandId;

/// Every form in which `secret` could be written; ASCII letters are in lower case.
#[must_use]
pub fn forms_of(secret: &str) -> Vec<Vec<u8>> {
    let mut forms = Vec::new();
    for text in [
        secret.to_owned(),
        secret.to_lowercase(),
        secret.to_uppercase(),
    ] {
        let percent: String = text
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    char::from(byte).to_string()
                }
                _ => format!("%{byte:02x}"),
            })
            .collect();
        let escaped: String = text
            .chars()
            .map(|c| {
                if c.is_ascii() {
                    c.to_string()
                } else {
                    format!("\\u{:04x}", c as u32)
                }
            })
            .collect();
        let rust: String = text.chars().flat_map(char::escape_default).collect();
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        forms.extend([percent.replace("%20", "+"), percent, escaped, rust, hex]);
        forms.extend(in_base64(text.as_bytes()));
        forms.push(text);
    }
    let mut forms: Vec<_> = forms
        .iter()
        .map(|form| form.to_ascii_lowercase().into_bytes())
        .collect();
    forms.sort();
    forms.dedup();
    forms
}

/// Where in `place` one of these forms stands: the bytes around the first.
#[must_use]
pub fn find(place: &[u8], forms: &[Vec<u8>]) -> Option<String> {
    // Letters beyond ASCII keep their case here; each of their cases has a form of its own.
    let place = place.to_ascii_lowercase();
    forms.iter().find_map(|form| {
        let form = form.to_ascii_lowercase();
        let at = place
            .windows(form.len())
            .position(|window| window == form)?;
        let around = &place[at.saturating_sub(120)..(at + form.len() + 40).min(place.len())];
        Some(String::from_utf8_lossy(around).into_owned())
    })
}

/// Every file of a folder, with its bytes.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let mut files = Vec::new();
    for entry in entries.flatten() {
        // A file may go between the listing and the reading; then there is nothing to find in it.
        if let Ok(bytes) = std::fs::read(entry.path()) {
            files.push((entry.file_name().to_string_lossy().into_owned(), bytes));
        }
    }
    files
}

/// The middle of the text in base64, as it stands at each of the three places it can have within longer text.
fn in_base64(bytes: &[u8]) -> Vec<String> {
    let places = (0..3_usize.min(bytes.len())).map(|skip| &bytes[skip..]);
    let whole = |bytes: &[u8]| bytes.len() / 3 * 3;
    let forms = places.flat_map(|bytes| {
        let bytes = &bytes[..whole(bytes)];
        [URL_SAFE_NO_PAD.encode(bytes), STANDARD_NO_PAD.encode(bytes)]
    });
    // A few letters of it could come about by chance.
    forms.filter(|form| form.len() >= 8).collect()
}

/// A word that nobody else has ever typed: 24 letters that begin with `Z` and hold an `é`, so that encoding shows.
#[must_use]
pub fn sentinel(id: CommandId) -> String {
    let letters = id
        .hex()
        .bytes()
        .map(|byte| char::from(b'a' + byte % 23))
        .collect::<String>();
    format!("Zé{}", &letters[..20])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_word_in_each_of_its_disguises() {
        let forms = forms_of("Zoë Quokkavale");
        for place in [
            "before ZOË QUOKKAVALE after",
            "zoë quokkavale",
            "Zo%C3%AB%20Quokkavale",
            "Zo%c3%ab+Quokkavale",
            r"Zo\u00eb Quokkavale",
            r"zo\u{eb} quokkavale",
            "5a6fc3ab2051756f6b6b6176616c65",
        ] {
            assert!(find(place.as_bytes(), &forms).is_some(), "{place}");
        }
        for before in ["", "a", "ab", "abc"] {
            let written = URL_SAFE_NO_PAD.encode(format!("{before}Zoë Quokkavale!!"));
            assert!(
                find(written.as_bytes(), &forms).is_some(),
                "{before}: {written}"
            );
        }
        assert!(find(b"Zoe Quokka", &forms).is_none());
    }
}
