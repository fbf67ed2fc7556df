//! The ring in one sentence or two, for those who listen to it.

/// What the sentence tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// How many seats.
    pub seats: usize,
    /// Who has the piece; none if nobody has.
    pub holder: Option<String>,
    /// The piece lies in the centre.
    pub centre: bool,
    /// The viewer has the piece.
    pub mine: bool,
    /// Who is next.
    pub next: Option<String>,
    /// The viewer is next.
    pub next_is_me: bool,
    /// Those who stepped out.
    pub away: Vec<String>,
    /// Everything is held.
    pub paused: bool,
    /// The viewer's seat is at the bottom.
    pub at_bottom: bool,
}

/// The ring in words.
#[must_use]
pub fn sentence(told: &Told) -> String {
    let mut said = String::from("Ring of ");
    said.push_str(&in_words(told.seats));
    said.push_str(if told.seats == 1 { " seat" } else { " seats" });
    said.push_str(if told.paused { ", paused. " } else { ". " });
    if told.mine {
        said.push_str(if told.paused { "You keep" } else { "You have" });
        said.push_str(" the piece.");
    } else if let Some(holder) = &told.holder {
        said.push_str(holder);
        said.push_str(if told.paused { " keeps" } else { " has" });
        said.push_str(" the piece.");
    } else if told.centre {
        said.push_str("The piece is in the centre.");
    } else {
        said.push_str("The piece is resting.");
    }
    if !told.paused {
        if told.next_is_me {
            said.push_str(" You are next.");
        } else if let Some(next) = &told.next {
            said.push(' ');
            said.push_str(next);
            said.push_str(" is next.");
        }
    }
    match told.away.as_slice() {
        [] => {}
        [one] => {
            said.push(' ');
            said.push_str(one);
            said.push_str(" has stepped out.");
        }
        [one, two] => {
            said.push(' ');
            said.push_str(one);
            said.push_str(" and ");
            said.push_str(two);
            said.push_str(" have stepped out.");
        }
        many => {
            let mut count = in_words(many.len());
            count[..1].make_ascii_uppercase();
            said.push(' ');
            said.push_str(&count);
            said.push_str(" have stepped out.");
        }
    }
    if told.at_bottom {
        said.push_str(" You are at the bottom.");
    }
    said
}

/// A count up to ninety-nine in words.
#[must_use]
pub fn in_words(count: usize) -> String {
    const SMALL: [&str; 20] = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(word) = SMALL.get(count) {
        return (*word).to_owned();
    }
    let Some(tens) = (count / 10).checked_sub(2).and_then(|tens| TENS.get(tens)) else {
        return count.to_string();
    };
    let mut words = (*tens).to_owned();
    if !count.is_multiple_of(10) {
        words.push('-');
        words.push_str(SMALL[count % 10]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_are_those_of_the_design() {
        let mut told = Told {
            seats: 9,
            holder: Some("Amara".to_owned()),
            next: Some("Priya".to_owned()),
            at_bottom: true,
            ..Told::default()
        };
        assert_eq!(
            sentence(&told),
            "Ring of nine seats. Amara has the piece. Priya is next. You are at the bottom."
        );
        told.away = vec!["Idris".to_owned(), "Jo".to_owned()];
        told.paused = true;
        assert_eq!(
            sentence(&told),
            "Ring of nine seats, paused. Amara keeps the piece. Idris and Jo have stepped out. \
             You are at the bottom."
        );
        told = Told {
            seats: 22,
            centre: true,
            away: vec![String::new(); 3],
            ..Told::default()
        };
        assert_eq!(
            sentence(&told),
            "Ring of twenty-two seats. The piece is in the centre. Three have stepped out."
        );
    }

    #[test]
    fn counts_have_words() {
        for (count, words) in [
            (0, "no"),
            (1, "one"),
            (13, "thirteen"),
            (20, "twenty"),
            (41, "forty-one"),
            (50, "fifty"),
        ] {
            assert_eq!(in_words(count), words);
        }
        assert_eq!(in_words(123), "123");
    }
}
