//! Random circles and random steps. A step says little by itself and is read against the circle as it is when
//! it is taken, so that leaving steps out of a failing story still leaves a story.

use circle::{
    Action, ActionKind, Actor, Carried, Circle, Command, CommandId, Cue, Direction, KeeperTurn,
    LateDoor, LatePolicy, Millis, Order, OrderAnswer, OrderKind, Part, Plan, Refusal, RingPlace,
    Role, Seat, SeatId, Timestamp,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::actions::{action, order, sit};
use crate::parts::part;

/// When every circle opens.
pub(crate) const OPENED: Timestamp = Timestamp(1_795_132_800_000);

/// What is done next, read against the circle as it is then.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Someone does one of the things that they may; often the one who has the piece.
    Does { who: u8, what: u8, detail: u8 },
    /// Someone asks for anything at all.
    Tries { who: u8, what: u8, detail: u8 },
    /// Someone sits down.
    Sits { detail: u8 },
    /// Someone who was asked to leave comes to the door again.
    Returns { detail: u8 },
    /// Someone comes in with a link.
    Linked { role: Role, detail: u8 },
    /// The first who knocked goes away again.
    GoesAway,
    /// The house sees that nobody who keeps is there, or that one is back.
    Sees { keeper: bool },
    /// The gathering gives the next order; of any kind, or of a kind that is possible.
    Orders { what: u8, detail: u8 },
    /// Time passes.
    Waits { ms: u32 },
    /// Time passes to the moment at which something happens by itself.
    Due,
    /// The server's clock is set back.
    SetBack { ms: u32 },
}

/// A circle as it opens.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub(crate) parts: Vec<Part>,
    pub(crate) direction: Direction,
    pub(crate) keeper_turn: KeeperTurn,
    pub(crate) others: u8,
    pub(crate) agreements: u8,
    pub(crate) late: LatePolicy,
    /// It is part of a gathering.
    pub(crate) gathered: bool,
}

/// A request as it is made: when, by whom, what.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) now: Timestamp,
    pub(crate) actor: Actor,
    pub(crate) command: Command,
}

/// What came of a request.
pub(crate) type Outcome = Result<(Circle, Vec<Cue>), Refusal>;

/// A circle that goes on.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    pub(crate) circle: Circle,
    pub(crate) now: Timestamp,
    commands: u128,
    /// The number of the newest order.
    pub(crate) orders: u32,
}

pub(crate) fn parts() -> impl Strategy<Value = Vec<Part>> {
    proptest::collection::vec(part(), 1..6)
}

/// Any circle of up to seven people.
pub(crate) fn opening() -> impl Strategy<Value = Opening> {
    opening_with(parts())
}

/// Any circle of up to seven people, with these parts.
pub(crate) fn opening_with(
    parts: impl Strategy<Value = Vec<Part>>,
) -> impl Strategy<Value = Opening> {
    let direction = prop_oneof![Just(Direction::Clockwise), Just(Direction::Counter)];
    let keeper_turn = prop_oneof![
        Just(KeeperTurn::First),
        Just(KeeperTurn::Last),
        Just(KeeperTurn::HoldsOnly)
    ];
    let door = prop_oneof![2 => Just(LateDoor::Open), 1 => Just(LateDoor::Knock)];
    let place = prop_oneof![
        Just(RingPlace::AtEnd),
        Just(RingPlace::BeforeKeeper),
        Just(RingPlace::NextTo(SeatId(1)))
    ];
    let late = (door, place).prop_map(|(door, place)| LatePolicy { door, place });
    let opening = (
        parts,
        direction,
        keeper_turn,
        0..7_u8,
        0..4_u8,
        late,
        any::<bool>(),
    );
    opening.prop_map(
        |(parts, direction, keeper_turn, others, agreements, late, gathered)| Opening {
            parts,
            direction,
            keeper_turn,
            others,
            agreements,
            late,
            gathered,
        },
    )
}

/// Up to `most` steps.
pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let three = || (any::<u8>(), any::<u8>(), any::<u8>());
    let step = prop_oneof![
        14 => three().prop_map(|(who, what, detail)| Step::Does { who, what, detail }),
        3 => three().prop_map(|(who, what, detail)| Step::Tries { who, what, detail }),
        2 => any::<u8>().prop_map(|detail| Step::Sits { detail }),
        1 => (any::<u8>(), 0..4_usize).prop_map(|(detail, role)| Step::Linked { role: Role::ALL[role], detail }),
        1 => any::<u8>().prop_map(|detail| Step::Returns { detail }),
        1 => Just(Step::GoesAway),
        1 => any::<bool>().prop_map(|keeper| Step::Sees { keeper }),
        2 => any::<(u8, u8)>().prop_map(|(what, detail)| Step::Orders { what, detail }),
        3 => (0..90_000_u32).prop_map(|ms| Step::Waits { ms }),
        2 => Just(Step::Due),
        1 => (0..90_000_u32).prop_map(|ms| Step::SetBack { ms }),
    ];
    proptest::collection::vec(step, 0..most)
}

