//! What a gathering may ask of its circles, and what those who hold the form may answer it.

use crate::circle::{Circle, Stage};
use crate::command::ActionKind;
use crate::hold::Why;

impl Circle {
    /// Nothing of a circle that is part of no gathering.
    pub(crate) fn gathering_may(&self, allow: &mut impl FnMut(ActionKind, bool)) {
        let Some(within) = self.within.as_ref().filter(|_| !self.has_ended()) else {
            return;
        };
        let begun = matches!(self.stage, Stage::Part(_));
        let held = self.hold.is_some_and(|hold| hold.why == Why::Gathering);
        let breathes_together = self
            .breath
            .as_ref()
            .is_some_and(|breath| breath.together && !breath.over);
        allow(ActionKind::SeatSomeone, self.lets_the_house_seat());
        allow(ActionKind::GiveUpSeat, true);
        // A circle's own breath goes on first; there is one breath at a time.
        allow(ActionKind::BreatheTogether, !self.breath_runs());
        allow(ActionKind::EndBreathTogether, breathes_together);
        allow(ActionKind::HoldTogether, begun && !held);
        allow(ActionKind::LetGoTogether, held);
        allow(ActionKind::SayWord, true);
        allow(ActionKind::SuggestComeback, true);
        allow(ActionKind::HostComes, within.host_asked.is_some());
        allow(ActionKind::EndTogether, true);
    }

    pub(super) fn keeper_may_of_the_house(&self, allow: &mut impl FnMut(ActionKind, bool)) {
        let Some(house) = self.desk_house() else {
            return;
        };
        allow(ActionKind::AnswerComeback, house.comeback.is_some());
        allow(ActionKind::PutWordAway, house.word.is_some());
        allow(ActionKind::AskHost, house.host_asked.is_none());
        allow(ActionKind::AskHostNoMore, house.host_asked.is_some());
    }
}
