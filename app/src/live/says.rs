//! What this person said of themselves. The server holds it in memory alone, so that after it was started again the
//! phone says it once more, under the same ids.

use circle::spoken::{OwnWords, SpokenDeed};
use circle::{CommandId, SeatId};

use crate::protocol::{OwnOf, Saying};

/// What was said, and what is known to have been heard.
#[derive(Debug, Default)]
pub(super) struct Says {
    /// Not answered yet, oldest first.
    open: Vec<Saying>,
    /// What the server knew when it was last heard, of this seat and of those that this screen acts for.
    heard: Vec<(Option<SeatId>, OwnWords)>,
    /// The connection is new: what the server knows now may be less.
    fresh: bool,
}

/// What is said again: for whom, when it is not this seat itself, and what.
pub(super) type Again = (Option<SeatId>, SpokenDeed);

impl Says {
    /// One more.
    pub(super) fn add(&mut self, saying: Saying) {
        self.open.push(saying);
    }

    /// It was answered. Whether it was open.
    pub(super) fn answered(&mut self, id: CommandId) -> bool {
        let before = self.open.len();
        self.open.retain(|open| open.id != id);
        self.open.len() < before
    }

    /// A new connection: what was not answered is said again.
    pub(super) fn again(&mut self) -> Vec<Saying> {
        self.fresh = true;
        self.open.clone()
    }

    /// The server told what it knows. What it knew before and lost is said again; a card in the part `part`, if
    /// the part has changed, is not taken any more, and nobody is told.
    pub(super) fn hear(
        &mut self,
        own: &OwnWords,
        own_of: &[OwnOf],
        part: Option<usize>,
    ) -> Vec<Again> {
        let own = std::iter::once((None, own));
        let others = own_of.iter().map(|one| (Some(one.seat), &one.own));
        let known: Vec<_> = own.chain(others).collect();
        let mut again = Vec::new();
        if std::mem::take(&mut self.fresh) {
            for (seat, heard) in &self.heard {
                if let Some((_, known)) = known.iter().find(|(of, _)| of == seat) {
                    let lost = lost(heard, known, part).into_iter();
                    again.extend(lost.map(|deed| (*seat, deed)));
                }
            }
        }
        let known = known.into_iter();
        self.heard = known.map(|(seat, own)| (seat, own.clone())).collect();
        again
    }
}

fn lost(heard: &OwnWords, own: &OwnWords, part: Option<usize>) -> Vec<SpokenDeed> {
    let mut lost = Vec::new();
    for card in &heard.cards {
        if own.cards.iter().all(|known| known.id != card.id) {
            lost.push(SpokenDeed::LayCard {
                id: card.id,
                part: card.part,
                side: card.side,
                text: card.text.clone(),
                again: card.shown,
            });
        }
    }
    for word in &heard.centre_words {
        if own.centre_words.iter().all(|known| known.id != word.id) {
            lost.push(SpokenDeed::LayWord {
                id: word.id,
                part: word.part,
                text: word.text.clone(),
            });
        }
    }
    if let Some(part) = part {
        if let (Some(weather), None) = (heard.weather, own.weather) {
            lost.push(SpokenDeed::SayWeather { part, weather });
        }
        if !heard.marks.is_empty() && own.marks.is_empty() {
            let marks = heard.marks.iter().copied().collect();
            lost.push(SpokenDeed::MarkValues { part, marks });
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use circle::spoken::{OwnCard, OwnWord, Side, Weather};

    use super::*;

    fn own(words: &[u128], weather: Option<Weather>) -> OwnWords {
        let word = |id: &u128| OwnWord {
            id: CommandId(*id),
            part: 2,
            text: "Rest".to_owned(),
        };
        OwnWords {
            cards: Vec::new(),
            centre_words: words.iter().map(word).collect(),
            weather,
            marks: Default::default(),
            may: Default::default(),
        }
    }

    #[test]
    fn what_the_server_lost_is_said_again_after_a_reconnect_only() {
        let mut says = Says::default();
        let all = own(&[1, 2], Some(Weather::Rain));
        assert!(says.hear(&all, &[], Some(2)).is_empty());
        let less = own(&[1], None);
        assert!(says.hear(&less, &[], Some(2)).is_empty(), "taken back");
        says.hear(&all, &[], Some(2));
        assert!(says.again().is_empty());
        let nothing = own(&[], None);
        assert_eq!(says.hear(&nothing, &[], Some(2)).len(), 3);
        assert!(says.hear(&nothing, &[], Some(2)).is_empty(), "once");
    }

    #[test]
    fn of_a_card_that_lay_with_the_others_it_is_said_that_it_did() {
        let mut says = Says::default();
        let card = |number, shown| OwnCard {
            id: CommandId(number),
            part: 2,
            side: Side::Offer,
            text: "Rides".to_owned(),
            shown,
        };
        let mut all = own(&[], None);
        all.cards = vec![card(1, true), card(2, false)];
        says.hear(&all, &[], Some(2));
        says.again();
        let lost = says.hear(&own(&[], None), &[], Some(2));
        let again = lost.iter().map(|(_, say)| match say {
            SpokenDeed::LayCard { again, .. } => *again,
            other => panic!("{other:?}"),
        });
        assert_eq!(again.collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn so_is_what_was_said_for_another() {
        let mut says = Says::default();
        let of = |words: &[u128]| OwnOf {
            seat: SeatId(4),
            own: own(words, None),
        };
        let nothing = own(&[], None);
        says.hear(&nothing, &[of(&[9])], Some(2));
        assert!(says.again().is_empty());
        let lost = says.hear(&nothing, &[of(&[])], Some(2));
        assert_eq!(lost.len(), 1);
        assert_eq!(lost[0].0, Some(SeatId(4)));
        says.hear(&nothing, &[of(&[9])], Some(2));
        assert!(says.again().is_empty());
        let gone = says.hear(&nothing, &[], Some(2));
        assert!(gone.is_empty(), "not for one who is acted for no more");
    }

    #[test]
    fn what_was_not_answered_is_said_again() {
        let mut says = Says::default();
        says.add(Saying {
            id: CommandId(7),
            for_seat: None,
            say: SpokenDeed::TakeAnswerBack { part: 0 },
        });
        assert_eq!(says.again().len(), 1);
        assert!(says.answered(CommandId(7)) && !says.answered(CommandId(7)));
        assert!(says.again().is_empty());
    }
}
