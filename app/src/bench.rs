//! A circle on the bench: moved by the rules alone, with names as the server has them.

use circle::spoken::Spoken;
use circle::{
    Action, Actor, Circle, Command, CommandId, Direction, How, KeeperTurn, LatePolicy, Part, Plan,
    SeatId, Timestamp, TurnNumber,
};

use crate::protocol::{People, Person};

pub(crate) struct Bench {
    pub(crate) circle: Circle,
    pub(crate) spoken: Spoken,
    pub(crate) people: People,
    pub(crate) now: Timestamp,
    asked: u128,
}

/// Clockwise, the keeper shares first.
pub(crate) fn plan(parts: Vec<Part>) -> Plan {
    Plan {
        title: "Tuesday evening circle".to_owned(),
        intention: "To not carry it alone.".to_owned(),
        parts,
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

impl Bench {
    /// The first of `names` keeps, the others sit clockwise; it has not begun.
    pub(crate) fn of(plan: Plan, agreements: &[&str], names: &[&str]) -> Bench {
        let agreements: Vec<_> = agreements.iter().map(|&text| text.to_owned()).collect();
        let now = Timestamp(1_000);
        let mut bench = Bench {
            circle: Circle::open(plan, &agreements, now),
            spoken: Spoken::new(),
            people: People::default(),
            now,
            asked: 0,
        };
        for _ in 1..names.len() {
            bench.asks(Actor::Door, Action::Sit { consents: vec![] });
        }
        let person = |(seat, name): (u32, &&str)| Person {
            seat: SeatId(seat),
            called: (*name).to_owned(),
            here: true,
        };
        bench.people.people = (0..).zip(names).map(person).collect();
        bench
    }

    pub(crate) fn asks(&mut self, by: Actor, action: Action) {
        self.asks_for(by, None, action);
    }

    /// For another seat, where one is named.
    pub(crate) fn asks_for(&mut self, by: Actor, for_seat: Option<SeatId>, action: Action) {
        self.asked += 1;
        let what = format!("{by:?} for {for_seat:?}: {action:?}");
        let command = Command {
            for_seat,
            ..Command::new(CommandId(self.asked), action)
        };
        match self.circle.act(self.now, by, &command) {
            Ok((circle, _)) => self.circle = circle,
            Err(refusal) => panic!("{what}: {refusal:?}"),
        }
        self.spoken = self.spoken.following(&self.circle);
    }

    pub(crate) fn does(&mut self, seat: SeatId, action: Action) {
        self.asks(Actor::Seat(seat), action);
    }

    pub(crate) fn keeper(&mut self, action: Action) {
        self.does(self.circle.keeper(), action);
    }

    /// The number of the turn that goes on.
    pub(crate) fn turn(&self) -> TurnNumber {
        self.circle.piece().turn().map_or(0, |turn| turn.number)
    }

    /// Whoever has the piece passes it.
    pub(crate) fn passes(&mut self, how: How) {
        let (seat, turn) = (self.circle.piece().holder(), self.turn());
        self.does(seat.unwrap_or(SeatId(0)), Action::Pass { turn, how });
    }
}
