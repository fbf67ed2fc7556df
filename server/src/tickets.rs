//! Tickets: a page fetches one with its cookie and says it as the first word on its socket. A cookie alone does
//! not open a socket, since some browsers send it along from other sites' pages.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use circle::{SeatId, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::chance;
use crate::cluster::{Cluster, ForAll};
use crate::keys::Bearer;

/// How long a ticket is good for, in milliseconds.
const GOOD_FOR: u64 = 30_000;
/// With more used tickets than this the old ones are forgotten.
const USED_BEFORE_TIDYING: usize = 1_024;

/// The tickets given out and not used yet.
pub struct Tickets<P = SeatId> {
    given: Mutex<Given<P>>,
    /// Where a ticket may be brought to another server, it says itself what it is good for.
    cluster: Option<Arc<Cluster>>,
    /// Those of the cluster's that were used, until they would have ended.
    used: Mutex<HashMap<String, Timestamp>>,
}

/// What the tickets of a cluster are sealed about.
const ABOUT: &str = "ticket";

struct Given<P> {
    by_name: HashMap<String, Ticket<P>>,
    /// The names, oldest first; those of tickets that were used are among them.
    names: VecDeque<(Timestamp, String)>,
}

#[derive(Serialize, Deserialize)]
struct Ticket<P> {
    code: String,
    bearer: Bearer<P>,
    until: Timestamp,
}

impl<P> Default for Tickets<P> {
    fn default() -> Tickets<P> {
        let (by_name, names) = (HashMap::new(), VecDeque::new());
        let given = Mutex::new(Given { by_name, names });
        Tickets {
            given,
            cluster: None,
            used: Mutex::default(),
        }
    }
}

impl<P: Serialize + DeserializeOwned> Tickets<P> {
    /// Those of one of several servers.
    #[must_use]
    pub fn among(cluster: Option<Arc<Cluster>>) -> Tickets<P> {
        Tickets {
            cluster,
            ..Tickets::default()
        }
    }

    /// A new ticket to the circle or gathering of this code.
    pub fn give(&self, code: &str, bearer: Bearer<P>, now: Timestamp) -> String {
        let until = now.after(GOOD_FOR);
        let ticket = Ticket {
            code: code.to_owned(),
            bearer,
            until,
        };
        if let Some(cluster) = &self.cluster {
            return cluster.note(ABOUT, &ticket);
        }
        let name = chance::hex_id();
        let mut given = self.given();
        while let Some((_, old)) = given.names.pop_front_if(|(until, _)| *until <= now) {
            given.by_name.remove(&old);
        }
        given.by_name.insert(name.clone(), ticket);
        given.names.push_back((until, name.clone()));
        name
    }

    /// Uses a ticket up. Whose it was, if it was good for what has this code.
    pub fn take(&self, name: &str, code: &str, now: Timestamp) -> Option<Bearer<P>> {
        let ticket = match &self.cluster {
            Some(cluster) => self.read(cluster, name, now)?,
            None => self.given().by_name.remove(name)?,
        };
        (ticket.code == code && ticket.until > now).then_some(ticket.bearer)
    }

    /// Reads a ticket that any of the servers gave and that is still good, and uses it up for all of them.
    fn read(&self, cluster: &Arc<Cluster>, name: &str, now: Timestamp) -> Option<Ticket<P>> {
        let ticket: Ticket<P> = cluster.read_note(ABOUT, name)?;
        let (mark, until) = (
            blake3::hash(name.as_bytes()).to_hex().to_string(),
            ticket.until,
        );
        let is_good = until > now && self.use_up(mark.clone(), until, now);
        is_good.then(|| {
            cluster.tell_all(now, &ForAll::TicketUsed { mark, until });
            ticket
        })
    }

    /// A ticket was used, here or at another server. Whether it had not been before.
    pub(crate) fn use_up(&self, mark: String, until: Timestamp, now: Timestamp) -> bool {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() > USED_BEFORE_TIDYING {
            used.retain(|_, until| *until > now);
        }
        used.insert(mark, until).is_none()
    }

    fn given(&self) -> MutexGuard<'_, Given<P>> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use circle::OPENER;

    use super::*;
    use crate::keys::{Keys, Who};

    #[test]
    fn a_ticket_is_good_once_for_one_circle_and_not_for_long() {
        let tickets = Tickets::default();
        let now = Timestamp(1_000);
        let keys: Keys = Keys::new("a", "b", "c");
        let key = keys.desk_key("a").unwrap();
        let bearer = |who| Bearer { who, key };
        let one = tickets.give("AAAAAA", bearer(Who::Projector), now);
        assert_eq!(
            tickets.take(&one, "AAAAAA", now),
            Some(bearer(Who::Projector))
        );
        assert_eq!(tickets.take(&one, "AAAAAA", now), None);
        let other = tickets.give("AAAAAA", bearer(Who::Desk(OPENER)), now);
        assert_eq!(tickets.take(&other, "BBBBBB", now), None);
        let late = tickets.give("AAAAAA", bearer(Who::Desk(OPENER)), now);
        assert_eq!(tickets.take(&late, "AAAAAA", now.after(GOOD_FOR)), None);
        assert_eq!(tickets.take("no such ticket", "AAAAAA", now), None);
        for late in 0..3 {
            tickets.give("AAAAAA", bearer(Who::Projector), now.after(late));
        }
        tickets.give("AAAAAA", bearer(Who::Projector), now.after(GOOD_FOR + 1));
        let given = tickets.given.lock().unwrap();
        assert_eq!(
            (given.by_name.len(), given.names.len()),
            (2, 2),
            "the others are forgotten"
        );
    }
}
