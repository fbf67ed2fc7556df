//! The closing: the piece goes round once more, for one word each, or all sit together in silence.

use super::rules::*;
use crate::round::Round;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub way: ClosingWay,
}

impl Rules for Closing {
    fn kind(&self) -> PartKind {
        PartKind::Closing(self.way)
    }

    fn estimate(&self, _: u64, sharers: u64) -> Millis {
        match self.way {
            ClosingWay::OneWord => sharers * (ONE_WORD + HAND_OVER),
            ClosingWay::Silence => MINUTE,
        }
    }

    fn state(&self, _: &There) -> PartState {
        match self.way {
            ClosingWay::OneWord => PartState::Round(Round::new(String::new(), None)),
            ClosingWay::Silence => PartState::Plain,
        }
    }

    fn first_bell(&self) -> Option<Sound> {
        (self.way == ClosingWay::Silence).then_some(Sound::SilenceBegins)
    }

    fn scene(&self, going: &Going) -> Scene {
        match self.way {
            ClosingWay::OneWord => Scene::round(going.state, true, RoundKind::CheckOut),
            ClosingWay::Silence => Scene::ClosingSilence,
        }
    }

    fn would_be_disturbed(&self, _: &Going) -> bool {
        self.way == ClosingWay::Silence
    }
}
