//! What the server holds of this person in memory alone. After it was started again a program that follows the circle
//! says it once more, under the same ids. A request for a person that was seen to is not made again.

use circle::spoken::{OwnWords, SpokenAction};
use circle::{HelpAction, HelpStatus, SeatId};

use crate::protocol::{Help, OwnOf, What};

/// What the server knew when it was last heard.
#[derive(Debug, Default)]
pub(super) struct Memory {
    own: Option<OwnWords>,
    own_of: Vec<OwnOf>,
    /// This person asks for a person.
    asks: bool,
    /// The connection is new, and what the server knows now may be less: of what this seat said,
    own_fresh: bool,
    /// of what those said that this screen acts for,
    own_of_fresh: bool,
    /// and of who asks.
    asks_fresh: bool,
}

/// What is said again: for whom, when it is not this seat itself, and what.
pub(super) type Again = (Option<SeatId>, What);

impl Memory {
    /// A new connection: the server may have been started again.
    pub(super) fn may_be_lost(&mut self) {
        self.own_fresh = true;
        self.own_of_fresh = true;
        self.asks_fresh = true;
    }

    /// The server told what it knows of what this seat said. What it knew before and lost is said again; a card in the
    /// part `part`, if the part has changed, is not taken any more, and nobody is told.
    pub(super) fn hear_own(&mut self, own: &OwnWords, part: Option<usize>) -> Vec<Again> {
        let fresh = std::mem::take(&mut self.own_fresh);
        let before = self.own.replace(own.clone()).filter(|_| fresh);
        let lost = before.map(|before| lost(&before, own, part));
        let again = lost.into_iter().flatten();
        again.map(|action| (None, What::Say(action))).collect()
    }

    /// The same of what those said that this screen acts for.
    pub(super) fn hear_own_of(&mut self, own_of: &[OwnOf], part: Option<usize>) -> Vec<Again> {
        let fresh = std::mem::take(&mut self.own_of_fresh);
        let before = std::mem::replace(&mut self.own_of, own_of.to_vec());
        let mut again = Vec::new();
        for OwnOf { seat, own } in before.iter().filter(|_| fresh) {
            if let Some(known) = own_of.iter().find(|known| known.seat == *seat) {
                let lost = lost(own, &known.own, part).into_iter();
                again.extend(lost.map(|action| (Some(*seat), What::Say(action))));
            }
        }
        again
    }

    /// The server told what it knows of who needs a person. If it has lost that this one does, they ask again.
    pub(super) fn hear_help(&mut self, help: &Help) -> Option<Again> {
        let lost = std::mem::take(&mut self.asks_fresh) && self.asks && help.status.is_none();
        self.asks = help.status.is_some_and(HelpStatus::is_open);
        lost.then_some((None, What::Help(HelpAction::Ask)))
    }
}

fn lost(before: &OwnWords, own: &OwnWords, part: Option<usize>) -> Vec<SpokenAction> {
    let mut lost = Vec::new();
    for card in &before.cards {
        if own.cards.iter().all(|known| known.id != card.id) {
            lost.push(SpokenAction::LayCard {
                id: card.id,
                part: card.part,
                side: card.side,
                text: card.text.clone(),
                again: card.shown,
            });
        }
    }
    for word in &before.centre_words {
        if own.centre_words.iter().all(|known| known.id != word.id) {
            lost.push(SpokenAction::LayWord {
                id: word.id,
                part: word.part,
                text: word.text.clone(),
            });
        }
    }
    if let Some(part) = part {
        if let (Some(weather), None) = (before.weather, own.weather) {
            lost.push(SpokenAction::SayWeather { part, weather });
        }
        if !before.marks.is_empty() && own.marks.is_empty() {
            let marks = before.marks.iter().copied().collect();
            lost.push(SpokenAction::MarkValues { part, marks });
        }
    }
    lost
}

#[cfg(test)]
mod tests {
    use circle::CommandId;
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
        let mut memory = Memory::default();
        let all = own(&[1, 2], Some(Weather::Rain));
        assert!(memory.hear_own(&all, Some(2)).is_empty());
        let less = own(&[1], None);
        let again = memory.hear_own(&less, Some(2));
        assert!(again.is_empty(), "taken back");
        memory.hear_own(&all, Some(2));
        memory.may_be_lost();
        let nothing = own(&[], None);
        assert_eq!(memory.hear_own(&nothing, Some(2)).len(), 3);
        assert!(memory.hear_own(&nothing, Some(2)).is_empty(), "once");
    }

    #[test]
    fn of_a_card_that_lay_with_the_others_it_is_said_that_it_did() {
        let mut memory = Memory::default();
        let card = |number, shown| OwnCard {
            id: CommandId(number),
            part: 2,
            side: Side::Offer,
            text: "Rides".to_owned(),
            shown,
        };
        let mut all = own(&[], None);
        all.cards = vec![card(1, true), card(2, false)];
        memory.hear_own(&all, Some(2));
        memory.may_be_lost();
        let lost = memory.hear_own(&own(&[], None), Some(2));
        let again = lost.iter().map(|(_, what)| match what {
            What::Say(SpokenAction::LayCard { again, .. }) => *again,
            other => panic!("{other:?}"),
        });
        assert_eq!(again.collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn so_is_what_was_said_for_another() {
        let mut memory = Memory::default();
        let of = |words: &[u128]| OwnOf {
            seat: SeatId(4),
            own: own(words, None),
        };
        memory.hear_own_of(&[of(&[9])], Some(2));
        memory.may_be_lost();
        let lost = memory.hear_own_of(&[of(&[])], Some(2));
        assert_eq!(lost.len(), 1);
        assert_eq!(lost[0].0, Some(SeatId(4)));
        memory.hear_own_of(&[of(&[9])], Some(2));
        memory.may_be_lost();
        let gone = memory.hear_own_of(&[], Some(2));
        assert!(gone.is_empty(), "not for one who is acted for no more");
    }

    fn help(status: Option<HelpStatus>) -> Help {
        Help {
            status,
            others: Vec::new(),
        }
    }

    #[test]
    fn who_asked_before_a_restart_asks_again() {
        let mut memory = Memory::default();
        let asked = help(Some(HelpStatus::Asked));
        assert_eq!(memory.hear_help(&asked), None);
        assert_eq!(memory.hear_help(&help(None)), None, "it was taken back");
        let settled = help(Some(HelpStatus::Settled));
        for seen_to in [&settled, &help(None)] {
            memory.hear_help(&asked);
            memory.hear_help(&settled);
            memory.may_be_lost();
            assert_eq!(memory.hear_help(seen_to), None, "it was seen to");
        }
        memory.hear_help(&asked);
        memory.may_be_lost();
        assert_eq!(memory.hear_help(&settled), None, "seen to meanwhile");
        memory.hear_help(&asked);
        memory.may_be_lost();
        let again = Some((None, What::Help(HelpAction::Ask)));
        assert_eq!(memory.hear_help(&help(None)), again);
        assert_eq!(memory.hear_help(&help(None)), None, "once");
    }
}
