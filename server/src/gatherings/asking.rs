//! What a screen asks of a gathering, as the task is told it.

use app::hall::{HallAsk, HallWhat};
use gathering::{HallAction, HallCommand, HallRefusal, HallSign, PersonId, Wish, WordNumber};

use super::error::HallError;
use super::handle::HallHandle;
use crate::chance;

impl HallHandle {
    /// Does what this person asks for, or nobody's where a wall does. What was done before is acknowledged again, however
    /// much is asked.
    ///
    /// # Errors
    /// Why it was not carried out; nothing has changed then.
    pub async fn ask(&self, person: Option<PersonId>, ask: HallAsk) -> Result<(), HallError> {
        if !self.budgets.may_ask(person) {
            let done = person.is_some_and(|person| self.has_done(person, &ask));
            return if done {
                Ok(())
            } else {
                Err(HallError::TooFast)
            };
        }
        let person = person.ok_or(HallError::ReadOnly)?;
        let HallAsk {
            id,
            for_person,
            mut what,
            text,
        } = ask;
        let words = text.as_deref().unwrap_or_default().to_owned();
        if let Some(text) = text {
            what.put_words(text);
        }
        let command = |action| HallCommand {
            id,
            for_person,
            action,
        };
        match what {
            // A seating is formed here and never sent: of one that a screen made up, the number of wishes it keeps would
            // say whose they are.
            HallWhat::Act(HallAction::Preview { .. }) => {
                Err(HallError::Refused(HallRefusal::NotNow))
            }
            HallWhat::Act(action) => self.act(person, command(action)).await,
            HallWhat::Word { to, urgent } => {
                // The task says which number it is given.
                let word = WordNumber(0);
                let sent = command(HallAction::Word { to, urgent, word });
                self.word(person, sent, words).await
            }
            // Forming is work; who may not ask for it is refused before.
            HallWhat::Form(_) if !self.hosts(person) => {
                Err(HallError::Refused(HallRefusal::HostOnly))
            }
            HallWhat::Form(ask) => {
                self.form(person, id, ask, u64::from_be_bytes(chance::bytes()))
                    .await
            }
            HallWhat::LetGoNeverCame => self.let_go_never_came(person).await,
            HallWhat::Wish(wish) => self.wish(self.whom(person, for_person)?, wish).await,
            HallWhat::CameWith => {
                let by = self.whom(person, for_person)?;
                let with = self.with_words(&words)?;
                self.wish(by, Wish::Together { with }).await
            }
            HallWhat::NotWith => {
                let by = self.whom(person, for_person)?;
                let from = self.with_words(&words)?;
                self.wish(by, Wish::Apart { from }).await
            }
            HallWhat::Call { name } => self.call(self.whom(person, for_person)?, name).await,
        }
    }

    /// The person for whom something is said in memory: the asker, or one whom they act for.
    fn whom(&self, by: PersonId, whom: Option<PersonId>) -> Result<PersonId, HallError> {
        let Some(whom) = whom.filter(|whom| *whom != by) else {
            return Ok(by);
        };
        let snapshot = self.snapshot();
        let carries = snapshot.gathering.carries(by).contains(&whom);
        carries
            .then_some(whom)
            .ok_or(HallError::Refused(HallRefusal::NotYours))
    }

    fn hosts(&self, person: PersonId) -> bool {
        let snapshot = self.snapshot();
        let person = snapshot.gathering.person(person);
        person.is_some_and(|person| person.role.hosts())
    }

    /// The one whose sign has these two words.
    fn with_words(&self, words: &str) -> Result<PersonId, HallError> {
        let sign = HallSign::of_words(words);
        let person = sign.and_then(|sign| self.snapshot().gathering.with_sign(sign));
        person.ok_or(HallError::Refused(HallRefusal::UnknownSign))
    }

    fn has_done(&self, person: PersonId, ask: &HallAsk) -> bool {
        let whom = ask.for_person.unwrap_or(person);
        let actor = gathering::HallActor::Person(whom);
        self.snapshot().gathering.has_done(actor, ask.id)
    }
}
