//! "I need a person": a quiet request to those who keep. It is words about a person, so it lives in memory only:
//! it is no part of the circle, which is saved, and [`HelpRequests`] cannot be saved at all. After a restart the
//! phone of the one who asked asks again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::circle::Circle;
use crate::refusal::Refusal;
use crate::seat::SeatId;
use crate::time::Timestamp;

/// The requests of a circle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HelpRequests {
    /// Oldest first; at most one of each seat.
    open: Vec<HelpRequest>,
    /// Whose last request was seen to. That they are told, and nobody else.
    settled: BTreeSet<SeatId>,
    /// How often something was done about the request of each seat: of two servers the one that heard more often knows
    /// how it stands.
    heard: BTreeMap<SeatId, u32>,
}

/// The requests of a circle, on their way from one server to another, sealed.
#[derive(Clone, Serialize, Deserialize)]
pub struct HelpCopy(#[serde(with = "Fields")] HelpRequests);

impl From<&HelpRequests> for HelpCopy {
    fn from(requests: &HelpRequests) -> HelpCopy {
        HelpCopy(requests.clone())
    }
}

impl From<HelpCopy> for HelpRequests {
    fn from(copy: HelpCopy) -> HelpRequests {
        copy.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "HelpRequests")]
struct Fields {
    open: Vec<HelpRequest>,
    settled: BTreeSet<SeatId>,
    heard: BTreeMap<SeatId, u32>,
}

/// One request, as those who keep see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpRequest {
    pub seat: SeatId,
    pub since: Timestamp,
    /// Who goes to them.
    pub coming: Option<SeatId>,
}

/// How a request is heeded, as the one who asked sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpStatus {
    /// Those who keep can see it.
    Asked,
    Coming(SeatId),
    /// It is seen to, and they see it no more.
    Settled,
}

impl HelpStatus {
    /// Whether those who keep see the request.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            HelpStatus::Asked | HelpStatus::Coming(_) => true,
            HelpStatus::Settled => false,
        }
    }
}

/// What can be done about a request. Doing it again changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpAction {
    Ask,
    TakeBack,
    /// Say that one is coming (who keeps).
    Come {
        seat: SeatId,
    },
    /// Put it away, having been with them (who keeps).
    Settle {
        seat: SeatId,
    },
}

/// Someone in the circle needs a person: what the board of a gathering shows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TileHelp {
    /// Since when a request waits to which nobody is coming yet; none when somebody is coming to each.
    pub unanswered_since: Option<Timestamp>,
}

impl HelpRequests {
    /// What `action` by `seat` does at `now`. Asking is possible while everything is held, and to someone who
    /// stepped out: that may be when it is needed.
    ///
    /// # Errors
    /// A [`Refusal`]; the requests stay as they are.
    pub fn act(
        &self,
        circle: &Circle,
        now: Timestamp,
        seat: SeatId,
        action: HelpAction,
    ) -> Result<HelpRequests, Refusal> {
        if circle.has_ended() {
            return Err(Refusal::Ended);
        }
        let role = circle.seat_of(seat)?.role;
        let mut changed = self.follow(circle);
        match action {
            HelpAction::Ask if !can_ask(circle, seat) => return Err(Refusal::NotNow),
            HelpAction::Ask => changed.ask(seat, now),
            HelpAction::TakeBack => changed.forget(seat),
            HelpAction::Come { .. } | HelpAction::Settle { .. } if !role.keeps() => {
                return Err(Refusal::KeeperOnly);
            }
            HelpAction::Come { seat: to } | HelpAction::Settle { seat: to } if to == seat => {
                return Err(Refusal::NotYourSeat); // one's own is taken back, or heeded by another
            }
            HelpAction::Come { seat: to } => changed.come(seat, to),
            HelpAction::Settle { seat: whose } => changed.settle(whose),
        }
        let whose = match action {
            HelpAction::Ask | HelpAction::TakeBack => seat,
            HelpAction::Come { seat } | HelpAction::Settle { seat } => seat,
        };
        if changed.how(whose) != self.how(whose) {
            *changed.heard.entry(whose).or_default() += 1;
        }
        Ok(changed)
    }

