//! What the people of the simulation prepare, ask for and do.

use app::protocol::FromScreen;
use circle::parts::{Breathing, Centre, Closing, Gratitude, Pairs, Silence};
use circle::{
    Action, ActionKind, Actor, ClosingWay, Command, Consent, Direction, KeeperTurn, Part, Pattern,
    Plan, Stage, Thumb,
};
use tests::chance::Chance;
use tests::wishes::wish;

use super::{Client, World};

/// What is left out: a circle that is closed or left by everyone would be a short play.
const NEVER: [ActionKind; 2] = [ActionKind::Close, ActionKind::NextPart];

/// The most that a phone asks while one request is not answered: it gives up what is older than ten seconds, and the
/// server remembers sixteen.
const MOST_ASKED: u32 = 12;

impl World {
    /// The keeper begins, and goes on from time to time.
    pub(super) fn go_on(&mut self) {
        let keeper = &self.clients[0].phone;
        let (Some(commons), Some(mine)) = (keeper.commons(), keeper.mine()) else {
            return;
        };
        let action = match commons.stage {
            Stage::Arriving => Action::Begin,
            Stage::Part(from) if mine.may.contains(&ActionKind::NextPart) => {
                Action::NextPart { from }
            }
            Stage::Part(_) | Stage::Ended => return,
        };
        self.ask(0, action);
    }

    pub(super) fn someone_asks(&mut self, at: usize) {
        let client = &self.clients[at];
        if client.left {
            return;
        }
        let (Some(commons), Some(mine)) = (client.phone.commons(), client.phone.mine()) else {
            return;
        };
        let leaves = self.chance.once_in(60);
        let never = if leaves {
            NEVER.to_vec()
        } else {
            [&NEVER[..], &[ActionKind::Leave]].concat()
        };
        if let Some(action) = wish(&mut self.chance, commons, mine, &never) {
            self.ask(at, action);
        }
    }

    pub(super) fn ask(&mut self, at: usize, action: Action) {
        let client = &mut self.clients[at];
        if client.open.is_empty() {
            client.asked = 0;
        }
        client.asked += 1;
        if client.asked > MOST_ASKED {
            return;
        }
        let command = Command::new(self.chance.command_id(), action);
        let client = &mut self.clients[at];
        if let (Some(seat), Some(commons)) = (client.seat, client.phone.commons()) {
            self.witness.asked(&command, seat, commons);
        }
        if client.phone.ask(command.clone().into()) {
            self.asked += 1;
            self.clients[at].open.insert(command.id);
            self.say(at, FromScreen::Ask(command.into()));
        }
    }

    /// A newcomer sits down, with a nervous finger on the button.
    pub(super) fn newcomer(&mut self) {
        if self.circle.seats().len() > 9 {
            return;
        }
        let consents = self
            .circle
            .agreements()
            .iter()
            .filter(|agreement| agreement.adopted);
        let consents = consents
            .map(|agreement| Consent {
                to: agreement.seen(),
                thumb: Thumb::Up,
            })
            .collect();
        let sit = Command::new(self.chance.command_id(), Action::Sit { consents });
        let before = self.circle.seats().len();
        for _ in 0..2 {
            let Ok((next, _)) = self.circle.act(self.now, Actor::Door, &sit) else {
                return;
            };
            if next != self.circle {
                self.becomes(next);
            }
        }
        assert_eq!(self.circle.seats().len(), before + 1);
        let seat = self.circle.seat_given_to(sit.id);
        self.clients.push(Client::new(seat));
        self.connect(self.clients.len() - 1);
    }
}

/// Parts of many kinds, and an order that chance decides.
pub(super) fn plan(chance: &mut Chance) -> Plan {
    let orders = [KeeperTurn::First, KeeperTurn::Last, KeeperTurn::HoldsOnly];
    let round = |question: &str| Part::round(question, Some(60_000));
    let plan = Plan {
        title: "Simulated".into(),
        intention: String::new(),
        parts: vec![
            Part::Agreements,
            Part::Breathing(Breathing {
                pattern: Pattern::Calm,
                breaths: 6,
            }),
            round("What brought you here?"),
            round("What helps?"),
            Part::round("What do you carry home?", None),
            Part::Silence(Silence { length: 30_000 }),
            Part::Pairs(Pairs {
                size: 2,
                share: 60_000,
                question: "What helps?".into(),
            }),
            Part::Centre(Centre {
                question: "What is alive?".into(),
                note: String::new(),
                untouched: Some(60_000),
            }),
            Part::Gratitude(Gratitude {
                invitation: "Whom would you like to thank?".into(),
            }),
            Part::Closing(Closing {
                way: ClosingWay::OneWord,
            }),
        ],
        direction: Direction::Clockwise,
        keeper_turn: *chance.one_of(&orders).unwrap(),
        late: circle::LatePolicy::default(),
        care: String::new(),
    };
    plan.checked().unwrap()
}
