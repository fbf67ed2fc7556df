//! Names that shorten by words: whole, the first word with an initial, the first word; where not even that has room and
//! somebody must be named, the initials. A word is never cut, and nothing stands for what is left out.

use circle::SeatId;
use circle::view::Commons;

use crate::protocol::People;

/// A single word of more letters than this stands only in lists, where it may break.
pub const LONGEST_WORD: usize = 22;

/// What ends a name and is not a part of it.
const ENDINGS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// A name, and the sign that tells it from another: `Sam` and ` · shell`.
fn parts(name: &str) -> (&str, &str) {
    match name.rfind(" · ") {
        Some(at) => name.split_at(at),
        None => (name, ""),
    }
}

#[must_use]
pub fn letters(text: &str) -> usize {
    text.chars().count()
}

/// The first word, with the sign if it has one: for sentences and buttons.
#[must_use]
pub fn first_word(name: &str) -> String {
    let (name, sign) = parts(name);
    [name.split_whitespace().next().unwrap_or(name), sign].concat()
}

/// The first word and the initial of the last: `Bartholomew F.`; a name of one word as it is.
#[must_use]
pub fn short(name: &str) -> String {
    let (whole, sign) = parts(name);
    match initial(whole) {
        Some(short) => [&short, sign].concat(),
        None => first_word(name),
    }
}

/// What a button calls someone; none where one word alone is too long for it, and the button says it without a name.
#[must_use]
pub fn for_button(name: &str) -> Option<String> {
    let first = first_word(name);
    (letters(parts(&first).0) <= LONGEST_WORD).then_some(first)
}

/// A name's forms, the longest first. `sign` is the word for its seat's sign; with it stands a form that one of the
/// `others` has too.
#[must_use]
pub fn forms<'a>(
    name: &str,
    sign: &str,
    others: impl Iterator<Item = &'a str> + Clone,
) -> Vec<String> {
    let (whole, own) = parts(name);
    let first = whole.split_whitespace().next().unwrap_or(whole);
    let told_apart = |form: &str, alike: &dyn Fn(&str) -> bool| {
        let own = (own, others.clone().any(|other| alike(parts(other).0)));
        told_apart(form, sign, own)
    };
    let mut forms = vec![name.to_owned()];
    if let Some(short) = initial(whole) {
        let alike = |other: &str| {
            begins_alike(other, first)
                && (other == short || initial(other).is_some_and(|other| other == short))
        };
        forms.push(told_apart(&short, &alike));
    }
    if first != whole {
        forms.push(told_apart(first, &|other| begins_alike(other, first)));
    } else if let Some((before, _)) = first.split_once('-').filter(|(b, _)| letters(b) > 1) {
        let alike = |other: &str| {
            let other = other.split([' ', '-']).next().unwrap_or(other);
            other.eq_ignore_ascii_case(before)
        };
        forms.push(told_apart(before, &alike));
    }
    forms
}

/// The initials: `B. F.`
#[must_use]
pub fn initials<'a>(
    name: &str,
    sign: &str,
    mut others: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let (whole, own) = parts(name);
    let of = |name: &str| {
        let first = name.chars().find(|letter| letter.is_alphanumeric())?;
        let first = [first.encode_utf8(&mut [0; 4]), "."].concat();
        let short = initial(name);
        let last = short.as_deref().and_then(|short| short.rsplit(' ').next());
        Some(last.map_or_else(|| first.clone(), |last| [&first, " ", last].concat()))
    };
    let form = of(whole)?;
    let alike = others.any(|other| of(parts(other).0).as_ref() == Some(&form));
    Some(told_apart(&form, sign, (own, alike)))
}

/// A form of a name with the sign that tells it from another: its own, or that of its seat if it is like another's.
fn told_apart(form: &str, sign: &str, (own, alike): (&str, bool)) -> String {
    if !own.is_empty() {
        [form, own].concat()
    } else if alike {
        [form, " · ", sign].concat()
    } else {
        form.to_owned()
    }
}

