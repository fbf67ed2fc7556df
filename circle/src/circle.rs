//! The circle itself: everything there is to know about it, and nothing about who people are.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::agreement::{self, Agreement, AgreementId, Consent};
use crate::breath::Breath;
use crate::command::CommandId;
use crate::door::{Door, Waiting};
use crate::hold::Hold;
use crate::parts::Part;
pub use crate::parts::state::PartState;
use crate::piece::{Piece, TurnNumber};
use crate::plan::Plan;
use crate::record::Counts;
use crate::refusal::Refusal;
use crate::remembered::{Mark, Remembered};
use crate::role::Role;
use crate::round::Round;
use crate::seat::{Carried, Seat, SeatId, Sign};
use crate::span::Span;
use crate::text::{self, AGREEMENT_CHARS};
use crate::time::{HOUR, Millis, Timestamp};
use crate::within::Within;

/// How long after the last activity a circle that nobody ended is forgotten, in milliseconds.
pub const FORGOTTEN_AFTER: Millis = 48 * HOUR;
/// How many newcomers' command ids are remembered at the door.
pub(crate) const REMEMBERED_ARRIVALS: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circle {
    /// Shared with the circles that this one became and was: it seldom changes.
    pub(crate) plan: Arc<Plan>,
    pub(crate) stage: Stage,
    pub(crate) part: PartState,
    /// In ring order.
    pub(crate) seats: Vec<Seat>,
    pub(crate) next_seat: u32,
    pub(crate) door: Door,
    #[serde(with = "crate::agreement::written")]
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) next_agreement: u16,
    pub(crate) piece: Piece,
    /// The number of the newest turn.
    pub(crate) turn: TurnNumber,
    pub(crate) breath: Option<Breath>,
    /// The time of the part, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) span: Option<Span>,
    /// How often the plan was changed since the circle opened.
    #[serde(default, skip_serializing_if = "is_first")]
    pub(crate) edition: u32,
    /// The parts whose cards may be read. The cards themselves are nowhere in here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) cards_shown: Vec<usize>,
    pub(crate) hold: Option<Hold>,
    pub(crate) counts: Counts,
    pub(crate) began_at: Option<Timestamp>,
    pub(crate) part_since: Timestamp,
    /// The last time a person did something.
    pub(crate) last_at: Timestamp,
    /// The last command ids of each seat, oldest first.
    #[serde(rename = "heard")]
    pub(crate) remembered: BTreeMap<SeatId, Remembered>,
    /// The last arrivals: which command gave which seat.
    pub(crate) arrivals: Vec<(Mark, SeatId)>,
    /// Those who knocked and are not let in yet, in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) waiting: Vec<Waiting>,
    /// When someone last called a pause, until one can be called again. Never who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pause_called_at: Option<Timestamp>,
    /// When the circle is planned to begin, or was, with every shift of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) planned_at: Option<Timestamp>,
    /// What it knows of the gathering that it is part of, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<Within>,
}

/// The seat of the one who opened the circle. The keeping can always be taken back from here.
pub const OPENER: SeatId = SeatId(0);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// People sit down.
    Arriving,
    /// In the part of this number, from 0.
    Part(usize),
    Ended,
}

impl Stage {
    /// The part that is going on, from 0.
    #[must_use]
    pub fn part(self) -> Option<usize> {
        match self {
            Stage::Part(at) => Some(at),
            Stage::Arriving | Stage::Ended => None,
        }
    }
}

/// Agreements that are brought along, as far as there is room.
fn brought(agreements: &[String]) -> Vec<Agreement> {
    agreements
        .iter()
        .filter_map(|text| text::tidy(text, AGREEMENT_CHARS).ok())
        .take(agreement::MAX_AGREEMENTS)
        .scan(0, |bytes, text| {
            *bytes += text::bytes(&text);
            (*bytes <= agreement::MAX_AGREEMENT_BYTES).then_some(text)
        })
        .zip(0_u16..)
        .map(|(text, id)| Agreement::new(AgreementId(id), text, None))
        .collect()
}

fn is_first(edition: &u32) -> bool {
    *edition == 0
}

impl Circle {
    /// A circle that has just been opened, with its keeper seated. `plan` is taken as checked; agreements that
    /// are empty or too long, and those for which there is no room, are left out (the interface has checked them).
    #[must_use]
    pub fn open(plan: Plan, agreements: &[String], now: Timestamp) -> Circle {
        let keeper = Seat {
            id: OPENER,
            sign: Sign(0),
            role: Role::Keeper,
            away: false,
            marked_away: false,
            carried: Carried::OwnPhone,
            voiced: false,
            kept: false,
            came_in: None,
        };
        let agreements = brought(agreements);
        Circle {
            plan: Arc::new(plan),
            stage: Stage::Arriving,
            part: PartState::Plain,
            seats: vec![keeper],
            next_seat: 1,
            door: Door::Open,
            next_agreement: agreements.len() as u16,
            agreements,
            piece: Piece::Resting,
            turn: 0,
            breath: None,
            span: None,
            edition: 0,
            cards_shown: Vec::new(),
            hold: None,
            counts: Counts::default(),
            began_at: None,
            part_since: now,
            last_at: now,
            remembered: BTreeMap::new(),
            arrivals: Vec::new(),
            waiting: Vec::new(),
            pause_called_at: None,
            planned_at: None,
            within: None,
        }
    }

