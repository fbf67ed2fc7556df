//! The task of one live gathering: what it is asked, and what happens by itself.

use std::sync::Arc;
use std::time::Duration;

use circle::CommandId;
use gathering::{
    CircleNumber, CircleState, FormAsk, Gathering, HallAction, HallActor, HallCommand, HallRefusal,
    HouseWords, OrderId, PersonId,
};

use super::at_once::Plain;
use super::error::HallError;
use super::hall::Hall;
use super::handle::{HallEntrance, Message};
use crate::chance;
use crate::clock::after;

/// How long to wait before something that happens by itself is tried again, when it could not be saved.
const TRY_AGAIN: Duration = Duration::from_secs(1);

impl Hall {
    pub(super) async fn run(mut self) {
        self.open_line().await;
        // What was asked of circles before this server started is asked again.
        self.ask_circles();
        self.follow_circles();
        let clock = Arc::clone(&self.clock);
        let mut wait_longer = false;
        while !self.over {
            let wake = self.until_deadline(wait_longer);
            let beat = self.line.beat();
            tokio::select! {
                () = self.stop.cancelled() => return,
                message = self.inbox.recv() => match message {
                    Some(message) => {
                        self.answer_at_once(message).await;
                        self.move_up().await;
                        self.ask_after_the_piece().await;
                    }
                    None => return,
                },
                letter = self.line.next() => self.hear(letter).await,
                () = beat => self.beat(),
                () = after(&*clock, wake) => wait_longer = self.tick().await.is_err(),
            }
        }
        self.stop.cancel(); // nobody carries or follows anything for it any more
    }

    /// How long until something happens by itself.
    fn until_deadline(&self, wait_longer: bool) -> Option<Duration> {
        let at_least = if wait_longer {
            TRY_AGAIN
        } else {
            Duration::ZERO
        };
        let wait = self.gathering.next_deadline()?.since(self.clock.now());
        Some(Duration::from_millis(wait).max(at_least))
    }

    /// Whoever waits for a topic sits there once there is room.
    async fn move_up(&mut self) {
        if self.gathering.moved_up(&self.wishes).is_none() {
            return;
        }
        let moves = |hall: &Hall| hall.gathering.moved_up(&hall.wishes);
        if let Err(error) = self.take(moves).await {
            tracing::warn!(%error, "who waits for a topic was not moved up yet");
        }
    }

    /// Whoever has the piece is asked over once it has gone on.
    async fn ask_after_the_piece(&mut self) {
        let ask = |hall: &Hall| {
            let now = hall.clock.now();
            hall.gathering.asked_after_the_piece(now, &hall.tiles)
        };
        if ask(self).is_some()
            && let Err(error) = self.take(ask).await
        {
            tracing::warn!(%error, "it was not saved when someone is asked over");
        }
    }

    async fn tick(&mut self) -> Result<(), HallError> {
        let tick = command(HallAction::Tick);
        self.decide(HallActor::Clock, &tick).await
    }

    pub(super) async fn answer(&mut self, message: Message) {
        let touches_memory = message.touches_memory();
        // Nobody waits for an answer whose connection is gone; that is fine.
        match message {
            Message::Act(person, command, reply) => {
                let _ = reply.send(self.carry_out(person, &command).await);
            }
            Message::Arrive(arrival, reply) => {
                let _ = reply.send(self.arrive(arrival).await);
            }
            Message::Enter(entrance, reply) => {
                let given = self.give_key(|keys, key| match entrance {
                    HallEntrance::Host => keys.give_host(key),
                    HallEntrance::Wall(by) => keys.give_wall(by, key),
                });
                let _ = reply.send(given.await);
            }
            Message::Invite(person, reply) => {
                let _ = reply.send(self.invite(person));
            }
            Message::Knows(key, reply) => {
                let _ = reply.send(Ok(self.invites.knows(&key, self.clock.now())));
            }
            Message::Form(person, id, ask, seed, reply) => {
                let _ = reply.send(self.form(person, id, ask, seed).await);
            }
            Message::LetGoNeverCame(host, reply) => {
                let _ = reply.send(self.let_go_never_came(host).await);
            }
            Message::Wish(person, wish, reply) => {
                let said = self.wishes.say(&self.gathering, person, &wish);
                let said = said.map(|wishes| {
                    // One wish said again and again is nothing new to anyone.
                    if wishes != *self.wishes {
                        self.wishes = Arc::new(wishes);
                        self.publish(None);
                    }
                });
                let _ = reply.send(said.map_err(HallError::Refused));
            }
            Message::Call(person, name, reply) => {
                if self.gathering.person(person).is_some()
                    && Arc::make_mut(&mut self.names).call(person, &name)
                {
                    self.publish(None);
                }
                let _ = reply.send(Ok(()));
            }
            Message::Word(person, command, text, reply) => {
                let _ = reply.send(self.word(person, command, &text).await);
            }
            Message::Answered(order, heard) => {
                self.answer_plain(vec![Plain::Answered(order, heard)]).await;
            }
            Message::Told(circle, tile) => self.told(circle, CircleState::from(&*tile)).await,
            Message::Gone(circle) => self.gone(circle).await,
            Message::KeyCame(person) => self.tell_came(person),
            Message::Look(reply) => {
                self.look().await;
                let _ = reply.send(());
            }
        }
        if touches_memory && !self.over {
            self.tell_memory();
        }
    }

