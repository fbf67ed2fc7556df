//! What people say about themselves within a circle: cards, words laid in the centre, the weather, the values that
//! matter to them. It lives in memory alone. It is no part of [`Circle`], which is saved, and has no way of its
//! own to be saved or printed; after a restart each phone says its own again. Several servers tell each other of it, sealed.
//!
//! A word of the house, which belongs to no seat, is here too.
//!
//! `action` what can be said, `say` what saying it does, `tally` how answers are counted, `view` who sees what, `house` a word of the house,
//! `copy` how one server tells another of it, `merge` what is known when it has.

pub(crate) mod action;
pub(crate) mod copy;
mod house;
mod merge;
mod say;
pub(crate) mod tally;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::circle::{Circle, Stage};
use crate::order::OrderNumber;
use crate::parts::Part;
use crate::seat::{Carried, MAX_SEATS, SeatId};

pub use self::house::HouseSays;
pub use action::{Side, SpokenAction, SpokenActionKind, Weather, WordId};
pub use tally::{ENOUGH_ANSWERS, Outcome, ValueCount, WeatherCount};
pub use view::{Answered, Answers, OwnCard, OwnWord, OwnWords, SpokenDesk, SpokenView};

use self::tally::Answer;

/// The most cards that one seat can have laid at a time.
pub const MAX_CARDS: usize = 6;
/// The most words that one seat can have laid in the centre at a time.
pub const MAX_WORDS: usize = 3;
/// On how many phones cards are written that come after the others were shown, until they are shown together. Of cards
/// from two, whoever wrote on one would know whose the others are, however many they laid themselves.
pub const PHONES_AT_A_TIME: usize = 3;
/// The most cards, and the most words, that lie in one circle: of those who left too.
const ALL_CARDS: usize = 400;
const ALL_WORDS: usize = 200;
/// Whoever took so many back lays no more ...
const TAKEN_BACK: usize = 100;
/// ... and nobody does in a circle in which so many were taken back by all.
const ALL_TAKEN_BACK: usize = 2_000;

/// Everything that is said in one circle.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Spoken {
    cards: BTreeMap<WordId, Card>,
    words: BTreeMap<WordId, LaidWord>,
    /// The parts whose cards have been shown.
    shown: BTreeSet<usize>,
    /// What was taken back, so that no late resend lays it again and no other server brings it back: none of it is
    /// forgotten while the circle goes on. By whom; none once they have left.
    taken_back: BTreeMap<WordId, Option<SeatId>>,
    /// On which phone each seat said what it did.
    phones: BTreeMap<SeatId, Carried>,
    /// The part that is going on, which the answers belong to.
    part: Option<usize>,
    answers: BTreeMap<SeatId, Answer>,
    /// How often each seat has answered in this part or taken its answer back: of two servers the one that heard more often
    /// knows the newer one.
    heard: BTreeMap<SeatId, u32>,
    /// What those who keep were told of how many have answered. It never goes back, or they could find out by their own
    /// answers how many others there are.
    answered: Answered,
    /// Answers of those who have left since. They count, so that nobody's shows by its absence.
    answers_of_gone: Vec<Answer>,
    /// What came of the answers, once the keeper closed them. It is counted once and never again.
    outcome: Option<Outcome>,
    /// The part that was going on when the server was started anew: what was said in it before is not kept here.
    found_in: Option<usize>,
    /// The words of the house by the orders that they came with. The circle knows whether they were heard.
    house: BTreeMap<OrderNumber, String>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Card {
    part: usize,
    /// Whose it is; none once they have left.
    seat: Option<SeatId>,
    side: Side,
    text: String,
    /// It lies there for all to read. One that came after the others were shown waits for more.
    shown: bool,
    /// It lay there already before the server was started anew.
    again: bool,
    /// Those who keep are told of it, roughly: nobody with a desk wrote it, for themselves or for another. So it stays,
    /// whoever leaves or is given a role.
    counts: bool,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LaidWord {
    part: usize,
    /// Whose it is; none once they have left.
    seat: Option<SeatId>,
    text: String,
}

/// Numbers only: what is said must not find its way into a log.
impl fmt::Debug for Spoken {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (cards, words) = (self.cards.len(), self.words.len());
        write!(to, "Spoken {{ cards: {cards}, words: {words}, .. }}")
    }
}

