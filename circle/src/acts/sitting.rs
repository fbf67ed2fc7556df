//! People sit down, step out, come back, and leave.

use crate::actor::Actor;
use crate::agreement::{Agreement, Consent, MAX_AGREEMENTS, Thumb};
use crate::circle::{Circle, PartState, REMEMBERED_ARRIVALS, Stage};
use crate::command::{Action, Command, CommandId};
use crate::cue::Cue;
use crate::door::{KNOCK_LASTS, RingPlace, Waiting};
use crate::refusal::Refusal;
use crate::remembered::Mark;
use crate::role::Role;
use crate::seat::{Carried, Seat, SeatId, Sign};
use crate::time::Timestamp;

impl Circle {
    /// Someone comes in by the door. Who comes once agreements are in force says what they say to each of them
    /// first; who comes once the circle has begun comes in as its plan says.
    pub(crate) fn arrive(
        &mut self,
        now: Timestamp,
        actor: Actor,
        command: &Command,
    ) -> Result<(), Refusal> {
        let Action::Sit { consents } = &command.action else {
            return Err(Refusal::NotNow);
        };
        self.consented(consents)?;
        if self.knocks(actor) {
            let (seat, sign) = (self.next_number()?, self.free_sign());
            self.waiting.push(Waiting {
                seat,
                sign,
                since: now,
                asked_to_leave: actor == Actor::Returning,
                consents: Vec::new(),
            });
            self.note_consents(seat, consents);
            self.note_arrival(command.id, seat);
            return Ok(());
        }
        let place = match self.stage {
            Stage::Part(_) => self.plan.late.place,
            Stage::Arriving | Stage::Ended => RingPlace::AtEnd,
        };
        let role = match actor {
            Actor::Invited(role) => role,
            Actor::Door
            | Actor::Returning
            | Actor::Seat(_)
            | Actor::Clock
            | Actor::House
            | Actor::Gathering(_) => Role::Participant,
        };
        let seat = self.new_seat(role, Carried::OwnPhone)?;
        self.note_arrival(command.id, seat.id);
        // Whoever comes in by the door has no screen yet on which to hear anything.
        self.seat_newcomer(now, seat, consents, place, &mut Vec::new());
        Ok(())
    }

    /// Every agreement in force has been answered, and nobody comes in against one.
    pub(crate) fn consented(&self, consents: &[Consent]) -> Result<(), Refusal> {
        if consents.len() > MAX_AGREEMENTS.max(self.agreements.len()) {
            return Err(Refusal::ConsentNeeded); // no door of ours asks for so many
        }
        let mut in_force = self.agreements.iter().filter(|agreement| agreement.adopted);
        if in_force.all(|agreement| answer_to(agreement, consents).is_some()) {
            Ok(())
        } else {
            Err(Refusal::ConsentNeeded)
        }
    }

    /// A seat with a number and a sign that nobody has, not in the ring yet.
    pub(crate) fn new_seat(&mut self, role: Role, carried: Carried) -> Result<Seat, Refusal> {
        Ok(Seat {
            id: self.next_number()?,
            sign: self.free_sign(),
            role,
            away: false,
            marked_away: false,
            carried,
            voiced: false,
            kept: false,
            came_in: None,
        })
    }

    fn next_number(&mut self) -> Result<SeatId, Refusal> {
        let id = SeatId(self.next_seat);
        self.next_seat = self.next_seat.checked_add(1).ok_or(Refusal::Full)?;
        Ok(id)
    }

    /// The first sign that nobody has, here or at the door.
    fn free_sign(&self) -> Sign {
        let taken = self.seats.iter().map(|seat| seat.sign);
        let taken: Vec<_> = taken
            .chain(self.waiting.iter().map(|waiting| waiting.sign))
            .collect();
        let mut signs = (0..).map(Sign);
        signs.find(|sign| !taken.contains(sign)).unwrap_or(Sign(0))
    }

    /// The new seat is in the ring, and a round that goes on comes to it.
    pub(crate) fn seat_newcomer(
        &mut self,
        now: Timestamp,
        mut seat: Seat,
        consents: &[Consent],
        place: RingPlace,
        cues: &mut Vec<Cue>,
    ) {
        self.note_consents(seat.id, consents);
        seat.came_in = self.stage.part();
        self.seats.insert(self.index_of(place), seat);
        self.follow_presence(now, None, cues);
    }

    /// What someone new says to the agreements in force. Nothing else that they send stays.
    pub(crate) fn note_consents(&mut self, seat: SeatId, consents: &[Consent]) {
        for agreement in &mut self.agreements {
            if let Some(thumb) = answer_to(agreement, consents).filter(|_| agreement.adopted) {
                agreement.answers.insert(seat, thumb);
            }
        }
    }

    /// Nothing stays of a seat that was given up, or of one who waits no more.
    pub(crate) fn forget(&mut self, id: SeatId) {
        self.waiting.retain(|waiting| waiting.seat != id);
        self.forget_order_of(id);
        self.remembered.remove(&id);
        self.arrivals.retain(|(_, seat)| *seat != id);
        for agreement in &mut self.agreements {
            agreement.forget(id);
        }
    }

