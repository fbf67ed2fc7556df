//! Plans to begin with. Their words are our own and plain; every one of them is meant to be changed. What only
//! a host can say (lineage, land, local protocol) is left for the host to say. With them, what else a host can borrow:
//! questions, agreements to propose, lists of values.

mod agreements;
mod everyday;
mod questions;
mod tender;
#[cfg(test)]
mod tests;
mod together;
mod values;

use circle::parts::{
    Break, Breathing, Centre, CentreWord, Closing, Gratitude, OffersAndNeeds, Pairs, Reflection,
    Remembering, Round, Silence, Together, Values, Words,
};
use circle::time::{MINUTE, Millis, SECOND};
use circle::{
    ClosingWay, Direction, KeeperTurn, LatePolicy, Line, Part, Pattern, Plan, RoundKind, Voice,
    Way, WordsKind,
};

pub use self::agreements::{CHOSEN_AT_FIRST, STARTERS};
pub use self::questions::{QUESTIONS, QuestionList};
pub use self::values::{VALUE_LISTS, ValueList};

/// A plan to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterPlan {
    /// A word that stays the same, for links.
    pub key: &'static str,
    /// What it is for, in one line.
    pub for_what: &'static str,
    pub plan: Plan,
}

/// Every starter plan, those for an ordinary day first.
#[must_use]
pub fn starter_plans() -> Vec<StarterPlan> {
    vec![
        everyday::check_in(),
        everyday::closing_a_day(),
        everyday::talking_circle(),
        everyday::listening_in_pairs(),
        together::values(),
        together::offers_and_needs(),
        together::singing(),
        together::community_care(),
        tender::repair(),
        tender::grief(),
    ]
}

fn starter(
    key: &'static str,
    for_what: &'static str,
    title: &str,
    intention: &str,
    parts: Vec<Part>,
) -> StarterPlan {
    let plan = Plan {
        title: title.to_owned(),
        intention: intention.to_owned(),
        parts,
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    };
    StarterPlan {
        key,
        for_what,
        plan,
    }
}

/// A breath without holds.
fn breath(breaths: u16) -> Part {
    let pattern = Pattern::Calm;
    Part::Breathing(Breathing { pattern, breaths })
}

fn words(kind: WordsKind, text: &str) -> Part {
    let text = text.to_owned();
    Part::Words(Words { kind, text })
}

/// Where a host says where this circle comes from, in words that only they have.
fn lineage() -> Part {
    words(
        WordsKind::Acknowledgement,
        "Circles like this one were kept long before us, by many peoples. \
         Before we begin, the keeper tells us whom they learned this from, and whose land we sit on.",
    )
}

fn check_in_round(question: &str, share: Millis) -> Part {
    round(RoundKind::CheckIn, question, "", Some(share))
}

fn check_out_round(question: &str) -> Part {
    round(RoundKind::CheckOut, question, "", Some(30 * SECOND))
}

fn noted(note: &str, question: &str, share: Option<Millis>) -> Part {
    round(RoundKind::Question, question, note, share)
}

fn round(kind: RoundKind, question: &str, note: &str, share: Option<Millis>) -> Part {
    Part::Round(Round {
        question: question.to_owned(),
        share,
        kind,
        note: note.to_owned(),
        laps: 1,
    })
}

fn silence(length: Millis) -> Part {
    Part::Silence(Silence { length })
}

fn pause(minutes: u64) -> Part {
    let length = minutes * MINUTE;
    Part::Break(Break { length })
}

fn open_centre(question: &str, note: &str) -> Part {
    Part::Centre(Centre {
        question: question.to_owned(),
        note: note.to_owned(),
        untouched: Some(90 * SECOND),
    })
}

fn centre_word(question: &str) -> Part {
    let question = question.to_owned();
    Part::CentreWord(CentreWord { question })
}

fn gratitude(invitation: &str) -> Part {
    let invitation = invitation.to_owned();
    Part::Gratitude(Gratitude { invitation })
}

fn pairs(question: &str, share: Millis) -> Part {
    Part::Pairs(Pairs {
        size: 2,
        share,
        question: question.to_owned(),
    })
}

fn reflection(minutes: u64) -> Part {
    let length = Some(minutes * MINUTE);
    Part::Reflection(Reflection { length })
}

fn one_word() -> Part {
    let way = ClosingWay::OneWord;
    Part::Closing(Closing { way })
}

fn lines(lines: &[(Voice, &str)]) -> Vec<Line> {
    let line = |(who, text): &(Voice, &str)| Line {
        text: (*text).to_owned(),
        who: *who,
    };
    lines.iter().map(line).collect()
}
