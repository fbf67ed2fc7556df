//! The world of the simulation: a server with one circle, its phones, and the bad network between them.

mod ending;
mod network;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use app::protocol::{Ask, AskError, FromScreen, FromServer, PROTOCOL, Slice, What};
use circle::{Action, Actor, Circle, Command, CommandId, SeatId, Timestamp};
use server::rooms::{Slices, view_frame};
use tests::chance::Chance;
use tests::history::Setting;
use tests::phone::Phone;
use tests::witness::Witness;

use network::Network;
use people::plan;

/// People who sit from the beginning, the keeper not among them.
const GUESTS: u128 = 5;

/// Everything there is.
pub(crate) struct World {
    chance: Chance,
    now: Timestamp,
    /// Counts the changes of the circle.
    publication: u64,
    /// Counts those that everyone sees.
    version: u64,
    circle: Circle,
    commons: Slices,
    clients: Vec<Client>,
    network: Network,
    witness: Witness,
    /// How often each request changed the circle.
    effects: BTreeMap<CommandId, u32>,
    asked: u64,
    resent: u64,
}

struct Client {
    /// Its seat; none for the projector.
    seat: Option<SeatId>,
    phone: Phone,
    /// The number of its connection, while it has one.
    connected: Option<u32>,
    connections: u32,
    /// What it asked and was not answered yet.
    open: BTreeSet<CommandId>,
    /// How much it has asked since nothing was open.
    asked: u32,
    /// What was told on its connection: up to which change, as which version, and what is its own.
    told: Option<u64>,
    sent_version: u64,
    private: Slices,
    /// Its seat is gone.
    left: bool,
}

impl World {
    /// A circle of six with a projector, a moment after it was opened.
    pub(crate) fn new(seed: u64) -> World {
        let mut chance = Chance::of(seed);
        let now = Timestamp(1_800_000_000_000);
        let starters = [
            "One person speaks at a time.".to_owned(),
            "You may pass.".to_owned(),
        ];
        let mut circle = Circle::open(plan(&mut chance), &starters, now);
        for id in 1..=GUESTS {
            let sit = Command::new(
                CommandId(id),
                Action::Sit {
                    consents: Vec::new(),
                },
            );
            circle = circle.act(now, Actor::Door, &sit).unwrap().0;
        }
        let seats = circle.seats().iter().map(|seat| Some(seat.id));
        let clients = seats.chain([None]).map(Client::new).collect();
        let commons = Slices::default().followed_by(Slice::of_commons(circle.commons()), 1);
        World {
            network: Network::new(chance.another()),
            chance,
            now,
            publication: 1,
            version: 1,
            circle,
            commons,
            clients,
            witness: Witness::of(Setting {
                every_request: true,
                ..Setting::default()
            }),
            effects: BTreeMap::new(),
            asked: 0,
            resent: 0,
        }
    }

    /// How often the circle has changed.
    pub(crate) fn changes(&self) -> u64 {
        self.publication
    }

    /// How many requests there were.
    pub(crate) fn asked(&self) -> u64 {
        self.asked
    }

    /// How many requests were said again on a new connection.
    pub(crate) fn resent(&self) -> u64 {
        self.resent
    }

    /// Something happens.
    pub(crate) fn step(&mut self) {
        let at = self.chance.below(self.clients.len() as u64) as usize;
        match self.chance.below(40) {
            0 => self.cut(at),
            1 => self.restart(),
            2 => self.newcomer(),
            3 => self.go_on(),
            4..=9 => self.connect(at),
            10..=21 => self.someone_asks(at),
            22..=24 => self.say(at, FromScreen::Ping { sent: self.now.0 }),
            _ => self.pass_time(),
        }
    }

    fn pass_time(&mut self) {
        self.now = self.now.after(self.chance.below(1_500));
        self.deliver();
        while self
            .circle
            .next_deadline()
            .is_some_and(|due| due <= self.now)
        {
            let tick = Command::new(self.chance.command_id(), Action::Tick);
            let (next, _) = self.circle.act(self.now, Actor::Clock, &tick).unwrap();
            assert_ne!(next, self.circle, "a deadline changes something");
            self.becomes(next);
        }
    }

    fn cut(&mut self, at: usize) {
        self.clients[at].connected = None;
        self.network.cut(at);
    }

    /// The server is killed and started again: what is written is all there is.
    fn restart(&mut self) {
        let written = serde_json::to_string(&self.circle).unwrap();
        self.circle = serde_json::from_str(&written).unwrap();
        for at in 0..self.clients.len() {
            self.cut(at);
        }
    }

    /// A phone finds the server (again): it is told the newest state, and says again what was not answered.
    fn connect(&mut self, at: usize) {
        let client = &mut self.clients[at];
        if client.left {
            return;
        }
        if client
            .seat
            .is_some_and(|seat| self.circle.seat(seat).is_none())
        {
            client.left = true;
            return;
        }
        client.connections += 1;
        client.connected = Some(client.connections);
        client.told = None;
        client.private = Slices::default();
        let again = client.phone.again();
        client.open = again.iter().map(|ask| ask.id).collect();
        self.network.cut(at);
        self.tell(
            at,
            FromServer::Welcome {
                protocol: PROTOCOL,
                now: self.now,
            },
        );
        self.tell_state(at);
        self.resent += again.len() as u64;
        for ask in again {
            self.say(at, FromScreen::Ask(ask));
        }
    }

