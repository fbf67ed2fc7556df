//! Deciding: the rules say what changes, the store writes it, and only then is anyone told or answered.

use std::sync::Arc;

use app::protocol::AskError;
use circle::{Actor, Circle, Command, Cue, Record, Refusal};

use super::room::Room;
use crate::chance;
use crate::cluster::Contention;
use crate::keys::Keys;
use crate::saved::{SavedCircle, WriteError};
use crate::store::{CommitError, KeptRecord, StoreError};

/// What the circle and its keys are to become. What does not change is the same `Arc` as before.
struct Decision {
    circle: Arc<Circle>,
    keys: Arc<Keys>,
    cues: Vec<Cue>,
}

impl Room {
    pub(super) async fn decide(&mut self, actor: Actor, command: &Command) -> Result<(), AskError> {
        self.decide_with_keys(actor, command, |_, _, _| Ok(()))
            .await
    }

    /// The same; `also` changes the keys that are written with it, by what the circle was and is, or says why it cannot be.
    pub(super) async fn decide_with_keys(
        &mut self,
        actor: Actor,
        command: &Command,
        also: impl Fn(&Circle, &Circle, &mut Arc<Keys>) -> Result<(), AskError>,
    ) -> Result<(), AskError> {
        self.change(|room| {
            let acted = room.circle.act(room.clock.now(), actor, command);
            let (circle, cues) = acted.map_err(AskError::Refused)?;
            let mut keys = Arc::clone(&room.keys);
            if keys.has_some_of_gone(&circle) {
                Arc::make_mut(&mut keys).follow(&room.circle, &circle, &command.action);
            }
            also(&room.circle, &circle, &mut keys)?;
            let circle = Arc::new(circle);
            Ok(Decision { circle, keys, cues })
        })
        .await
    }

    /// Gives a new key, and changes nothing else. Screens whose keys are taken back find that out from the snapshot.
    pub(super) async fn give_key(
        &mut self,
        give: impl Fn(&Circle, &mut Keys, &str),
    ) -> Result<String, AskError> {
        let key = chance::key();
        self.change(|room| {
            let (circle, mut keys) = (Arc::clone(&room.circle), Arc::clone(&room.keys));
            give(&circle, Arc::make_mut(&mut keys), &key);
            let cues = Vec::new();
            Ok(Decision { circle, keys, cues })
        })
        .await?;
        Ok(key)
    }

    /// Decides, writes, tells.
    async fn change(
        &mut self,
        decide: impl Fn(&Room) -> Result<Decision, AskError>,
    ) -> Result<(), AskError> {
        if self.unsure {
            self.reload().await?;
        }
        let mut contention = Contention::begins();
        loop {
            let decision = decide(self)?;
            if decision.circle == self.circle && decision.keys == self.keys {
                return Ok(()); // a resend, or an early tick
            }
            match self.write(&decision).await {
                Ok(ended) => {
                    self.circle = decision.circle;
                    self.keys = decision.keys;
                    self.over = ended.is_some();
                    if let Some(record) = &ended {
                        let (cluster, now) = (self.line.cluster(), self.clock.now());
                        self.end
                            .note_everywhere(cluster, &self.keys, &record.id, now);
                    }
                    self.publish_all(&decision.cues, ended);
                    self.tell_written(&decision.cues);
                    return Ok(());
                }
                Err(CommitError::Conflict | CommitError::Gone) => {
                    if !contention.again().await {
                        return Err(AskError::NotSaved);
                    }
                    self.reload().await?;
                }
                Err(error) => return Err(self.not_saved(&error)),
            }
        }
    }

    /// Writes it, and knows then what it shows; or ends it, and has its record.
    async fn write(&mut self, decision: &Decision) -> Result<Option<Record>, CommitError> {
        let circle = &*decision.circle;
        if circle.has_ended() {
            return self.finish(circle).await.map(Some);
        }
        let publication = self.snapshot.borrow().publication + 1;
        let shape = self.shape.followed_by(circle, publication);
        let shown = self.shown + u64::from(shape.shows_in(publication));
        let most = SavedCircle::most_bytes(self.bytes, &self.circle, circle);
        let mut saved = SavedCircle::new(circle, &*decision.keys);
        saved.shown = Some(shown);
        let body = saved.write(most).map_err(|error| {
            self.say_once_that_it_is_too_large(&error);
            CommitError::Store(StoreError::TooLarge)
        })?;
        let touched = circle.last_at().0;
        self.version = self
            .store
            .commit(&self.id, self.version, &body, touched)
            .await?;
        self.shown = shown;
        self.bytes = self.bytes.min(body.len());
        self.shape = shape;
        Ok(None)
    }

    /// The circle has ended: everything of it is erased, and its record is all that is written.
    async fn finish(&mut self, circle: &Circle) -> Result<Record, CommitError> {
        let id = self.line.record_id(&self.id);
        let record = circle.record(id, self.clock.now());
        let body = serde_json::to_string(&record).map_err(|_| CommitError::Gone)?;
        let kept = KeptRecord {
            deleters: self.keys.deleters(&record.id),
            id: record.id.clone(),
            day: record.day.clone(),
            body,
        };
        self.store.finish(&self.id, self.version, &kept).await?;
        self.version += 1;
        self.shown += 1;
        Ok(record)
    }

    /// Another server was quicker: take up what it wrote.
    pub(super) async fn reload(&mut self) -> Result<(), AskError> {
        let row = self.store.load(&self.id).await.map_err(|error| {
            tracing::error!(%error, "a circle could not be read again");
            AskError::NotSaved
        })?;
        let Some(row) = row else {
            self.over = true;
            if let Some(record) = self.record_of_another().await {
                self.end.note(&self.keys, &record.id, self.clock.now());
                self.shown += 1;
                self.publish(Some(record));
            }
            return Err(AskError::Refused(Refusal::Ended));
        };
        let saved = SavedCircle::read(&row.body).map_err(|_| AskError::NotSaved)?;
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
            .followed_by(&self.circle, self.snapshot.borrow().publication + 1);
        self.keys = Arc::new(saved.keys);
        if !self.line.is_shared() || self.line.is_cut_off() {
            self.coming.know_nothing();
        }
        self.publish_all(&[], None);
        Ok(())
    }

    fn not_saved(&mut self, error: &CommitError) -> AskError {
        if matches!(error, CommitError::Store(StoreError::TooLarge)) {
            return AskError::NotSaved; // said already, and nothing was tried
        }
        tracing::error!(%error, "a change was not saved, and so not made");
        self.unsure = true;
        AskError::NotSaved
    }

    fn say_once_that_it_is_too_large(&mut self, error: &WriteError) {
        if !std::mem::replace(&mut self.was_too_large, true) {
            tracing::error!(%error, "a change was not made");
        }
    }
}
