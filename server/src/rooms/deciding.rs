//! Deciding: the rules say what changes, the store writes it, and only then is anyone told or answered.

use std::sync::Arc;

use app::protocol::Trouble;
use circle::{Actor, Circle, Command, Refusal, Timestamp};

use super::room::Room;
use crate::chance;
use crate::keys::Keys;
use crate::saved::{Saved, Unwritten};
use crate::store::{CommitError, KeptRecord, StoreError};

/// How often a decision is made anew when another server was quicker.
pub(super) const DECISIONS: usize = 5;

impl Room {
    /// Decides, writes, tells. `also` changes the keys that are written with it.
    pub(super) async fn decide(
        &mut self,
        actor: Actor,
        command: &Command,
        also: impl Fn(&Circle, &mut Keys),
    ) -> Result<(), Trouble> {
        if self.unsure {
            self.reload().await?;
        }
        for _ in 0..DECISIONS {
            let now = self.clock.now();
            let (circle, cues) = self
                .circle
                .act(now, actor, command)
                .map_err(Trouble::Refused)?;
            let mut keys = self.keys.clone();
            keys.follow(&self.circle, &circle, &command.deed);
            also(&circle, &mut keys);
            if circle == *self.circle && keys == self.keys {
                return Ok(()); // a resend, or an early tick
            }
            let mut saved = Saved::new(circle, keys);
            let written = if saved.circle.has_ended() {
                self.finish(&saved.circle, now).await.map(Some)
            } else {
                self.write(&mut saved).await.map(|()| None)
            };
            match written {
                Ok(ended) => {
                    self.circle = Arc::new(saved.circle);
                    self.keys = saved.keys;
                    self.over = ended.is_some();
                    self.tell_all(&cues, ended);
                    return Ok(());
                }
                Err(CommitError::Conflict) => self.reload().await?,
                Err(trouble) => return Err(self.not_saved(&trouble)),
            }
        }
        Err(Trouble::NotSaved)
    }

    /// Writes it, and knows then what it shows.
    pub(super) async fn write(&mut self, saved: &mut Saved) -> Result<(), CommitError> {
        let publication = self.news.borrow().publication + 1;
        let shape = self.shape.followed_by(&saved.circle, publication);
        let shown = self.shown + u64::from(shape.shows_in(publication));
        saved.shown = Some(shown);
        let most = Saved::most_bytes(self.bytes, &self.circle, &saved.circle);
        let body = saved.write(most).map_err(|trouble| {
            self.say_once_that_it_is_too_large(&trouble);
            CommitError::Store(StoreError::TooLarge)
        })?;
        let touched = saved.circle.last_at().0;
        self.version = self
            .store
            .commit(&self.id, self.version, &body, touched)
            .await?;
        self.shown = shown;
        self.bytes = self.bytes.min(body.len());
        self.shape = shape;
        Ok(())
    }

    /// The circle has ended: everything of it is erased, and its record is all that is written.
    async fn finish(&mut self, circle: &Circle, now: Timestamp) -> Result<String, CommitError> {
        let record = circle.record(chance::hex_id(), now);
        let body = serde_json::to_string(&record).map_err(|_| CommitError::Gone)?;
        let kept = KeptRecord {
            deleters: self.keys.deleters(&record.id),
            id: record.id.clone(),
            day: record.day,
            body,
        };
        self.store.finish(&self.id, self.version, &kept).await?;
        self.version += 1;
        self.shown += 1;
        Ok(record.id)
    }

    /// Another server was quicker: take up what it wrote.
    pub(super) async fn reload(&mut self) -> Result<(), Trouble> {
        let row = self.store.load(&self.id).await.map_err(|trouble| {
            tracing::error!(%trouble, "a circle could not be read again");
            Trouble::NotSaved
        })?;
        let Some(row) = row else {
            self.over = true;
            return Err(Trouble::Refused(Refusal::Ended));
        };
        let saved = Saved::read(&row.body).map_err(|_| Trouble::NotSaved)?;
        self.bytes = self.bytes.min(row.body.len());
        self.unsure = false;
        if row.version == self.version {
            return Ok(());
        }
        self.version = row.version;
        self.shown = saved.shown.unwrap_or(row.version);
        self.circle = Arc::new(saved.circle);
        self.shape = self
            .shape
            .followed_by(&self.circle, self.news.borrow().publication + 1);
        self.keys = saved.keys;
        self.coming.know_nothing();
        self.tell_all(&[], None);
        Ok(())
    }

    pub(super) fn not_saved(&mut self, trouble: &CommitError) -> Trouble {
        if matches!(trouble, CommitError::Gone) {
            self.over = true;
            return Trouble::Refused(Refusal::Ended);
        }
        if matches!(trouble, CommitError::Store(StoreError::TooLarge)) {
            return Trouble::NotSaved; // said already, and nothing was tried
        }
        tracing::error!(%trouble, "a change was not saved, and so not made");
        self.unsure = true;
        Trouble::NotSaved
    }

    fn say_once_that_it_is_too_large(&mut self, trouble: &Unwritten) {
        if !std::mem::replace(&mut self.was_too_large, true) {
            tracing::error!(%trouble, "a change was not made");
        }
    }
}
