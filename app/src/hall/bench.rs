//! A hall on the bench: a real gathering, moved by the rules alone, with circles beside it that do what they are asked.

use std::collections::BTreeMap;

use circle::{
    CommandId, Direction, KeeperTurn, LatePolicy, Part, Pattern, Plan, SeatId, Timestamp,
};
use gathering::person::PersonId;
use gathering::{
    Afternoon, Answer, Ask, Block, CircleKey, CircleNumber, Finish, FormAsk, Gathering, HallAction,
    HallActor, HallCommand, HallRole, Heard, OPENER, OfferNumber, OwnView, OwnWishes, Spot, Topic,
    Way, Wish, Wishes, Work,
};

use super::sight::{Called, PhoneSight, RoomSight};
use super::{phone, wall};
use crate::face::Face;

/// Twenty minutes before the afternoon begins.
pub(crate) const OPENED: Timestamp = Timestamp(1_795_132_800_000);
pub(crate) const MINUTE: u64 = 60_000;

pub(crate) const MAREN: PersonId = OPENER;
pub(crate) const RUTH: PersonId = PersonId(1);
pub(crate) const SAMIR: PersonId = PersonId(2);
pub(crate) const LEILA: PersonId = PersonId(3);
pub(crate) const ELIF: PersonId = PersonId(4);
pub(crate) const TOMAS: PersonId = PersonId(5);
pub(crate) const JO: PersonId = PersonId(6);

pub(crate) struct Hall {
    pub(crate) gathering: Gathering,
    pub(crate) wishes: Wishes,
    pub(crate) now: Timestamp,
    pub(crate) names: BTreeMap<PersonId, String>,
    commands: u128,
    seats: u32,
}

fn block(minutes: u16, title: &str, work: Work) -> Block {
    let title = title.to_owned();
    Block {
        minutes,
        title,
        work,
    }
}

