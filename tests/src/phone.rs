//! What a phone knows, made of the very parts that phones run: the newest word from the server, and what was asked.

use app::protocol::{FromServer, People};
use circle::view::{Commons, Desk, Mine};
use circle::{Command, Cue};

use crate::screen::Shown;

// The two files are private to the page's link in the browser. They are pure, so they run here as they stand.
#[path = "../../app/src/live/asks.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod asks;
#[path = "../../app/src/live/news.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod news;

/// One phone, without its glass: what it knows and what it waits for.
#[derive(Debug, Default)]
pub struct Phone {
    news: news::News,
    asks: asks::Asks,
    commons: Option<Commons>,
    mine: Option<Mine>,
    desk: Option<Desk>,
    people: People,
    cues: Vec<Cue>,
    ended: Option<String>,
    going_away: u32,
    newest_heard_of: u64,
}

impl Phone {
    /// The server said something.
    pub fn hear(&mut self, said: FromServer) {
        match said {
            FromServer::Mine { version, mine } => self.news.keep_mine(version, mine),
            FromServer::Desk { version, desk } => self.news.keep_desk(version, desk),
            FromServer::View { version, commons } => {
                if let Some(fresh) = self.news.view(version, *commons) {
                    self.asks.shown(version);
                    self.commons = Some(fresh.commons);
                    self.mine = fresh.mine.or(self.mine.take());
                    self.desk = fresh.desk.or(self.desk.take());
                }
            }
            FromServer::People(people) => self.people = people,
            FromServer::Cue(cue) => self.cues.push(cue),
            FromServer::Done { id, version } => {
                let shown = self.news.version();
                self.asks.done(id, version, shown);
            }
            FromServer::Refused { id, .. } => {
                self.asks.drop(id);
            }
            FromServer::Ended { record } => self.ended = Some(record),
            FromServer::GoingAway { .. } => self.going_away += 1,
            FromServer::Pong { version, .. } => self.newest_heard_of = version,
            FromServer::Welcome { .. } | FromServer::Unreadable { .. } => {}
        }
    }

    /// Its person asks for something. Whether that is new: a double tap is one request.
    pub fn ask(&mut self, command: Command) -> bool {
        let new = !self.asks.has(&command.deed);
        if new {
            self.asks.add(command);
        }
        new
    }

    /// What it says again on a new connection, which begins with the newest state.
    pub fn again(&mut self) -> Vec<Command> {
        self.newest_heard_of = 0;
        self.asks.again().cloned().collect()
    }

    /// The version of what it shows.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.news.version()
    }

    /// Whether the last pong told of something newer than what it shows.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.newest_heard_of > self.news.version()
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

    /// Puts what it knows on a screen.
    pub(crate) fn show(&self, shown: &mut Shown) {
        shown.version = self.news.version();
        shown.commons.clone_from(&self.commons);
        shown.mine.clone_from(&self.mine);
        shown.desk.clone_from(&self.desk);
        shown.people.clone_from(&self.people);
        shown.cues.clone_from(&self.cues);
        shown.ended.clone_from(&self.ended);
        shown.going_away = self.going_away;
    }
}
