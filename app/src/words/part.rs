//! Where the circle is, in words, in each kind of part.

use circle::plan::WordsKind;
use circle::view::{RoundState, Scene};
use circle::{Breath, Piece};

use super::{Eyes, Words};

/// The lines of the part that is going on.
pub(super) fn state(eyes: &Eyes<'_>, breath: Option<&Breath>) -> Words {
    let commons = eyes.commons;
    let over = commons.span.is_some_and(|span| span.is_over());
    match &commons.scene {
        Scene::Ended => Words::new("The circle is closed", "Thank you for coming."),
        Scene::Arriving => eyes.arriving(),
        Scene::Agreements => Words::new(
            "What shall we ask of each other?",
            "An agreement holds when each of us can live with it. One “not yet” keeps it open; nobody is outvoted.",
        ),
        Scene::Breathing { pattern, .. } => eyes.breathing(breath, *pattern),
        Scene::Round {
            state: RoundState::Waiting,
            note,
            ..
        } => Words::new("Before we begin", note.as_str()),
        Scene::Round { state, .. } | Scene::Remembering { state, .. } => eyes.round(*state),
        Scene::ClosingSilence => Words::new(
            "We close in silence",
            "Sit as you like. The bell tells when it is over.",
        ),
        Scene::Words { kind, .. } => Words::new(
            match kind {
                WordsKind::Opening => "We open",
                WordsKind::Welcome => "Welcome",
                WordsKind::Acknowledgement => "Where this comes from",
                WordsKind::Reading => "Words to listen to",
                WordsKind::Closing => "We close",
            },
            "Listen, or read along.",
        ),
        Scene::Values {
            closed, offered, ..
        } => {
            if *closed {
                Words::new("What matters to us", "Seen as a whole, and nobody by name.")
            } else if offered.is_empty() {
                Words::new(
                    "What matters to you?",
                    "Each for themselves. Nothing is counted.",
                )
            } else {
                Words::new("What matters to you?", "Mark as many as you like, or none.")
            }
        }
        Scene::Weather { closed } => {
            if *closed {
                Words::new(
                    "The weather among us",
                    "Seen as a whole, and nobody by name.",
                )
            } else {
                Words::new(
                    "What is the weather in you?",
                    "One tap, or none. None is better than another.",
                )
            }
        }
        Scene::Silence if over => Words::new("The silence is over", eyes.when_ready("go on")),
        Scene::Silence => Words::new("We sit in silence", "A bell began it, and a bell ends it."),
        Scene::Break if over => Words::new("The break is over", "Come back when you can."),
        Scene::Break => Words::new("A break", "Move, drink, rest. The bell calls us back."),
        Scene::Together { begun: 0, .. } => Words::new(
            "Some lines to say together",
            "Join in, or sit quietly. Both are part of the circle.",
        ),
        Scene::Together { .. } => Words::new("Together", "Join in, or sit quietly."),
        Scene::Pairs { groups, .. } => {
            let more = groups.iter().any(|group| group.len() > 2);
            let line = if more {
                "We listen in small groups"
            } else {
                "We listen in pairs"
            };
            let sub = if commons.span.is_none() {
                "Find each other, and sit so that you can hear."
            } else if over {
                "Time has come round. Thank each other, and come back."
            } else if more {
                "One speaks, the others listen. A soft bell tells when to change."
            } else {
                "One speaks, the other listens. A soft bell tells when to change."
            };
            Words::new(line, sub)
        }
        Scene::OffersAndNeeds { shown } => {
            if *shown {
                Words::new(
                    "What we can give, and could use",
                    "Nobody sees whose they are.",
                )
            } else {
                Words::new(
                    "What could you give? What could you use?",
                    if over {
                        "Time has come round. Finish as you like."
                    } else {
                        "Write quietly. One, a few, or none."
                    },
                )
            }
        }
        Scene::CentreWord { .. } => Words::new(
            "A word for the centre",
            "Lay one down if you like. Nobody sees whose it is.",
        ),
        Scene::Reflection => Words::new(
            "A quiet moment for yourself",
            if over {
                "Time has come round. Finish as you like."
            } else {
                "For you alone. Nothing you write leaves your screen."
            },
        ),
        Scene::Centre { question, note } => centre(eyes, question, note),
    }
}

/// The piece is for whoever is moved.
fn centre(eyes: &Eyes<'_>, question: &str, note: &str) -> Words {
    match &eyes.commons.ring.piece {
        Piece::With(turn) if Some(turn.seat) == eyes.me() => Words::new(
            "The piece is with you",
            "Lay it back when you have finished.",
        ),
        Piece::With(turn) => Words::new(
            [&eyes.called(turn.seat), " has the piece"].concat(),
            if eyes.me().is_some() {
                "You are listening."
            } else {
                ""
            },
        ),
        Piece::Centre | Piece::Resting => lying(question, note),
    }
}

/// The piece lies in the middle of the ring, where the question stands else: it is told with what it is about.
fn lying(question: &str, note: &str) -> Words {
    const LIES: &str = "The piece lies in the centre";
    const MAY: &str = "Whoever is moved may take it. Silence is welcome too.";
    let note = if note.is_empty() {
        String::new()
    } else {
        [super::ended(note).as_str(), " "].concat()
    };
    if question.is_empty() {
        Words::new(LIES, [&note, MAY].concat())
    } else {
        Words::new(question, [&note, LIES, ". ", MAY].concat())
    }
}

/// Names in a row: `Amara`, `Amara and Bo`, `Amara, Bo and Cy`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => [&most.join(", "), " and ", last].concat(),
    }
}
