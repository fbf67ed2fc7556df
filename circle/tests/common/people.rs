//! Who comes in by a link, who shares a phone, who has none, and what the house sees.

use circle::view::RingSeat;
use circle::{Action, Actor, Consent, Refusal, RingPlace, Role, SeatId, Seen, Thumb};

use super::{KEEPER, Sitting};

impl Sitting {
    /// The keeper gives `name` this role.
    #[track_caller]
    pub(crate) fn made(&mut self, name: &str, role: Role) -> &mut Sitting {
        let seat = self.seat(name);
        self.does(KEEPER, Action::GiveRole { seat, role })
    }

    /// The role of `name`, as everyone sees it.
    pub(crate) fn role(&self, name: &str) -> Role {
        self.shown(name).role
    }

    /// The seat of `name` as everyone sees it.
    pub(crate) fn shown(&self, name: &str) -> RingSeat {
        let (id, ring) = (self.seat(name), self.commons().ring);
        let mut found = ring.seats.iter().filter(|seat| seat.id == id);
        found.next().unwrap().clone()
    }

    /// Someone new comes in with a link that gives this role.
    pub(crate) fn comes_with_link(&mut self, name: &str, role: Role) -> Result<(), Refusal> {
        let consents = self.yes_to_all();
        let command = self.command(Action::Sit { consents });
        self.acts(Actor::Invited(role), &command)?;
        let seat = self.circle.seat_given_to(command.id).unwrap();
        self.is_called(name, seat);
        Ok(())
    }

    /// Someone who was asked to leave comes to the door again.
    pub(crate) fn returns(&mut self, name: &str) -> Result<(), Refusal> {
        let consents = self.yes_to_all();
        let command = self.command(Action::Sit { consents });
        self.acts(Actor::Returning, &command)?;
        let seat = self.circle.seat_given_to(command.id).unwrap();
        self.is_called(name, seat);
        Ok(())
    }

    /// `by` asks for a seat without a device, for `name`.
    pub(crate) fn adds(&mut self, by: &str, name: &str, place: RingPlace) -> Result<(), Refusal> {
        let beyond = self.circle.desk().without_device.len();
        self.brings(by, name, Action::AddSeat { beyond, place })
    }

    /// `by` asks for a seat beside its own for `name`, who shares its phone.
    pub(crate) fn carries(&mut self, by: &str, name: &str) -> Result<(), Refusal> {
        let carried = self.circle.mine(self.seat(by)).carries;
        let without_device = self.circle.desk().without_device;
        let shared = carried.iter().filter(|seat| !without_device.contains(seat));
        let (beyond, consents) = (shared.count(), self.yes_to_all());
        self.brings(by, name, Action::CarrySeat { beyond, consents })
    }

    fn brings(&mut self, by: &str, name: &str, action: Action) -> Result<(), Refusal> {
        let actor = Actor::Seat(self.seat(by));
        let command = self.command(action);
        self.acts(actor, &command)?;
        let seats = self.circle.seats().iter().map(|seat| seat.id);
        let seat = seats.max().unwrap(); // the newest
        self.is_called(name, seat);
        Ok(())
    }

    /// An up to every agreement in force.
    pub(crate) fn yes_to_all(&self) -> Vec<Consent> {
        let in_force = self.circle.agreements().iter().filter(|a| a.adopted);
        let yes = |to: Seen| Consent {
            to,
            thumb: Thumb::Up,
        };
        in_force.map(|agreement| yes(agreement.seen())).collect()
    }

    /// Whether `by` may do `action` as `whose` seat; the sitting goes on from there if it is accepted.
    pub(crate) fn asks_for(
        &mut self,
        by: &str,
        whose: &str,
        action: Action,
    ) -> Result<(), Refusal> {
        let actor = Actor::Seat(self.seat(by));
        let mut command = self.command(action);
        command.for_seat = Some(self.seat(whose));
        self.acts(actor, &command)
    }

    /// `by` does `action` as `whose` seat, which must be possible.
    #[track_caller]
    pub(crate) fn does_for(&mut self, by: &str, whose: &str, action: Action) -> &mut Sitting {
        let told = format!("{action:?}");
        if let Err(refusal) = self.asks_for(by, whose, action) {
            panic!("{by} could not {told} for {whose}: {refusal}");
        }
        self
    }

    /// The house sees that nobody who keeps has been there for a while.
    pub(crate) fn nobody_keeps(&mut self) -> &mut Sitting {
        self.house(Action::NobodyKeeps)
    }

    /// The house sees that one who keeps is there again.
    pub(crate) fn keeper_is_back(&mut self) -> &mut Sitting {
        self.house(Action::KeeperBack)
    }

    fn house(&mut self, action: Action) -> &mut Sitting {
        let command = self.command(action);
        self.acts(Actor::House, &command).unwrap();
        self
    }

    /// The numbers of these seats.
    pub(crate) fn numbers(&self, names: &[&str]) -> Vec<SeatId> {
        names.iter().map(|name| self.seat(name)).collect()
    }

    /// Who waits at the door.
    pub(crate) fn at_the_door(&self) -> Vec<&str> {
        let waiting = self.circle.waiting().iter();
        waiting.map(|waiting| self.name(waiting.seat)).collect()
    }
}
