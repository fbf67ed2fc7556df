//! What all screens saw, one observation after the other, and what of it cannot be. Pure: a history in, faults out.

#[cfg(test)]
mod broken;
mod sharing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use circle::view::Commons;
use circle::{CommandId, SeatId, TurnNumber};

use self::sharing::Sharing;

/// How long after quiet every screen must show the same, in milliseconds.
pub const EQUAL_WITHIN: u64 = 5_000;

/// One thing that was seen. The order of a history is the order in which one observer noted it.
#[derive(Clone, Debug, PartialEq)]
pub enum Observed {
    /// There is such a screen.
    Comes { screen: usize },
    /// A screen begins to look for the server. Whatever was known at this moment it must be told at once.
    Connects { screen: usize, connection: u32 },
    /// A view of this version came over the connection of this number.
    Told {
        screen: usize,
        connection: u32,
        version: u64,
    },
    /// A screen shows this.
    Shows {
        screen: usize,
        version: u64,
        commons: Arc<Commons>,
    },
    /// A request is about to be sent.
    Asks {
        id: CommandId,
        /// The turns that it may end: none unless it comes from someone who may.
        ends: Option<Ends>,
        leaves: Option<Leaves>,
    },
    /// It was answered: done, as its screen was told with this version, or refused.
    Answered { id: CommandId, done: Option<u64> },
    /// What had been done was asked again under the same id: whether that was acknowledged, and changed nothing.
    Again {
        id: CommandId,
        acknowledged: bool,
        changed: bool,
    },
    /// The circle has ended, and its record counts so many shares.
    Kept { shares: u32 },
    /// Faults and requests are over, so many milliseconds after the beginning.
    Quiet { at: u64 },
    /// What a screen showed at this time, once it was quiet, and who is there under which name. Two that show the same may
    /// have been told so with different versions: a server that learns at once that something was done and undone has
    /// nothing to tell.
    Rests {
        screen: usize,
        at: u64,
        version: u64,
        commons: Arc<Commons>,
        people: Vec<(SeatId, String, bool)>,
    },
}

/// Which turns a request may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Turn(TurnNumber),
    /// The turn that this seat has when it is carried out.
    Of(SeatId),
    /// Any turn of this part.
    Part(usize),
}

/// What a request that was carried out leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaves {
    /// An agreement in words that nobody else uses, on every screen while agreements are settled.
    Agreement(String),
    /// The agreement in these words gone, or in others.
    NoAgreement(String),
    /// One more share in the record.
    Share,
}

/// What is known of how a history came about. What is not known cannot be held against it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// There were several servers: one that did not hear of a change yet may tell of what was before.
    pub several_servers: bool,
    /// Every request is in the history.
    pub every_request: bool,
}

/// What cannot be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Two screens showed one version with different content.
    TwoContents { version: u64 },
    /// The piece is with a seat that is not there, or has stepped out.
    HeldByNobody { version: u64 },
    /// A turn was with two seats.
    TwoHolders { turn: TurnNumber },
    /// A turn was there again after a later one.
    TurnCameBack { turn: TurnNumber },
    /// One connection was told of something older than before.
    WentBack { screen: usize, version: u64 },
    /// A connection was not told at once what had been seen or acknowledged before it was made.
    FellBehind { screen: usize, version: u64 },
    /// A turn ended that nobody asked to end.
    ShareCut { turn: TurnNumber },
    /// What was acknowledged is not in the state once; or what was asked once is there twice.
    NotOnce { id: CommandId, times: u32 },
    /// The record counts other shares than were acknowledged.
    WrongShares { acknowledged: u32, kept: u32 },
    /// A screen shows something else than others after the quiet, or nothing, or it took too long.
    NotEqual { screen: usize },
}

/// Every fault of a history, each once.
#[must_use]
pub fn faults(history: &[Observed], setting: Setting) -> BTreeSet<Fault> {
    let mut sight = Sight::default();
    for observed in history {
        sight.take(observed, setting);
    }
    sight.rest();
    sight.sharing.faults(setting, &mut sight.found);
    sight.found
}

/// What a screen rests with: when, the version, what it shows, who is there.
type Rest<'a> = (u64, u64, &'a Commons, &'a [(SeatId, String, bool)]);

#[derive(Default)]
struct Sight<'a> {
    found: BTreeSet<Fault>,
    screens: BTreeSet<usize>,
    /// The newest version that anyone was told of.
    known: u64,
    /// By screen: its connection, and what it must be told at least.
    due: BTreeMap<usize, (u32, u64)>,
    /// By screen: its connection, and what it was told last.
    told: BTreeMap<usize, (u32, u64)>,
    quiet: Option<u64>,
    rests: BTreeMap<usize, Rest<'a>>,
    sharing: Sharing<'a>,
}

impl<'a> Sight<'a> {
    fn take(&mut self, observed: &'a Observed, setting: Setting) {
        match observed {
            Observed::Comes { screen } => {
                self.screens.insert(*screen);
            }
            Observed::Connects { screen, connection } => {
                let at_least = if setting.several_servers {
                    0
                } else {
                    self.known
                };
                self.due.insert(*screen, (*connection, at_least));
            }
            Observed::Told {
                screen,
                connection,
                version,
            } => self.told(*screen, *connection, *version),
            Observed::Shows {
                version, commons, ..
            } => self.sharing.shows(*version, commons, &mut self.found),
            Observed::Asks { id, ends, leaves } => self.sharing.asks(*id, *ends, leaves.as_ref()),
            Observed::Answered { id, done } => {
                self.known = self.known.max(done.unwrap_or(0));
                self.sharing.answered(*id, *done);
            }
            Observed::Again {
                id,
                acknowledged,
                changed,
            } => {
                let times = u32::from(*acknowledged) + u32::from(*changed);
                if times != 1 {
                    self.found.insert(Fault::NotOnce { id: *id, times });
                }
            }
            Observed::Kept { shares } => {
                let (acknowledged, kept) = (self.sharing.shares(), *shares);
                if acknowledged != kept {
                    self.found.insert(Fault::WrongShares { acknowledged, kept });
                }
            }
            Observed::Quiet { at } => {
                self.rest();
                self.quiet = Some(*at);
            }
            Observed::Rests {
                screen,
                at,
                version,
                commons,
                people,
            } => {
                self.rests.insert(*screen, (*at, *version, commons, people));
            }
        }
    }

    fn told(&mut self, screen: usize, connection: u32, version: u64) {
        self.known = self.known.max(version);
        let due = self.due.remove(&screen);
        if due.is_some_and(|(same, at_least)| same == connection && version < at_least) {
            self.found.insert(Fault::FellBehind { screen, version });
        }
        let before = self.told.insert(screen, (connection, version));
        if before.is_some_and(|(same, before)| same == connection && version < before) {
            self.found.insert(Fault::WentBack { screen, version });
        }
    }

    /// After a quiet every screen there is rests in time, with what the newest of them shows.
    fn rest(&mut self) {
        let Some(quiet) = self.quiet.take() else {
            return;
        };
        let rests = std::mem::take(&mut self.rests);
        let newest = rests.values().max_by_key(|(_, version, ..)| *version);
        let same = |rest: &Rest| {
            let (at, _, commons, people) = *rest;
            let equal = newest.is_some_and(|newest| (newest.2, newest.3) == (commons, people));
            equal && at <= quiet + EQUAL_WITHIN
        };
        for screen in &self.screens {
            if !rests.get(screen).is_some_and(same) {
                self.found.insert(Fault::NotEqual { screen: *screen });
            }
        }
    }
}
