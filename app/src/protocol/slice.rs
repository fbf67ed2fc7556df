//! What a screen is told of the circle comes in slices. Each is complete in itself, and is sent when it differs from
//! what the screen was told last; a new connection begins with all of them.

#[cfg(feature = "host")]
use circle::spoken::SpokenDesk;
use circle::spoken::{OwnWords, SpokenView};
use circle::view::{AgreementView, Commons, Mine, Ring, RingSeat, Scene};
#[cfg(feature = "host")]
use circle::view::{AtDoor, Desk, Timetable};
use circle::{Breath, Direction, PartKind, Piece, SeatId, Span, Stage, Timestamp, Why};
#[cfg(feature = "host")]
use circle::{DeskHouse, Door, KeeperTurn, LatePolicy, Millis, Part};
use serde::{Deserialize, Serialize};

#[cfg(feature = "host")]
use super::people::Arrivals;
use super::people::{Help, OwnOf, People};

/// A slice. A participant's phone has no program for what only desks are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slice {
    /// What the circle is, and how far.
    Circle {
        /// What it is called.
        title: String,
        /// Why people come together.
        intention: String,
        /// The kinds of the parts, in order.
        parts: Vec<PartKind>,
        /// How far it is.
        stage: Stage,
    },
    /// Who sits where.
    Ring {
        /// The seats in ring order.
        seats: Vec<RingSeat>,
        /// Which way the piece goes.
        direction: Direction,
    },
    /// Where the piece is, and where it goes.
    Piece {
        /// Where it is.
        at: Piece,
        /// Who comes after the holder.
        next: Option<SeatId>,
        /// Where the round began.
        started: Option<SeatId>,
    },
    /// The part that is going on.
    Scene(Scene),
    /// The breath that is going on or has just ended.
    Breath(Option<Breath>),
    /// The time of the part, if it has one and it has begun.
    Span(Option<Span>),
    /// Whether everything is held.
    Hold(Option<Held>),
    /// Agreements: those in force, and in the agreements part the open ones too.
    Agreements(Vec<AgreementView>),
    /// What people are called and whose phone is connected. From memory, never from disk.
    People(People),
    /// What was said within the part, without names. From memory, never from disk.
    Spoken(SpokenView),
    #[cfg(feature = "host")]
    DeskDoor {
        /// Whether newcomers may sit down.
        door: Door,
        /// How people come in once the circle has begun.
        late: LatePolicy,
        /// Those who knocked and wait, in the order in which they came.
        waiting: Vec<AtDoor>,
        /// The seats without a device, in ring order.
        without_device: Vec<SeatId>,
    },
    #[cfg(feature = "host")]
    DeskPlan {
        /// The parts as they are planned now.
        parts: Vec<Part>,
        /// The edition of the plan; a change names it.
        edition: u32,
        /// When the keeper's own turn comes.
        keeper_turn: KeeperTurn,
    },
    /// For desks: the plan against the clock.
    #[cfg(feature = "host")]
    DeskTimes {
        /// When the circle began.
        began_at: Option<Timestamp>,
        /// When the present part began.
        part_since: Timestamp,
        /// How long each part takes with those who are present, in milliseconds.
        estimates: Vec<Millis>,
        /// The plan against the clock; none before the circle is planned for a time or has begun.
        timetable: Option<Timetable>,
    },
    /// For desks: how the part goes.
    #[cfg(feature = "host")]
    DeskRound {
        /// Seats that are still to be offered the piece this round, the holder not among them.
        still_to_come: u32,
        /// How long each share is offered in this round, in milliseconds.
        share: Option<Millis>,
        /// How much longer the round takes after the present share, in milliseconds.
        rest_of_round: Option<Millis>,
        /// When the round has gone round. None while everything is held.
        round_ends_at: Option<Timestamp>,
        /// The part waits for the keeper to start it.
        waits: bool,
        /// Nobody has touched the piece in the centre for as long as the keeper set.
        untouched: bool,
        /// Whom one who keeps marked as stepped out, and who are asked about the agreements all the same.
        still_asked: Vec<SeatId>,
    },
    /// For desks: what the house asks; none if the circle is part of no gathering.
    #[cfg(feature = "host")]
    DeskHouse(Option<DeskHouse>),
    /// For desks: how much was said.
    #[cfg(feature = "host")]
    SpokenDesk(SpokenDesk),
    /// For desks: who comes in.
    #[cfg(feature = "host")]
    Arrivals(Arrivals),
    /// What this seat alone may see.
    Mine(Mine),
    /// What the seats may see that this screen acts for besides its own, one for each.
    Carried(Vec<Mine>),
    /// What this seat said itself, and what it may say now.
    Own(OwnWords),
    /// The same for each seat that this screen acts for besides its own.
    OwnOf(Vec<OwnOf>),
    /// Who needs a person, as this screen may know it.
    Help(Help),
}

