//! A circle with someone in each role, moved by the rules alone.

use circle::spoken::{OwnWords, Spoken, SpokenAction, SpokenDesk, SpokenView};
use circle::view::{Commons, Mine};
use circle::{
    Action, ActionKind, Actor, Consent, HelpAction, HelpRequests, How, KeeperTurn, Order,
    OrderNumber, Part, Plan, RingPlace, Role, SeatId, Thumb,
};

use crate::bench::{Bench, plan};
use crate::face::Face;
use crate::face::phone::face;
use crate::face::sight::Sight;
use crate::protocol::{Help, OwnOf, People, Person};
use crate::words::short;

pub(super) const MAREN: SeatId = SeatId(0);
pub(super) const AMARA: SeatId = SeatId(1);
pub(super) const TOMAS: SeatId = SeatId(2);
pub(super) const ROSA: SeatId = SeatId(3);
pub(super) const KOFI: SeatId = SeatId(4);
pub(super) const PRIYA: SeatId = SeatId(5);
pub(super) const DEV: SeatId = SeatId(6);
pub(super) const LOU: SeatId = SeatId(7);
pub(super) const ELIF: SeatId = SeatId(8);
pub(super) const JONAS: SeatId = SeatId(9);

/// Those with a phone, in the order in which they are told, with what they are in the circle.
pub(super) const PHONES: [(SeatId, &str); 8] = [
    (AMARA, "takes part"),
    (TOMAS, "takes part"),
    (PRIYA, "takes part, with Dev on the same phone"),
    (ELIF, "steps out when it begins"),
    (JONAS, "comes late"),
    (ROSA, "guardian"),
    (KOFI, "co-keeper"),
    (MAREN, "keeper, on a phone"),
];

pub(super) struct Gathering {
    bench: Bench,
    help: HelpRequests,
    /// The number of the newest order.
    orders: OrderNumber,
}

impl std::ops::Deref for Gathering {
    type Target = Bench;

    fn deref(&self) -> &Bench {
        &self.bench
    }
}

impl Gathering {
    /// They sit and nothing has begun.
    pub(super) fn of(parts: Vec<Part>, agreements: &[&str]) -> Gathering {
        Gathering::opened(parts, agreements).all_sit()
    }

    /// The same in a circle that is part of an afternoon of many circles.
    pub(super) fn within_another(parts: Vec<Part>) -> Gathering {
        let mut gathering = Gathering::opened(parts, &[]);
        let circle = gathering.bench.circle.clone();
        gathering.bench.circle = circle.within_gathering(&[], &[]);
        gathering.does(MAREN, Action::StepIn);
        gathering.all_sit()
    }

    fn opened(parts: Vec<Part>, agreements: &[&str]) -> Gathering {
        let plan = Plan {
            keeper_turn: KeeperTurn::Last,
            ..plan(parts)
        };
        Gathering {
            bench: Bench::of(plan, agreements, &[name(MAREN)]),
            help: HelpRequests::default(),
            orders: 0,
        }
    }

    fn all_sit(self) -> Gathering {
        let mut gathering = self;
        gathering.sits(Actor::Door);
        gathering.sits(Actor::Door);
        gathering.sits(Actor::Invited(Role::Guardian));
        gathering.sits(Actor::Invited(Role::CoKeeper));
        gathering.sits(Actor::Door);
        let consents = Vec::new();
        gathering.does(
            PRIYA,
            Action::CarrySeat {
                beyond: 0,
                consents,
            },
        );
        let place = RingPlace::AtEnd;
        gathering.does(MAREN, Action::AddSeat { beyond: 0, place });
        gathering.sits(Actor::Door);
        gathering
    }

    /// Someone comes in by the door, for all that is agreed.
    pub(super) fn sits(&mut self, by: Actor) {
        let adopted = self.circle.commons().agreements.into_iter();
        let adopted = adopted.filter(|one| one.adopted);
        let up = adopted.map(|one| Consent {
            to: one.seen(),
            thumb: Thumb::Up,
        });
        let consents = up.collect();
        self.asks(by, Action::Sit { consents });
    }

    pub(super) fn does(&mut self, seat: SeatId, action: Action) {
        self.asks(Actor::Seat(seat), action);
    }

    fn asks(&mut self, by: Actor, action: Action) {
        self.bench.asks(by, action);
        self.follow();
    }

    /// Asked for one who has no phone.
    pub(super) fn does_for(&mut self, by: SeatId, seat: SeatId, action: Action) {
        self.bench.asks_for(Actor::Seat(by), Some(seat), action);
        self.follow();
    }

    pub(super) fn says(&mut self, seat: SeatId, action: &SpokenAction) {
        match self.spoken.act(&self.circle, seat, None, action) {
            Ok(spoken) => self.bench.spoken = spoken,
            Err(refusal) => panic!("{action:?}: {refusal:?}"),
        }
        self.follow();
    }

    pub(super) fn needs(&mut self, seat: SeatId, action: HelpAction) {
        match self.help.act(&self.circle, self.now, seat, action) {
            Ok(help) => self.help = help,
            Err(refusal) => panic!("{action:?}: {refusal:?}"),
        }
    }

