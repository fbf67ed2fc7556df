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

#[cfg(feature = "ssr")]
use crate::parts;
use crate::protocol::People;
use crate::say::say;

pub use names::{
    kind_name, part_name, part_names, pattern_in_words, pattern_name, reflection_questions,
    to_part, weather_name,
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
    fn new(line: impl ToString, sub: impl ToString) -> Words {
        Words {
            line: line.to_string(),
            sub: sub.to_string(),
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
        _ if eyes.is_away() && !over && mine.is_some_and(is_still_asked) => {
            Words::new(say().marked_as_out(), say().marked_as_out_sub())
        }
        _ if eyes.is_away() && !over => Words::new(say().stepped_out(), say().stepped_out_sub()),
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

/// Whether nobody is asked twice: whoever is offered the piece after it has gone round was out until then.
pub(crate) fn asks_once(scene: &Scene) -> bool {
    matches!(scene, Scene::Gratitude { .. })
}

/// What stands in the middle of the ring; empty where nothing is asked.
#[cfg(feature = "ssr")]
#[must_use]
pub fn prompt(commons: &Commons) -> String {
    if commons.held_since.is_some() && parts::shows(&commons.scene).is_about_the_ring() {
        return say().feet_on_the_floor();
    }
    asked(commons)
}

/// What the part asks, whether or not everything is held.
#[cfg(feature = "ssr")]
#[must_use]
pub fn asked(commons: &Commons) -> String {
    parts::shows(&commons.scene).asks(commons)
}

/// Words with a full stop, if they end without a sign.
pub(crate) fn ended(words: &str) -> String {
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
        Stage::Arriving => say().part_arriving(),
        Stage::Part(at) => part_name(&commons.parts, at),
        Stage::Ended => say().part_closed(),
    }
}

/// What the button says that passes the piece on.
#[must_use]
pub fn pass_to(next: Option<&str>) -> String {
    match next {
        Some(name) => say().pass_to(name),
        None => say().lay_down_piece(),
    }
}

/// A small number as a word.
#[must_use]
pub fn count(number: usize) -> String {
    say().number_word(number)
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

/// What the keeper does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Begin,
    BeginAgain,
    GoOn,
}

/// A sentence about what the keeper does next: “Maren will begin when the room is ready.”, and for the keeper “Begin when
/// the room is ready.”
#[must_use]
pub fn when_ready(commons: &Commons, me: Option<SeatId>, people: &People, next: Next) -> String {
    let seats = commons.ring.seats.iter();
    let keeper = seats.filter(|seat| seat.keeper).map(|seat| seat.id).next();
    match (next, keeper) {
        (Next::Begin, None) => say().ready_begin_nobody(),
        (Next::BeginAgain, None) => say().ready_begin_again_nobody(),
        (Next::GoOn, None) => say().ready_go_on_nobody(),
        (Next::Begin, keeper) if keeper == me => say().ready_begin(),
        (Next::BeginAgain, keeper) if keeper == me => say().ready_begin_again(),
        (Next::GoOn, keeper) if keeper == me => say().ready_go_on(),
        (Next::Begin, Some(keeper)) => say().ready_begin_of(people.called(keeper)),
        (Next::BeginAgain, Some(keeper)) => say().ready_begin_again_of(people.called(keeper)),
        (Next::GoOn, Some(keeper)) => say().ready_go_on_of(people.called(keeper)),
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

    fn when_ready(&self, next: Next) -> String {
        when_ready(self.commons, self.me(), self.people, next)
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
            return Words::new(say().we_wait(), say().we_wait_sub());
        }
        let line = if self.commons.held_why == Some(Why::Gathering) {
            say().house_holds()
        } else {
            say().we_pause()
        };
        let sub = match self.commons.ring.piece.holder() {
            Some(holder) if Some(holder) == self.me() => say().we_pause_you_keep(),
            Some(holder) => say().we_pause_keeps(self.called(holder)),
            None => say().we_pause_sub(),
        };
        Words::new(line, sub)
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
            more => [&say().are_here(capital(&count(more))), " "].concat(),
        };
        sub.push_str(&self.when_ready(Next::Begin));
        let me = self.me();
        let mine = self
            .commons
            .ring
            .seats
            .iter()
            .find(|seat| Some(seat.id) == me);
        let line = match mine {
            Some(seat) => say().your_seat_is(seat.sign.word().to_ascii_lowercase()),
            None => say().come_in(),
        };
        Words::new(line, sub)
    }

    fn breathing(&self, breath: Option<&Breath>, pattern: Pattern) -> Words {
        match breath {
            None => Words::new(say().breath(), self.when_ready(Next::Begin)),
            Some(breath) if breath.over => Words::new(
                say().breath_over(),
                say().breath_over_sub(self.when_ready(Next::GoOn)),
            ),
            Some(_) => Words::new(say().breath_goes(), pattern_in_words(pattern)),
        }
    }

    fn round(&self, state: RoundState) -> Words {
        match (&self.commons.ring.piece, state) {
            (Piece::With(turn), _) => {
                if Some(turn.seat) == self.me() {
                    return Words::new(part::holding(turn), say().with_you_sub());
                }
                let holds = self.called(turn.seat);
                let sits_out = self.mine.is_some_and(|mine| mine.sits_out);
                if self.me().is_some() && self.commons.ring.next == self.me() && !sits_out {
                    return Words::new(say().you_are_next(), say().you_are_next_sub(holds));
                }
                Words::new(say().has_the_piece(holds), self.listening(turn.silent))
            }
            (Piece::Centre, _) => Words::new(say().in_the_centre(), say().in_the_centre_sub()),
            (Piece::Resting, RoundState::Going | RoundState::Again | RoundState::Waiting) => {
                Words::new(say().piece_rests(), self.when_ready(Next::GoOn))
            }
            (Piece::Resting, RoundState::Complete) => {
                Words::new(say().round_complete(), self.when_ready(Next::GoOn))
            }
        }
    }

    fn listening(&self, silent: bool) -> String {
        let Some(mine) = self.mine else {
            return match self.commons.ring.next {
                Some(next) => say().is_next(self.called(next)),
                None => String::new(),
            };
        };
        let said = if silent {
            say().we_are_silent()
        } else {
            say().you_listen()
        };
        let after = match mine.offer {
            Some(Offer::Wanted) if asks_once(&self.commons.scene) => Some(say().comes_to_you()),
            Some(Offer::Wanted) => Some(say().comes_again()),
            Some(Offer::Open | Offer::Settled) => None,
            None if mine.sits_out => None,
            None => mine
                .after
                .map(|before| say().comes_after(self.called(before))),
        };
        match after {
            Some(after) => [&said, " ", &after].concat(),
            None => said,
        }
    }
}

#[cfg(test)]
mod tests;
