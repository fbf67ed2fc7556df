//! What screens say in words: where the circle is, whose turn it is, why something was not done.
//!
//! Pure functions of what a screen knows, so that they can be read and tested without a browser.

mod names;
mod part;
mod sentences;
mod share;
pub mod short;

use circle::view::{Commons, Mine, RoundState, Scene};
use circle::{ActionKind, Breath, Offer, Pattern, Piece, SeatId, Stage, Why};

use crate::protocol::People;

pub use names::{
    REFLECTION_QUESTIONS, kind_name, part_name, part_names, pattern_in_words, pattern_name,
    read_out, weather_name,
};
pub use part::listed;
pub use sentences::{sentence, sentence_for};
pub use share::{Share, share};

/// A line that says where things are, and a second one beneath it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Short: what is happening.
    pub line: String,
    /// What it means for the one who reads it; may be empty.
    pub sub: String,
}

impl Words {
    fn new(line: impl Into<String>, sub: impl Into<String>) -> Words {
        Words {
            line: line.into(),
            sub: sub.into(),
        }
    }
}

/// Where the circle is, for the one who looks: `mine` is their own seat, none on the projector.
#[must_use]
pub fn state(commons: &Commons, mine: Option<&Mine>, people: &People) -> Words {
    let eyes = Eyes {
        commons,
        mine,
        people,
    };
    let over = commons.scene == Scene::Ended;
    match &commons.breath {
        Some(breath) if breath.interlude && !over => eyes.breathing(Some(breath), breath.pattern),
        _ if commons.held_since.is_some() && !over => eyes.paused(),
        _ if eyes.is_away() && !over && mine.is_some_and(is_still_asked) => Words::new(
            "The keeper marked you as stepped out",
            "You are still asked. The piece goes past you until you are back.",
        ),
        _ if eyes.is_away() && !over => Words::new(
            "You have stepped out",
            "Your seat stays. The piece goes past you.",
        ),
        breath => part::state(&eyes, breath.as_ref()),
    }
}

/// Whether one who stepped out is asked all the same: someone who keeps said that they have.
fn is_still_asked(mine: &Mine) -> bool {
    let asks = [
        ActionKind::Answer,
        ActionKind::AnswerRest,
        ActionKind::LetBe,
    ];
    asks.iter().any(|kind| mine.may.contains(kind))
}

/// What stands in the middle of the ring; empty where nothing is asked.
#[must_use]
pub fn prompt(commons: &Commons) -> String {
    let held = commons.held_since.is_some();
    if held && commons.scene != Scene::Ended && !crate::parts::face::has_face(&commons.scene) {
        return "Feet on the floor. Look slowly round the room.".to_owned();
    }
    asked(commons)
}

/// What the part asks, whether or not everything is held.
#[must_use]
pub fn asked(commons: &Commons) -> String {
    match &commons.scene {
        // A note is read before the question.
        Scene::Round {
            state: RoundState::Waiting,
            ..
        } => String::new(),
        Scene::Round {
            question, closing, ..
        } => match commons.ring.piece {
            Piece::Centre => String::new(),
            Piece::Resting | Piece::With(_) if *closing => {
                "One word you are leaving with.".to_owned()
            }
            Piece::Resting | Piece::With(_) => question.clone(),
        },
        Scene::Arriving => commons.intention.clone(),
        Scene::Centre { question, .. } if commons.ring.piece.holder().is_some() => question.clone(),
        Scene::Remembering {
            invitation,
            response,
            ..
        } => match commons.ring.piece {
            Piece::With(_) => [&ended(invitation), " All answer: ", response].concat(),
            Piece::Centre | Piece::Resting => invitation.clone(),
        },
        Scene::Centre { .. }
        | Scene::Ended
        | Scene::Agreements
        | Scene::Breathing { .. }
        | Scene::ClosingSilence
        | Scene::Words { .. }
        | Scene::Values { .. }
        | Scene::Silence
        | Scene::Together { .. }
        | Scene::Pairs { .. }
        | Scene::OffersAndNeeds { .. }
        | Scene::Weather { .. }
        | Scene::CentreWord { .. }
        | Scene::Break
        | Scene::Reflection => String::new(),
    }
}

/// Words with a full stop, if they end without a sign.
fn ended(words: &str) -> String {
    let is_ended = words.ends_with(|sign: char| sign.is_ascii_punctuation() || sign == '…');
    let stop = if is_ended || words.is_empty() {
        ""
    } else {
        "."
    };
    [words, stop].concat()
}

/// What the part that is going on is called.
#[must_use]
pub fn part(commons: &Commons) -> String {
    match commons.stage {
        Stage::Arriving => "Arriving".to_owned(),
        Stage::Part(at) => part_name(&commons.parts, at),
        Stage::Ended => "Closed".to_owned(),
    }
}

/// The title of the browser's tab.
#[must_use]
pub fn title(commons: &Commons, mine: Option<&Mine>, people: &People) -> String {
    [state(commons, mine, people).line.as_str(), " · Hearth"].concat()
}

/// What the button says that passes the piece on.
#[must_use]
pub fn pass_to(next: Option<&str>) -> String {
    match next {
        Some(name) => ["Pass the piece to ", name].concat(),
        None => "Lay the piece down".to_owned(),
    }
}

fn comes_after(before: &str) -> String {
    ["You come after ", before, "."].concat()
}

