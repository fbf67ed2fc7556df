//! Whether anyone who keeps is there. When nobody has been for a while the circle is held, so that nobody is left
//! to themselves in the middle of something; nobody is elected, and it goes on when one of them is back.

use std::time::Duration;

use circle::time::{Millis, SECOND};
use circle::{Action, Actor, Command, NOBODY_KEEPS_AFTER, Stage, Why};
use tokio::time::Instant;

use super::room::Room;
use crate::chance;

/// How long nobody who keeps is there before everyone is told, in milliseconds: a moment is nobody's worry.
const AWAY_AFTER: Millis = 10 * SECOND;

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

    /// The circle goes on and nobody who keeps is there.
    fn is_alone(&self) -> bool {
        // Who cannot hear the other servers does not know who is there.
        let goes_on = !self.line.is_cut_off()
            && matches!(self.circle.stage(), Stage::Part(_))
            && !self.is_held_for_keepers();
        goes_on && !self.keeper_is_here()
    }

    fn until_alone_for(&self, long: Millis) -> Option<Duration> {
        let left = || Duration::from_millis(long).saturating_sub(self.kept_at.elapsed());
        self.is_alone().then(left)
    }

    /// How long until the circle is held for want of a keeper, unless one comes.
    pub(super) fn until_unkept(&self) -> Option<Duration> {
        self.until_alone_for(NOBODY_KEEPS_AFTER)
    }

    /// How long until everyone is told that nobody who keeps is there, unless one comes.
    pub(super) fn until_keeper_away(&self) -> Option<Duration> {
        let left = self.until_alone_for(AWAY_AFTER);
        left.filter(|_| !self.snapshot.borrow().people.keeper_away)
    }

    /// Whether everyone is told that nobody who keeps is there.
    pub(super) fn is_keeper_away(&self) -> bool {
        self.until_alone_for(AWAY_AFTER) == Some(Duration::ZERO)
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
        } else if self.snapshot.borrow().people.keeper_away {
            self.publish(None);
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