/// The longest form of what `seat` is called that has so many letters at most, or else its shortest.
#[must_use]
pub fn of_seat(seat: SeatId, most: usize, commons: &Commons, people: &People) -> String {
    let seats = &commons.ring.seats;
    let sign = seats.iter().find(|one| one.id == seat);
    let sign = sign.map_or_else(String::new, |seat| seat.sign.word().to_lowercase());
    let others = people.people.iter().filter(|other| other.seat != seat);
    let others = others.map(|other| other.called.as_str());
    let mut forms = forms(&people.called(seat), &sign, others);
    let shortest = forms.pop().unwrap_or_default();
    let fits = forms.into_iter().find(|form| letters(form) <= most);
    fits.unwrap_or(shortest)
}

/// Everyone by their shortest names, for sentences.
#[must_use]
pub fn all(commons: &Commons, people: &People) -> People {
    let mut short = people.clone();
    for person in &mut short.people {
        person.called = of_seat(person.seat, 0, commons, people);
    }
    short
}

fn begins_alike(name: &str, first: &str) -> bool {
    let word = name.split_whitespace().next().unwrap_or(name);
    word.eq_ignore_ascii_case(first)
}

/// `Wilhelmina M.` of `Wilhelmina van der Meer Jr`; none of a single word.
fn initial(name: &str) -> Option<String> {
    let mut words = name.split_whitespace();
    let first = words.next()?;
    let last = words.rfind(|word| {
        let word = word.trim_end_matches('.');
        !ENDINGS.iter().any(|end| end.eq_ignore_ascii_case(word))
    })?;
    let initial = last.chars().find(|letter| letter.is_alphabetic())?;
    Some([first, " ", initial.encode_utf8(&mut [0; 4]), "."].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Bartholomew Featherstonehaugh-Adeyemi Jr";

    fn alone(name: &str) -> Vec<String> {
        forms(name, "shell", std::iter::empty())
    }

    #[test]
    fn names_shorten_by_words() {
        assert_eq!(alone(LONG), [LONG, "Bartholomew F.", "Bartholomew"]);
        assert_eq!(alone("Amara"), ["Amara"]);
        assert_eq!(alone("Martin Jr."), ["Martin Jr.", "Martin"]);
        assert_eq!(alone("Anne-Marie"), ["Anne-Marie", "Anne"]);
        assert_eq!(
            alone("Sam Low · cedar"),
            ["Sam Low · cedar", "Sam L. · cedar", "Sam · cedar"]
        );
        assert_eq!(short("Wilhelmina van der Meer"), "Wilhelmina M.");
        assert_eq!(short("Jo (she)"), "Jo s.");
        assert_eq!(short("Zé 7"), "Zé");
    }

    #[test]
    fn initials_are_the_last_resort() {
        let of = |name, others: &[&'static str]| initials(name, "shell", others.iter().copied());
        assert_eq!(of(LONG, &[]).as_deref(), Some("B. F."));
        assert_eq!(of("Amara", &["Amaru L"]).as_deref(), Some("A."));
        assert_eq!(of("Amara", &["Anna"]).as_deref(), Some("A. · shell"));
        assert_eq!(of("Sam Low · cedar", &[]).as_deref(), Some("S. L. · cedar"));
        assert_eq!(of("🌙", &[]), None);
    }

    #[test]
    fn those_who_would_be_called_alike_are_told_apart_by_their_signs() {
        let among = |other: &'static str| forms("Sam Jones", "shell", std::iter::once(other));
        assert_eq!(among("Sam Low"), ["Sam Jones", "Sam J.", "Sam · shell"]);
        assert_eq!(among("sam"), ["Sam Jones", "Sam J.", "Sam · shell"]);
        assert_eq!(
            among("Sam Jay"),
            ["Sam Jones", "Sam J. · shell", "Sam · shell"]
        );
        assert_eq!(among("Samuel Jones"), ["Sam Jones", "Sam J.", "Sam"]);
    }

    #[test]
    fn buttons_use_the_first_word_unless_it_alone_is_too_long() {
        assert_eq!(for_button(LONG).as_deref(), Some("Bartholomew"));
        assert_eq!(for_button("Sam · shell").as_deref(), Some("Sam · shell"));
        assert_eq!(for_button(&"m".repeat(22)), Some("m".repeat(22)));
        assert_eq!(for_button(&"m".repeat(23)), None);
        assert_eq!(first_word(""), "");
    }
}