    /// What is left of them in `circle` as it is now: nothing of those who left, nothing after the end, and who
    /// is coming only while they keep.
    #[must_use]
    pub fn follow(&self, circle: &Circle) -> HelpRequests {
        let keeping = circle.keeping();
        let there = |seat: &SeatId| !circle.has_ended() && circle.seat(*seat).is_some();
        let open = self.open.iter().filter(|request| there(&request.seat));
        let open = open.map(|request| HelpRequest {
            coming: request.coming.filter(|by| keeping.contains(by)),
            ..*request
        });
        HelpRequests {
            open: open.collect(),
            settled: self.settled.iter().copied().filter(there).collect(),
            heard: self
                .heard
                .iter()
                .filter(|(seat, _)| there(seat))
                .map(|(seat, heard)| (*seat, *heard))
                .collect(),
        }
    }

    /// What is known of the requests in `circle`, once another server that acts for it knows `other`. Both come to know the
    /// same.
    #[must_use]
    pub fn merged(&self, circle: &Circle, other: &HelpRequests) -> HelpRequests {
        let mut merged = self.clone();
        for (seat, heard) in &other.heard {
            let known = self.heard.get(seat).copied().unwrap_or_default();
            if (*heard, other.how(*seat)) <= (known, self.how(*seat)) {
                continue;
            }
            merged.forget(*seat);
            merged.heard.insert(*seat, *heard);
            merged
                .open
                .extend(other.open.iter().filter(|request| request.seat == *seat));
            if other.settled.contains(seat) {
                merged.settled.insert(*seat);
            }
        }
        merged
            .open
            .sort_by_key(|request| (request.since, request.seat));
        merged.follow(circle)
    }

    /// How the request of this seat stands: since when, and who is coming; and whether it was seen to.
    fn how(&self, seat: SeatId) -> (Option<(Timestamp, Option<SeatId>)>, bool) {
        let open = self.open.iter().find(|request| request.seat == seat);
        let open = open.map(|request| (request.since, request.coming));
        (open, self.settled.contains(&seat))
    }

    /// What `viewer` sees of the requests of others, oldest first: nothing unless they keep.
    #[must_use]
    pub fn seen_by(&self, circle: &Circle, viewer: SeatId) -> Vec<HelpRequest> {
        let keeps = circle.keeping().contains(&viewer);
        let seen = self.follow(circle).open.into_iter();
        seen.filter(|request| keeps && request.seat != viewer)
            .collect()
    }

    /// How the request of `seat` is heeded, for that seat alone.
    #[must_use]
    pub fn own(&self, circle: &Circle, seat: SeatId) -> Option<HelpStatus> {
        let known = self.follow(circle);
        let open = known.open.iter().find(|request| request.seat == seat);
        let settled = known.settled.contains(&seat);
        open.map(|request| request.coming.map_or(HelpStatus::Asked, HelpStatus::Coming))
            .or_else(|| settled.then_some(HelpStatus::Settled))
    }

    /// Whether anyone asks, for the board of a gathering: never who, nor how many.
    pub(crate) fn on_tile(&self, circle: &Circle) -> Option<TileHelp> {
        let open = self.follow(circle).open;
        let unanswered = open.iter().filter(|request| request.coming.is_none());
        let unanswered_since = unanswered.map(|request| request.since).min();
        (!open.is_empty()).then_some(TileHelp { unanswered_since })
    }

    fn ask(&mut self, seat: SeatId, since: Timestamp) {
        self.settled.remove(&seat);
        if self.open.iter().all(|request| request.seat != seat) {
            self.open.push(HelpRequest {
                seat,
                since,
                coming: None,
            });
        }
    }

    /// The first who comes is who is coming; a second one sees that.
    fn come(&mut self, by: SeatId, to: SeatId) {
        if let Some(request) = self.open.iter_mut().find(|request| request.seat == to) {
            request.coming.get_or_insert(by);
        }
    }

    fn settle(&mut self, whose: SeatId) {
        if self.put_away(whose) {
            self.settled.insert(whose);
        }
    }

    fn forget(&mut self, seat: SeatId) {
        self.put_away(seat);
        self.settled.remove(&seat);
    }

    /// Whether it was open.
    fn put_away(&mut self, seat: SeatId) -> bool {
        let open = self.open.len();
        self.open.retain(|request| request.seat != seat);
        self.open.len() < open
    }
}

/// Whether there is anyone else who keeps and would see it.
fn can_ask(circle: &Circle, seat: SeatId) -> bool {
    circle.keeping().iter().any(|keeping| *keeping != seat)
}
