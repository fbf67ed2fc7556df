//! A hall on the bench: people come, circles stand in a building beside it, time is in milliseconds.

pub(crate) mod building;

use circle::{CommandId, Direction, KeeperTurn, LatePolicy, Part, Pattern, Plan, Timestamp};
use gathering::{
    Afternoon, Block, CircleNumber, FormAsk, Gathering, HallAction, HallActor, HallCommand,
    HallCue, HallRefusal, HallStage, OPENER, PersonId, Spot, Way, Wish, Wishes, Work,
};

/// When every gathering on the bench opens: 20 November 2026.
pub(crate) const OPENED: Timestamp = Timestamp(1_795_132_800_000);
pub(crate) const SECOND: u64 = circle::time::SECOND;
pub(crate) const MINUTE: u64 = circle::time::MINUTE;

/// A gathering that goes on.
#[derive(Clone, Debug)]
pub(crate) struct Hall {
    pub(crate) gathering: Gathering,
    pub(crate) wishes: Wishes,
    pub(crate) heard: Vec<HallCue>,
    pub(crate) now: Timestamp,
    pub(crate) commands: u128,
}

/// A plan for a circle.
pub(crate) fn plan() -> Plan {
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

pub(crate) fn block(minutes: u16, work: Work) -> Block {
    Block {
        minutes,
        title: format!("{:?}", work.kind()),
        work,
    }
}

/// An afternoon of every kind of block.
pub(crate) fn afternoon() -> Afternoon {
    let words = String::new;
    let way = Way::Even;
    Afternoon {
        title: "A healing afternoon".to_owned(),
        about: "To come together and listen.".to_owned(),
        blocks: vec![
            block(30, Work::Arrive),
            block(10, Work::Welcome { words: words() }),
            block(
                10,
                Work::Breathe {
                    pattern: Pattern::Calm,
                    breaths: 12,
                },
            ),
            block(15, Work::Agreements),
            block(
                15,
                Work::Card {
                    words: "How the piece works.".to_owned(),
                },
            ),
            block(5, Work::Form { way, about: 6 }),
            block(60, Work::Circles { plan: plan() }),
            block(20, Work::Break),
            block(30, Work::Exercise { plan: plan() }),
            block(
                15,
                Work::Regroup {
                    question: "A word from each circle?".to_owned(),
                },
            ),
            block(10, Work::Close { words: words() }),
        ],
        agreements: vec![
            "One speaks at a time.".to_owned(),
            "You may always pass.".to_owned(),
        ],
        spots: (0..30).map(spot).collect(),
        care: "Jo is by the door.".to_owned(),
    }
}

fn spot(at: usize) -> Spot {
    Spot {
        name: format!("Room {}", at + 1),
        way: "Down the corridor.".to_owned(),
        near_exit: at.is_multiple_of(3),
        quiet: at.is_multiple_of(4),
    }
}

impl Hall {
    /// A gathering with its host and nobody else.
    pub(crate) fn new(afternoon: Afternoon) -> Hall {
        let afternoon = afternoon.checked().unwrap();
        Hall {
            gathering: Gathering::open(afternoon, OPENED, OPENED),
            wishes: Wishes::default(),
            heard: Vec::new(),
            now: OPENED,
            commands: 0,
        }
    }

    /// A gathering of so many who keep and so many others; the keepers came first.
    pub(crate) fn of(keepers: usize, others: usize) -> Hall {
        let mut hall = Hall::new(afternoon());
        for _ in 0..keepers {
            hall.comes(HallActor::Invited);
        }
        for _ in 0..others {
            hall.comes(HallActor::Door);
        }
        hall
    }

    /// Someone comes in.
    pub(crate) fn comes(&mut self, by: HallActor) -> PersonId {
        self.commands += 1;
        let id = CommandId(self.commands);
        self.ask(by, id, HallAction::Arrive).unwrap();
        self.gathering.person_given_to(id).unwrap()
    }

    /// Asks for something; the gathering goes on from there if it is accepted.
    pub(crate) fn ask(
        &mut self,
        actor: HallActor,
        id: CommandId,
        action: HallAction,
    ) -> Result<(), HallRefusal> {
        let command = HallCommand {
            id,
            for_person: None,
            action,
        };
        let (changed, cues) = self.gathering.act(self.now, actor, &command)?;
        (self.gathering, self.heard) = (changed, cues);
        self.wishes = std::mem::take(&mut self.wishes).after(&self.gathering);
        Ok(())
    }

    /// Tries something.
    pub(crate) fn tries(&mut self, by: PersonId, action: HallAction) -> Result<(), HallRefusal> {
        self.commands += 1;
        self.ask(HallActor::Person(by), CommandId(self.commands), action)
    }

    /// Does what must be accepted.
    pub(crate) fn does(&mut self, by: PersonId, action: HallAction) {
        let told = format!("{by:?} {action:?}");
        self.tries(by, action)
            .unwrap_or_else(|refusal| panic!("{told}: {refusal}"));
    }

    /// Does for another what must be accepted.
    pub(crate) fn for_another(&mut self, by: PersonId, whom: PersonId, action: HallAction) {
        self.commands += 1;
        let command = HallCommand {
            id: CommandId(self.commands),
            for_person: Some(whom),
            action,
        };
        let by = HallActor::Person(by);
        let (changed, cues) = self.gathering.act(self.now, by, &command).unwrap();
        (self.gathering, self.heard) = (changed, cues);
    }

    /// The host does what must be accepted.
    pub(crate) fn host(&mut self, action: HallAction) {
        self.does(OPENER, action);
    }

    /// The host tries what must not be accepted.
    pub(crate) fn refused(&mut self, action: HallAction) -> HallRefusal {
        self.tries(OPENER, action).unwrap_err()
    }

    /// Time goes by, and what is due happens when it is due.
    pub(crate) fn waits(&mut self, millis: u64) {
        let until = self.now.after(millis);
        let mut heard = Vec::new();
        while let Some(due) = self.gathering.next_deadline().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            self.tick();
            heard.append(&mut self.heard);
        }
        self.now = until;
        self.tick();
        heard.append(&mut self.heard);
        self.heard = heard;
    }

    pub(crate) fn tick(&mut self) {
        if !self.gathering.has_ended() {
            let id = CommandId(0);
            self.ask(HallActor::Clock, id, HallAction::Tick).unwrap();
        }
    }

    pub(crate) fn wishes(&mut self, by: PersonId, wish: Wish) {
        self.wishes = self.wishes.say(&self.gathering, by, &wish).unwrap();
    }

    /// Goes on to the next block.
    pub(crate) fn goes_on(&mut self) {
        let from = self.gathering.stage();
        self.host(HallAction::Next { from });
    }

    /// Goes on to the first block that fits.
    pub(crate) fn goes_on_to(&mut self, fits: impl Fn(&Work) -> bool) {
        while !self.gathering.present_work().is_some_and(&fits) {
            self.goes_on();
        }
    }

    /// Forms circles and looks at them.
    pub(crate) fn forms(&mut self, way: Way, circles: u8, seed: u64) {
        let ask = FormAsk { way, circles };
        let proposal = self.gathering.form(&self.wishes, &ask, seed).unwrap();
        let over = self.gathering.preview().map(|preview| preview.number);
        self.host(HallAction::Preview { over, proposal });
    }

    /// Tells of the circles that are looked at.
    pub(crate) fn tells(&mut self) {
        let preview = self.gathering.preview().unwrap().number;
        self.host(HallAction::Tell { preview });
    }

    pub(crate) fn at(&self, person: PersonId) -> Option<CircleNumber> {
        Some(self.gathering.person(person)?.sits.at?.circle)
    }

    pub(crate) fn is_before(&self) -> bool {
        self.gathering.stage() == HallStage::Before
    }
}
