//! Names shorten by words: the whole name, the first word with the initial of the last, the first word, none. A word is
//! never cut.

/// The longest word that stands in a ring or on a button, in letters.
const LONGEST: usize = 22;

/// The forms of a name that stand in a ring, the longest first; none where its only word is too long.
#[must_use]
pub fn forms(name: &str) -> Vec<String> {
    let words: Vec<_> = name.split_whitespace().collect();
    let mut forms = vec![name.to_owned()];
    // The sign after a name tells it apart from another's: it stays.
    let words = if name.contains(" · ") {
        Vec::new()
    } else {
        words
    };
    if let [first, .., last] = words.as_slice() {
        let is_title = |word: &str| {
            let word = word.trim_end_matches('.').to_lowercase();
            ["jr", "sr", "ii", "iii"].contains(&word.as_str())
        };
        let last = match words.as_slice() {
            [_, .., before, last] if is_title(last) => before,
            _ => last,
        };
        if let Some(initial) = last.chars().next() {
            forms.push(format!("{first} {initial}."));
        }
        forms.push((*first).to_owned());
    } else if let Some((before, _)) = name.split_once('-') {
        forms.push(before.to_owned());
    }
    forms.retain(|form| (1..=LONGEST).contains(&form.chars().count()));
    forms
}

/// What sentences and buttons call someone: the first word, unless `others` have the same; none where it is too long.
#[must_use]
pub fn short(name: &str, others: &[String]) -> Option<String> {
    let first = |name: &str| {
        name.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let own = first(name);
    let same = others.iter().filter(|other| first(other) == own).count() > 1;
    let short = if same { name.to_owned() } else { own };
    (short.chars().count() <= LONGEST).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_shorten_by_words() {
        for (name, expected) in [
            ("Amara", vec!["Amara"]),
            (
                "Bartholomew Featherstonehaugh-Adeyemi Jr",
                vec!["Bartholomew F.", "Bartholomew"],
            ),
            (
                "Wilhelmina van der Meer",
                vec!["Wilhelmina M.", "Wilhelmina"],
            ),
            ("Anne-Sophie", vec!["Anne-Sophie", "Anne"]),
            ("Llanfairpwllgwyngyllgogerych", vec![]),
            ("Ana B", vec!["Ana B", "Ana B.", "Ana"]),
            ("Sam · shell", vec!["Sam · shell"]),
        ] {
            assert_eq!(forms(name), expected, "{name}");
        }
    }

    #[test]
    fn sentences_use_the_first_word_unless_two_share_it() {
        let others = ["Sam · shell", "Sam · cedar", "Noor Haddad"].map(str::to_owned);
        assert_eq!(short("Noor Haddad", &others).as_deref(), Some("Noor"));
        assert_eq!(
            short("Sam · shell", &others).as_deref(),
            Some("Sam · shell")
        );
        assert_eq!(short("Llanfairpwllgwyngyllgogerych", &others), None);
    }
}
