//! An afternoon as a row of small steps, made at random: people do things, orders and answers go on their way and get
//! lost, doubled and late, the server is killed.

use std::collections::{BTreeMap, BTreeSet};

use gathering::{
    Answer, Ask, CircleNumber, Gathering, HallAction, HallActionKind, HallActor, Heard, Order,
    OrderId, PersonId,
};
use proptest::prelude::*;

use crate::actions::action;
use crate::common::Hall;
use crate::common::building::{Building, state};

#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Someone does one of the things that they may.
    Does {
        who: u8,
        what: u8,
        detail: u8,
    },
    /// Someone tries anything.
    Tries {
        who: u8,
        what: u8,
        detail: u8,
    },
    /// Someone who is asked answers.
    Answers {
        who: u8,
        answer: u8,
    },
    /// Someone comes in.
    Comes {
        keeps: bool,
    },
    /// Circles are formed and told of.
    Forms {
        detail: u8,
    },
    /// All orders that stand are sent, each once.
    Sends,
    /// One of the messages that are on their way arrives; maybe it arrives once more later.
    Arrives {
        which: u8,
        again: bool,
    },
    /// One is lost.
    Lost {
        which: u8,
    },
    /// The server is killed; all that was on its way is lost, and what was saved is read again.
    Killed,
    /// A circle ends, by its keeper.
    Closes {
        which: u8,
    },
    /// Someone leaves their circle, as they can there.
    Leaves {
        which: u8,
    },
    /// A holder speaks on in all circles, or has finished.
    Speaks {
        on: bool,
    },
    Waits {
        ms: u32,
    },
}

/// What is on its way.
#[derive(Clone, Debug)]
pub(crate) enum Message {
    Order(OrderId, Order),
    Answer(OrderId, Heard),
}

/// The hall, the circles, and what is on its way between them.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) hall: Hall,
    pub(crate) building: Building,
    pub(crate) on_the_way: Vec<Message>,
    /// To which offers of which circles people said yes.
    pub(crate) said_yes: BTreeSet<(PersonId, CircleNumber)>,
    /// Who got up or left by themselves, or whose circle ended, since they last sat.
    pub(crate) got_up: BTreeSet<PersonId>,
}

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let three = || (any::<u8>(), any::<u8>(), any::<u8>());
    let step = prop_oneof![
        8 => three().prop_map(|(who, what, detail)| Step::Does { who, what, detail }),
        2 => three().prop_map(|(who, what, detail)| Step::Tries { who, what, detail }),
        8 => any::<(u8, u8)>().prop_map(|(who, answer)| Step::Answers { who, answer }),
        2 => any::<bool>().prop_map(|keeps| Step::Comes { keeps }),
        2 => any::<u8>().prop_map(|detail| Step::Forms { detail }),
        6 => Just(Step::Sends),
        24 => (any::<u8>(), prop::bool::weighted(0.3)).prop_map(|(which, again)| Step::Arrives { which, again }),
        3 => any::<u8>().prop_map(|which| Step::Lost { which }),
        2 => Just(Step::Killed),
        1 => any::<u8>().prop_map(|which| Step::Closes { which }),
        1 => any::<u8>().prop_map(|which| Step::Leaves { which }),
        1 => any::<bool>().prop_map(|on| Step::Speaks { on }),
        3 => (0..90_000_u32).prop_map(|ms| Step::Waits { ms }),
    ];
    proptest::collection::vec(step, 0..most)
}

impl Story {
    pub(crate) fn new(keepers: usize, others: usize, room: usize) -> Story {
        let mut hall = Hall::of(keepers, others);
        hall.goes_on();
        Story {
            hall,
            building: Building::new(room),
            on_the_way: Vec::new(),
            said_yes: BTreeSet::new(),
            got_up: BTreeSet::new(),
        }
    }

    pub(crate) fn gathering(&self) -> &Gathering {
        &self.hall.gathering
    }

    /// Half of the time a host, else anybody.
    pub(crate) fn who(&self, who: u8) -> PersonId {
        let people: Vec<_> = self.gathering().people().map(|p| p.id).collect();
        match who {
            _ if people.is_empty() => PersonId(0),
            0..128 => people[0],
            _ => people[usize::from(who) % people.len()],
        }
    }

