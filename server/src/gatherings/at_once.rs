//! What many ask in one moment, as when three hundred say yes to their places, is decided one after the other and written at once.

use gathering::{
    CircleNumber, HallAction, HallActor, HallCommand, Heard, OrderId, Orders, PersonId,
};

use super::deciding::Step;
use super::error::HallError;
use super::hall::Hall;
use super::handle::{Message, Reply};

/// How much is written at once at most.
const AT_ONCE: usize = 64;

/// A request, or an answer to one, that needs nothing beside the rules.
pub(super) enum Plain {
    Act(PersonId, HallCommand, Reply<()>),
    Answered(OrderId, Heard),
}

impl Plain {
    /// # Errors
    /// The message, if it needs more.
    fn of(message: Message) -> Result<Plain, Box<Message>> {
        match message {
            // These have something to do with who is let in.
            Message::Act(_, ref command, _)
                if matches!(
                    command.action,
                    HallAction::Carry | HallAction::Remove { .. }
                ) =>
            {
                Err(Box::new(message))
            }
            Message::Act(person, command, reply) => Ok(Plain::Act(person, command, reply)),
            Message::Answered(order, heard) => Ok(Plain::Answered(order, heard)),
            other => Err(Box::new(other)),
        }
    }

    /// The circle that answers.
    fn circle(&self, orders: &Orders) -> Option<CircleNumber> {
        match self {
            Plain::Act(..) => None,
            Plain::Answered(order, _) => orders.get(*order).map(|order| order.to),
        }
    }

    fn step(&self) -> Step<'_> {
        match self {
            Plain::Act(person, command, _) => Step::deciding(|hall| {
                let actor = HallActor::Person(*person);
                hall.gathering.act(hall.clock.now(), actor, command)
            }),
            Plain::Answered(order, heard) => {
                Step::deciding(|hall| hall.gathering.hear(hall.clock.now(), *order, heard))
            }
        }
    }
}

impl Hall {
    /// Answers this message, and with it what has come meanwhile and can be written with it.
    pub(super) async fn answer_at_once(&mut self, message: Message) {
        let mut plain = Vec::new();
        let mut next = Some(message);
        while let Some(message) = next.take() {
            match Plain::of(message) {
                Ok(one) => plain.push(one),
                Err(other) => {
                    self.answer_plain(std::mem::take(&mut plain)).await;
                    self.answer(*other).await;
                    return;
                }
            }
            if plain.len() < AT_ONCE {
                next = self.inbox.try_recv().ok();
            }
        }
        self.answer_plain(plain).await;
    }

    pub(super) async fn answer_plain(&mut self, plain: Vec<Plain>) {
        let orders = self.gathering.orders();
        let circles: Vec<_> = plain.iter().map(|one| one.circle(orders)).collect();
        let steps: Vec<_> = plain.iter().map(Plain::step).collect();
        let done = self.change_at_once(&steps).await;
        drop(steps);
        for ((plain, circle), done) in plain.into_iter().zip(circles).zip(done) {
            match plain {
                Plain::Act(_, _, reply) => {
                    let _ = reply.send(done); // perhaps its connection is gone
                }
                Plain::Answered(order, heard) => match done {
                    Ok(()) => self.was_heard(order, circle).await,
                    Err(HallError::NotSaved) => self.later(Message::Answered(order, heard)),
                    Err(error) => tracing::error!(%error, "what a circle answered was not taken"),
                },
            }
        }
    }
}
