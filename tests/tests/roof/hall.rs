//! The gathering as its task on a server holds it: what is saved, and what is in memory beside it.

use circle::{CommandId, Direction, KeeperTurn, LatePolicy, Part, Pattern, Plan, Timestamp};
use gathering::{
    Afternoon, Block, CircleNumber, CircleState, Gathering, HallAction, HallActor, HallCommand,
    Heard, HouseWords, OrderId, PersonId, Seated, Topic, Way, Wishes, Work,
};
use server::gatherings::{OnTheWay, SavedGathering};
use server::keys::Keys;

use super::Roof;

/// A gathering and what is in memory beside it.
pub(crate) struct Hall {
    pub(crate) gathering: Gathering,
    pub(crate) wishes: Wishes,
    pub(crate) words: HouseWords,
    pub(crate) on_the_way: OnTheWay,
}

impl Hall {
    pub(super) fn opened(now: Timestamp) -> Hall {
        Hall::of(Gathering::open(afternoon(), now, now))
    }

    fn of(gathering: Gathering) -> Hall {
        Hall {
            gathering,
            wishes: Wishes::default(),
            words: HouseWords::default(),
            on_the_way: OnTheWay::default(),
        }
    }

    /// As it is written, keys and all.
    pub(super) fn saved(&self) -> String {
        let keys = Keys::<PersonId>::new("host", "six words", "wall");
        SavedGathering::new(&self.gathering, &keys).write().unwrap()
    }

    /// As a server finds it that was started anew.
    pub(super) fn taken_up_again(&self) -> Hall {
        Hall::of(SavedGathering::read(&self.saved()).unwrap().gathering)
    }
}

impl Roof {
    /// It becomes so: it is written, what is in memory follows, and orders are sent.
    pub(super) fn hall_becomes(&mut self, gathering: Gathering) {
        let circles = &self.circles;
        let left = |at: Seated| {
            let real = circles.get(&at.circle);
            real.is_some_and(|real| real.circle.seat(at.seat).is_none())
        };
        let before = &self.hall.gathering;
        self.witness.see_change(before, &gathering, left);
        let hall = &mut self.hall;
        hall.gathering = gathering;
        hall.wishes = std::mem::take(&mut hall.wishes).after(&hall.gathering);
        hall.words = std::mem::take(&mut hall.words).after(&hall.gathering);
        self.send();
    }

    /// Asks the gathering for something; whether it was accepted.
    pub(super) fn asks(&mut self, actor: HallActor, action: HallAction) -> bool {
        let id = self.chance.command_id();
        self.asks_as(actor, id, &action)
    }

    /// The same under this id. Now and then the button is pressed twice.
    pub(super) fn asks_as(&mut self, actor: HallActor, id: CommandId, action: &HallAction) -> bool {
        let command = HallCommand {
            id,
            for_person: None,
            action: action.clone(),
        };
        let done = self.hall.gathering.act(self.now, actor, &command);
        let Ok((gathering, _)) = done else {
            return false;
        };
        self.witness.see_asked(&self.hall.gathering, actor, action);
        self.hall_becomes(gathering);
        if self.chance.once_in(5) && actor != HallActor::Clock && !self.hall.gathering.has_ended() {
            let again = self.hall.gathering.act(self.now, actor, &command);
            assert_eq!(
                again.unwrap().0,
                self.hall.gathering,
                "a second press does nothing"
            );
        }
        true
    }

    pub(super) fn hall_ticks(&mut self) {
        let due = |hall: &Hall| hall.gathering.next_deadline();
        for _ in 0..100 {
            if due(&self.hall).is_none_or(|due| due > self.now) {
                return;
            }
            let before = self.hall.gathering.clone();
            assert!(self.asks(HallActor::Clock, HallAction::Tick));
            assert_ne!(before, self.hall.gathering, "a deadline changes something");
        }
        panic!("deadlines never come to an end");
    }

    /// Whoever waits for a topic sits there once there is room.
    pub(super) fn move_up(&mut self) {
        let hall = &self.hall;
        if let Some(moved) = hall.gathering.moved_up(&hall.wishes) {
            assert!(moved.moved_up(&hall.wishes).is_none(), "it comes to an end");
            self.happened.moved_up += 1;
            self.hall_becomes(moved);
        }
    }

    /// What a circle answered has come.
    pub(super) fn hall_hears(&mut self, order: OrderId, heard: &Heard) {
        let standing = self.hall.gathering.orders().get(order).cloned();
        let changed = self.hall.gathering.hear(self.now, order, heard);
        let (changed, _) = changed.unwrap_or_else(|why| panic!("{standing:?} {heard:?}: {why}"));
        let asked = standing.as_ref().map(|order| order.to);
        if let Some(standing) = standing {
            self.witness.see_answer(order, &standing, heard, &changed);
        }
        self.hall_becomes(changed);
        // Whose seat it was may have left it before the answer came.
        let told =
            asked.and_then(|circle| Some((circle, self.circles.get(&circle)?.told.clone()?)));
        if let Some((circle, tile)) = told {
            self.learn(circle, &CircleState::from(&tile));
        }
    }

    fn learn(&mut self, circle: CircleNumber, state: &CircleState) {
        let learnt = self.hall.gathering.learn(self.now, circle, state);
        if let Some(learnt) = learnt {
            self.hall_becomes(learnt);
        }
    }

    /// The tiles that are new come to the hall.
    pub(super) fn tell_tiles(&mut self) {
        let numbers: Vec<_> = self.circles.keys().copied().collect();
        for number in numbers {
            if self.post.fails() {
                continue; // later
            }
            let Some(tile) = self.circles.get_mut(&number).and_then(|one| one.news()) else {
                continue;
            };
            let gathering = &self.hall.gathering;
            if gathering
                .circle(number)
                .is_none_or(|circle| !circle.is_open())
            {
                continue; // nobody follows it
            }
            self.hall.on_the_way.told(number);
            self.learn(number, &CircleState::from(&tile));
            self.send();
        }
    }
}

fn plan(title: &str) -> Plan {
    Plan {
        title: title.into(),
        intention: String::new(),
        parts: vec![
            Part::round("What brought you here?", Some(60_000)),
            Part::round("What helps?", None),
        ],
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    }
}

/// An afternoon with circles of each way.
fn afternoon() -> Afternoon {
    let topics = ["Grief", "Home", "Work"].map(|name| Topic {
        name: name.into(),
        most: 3,
    });
    let form = |way| Work::Form { way, about: 4 };
    let circles = |title| Work::Circles { plan: plan(title) };
    let works = [
        Work::Arrive,
        Work::Agreements,
        Work::Breathe {
            pattern: Pattern::Calm,
            breaths: 6,
        },
        form(Way::Even),
        circles("First circle"),
        Work::Break,
        form(Way::Topic {
            topics: topics.into(),
        }),
        circles("By topic"),
        form(Way::NewFaces),
        circles("New faces"),
        Work::Close {
            words: String::new(),
        },
    ];
    let blocks = works.into_iter().map(|work| Block {
        minutes: 10,
        title: format!("{:?}", work.kind()),
        work,
    });
    let afternoon = Afternoon {
        title: "Simulated".into(),
        about: String::new(),
        blocks: blocks.collect(),
        agreements: vec!["One speaks at a time.".into(), "You may pass.".into()],
        spots: Vec::new(),
        care: String::new(),
    };
    afternoon.checked().unwrap()
}
