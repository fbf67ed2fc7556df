//! What this person said of themselves. The server holds it in memory alone, so that after it was started again the
//! phone says it once more, under the same ids.

use circle::CommandId;
use circle::spoken::{OwnWords, SpokenDeed};

/// What was said, and what is known to have been heard.
#[derive(Debug, Default)]
pub(super) struct Says {
    /// Not answered yet, oldest first.
    open: Vec<(CommandId, SpokenDeed)>,
    /// What the server knew of this seat when it was last heard.
    heard: Option<OwnWords>,
    /// The connection is new: what the server knows now may be less.
    fresh: bool,
}

impl Says {
    /// One more.
    pub(super) fn add(&mut self, id: CommandId, deed: SpokenDeed) {
        self.open.push((id, deed));
    }

    /// It was answered. Whether it was open.
    pub(super) fn answered(&mut self, id: CommandId) -> bool {
        let before = self.open.len();
        self.open.retain(|(open, _)| *open != id);
        self.open.len() < before
    }

    /// A new connection: what was not answered is said again.
    pub(super) fn again(&mut self) -> Vec<(CommandId, SpokenDeed)> {
        self.fresh = true;
        self.open.clone()
    }

    /// The server told what it knows of this seat. What it knew before and lost is said again; a card in the part
    /// `part`, if the part has changed, is not taken any more, and nobody is told.
    pub(super) fn hear(&mut self, own: &OwnWords, part: Option<usize>) -> Vec<SpokenDeed> {
        let lost = match &self.heard {
            Some(heard) if self.fresh => lost(heard, own, part),
            _ => Vec::new(),
        };
        self.fresh = false;
        self.heard = Some(own.clone());
        lost
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
    use circle::spoken::{OwnWord, Weather};

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
        assert!(says.hear(&all, Some(2)).is_empty());
        assert!(
            says.hear(&own(&[1], None), Some(2)).is_empty(),
            "taken back"
        );
        says.hear(&all, Some(2));
        assert!(says.again().is_empty());
        let lost = says.hear(&own(&[], None), Some(2));
        assert_eq!(lost.len(), 3);
        assert!(says.hear(&own(&[], None), Some(2)).is_empty(), "once");
    }

    #[test]
    fn what_was_not_answered_is_said_again() {
        let mut says = Says::default();
        let deed = SpokenDeed::TakeAnswerBack { part: 0 };
        says.add(CommandId(7), deed);
        assert_eq!(says.again().len(), 1);
        assert!(says.answered(CommandId(7)) && !says.answered(CommandId(7)));
        assert!(says.again().is_empty());
    }
}