/// The seat whose phone acts for `seat`.
pub(crate) fn phone_of(circle: &Circle, seat: SeatId) -> SeatId {
    match circle.seat(seat).map(|seat| seat.carried) {
        Some(Carried::By(carrier)) => carrier,
        Some(Carried::NoDevice) => circle.keeper(),
        Some(Carried::OwnPhone) | None => seat,
    }
}

impl Opening {
    /// The circle, with everyone seated and the first part begun.
    pub(crate) fn begun(&self) -> Bench {
        let plan = Plan {
            title: "Evening circle".to_owned(),
            intention: "To listen".to_owned(),
            parts: self.parts.clone(),
            direction: self.direction,
            keeper_turn: self.keeper_turn,
            late: self.late,
            care: "Call 112.".to_owned(),
        };
        let texts: Vec<_> = (0..self.agreements)
            .map(|n| format!("Agreement {n}."))
            .collect();
        let mut bench = Bench {
            circle: Circle::open(plan, &texts, OPENED),
            now: OPENED,
            commands: 0,
            orders: 0,
        };
        if self.gathered {
            bench.circle = bench.circle.within_gathering(&[], &[]);
            bench.must(Actor::Seat(bench.circle.keeper()), Action::StepIn);
        }
        for _ in 0..self.others {
            let consents = vec![];
            bench.must(Actor::Door, Action::Sit { consents });
        }
        bench.must(Actor::Seat(bench.circle.keeper()), Action::Begin);
        bench
    }
}

impl Bench {
    /// Takes `steps` and looks at each request: the circle before it, the request, and what came of it.
    pub(crate) fn walk(
        &mut self,
        steps: &[Step],
        mut look: impl FnMut(&Circle, &Asked, &Outcome) -> Result<(), TestCaseError>,
    ) -> Result<(), TestCaseError> {
        for step in steps {
            let Some(asked) = self.read(step) else {
                continue;
            };
            let before = self.circle.clone();
            let outcome = self.ask(&asked);
            look(&before, &asked, &outcome)?;
        }
        Ok(())
    }

    /// The request that `step` makes now, if any.
    pub(crate) fn read(&mut self, step: &Step) -> Option<Asked> {
        let (actor, action) = match *step {
            Step::Does { who, what, detail } => {
                let seat = self.who(who);
                let kind = self.one_of_what_it_may(seat, what, detail)?;
                return Some(self.done_for(seat, action(&self.circle, seat, kind, detail)));
            }
            Step::Tries { who, what, detail } => {
                let seat = self.who(who);
                let kind = ActionKind::ALL[usize::from(what) % ActionKind::ALL.len()];
                return Some(self.done_for(seat, action(&self.circle, seat, kind, detail)));
            }
            Step::Linked { role, detail } => (Actor::Invited(role), sit(&self.circle, detail)),
            Step::GoesAway => (
                Actor::Seat(self.circle.waiting().first()?.seat),
                Action::Leave,
            ),
            Step::Sees { keeper: true } => (Actor::House, Action::KeeperBack),
            Step::Sees { keeper: false } => (Actor::House, Action::NobodyKeeps),
            Step::Orders { what, detail } => {
                let kind = self.order(what, detail)?;
                let order = order(&self.circle, kind, detail, self.now);
                // Numbers between are for other circles.
                self.orders += 1 + u32::from(detail % 3);
                (Actor::Gathering(self.orders), Action::Order(order))
            }
            Step::Returns { detail } => (Actor::Returning, sit(&self.circle, detail)),
            Step::Sits { detail } => (Actor::Door, sit(&self.circle, detail)),
            Step::Waits { ms } => {
                self.now = self.now.after(Millis::from(ms));
                (Actor::Clock, Action::Tick)
            }
            Step::Due => {
                self.now = self.now.max(self.circle.next_deadline()?);
                (Actor::Clock, Action::Tick)
            }
            Step::SetBack { ms } => {
                self.now = Timestamp(self.now.0 - u64::from(ms));
                return None;
            }
        };
        Some(self.asked(actor, action))
    }

