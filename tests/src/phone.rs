//! What a phone knows, made of the very parts that phones run: the newest word from the server, and what was asked.

use app::protocol::{Arrivals, Ask, FromServer, Needs, OwnOf, People};
use circle::spoken::{OwnWords, SpokenDesk, SpokenView};
use circle::view::{Commons, Desk, Mine};
use circle::{CommandId, Cue, Stage};

use crate::screen::Shown;

// These files are private to the page's link in the browser. They are pure, so they run here as they stand.
#[path = "../../app/src/live/asks.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod asks;
#[path = "../../app/src/live/memory.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod memory;
#[path = "../../app/src/live/news.rs"]
#[allow(dead_code, reason = "not every part of it is used here")]
mod news;
/// One phone, without its glass: what it knows and what it waits for.
#[derive(Debug, Default)]
pub struct Phone {
    news: news::News,
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
    needs: Needs,
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
            FromServer::Mine { version, mine } => self.news.keep_mine(version, mine),
            FromServer::Carried { version, carried } => self.news.keep_carried(version, carried),
            FromServer::Desk { version, desk } => self.news.keep_desk(version, desk),
            FromServer::View { version, commons } => {
                if let Some(fresh) = self.news.view(version, *commons) {
                    self.asks.shown(version);
                    self.commons = Some(fresh.commons);
                    self.mine = fresh.mine.or(self.mine.take());
                    self.desk = fresh.desk.or(self.desk.take());
                }
            }
            FromServer::Spoken { spoken } => self.spoken = Some(spoken),
            FromServer::Needs(needs) => {
                self.lost.extend(self.memory.hear_needs(&needs));
                self.needs = needs;
            }
            FromServer::Own { own, own_of } => {
                let part = self
                    .commons
                    .as_ref()
                    .and_then(|commons| match commons.stage {
                        Stage::Part(at) => Some(at),
                        Stage::Arriving | Stage::Ended => None,
                    });
                self.lost.extend(self.memory.hear_own(&own, &own_of, part));
                self.own = Some(own);
                self.own_of = own_of;
            }
            FromServer::Said { said } => self.said = Some(said),
            FromServer::Arrivals(arrivals) => self.arrivals = arrivals,
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
            FromServer::Welcome { .. } | FromServer::Waiting | FromServer::Unreadable { .. } => {}
        }
    }

    /// Its person asks for something. Whether that is new: a double tap is one request.
    pub fn ask(&mut self, ask: Ask) -> bool {
        let new = !self.asks.has(ask.for_seat, &ask.what);
        if new {
            self.asks.add(ask);
        }
        new
    }

    /// What it says again on a new connection, which begins with the newest state.
    pub fn again(&mut self) -> Vec<Ask> {
        self.newest_heard_of = 0;
        self.memory.may_be_lost();
        self.asks.again().cloned().collect()
    }

    /// What the server lost in the meantime, to be told again.
    pub fn lost(&mut self, id: fn() -> CommandId) -> Vec<Ask> {
        let lost = std::mem::take(&mut self.lost).into_iter();
        let again = lost.map(|(for_seat, what)| Ask {
            id: id(),
            for_seat,
            what,
        });
        again.collect()
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
        shown.spoken.clone_from(&self.spoken);
        shown.own.clone_from(&self.own);
        shown.own_of.clone_from(&self.own_of);
        shown.needs.clone_from(&self.needs);
        shown.said = self.said;
        shown.arrivals.clone_from(&self.arrivals);
        shown.cues.clone_from(&self.cues);
        shown.ended.clone_from(&self.ended);
        shown.going_away = self.going_away;
    }
}
