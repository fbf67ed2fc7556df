//! The task of one live circle: what it is asked, and what happens by itself.

use std::sync::Arc;
use std::time::Duration;

use app::protocol::AskError;
use circle::{Action, Actor, Command, Timestamp};
use tokio::time::Instant;

use super::handle::{Entrance, Message};
use super::room::Room;
use crate::chance;
use crate::clock::after;

/// How long to wait before something that happens by itself is tried again, when it could not be saved.
const TRY_AGAIN: Duration = Duration::from_secs(1);

impl Room {
    pub(super) async fn run(mut self) {
        let clock = Arc::clone(&self.clock);
        let mut wait_longer = false;
        self.open_line().await;
        while !self.over {
            let wake = after(&*clock, self.until_deadline(wait_longer));
            let unkept = after(&*clock, self.until_unkept());
            let away = after(&*clock, self.until_keeper_away());
            let others_come = after(&*clock, self.until_others_come());
            let beat = self.line.beat();
            tokio::select! {
                () = self.stop.cancelled() => return,
                message = self.inbox.recv() => match message {
                    Some(message) => self.answer(message).await,
                    None => return,
                },
                letter = self.line.next() => self.hear(letter).await,
                () = beat => self.beat(),
                () = unkept => self.nobody_keeps().await,
                () = away => self.publish(None),
                () = others_come => self.publish(None),
                // Those who come at once are told of together: others run first, and may have come too.
                () = tokio::task::yield_now(), if self.untold => self.publish(None),
                () = wake => wait_longer = self.tick().await.is_err(),
            }
        }
    }

    /// How long until something happens by itself.
    fn until_deadline(&self, wait_longer: bool) -> Option<Duration> {
        let at_least = if wait_longer {
            TRY_AGAIN
        } else {
            Duration::ZERO
        };
        let wait = self.circle.next_deadline()?.since(self.clock.now());
        Some(Duration::from_millis(wait).max(at_least))
    }

    /// How long until there is something else to tell of who comes in, or whose connection is lost.
    fn until_others_come(&self) -> Option<Duration> {
        let now = self.clock.now();
        let changes = [self.coming.next_change(), self.presence.next_lost(now)];
        let at = changes.into_iter().flatten().min()?;
        Some(Duration::from_millis(at.since(now)))
    }

    async fn tick(&mut self) -> Result<(), AskError> {
        let tick = Command::new(chance::command_id(), Action::Tick);
        self.decide(Actor::Clock, &tick).await
    }

    async fn answer(&mut self, message: Message) {
        let keeps = match &message {
            Message::Ask(seat, ..) | Message::Went(seat, _) | Message::Seen(seat, _) => Some(*seat),
            Message::Came(who, ..) => who.seat(),
            _ => None,
        };
        let keeps = keeps.and_then(|seat| self.circle.seat(seat));
        let keeps = keeps.is_some_and(|seat| seat.role.keeps());
        let touches_memory = message.touches_memory();
        let goes = matches!(message, Message::Went(..));
        // Nobody waits for an answer whose connection is gone; that is fine.
        match message {
            Message::Ask(seat, ask, reply) => {
                let answer = self.carry_out(seat, *ask).await;
                let outcome = answer.as_ref().map_or_else(AskError::code, |_| "done");
                metrics::counter!("hearth_commands", "outcome" => outcome).increment(1);
                let _ = reply.send(answer);
            }
            Message::Sit(arrival, reply) => {
                let _ = reply.send(self.sit(*arrival).await);
            }
            Message::Enter(entrance, reply) => {
                let given = self.give_key(|_, keys, key| match entrance {
                    Entrance::Host => keys.give_host(key),
                    Entrance::Projector => keys.renew_projector(key),
                    Entrance::Seat(seat) => keys.give_seat(seat, key),
                });
                let _ = reply.send(given.await);
            }
            Message::Invite(seat, reply) => {
                let _ = reply.send(self.invite(seat));
            }
            Message::Knows(key, reply) => {
                let _ = reply.send(Ok(self.invites.knows(&key, self.clock.now())));
            }
            Message::Call(seat, name, reply) => {
                // One who waits is called nothing yet, and nobody is told; let in, they have their name from the start.
                let is_seated = self.circle.seat(seat).is_some();
                let is_there = is_seated || self.circle.is_waiting(seat);
                if is_there && self.names.call(seat, &name) && is_seated {
                    self.publish(None);
                }
                let _ = reply.send(Ok(()));
            }
            Message::Renew(bearer, reply) => {
                let renewed = self.give_key(|_, keys, key| keys.renew(bearer, key));
                let _ = reply.send(renewed.await);
            }
            Message::Came(who, here, go) => {
                let first = who.seat().is_some_and(|seat| {
                    let seen = self.coming.seen(seat);
                    self.presence.came(seat) || seen
                });
                self.untold |= first;
                // Those who knocked have screens too; nobody's may go because of theirs.
                let seats = self.circle.seats().len() + self.circle.waiting().len();
                self.listeners.add(who, here, go, seats);
            }
            Message::Went(seat, silent) => {
                let seen = self.coming.seen(seat);
                let now = self.clock.now();
                let heard_at = Timestamp(now.0.saturating_sub(silent));
                self.untold |= self.presence.went(seat, heard_at) || seen;
            }
            Message::Seen(seat, reply) => {
                let seen = self.coming.seen(seat);
                let awaited = self.coming.awaits(seat);
                if (!awaited && self.presence.reads(seat)) || seen {
                    self.publish(None);
                }
                let _ = reply.send(Ok(awaited));
            }
            Message::Order(number, order, word, reply) => {
                let _ = reply.send(self.order(number, *order, word).await);
            }
            Message::Look(reply) => {
                self.look().await;
                let _ = reply.send(());
            }
            Message::Forget(reply) => {
                self.over = true;
                let _ = reply.send(());
            }
        }
        if touches_memory && !self.over {
            self.tell_memory();
        }
        self.tell_whose_screens();
        if keeps && goes {
            self.kept_at = Instant::now();
        } else if keeps && !self.over {
            self.keeper_was_here().await;
        }
    }
}
