//! What a gathering's board shows of one circle: states, never words.

use serde::{Deserialize, Serialize};

use crate::circle::{Circle, Stage};
use crate::help::{HelpRequests, TileHelp};
use crate::hold::Why;
use crate::order::{ComebackAnswer, OrderNumber};
use crate::parts::PartKind;
use crate::piece::Piece;
use crate::seat::{SeatId, Sign};
use crate::time::{Millis, Timestamp};
use crate::within::{HostAsked, WordState};

/// What a gathering's board shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    pub stage: Stage,
    /// How many parts there are.
    pub part_count: u32,
    /// The kind of the part that goes on.
    pub kind: Option<PartKind>,
    /// When it began, or the circle opened; later by as long as it was held since.
    pub part_since: Timestamp,
    /// How long it takes by the plan with those who are present, in milliseconds; an estimate.
    pub part_planned: Option<Millis>,
    /// When the circle ends if this part and all that follow take the time they are planned to take.
    pub expected_end: Option<Timestamp>,
    pub seats: u32,
    /// Those that are taken, in ring order.
    pub taken: Vec<SeatId>,
    /// Of all seats that there were, the next one's number.
    pub next_seat: SeatId,
    /// Of the seats: who has not stepped out.
    pub present: u32,
    /// Of the seats: who was here and has stepped out.
    pub away: u32,
    /// Of the seats: those kept for someone who has not come yet.
    pub kept: u32,
    /// Who keeps.
    pub keeper: Sign,
    /// They have come, as the circle knows: they asked for something here.
    pub keeper_came: bool,
    /// Who has the piece.
    pub holder: Option<Sign>,
    /// The place in the ring that has the piece.
    pub holder_place: Option<u32>,
    /// Since when the same seat has had it, not counting what was held; none while it sits in silence with it, while
    /// nobody has it, and while everything is held.
    pub quiet_since: Option<Timestamp>,
    pub held_since: Option<Timestamp>,
    pub held_why: Option<Why>,
    pub breathing: bool,
    /// Those who hold the form ask for the host.
    pub host_asked: Option<HostAsked>,
    /// The words of the house, oldest first, and whether they were heard.
    pub words: Vec<TileWord>,
    /// The last suggestion to come back, and what was answered.
    pub comeback: Option<TileComeback>,
    /// What the circle itself does not know.
    pub room: TileRoom,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileWord {
    pub order: OrderNumber,
    /// Everyone in the circle can read it, or could.
    pub shown: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileComeback {
    pub order: OrderNumber,
    pub by: Timestamp,
    /// Those who hold the form can read it.
    pub shown: bool,
    pub answer: Option<ComebackAnswer>,
    /// By when the circle is back, as it was answered.
    pub agreed: Option<Timestamp>,
}

/// What is known in memory alone, by the task of the circle: whose phones are there, and whether someone needs a person.
/// Never who.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileRoom {
    /// A screen of someone who keeps is connected.
    pub keeper_here: bool,
    /// The places in the ring whose phones were there and are lost.
    pub lost: Vec<u32>,
    /// Someone needs a person.
    pub help: Option<TileHelp>,
}

impl Tile {
    /// The same, with what memory knows: whose screens are connected, whose are lost, and who needs a person.
    #[must_use]
    pub fn in_room(
        self,
        circle: &Circle,
        here: impl Fn(SeatId) -> bool,
        lost: &[SeatId],
        requests: &HelpRequests,
    ) -> Tile {
        let seats = circle.seats().iter().zip(0..);
        let lost = seats.filter(|(seat, _)| lost.contains(&seat.id));
        let room = TileRoom {
            keeper_here: circle.keeping().into_iter().any(here),
            lost: lost.map(|(_, place)| place).collect(),
            help: requests.on_tile(circle),
        };
        Tile { room, ..self }
    }
}

impl Circle {
    /// What the board of the gathering shows, but for what is known in memory alone.
    #[must_use]
    pub fn tile(&self) -> Tile {
        let holder = self.piece.holder().and_then(|holder| self.seat(holder));
        let place = |id: SeatId| self.seats.iter().position(|seat| seat.id == id);
        let keeper = self.seat(self.keeper());
        let count = |of: &dyn Fn(bool, bool) -> bool| {
            let seats = self.seats.iter();
            seats.filter(|seat| of(seat.away, seat.kept)).count() as u32
        };
        let lengths = self.part_lengths();
        let words = self.house_words().iter().map(|word| TileWord {
            order: word.order,
            shown: !matches!(word.state, WordState::Waits(_)),
        });
        let comeback = self.comeback().map(|comeback| TileComeback {
            order: comeback.order,
            by: comeback.by,
            shown: comeback.is_heard(),
            answer: comeback.answer,
            agreed: comeback.agreed(),
        });
        Tile {
            stage: self.stage,
            part_count: self.plan.parts.len() as u32,
            kind: self.present_part().map(crate::parts::Part::kind),
            part_since: self.part_since,
            part_planned: self.stage.part().and_then(|at| lengths.get(at).copied()),
            expected_end: self.timetable().and_then(|times| times.expected_end),
            seats: self.seats.len() as u32,
            taken: self.seats.iter().map(|seat| seat.id).collect(),
            next_seat: SeatId(self.next_seat),
            present: count(&|away, _| !away),
            away: count(&|away, kept| away && !kept),
            kept: count(&|_, kept| kept),
            keeper: keeper.map_or(Sign(0), |keeper| keeper.sign),
            keeper_came: keeper.is_some_and(|keeper| !keeper.kept),
            holder: holder.map(|holder| holder.sign),
            holder_place: holder
                .and_then(|holder| place(holder.id))
                .map(|place| place as u32),
            quiet_since: self.quiet_since(),
            held_since: self.hold.map(|hold| hold.since),
            held_why: self.hold.map(|hold| hold.why),
            breathing: self.breath_runs(),
            host_asked: self.host_asked(),
            words: words.collect(),
            comeback,
            room: TileRoom::default(),
        }
    }

    fn quiet_since(&self) -> Option<Timestamp> {
        match &self.piece {
            Piece::With(turn) if !turn.silent && self.hold.is_none() => Some(turn.since),
            Piece::With(_) | Piece::Centre | Piece::Resting => None,
        }
    }
}
