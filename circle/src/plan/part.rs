//! One part of a circle, as it is planned. What a part remembers while it goes on is [`crate::PartState`].

use serde::{Deserialize, Serialize};

use crate::breath::Pattern;
use crate::time::Millis;

/// One part of a circle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What we ask of each other, settled by consent.
    Agreements,
    /// A paced breath together.
    Breathing {
        /// Its pattern.
        pattern: Pattern,
        /// How many breaths.
        breaths: u16,
    },
    /// The piece goes round with a question.
    Round {
        /// What is asked.
        question: String,
        /// The time each share is offered, in milliseconds; none for untimed.
        share: Option<Millis>,
        /// A check-in, a question or a check-out.
        #[serde(default, skip_serializing_if = "RoundKind::is_question")]
        kind: RoundKind,
        /// What people should know before the question, so that they can sit this one out; may be empty. When
        /// there is one, the piece waits until the keeper starts the part.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// How many times the piece goes round.
        #[serde(default = "once", skip_serializing_if = "is_once")]
        laps: u8,
    },
    /// The closing.
    Closing {
        /// In words or in silence.
        way: ClosingWay,
    },
    /// Words that are read out or told, on every screen.
    Words {
        /// What they are for.
        kind: WordsKind,
        /// The host's own words; several lines.
        text: String,
    },
    /// Each marks the values that matter to them. Marks are seen by nobody; the group sees counts.
    Values {
        /// The list that the host offers.
        offered: Vec<String>,
        /// Whether people are invited to name their own too. Those never leave the phone.
        own: bool,
    },
    /// The piece lies in the centre: whoever is moved takes it, and returns it.
    Centre {
        /// What is asked.
        question: String,
        /// What people should know before the question; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        /// The keeper is told when nobody has touched the piece for this long, in milliseconds. Nothing else
        /// happens then.
        untouched: Option<Millis>,
    },
    /// Silence between two bells.
    Silence {
        /// From the first bell to the second, in milliseconds.
        length: Millis,
    },
    /// Lines that are said, sung or read together. Sitting quietly is always a way to take part.
    Together {
        /// Who begins and who joins.
        way: Way,
        /// The host's own lines.
        lines: Vec<Line>,
        /// How many times all of them come.
        repeats: u16,
        /// How long each line has, in milliseconds; none when the keeper taps each line on.
        line_time: Option<Millis>,
    },
    /// The piece goes round, and each may say a name aloud. Names are spoken and never typed.
    Remembering {
        /// What is asked.
        invitation: String,
        /// What the group answers to each name, when the keeper gives the sign.
        response: String,
    },
    /// People listen to each other in twos or threes; each has the same time.
    Pairs {
        /// 2 or 3.
        size: u8,
        /// The time each one is offered, in milliseconds. Where the number of people is uneven, a group that is
        /// larger or smaller shares the same time among them.
        share: Millis,
        /// What they are asked.
        question: String,
    },
    /// Cards with what people can give and what they could use: written quietly, then shown without names.
    OffersAndNeeds {
        /// Time to write, in milliseconds; none for as long as it takes.
        writing: Option<Millis>,
    },
    /// How everyone is, in one tap each, seen only as a whole.
    Weather,
    /// Each may lay a word in the centre.
    CentreWord {
        /// What is asked.
        question: String,
    },
    /// A break.
    Break {
        /// Until people are asked to be back, in milliseconds.
        length: Millis,
    },
    /// A quiet time with three questions. What people write stays on their phones.
    Reflection {
        /// In milliseconds; none for as long as it takes.
        length: Option<Millis>,
    },
}

fn once() -> u8 {
    1
}

fn is_once(laps: &u8) -> bool {
    *laps == 1
}

impl Part {
    /// The word for each kind of part in a plan's JSON.
    pub const KINDS: [&str; 16] = [
        "agreements",
        "breathing",
        "round",
        "closing",
        "words",
        "values",
        "centre",
        "silence",
        "together",
        "remembering",
        "pairs",
        "offers_and_needs",
        "weather",
        "centre_word",
        "break",
        "reflection",
    ];

    /// A question that the piece goes round with once, without a content note.
    #[must_use]
    pub fn round(question: impl Into<String>, share: Option<Millis>) -> Part {
        Part::Round {
            question: question.into(),
            share,
            kind: RoundKind::Question,
            note: String::new(),
            laps: 1,
        }
    }
}

/// What a round is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundKind {
    /// A question.
    #[default]
    Question,
    /// How people arrive.
    CheckIn,
    /// How people leave.
    CheckOut,
}

impl RoundKind {
    fn is_question(&self) -> bool {
        *self == RoundKind::Question
    }
}

/// What words are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsKind {
    /// They open the circle.
    Opening,
    /// They welcome people and say what this is.
    Welcome,
    /// They say where this circle comes from, and whose land it sits on.
    Acknowledgement,
    /// They are a text to listen to.
    Reading,
    /// They close the circle.
    Closing,
}

/// How lines are said together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The keeper calls, all answer.
    CallAndResponse,
    /// The same lines again and again.
    Repeated,
    /// Read aloud together.
    Reading,
    /// The keeper says a line and all say it after; always tapped on by the keeper.
    ByEcho,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Whose it is.
    pub who: Voice,
}

/// Whose line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The keeper's.
    Keeper,
    /// Everyone's.
    All,
}

/// How a circle closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingWay {
    /// The piece goes round once more, for one word each.
    OneWord,
    /// The circle sits together in silence.
    Silence,
}
