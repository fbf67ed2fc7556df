//! Afternoons to begin with. Their words are our own and plain, and every one of them is meant to be changed: a host
//! knows her people, her house and whom she learned this from.
//!
//! What follows on what, and how long each takes, is the composite agenda of workshop practice: people arrive for longer
//! than one thinks, grounding and agreements come before any circle, and a break after it.

mod four_hours;
#[cfg(test)]
mod tests;
mod three_hours;
mod two_hours;

use circle::parts::{Breathing, Closing, Pairs, Round};
use circle::time::{MINUTE, Millis, SECOND};
use circle::{ClosingWay, Direction, KeeperTurn, LatePolicy, Part, Pattern, Plan, RoundKind};
use gathering::{Afternoon, Block, Way, Work};

/// How many sit in each circle, the keeper among them: enough to be held, few enough to be heard.
const IN_EACH: u8 = 6;

/// An afternoon to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterAfternoon {
    /// A word that stays the same, for links.
    pub key: &'static str,
    /// What it is for, in one line.
    pub for_what: &'static str,
    pub afternoon: Afternoon,
}

/// Every starter afternoon, the shortest first.
#[must_use]
pub fn starter_afternoons() -> Vec<StarterAfternoon> {
    vec![
        two_hours::afternoon(),
        three_hours::afternoon(),
        four_hours::afternoon(),
    ]
}

fn starter(
    key: &'static str,
    for_what: &'static str,
    title: &str,
    about: &str,
    blocks: Vec<Block>,
) -> StarterAfternoon {
    let afternoon = Afternoon {
        title: title.to_owned(),
        about: about.to_owned(),
        blocks,
        agreements: agreements(),
        spots: Vec::new(),
        care: String::new(),
    };
    StarterAfternoon {
        key,
        for_what,
        afternoon,
    }
}

/// What is proposed to the whole room: few, so that all of them can be heard and answered.
fn agreements() -> Vec<String> {
    let texts = [
        "One person speaks at a time.",
        "You may always pass.",
        "We listen to understand, not to answer.",
        "What is said here stays here; what we learn may leave.",
    ];
    texts.map(str::to_owned).to_vec()
}

fn block(minutes: u16, title: &str, work: Work) -> Block {
    let title = title.to_owned();
    Block {
        minutes,
        title,
        work,
    }
}

fn arrive(minutes: u16) -> Block {
    block(minutes, "Arrive, tea", Work::Arrive)
}

fn welcome(minutes: u16) -> Block {
    let words = "Where the doors and the quiet room are. Who is here to help, and how to find them. \
                 Whom we learned this from, and whose land we are on. Nobody has to say anything today."
        .to_owned();
    block(minutes, "Welcome", Work::Welcome { words })
}

fn grounding(minutes: u16, breaths: u16) -> Block {
    let pattern = Pattern::Calm;
    block(
        minutes,
        "Grounding together",
        Work::Breathe { pattern, breaths },
    )
}

fn room_agreements(minutes: u16) -> Block {
    block(minutes, "What we ask of each other", Work::Agreements)
}

fn how_the_piece_works(minutes: u16) -> Block {
    let words = "Whoever has the piece speaks, or sits in silence. The others listen. \
                 Then it goes to the next. You may pass it on without a word."
        .to_owned();
    block(minutes, "How the piece works", Work::Card { words })
}

fn form(title: &str, way: Way) -> Block {
    let about = IN_EACH;
    block(5, title, Work::Form { way, about })
}

fn circles(minutes: u16, title: &str, plan: Plan) -> Block {
    block(minutes, title, Work::Circles { plan })
}

fn pause(minutes: u16) -> Block {
    block(minutes, "Break", Work::Break)
}

fn regroup(minutes: u16) -> Block {
    let question = "A word from each circle: what is it like in your circle now?".to_owned();
    block(minutes, "Back together", Work::Regroup { question })
}

fn closing(minutes: u16) -> Block {
    let words = "Thank you for listening to each other. Whoever would like a person now: \
                 some of us stay a while. Go gently."
        .to_owned();
    block(minutes, "Closing together", Work::Close { words })
}

fn plan(title: &str, intention: &str, parts: Vec<Part>) -> Plan {
    Plan {
        title: title.to_owned(),
        intention: intention.to_owned(),
        parts,
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

fn breath(breaths: u16) -> Part {
    let pattern = Pattern::Calm;
    Part::Breathing(Breathing { pattern, breaths })
}

fn round(kind: RoundKind, question: &str, share: Millis) -> Part {
    Part::Round(Round {
        question: question.to_owned(),
        share: Some(share),
        kind,
        note: String::new(),
        laps: 1,
    })
}

fn check_in(question: &str) -> Part {
    round(RoundKind::CheckIn, question, 60 * SECOND)
}

fn question(question: &str, minutes: u64) -> Part {
    round(RoundKind::Question, question, minutes * MINUTE)
}

fn pairs(question: &str, minutes: u64) -> Part {
    Part::Pairs(Pairs {
        size: 2,
        share: minutes * MINUTE,
        question: question.to_owned(),
    })
}

fn one_word() -> Part {
    let way = ClosingWay::OneWord;
    Part::Closing(Closing { way })
}
