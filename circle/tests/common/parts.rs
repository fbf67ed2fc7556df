//! Parts that tests begin with.

use circle::parts::{Breathing, Centre, Closing, Gratitude, Pairs, Round, Together};
use circle::{ClosingWay, Line, Part, Pattern, RoundKind, Voice, Way};

/// A round in which shares are not timed.
pub(crate) fn untimed() -> Part {
    Part::round("What brought you here?", None)
}

/// A round in which each share is offered this many seconds.
pub(crate) fn timed(seconds: u64) -> Part {
    Part::round("What do you carry?", Some(seconds * 1_000))
}

/// A round with a content note.
pub(crate) fn noted(note: &str) -> Part {
    round_of(note, 1)
}

/// A round that goes round this often.
pub(crate) fn laps(laps: u8) -> Part {
    round_of("", laps)
}

fn round_of(note: &str, laps: u8) -> Part {
    Part::Round(Round {
        question: "What do you carry?".to_owned(),
        share: None,
        kind: RoundKind::Question,
        note: note.to_owned(),
        laps,
    })
}

/// Thanks, in a breath each.
pub(crate) fn gratitude() -> Part {
    Part::Gratitude(Gratitude {
        invitation: "Whom would you like to thank?".to_owned(),
    })
}

/// An open centre; the keeper is told after this many seconds.
pub(crate) fn open_centre(untouched: Option<u64>) -> Part {
    Part::Centre(Centre {
        question: "What is still with you?".to_owned(),
        note: String::new(),
        untouched: untouched.map(|seconds| seconds * 1_000),
    })
}

/// Listening in groups of this size, this many seconds each.
pub(crate) fn pairs(size: u8, seconds: u64) -> Part {
    Part::Pairs(Pairs {
        size,
        share: seconds * 1_000,
        question: "What helps?".to_owned(),
    })
}

/// Two lines, said twice.
pub(crate) fn lines(line_time: Option<u64>) -> Part {
    let line = |text: &str, who| Line {
        text: text.to_owned(),
        who,
    };
    Part::Together(Together {
        way: Way::CallAndResponse,
        lines: vec![
            line("When the road is long", Voice::Keeper),
            line("we walk it together.", Voice::All),
        ],
        repeats: 2,
        line_time: line_time.map(|seconds| seconds * 1_000),
    })
}

/// A breathing part.
pub(crate) fn breathing(pattern: Pattern, breaths: u16) -> Part {
    Part::Breathing(Breathing { pattern, breaths })
}

/// The closing round of one word each.
pub(crate) fn one_word() -> Part {
    Part::Closing(Closing {
        way: ClosingWay::OneWord,
    })
}

/// The closing in silence.
pub(crate) fn silence() -> Part {
    Part::Closing(Closing {
        way: ClosingWay::Silence,
    })
}
