//! What a seat is offered before its turn: when it is next, or while a note is read. In Care it can always sit out.

use circle::view::{Commons, Mine};
use circle::{Action, ActionKind};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeforeTurn {
    /// To be asked after the others.
    pub later: Option<Action>,
    /// To let the piece go past.
    pub out: Option<Action>,
}

impl BeforeTurn {
    #[must_use]
    pub fn of(commons: &Commons, mine: &Mine) -> BeforeTurn {
        let Some(part) = commons.stage.part() else {
            return BeforeTurn::default();
        };
        let is_next = commons.ring.next == Some(mine.seat);
        let noted = commons.scene.has_note();
        let may = |kind| mine.may.contains(&kind);
        let later = is_next && may(ActionKind::AskLater);
        let out = (is_next || noted) && may(ActionKind::SitOut);
        BeforeTurn {
            later: later.then_some(Action::AskLater { part }),
            out: out.then_some(Action::SitOut { part }),
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.later.is_none() && self.out.is_none()
    }
}
