//! The circles beside the gathering: each what it has saved, and what its task has in memory.

use circle::{Action, Actor, Circle, Command, OrderNumber, Spoken, Tile};
use gathering::{CircleKey, CircleNumber, Heard, OrderId};
use server::gatherings::{Load, heard};
use server::keys::Keys;
use server::saved::{LARGEST_ROW, SavedCircle};

use super::Roof;

/// A circle and what is in memory beside it.
pub(crate) struct RealCircle {
    pub(crate) circle: Circle,
    pub(crate) spoken: Spoken,
    /// The tile that was told last.
    pub(super) told: Option<Tile>,
    /// The gathering has not been told how it stands now.
    news: bool,
}

impl RealCircle {
    pub(super) fn opened(circle: Circle) -> RealCircle {
        RealCircle {
            circle,
            spoken: Spoken::new(),
            told: None,
            news: true,
        }
    }

    /// Its task was killed, and another has taken it up from what was saved.
    pub(super) fn is_taken_up_again(&mut self) {
        let keys = Keys::<circle::SeatId>::new("host", "six words", "wall");
        let saved = SavedCircle::new(&self.circle, &keys);
        let saved = saved.write(LARGEST_ROW).unwrap();
        self.circle = SavedCircle::read(&saved).unwrap().circle;
        self.spoken = Spoken::found(&self.circle);
        self.news = true;
    }

    /// Its tile, if that has not been told.
    pub(super) fn news(&mut self) -> Option<Tile> {
        let news = std::mem::take(&mut self.news);
        let tile = news.then(|| self.circle.tile());
        self.told = tile.clone().or(self.told.take());
        tile
    }

    /// Whether it was accepted.
    pub(super) fn does(&mut self, now: circle::Timestamp, actor: Actor, command: &Command) -> bool {
        let Ok((next, _)) = self.circle.act(now, actor, command) else {
            return false;
        };
        self.becomes(next);
        true
    }

    fn becomes(&mut self, next: Circle) {
        self.news |= next != self.circle;
        self.circle = next;
        self.spoken = self.spoken.following(&self.circle);
    }
}

impl Roof {
    /// An order has come to a circle, perhaps not for the first time; what it answers.
    pub(super) fn carry_out(
        &mut self,
        OrderId(number): OrderId,
        to: CircleNumber,
        load: &Load,
    ) -> Option<Heard> {
        let (order, text) = match load {
            Load::Open(circle) => {
                let opened = || RealCircle::opened(Circle::clone(circle));
                self.circles.entry(to).or_insert_with(opened);
                let key = CircleKey(format!("circle {}", to.0));
                return Some(Heard::Opened { key });
            }
            Load::Word(order, text) => (order, text.as_deref()),
            Load::Ask(order) => (order, None),
        };
        let real = self.circles.get_mut(&to)?;
        if real.circle.has_ended() {
            return Some(load.answer_of_one_that_is_gone());
        }
        let command = Command::new(self.chance.command_id(), Action::Order(order.clone()));
        let before = real.circle.clone();
        assert!(real.does(self.now, Actor::Gathering(number), &command));
        let done = before != real.circle;
        if let Some(text) = text {
            real.said(number, text);
        }
        let answer = real.circle.answer_to(number, order.kind());
        let answer = answer.expect("an order is answered");
        self.witness
            .see_done((to, OrderId(number)), &before, &real.circle, &answer);
        self.happened.orders += u64::from(done);
        self.happened.again += u64::from(!done);
        Some(heard(answer, order.kind()))
    }

    pub(super) fn circles_tick(&mut self) {
        for real in self.circles.values_mut() {
            for _ in 0..100 {
                let due = real.circle.next_deadline();
                if due.is_none_or(|due| due > self.now) {
                    break;
                }
                let tick = Command::new(self.chance.command_id(), Action::Tick);
                assert!(real.does(self.now, Actor::Clock, &tick));
            }
        }
    }
}

impl RealCircle {
    /// What the word of this order says.
    fn said(&mut self, number: OrderNumber, text: &str) {
        // A word that was put away is not said any more.
        if let Ok(spoken) = self.spoken.house_says(&self.circle, number, text) {
            self.spoken = spoken;
        }
    }
}