impl Spoken {
    /// Nothing has been said yet.
    #[must_use]
    pub fn new() -> Spoken {
        Spoken::default()
    }

    /// What is known of a circle that was read from where it is kept: nothing that was said before.
    #[must_use]
    pub fn found(circle: &Circle) -> Spoken {
        let spoken = Spoken {
            found_in: circle.stage().part(),
            ..Spoken::new()
        };
        spoken.following(circle)
    }

    /// What is still there once the circle is as it is: to be asked after every change of the circle.
    ///
    /// What belongs to a part is forgotten with it, but for cards that were shown, which stay until the circle
    /// ends. When a seat leaves, what it said stays with what the others said, and nothing tells any more that it was
    /// theirs: if it went with them, everyone would see whose it was. So it is when the phone that carried a seat
    /// leaves, for nobody who acts for it then may read it as theirs. When the keeper has closed the answers they are
    /// counted, and then forgotten.
    #[must_use]
    pub fn following(&self, circle: &Circle) -> Spoken {
        let house = self.house_following(circle);
        let Stage::Part(at) = circle.stage() else {
            return Spoken {
                house,
                ..Spoken::new()
            };
        };
        let mut spoken = Spoken {
            house,
            ..self.clone()
        };
        spoken.let_go_of_gone(circle);
        spoken
            .cards
            .retain(|_, card| card.part == at || circle.shows_cards_of(card.part));
        spoken.words.retain(|_, word| word.part == at);
        spoken.show_cards(circle, at);
        let was_here = spoken.part == Some(at);
        if !was_here {
            spoken.part = Some(at);
            spoken.answers.clear();
            spoken.heard.clear();
            spoken.answers_of_gone.clear();
            spoken.answered = Answered::Few;
            spoken.outcome = None;
            spoken.found_in = spoken.found_in.filter(|part| *part == at);
        }
        spoken.note_answered(circle);
        if circle.part_state().is_closed() {
            let mut answers = std::mem::take(&mut spoken.answers_of_gone);
            answers.extend(std::mem::take(&mut spoken.answers).into_values());
            spoken.heard.clear();
            if spoken.outcome.is_none() {
                let part = circle.present_part().filter(|_| was_here);
                let counted = part.map(|part| match answers.len() {
                    ..ENOUGH_ANSWERS => Outcome::TooFew,
                    ENOUGH_ANSWERS.. => part.rules().count(&answers),
                });
                spoken.answered = Answered::Few; // there is nothing to count any more
                // Closed before any of it was known here: the server was started anew since.
                spoken.outcome = Some(counted.unwrap_or(Outcome::NotKept { part: at }));
            }
        }
        spoken.forget_phones();
        spoken
    }

    /// Of who has said nothing that is still there the phone is forgotten.
    fn forget_phones(&mut self) {
        let mut phones = std::mem::take(&mut self.phones);
        phones.retain(|seat, _| self.has_something_of(*seat));
        self.phones = phones;
    }

    /// What those said who have left, or whose phone has, is nobody's any more.
    fn let_go_of_gone(&mut self, circle: &Circle) {
        let phones = std::mem::take(&mut self.phones);
        let sits = |seat: &SeatId| {
            let phone = circle.seat(*seat).map(|seat| seat.carried);
            phone.is_some_and(|phone| phones.get(seat) == Some(&phone))
        };
        for card in self.cards.values_mut() {
            card.seat = card.seat.filter(sits);
        }
        for word in self.words.values_mut() {
            word.seat = word.seat.filter(sits);
        }
        for seat in self.taken_back.values_mut() {
            *seat = seat.filter(|seat| circle.seat(*seat).is_some());
        }
        self.heard.retain(|seat, _| circle.seat(*seat).is_some());
        let answers = std::mem::take(&mut self.answers);
        for (seat, answer) in answers {
            if sits(&seat) {
                self.answers.insert(seat, answer);
            } else if self.answers_of_gone.len() < MAX_SEATS {
                // Whoever comes and goes again and again fills no memory with it.
                self.answers_of_gone.push(answer);
            }
        }
        self.phones = phones;
    }

