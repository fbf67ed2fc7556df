//! Where the circle is, in words, in each kind of part.

use std::borrow::Borrow;

use circle::plan::WordsKind;
use circle::view::{RoundState, Scene};
use circle::{Breath, Piece, Turn};

use super::{Eyes, Next, Words};
use crate::say::say;

/// The lines of the part that is going on.
pub(super) fn state(eyes: &Eyes<'_>, breath: Option<&Breath>) -> Words {
    let commons = eyes.commons;
    let over = commons.span.is_some_and(|span| span.is_over());
    match &commons.scene {
        Scene::Ended => Words::new(say().circle_closed(), say().circle_closed_sub()),
        Scene::Arriving => eyes.arriving(),
        Scene::Agreements => Words::new(say().agreements_line(), say().agreements_sub()),
        Scene::Breathing { pattern, .. } => eyes.breathing(breath, *pattern),
        Scene::Round {
            state: RoundState::Waiting,
            note,
            ..
        } => Words::new(say().before_we_begin(), note.as_str()),
        Scene::Round { state, .. }
        | Scene::Remembering { state, .. }
        | Scene::Gratitude { state, .. } => eyes.round(*state),
        Scene::ClosingSilence => {
            Words::new(say().closing_silence_line(), say().closing_silence_sub())
        }
        Scene::Words { kind, .. } => Words::new(
            match kind {
                WordsKind::Opening => say().words_opening(),
                WordsKind::Welcome => say().words_welcome(),
                WordsKind::Acknowledgement => say().words_acknowledgement(),
                WordsKind::Reading => say().words_reading(),
                WordsKind::Closing => say().words_closing(),
            },
            say().words_sub(),
        ),
        Scene::Values {
            closed, offered, ..
        } => {
            if *closed {
                Words::new(say().values_closed(), say().seen_as_a_whole())
            } else if offered.is_empty() {
                Words::new(say().values_line(), say().values_alone_sub())
            } else {
                Words::new(say().values_line(), say().values_sub())
            }
        }
        Scene::Weather { closed } => {
            if *closed {
                Words::new(say().weather_closed(), say().seen_as_a_whole())
            } else {
                Words::new(say().weather_line(), say().weather_sub())
            }
        }
        Scene::Silence if over => Words::new(say().silence_over(), eyes.when_ready(Next::GoOn)),
        Scene::Silence => Words::new(say().silence_line(), say().silence_sub()),
        Scene::Break if over => Words::new(say().break_over(), say().break_over_sub()),
        Scene::Break => Words::new(say().break_line(), say().break_sub()),
        Scene::Together { begun: 0, .. } => {
            Words::new(say().together_before(), say().together_before_sub())
        }
        Scene::Together { .. } => Words::new(say().together_line(), say().together_sub()),
        Scene::Pairs { groups, .. } => {
            let more = groups.iter().any(|group| group.len() > 2);
            let line = if more {
                say().groups_line()
            } else {
                say().pairs_line()
            };
            let sub = if commons.span.is_none() {
                say().groups_before()
            } else if over {
                say().groups_over()
            } else if more {
                say().groups_sub()
            } else {
                say().pairs_sub()
            };
            Words::new(line, sub)
        }
        Scene::OffersAndNeeds { shown } => {
            if *shown {
                Words::new(say().cards_shown(), say().cards_shown_sub())
            } else {
                Words::new(
                    say().cards_line(),
                    if over {
                        say().share_come_round()
                    } else {
                        say().cards_sub()
                    },
                )
            }
        }
        Scene::CentreWord { .. } => Words::new(say().centre_word_line(), say().centre_word_sub()),
        Scene::Reflection => Words::new(
            say().reflection_line(),
            if over {
                say().share_come_round()
            } else {
                say().reflection_line_sub()
            },
        ),
        Scene::Centre { question, note } => centre(eyes, question, note),
    }
}

/// For the one who has the piece.
pub(super) fn holding(turn: &Turn) -> String {
    if turn.silent {
        say().you_hold_silence()
    } else {
        say().with_you()
    }
}

/// The piece is for whoever is moved.
fn centre(eyes: &Eyes<'_>, question: &str, note: &str) -> Words {
    match &eyes.commons.ring.piece {
        Piece::With(turn) if Some(turn.seat) == eyes.me() => {
            Words::new(holding(turn), say().with_you_to_lay_back())
        }
        Piece::With(turn) => {
            let holds = say().has_the_piece(eyes.called(turn.seat));
            match eyes.me() {
                Some(_) => Words::new(holds, say().you_listen()),
                None => Words::new(holds, ""),
            }
        }
        Piece::Centre | Piece::Resting => lying(question, note),
    }
}

/// The piece lies in the middle of the ring, where the question stands else: it is told with what it is about.
fn lying(question: &str, note: &str) -> Words {
    let (line, sub) = if question.is_empty() {
        (say().lies_in_the_centre(), say().may_take_it())
    } else {
        (question.to_owned(), say().lies_and_may_take_it())
    };
    if note.is_empty() {
        Words::new(line, sub)
    } else {
        Words::new(line, [&super::ended(note), " ", &sub].concat())
    }
}

/// Names in a row: `Amara`, `Amara and Bo`, `Amara, Bo and Cy`.
#[must_use]
pub fn listed<Name: Borrow<str>>(names: &[Name]) -> String {
    match names {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [most @ .., last] => say().and_last(most.join(", "), last.borrow()),
    }
}
