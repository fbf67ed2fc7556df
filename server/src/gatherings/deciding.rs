//! Deciding: the rules say what changes, the store writes it, and only then is anyone told or answered, and only then
//! is an order sent.

use std::sync::Arc;

use gathering::{Gathering, HallActor, HallCommand, HallCue, HallRecord, HallRefusal, PersonId};

use super::error::HallError;
use super::hall::Hall;
use super::saved::SavedGathering;
use crate::cluster::Contention;
use crate::keys::Keys;
use crate::store::{CommitError, KeptRecord, StoreError};

/// What the gathering and its keys are to become.
struct Decision {
    gathering: Arc<Gathering>,
    keys: Arc<Keys<PersonId>>,
    /// What is to be heard with it.
    cues: Vec<HallCue>,
}

/// What the rules say.
pub(super) type Decided = Result<(Gathering, Vec<HallCue>), HallRefusal>;

/// One change, decided on the hall as it is, and what it does to the keys by what the gathering was and is.
pub(super) struct Step<'a> {
    decide: Box<dyn Fn(&Hall) -> Decided + Send + Sync + 'a>,
    also: Box<Also<'a>>,
}

type Also<'a> =
    dyn Fn(&Gathering, &Gathering, &mut Keys<PersonId>) -> Result<(), HallError> + Send + Sync + 'a;

impl<'a> Step<'a> {
    /// One that leaves the keys as they are.
    pub(super) fn deciding(decide: impl Fn(&Hall) -> Decided + Send + Sync + 'a) -> Step<'a> {
        Step {
            decide: Box::new(decide),
            also: Box::new(|_, _, _| Ok(())),
        }
    }
}

impl Hall {
    pub(super) async fn decide(
        &mut self,
        actor: HallActor,
        command: &HallCommand,
    ) -> Result<(), HallError> {
        self.decide_with_keys(actor, command, |_, _, _| Ok(()))
            .await
    }

    /// The same; `also` changes the keys that are written with it, by what the gathering was and is, or says why it
    /// cannot be.
    pub(super) async fn decide_with_keys(
        &mut self,
        actor: HallActor,
        command: &HallCommand,
        also: impl Fn(&Gathering, &Gathering, &mut Keys<PersonId>) -> Result<(), HallError>
        + Send
        + Sync,
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
        decide: impl Fn(&Hall) -> Decided + Send + Sync,
        also: impl Fn(&Gathering, &Gathering, &mut Keys<PersonId>) -> Result<(), HallError>
        + Send
        + Sync,
    ) -> Result<(), HallError> {
        let step = Step {
            decide: Box::new(decide),
            also: Box::new(also),
        };
        let done = self.change_at_once(&[step]).await;
        done.into_iter().next().unwrap_or(Ok(()))
    }

    /// The same for several, of which each is decided on what those before it made, and all are written at once.
    pub(super) async fn change_at_once(
        &mut self,
        steps: &[Step<'_>],
    ) -> Vec<Result<(), HallError>> {
        let all = |error: HallError| steps.iter().map(|_| Err(error.clone())).collect();
        if self.unsure
            && let Err(error) = self.reload().await
        {
            return all(error);
        }
        let mut contention = Contention::begins();
        loop {
            let (decision, done) = self.decide_all(steps);
            let Some(decision) = decision else {
                return done; // resends, late answers, or an early tick
            };
            match self.write(&decision).await {
                Ok(ended) => {
                    self.gathering = decision.gathering;
                    self.keys = decision.keys;
                    self.over = ended.is_some();
                    self.publish(ended.map(Arc::new));
                    self.tell_written(&decision.cues);
                    for cue in decision.cues {
                        let _ = self.cues.send(cue); // perhaps nobody listens
                    }
                    self.ask_circles();
                    self.follow_circles();
                    return done;
                }
                Err(CommitError::Conflict | CommitError::Gone) => {
                    if !contention.again().await {
                        return all(HallError::NotSaved);
                    }
                    if let Err(error) = self.reload().await {
                        return all(error);
                    }
                }
                Err(error) => return all(self.not_saved(&error)),
            }
        }
    }

    /// What comes of them, if anything changes, and how each is answered once that is written.
    fn decide_all(&mut self, steps: &[Step<'_>]) -> (Option<Decision>, Vec<Result<(), HallError>>) {
        let before = (Arc::clone(&self.gathering), Arc::clone(&self.keys));
        let mut said = Vec::new();
        let mut decide = |step: &Step<'_>| {
            let (gathering, cues) = (step.decide)(self)?;
            let mut keys = Keys::clone(&self.keys);
            (step.also)(&self.gathering, &gathering, &mut keys)?;
            keys.keep_people(&gathering);
            if gathering != *self.gathering || keys != *self.keys {
                (self.gathering, self.keys) = (Arc::new(gathering), Arc::new(keys));
                said.extend(cues);
            }
            Ok(())
        };
        let done = steps.iter().map(&mut decide).collect();
        let gathering = std::mem::replace(&mut self.gathering, before.0);
        let keys = std::mem::replace(&mut self.keys, before.1);
        let is_new = gathering != self.gathering || keys != self.keys;
        let decision = Decision {
            gathering,
            keys,
            cues: said,
        };
        (is_new.then_some(decision), done)
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
            .record(self.line.record_id(&self.id), self.clock.now());
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
    pub(super) async fn reload(&mut self) -> Result<(), HallError> {
        let row = self.store.load(&self.id).await.map_err(|error| {
            tracing::error!(%error, "a gathering could not be read again");
            HallError::NotSaved
        })?;
        let Some(row) = row else {
            self.over = true;
            if let Some(record) = self.record_of_another().await {
                self.publish(Some(Arc::new(record)));
            }
            return Err(HallError::Refused(HallRefusal::Ended));
        };
        let saved = SavedGathering::read(&row.body).map_err(|_| HallError::NotSaved)?;
        self.unsure = false;
        if row.version == self.version {
            return Ok(());
        }
        self.version = row.version;
        self.note_orders_of_others(saved.gathering.orders());
        self.gathering = Arc::new(saved.gathering);
        self.keys = Arc::new(saved.keys);
        self.publish(None);
        Ok(())
    }

    fn not_saved(&mut self, error: &CommitError) -> HallError {
        if !matches!(error, CommitError::Store(StoreError::TooLarge)) {
            tracing::error!(%error, "a change of a gathering was not saved, and so not made");
            self.unsure = true;
        }
        HallError::NotSaved
    }
}
