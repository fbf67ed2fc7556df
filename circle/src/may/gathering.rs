//! What a gathering may ask of its circles, and what those who hold the form may answer it.

use std::collections::BTreeSet;

use crate::circle::{Circle, Stage};
use crate::command::ActionKind;
use crate::order::OrderKind;

impl Circle {
    /// The kinds of order that can be carried out now: none in a circle that is part of no gathering. All others are
    /// answered with a reason.
    #[must_use]
    pub fn order_may(&self) -> BTreeSet<OrderKind> {
        if self.within.is_none() || self.has_ended() {
            return BTreeSet::new();
        }
        let begun = matches!(self.stage, Stage::Part(_));
        let breath = self.breath.as_ref().filter(|breath| !breath.over);
        let allowed = |kind: &OrderKind| match kind {
            OrderKind::SeatSomeone => self.lets_the_house_seat() || self.waits_for_keeper(),
            // A circle's own breath goes on first; there is one breath at a time.
            OrderKind::Breathe => breath.is_none_or(|breath| breath.together),
            OrderKind::Hold => begun,
            // What is so already is done.
            OrderKind::EndBreath | OrderKind::LetGo | OrderKind::HostComes => true,
            OrderKind::GiveUpSeat
            | OrderKind::SayWord
            | OrderKind::SuggestComeback
            | OrderKind::End => true,
        };
        let kinds = OrderKind::ALL.iter().copied();
        kinds.filter(allowed).collect()
    }

    pub(super) fn keeper_may_of_the_house(&self, allow: &mut impl FnMut(ActionKind, bool)) {
        let Some(house) = self.desk_house() else {
            return;
        };
        allow(ActionKind::AnswerComeback, house.comeback.is_some());
        allow(ActionKind::PutWordAway, !house.words.is_empty());
        allow(ActionKind::AskHost, house.host_asked.is_none());
        allow(ActionKind::AskHostNoMore, house.host_asked.is_some());
    }
}