    /// Takes one step.
    pub(crate) fn takes(&mut self, step: &Step) {
        match *step {
            Step::Does { who, what, detail } => {
                let by = self.who(who);
                let may = self.gathering().may(HallActor::Person(by));
                let rare = |kind: &HallActionKind| match kind {
                    HallActionKind::End => detail.is_multiple_of(64),
                    HallActionKind::EndWhenClosed | HallActionKind::Remove => {
                        detail.is_multiple_of(16)
                    }
                    HallActionKind::Leave | HallActionKind::GetUp | HallActionKind::Drop => {
                        detail.is_multiple_of(4)
                    }
                    _ => true,
                };
                let may: Vec<_> = may.into_iter().filter(rare).collect();
                if let Some(kind) = may.get(usize::from(what) % may.len().max(1)) {
                    self.asks(by, *kind, detail);
                }
            }
            Step::Tries { who, what, detail } => {
                let kinds = HallActionKind::ALL;
                let kind = kinds[usize::from(what) % kinds.len()];
                if kind != HallActionKind::End {
                    self.asks(self.who(who), kind, detail);
                }
            }
            Step::Answers { who, answer } => {
                let asked = self.gathering().people().filter(|p| p.offer.is_some());
                let asked: Vec<_> = asked.map(|person| person.id).collect();
                if let Some(by) = asked.get(usize::from(who) % asked.len().max(1)) {
                    // Mostly yes.
                    let detail = if answer < 180 { 0 } else { answer };
                    self.asks(*by, HallActionKind::Answer, detail);
                }
            }
            Step::Comes { keeps } => {
                let door = if keeps {
                    HallActor::Invited
                } else {
                    HallActor::Door
                };
                if self.gathering().may(door).contains(&HallActionKind::Arrive) {
                    self.hall.comes(door);
                }
            }
            Step::Forms { detail } => {
                let host = PersonId(0);
                self.asks(host, HallActionKind::Preview, detail);
                self.asks(host, HallActionKind::Tell, detail);
            }
            Step::Sends => {
                let orders = self.hall.gathering.orders().to_send();
                let orders = orders
                    .into_iter()
                    .map(|(id, o)| Message::Order(id, o.clone()));
                self.on_the_way.extend(orders);
                let more = self.on_the_way.len().saturating_sub(400);
                self.on_the_way.drain(..more);
            }
            Step::Arrives { which, again } => {
                if !self.on_the_way.is_empty() {
                    let at = usize::from(which) * 31 % self.on_the_way.len();
                    let message = self.on_the_way[at].clone();
                    if !again {
                        self.on_the_way.remove(at);
                    }
                    self.arrives(message);
                }
            }
            Step::Lost { which } => {
                if !self.on_the_way.is_empty() {
                    let at = usize::from(which) % self.on_the_way.len();
                    self.on_the_way.remove(at);
                }
            }
            Step::Killed => {
                self.on_the_way.clear();
                self.hall.gathering = there_and_back(&self.hall.gathering);
            }
            Step::Closes { which } => {
                let open: Vec<_> = self.building.circles.keys().copied().collect();
                if let Some(number) = open.get(usize::from(which) % open.len().max(1)) {
                    self.building.circles.get_mut(number).unwrap().ended = true;
                    self.learns();
                }
            }
            Step::Leaves { which } => {
                let mut circles: Vec<_> = self.building.circles.values_mut().collect();
                let many = circles.len().max(1);
                if let Some(circle) = circles.get_mut(usize::from(which) % many) {
                    self.got_up
                        .extend(circle.seats.pop_last().map(|(_, person)| person));
                    self.learns();
                }
            }
            Step::Speaks { on } => self.building.speaking = on,
            Step::Waits { ms } => {
                self.hall.waits(u64::from(ms));
                self.learns();
            }
        }
        self.note_who_got_up();
    }

    /// The gathering learns of circles that have ended, and of who left theirs.
    pub(crate) fn learns(&mut self) {
        for (number, circle) in &self.building.circles {
            let mut tile = state(circle.seats.len() as u32);
            tile.taken = circle.seats.keys().copied().collect();
            tile.next_seat = circle::SeatId(circle.next_seat);
            if circle.ended {
                tile.stage = circle::Stage::Ended;
            }
            let learnt = self.hall.gathering.learn(self.hall.now, *number, &tile);
            self.hall.gathering = learnt.unwrap_or_else(|| self.hall.gathering.clone());
        }
    }

    /// Asks for the thing of this kind that fits best; gives whether it was accepted.
    pub(crate) fn asks(&mut self, by: PersonId, kind: HallActionKind, detail: u8) -> bool {
        let now = self.hall.now;
        let action = action(self.gathering(), now, by, kind, detail);
        let offered = self.gathering().person(by).and_then(|person| person.offer);
        let done = self.hall.tries(by, action.clone()).is_ok();
        if let (true, HallAction::Answer { answer, .. }, Some(offer)) = (done, &action, offered)
            && *answer == Answer::Yes
        {
            self.said_yes.insert((by, offer.to));
        }
        if done && kind == HallActionKind::GetUp {
            self.got_up.insert(by);
        }
        done
    }

    fn arrives(&mut self, message: Message) {
        match message {
            Message::Order(id, order) => {
                // An order that was withdrawn may still be on its way, but none that it waited for.
                let open = self.building.circles.contains_key(&order.to);
                if open || order.ask == Ask::Open {
                    let heard = self.building.carries_out(id, &order);
                    self.on_the_way.push(Message::Answer(id, heard));
                }
            }
            Message::Answer(id, heard) => {
                let (changed, _) = self.hall.gathering.hear(self.hall.now, id, &heard).unwrap();
                self.hall.gathering = changed;
                self.learns();
            }
        }
    }

    /// All that stands is sent and answered, and the holders finish.
    pub(crate) fn settles(&mut self) {
        self.building.speaking = false;
        self.on_the_way.clear();
        self.learns();
        self.hall.all_is_carried_out(&mut self.building);
        self.learns();
        self.note_who_got_up();
    }

    /// Who sits in no circle any more, since it has ended, need not have a place.
    fn note_who_got_up(&mut self) {
        let ended: BTreeSet<_> = self
            .hall
            .gathering
            .circles()
            .iter()
            .filter(|circle| circle.ended)
            .map(|circle| circle.number)
            .collect();
        for person in self.hall.gathering.people() {
            match person.sits.at {
                Some(_) => {
                    self.got_up.remove(&person.id);
                }
                None if person.sat.last().is_some_and(|last| ended.contains(last)) => {
                    self.got_up.insert(person.id);
                }
                None => {}
            }
        }
    }

    /// Where each sits.
    pub(crate) fn places(&self) -> BTreeMap<PersonId, Option<CircleNumber>> {
        let people = self.hall.gathering.people();
        let at = people.map(|person| (person.id, person.sits.at.map(|at| at.circle)));
        at.collect()
    }
}

pub(crate) fn there_and_back(gathering: &Gathering) -> Gathering {
    serde_json::from_str(&serde_json::to_string(gathering).unwrap()).unwrap()
}
