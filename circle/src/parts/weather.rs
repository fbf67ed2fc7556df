//! How everyone is, in one tap each, seen only as a whole.

use super::rules::*;

pub(super) struct WeatherCheck;

impl Rules for WeatherCheck {
    fn kind(&self) -> PartKind {
        PartKind::Weather
    }

    fn estimate(&self, _: u64, _: u64) -> Millis {
        MINUTE
    }

    fn state(&self, _: &There) -> PartState {
        PartState::Answers { closed: false }
    }

    fn scene(&self, going: &Going) -> Scene {
        let closed = going.state.is_closed();
        Scene::Weather { closed }
    }

    fn invites(&self) -> Option<SpokenActionKind> {
        Some(SpokenActionKind::SayWeather)
    }

    fn count(&self, answers: &[Answer]) -> Outcome {
        tally::weather(answers)
    }
}
