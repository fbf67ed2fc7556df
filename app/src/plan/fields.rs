//! What a keeper can set for each kind of part: one table, from which the cards of the editor are made and the
//! posted form is read.

use circle::PartWord;
use circle::plan::{LINE_CHARS, NOTE_CHARS, QUESTION_CHARS, WORDS_CHARS};
use circle::plan::{
    LONGEST_BREAK, LONGEST_LINE, LONGEST_QUIET, LONGEST_SHARE, LONGEST_UNTOUCHED, MAX_LAPS,
    MAX_REPEATS, SHORTEST_BREAK, SHORTEST_LINE, SHORTEST_QUIET, SHORTEST_SHARE, SHORTEST_UNTOUCHED,
};
use circle::time::{Millis, SECOND};

/// One thing to set.
#[derive(Debug)]
pub struct Field {
    /// Its name within the part.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: &'static str,
    /// How it is set.
    pub input: Input,
}

/// How a field is set.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines, of at most so many characters in all; none where each line has its own bound.
    Lines(Option<usize>),
    /// A length of time from a list, between these bounds in milliseconds, and how it is said when there is none
    /// (empty where there must be one).
    Time(Millis, Millis, &'static str),
    /// One of a few: the value and its words.
    Pick(&'static [(&'static str, &'static str)]),
    /// One of the breathing patterns.
    Pattern,
    /// A whole number between these.
    Number(u16, u16),
    /// Yes or no.
    Tick,
}

const fn field(name: &'static str, label: &'static str, hint: &'static str, input: Input) -> Field {
    Field {
        name,
        label,
        hint,
        input,
    }
}

const QUESTION: Field = field(
    "question",
    "The question",
    "The arrow down, or two taps, shows questions to borrow.",
    Input::Line(QUESTION_CHARS),
);
const NOTE: Field = field(
    "note",
    "A note beforehand",
    "If it may touch something heavy, say so here. People read it first and can sit this one out, unseen.",
    Input::Line(NOTE_CHARS),
);
const SHARE: Field = field(
    "share",
    "Time for each person",
    "It rings once, softly, and never cuts anyone off.",
    Input::Time(SHORTEST_SHARE, LONGEST_SHARE, "no limit"),
);

const ROUND: [Field; 5] = [
    field(
        "kind",
        "What it is",
        "",
        Input::Pick(&[
            ("question", "A round with a question"),
            ("check_in", "A check-in"),
            ("check_out", "A check-out"),
        ]),
    ),
    QUESTION,
    SHARE,
    NOTE,
    field(
        "laps",
        "How often the piece goes round",
        "",
        Input::Number(1, MAX_LAPS as u16),
    ),
];
const BREATHING: [Field; 2] = [
    field(
        "pattern",
        "Pattern",
        "Patterns with holds are not for every body: say so, and that they can be left out.",
        Input::Pattern,
    ),
    field("breaths", "How many breaths", "", Input::Number(1, 200)),
];
const CLOSING: [Field; 1] = [field(
    "way",
    "How you close",
    "The circle itself ends only when you close it.",
    Input::Pick(&[("one_word", "One word each"), ("silence", "In silence")]),
)];
const WORDS: [Field; 2] = [
    field(
        "kind",
        "What they are for",
        "",
        Input::Pick(&[
            ("opening", "Opening words"),
            ("welcome", "A welcome"),
            ("acknowledgement", "An acknowledgement of lineage and land"),
            ("reading", "A reading"),
            ("closing", "Closing words"),
        ]),
    ),
    field(
        "text",
        "The words",
        "They stand on every screen while you say them.",
        Input::Lines(Some(WORDS_CHARS)),
    ),
];
const VALUES: [Field; 2] = [
    field(
        "offered",
        "Values to choose from",
        "One on each line.",
        Input::Lines(None),
    ),
    field("own", "People may name their own too", "", Input::Tick),
];
const CENTRE: [Field; 3] = [
    QUESTION,
    NOTE,
    field(
        "untouched",
        "Tell me when the piece has lain untouched for",
        "Only you are told; nothing ends by itself.",
        Input::Time(SHORTEST_UNTOUCHED, LONGEST_UNTOUCHED, "do not tell me"),
    ),
];
const SILENCE: [Field; 1] = [field(
    "length",
    "From bell to bell",
    "",
    Input::Time(SHORTEST_QUIET, LONGEST_QUIET, ""),
)];
const TOGETHER: [Field; 4] = [
    field(
        "way",
        "How it goes",
        "Nobody has to join in; sitting quietly is always offered.",
        Input::Pick(&[
            ("call_and_response", "You call, all answer"),
            ("repeated", "The same lines again and again"),
            ("reading", "Read together"),
            ("by_echo", "You say a line, all say it after you"),
        ]),
    ),
    field(
        "lines",
        "The lines",
        "One on each line, in your own words or words that are free to use. Begin a line with “Keeper:” or “All:” to say whose it is.",
        Input::Lines(None),
    ),
    field("repeats", "How often", "", Input::Number(1, MAX_REPEATS)),
    field(
        "line_time",
        "Time for a line",
        "",
        Input::Time(SHORTEST_LINE, LONGEST_LINE, "I tap each line on"),
    ),
];
const REMEMBERING: [Field; 2] = [
    field(
        "invitation",
        "The invitation",
        "Names are spoken here, and written nowhere.",
        Input::Line(QUESTION_CHARS),
    ),
    field(
        "response",
        "What all answer",
        "You give the sign.",
        Input::Line(LINE_CHARS),
    ),
];
const PAIRS: [Field; 3] = [
    field(
        "size",
        "Groups of",
        "",
        Input::Pick(&[("2", "Two"), ("3", "Three")]),
    ),
    QUESTION,
    field(
        "share",
        "Time for each person",
        "A soft bell tells when to change.",
        Input::Time(SHORTEST_SHARE, LONGEST_SHARE, ""),
    ),
];
const OFFERS: [Field; 1] = [field(
    "writing",
    "Time to write quietly",
    "",
    Input::Time(SHORTEST_QUIET, LONGEST_QUIET, "as long as it takes"),
)];
const CENTRE_WORD: [Field; 1] = [QUESTION];
const BREAK: [Field; 1] = [field(
    "length",
    "Back in",
    "",
    Input::Time(SHORTEST_BREAK, LONGEST_BREAK, ""),
)];
const REFLECTION: [Field; 1] = [field(
    "length",
    "Time",
    "What people write stays on their phones.",
    Input::Time(SHORTEST_QUIET, LONGEST_QUIET, "as long as it takes"),
)];

/// What can be set for a part of this kind.
#[must_use]
pub fn of(kind: PartWord) -> &'static [Field] {
    match kind {
        PartWord::Round => &ROUND,
        PartWord::Breathing => &BREATHING,
        PartWord::Closing => &CLOSING,
        PartWord::Words => &WORDS,
        PartWord::Values => &VALUES,
        PartWord::Centre => &CENTRE,
        PartWord::Silence => &SILENCE,
        PartWord::Together => &TOGETHER,
        PartWord::Remembering => &REMEMBERING,
        PartWord::Pairs => &PAIRS,
        PartWord::OffersAndNeeds => &OFFERS,
        PartWord::CentreWord => &CENTRE_WORD,
        PartWord::Break => &BREAK,
        PartWord::Reflection => &REFLECTION,
        PartWord::Agreements | PartWord::Weather => &[],
    }
}

/// The lengths of time that are offered, in seconds.
const STEPS: [u32; 24] = [
    2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 480, 600, 900, 1_200,
    1_800, 3_600,
];

/// The lengths of time between these bounds, in seconds, with `chosen` among them even if it is an odd one.
#[must_use]
pub fn steps(least: Millis, most: Millis, chosen: Option<u32>) -> Vec<u32> {
    let fits = |seconds: &u32| (least..=most).contains(&(Millis::from(*seconds) * SECOND));
    let mut steps: Vec<u32> = STEPS.into_iter().chain(chosen).filter(fits).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// A length of time in short words: `30 s`, `2 min`, `1 min 30`.
#[must_use]
pub fn length_in_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds}"),
    }
}