    /// What a circle tells of itself.
    async fn told(&mut self, circle: CircleNumber, state: CircleState) {
        self.learn(circle, &state).await;
        self.on_the_way.told(circle);
        self.ask_circles();
        let lives = self.gathering.live().any(|one| one.number == circle);
        if lives && self.tiles.get(&circle) != Some(&state) {
            Arc::make_mut(&mut self.tiles).insert(circle, state);
            self.publish(None);
        }
    }

    async fn learn(&mut self, circle: CircleNumber, state: &CircleState) {
        let learn = |hall: &Hall| hall.gathering.learn(hall.clock.now(), circle, state);
        if let Err(error) = self.take(learn).await {
            tracing::warn!(%error, "what a circle told was not saved; whoever follows it finds it again");
        }
    }

    /// A circle has ended, and is not there to tell it.
    async fn gone(&mut self, circle: CircleNumber) {
        let lost = |hall: &Hall| hall.gathering.lost(hall.clock.now(), circle);
        if self.take(lost).await == Err(HallError::NotSaved) {
            self.later(Message::Gone(circle));
        }
    }

    /// Takes what was learnt of a circle, if it changes anything that is saved.
    async fn take(
        &mut self,
        learn: impl Fn(&Hall) -> Option<Gathering> + Send + Sync,
    ) -> Result<(), HallError> {
        let learnt = |hall: &Hall| {
            let gathering = learn(hall).unwrap_or_else(|| Gathering::clone(&hall.gathering));
            Ok((gathering, Vec::new()))
        };
        self.change(learnt, |_, _, _| Ok(())).await
    }

    /// What a circle answered was taken. An order whose answer was not counts as on its way, so that it is not sent over and
    /// over.
    pub(super) async fn was_heard(&mut self, order: OrderId, circle: Option<CircleNumber>) {
        self.on_the_way.answered(order);
        // Whose seat it was may have left it before the answer came.
        let told = circle.and_then(|circle| Some((circle, self.tiles.get(&circle)?.clone())));
        if let Some((circle, state)) = told {
            self.learn(circle, &state).await;
        }
        self.ask_circles();
    }

    /// Tells itself this in a while, when the store may be well again.
    pub(super) fn later(&self, message: Message) {
        let (me, stop) = (self.me.clone(), self.stop.child_token());
        tokio::spawn(async move {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(TRY_AGAIN) => {}
            }
            if let Some(me) = me.upgrade() {
                let _ = me.send(message).await;
            }
        });
    }

    /// Forms circles beside everything else that goes on, and lays them before the host.
    async fn form(
        &mut self,
        person: PersonId,
        id: CommandId,
        ask: FormAsk,
        seed: u64,
    ) -> Result<(), HallError> {
        let over = self.gathering.preview().map(|preview| preview.number);
        let (gathering, wishes) = (Arc::clone(&self.gathering), Arc::clone(&self.wishes));
        let formed = tokio::task::spawn_blocking(move || gathering.form(&wishes, &ask, seed));
        let proposal = formed.await.map_err(|_| HallError::NotSaved)?;
        let proposal = proposal.map_err(|error| HallError::Refused(error.into()))?;
        let command = HallCommand {
            id,
            for_person: None,
            action: HallAction::Preview { over, proposal },
        };
        self.decide(HallActor::Person(person), &command).await
    }

    /// Sends a word of the house; what it says stays in memory.
    async fn word(
        &mut self,
        person: PersonId,
        mut command: HallCommand,
        text: &str,
    ) -> Result<(), HallError> {
        loop {
            let mut words = HouseWords::clone(&self.words);
            let laid = words.lay(&self.gathering, text)?;
            if let HallAction::Word { word, .. } = &mut command.action {
                *word = laid;
            }
            let before = std::mem::replace(&mut self.words, Arc::new(words));
            let sent = self.decide(HallActor::Person(person), &command).await;
            let next = self.gathering.next_word();
            let has_this_number = sent.is_ok() && next.0 == laid.0 + 1;
            if !has_this_number {
                self.words = before; // not sent, or sent before: then its text is there under its own number
            }
            match sent {
                // Another host was quicker, and has this number.
                Err(HallError::Refused(HallRefusal::UnknownWord)) if next > laid => {}
                sent => return sent,
            }
        }
    }
}

/// A command of the house's own.
fn command(action: HallAction) -> HallCommand {
    HallCommand {
        id: chance::command_id(),
        for_person: None,
        action,
    }
}