    /// All cards of a part lie there when the keeper shows them, and those that came later when the keeper goes on.
    fn show_cards(&mut self, circle: &Circle, at: usize) {
        let goes_on = self.part != Some(at);
        for card in self.cards.values_mut() {
            let first = !self.shown.contains(&card.part);
            card.shown |= circle.shows_cards_of(card.part) && (first || goes_on);
        }
        self.shown
            .extend((0..=at).filter(|part| circle.shows_cards_of(*part)));
    }

    /// Cards that come later wait until there are some from several phones: one phone's alone would be the cards of
    /// whoever is just writing. So do those that lay there before a restart, among themselves: all have read them, and
    /// beside them a new one would be seen to be new.
    ///
    /// Cards of those who have left, or who have no device, wait with the others and do not count: nobody can tell any
    /// more by whom the first are, and all who keep read the second.
    fn show_late_cards(&mut self, circle: &Circle) {
        for again in [false, true] {
            let waits = |card: &Card| {
                !card.shown && card.again == again && circle.shows_cards_of(card.part)
            };
            let waiting = self.cards.values().filter(|card| waits(card));
            let phones = waiting.filter_map(|card| phone_of(circle, card.seat?));
            if phones.collect::<BTreeSet<_>>().len() < PHONES_AT_A_TIME {
                continue;
            }
            for card in self.cards.values_mut().filter(|card| waits(card)) {
                card.shown = true;
            }
        }
    }

    /// What those who keep are told of how many have answered only goes up.
    fn note_answered(&mut self, circle: &Circle) {
        self.answered = self.answered.max(self.answered_by_now(circle));
    }

    fn has_something_of(&self, seat: SeatId) -> bool {
        let laid = self.cards_of(seat) + self.words_of(seat) > 0;
        laid || self.answers.contains_key(&seat)
    }

    fn has_taken_back(&self, id: WordId) -> bool {
        self.taken_back.contains_key(&id)
    }

    fn taken_back_by(&self, seat: SeatId) -> usize {
        let own = |other: &&Option<SeatId>| **other == Some(seat);
        self.taken_back.values().filter(own).count()
    }

    /// Whether `seat` may lay one more card. Several servers that do not hear each other may take as many each.
    fn takes_card_of(&self, seat: SeatId) -> bool {
        self.takes_more_of(seat) && self.cards_of(seat) < MAX_CARDS && self.cards.len() < ALL_CARDS
    }

    /// The same of a word.
    fn takes_word_of(&self, seat: SeatId) -> bool {
        self.takes_more_of(seat) && self.words_of(seat) < MAX_WORDS && self.words.len() < ALL_WORDS
    }

    /// Whoever lays and takes back again and again fills no memory with it.
    fn takes_more_of(&self, seat: SeatId) -> bool {
        self.taken_back_by(seat) < TAKEN_BACK && self.taken_back.len() < ALL_TAKEN_BACK
    }

    fn cards_of(&self, seat: SeatId) -> usize {
        let own = |card: &&Card| card.seat == Some(seat);
        self.cards.values().filter(own).count()
    }

    fn words_of(&self, seat: SeatId) -> usize {
        let own = |word: &&LaidWord| word.seat == Some(seat);
        self.words.values().filter(own).count()
    }
}

/// The seat on whose phone `seat` takes part, if it is on one.
fn phone_of(circle: &Circle, seat: SeatId) -> Option<SeatId> {
    match circle.seat(seat)?.carried {
        Carried::OwnPhone => Some(seat),
        Carried::By(carrier) => Some(carrier),
        Carried::NoDevice => None,
    }
}

/// Whether `seat` says what it says on a phone of its own, or of someone who sees no desk. What those with a desk say for
/// others they know, and could count by it how many more there are.
fn speaks_for_itself(circle: &Circle, seat: SeatId) -> bool {
    phone_of(circle, seat).is_some_and(|phone| phone == seat || !circle.has_desk(phone))
}

/// Whether cards can be laid for this part: it is going on, or its cards lie there for all to read.
fn takes_cards(circle: &Circle, part: usize) -> bool {
    let is_for_cards = matches!(circle.plan().parts.get(part), Some(Part::OffersAndNeeds(_)));
    is_for_cards && (circle.stage() == Stage::Part(part) || circle.shows_cards_of(part))
}
