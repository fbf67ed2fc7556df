//! Who sees what. Everyone sees words without names, in an order that tells neither whose they are nor when they
//! came; each author sees their own; the keeper sees how many there are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::action::{Side, SpokenActionKind, Weather, WordId};
use super::house::HouseSays;
use super::tally::{Answer, ENOUGH_ANSWERS, Outcome};
use super::{Spoken, speaks_for_itself, takes_cards};
use crate::circle::{Circle, PartState};
use crate::seat::SeatId;

/// What everyone sees of what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenView {
    /// Cards with offers, once they are shown.
    pub offers: Vec<String>,
    /// Cards with needs, once they are shown.
    pub needs: Vec<String>,
    /// Cards of this part may be missing: the server was started anew since it began, and they come back as phones do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cards_not_kept: bool,
    pub centre_words: Vec<String>,
    pub answers: Answers,
    /// Words of the house, oldest first, once they are heard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub house: Vec<HouseSays>,
}

/// How everyone answered, as everyone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    None,
    /// People answer. How many have is the keeper's to see.
    Open,
    Closed(Outcome),
}

/// What a seat sees of what it said itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    pub cards: Vec<OwnCard>,
    pub centre_words: Vec<OwnWord>,
    /// How it is, until the answers are closed; then nobody knows any more.
    pub weather: Option<Weather>,
    /// What it marked, until the answers are closed.
    pub marks: BTreeSet<usize>,
    pub may: BTreeSet<SpokenActionKind>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCard {
    pub id: WordId,
    pub part: usize,
    pub side: Side,
    pub text: String,
    /// It lies with the others for all to read.
    #[serde(default)]
    pub shown: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWord {
    pub id: WordId,
    pub part: usize,
    pub text: String,
}

/// What keepers alone see: roughly how much there is, so that they know when to go on. Never whose, and never what;
/// and no number that goes up by one when the one beside them taps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenDesk {
    /// Cards that others laid, who see no desk, in threes: 4 are 3. With some of their own, those who keep would choose
    /// at which card of another the number moves.
    pub cards: u32,
    /// Words that lie in the centre, in threes.
    pub centre_words: u32,
    pub answered: Answered,
}

/// Roughly how many have answered by themselves. It does not go back when someone takes an answer back or comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// Fewer than are shown as a whole; nobody, perhaps.
    #[default]
    Few,
    Enough,
    /// Everyone who is waited for, and enough to be shown as a whole: where fewer are asked, "everyone" would say of
    /// the last of them that they have answered.
    Everyone,
}

impl Spoken {
    #[must_use]
    pub fn view(&self, circle: &Circle) -> SpokenView {
        let spoken = self.following(circle);
        let side = |side| {
            let cards = spoken.cards.iter();
            shuffled(cards.filter_map(|(id, card)| {
                let shown = card.side == side && card.shown;
                shown.then_some((*id, &card.text))
            }))
        };
        SpokenView {
            house: spoken.house_says_now(circle),
            offers: side(Side::Offer),
            needs: side(Side::Need),
            cards_not_kept: spoken
                .found_in
                .is_some_and(|part| takes_cards(circle, part)),
            centre_words: shuffled(spoken.words.iter().map(|(id, word)| (*id, &word.text))),
            answers: match (circle.part_state(), spoken.outcome.clone()) {
                (PartState::Answers { closed: false }, _) => Answers::Open,
                (PartState::Answers { closed: true }, Some(outcome)) => Answers::Closed(outcome),
                (PartState::Answers { .. }, None)
                | (
                    PartState::Plain
                    | PartState::Round(_)
                    | PartState::Lines(_)
                    | PartState::Pairs(_),
                    _,
                ) => Answers::None,
            },
        }
    }

    /// What `seat` sees of its own.
    #[must_use]
    pub fn own_words(&self, circle: &Circle, seat: SeatId) -> OwnWords {
        self.following(circle).own_there(circle, seat)
    }

    /// What each seat of the circle sees of its own.
    #[must_use]
    pub fn all_own_words(&self, circle: &Circle) -> BTreeMap<SeatId, OwnWords> {
        let spoken = self.following(circle);
        let seats = circle.seats().iter().map(|seat| seat.id);
        seats
            .map(|seat| (seat, spoken.own_there(circle, seat)))
            .collect()
    }

    /// The same for one seat, of what follows the circle already.
    fn own_there(&self, circle: &Circle, seat: SeatId) -> OwnWords {
        let cards = self.cards.iter();
        let cards = cards.filter(|(_, card)| card.seat == Some(seat));
        let words = self.words.iter();
        let words = words.filter(|(_, word)| word.seat == Some(seat));
        let answer = self.answers.get(&seat);
        OwnWords {
            cards: cards
                .map(|(id, card)| OwnCard {
                    id: *id,
                    part: card.part,
                    side: card.side,
                    text: card.text.clone(),
                    shown: card.shown,
                })
                .collect(),
            centre_words: words
                .map(|(id, word)| OwnWord {
                    id: *id,
                    part: word.part,
                    text: word.text.clone(),
                })
                .collect(),
            weather: match answer {
                Some(Answer::Weather(weather)) => Some(*weather),
                Some(Answer::Marks(_)) | None => None,
            },
            marks: match answer {
                Some(Answer::Marks(marks)) => marks.clone(),
                Some(Answer::Weather(_)) | None => BTreeSet::new(),
            },
            may: self.may(circle, seat),
        }
    }

    #[must_use]
    pub fn desk(&self, circle: &Circle) -> SpokenDesk {
        let spoken = self.following(circle);
        SpokenDesk {
            cards: in_threes(spoken.cards.values().filter(|card| card.counts).count()),
            centre_words: in_threes(spoken.words.len()),
            answered: spoken.answered,
        }
    }

    /// How many have answered, of those who do so by themselves. Answers of those who have left are not among them:
    /// seats can be added and given up.
    pub(super) fn answered_by_now(&self, circle: &Circle) -> Answered {
        let speaks = |seat: &SeatId| speaks_for_itself(circle, *seat);
        let mut awaited = circle.awaited();
        awaited.retain(speaks);
        let answers = self.answers.keys().filter(|seat| speaks(seat)).count();
        let everyone = awaited.iter().all(|seat| self.answers.contains_key(seat));
        if everyone && awaited.len() >= ENOUGH_ANSWERS {
            Answered::Everyone
        } else if answers >= ENOUGH_ANSWERS {
            Answered::Enough
        } else {
            Answered::Few
        }
    }
}

fn in_threes(many: usize) -> u32 {
    (many - many % 3) as u32
}

/// Texts in an order that follows from their ids alone, and not in the order of the ids, should a phone count them
/// up instead of drawing them.
fn shuffled<'a>(texts: impl Iterator<Item = (WordId, &'a String)>) -> Vec<String> {
    let mut texts: Vec<_> = texts.collect();
    texts.sort_by_key(|(id, _)| (mixed(*id), *id));
    texts.into_iter().map(|(_, text)| text.clone()).collect()
}

/// The finishing step of the splitmix generator, which spreads neighbouring numbers far apart.
fn mixed(id: WordId) -> u64 {
    let halves = (id.0 >> 64) as u64 ^ id.0 as u64;
    let once = halves.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let twice = (once ^ (once >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let thrice = (twice ^ (twice >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    thrice ^ (thrice >> 31)
}
