//! Silence between two bells.

use super::rules::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// From the first bell to the second, in milliseconds.
    pub length: Millis,
}

impl Rules for Silence {
    fn kind(&self) -> PartKind {
        PartKind::Silence
    }

    fn check(&mut self, at: At) -> Result<(), PlanError> {
        at.time(Some(self.length), SHORTEST_QUIET, LONGEST_QUIET)
    }

    fn length(&self) -> Option<Millis> {
        Some(self.length)
    }

    fn first_bell(&self) -> Option<Sound> {
        Some(Sound::SilenceBegins)
    }

    fn scene(&self, _: &Going) -> Scene {
        Scene::Silence
    }

    fn step(&self, going: &Going) -> Option<Step> {
        going.runs().then_some(Step::EndSilence)
    }

    fn would_be_disturbed(&self, going: &Going) -> bool {
        going.runs()
    }

    fn bell(&self) -> Sound {
        Sound::SilenceEnds
    }
}
