//! Whether anyone who keeps is there. When nobody has been for a while the circle is held, so that nobody is left
//! to themselves in the middle of something; nobody is elected, and it goes on when one of them is back.

use std::time::Duration;

use circle::{Action, Actor, Command, NOBODY_KEEPS_AFTER, Stage, Why};
use tokio::time::Instant;

use super::room::Room;
use crate::chance;

impl Room {
    /// Whether a screen of someone who keeps is connected.
    fn keeper_is_here(&self) -> bool {
        let keeping = self.circle.keeping();
        keeping
            .into_iter()
            .any(|seat| self.presence.is_connected(seat))
    }

    fn is_held_for_keepers(&self) -> bool {
        self.circle
            .hold()
            .is_some_and(|hold| hold.why == Why::NobodyKeeps)
    }

    /// How long until the circle is held for want of a keeper, unless one comes.
    pub(super) fn until_unkept(&self) -> Option<Duration> {
        let goes_on = matches!(self.circle.stage(), Stage::Part(_)) && !self.is_held_for_keepers();
        let alone = goes_on && !self.keeper_is_here();
        alone.then(|| {
            Duration::from_millis(NOBODY_KEEPS_AFTER).saturating_sub(self.kept_at.elapsed())
        })
    }

    /// Nobody who keeps has been there for too long.
    pub(super) async fn nobody_keeps(&mut self) {
        // Should it not be saved, it is tried again after as long.
        self.kept_at = Instant::now();
        self.house(Action::NobodyKeeps).await;
    }

    /// Someone who keeps was there a moment ago, by a screen or by a page.
    pub(super) async fn keeper_was_here(&mut self) {
        self.kept_at = Instant::now();
        if self.is_held_for_keepers() {
            self.house(Action::KeeperBack).await;
        }
    }

    async fn house(&mut self, action: Action) {
        let command = Command::new(chance::command_id(), action);
        if let Err(error) = self.decide(Actor::House, &command).await {
            let (action, code) = (&command.action, error.code());
            tracing::warn!(?action, code, "a circle was not held or did not go on");
        }
    }
}
