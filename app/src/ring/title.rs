//! The ring in one sentence or two, for those who listen to it.

use crate::words::{capital, count};

/// What the sentence tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RingSummary {
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

/// The ring in words where nobody has the piece.
#[must_use]
pub fn seats(summary: &RingSummary) -> String {
    let seats = if summary.seats == 1 {
        " seat."
    } else {
        " seats."
    };
    let me = if summary.at_bottom {
        " You are at the bottom."
    } else {
        ""
    };
    ["Ring of ", &count(summary.seats), seats, me].concat()
}

/// The ring in words.
#[must_use]
pub fn sentence(summary: &RingSummary) -> String {
    let mut words = String::from("Ring of ");
    words.push_str(&count(summary.seats));
    words.push_str(if summary.seats == 1 {
        " seat"
    } else {
        " seats"
    });
    words.push_str(if summary.paused { ", paused. " } else { ". " });
    if summary.mine {
        words.push_str(if summary.paused {
            "You keep"
        } else {
            "You have"
        });
        words.push_str(" the piece.");
    } else if let Some(holder) = &summary.holder {
        words.push_str(holder);
        words.push_str(if summary.paused { " keeps" } else { " has" });
        words.push_str(" the piece.");
    } else if summary.centre {
        words.push_str("The piece is in the centre.");
    } else {
        words.push_str("The piece is resting.");
    }
    if !summary.paused {
        if summary.next_is_me {
            words.push_str(" You are next.");
        } else if let Some(next) = &summary.next {
            words.push(' ');
            words.push_str(next);
            words.push_str(" is next.");
        }
    }
    match summary.away.as_slice() {
        [] => {}
        [one] => {
            words.push(' ');
            words.push_str(one);
            words.push_str(" has stepped out.");
        }
        [one, two] => {
            words.push(' ');
            words.push_str(one);
            words.push_str(" and ");
            words.push_str(two);
            words.push_str(" have stepped out.");
        }
        many => {
            words.push(' ');
            words.push_str(&capital(&count(many.len())));
            words.push_str(" have stepped out.");
        }
    }
    if summary.at_bottom {
        words.push_str(" You are at the bottom.");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_are_those_of_the_design() {
        let mut summary = RingSummary {
            seats: 9,
            holder: Some("Amara".to_owned()),
            next: Some("Priya".to_owned()),
            at_bottom: true,
            ..RingSummary::default()
        };
        assert_eq!(
            sentence(&summary),
            "Ring of nine seats. Amara has the piece. Priya is next. You are at the bottom."
        );
        summary.away = vec!["Idris".to_owned(), "Jo".to_owned()];
        summary.paused = true;
        assert_eq!(
            sentence(&summary),
            "Ring of nine seats, paused. Amara keeps the piece. Idris and Jo have stepped out. \
             You are at the bottom."
        );
        summary = RingSummary {
            seats: 12,
            centre: true,
            away: vec![String::new(); 3],
            ..RingSummary::default()
        };
        assert_eq!(
            sentence(&summary),
            "Ring of twelve seats. The piece is in the centre. Three have stepped out."
        );
    }
}