    /// The same circle as part of a gathering, just opened, with what the whole gathering agreed on in force. The seat of
    /// its keeper is kept for them. The agreements of the gathering come first, numbered from 0; those that are empty, too
    /// long or too many are left out, as in [`Circle::open`].
    #[must_use]
    pub fn within_gathering(self, in_force: &[String], keeper_says: &[Consent]) -> Circle {
        let own = self.agreements.iter().map(|agreement| &agreement.text);
        let texts: Vec<_> = in_force.iter().chain(own).cloned().collect();
        let mut agreements = brought(&texts);
        for agreement in agreements.iter_mut().take(brought(in_force).len()) {
            agreement.adopted = true;
        }
        let mut circle = Circle {
            within: Some(Within::opened()),
            next_agreement: agreements.len() as u16,
            agreements,
            ..self
        };
        for keeper in &mut circle.seats {
            keeper.kept = true;
            keeper.away = true;
        }
        circle.note_consents(OPENER, keeper_says);
        circle
    }

    /// The same circle, planned to begin at this moment.
    #[must_use]
    pub fn planned_for(mut self, begin: Timestamp) -> Circle {
        self.planned_at = Some(begin);
        self
    }

    #[must_use]
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }

    /// The seat of one who asks for something. Whatever one who waits at the door asks for, the answer tells nothing of
    /// the circle.
    pub(crate) fn seat_of(&self, asker: SeatId) -> Result<&Seat, Refusal> {
        self.seat(asker).ok_or(if self.is_waiting(asker) {
            Refusal::NotNow
        } else {
            Refusal::UnknownSeat
        })
    }

    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    #[must_use]
    pub fn keeper(&self) -> SeatId {
        self.seats
            .iter()
            .find(|seat| seat.role == Role::Keeper)
            .map_or(OPENER, |seat| seat.id)
    }

    /// Those who can keep the circle going, by their role; the house looks whether any of their phones is there.
    #[must_use]
    pub fn keeping(&self) -> Vec<SeatId> {
        let keeping = self.seats.iter().filter(|seat| seat.role.keeps());
        keeping.map(|seat| seat.id).collect()
    }

    /// The seats that `seat` acts for besides its own, in ring order: those its phone carries, and, for one who
    /// keeps, those without a device.
    #[must_use]
    pub fn carries(&self, seat: SeatId) -> Vec<SeatId> {
        let keeps = self.seat(seat).is_some_and(|seat| seat.role.keeps());
        let acts_for = |other: &&Seat| match other.carried {
            Carried::OwnPhone => false,
            Carried::NoDevice => keeps,
            Carried::By(carrier) => carrier == seat,
        };
        let carried = self.seats.iter().filter(acts_for);
        carried.map(|seat| seat.id).collect()
    }

    /// Those who knocked and wait to be let in, in the order in which they came.
    #[must_use]
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// Whether this number belongs to someone who knocked and waits to be let in.
    #[must_use]
    pub fn is_waiting(&self, seat: SeatId) -> bool {
        self.waiting.iter().any(|waiting| waiting.seat == seat)
    }

    /// Whether this number belongs to someone who sits here, or waits to be let in.
    #[must_use]
    pub fn knows(&self, seat: SeatId) -> bool {
        self.seat(seat).is_some() || self.is_waiting(seat)
    }

    /// The seat that this arrival was given, if the command was carried out.
    #[must_use]
    pub fn seat_given_to(&self, arrival: CommandId) -> Option<SeatId> {
        self.arrivals
            .iter()
            .find(|(mark, _)| *mark == Mark::of(arrival))
            .map(|(_, seat)| *seat)
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.stage == Stage::Ended
    }

    #[must_use]
    pub fn piece(&self) -> &Piece {
        &self.piece
    }

    #[must_use]
    pub fn part_state(&self) -> &PartState {
        &self.part
    }

    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How often the plan was changed since the circle opened; a change names it.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    #[must_use]
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// The breath that is going on or has just ended.
    #[must_use]
    pub fn breath(&self) -> Option<&Breath> {
        self.breath.as_ref()
    }

    /// Since when everything is held.
    #[must_use]
    pub fn hold(&self) -> Option<Hold> {
        self.hold
    }

    #[must_use]
    pub fn door(&self) -> Door {
        self.door
    }

    /// The last time a person did something.
    #[must_use]
    pub fn last_at(&self) -> Timestamp {
        self.last_at
    }

    #[must_use]
    pub fn present_part(&self) -> Option<&Part> {
        self.plan.parts.get(self.stage.part()?)
    }

    /// The seats that have not stepped out, in ring order.
    #[must_use]
    pub fn present(&self) -> Vec<SeatId> {
        self.seats
            .iter()
            .filter(|seat| !seat.away)
            .map(|seat| seat.id)
            .collect()
    }

    /// The seats whose answers are waited for where everyone is asked, in ring order: who is here, and whom one who
    /// keeps marked as stepped out. If those were not waited for, a keeper could agree alone, or find out by marking
    /// one after the other whose answer is missing.
    pub(crate) fn awaited(&self) -> Vec<SeatId> {
        let awaited = self.seats.iter().filter(|seat| seat.is_awaited());
        awaited.map(|seat| seat.id).collect()
    }

    pub(crate) fn round(&self) -> Option<&Round> {
        self.part.round()
    }

    pub(crate) fn breath_runs(&self) -> bool {
        self.breath.as_ref().is_some_and(|breath| !breath.over)
    }
}
