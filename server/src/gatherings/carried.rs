//! What an order of the gathering carries to a circle, when it is sent, and what the circle's answer means. Nothing here
//! waits or writes: the simulation carries orders by the same.

use std::collections::{BTreeMap, BTreeSet};

use circle::{
    Carried, Circle, ComebackAnswer, Order, OrderAnswer, OrderKind, Refusal, SeatId, Timestamp,
};
use gathering::{
    Ask, CircleNumber, Finish, Gathering, Heard, HouseWords, OrderId, Orders, PersonId, Phone,
    WhyNot,
};

/// What is carried.
#[derive(Clone, Debug)]
pub enum Load {
    /// The circle as it is opened.
    Open(Box<Circle>),
    Ask(Order),
    /// A word of the house, with what it says; nothing if that was lost with a restart.
    Word(Order, Option<String>),
}

impl Load {
    /// What is carried for this order at `now`; none if there is nothing to open a circle with.
    #[must_use]
    pub fn of(
        gathering: &Gathering,
        words: &HouseWords,
        order: &gathering::Order,
        now: Timestamp,
    ) -> Option<Load> {
        let asks = match &order.ask {
            Ask::Open => {
                let opening = gathering.opening()?;
                let circle = Circle::open(opening.plan.clone(), &[], now);
                let circle = circle.within_gathering(&opening.agreements, &[]);
                return Some(Load::Open(Box::new(circle)));
            }
            Ask::Seat { person, keeps } => Order::SeatSomeone {
                carried: carried_in(gathering, *person, order.to),
                keeps: *keeps,
                consents: Vec::new(),
            },
            Ask::GiveUp { seat } => Order::GiveUpSeat { seat: *seat },
            Ask::Breathe {
                pattern,
                breaths,
                anchor,
            } => Order::Breathe {
                pattern: *pattern,
                breaths: *breaths,
                anchor: *anchor,
            },
            Ask::EndBreath { breaths } => Order::EndBreath { breaths: *breaths },
            Ask::Hold => Order::Hold,
            Ask::LetGo => Order::LetGo,
            Ask::Word { word, urgent } => {
                let text = words.get(*word).map(str::to_owned);
                return Some(Load::Word(Order::SayWord { urgent: *urgent }, text));
            }
            Ask::ComeBack { by } => Order::SuggestComeback { by: *by },
            Ask::HostComes => Order::HostComes,
            Ask::End => Order::End,
        };
        Some(Load::Ask(asks))
    }

    /// What is answered before any circle is asked: a word whose text was lost is not said any more.
    #[must_use]
    pub fn answer_without_asking(&self) -> Option<Heard> {
        let why = WhyNot::TooLate;
        matches!(self, Load::Word(_, None)).then_some(Heard::Refused { why })
    }

    /// The answer of a circle that is not there any more.
    #[must_use]
    pub fn answer_of_one_that_is_gone(&self) -> Heard {
        match self {
            Load::Ask(Order::End) => Heard::Done,
            Load::Open(_) | Load::Ask(_) | Load::Word(..) => Heard::Refused { why: WhyNot::Ended },
        }
    }
}

/// By which phone someone sits in this circle: another's, if who shares theirs with them sits there.
fn carried_in(gathering: &Gathering, person: PersonId, circle: CircleNumber) -> Carried {
    let seat_there = |carrier: PersonId| -> Option<SeatId> {
        let at = gathering.person(carrier)?.sits.at?;
        (at.circle == circle).then_some(at.seat)
    };
    match gathering.person(person).map(|person| person.phone) {
        None | Some(Phone::Own) => Carried::OwnPhone,
        Some(Phone::None) => Carried::NoDevice,
        Some(Phone::Of(carrier)) => seat_there(carrier).map_or(Carried::NoDevice, Carried::By),
    }
}

/// The orders that are on their way. In memory alone: after a restart all that stand are sent again.
#[derive(Clone, Debug, Default)]
pub struct OnTheWay {
    carried: BTreeSet<OrderId>,
    /// How often its circle had told something when each was sent last.
    sent: BTreeMap<OrderId, u64>,
    /// How often each circle has told something.
    told: BTreeMap<CircleNumber, u64>,
}

impl OnTheWay {
    /// The orders that are to be sent now; from now on they are on their way. What waits in a circle is sent again when
    /// that has told something since: then it may have been heard.
    pub fn due(&mut self, orders: &Orders) -> Vec<(OrderId, gathering::Order)> {
        self.sent.retain(|id, _| orders.get(*id).is_some());
        let mut due = Vec::new();
        for (id, order) in orders.to_send() {
            let told = self.told.get(&order.to).copied().unwrap_or_default();
            let nothing_new = order.waits && self.sent.get(&id) == Some(&told);
            if !nothing_new && self.carried.insert(id) {
                self.sent.insert(id, told);
                due.push((id, order.clone()));
            }
        }
        due
    }

    /// A circle has told something of itself.
    pub fn told(&mut self, circle: CircleNumber) {
        *self.told.entry(circle).or_default() += 1;
    }

    /// The answer to an order was taken.
    pub fn answered(&mut self, order: OrderId) {
        self.carried.remove(&order);
    }
}

/// What a circle answered, as the gathering hears it.
#[must_use]
pub fn heard(answer: OrderAnswer, to: OrderKind) -> Heard {
    match answer {
        // Of an older one it is not remembered how; the gathering has heard it before.
        OrderAnswer::Done | OrderAnswer::Earlier => Heard::Done,
        OrderAnswer::Seated(seat) => Heard::Seated { seat },
        OrderAnswer::Waits => Heard::Later,
        OrderAnswer::Comeback(ComebackAnswer::Yes) => Heard::ComeBack {
            finish: Finish::Yes,
        },
        OrderAnswer::Comeback(ComebackAnswer::FiveMore) => Heard::ComeBack {
            finish: Finish::FiveMore,
        },
        OrderAnswer::Refused(why) => Heard::Refused {
            why: if why == Refusal::Full {
                WhyNot::Full
            } else if why == Refusal::Ended {
                WhyNot::Ended
            } else if to == OrderKind::Breathe && why == Refusal::NotNow {
                WhyNot::TooLate // the breath of the others is over, or this circle takes its own
            } else {
                WhyNot::NotNow
            },
        },
    }
}
