//! What a phone knows, made of the very parts that phones run: the newest word from the server, and what was asked.

use app::protocol::{Arrivals, Ask, FromServer, Help, OwnOf, People, Slice, What};
use circle::spoken::{OwnWords, SpokenDesk, SpokenView};
use circle::view::{Commons, Desk, Mine};
use circle::{
    Circle, CommandId, Cue, Direction, KeeperTurn, LatePolicy, Plan, SeatId, Stage, Timestamp,
};

use crate::screen::Shown;

// This file is private to the page's link in the browser. It is pure, so it runs here as it stands.
#[path = "../../app/src/live/asks.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod asks;
mod memory;

/// One phone, without its glass: what it knows and what it waits for.
#[derive(Debug, Default)]
pub struct Phone {
    version: u64,
    asks: asks::Asks,
    memory: memory::Memory,
    commons: Option<Commons>,
    mine: Option<Mine>,
    desk: Option<Desk>,
    people: People,
    spoken: Option<SpokenView>,
    own: Option<OwnWords>,
    said: Option<SpokenDesk>,
    arrivals: Arrivals,
    help: Help,
    own_of: Vec<OwnOf>,
    /// What the server lost and is to be told again.
    lost: Vec<memory::Again>,
    cues: Vec<Cue>,
    ended: Option<String>,
    going_away: u32,
    newest_heard_of: u64,
}

impl Phone {
    /// The server said something.
    pub fn hear(&mut self, said: FromServer) {
        match said {
            FromServer::View { version, slices } => {
                if version >= self.version {
                    self.version = version;
                    self.take(slices);
                }
            }
            FromServer::Cue(cue) => self.cues.push(cue),
            FromServer::Done { id, .. } => {
                self.asks.done(&id.hex());
            }
            FromServer::Refused { id, .. } => {
                self.asks.drop(&id.hex());
            }
            FromServer::Ended { record } => self.ended = Some(record),
            FromServer::GoingAway { .. } => self.going_away += 1,
            FromServer::Pong { version, .. } => self.newest_heard_of = version,
            FromServer::Welcome { .. }
            | FromServer::Waiting
            | FromServer::Face { .. }
            | FromServer::Sound(_)
            | FromServer::Unreadable { .. } => {}
        }
    }

    /// Puts slices into their places.
    fn take(&mut self, slices: Vec<Slice>) {
        let part = self.commons.as_ref().map(|commons| commons.stage);
        let part = part.and_then(|stage| match stage {
            Stage::Part(at) => Some(at),
            Stage::Arriving | Stage::Ended => None,
        });
        for slice in slices {
            let commons = self.commons.get_or_insert_with(|| anything().commons());
            let Some(slice) = slice.put_in_commons(commons) else {
                continue;
            };
            match slice {
                Slice::People(people) => self.people = people,
                Slice::Spoken(spoken) => self.spoken = Some(spoken),
                Slice::SpokenDesk(said) => self.said = Some(said),
                Slice::Arrivals(arrivals) => self.arrivals = arrivals,
                Slice::Mine(mine) => self.mine = Some(mine),
                Slice::Carried(_) => {}
                Slice::Own(own) => {
                    self.lost.extend(self.memory.hear_own(&own, part));
                    self.own = Some(own);
                }
                Slice::OwnOf(own_of) => {
                    self.lost.extend(self.memory.hear_own_of(&own_of, part));
                    self.own_of = own_of;
                }
                Slice::Help(help) => {
                    self.lost.extend(self.memory.hear_help(&help));
                    self.help = help;
                }
                other => {
                    let desk = self.desk.get_or_insert_with(|| anything().desk());
                    let left = other.put_in_desk(desk);
                    assert_eq!(left, None, "a slice that no screen knows");
                }
            }
        }
    }

    /// Its person asks for something. Whether that is new: a double tap is one request.
    pub fn ask(&mut self, ask: Ask) -> bool {
        let asked = asks::Asked {
            id: ask.id.hex(),
            whom: ask.for_seat.map(|seat| seat.0.into()),
            what: written(&ask.what),
            text: ask.text,
        };
        let new = !self.asks.has(&asked);
        if new {
            self.asks.add(asked);
        }
        new
    }

    /// What it says again on a new connection, which begins with the newest state.
    pub fn again(&mut self) -> Vec<Ask> {
        self.newest_heard_of = 0;
        self.memory.may_be_lost();
        let again = self.asks.again().map(|asked| Ask {
            id: CommandId::parse(&asked.id).expect("an id of our own"),
            for_seat: asked.whom.map(|seat| SeatId(seat as u32)),
            what: serde_json::from_str(&asked.what).expect("what was written can be read"),
            text: asked.text.clone(),
        });
        again.collect()
    }

    /// What the server lost in the meantime, to be told again.
    pub fn lost(&mut self, id: fn() -> CommandId) -> Vec<Ask> {
        let lost = std::mem::take(&mut self.lost).into_iter();
        let again = lost.map(|(for_seat, what)| Ask {
            id: id(),
            for_seat,
            what,
            text: None,
        });
        again.collect()
    }

    /// The version of what it shows.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether the last pong told of something newer than what it shows.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.newest_heard_of > self.version
    }

    /// What everyone sees.
    #[must_use]
    pub fn commons(&self) -> Option<&Commons> {
        self.commons.as_ref()
    }

    /// What its seat alone sees.
    #[must_use]
    pub fn mine(&self) -> Option<&Mine> {
        self.mine.as_ref()
    }

    /// What keepers see.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// What was said within the part.
    #[must_use]
    pub fn spoken(&self) -> Option<&SpokenView> {
        self.spoken.as_ref()
    }

    /// Puts what it knows on a screen.
    pub(crate) fn show(&self, shown: &mut Shown) {
        shown.version = self.version;
        shown.commons.clone_from(&self.commons);
        shown.mine.clone_from(&self.mine);
        shown.desk.clone_from(&self.desk);
        shown.people.clone_from(&self.people);
        shown.spoken.clone_from(&self.spoken);
        shown.own.clone_from(&self.own);
        shown.own_of.clone_from(&self.own_of);
        shown.help.clone_from(&self.help);
        shown.said = self.said;
        shown.arrivals.clone_from(&self.arrivals);
        shown.cues.clone_from(&self.cues);
        shown.ended.clone_from(&self.ended);
        shown.going_away = self.going_away;
    }
}

fn written(what: &What) -> String {
    serde_json::to_string(what).expect("a request can be written")
}

/// Any circle: what it shows is there until slices come in its place, and a connection begins with all of them.
fn anything() -> Circle {
    let plan = Plan {
        title: String::new(),
        intention: String::new(),
        parts: Vec::new(),
        direction: Direction::Clockwise,
        keeper_turn: KeeperTurn::First,
        late: LatePolicy::default(),
        care: String::new(),
    };
    Circle::open(plan, &[], Timestamp(0))
}