fn plan() -> Plan {
    Plan {
        title: "First circle".to_owned(),
        intention: "To listen".to_owned(),
        parts: vec![Part::round("What brought you here?", None)],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

/// A healing afternoon.
pub(crate) fn afternoon() -> Afternoon {
    let spot = |name: &str, way: &str| Spot {
        name: name.to_owned(),
        way: way.to_owned(),
        near_exit: false,
        quiet: false,
    };
    let topic = |name: &str| Topic {
        name: name.to_owned(),
        most: 8,
    };
    Afternoon {
        title: "Healing afternoon".to_owned(),
        about: "Many circles under one roof. We listen to each other, with tea between.".to_owned(),
        blocks: vec![
            block(30, "Tea and arriving", Work::Arrive),
            block(
                10,
                "Welcome",
                Work::Welcome {
                    words: "To read.".to_owned(),
                },
            ),
            block(
                10,
                "A breath together",
                Work::Breathe {
                    pattern: Pattern::Calm,
                    breaths: 12,
                },
            ),
            block(15, "What we ask of each other", Work::Agreements),
            block(
                15,
                "How the piece works",
                Work::Card {
                    words: "Whoever has the piece speaks.\nThe others listen.".to_owned(),
                },
            ),
            block(
                5,
                "Finding our circles",
                Work::Form {
                    way: Way::Even,
                    about: 6,
                },
            ),
            block(60, "First circle", Work::Circles { plan: plan() }),
            block(20, "Soup in the kitchen", Work::Break),
            block(
                10,
                "Finding other circles",
                Work::Form {
                    way: Way::Topic {
                        topics: vec![
                            topic("Losing someone"),
                            topic("Caring for someone"),
                            topic("Beginning again"),
                        ],
                    },
                    about: 6,
                },
            ),
            block(30, "In pairs", Work::Exercise { plan: plan() }),
            block(
                15,
                "Back together",
                Work::Regroup {
                    question: "What does your circle leave in the room?".to_owned(),
                },
            ),
            block(
                10,
                "Closing",
                Work::Close {
                    words: String::new(),
                },
            ),
        ],
        agreements: vec![
            "One person speaks at a time.".to_owned(),
            "You may always pass.".to_owned(),
            "What is said here stays here; what we learn may leave.".to_owned(),
        ],
        spots: vec![
            spot("Library", "Ground floor, at the far end of the corridor"),
            spot("Kitchen", "Ground floor, behind the stairs."),
            spot("Porch", ""),
        ],
        care: "Maren and Jo are by the door.".to_owned(),
    }
}

impl Hall {
    /// Nobody but the host has come.
    pub(crate) fn of(afternoon: Afternoon) -> Hall {
        let afternoon = afternoon.checked();
        let afternoon = afternoon.unwrap_or_else(|error| panic!("{error:?}"));
        Hall {
            gathering: Gathering::open(afternoon, OPENED.after(20 * MINUTE), OPENED),
            wishes: Wishes::default(),
            now: OPENED,
            names: BTreeMap::new(),
            commands: 0,
            seats: 0,
        }
    }

    /// The host, two who keep, four others of whom one helps, and so many more.
    pub(crate) fn with(more: u32) -> Hall {
        let mut hall = Hall::of(afternoon());
        for _ in [RUTH, SAMIR] {
            hall.comes(HallActor::Invited);
        }
        for _ in 0..4 + more {
            hall.comes(HallActor::Door);
        }
        let helper = HallAction::GiveRole {
            person: JO,
            role: HallRole::Helper,
        };
        hall.does(MAREN, helper);
        for (person, name) in [
            (MAREN, "Maren"),
            (RUTH, "Ruth"),
            (SAMIR, "Samir"),
            (LEILA, "Leila"),
            (ELIF, "Elif"),
            (JO, "Jo"),
        ] {
            hall.names.insert(person, name.to_owned());
        }
        hall
    }

    pub(crate) fn comes(&mut self, by: HallActor) -> PersonId {
        let id = self.ask(by, None, HallAction::Arrive);
        let person = self.gathering.person_given_to(id);
        person.unwrap_or_else(|| panic!("nobody came"))
    }

    fn ask(
        &mut self,
        actor: HallActor,
        for_person: Option<PersonId>,
        action: HallAction,
    ) -> CommandId {
        self.commands += 1;
        let id = CommandId(self.commands);
        let told = format!("{actor:?} {action:?}");
        let command = HallCommand {
            id,
            for_person,
            action,
        };
        match self.gathering.act(self.now, actor, &command) {
            Ok((changed, _)) => self.gathering = changed,
            Err(refusal) => panic!("{told}: {refusal}"),
        }
        self.follow();
        id
    }

    fn follow(&mut self) {
        self.wishes = std::mem::take(&mut self.wishes).after(&self.gathering);
    }

    pub(crate) fn does(&mut self, by: PersonId, action: HallAction) {
        self.ask(HallActor::Person(by), None, action);
    }

    pub(crate) fn does_for(&mut self, by: PersonId, whom: PersonId, action: HallAction) {
        self.ask(HallActor::Person(by), Some(whom), action);
    }

    pub(crate) fn wishes(&mut self, by: PersonId, wish: Wish) {
        match self.wishes.say(&self.gathering, by, &wish) {
            Ok(wishes) => self.wishes = wishes,
            Err(refusal) => panic!("{by:?} {wish:?}: {refusal}"),
        }
    }

    /// Someone shares this phone.
    pub(crate) fn carries(&mut self, by: PersonId) -> PersonId {
        let before = self.gathering.carries(by);
        self.does(by, HallAction::Carry);
        let new = self.gathering.carries(by).into_iter();
        let mut new = new.filter(|one| !before.contains(one));
        new.next().unwrap_or_else(|| panic!("nobody came"))
    }

    pub(crate) fn waits(&mut self, millis: u64) {
        self.now = self.now.after(millis);
        self.ask(HallActor::Clock, None, HallAction::Tick);
    }

    /// Goes on until this block is there, by its title.
    pub(crate) fn goes_on_to(&mut self, title: &str) {
        for _ in 0..32 {
            let everyones = self.gathering.everyones();
            let at = everyones.stage.block();
            if at.is_some_and(|at| everyones.blocks[at].title == title) {
                return;
            }
            let from = self.gathering.stage();
            self.does(MAREN, HallAction::Next { from });
            self.carries_out();
        }
        panic!("no block is called {title}");
    }

    /// Circles are formed, and each phone shows its place.
    pub(crate) fn tells(&mut self, circles: u8) {
        let ask = FormAsk {
            way: Way::Even,
            circles,
        };
        let proposal = self.gathering.form(&self.wishes, &ask, 7);
        let proposal = proposal.unwrap_or_else(|error| panic!("{error:?}"));
        let over = self.gathering.preview().map(|preview| preview.number);
        self.does(MAREN, HallAction::Preview { over, proposal });
        let preview = self.gathering.preview().map(|preview| preview.number);
        let preview = preview.unwrap_or_else(|| panic!("nothing to look at"));
        self.does(MAREN, HallAction::Tell { preview });
        self.carries_out();
    }

    pub(crate) fn answers(&mut self, person: PersonId, answer: Answer) {
        let offer = self.offer(person);
        self.does(person, HallAction::Answer { offer, answer });
    }

    pub(crate) fn offer(&self, person: PersonId) -> OfferNumber {
        let offer = self.gathering.person(person).and_then(|one| one.offer);
        offer
            .unwrap_or_else(|| panic!("{person:?} is asked nothing"))
            .number
    }

    /// Everyone who is asked says yes, and sits.
    pub(crate) fn all_say_yes(&mut self) {
        let asked = self.gathering.people().filter(|one| one.offer.is_some());
        let asked: Vec<_> = asked.map(|one| (one.id, one.phone)).collect();
        for (person, phone) in asked {
            let offer = self.offer(person);
            let answer = Answer::Yes;
            let action = HallAction::Answer { offer, answer };
            match phone {
                gathering::Phone::Own => self.does(person, action),
                gathering::Phone::Of(by) => self.does_for(by, person, action),
                gathering::Phone::None => self.does_for(MAREN, person, action),
            }
        }
        self.carries_out();
    }

    /// Each circle does what it is asked.
    pub(crate) fn carries_out(&mut self) {
        for _ in 0..1_000 {
            let orders = self.gathering.orders().to_send().into_iter();
            let orders: Vec<_> = orders.map(|(id, order)| (id, order.clone())).collect();
            if orders.is_empty() {
                return;
            }
            for (id, order) in orders {
                let heard = match order.ask {
                    Ask::Open => Heard::Opened {
                        key: CircleKey(format!("circle {}", order.to.0)),
                    },
                    Ask::Seat { .. } => {
                        self.seats += 1;
                        let seat = SeatId(self.seats);
                        Heard::Seated { seat }
                    }
                    Ask::ComeBack { .. } => Heard::ComeBack {
                        finish: Finish::Yes,
                    },
                    Ask::GiveUp { .. }
                    | Ask::Breathe { .. }
                    | Ask::EndBreath { .. }
                    | Ask::HostComes
                    | Ask::Hold
                    | Ask::LetGo
                    | Ask::Word { .. }
                    | Ask::End => Heard::Done,
                };
                match self.gathering.hear(self.now, id, &heard) {
                    Ok((changed, _)) => self.gathering = changed,
                    Err(refusal) => panic!("{order:?}: {refusal}"),
                }
            }
            self.follow();
        }
    }

    /// This circle closes.
    pub(crate) fn closes(&mut self, circle: CircleNumber) {
        let changed = self.gathering.lost(self.now, circle);
        self.gathering = changed.unwrap_or_else(|| panic!("it was over before"));
        self.follow();
    }

    pub(crate) fn called(&self) -> Called {
        let people = self.gathering.people();
        people
            .map(|one| (one.id, one.sign, self.names.get(&one.id).cloned()))
            .collect()
    }

    fn own(&self, person: PersonId) -> (OwnView, OwnWishes) {
        let own = self.gathering.own_view(person);
        let own = own.unwrap_or_else(|| panic!("{person:?} is not here"));
        (own, self.wishes.own(&self.gathering, person))
    }

    /// What the phone of `person` shows.
    pub(crate) fn phone(&self, person: PersonId) -> Face {
        let (own, wishes) = self.own(person);
        let carried: Vec<_> = own.carries.iter().map(|one| self.own(*one)).collect();
        let open = self.gathering.key_of(person).is_some();
        phone::face(&PhoneSight {
            code: "K7M4QX",
            everyones: &self.gathering.everyones(),
            wishes: &wishes,
            carried: &carried,
            called: &self.called(),
            to_circle: open.then(|| "/g/K7M4QX/seat/circle".to_owned()),
            own: &own,
            now: self.now,
        })
    }

    /// What the wall shows.
    pub(crate) fn wall(&self) -> Face {
        wall::face(&RoomSight {
            code_shown: "K7M-4QX",
            wall: &self.gathering.wall_view(),
            called: &self.called(),
            now: self.now,
        })
    }
}
