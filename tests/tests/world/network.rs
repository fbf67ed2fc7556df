//! A network that keeps messages for a while. What phones say comes late, twice, in another order or not at all. What
//! they are told comes in order, as sockets bring it; where one gets lost, the connection is gone.

use std::collections::BTreeMap;

use app::protocol::{FromScreen, FromServer};
use circle::Timestamp;
use tests::chance::Chance;

/// How long a message may be on its way, in milliseconds.
const LONGEST_WAY: u64 = 2_000;

/// The network.
pub(crate) struct Network {
    chance: Chance,
    well: bool,
    up: Vec<(Timestamp, usize, FromScreen)>,
    down: Vec<(Timestamp, usize, u32, FromServer)>,
    /// When the last message comes on the connection of each phone.
    last: BTreeMap<(usize, u32), Timestamp>,
}

impl Network {
    /// With nothing on its way.
    pub(crate) fn new(chance: Chance) -> Network {
        Network {
            chance,
            well: false,
            up: Vec::new(),
            down: Vec::new(),
            last: BTreeMap::new(),
        }
    }

    /// From now on nothing gets lost, and everything comes once.
    pub(crate) fn becomes_well(&mut self) {
        self.well = true;
    }

    /// Whether nothing is on its way.
    pub(crate) fn is_empty(&self) -> bool {
        self.up.is_empty() && self.down.is_empty()
    }

    /// A phone says something.
    pub(crate) fn carry_up(&mut self, now: Timestamp, at: usize, said: FromScreen) {
        for due in self.arrivals(now) {
            self.up.push((due, at, said.clone()));
        }
    }

    /// The server says something on this connection of a phone. Whether it comes; if not, the connection is gone.
    pub(crate) fn carry_down(
        &mut self,
        now: Timestamp,
        at: usize,
        connection: u32,
        said: FromServer,
    ) -> bool {
        let way = match (self.well, self.chance.below(LONGEST_WAY)) {
            (true, _) => 0,
            (false, way) => way,
        };
        let last = self.last.entry((at, connection)).or_insert(now);
        *last = (*last).max(now.after(way));
        let comes = self.well || !self.chance.once_in(20);
        if comes {
            self.down.push((*last, at, connection, said));
        }
        comes
    }

    /// The connection of this phone is gone. What it said may still arrive; what it was told does not.
    pub(crate) fn cut(&mut self, at: usize) {
        self.down.retain(|(_, other, _, _)| *other != at);
        self.last.retain(|(other, _), _| *other != at);
        if !self.well {
            let chance = &mut self.chance;
            self.up
                .retain(|(_, other, _)| *other != at || chance.once_in(2));
        }
    }

    /// What has arrived at the server by now.
    pub(crate) fn at_server(&mut self, now: Timestamp) -> Vec<(usize, FromScreen)> {
        let (mut here, coming): (Vec<_>, _) = std::mem::take(&mut self.up)
            .into_iter()
            .partition(|(due, _, _)| *due <= now);
        self.up = coming;
        here.sort_by_key(|(due, _, _)| *due);
        here.into_iter().map(|(_, at, said)| (at, said)).collect()
    }

    /// What has arrived at the phones by now.
    pub(crate) fn at_clients(&mut self, now: Timestamp) -> Vec<(usize, u32, FromServer)> {
        let (mut here, coming): (Vec<_>, _) = std::mem::take(&mut self.down)
            .into_iter()
            .partition(|(due, ..)| *due <= now);
        self.down = coming;
        here.sort_by_key(|(due, ..)| *due);
        here.into_iter()
            .map(|(_, at, connection, said)| (at, connection, said))
            .collect()
    }

    /// When copies of a message arrive: mostly one, sometimes none or two.
    fn arrivals(&mut self, now: Timestamp) -> Vec<Timestamp> {
        if self.well {
            return vec![now];
        }
        let copies = match self.chance.below(10) {
            0 => 0,
            1 => 2,
            _ => 1,
        };
        (0..copies)
            .map(|_| now.after(self.chance.below(LONGEST_WAY)))
            .collect()
    }
}
