//! How many connections there may be, altogether and from one address, and who makes room for a newcomer. Who is being
//! answered, and sockets that have said hello, stay.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::turns::{Quiet, Turn, Turns};
use crate::network::network_of;

/// How many may be on their way out, beyond the others, before newcomers wait for them.
const LEAVING: usize = 32;
/// How long a newcomer waits for those who leave.
const PATIENCE: Duration = Duration::from_secs(1);

/// The places for connections.
pub struct Permits {
    most: usize,
    most_of_address: usize,
    /// Whether the metrics tell how many are taken.
    is_measured: bool,
    /// Addresses are told apart, and not kept.
    keyed: RandomState,
    held: Mutex<Held>,
    /// One of those who were asked to has left.
    left: Notify,
}

/// A connection's place. It is free again when this is dropped.
pub struct Permit {
    permits: Arc<Permits>,
    number: u64,
    /// Asked to make room for another.
    pub leave: CancellationToken,
}

#[derive(Default)]
struct Held {
    next: u64,
    guests: HashMap<u64, Guest>,
    turns: Turns,
    /// How many of each address stay.
    staying: HashMap<u64, usize>,
    leaving: usize,
}

struct Guest {
    address: Option<u64>,
    busy: u32,
    /// While it can go.
    turn: Option<Turn>,
    leaving: bool,
    leave: CancellationToken,
}

impl Permits {
    /// So many altogether, and of one address; one address never gets more than half.
    #[must_use]
    pub fn new(most: usize, most_of_address: usize) -> Arc<Permits> {
        Permits::make(most, most_of_address, false)
    }

    /// The same; the metrics tell how many are taken.
    #[must_use]
    pub fn measured(most: usize, most_of_address: usize) -> Arc<Permits> {
        Permits::make(most, most_of_address, true)
    }

    fn make(most: usize, most_of_address: usize, is_measured: bool) -> Arc<Permits> {
        Arc::new(Permits {
            is_measured,
            most,
            most_of_address: most_of_address.min(most / 2).max(1),
            keyed: RandomState::new(),
            held: Mutex::default(),
            left: Notify::new(),
        })
    }

    /// How many altogether.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }

    /// How many of one address.
    #[must_use]
    pub fn most_of_address(&self) -> usize {
        self.most_of_address
    }

    /// A place for a connection from this address, or from a proxy that many stand behind. `None` when there is
    /// none, and nobody who could make room.
    #[must_use]
    pub fn take(self: &Arc<Permits>, from: Option<IpAddr>) -> Option<Permit> {
        self.take_as(from, false)
    }

    /// A place for one whose whole request has come, and who makes room for nobody from the first moment on.
    #[must_use]
    pub fn take_arrived(self: &Arc<Permits>, from: Option<IpAddr>) -> Option<Permit> {
        self.take_as(from, true)
    }

    fn take_as(self: &Arc<Permits>, from: Option<IpAddr>, arrived: bool) -> Option<Permit> {
        let address = from.map(|from| self.keyed.hash_one(network_of(from)));
        let mut held = self.held();
        let of_address = address.and_then(|address| held.staying.get(&address));
        let is_full = held.guests.len() - held.leaving >= self.most;
        let makes_room = if of_address.is_some_and(|staying| *staying >= self.most_of_address) {
            held.make_room(address)
        } else {
            !is_full || held.make_room(None)
        };
        if !makes_room {
            return None;
        }
        let number = held.next;
        held.next += 1;
        let leave = CancellationToken::new();
        if let Some(address) = address {
            *held.staying.entry(address).or_default() += 1;
        }
        held.guests.insert(
            number,
            Guest {
                address,
                busy: u32::from(arrived),
                turn: None,
                leaving: false,
                leave: leave.clone(),
            },
        );
        if !arrived {
            held.wait(number, Quiet::Waiting);
        }
        self.measure(&held);
        Some(Permit {
            permits: Arc::clone(self),
            number,
            leave,
        })
    }