    /// Time goes by, and what happens by itself happens.
    pub(super) fn waits(&mut self, seconds: u64) {
        self.bench.now = self.now.after(seconds * 1_000);
        self.asks(Actor::Clock, Action::Tick);
    }

    /// What the afternoon asks of all its circles; the number of its order.
    pub(super) fn is_asked(&mut self, order: Order) -> OrderNumber {
        self.orders += 1;
        self.asks(Actor::Gathering(self.orders), Action::Order(order));
        self.orders
    }

    /// The host says a word to everyone.
    pub(super) fn house_says(&mut self, text: &str, urgent: bool) {
        let order = self.is_asked(Order::SayWord { urgent });
        match self.spoken.house_says(&self.circle, order, text) {
            Ok(spoken) => self.bench.spoken = spoken,
            Err(refusal) => panic!("{text}: {refusal:?}"),
        }
    }

    /// What the house alone knows.
    pub(super) fn house(&mut self, action: Action) {
        self.asks(Actor::House, action);
    }

    /// No keeper has been connected for a moment.
    pub(super) fn keeper_is_away(&mut self) {
        self.bench.people.keeper_away = true;
    }

    /// The server has been started anew: nothing is known of what was said.
    pub(super) fn starts_anew(&mut self) {
        self.bench.spoken = Spoken::found(&self.circle);
    }

    /// Passes as long as someone has the piece and is not `until`.
    pub(super) fn passes_to(&mut self, until: Option<SeatId>) {
        let goes_on = |holder| Some(holder) != until;
        while self.circle.piece().holder().is_some_and(goes_on) {
            self.passes(How::Shared);
        }
    }

    /// Whoever has the piece passes it.
    pub(super) fn passes(&mut self, how: How) {
        let turn = self.turn();
        let pass = Action::Pass { turn, how };
        match self.circle.piece().holder() {
            Some(DEV) => self.does_for(PRIYA, DEV, pass),
            Some(LOU) => self.does_for(MAREN, LOU, pass),
            Some(seat) => self.does(seat, pass),
            None => panic!("nobody has the piece"),
        }
    }

    fn follow(&mut self) {
        self.help = self.help.follow(&self.circle);
        let people = self.circle.seats().iter().map(|seat| Person {
            seat: seat.id,
            called: name(seat.id).to_owned(),
            here: true,
        });
        self.bench.people.people = people.collect();
    }

    pub(super) fn may(&self, seat: SeatId, kind: ActionKind) -> bool {
        self.circle.mine(seat).may.contains(&kind)
    }

    /// What the phone of `seat` shows.
    pub(super) fn face(&self, seat: SeatId) -> Face {
        face(&self.seen_by(seat).sight(), &[])
    }

    /// What the server knows that the face of `seat` is worked out of.
    pub(super) fn seen_by(&self, seat: SeatId) -> SeenBy {
        let circle = &self.circle;
        let carries = circle.carries(seat);
        let own_of = |&seat: &SeatId| OwnOf {
            seat,
            own: self.spoken.own_words(circle, seat),
        };
        SeenBy {
            commons: circle.commons(),
            mine: circle.mine(seat),
            carried: carries.iter().map(|id| circle.mine(*id)).collect(),
            people: self.people.clone(),
            by_short_names: short::all(&circle.commons(), &self.people),
            spoken: self.spoken.view(circle),
            said: circle
                .seat(seat)
                .is_some_and(|seat| seat.role.holds_the_form())
                .then(|| self.spoken.desk(circle)),
            own: self.spoken.own_words(circle, seat),
            own_of: carries.iter().map(own_of).collect(),
            help: Help {
                status: self.help.own(circle, seat),
                others: self.help.seen_by(circle, seat),
            },
        }
    }
}

/// What one seat may know, kept.
pub(super) struct SeenBy {
    commons: Commons,
    mine: Mine,
    carried: Vec<Mine>,
    people: People,
    by_short_names: People,
    spoken: SpokenView,
    said: Option<SpokenDesk>,
    own: OwnWords,
    own_of: Vec<OwnOf>,
    help: Help,
}

impl SeenBy {
    pub(super) fn sight(&self) -> Sight<'_> {
        Sight {
            code: "K7M4QX",
            commons: &self.commons,
            mine: &self.mine,
            carried: &self.carried,
            people: &self.people,
            by_short_names: &self.by_short_names,
            spoken: &self.spoken,
            said: self.said,
            own: &self.own,
            own_of: &self.own_of,
            help: &self.help,
        }
    }
}

pub(super) fn name(seat: SeatId) -> &'static str {
    match seat {
        MAREN => "Maren",
        AMARA => "Amara",
        TOMAS => "Tomas",
        ROSA => "Rosa",
        KOFI => "Kofi",
        PRIYA => "Priya",
        DEV => "Dev",
        LOU => "Lou",
        ELIF => "Elif",
        _ => "Jonas",
    }
}