    /// A request of `seat` now, made by the phone that acts for it.
    pub(crate) fn done_for(&mut self, seat: SeatId, action: Action) -> Asked {
        let phone = phone_of(&self.circle, seat);
        let mut asked = self.asked(Actor::Seat(phone), action);
        asked.command.for_seat = (phone != seat).then_some(seat);
        asked
    }

    /// A request that is made now.
    pub(crate) fn asked(&mut self, actor: Actor, action: Action) -> Asked {
        self.commands += 1;
        let id = CommandId(self.commands);
        Asked {
            now: self.now,
            actor,
            command: Command {
                id,
                for_seat: None,
                action,
            },
        }
    }

    /// Makes a request; the circle goes on from there if it is accepted.
    pub(crate) fn ask(&mut self, asked: &Asked) -> Outcome {
        let outcome = self.circle.act(asked.now, asked.actor, &asked.command);
        if let Ok((circle, _)) = &outcome {
            self.circle = circle.clone();
        }
        outcome
    }

    /// Makes a request that must be accepted.
    pub(crate) fn must(&mut self, actor: Actor, action: Action) {
        let asked = self.asked(actor, action);
        self.ask(&asked)
            .unwrap_or_else(|refusal| panic!("{asked:?}: {refusal}"));
    }

    /// Half of the time the one whose move it is: who has the piece or may take it, or else the keeper.
    fn who(&self, who: u8) -> SeatId {
        let seats = self.circle.seats();
        if who < 128 {
            let offered = |seat: &&Seat| self.may(seat.id, ActionKind::Take);
            let holder = self.circle.piece().holder();
            holder
                .or_else(|| seats.iter().find(offered).map(|seat| seat.id))
                .unwrap_or_else(|| self.circle.keeper())
        } else {
            seats[usize::from(who) % seats.len()].id
        }
    }

    /// Gives an order that must be carried out.
    pub(crate) fn must_by_order(&mut self, order: Order) {
        self.orders += 1;
        let (number, kind) = (self.orders, order.kind());
        self.must(Actor::Gathering(number), Action::Order(order));
        let answer = self.circle.answer_to(number, kind);
        assert!(
            !matches!(answer, None | Some(OrderAnswer::Refused(_))),
            "{answer:?}"
        );
    }

    /// What the gathering asks next. It ends few circles.
    fn order(&self, what: u8, detail: u8) -> Option<OrderKind> {
        if what < 32 {
            return Some(OrderKind::ALL[usize::from(what) % OrderKind::ALL.len()]);
        }
        let rare = |kind: &OrderKind| *kind != OrderKind::End || detail.is_multiple_of(32);
        let may: Vec<_> = self.circle.order_may().into_iter().filter(rare).collect();
        may.get(usize::from(what) % may.len().max(1)).copied()
    }

    fn may(&self, seat: SeatId, kind: ActionKind) -> bool {
        self.circle.may(Actor::Seat(seat)).contains(&kind)
    }

    /// What carries a story on is done more often, and what would soon end it more rarely.
    fn one_of_what_it_may(&self, seat: SeatId, what: u8, detail: u8) -> Option<ActionKind> {
        let onward = [
            ActionKind::Pass,
            ActionKind::Take,
            ActionKind::Resume,
            ActionKind::StartPart,
            ActionKind::LetIn,
        ];
        if let Some(kind) = onward.into_iter().find(|kind| self.may(seat, *kind))
            && what < 96
        {
            return Some(kind);
        }
        let rare = |kind: &ActionKind| match kind {
            ActionKind::Close => detail.is_multiple_of(32),
            ActionKind::RemoveNeverCame => detail.is_multiple_of(16),
            ActionKind::Leave | ActionKind::Remove | ActionKind::StepOut | ActionKind::SetAway => {
                detail.is_multiple_of(4)
            }
            ActionKind::TurnAway | ActionKind::CarrySeat | ActionKind::CallPause => {
                detail.is_multiple_of(4)
            }
            ActionKind::Pause | ActionKind::Breathe | ActionKind::Lock | ActionKind::EditPlan => {
                detail.is_multiple_of(2)
            }
            _ => true,
        };
        let may = self.circle.may(Actor::Seat(seat));
        let may: Vec<_> = may.into_iter().filter(rare).collect();
        let at = usize::from(what) % may.len().max(1);
        may.get(at).copied()
    }
}