    /// When the next knock lapses that nobody has answered.
    pub(crate) fn knock_deadline(&self) -> Option<Timestamp> {
        let lapses = self.waiting.iter().map(|waiting| self.lapses_at(waiting));
        lapses.min()
    }

    fn lapses_at(&self, waiting: &Waiting) -> Timestamp {
        let since = match waiting.since {
            Timestamp(0) => self.last_at, // as good as is known
            since => since,
        };
        since.after(KNOCK_LASTS)
    }

    /// Knocks that nobody has answered lapse.
    pub(crate) fn let_knocks_lapse(&mut self, now: Timestamp) {
        let lapsed = |waiting: &&Waiting| self.lapses_at(waiting) <= now;
        let lapsed = self.waiting.iter().filter(lapsed);
        let lapsed: Vec<_> = lapsed.map(|waiting| waiting.seat).collect();
        for seat in lapsed {
            self.forget(seat);
        }
    }

    /// The same circle without knocks that have lapsed and were not noticed yet; none if there are none.
    pub(crate) fn without_lapsed_knocks(&self, now: Timestamp) -> Option<Circle> {
        let due = self.knock_deadline().is_some_and(|due| due <= now);
        due.then(|| {
            let mut circle = self.clone();
            circle.let_knocks_lapse(now);
            circle
        })
    }

    pub(crate) fn note_arrival(&mut self, command: CommandId, seat: SeatId) {
        if self.arrivals.len() >= REMEMBERED_ARRIVALS {
            self.arrivals.remove(0);
        }
        self.arrivals.push((Mark::of(command), seat));
    }

    /// `by` says that `id` has stepped out or is back: whoever sits there, or one who keeps.
    pub(crate) fn set_away(
        &mut self,
        now: Timestamp,
        by: SeatId,
        id: SeatId,
        away: bool,
        cues: &mut Vec<Cue>,
    ) -> Result<(), Refusal> {
        let part = self.stage.part();
        let seat = self.seat_mut(id)?;
        if seat.away != away {
            seat.away = away;
            seat.marked_away = away && by != id;
        }
        let keeps = seat.role == Role::Keeper;
        if !away && std::mem::take(&mut seat.kept) {
            seat.came_in = part;
            if keeps {
                self.change_within(|within| within.keeper_waited_for = false);
            }
        }
        if away {
            self.ask_anew(id);
        }
        self.follow_presence(now, None, cues);
        Ok(())
    }

    /// The seat is given up. Its piece goes to the next seat, and nothing of it stays behind. Those whom its
    /// phone carried stay, and the keepers act for them; but a seat that nothing was ever asked for goes with the
    /// phone, for nobody is known to be there.
    pub(crate) fn leave(&mut self, now: Timestamp, id: SeatId, cues: &mut Vec<Cue>) {
        let carried = |seat: &&Seat| seat.carried == Carried::By(id);
        let (stay, quiet): (Vec<_>, Vec<_>) = self
            .seats
            .iter()
            .filter(carried)
            .partition(|seat| seat.voiced);
        let stay: Vec<_> = stay.into_iter().map(|seat| seat.id).collect();
        let mut gone: Vec<_> = quiet.into_iter().map(|seat| seat.id).collect();
        gone.push(id);
        let before = self.stands_before_holder(&gone);
        self.seats.retain(|seat| !gone.contains(&seat.id));
        for seat in gone {
            self.forget(seat);
            if let PartState::Round(round) = &mut self.part {
                round.forget(seat);
            }
        }
        for seat in stay {
            self.hand_to_keepers(seat);
        }
        self.follow_presence(now, before, cues);
    }

    /// Somebody is there in a seat that a phone carries, for something was asked for it.
    pub(crate) fn note_voiced(&mut self, id: SeatId) {
        if let Ok(seat) = self.seat_mut(id) {
            seat.voiced |= matches!(seat.carried, Carried::By(_));
        }
    }

    /// On the lap, the nearest seat before the one with the piece that is not among those that go.
    fn stands_before_holder(&self, gone: &[SeatId]) -> Option<SeatId> {
        let lap = self.lap();
        let holder = self.piece.holder();
        let at = lap.iter().position(|seat| Some(*seat) == holder)?;
        let mut backwards = lap[..at].iter().rev().chain(lap[at..].iter().rev());
        backwards.find(|seat| !gone.contains(seat)).copied()
    }

    /// The phone that carried this seat is gone, and those who keep act for it. What was said on that phone was said
    /// to nobody else: they neither see nor change it, and ask anew.
    fn hand_to_keepers(&mut self, id: SeatId) {
        if let Ok(seat) = self.seat_mut(id) {
            seat.carried = Carried::NoDevice;
        }
        for agreement in &mut self.agreements {
            agreement.forget(id);
        }
        if let PartState::Round(round) = &mut self.part {
            round.hand_over(id);
        }
    }
}

/// The answer to these words among `consents`. A down is none: who cannot live with them cannot sit down yet.
fn answer_to(agreement: &Agreement, consents: &[Consent]) -> Option<Thumb> {
    consents
        .iter()
        .find(|consent| consent.to == agreement.seen())
        .map(|consent| consent.thumb)
        .filter(|thumb| *thumb != Thumb::Down)
}