    /// The same, waiting a moment for those who are leaving already.
    pub async fn take_soon(self: &Arc<Permits>, from: Option<IpAddr>) -> Option<Permit> {
        loop {
            let permit = self.take(from);
            if permit.is_some() || self.held().leaving < LEAVING {
                return permit;
            }
            tokio::time::timeout(PATIENCE, self.left.notified())
                .await
                .ok()?;
        }
    }

    /// Asks someone to go, whoever's turn it is.
    pub fn make_room(&self) {
        self.held().make_room(None);
    }

    fn measure(&self, held: &Held) {
        if self.is_measured {
            metrics::gauge!("hearth_connections").set(held.guests.len() as f64);
        }
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Permit {
    /// A whole request has come: it is answered before anybody asks this connection to go.
    pub fn begin(&self) {
        let mut held = self.permits.held();
        let Some(guest) = held.guests.get_mut(&self.number) else {
            return;
        };
        guest.busy += 1;
        held.no_longer_waits(self.number);
    }

    /// A request has been answered.
    pub fn end(&self) {
        self.rest(1, Quiet::Idle);
    }

    /// What has come so far is answered, and is no whole request before more has come.
    pub fn wait(&self) {
        self.rest(u32::MAX, Quiet::Waiting);
    }

    fn rest(&self, answered: u32, why: Quiet) {
        let mut held = self.permits.held();
        let Some(guest) = held.guests.get_mut(&self.number) else {
            return;
        };
        guest.busy = guest.busy.saturating_sub(answered);
        if guest.busy == 0 && !guest.leaving {
            held.wait(self.number, why);
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut held = self.permits.held();
        held.no_longer_waits(self.number);
        if let Some(guest) = held.guests.remove(&self.number) {
            if guest.leaving {
                held.leaving -= 1;
                self.permits.left.notify_one();
            } else {
                held.one_less_of(guest.address);
            }
        }
        self.permits.measure(&held);
    }
}

impl Held {
    /// Asks whoever's turn it is to go, of this address or of all. Whether there is room then.
    fn make_room(&mut self, address: Option<u64>) -> bool {
        if self.leaving >= LEAVING {
            return false;
        }
        let Some(turn) = self.turns.first(address) else {
            return false;
        };
        self.no_longer_waits(turn.number);
        let Some(guest) = self.guests.get_mut(&turn.number) else {
            return false;
        };
        guest.leaving = true;
        guest.leave.cancel();
        let address = guest.address;
        self.leaving += 1;
        self.one_less_of(address);
        true
    }

    fn wait(&mut self, number: u64, why: Quiet) {
        let since = self.next;
        self.next += 1;
        if let Some(guest) = self.guests.get_mut(&number) {
            let turn = Turn { why, since, number };
            guest.turn = Some(turn);
            self.turns.add(guest.address, turn);
        }
    }

    fn no_longer_waits(&mut self, number: u64) {
        if let Some(guest) = self.guests.get_mut(&number)
            && let Some(turn) = guest.turn.take()
        {
            self.turns.remove(guest.address, turn);
        }
    }

    fn one_less_of(&mut self, address: Option<u64>) {
        let Some(address) = address else {
            return;
        };
        if let Some(staying) = self.staying.get_mut(&address) {
            *staying -= 1;
            if *staying == 0 {
                self.staying.remove(&address);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    fn address(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([192, 0, 2, last]))
    }

    #[test]
    fn who_has_sent_nothing_makes_room_for_others_of_the_same_address() {
        let permits = Permits::new(100, 3);
        let seated = permits.take(address(1)).unwrap();
        seated.begin();
        let first = permits.take(address(1)).unwrap();
        let second = permits.take(address(1)).unwrap();
        let other = permits.take(address(2)).unwrap();
        let third = permits.take(address(1)).unwrap();
        assert!(first.leave.is_cancelled(), "the one that waited longest");
        assert!(!second.leave.is_cancelled() && !other.leave.is_cancelled());
        second.begin();
        third.begin();
        assert!(permits.take(address(1)).is_none(), "all are being answered");
        assert!(!seated.leave.is_cancelled());
        // Who was answered makes room, before that nobody could.
        second.end();
        let fourth = permits.take(address(1)).unwrap();
        assert!(second.leave.is_cancelled());
        drop((first, second, third, fourth));
        let held = permits.held();
        assert_eq!(
            (held.guests.len(), held.leaving, held.turns.of_all.len()),
            (2, 0, 1)
        );
    }

    #[test]
    fn who_waits_goes_before_who_was_answered() {
        let permits = Permits::new(4, 100);
        let answered = permits.take(address(1)).unwrap();
        answered.begin();
        answered.end();
        let half_sent = permits.take(address(2)).unwrap();
        let _third = permits.take(address(3)).unwrap();
        let _fourth = permits.take(address(4)).unwrap();
        let _fifth = permits.take(address(5)).unwrap();
        assert!(half_sent.leave.is_cancelled() && !answered.leave.is_cancelled());
    }

    #[test]
    fn one_address_has_never_more_than_half_and_a_proxy_has_what_it_needs() {
        let permits = Permits::new(10, 100);
        let busy = |from| {
            let permit = permits.take(from)?;
            permit.begin();
            Some(permit)
        };
        let of_one: Vec<_> = (0..20).map_while(|_| busy(address(1))).collect();
        assert_eq!(of_one.len(), 5);
        let of_proxy: Vec<_> = (0..20).map_while(|_| busy(None)).collect();
        assert_eq!(of_proxy.len(), 5);
        assert!(
            busy(address(2)).is_none(),
            "full, and everyone is being answered"
        );
        drop(of_proxy);
        assert!(busy(address(2)).is_some());
    }

    #[test]
    fn whose_request_has_come_makes_no_room_for_another() {
        let permits = Permits::new(100, 2);
        let both = [(); 2].map(|()| permits.take_arrived(address(1)).unwrap());
        assert!(permits.take_arrived(address(1)).is_none());
        assert!(both.iter().all(|permit| !permit.leave.is_cancelled()));
        drop(both);
        assert!(permits.take_arrived(address(1)).is_some());
    }

    #[test]
    fn who_became_a_socket_makes_room_until_its_first_word() {
        let permits = Permits::new(100, 2);
        let [mute, spoke] = [(); 2].map(|()| {
            let permit = permits.take_arrived(address(1)).unwrap();
            permit.begin();
            permit.wait();
            permit
        });
        spoke.begin();
        let _newcomer = permits.take_arrived(address(1)).unwrap();
        assert!(mute.leave.is_cancelled() && !spoke.leave.is_cancelled());
        assert!(permits.take_arrived(address(1)).is_none());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let permits = Permits::new(100, 1);
        let from = |text: &str| Some(text.parse().unwrap());
        let one = permits.take(from("2001:db8:1:2::1")).unwrap();
        one.begin();
        assert!(permits.take(from("2001:db8:1:2:ffff::9")).is_none());
        assert!(permits.take(from("2001:db8:1:3::1")).is_some());
    }

    #[tokio::test]
    async fn those_on_their_way_out_are_bounded() {
        let permits = Permits::new(1000, 10);
        let all: Vec<_> = (0..100).map_while(|_| permits.take(address(1))).collect();
        assert_eq!(all.len(), 10 + LEAVING);
        let (newcomer, ()) = tokio::join!(permits.take_soon(address(1)), async { drop(all) });
        assert!(newcomer.is_some(), "it waited for them");
        drop(newcomer);
        let held = permits.held();
        assert_eq!((held.guests.len(), held.leaving), (0, 0));
        assert!(held.turns.of_all.is_empty() && held.staying.is_empty());
    }
}
