//! A circle in which something is said: what is kept of it lives beside the circle, as in a server's memory.

use circle::spoken::{Answers, SpokenView};
use circle::{
    Action, CommandId, OwnWords, Part, Refusal, Side, Spoken, SpokenAction, Stage, Weather, WordId,
};

use super::{KEEPER, Sitting};

/// A sitting and what is said in it.
#[derive(Clone, Debug)]
pub(crate) struct Saying {
    pub(crate) sitting: Sitting,
    pub(crate) spoken: Spoken,
}

impl Saying {
    /// A circle with these parts, the first begun.
    pub(crate) fn new(parts: Vec<Part>, others: &[&str]) -> Saying {
        let sitting = Sitting::held_by_keeper(parts, others);
        let spoken = Spoken::new().following(&sitting.circle);
        Saying { sitting, spoken }
    }

    fn part(&self) -> usize {
        match self.sitting.circle.stage() {
            Stage::Part(at) => at,
            Stage::Arriving | Stage::Ended => 0,
        }
    }

    /// `name` says `action`, whatever comes of it.
    pub(crate) fn asks(&mut self, name: &str, action: &SpokenAction) -> Result<(), Refusal> {
        self.asks_for(name, name, action)
    }

    /// `by` says `action` for `whose` seat, whatever comes of it.
    pub(crate) fn asks_for(
        &mut self,
        by: &str,
        whose: &str,
        action: &SpokenAction,
    ) -> Result<(), Refusal> {
        let (by, seat) = (self.sitting.seat(by), self.sitting.seat(whose));
        let for_seat = (by != seat).then_some(seat);
        let circle = &self.sitting.circle;
        self.spoken = self.spoken.act(circle, by, for_seat, action)?;
        Ok(())
    }

    /// `by` says `action` for `whose` seat, which must be possible.
    #[track_caller]
    pub(crate) fn says_for(&mut self, by: &str, whose: &str, action: SpokenAction) -> &mut Saying {
        self.asks_for(by, whose, &action).unwrap();
        self
    }

    /// `name` says `action`, which must be possible.
    #[track_caller]
    pub(crate) fn says(&mut self, name: &str, action: SpokenAction) -> &mut Saying {
        self.asks(name, &action).unwrap();
        self
    }

    /// Why `name` cannot say `action`.
    #[track_caller]
    pub(crate) fn refused(&mut self, name: &str, action: SpokenAction) -> Refusal {
        self.asks(name, &action).unwrap_err()
    }

    /// Something happens in the circle, and what is said follows it.
    #[track_caller]
    pub(crate) fn does(&mut self, name: &str, action: Action) -> &mut Saying {
        self.sitting.does(name, action);
        self.spoken = self.spoken.following(&self.sitting.circle);
        self
    }

    /// The keeper closes the answers.
    #[track_caller]
    pub(crate) fn closed(&mut self) -> &mut Saying {
        let part = self.part();
        self.does(KEEPER, Action::CloseAnswers { part })
    }

    /// The keeper shows the cards.
    #[track_caller]
    pub(crate) fn shown(&mut self) -> &mut Saying {
        let part = self.part();
        self.does(KEEPER, Action::ShowCards { part })
    }

    /// The keeper goes on to the next part.
    #[track_caller]
    pub(crate) fn next_part(&mut self) -> &mut Saying {
        let from = self.part();
        self.does(KEEPER, Action::NextPart { from })
    }

    /// What everyone sees.
    pub(crate) fn view(&self) -> SpokenView {
        self.spoken.view(&self.sitting.circle)
    }

    /// The answers as everyone sees them.
    pub(crate) fn answers(&self) -> Answers {
        self.view().answers
    }

    /// What `name` sees of their own.
    pub(crate) fn own(&self, name: &str) -> OwnWords {
        let seat = self.sitting.seat(name);
        self.spoken.own_words(&self.sitting.circle, seat)
    }
}

/// A card with an offer, laid in the first part.
pub(crate) fn offer(id: u128, text: &str) -> SpokenAction {
    card(id, Side::Offer, text)
}

/// A card with a need, laid in the first part.
pub(crate) fn need(id: u128, text: &str) -> SpokenAction {
    card(id, Side::Need, text)
}

fn card(id: u128, side: Side, text: &str) -> SpokenAction {
    SpokenAction::LayCard {
        id: CommandId(id),
        part: 0,
        side,
        text: text.to_owned(),
        again: false,
    }
}

/// A card that lay with the others before a restart.
pub(crate) fn again(card: SpokenAction) -> SpokenAction {
    match card {
        SpokenAction::LayCard {
            id,
            part,
            side,
            text,
            ..
        } => SpokenAction::LayCard {
            id,
            part,
            side,
            text,
            again: true,
        },
        other => other,
    }
}

/// A word laid in the centre in the first part.
pub(crate) fn word(id: u128, text: &str) -> SpokenAction {
    SpokenAction::LayWord {
        id: CommandId(id),
        part: 0,
        text: text.to_owned(),
    }
}

/// The weather, in the first part.
pub(crate) fn weather(weather: Weather) -> SpokenAction {
    SpokenAction::SayWeather { part: 0, weather }
}

/// Marks, in the first part.
pub(crate) fn marks(marks: &[usize]) -> SpokenAction {
    SpokenAction::MarkValues {
        part: 0,
        marks: marks.to_vec(),
    }
}

/// An id.
pub(crate) fn id(number: u128) -> WordId {
    CommandId(number)
}
