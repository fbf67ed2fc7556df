//! Deciding: the rules say what changes, the store writes it, and only then is anyone told or answered, and only then
//! is an order sent.

use std::sync::Arc;

use gathering::{Gathering, HallActor, HallCommand, HallCue, HallRecord, HallRefusal, PersonId};

use super::error::HallError;
use super::hall::Hall;
use super::saved::SavedGathering;
use crate::chance;
use crate::keys::Keys;
use crate::store::{CommitError, KeptRecord, StoreError};

/// How often a decision is made anew when another server was quicker.
const DECISIONS: usize = 5;

/// What the gathering and its keys are to become.
struct Decision {
    gathering: Arc<Gathering>,
    keys: Arc<Keys<PersonId>>,
}

impl Hall {
    pub(super) async fn decide(
        &mut self,
        actor: HallActor,
        command: &HallCommand,
    ) -> Result<(), HallError> {
        self.decide_with_keys(actor, command, |_, _, _| {}).await
    }

    /// The same; `also` changes the keys that are written with it, by what the gathering was and is.
    pub(super) async fn decide_with_keys(
        &mut self,
        actor: HallActor,
        command: &HallCommand,
        also: impl Fn(&Gathering, &Gathering, &mut Keys<PersonId>),
    ) -> Result<(), HallError> {
        self.change(
            |hall| hall.gathering.act(hall.clock.now(), actor, command),
            also,
        )
        .await
    }

    /// Decides, writes, tells, and sends what is to be sent.
    pub(super) async fn change(
        &mut self,
        decide: impl Fn(&Hall) -> Result<(Gathering, Vec<HallCue>), HallRefusal>,
        also: impl Fn(&Gathering, &Gathering, &mut Keys<PersonId>),
    ) -> Result<(), HallError> {
        if self.unsure {
            self.reload().await?;
        }
        for _ in 0..DECISIONS {
            let (gathering, cues) = decide(self)?;
            let mut keys = Keys::clone(&self.keys);
            also(&self.gathering, &gathering, &mut keys);
            keys.keep_people(&gathering);
            if gathering == *self.gathering && keys == *self.keys {
                return Ok(()); // a resend, a late answer, or an early tick
            }
            let decision = Decision {
                gathering: Arc::new(gathering),
                keys: Arc::new(keys),
            };
            match self.write(&decision).await {
                Ok(ended) => {
                    self.gathering = decision.gathering;
                    self.keys = decision.keys;
                    self.over = ended.is_some();
                    self.publish(ended.map(Arc::new));
                    for cue in cues {
                        let _ = self.cues.send(cue); // perhaps nobody listens
                    }
                    self.ask_circles();
                    self.follow_circles();
                    return Ok(());
                }
                Err(CommitError::Conflict) => self.reload().await?,
                Err(error) => return Err(self.not_saved(&error)),
            }
        }
        Err(HallError::NotSaved)
    }

    /// Writes it; or, when it has ended and every circle has answered, keeps its record alone.
    async fn write(&mut self, decision: &Decision) -> Result<Option<HallRecord>, CommitError> {
        let gathering = &*decision.gathering;
        if gathering.is_done() {
            return self.finish(decision).await.map(Some);
        }
        let saved = SavedGathering::new(gathering, &*decision.keys);
        let body = saved.write().map_err(|error| {
            tracing::error!(%error, "a change of a gathering was not made");
            CommitError::Store(StoreError::TooLarge)
        })?;
        let touched = gathering.last_at().0;
        let written = self.store.commit(&self.id, self.version, &body, touched);
        self.version = written.await?;
        Ok(None)
    }

    async fn finish(&mut self, decision: &Decision) -> Result<HallRecord, CommitError> {
        let record = decision
            .gathering
            .record(chance::hex_id(), self.clock.now());
        let body = serde_json::to_string(&record).map_err(|_| CommitError::Gone)?;
        let kept = KeptRecord {
            deleters: decision.keys.deleters(&record.id),
            id: record.id.clone(),
            day: record.day.clone(),
            body,
        };
        self.store.finish(&self.id, self.version, &kept).await?;
        self.version += 1;
        Ok(record)
    }

    /// Another server was quicker: take up what it wrote.
    async fn reload(&mut self) -> Result<(), HallError> {
        let row = self.store.load(&self.id).await.map_err(|error| {
            tracing::error!(%error, "a gathering could not be read again");
            HallError::NotSaved
        })?;
        let Some(row) = row else {
            self.over = true;
            return Err(HallError::Refused(HallRefusal::Ended));
        };
        let saved = SavedGathering::read(&row.body).map_err(|_| HallError::NotSaved)?;
        self.unsure = false;
        if row.version == self.version {
            return Ok(());
        }
        self.version = row.version;
        self.gathering = Arc::new(saved.gathering);
        self.keys = Arc::new(saved.keys);
        self.publish(None);
        Ok(())
    }

    fn not_saved(&mut self, error: &CommitError) -> HallError {
        if matches!(error, CommitError::Gone) {
            self.over = true;
            return HallError::Refused(HallRefusal::Ended);
        }
        if !matches!(error, CommitError::Store(StoreError::TooLarge)) {
            tracing::error!(%error, "a change of a gathering was not saved, and so not made");
            self.unsure = true;
        }
        HallError::NotSaved
    }
}
