//! Whether anyone who keeps is there. When nobody has been for a while the circle is held, so that nobody is left
//! to themselves in the middle of something; nobody is elected, and it goes on when one of them is back.

use std::time::Duration;

use circle::{Actor, Command, Deed, NOBODY_KEEPS_AFTER, Stage, Why};
use tokio::time::Instant;

use super::room::Room;
use crate::chance;

impl Room {
    /// Whether a screen of someone who keeps is connected.
    fn keeper_is_here(&self) -> bool {
        let keeping = self.circle.keeping();
        keeping.into_iter().any(|seat| self.names.is_here(seat))
    }

    fn is_held_for_keepers(&self) -> bool {
        self.circle
            .hold()
            .is_some_and(|hold| hold.why == Why::NobodyKeeps)
    }

    /// When the circle is held for want of a keeper, unless one comes.
    pub(super) fn unkept_at(&self) -> Option<Instant> {
        let goes_on = matches!(self.circle.stage(), Stage::Part(_)) && !self.is_held_for_keepers();
        let alone = goes_on && !self.keeper_is_here();
        alone.then(|| self.kept_at + Duration::from_millis(NOBODY_KEEPS_AFTER))
    }

    /// Nobody who keeps has been there for too long.
    pub(super) async fn nobody_keeps(&mut self) {
        // Should it not be saved, it is tried again after as long.
        self.kept_at = Instant::now();
        let hold = Command::new(chance::command_id(), Deed::NobodyKeeps);
        if let Err(trouble) = self.decide(Actor::House, &hold, |_, _| {}).await {
            tracing::warn!(
                code = trouble.code(),
                "a circle without a keeper was not held"
            );
        }
    }

    /// Someone who keeps was there a moment ago, by a screen or by a page.
    pub(super) async fn keeper_was_here(&mut self) {
        self.kept_at = Instant::now();
        if self.is_held_for_keepers() {
            let go_on = Command::new(chance::command_id(), Deed::KeeperBack);
            if let Err(trouble) = self.decide(Actor::House, &go_on, |_, _| {}).await {
                tracing::warn!(
                    code = trouble.code(),
                    "a circle whose keeper is back did not go on"
                );
            }
        }
    }
}
