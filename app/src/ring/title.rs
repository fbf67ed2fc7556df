//! The ring in one sentence or two, for those who listen to it.

use super::form::Mode;
use crate::words::{capital, count};

/// What the sentence tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RingSummary<'a> {
    /// How many seats.
    pub(super) seats: usize,
    pub(super) mode: Mode,
    /// The part is a silence.
    pub(super) silence: bool,
    /// Who has the piece; none if nobody has.
    pub(super) holder: Option<&'a str>,
    /// The piece lies in the centre.
    pub(super) centre: bool,
    /// The viewer has the piece.
    pub(super) mine: bool,
    /// The holder holds silence.
    pub(super) silent: bool,
    pub(super) next: Option<&'a str>,
    /// The viewer is next.
    pub(super) next_is_me: bool,
    /// Those who stepped out.
    pub(super) away: Vec<&'a str>,
    /// Those who never came, and those whose phones are lost.
    pub(super) never: Vec<&'a str>,
    pub(super) lost: Vec<&'a str>,
    /// Those with whom the viewer sits.
    pub(super) with: Vec<&'a str>,
    /// Everything is held.
    pub(super) paused: bool,
    /// The viewer's seat is at the bottom.
    pub(super) at_bottom: bool,
}

/// The ring in words.
#[must_use]
pub(super) fn sentence(told: &RingSummary) -> String {
    match told.mode {
        Mode::Loose => return "The ring stands open: people are up and about.".to_owned(),
        Mode::Gone => return "The ring lets go of its seats.".to_owned(),
        Mode::Turns | Mode::Still | Mode::Pairs | Mode::Arriving => {}
    }
    let seats = if told.seats == 1 { " seat" } else { " seats" };
    let mut words = ["Ring of ", &count(told.seats), seats].concat();
    if told.paused {
        words.push_str(", paused");
    } else if told.silence {
        words.push_str(", in silence");
    }
    words.push('.');
    match told.mode {
        Mode::Turns => turns(&mut words, told),
        Mode::Pairs => match told.with.as_slice() {
            [] => words.push_str(" Lines join those who sit together."),
            with => {
                words.push_str(" You sit with ");
                words.push_str(&listed(with));
                words.push_str("; lines join those who sit together.");
            }
        },
        Mode::Still | Mode::Arriving | Mode::Loose | Mode::Gone => return words,
    }
    for (who, one, many) in [
        (&told.away, " has stepped out.", " have stepped out."),
        (&told.never, " has not come.", " have not come."),
        (&told.lost, ": phone lost.", ": phones lost."),
    ] {
        if !who.is_empty() {
            words.push(' ');
            words.push_str(&match who.len() {
                1 | 2 => listed(who),
                more => capital(&count(more)),
            });
            words.push_str(if who.len() == 1 { one } else { many });
        }
    }
    if told.at_bottom {
        words.push_str(" You are at the bottom.");
    }
    words
}

fn listed(names: &[&str]) -> String {
    names.join(" and ")
}

/// Whose turn it is.
fn turns(words: &mut String, told: &RingSummary) {
    if told.mine {
        words.push_str(if told.paused {
            " You keep"
        } else {
            " You have"
        });
        words.push_str(" the piece");
    } else if let Some(holder) = told.holder {
        words.push(' ');
        words.push_str(holder);
        words.push_str(if told.paused { " keeps" } else { " has" });
        words.push_str(" the piece");
    } else if told.centre {
        words.push_str(" The piece is in the centre");
    } else {
        words.push_str(" The piece is resting");
    }
    if told.silent && !told.paused {
        words.push_str(if told.mine {
            " and hold silence"
        } else {
            " and holds silence"
        });
    }
    words.push('.');
    if told.paused {
        return;
    }
    if told.next_is_me {
        words.push_str(" You are next.");
    } else if let Some(next) = told.next {
        words.push(' ');
        words.push_str(next);
        words.push_str(" is next.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: RingSummary = RingSummary {
        seats: 9,
        mode: Mode::Turns,
        silence: false,
        holder: None,
        centre: false,
        mine: false,
        silent: false,
        next: None,
        next_is_me: false,
        away: Vec::new(),
        never: Vec::new(),
        lost: Vec::new(),
        with: Vec::new(),
        paused: false,
        at_bottom: false,
    };

    #[test]
    fn the_sentences_are_those_of_the_design() {
        let mut told = RingSummary {
            holder: Some("Amara"),
            next: Some("Priya"),
            at_bottom: true,
            ..NOBODY
        };
        assert_eq!(
            sentence(&told),
            "Ring of nine seats. Amara has the piece. Priya is next. You are at the bottom."
        );
        told.away = vec!["Idris", "Jo"];
        told.never = vec!["Sunniva"];
        told.silent = true;
        assert_eq!(
            sentence(&told),
            "Ring of nine seats. Amara has the piece and holds silence. Priya is next. Idris and Jo have stepped out. \
             Sunniva has not come. You are at the bottom."
        );
        told.never.clear();
        told.paused = true;
        assert_eq!(
            sentence(&told),
            "Ring of nine seats, paused. Amara keeps the piece. Idris and Jo have stepped out. \
             You are at the bottom."
        );
        let told = RingSummary {
            seats: 12,
            centre: true,
            away: vec![""; 3],
            ..NOBODY
        };
        assert_eq!(
            sentence(&told),
            "Ring of twelve seats. The piece is in the centre. Three have stepped out."
        );
    }

    #[test]
    fn quiet_parts_name_nobody_but_those_one_sits_with() {
        let quiet = |mode, silence| {
            sentence(&RingSummary {
                mode,
                silence,
                with: vec!["Lucía"],
                away: vec!["Idris"],
                ..NOBODY
            })
        };
        assert_eq!(quiet(Mode::Still, true), "Ring of nine seats, in silence.");
        assert_eq!(quiet(Mode::Arriving, false), "Ring of nine seats.");
        assert_eq!(
            quiet(Mode::Pairs, false),
            "Ring of nine seats. You sit with Lucía; lines join those who sit together. Idris has stepped out."
        );
    }
}
