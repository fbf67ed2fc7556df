//! What people ask for: what changes the circle, and what is kept in memory alone.

use app::protocol::{Ask, AskError, What};
use circle::spoken::SpokenAction;
use circle::{Action, Actor, Command, CommandId, HelpAction, Refusal, SeatId};

use super::room::{Room, replace};
use crate::chance;

impl Room {
    /// What the person in `seat` does.
    pub(super) async fn carry_out(&mut self, seat: SeatId, ask: Ask) -> Result<(), AskError> {
        self.coming.came(seat);
        let Ask {
            id,
            for_seat,
            mut what,
            text,
        } = ask;
        if let Some(text) = text {
            what.put_words(id, text);
        }
        match what {
            What::Act(action) => {
                self.act(
                    seat,
                    Command {
                        id,
                        for_seat,
                        action,
                    },
                )
                .await
            }
            What::Say(action) => self.once(seat, id, |room| room.say(seat, for_seat, &action)),
            What::Help(_) if for_seat.is_some_and(|other| other != seat) => {
                Err(AskError::Refused(Refusal::NotYourSeat)) // everyone asks for themselves
            }
            What::Help(action) => self.once(seat, id, |room| room.help(seat, action)),
        }
    }

    async fn act(&mut self, seat: SeatId, mut command: Command) -> Result<(), AskError> {
        if let Action::RemoveNeverCame { seats } = &mut command.action {
            let never_came = self
                .coming
                .arrivals(&self.circle, &self.presence)
                .never_came;
            seats.retain(|seat| never_came.contains(seat));
        }
        if self.adds_beside(seat, &command) && !self.coming.may_sit(seat.0.into()) {
            self.publish(None);
            return Err(AskError::TooFast);
        }
        let let_in = match command.action {
            Action::LetIn { seat, .. } if self.circle.is_waiting(seat) => Some(seat),
            _ => None,
        };
        self.decide(Actor::Seat(seat), &command).await?;
        if let Some(seat) = let_in
            && !self.presence.is_connected(seat)
        {
            self.coming.took(seat);
        }
        Ok(())
    }

    /// Whether this takes a seat for someone on the same phone. Such seats are counted with those who sit down.
    fn adds_beside(&self, seat: SeatId, command: &Command) -> bool {
        let actor = Actor::Seat(seat);
        matches!(command.action, Action::CarrySeat { .. })
            && !self.circle.has_done(actor, command.id)
            && self.circle.act(self.clock.now(), actor, command).is_ok()
    }

    /// Does `what` unless it was done under this id before, and remembers that it was.
    fn once(
        &mut self,
        seat: SeatId,
        id: CommandId,
        what: impl FnOnce(&mut Room) -> Result<(), AskError>,
    ) -> Result<(), AskError> {
        if self.done.has(seat, id) {
            return Ok(());
        }
        what(self)?;
        self.done.add(seat, id);
        Ok(())
    }

    /// Keeps what `seat` says, of itself or of another that it acts for, and tells it.
    fn say(
        &mut self,
        seat: SeatId,
        for_seat: Option<SeatId>,
        action: &SpokenAction,
    ) -> Result<(), AskError> {
        let spoken = self.spoken.act(&self.circle, seat, for_seat, action);
        if replace(&mut self.spoken, spoken.map_err(AskError::Refused)?) {
            self.publish(None);
        }
        Ok(())
    }

    /// `seat` asks for a person, or says that one is coming.
    fn help(&mut self, seat: SeatId, action: HelpAction) -> Result<(), AskError> {
        let now = self.clock.now();
        let requests = self.requests.act(&self.circle, now, seat, action);
        if replace(&mut self.requests, requests.map_err(AskError::Refused)?) {
            self.publish(None);
        }
        Ok(())
    }

    /// A new one-time link for a co-keeper: its key.
    pub(super) fn invite(&mut self, seat: SeatId) -> Result<String, AskError> {
        if !self.circle.may_invite(seat) {
            return Err(AskError::Refused(Refusal::KeeperOnly));
        }
        let key = chance::hex_id();
        self.invites.add(&key, seat, self.clock.now());
        Ok(key)
    }
}