    fn say(&mut self, at: usize, said: FromScreen) {
        if self.clients[at].connected.is_some() {
            self.network.carry_up(self.now, at, said);
        }
    }

    fn tell(&mut self, at: usize, said: FromServer) {
        if let Some(connection) = self.clients[at].connected {
            let comes = self.network.carry_down(self.now, at, connection, said);
            if !comes {
                self.cut(at);
            }
        }
    }

    /// What is new to this phone, as the server tells it.
    fn tell_state(&mut self, at: usize) {
        let client = &mut self.clients[at];
        let mut private = Vec::new();
        if let Some(seat) = client.seat {
            private.push(Slice::Mine(self.circle.mine(seat)));
            if seat == self.circle.keeper() {
                private.extend(Slice::of_desk(self.circle.desk()));
            }
        }
        client.private = client.private.followed_by(private, self.publication);
        let everyones = self.commons.since(client.told);
        let slices = everyones.chain(client.private.since(client.told));
        let frame = view_frame(self.version, slices);
        client.told = Some(self.publication);
        if let Some(frame) = frame {
            client.sent_version = self.version;
            self.tell(at, serde_json::from_str(&frame).unwrap());
        }
    }

    fn becomes(&mut self, next: Circle) {
        self.circle = next;
        self.publication += 1;
        let commons = Slice::of_commons(self.circle.commons());
        let before = Some(self.publication - 1);
        self.commons = self.commons.followed_by(commons, self.publication);
        self.version += u64::from(self.commons.changed_since(before));
        for at in 0..self.clients.len() {
            self.tell_state(at);
        }
    }

    fn deliver(&mut self) {
        for (at, said) in self.network.at_server(self.now) {
            self.server_hears(at, said);
        }
        for (at, connection, said) in self.network.at_clients(self.now) {
            if self.clients[at].connected == Some(connection) {
                self.client_hears(at, said);
            }
        }
    }

    fn server_hears(&mut self, at: usize, said: FromScreen) {
        match said {
            FromScreen::Hello { .. } | FromScreen::Place(_) => {}
            FromScreen::Ping { sent } => {
                let (now, version) = (self.now, self.clients[at].sent_version);
                self.tell(at, FromServer::Pong { sent, now, version });
            }
            // What people say of themselves is simulated nowhere: it has no versions to disagree about.
            FromScreen::Ask(Ask {
                what: What::Say(_) | What::Help(_),
                ..
            }) => {}
            FromScreen::Ask(Ask {
                id,
                for_seat,
                what: What::Act(action),
                text: _,
            }) => {
                let command = Command {
                    id,
                    for_seat,
                    action,
                };
                let Some(seat) = self.clients[at].seat else {
                    return self.tell(
                        at,
                        FromServer::Refused {
                            id,
                            why: AskError::ReadOnly,
                            say: String::new(),
                        },
                    );
                };
                match self.circle.act(self.now, Actor::Seat(seat), &command) {
                    Ok((next, _)) => {
                        if next != self.circle {
                            *self.effects.entry(id).or_default() += 1;
                            self.becomes(next);
                        }
                        self.tell(
                            at,
                            FromServer::Done {
                                id,
                                version: self.clients[at].sent_version,
                            },
                        );
                    }
                    Err(refusal) => {
                        let why = AskError::Refused(refusal);
                        self.tell(
                            at,
                            FromServer::Refused {
                                id,
                                why,
                                say: String::new(),
                            },
                        );
                    }
                }
            }
        }
    }

    fn client_hears(&mut self, at: usize, said: FromServer) {
        let client = &mut self.clients[at];
        let before = client.phone.version();
        if let FromServer::Done { id, .. } | FromServer::Refused { id, .. } = &said {
            client.open.remove(id);
            let done = match &said {
                FromServer::Done { version, .. } => Some(*version),
                _ => None,
            };
            self.witness.answered(*id, done);
        }
        if let FromServer::Done { id, .. } = &said {
            // Who has left may say so as often as they like.
            let has_left = client
                .seat
                .is_some_and(|seat| self.circle.seat(seat).is_none());
            let times = self.effects.get(id).copied().unwrap_or_default();
            assert!(
                times == 1 || has_left,
                "what is acknowledged was done, once, and not {times} times"
            );
        }
        client.phone.hear(said);
        if let Some(commons) = client.phone.commons() {
            self.witness.see(at, client.phone.version(), commons);
        }
        assert!(client.phone.version() >= before, "a phone never goes back");
        if client.phone.is_behind() {
            self.connect(at);
        }
    }
}

impl Client {
    fn new(seat: Option<SeatId>) -> Client {
        Client {
            seat,
            phone: Phone::default(),
            connected: None,
            connections: 0,
            open: BTreeSet::new(),
            asked: 0,
            told: None,
            sent_version: 0,
            private: Slices::default(),
            left: false,
        }
    }
}