/// Everything is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Since when.
    pub since: Timestamp,
    pub why: Why,
}

impl Slice {
    /// What everyone sees of a circle.
    #[must_use]
    pub fn of_commons(commons: Commons) -> [Slice; 8] {
        // Taken apart by name, so that nothing is forgotten here.
        let Commons {
            title,
            intention,
            parts,
            stage,
            ring,
            scene,
            breath,
            span,
            held_since,
            held_why,
            agreements,
        } = commons;
        let Ring {
            seats,
            direction,
            piece,
            next,
            started,
        } = ring;
        let held = held_since.zip(held_why);
        [
            Slice::Circle {
                title,
                intention,
                parts,
                stage,
            },
            Slice::Ring { seats, direction },
            Slice::Piece {
                at: piece,
                next,
                started,
            },
            Slice::Scene(scene),
            Slice::Breath(breath),
            Slice::Span(span),
            Slice::Hold(held.map(|(since, why)| Held { since, why })),
            Slice::Agreements(agreements),
        ]
    }

    /// What the desks of a circle see besides.
    #[cfg(feature = "host")]
    #[must_use]
    pub fn of_desk(desk: Desk) -> [Slice; 5] {
        let Desk {
            door,
            late,
            waiting,
            without_device,
            keeper_turn,
            part_since,
            began_at,
            still_to_come,
            share,
            rest_of_round,
            round_ends_at,
            timetable,
            waits,
            untouched,
            plan,
            edition,
            estimates,
            still_asked,
            house,
        } = desk;
        [
            Slice::DeskDoor {
                door,
                late,
                waiting,
                without_device,
            },
            Slice::DeskPlan {
                parts: plan,
                edition,
                keeper_turn,
            },
            Slice::DeskTimes {
                began_at,
                part_since,
                estimates,
                timetable,
            },
            Slice::DeskRound {
                still_to_come,
                share,
                rest_of_round,
                round_ends_at,
                waits,
                untouched,
                still_asked,
            },
            Slice::DeskHouse(house),
        ]
    }

    /// Puts what is one of [`Slice::of_commons`] into its place. Any other comes back.
    pub fn put_in_commons(self, commons: &mut Commons) -> Option<Slice> {
        match self {
            Slice::Circle {
                title,
                intention,
                parts,
                stage,
            } => {
                commons.title = title;
                commons.intention = intention;
                commons.parts = parts;
                commons.stage = stage;
            }
            Slice::Ring { seats, direction } => {
                commons.ring.seats = seats;
                commons.ring.direction = direction;
            }
            Slice::Piece { at, next, started } => {
                commons.ring.piece = at;
                commons.ring.next = next;
                commons.ring.started = started;
            }
            Slice::Scene(scene) => commons.scene = scene,
            Slice::Breath(breath) => commons.breath = breath,
            Slice::Span(span) => commons.span = span,
            Slice::Hold(hold) => {
                commons.held_since = hold.map(|hold| hold.since);
                commons.held_why = hold.map(|hold| hold.why);
            }
            Slice::Agreements(agreements) => commons.agreements = agreements,
            other => return Some(other),
        }
        None
    }

    /// Puts what is one of [`Slice::of_desk`] into its place. Any other comes back.
    #[cfg(feature = "host")]
    pub fn put_in_desk(self, desk: &mut Desk) -> Option<Slice> {
        match self {
            Slice::DeskDoor {
                door,
                late,
                waiting,
                without_device,
            } => {
                desk.door = door;
                desk.late = late;
                desk.waiting = waiting;
                desk.without_device = without_device;
            }
            Slice::DeskPlan {
                parts,
                edition,
                keeper_turn,
            } => {
                desk.plan = parts;
                desk.edition = edition;
                desk.keeper_turn = keeper_turn;
            }
            Slice::DeskTimes {
                began_at,
                part_since,
                estimates,
                timetable,
            } => {
                desk.began_at = began_at;
                desk.part_since = part_since;
                desk.estimates = estimates;
                desk.timetable = timetable;
            }
            Slice::DeskRound {
                still_to_come,
                share,
                rest_of_round,
                round_ends_at,
                waits,
                untouched,
                still_asked,
            } => {
                desk.still_to_come = still_to_come;
                desk.share = share;
                desk.rest_of_round = rest_of_round;
                desk.round_ends_at = round_ends_at;
                desk.waits = waits;
                desk.untouched = untouched;
                desk.still_asked = still_asked;
            }
            Slice::DeskHouse(house) => desk.house = house,
            other => return Some(other),
        }
        None
    }
}
