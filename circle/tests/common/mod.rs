//! A circle on the bench: people by name, time in milliseconds since the circle opened.
//!
//! `does` is for what must be accepted and `refused` for what must not, so that a test reads as the story of a
//! sitting: who did what, when, and where the piece is then.

mod gathering;
mod now;
pub(crate) mod old;
mod parts;
mod people;
pub(crate) mod saying;

use circle::{
    Action, Actor, Circle, Command, CommandId, Consent, Cue, Direction, How, KeeperTurn,
    LatePolicy, Millis, Part, Plan, Refusal, SeatId, Stage, Thumb, Timestamp,
};

pub(crate) use self::parts::*;

/// When every circle on the bench opens: 20 November 2026.
pub(crate) const OPENED: Timestamp = Timestamp(1_795_132_800_000);
/// The keeper's name in every test.
pub(crate) const KEEPER: &str = "Keeper";

/// A sitting that goes on.
#[derive(Clone, Debug)]
pub(crate) struct Sitting {
    /// The circle as it is now.
    pub(crate) circle: Circle,
    /// What was heard at the last thing that happened.
    pub(crate) heard: Vec<Cue>,
    now: Millis,
    commands: u128,
    names: Vec<(String, SeatId)>,
}

/// A plan with these parts; clockwise, the keeper shares first.
pub(crate) fn plan(parts: Vec<Part>) -> Plan {
    Plan {
        title: "Evening circle".to_owned(),
        intention: "To listen".to_owned(),
        parts,
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

impl Sitting {
    /// A circle with these parts, the first begun, in which the keeper only holds the form.
    pub(crate) fn held_by_keeper(parts: Vec<Part>, others: &[&str]) -> Sitting {
        let mut plan = plan(parts);
        plan.keeper_turn = KeeperTurn::HoldsOnly;
        Sitting::new(plan, &[], others).begun()
    }

    /// A circle with this plan and these agreements; the keeper sits, then the others clockwise in this order.
    pub(crate) fn new(plan: Plan, agreements: &[&str], others: &[&str]) -> Sitting {
        let agreements: Vec<_> = agreements.iter().map(|text| (*text).to_owned()).collect();
        let circle = Circle::open(plan, &agreements, OPENED);
        let mut sitting = Sitting {
            names: vec![(KEEPER.to_owned(), circle.keeper())],
            circle,
            heard: Vec::new(),
            now: 0,
            commands: 0,
        };
        for name in others {
            sitting.sits(name);
        }
        sitting
    }

    /// An untimed round that has begun, with these people.
    pub(crate) fn in_round(keeper_turn: KeeperTurn, others: &[&str]) -> Sitting {
        let mut plan = plan(vec![untimed(), one_word()]);
        plan.keeper_turn = keeper_turn;
        Sitting::new(plan, &[], others).begun()
    }

    /// A timed round that has begun at 0 ms, in which the keeper only holds the form.
    pub(crate) fn in_timed_round(seconds: u64, others: &[&str]) -> Sitting {
        let mut plan = plan(vec![timed(seconds), untimed()]);
        plan.keeper_turn = KeeperTurn::HoldsOnly;
        Sitting::new(plan, &[], others).begun()
    }

    /// The agreements part, begun.
    pub(crate) fn in_agreements(agreements: &[&str], others: &[&str]) -> Sitting {
        Sitting::new(
            plan(vec![Part::Agreements, untimed(), Part::Agreements]),
            agreements,
            others,
        )
        .begun()
    }

    /// The same sitting, begun by its keeper.
    pub(crate) fn begun(mut self) -> Sitting {
        self.does(KEEPER, Action::Begin);
        self
    }

    // ----- time -----

    /// It is this many milliseconds since the circle opened; what is due by then happens at its own moment.
    pub(crate) fn at(&mut self, ms: Millis) -> &mut Sitting {
        let mut heard = Vec::new();
        let mut happened = 0;
        while let Some(due) = self.circle.next_deadline() {
            if due > OPENED.after(ms) {
                break;
            }
            self.tick(due);
            heard.append(&mut self.heard);
            happened += 1;
            assert!(happened < 100, "something happens again and again");
        }
        self.heard = heard;
        self.now = ms;
        self
    }

    /// It is this many milliseconds since the circle opened, and the server was away meanwhile: what was due is
    /// noticed only now.
    pub(crate) fn wakes_at(&mut self, ms: Millis) -> &mut Sitting {
        self.now = ms;
        self.tick(OPENED.after(ms));
        self
    }

    /// The server's clock shows this, and nothing happens.
    pub(crate) fn clock_shows(&mut self, ms: Millis) -> &mut Sitting {
        self.now = ms;
        self
    }

    fn tick(&mut self, at: Timestamp) {
        let command = self.command(Action::Tick);
        let (circle, cues) = self.circle.act(at, Actor::Clock, &command).unwrap();
        self.circle = circle;
        self.heard = cues;
    }

    // ----- who does what -----

    /// The number of `name`'s seat.
    pub(crate) fn seat(&self, name: &str) -> SeatId {
        let found = self.names.iter().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("nobody is called {name}")).1
    }

    /// A command with an id of its own.
    pub(crate) fn command(&mut self, action: Action) -> Command {
        self.commands += 1;
        Command {
            id: CommandId(self.commands),
            for_seat: None,
            action,
        }
    }

    /// `name` asks for `action`, whatever comes of it; the sitting goes on from there if it is accepted.
    pub(crate) fn asks(&mut self, name: &str, action: Action) -> Result<(), Refusal> {
        let actor = Actor::Seat(self.seat(name));
        let command = self.command(action);
        self.acts(actor, &command)
    }

    /// `actor` sends `command`; the sitting goes on from there if it is accepted.
    pub(crate) fn acts(&mut self, actor: Actor, command: &Command) -> Result<(), Refusal> {
        let (circle, cues) = self.circle.act(OPENED.after(self.now), actor, command)?;
        self.circle = circle;
        self.heard = cues;
        Ok(())
    }

    /// `name` does `action`, which must be possible.
    #[track_caller]
    pub(crate) fn does(&mut self, name: &str, action: Action) -> &mut Sitting {
        let told = format!("{action:?}");
        if let Err(refusal) = self.asks(name, action) {
            panic!("{name} could not {told}: {refusal}");
        }
        self
    }

    /// Why `name` cannot do `action`; nothing may have changed.
    #[track_caller]
    pub(crate) fn refused(&mut self, name: &str, action: Action) -> Refusal {
        let before = self.circle.clone();
        let told = format!("{action:?}");
        let Err(refusal) = self.asks(name, action) else {
            panic!("{name} could {told}, which should not be possible");
        };
        assert_eq!(self.circle, before, "a refusal changes nothing");
        refusal
    }

    /// Someone new sits down at the end of the ring, living with every agreement in force.
    #[track_caller]
    pub(crate) fn sits(&mut self, name: &str) -> &mut Sitting {
        let consents = self.yes_to_all();
        self.knocks(name, consents).unwrap();
        self
    }

    /// Someone new asks to sit down with these answers to the agreements.
    pub(crate) fn knocks(&mut self, name: &str, consents: Vec<Consent>) -> Result<(), Refusal> {
        let command = self.command(Action::Sit { consents });
        self.acts(Actor::Door, &command)?;
        let seat = self.circle.seat_given_to(command.id).unwrap();
        self.is_called(name, seat);
        Ok(())
    }

    fn is_called(&mut self, name: &str, seat: SeatId) {
        self.names.push((name.to_owned(), seat));
    }

    /// `name` shares and hands the piece on.
    #[track_caller]
    pub(crate) fn shares(&mut self, name: &str) -> &mut Sitting {
        let turn = self.turn();
        let how = How::Shared;
        self.does(name, Action::Pass { turn, how })
    }

    /// `name` hands the piece on without sharing.
    #[track_caller]
    pub(crate) fn passes(&mut self, name: &str) -> &mut Sitting {
        let turn = self.turn();
        let how = How::NotNow;
        self.does(name, Action::Pass { turn, how })
    }

    /// Each of `names` in turn has the piece and shares.
    #[track_caller]
    pub(crate) fn all_share(&mut self, names: &[&str]) -> &mut Sitting {
        for name in names {
            self.has_piece(name);
            self.shares(name);
        }
        self
    }

    /// Everyone present says this to every agreement that they have not answered.
    pub(crate) fn everyone_answers(&mut self, thumb: Thumb) -> &mut Sitting {
        for seat in self.circle.present() {
            let rest = self.answer_rest(thumb);
            let command = self.command(rest);
            // Who has answered everything has nothing left to answer.
            let _ = self.acts(Actor::Seat(seat), &command);
        }
        self
    }

    /// Says `thumb` to every agreement as it stands that one has not answered.
    pub(crate) fn answer_rest(&self, thumb: Thumb) -> Action {
        let agreements = self.circle.agreements();
        let seen = agreements.iter().map(|known| known.seen()).collect();
        Action::AnswerRest { thumb, seen }
    }

    /// `name` says `thumb` to the agreement with these words as they stand.
    pub(crate) fn answer(&self, text: &str, thumb: Thumb) -> Action {
        let agreement = self.agreement(text);
        let wording = self
            .circle
            .agreements()
            .iter()
            .find(|known| known.id == agreement)
            .map_or(0, |known| known.wording);
        Action::Answer {
            agreement,
            thumb,
            wording,
        }
    }

    /// The keeper goes on to the next part.
    #[track_caller]
    pub(crate) fn next_part(&mut self) -> &mut Sitting {
        let Stage::Part(from) = self.circle.stage() else {
            panic!("no part is going on");
        };
        self.does(KEEPER, Action::NextPart { from })
    }
}
