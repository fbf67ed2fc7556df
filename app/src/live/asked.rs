//! Whether this person asked for a person. The server holds it in memory alone, so that after it was started again
//! the phone asks once more; one that was seen to meanwhile is asked again too, rather than lost.

use circle::{CommandId, RequestDeed};

use crate::protocol::Needs;

/// What was asked or answered, and what is known to have been heard.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Not answered yet, oldest first.
    open: Vec<(CommandId, RequestDeed)>,
    /// The server knew that this person asks.
    asks: bool,
    /// The connection is new: what the server knows now may be less.
    fresh: bool,
}

impl Asked {
    /// One more.
    pub(super) fn add(&mut self, id: CommandId, need: RequestDeed) {
        self.open.push((id, need));
    }

    /// It was answered. Whether it was open.
    pub(super) fn answered(&mut self, id: CommandId) -> bool {
        let before = self.open.len();
        self.open.retain(|(open, _)| *open != id);
        self.open.len() < before
    }

    /// A new connection: what was not answered is said again.
    pub(super) fn again(&mut self) -> Vec<(CommandId, RequestDeed)> {
        self.fresh = true;
        self.open.clone()
    }

    /// The server told what it knows. Whether it has lost that this person asks.
    pub(super) fn hear(&mut self, needs: &Needs) -> bool {
        let known = needs.heed.is_some();
        let lost = std::mem::take(&mut self.fresh) && self.asks && !known;
        self.asks = known;
        lost
    }
}

#[cfg(test)]
mod tests {
    use circle::Heed;

    use super::*;

    fn needs(heed: Option<Heed>) -> Needs {
        Needs {
            heed,
            others: Vec::new(),
        }
    }

    #[test]
    fn who_asked_before_a_restart_asks_again() {
        let mut asked = Asked::default();
        assert!(!asked.hear(&needs(Some(Heed::Asked))));
        assert!(!asked.hear(&needs(None)), "it was seen to");
        asked.hear(&needs(Some(Heed::Asked)));
        assert!(asked.again().is_empty());
        assert!(asked.hear(&needs(None)));
        assert!(!asked.hear(&needs(None)), "once");
    }

    #[test]
    fn what_was_not_answered_is_asked_again() {
        let mut asked = Asked::default();
        asked.add(CommandId(3), RequestDeed::Ask);
        assert_eq!(asked.again(), [(CommandId(3), RequestDeed::Ask)]);
        assert!(asked.answered(CommandId(3)) && !asked.answered(CommandId(3)));
    }
}
