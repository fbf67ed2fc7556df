//! The ring in one sentence or two, for those who listen to it.

use crate::words::{capital, count};

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
    said.push_str(&count(told.seats));
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
            said.push(' ');
            said.push_str(&capital(&count(many.len())));
            said.push_str(" have stepped out.");
        }
    }
    if told.at_bottom {
        said.push_str(" You are at the bottom.");
    }
    said
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
            seats: 12,
            centre: true,
            away: vec![String::new(); 3],
            ..Told::default()
        };
        assert_eq!(
            sentence(&told),
            "Ring of twelve seats. The piece is in the centre. Three have stepped out."
        );
    }
}
