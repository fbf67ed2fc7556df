//! Where the circle is, in words, in the parts that are neither a round nor a breath.

use circle::Piece;
use circle::plan::WordsKind;
use circle::view::{RoundState, Scene};

use super::{Eyes, Words};

/// The line of a part that has a face of its own; none for the others.
pub(super) fn state(eyes: &Eyes<'_>) -> Option<Words> {
    let commons = eyes.commons;
    let over = commons.span.is_some_and(|span| span.is_over());
    Some(match &commons.scene {
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
        Scene::Values { closed, .. } => {
            if *closed {
                Words::new("What matters to us", "Seen as a whole, and nobody by name.")
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
        Scene::Centre { .. } => centre(eyes),
        _ => return None,
    })
}

/// The piece is for whoever is moved.
fn centre(eyes: &Eyes<'_>) -> Words {
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
        Piece::Centre | Piece::Resting => lying(eyes),
    }
}

/// The piece lies in the middle of the ring, where the question stands else: it is told with what it is about.
fn lying(eyes: &Eyes<'_>) -> Words {
    const LIES: &str = "The piece lies in the centre";
    const MAY: &str = "Whoever is moved may take it. Silence is welcome too.";
    let Scene::Centre { question, note } = &eyes.commons.scene else {
        return Words::default();
    };
    let note = if note.is_empty() {
        String::new()
    } else {
        [&super::ended(note), " "].concat()
    };
    if question.is_empty() {
        Words::new(LIES, [&note, MAY].concat())
    } else {
        Words::new(question.as_str(), [&note, LIES, ". ", MAY].concat())
    }
}

/// A round whose note is read before the piece sets out.
pub(super) fn waiting(eyes: &Eyes<'_>) -> Words {
    let note = match &eyes.commons.scene {
        Scene::Round { note, .. } => note.clone(),
        _ => String::new(),
    };
    Words::new("Before we begin", note)
}

/// Whether the piece waits until a note has been read.
pub(super) fn waits(scene: &Scene) -> bool {
    matches!(
        scene,
        Scene::Round {
            state: RoundState::Waiting,
            ..
        }
    )
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