/// A small number as a word.
#[must_use]
pub fn count(number: usize) -> String {
    const WORDS: [&str; 21] = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The word with a capital at its beginning: one of our own words, which begin with a letter from A to Z. The tables of
/// every other alphabet would be a good part of what a phone loads.
#[must_use]
pub fn capital(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// A sentence about what the keeper does next: `"begin"` becomes “Maren will begin when the room is ready.”, and
/// for the keeper “Begin when the room is ready.”
#[must_use]
pub fn when_ready(commons: &Commons, me: Option<SeatId>, people: &People, does: &str) -> String {
    const READY: &str = " when the room is ready.";
    let keeper = commons
        .ring
        .seats
        .iter()
        .find(|seat| seat.keeper)
        .map(|seat| seat.id);
    match keeper {
        Some(keeper) if me == Some(keeper) => [&capital(does), READY].concat(),
        Some(keeper) => [&people.called(keeper), " will ", does, READY].concat(),
        None => ["The keeper will ", does, READY].concat(),
    }
}

/// One pair of eyes on the circle.
struct Eyes<'a> {
    commons: &'a Commons,
    mine: Option<&'a Mine>,
    people: &'a People,
}

impl Eyes<'_> {
    fn me(&self) -> Option<SeatId> {
        self.mine.map(|mine| mine.seat)
    }

    fn called(&self, seat: SeatId) -> String {
        self.people.called(seat)
    }

    fn when_ready(&self, does: &str) -> String {
        when_ready(self.commons, self.me(), self.people, does)
    }

    fn is_away(&self) -> bool {
        let me = self.me();
        self.commons
            .ring
            .seats
            .iter()
            .any(|seat| Some(seat.id) == me && seat.away)
    }

    fn paused(&self) -> Words {
        if self.commons.held_why == Some(Why::NobodyKeeps) {
            return Words::new(
                "We wait together",
                "The keeper’s connection is lost. We go on when the keeper is back.",
            );
        }
        const STILL: &str = "Time is standing still";
        let sub = match self.commons.ring.piece.holder() {
            Some(holder) if Some(holder) == self.me() => {
                [STILL, ", and you keep the piece."].concat()
            }
            Some(holder) => [STILL, ", and ", &self.called(holder), " keeps the piece."].concat(),
            None => [STILL, "."].concat(),
        };
        Words::new("We are pausing together", sub)
    }

    fn arriving(&self) -> Words {
        let here = self
            .commons
            .ring
            .seats
            .iter()
            .filter(|seat| !seat.away)
            .count();
        let mut sub = match here {
            0 | 1 => String::new(),
            more => [&capital(&count(more)), " of us are here. "].concat(),
        };
        sub.push_str(&self.when_ready("begin"));
        let me = self.me();
        let mine = self
            .commons
            .ring
            .seats
            .iter()
            .find(|seat| Some(seat.id) == me);
        let line = match mine {
            Some(seat) => [
                "Your seat is ",
                seat.sign.word().to_ascii_lowercase().as_str(),
            ]
            .concat(),
            None => "Come in and take a seat".to_owned(),
        };
        Words::new(line, sub)
    }

    fn breathing(&self, breath: Option<&Breath>, pattern: Pattern) -> Words {
        match breath {
            None => Words::new("A breath together", self.when_ready("begin")),
            Some(breath) if breath.over => Words::new(
                "That was the last breath",
                ["Rest a moment. ", &self.when_ready("go on")].concat(),
            ),
            Some(_) => Words::new("We breathe together", pattern_in_words(pattern)),
        }
    }

    fn round(&self, state: RoundState) -> Words {
        match (&self.commons.ring.piece, state) {
            (Piece::With(turn), _) => {
                if Some(turn.seat) == self.me() {
                    return Words::new("The piece is with you", "Take your time.");
                }
                let holds = [&self.called(turn.seat), " has the piece"].concat();
                let sits_out = self.mine.is_some_and(|mine| mine.sits_out);
                if self.me().is_some() && self.commons.ring.next == self.me() && !sits_out {
                    return Words::new("You are next", [&holds, ". There is no hurry."].concat());
                }
                Words::new(holds, self.listening(turn.silent))
            }
            (Piece::Centre, _) => Words::new(
                "The piece is in the centre",
                "Some of us passed. Would anyone like the piece now?",
            ),
            (Piece::Resting, RoundState::Going | RoundState::Again | RoundState::Waiting) => {
                Words::new("The piece rests", self.when_ready("go on"))
            }
            (Piece::Resting, RoundState::Complete) => {
                Words::new("The round is complete", self.when_ready("go on"))
            }
        }
    }

    fn listening(&self, silent: bool) -> String {
        let Some(mine) = self.mine else {
            return match self.commons.ring.next {
                Some(next) => [&self.called(next), " is next."].concat(),
                None => String::new(),
            };
        };
        let mut said = if silent {
            "We sit in silence."
        } else {
            "You are listening."
        }
        .to_owned();
        let after = match mine.offer {
            Some(Offer::Wanted) => Some("The piece will come to you again.".to_owned()),
            Some(Offer::Open | Offer::Settled) => None,
            None if mine.sits_out => None,
            None => mine.after.map(|before| comes_after(&self.called(before))),
        };
        if let Some(after) = after {
            said.push(' ');
            said.push_str(&after);
        }
        said
    }
}

#[cfg(test)]
mod tests;
