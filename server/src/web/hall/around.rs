//! The gathering around a circle, for the screens of that circle: what the hall has to say to one who sits there.

use std::sync::Arc;

use app::face::{Block, Face};
use app::room::Screen;
use app::say::say;
use circle::SeatId;
use gathering::{CircleNumber, PersonId};
use tokio::sync::watch;

use crate::gatherings::{HallHandle, HallSnapshot};
use crate::keys::Who;
use crate::web::inside::Inside;
use crate::web::state::AppState;

/// What the gathering around a circle says to one screen of it; nothing where there is none.
pub(in crate::web) struct News {
    around: Option<Around>,
    who: Who,
    /// What it says now.
    says: Vec<Block>,
}

/// The gathering that a circle is part of.
struct Around {
    newest: watch::Receiver<Arc<HallSnapshot>>,
    /// The gathering's code.
    code: String,
    circle: CircleNumber,
}

impl AppState {
    /// What the gathering around the circle of this code says to this screen of it.
    pub(in crate::web) fn news(&self, circle: &str, who: Who) -> News {
        let around = self.gatherings.around(circle);
        let around = around.map(|(code, hall, circle)| Around {
            newest: hall.follow(),
            code,
            circle,
        });
        let mut news = News {
            around,
            who,
            says: Vec::new(),
        };
        news.renew();
        news
    }
}

impl News {
    /// Waits until it says something else; for ever where it is silent.
    pub(in crate::web) async fn changed(&mut self) {
        loop {
            let gone = match &mut self.around {
                Some(around) => around.newest.changed().await.is_err(),
                None => std::future::pending().await,
            };
            if gone {
                self.around = None;
            }
            if self.renew() {
                return;
            }
        }
    }

    /// Whether it says something else now.
    fn renew(&mut self) -> bool {
        let around = self.around.as_mut().zip(self.who.seat());
        let says = around.and_then(|(around, seat)| around.says(self.who, seat));
        let says = says.unwrap_or_default();
        let differs = says != self.says;
        self.says = says;
        differs
    }

    /// Puts it on the face of the screen.
    pub(in crate::web) fn put_on(&self, face: &mut Face) {
        face.word.extend(self.says.iter().cloned());
        let at = self
            .around
            .as_ref()
            .filter(|_| matches!(self.who, Who::Seat(_)));
        if let Some(around) = at {
            let way = Block::link(
                "btn btn--quiet btn--wide",
                say().to_the_hall(),
                around.hall(),
            );
            face.seat.push(way.keyed("hall"));
        }
    }
}

impl Around {
    fn says(&mut self, _who: Who, seat: SeatId) -> Option<Vec<Block>> {
        let snapshot = Arc::clone(&self.newest.borrow_and_update());
        let person = self.person(&snapshot, seat)?;
        let own = snapshot.gathering.own_view(person)?;
        let mut says = Vec::new();
        if own.offer.is_some_and(|offer| offer.again_at.is_none()) {
            let words = Block::text("heard__line", say().hall_asks_you());
            let way = Block::link(
                "btn btn--quiet btn--wide",
                say().hall_hear_it(),
                self.hall(),
            );
            says.push(
                Block::row("heard", "", vec![words.keyed("asks"), way.keyed("hear")])
                    .keyed("hall-asks"),
            );
        }
        Some(says)
    }

    /// The address of the hall, for a look.
    fn hall(&self) -> String {
        let screen = Screen::Seat.word();
        format!("{}{}/{screen}?stay", HallHandle::AT, self.code)
    }

    /// Who sits in this seat.
    fn person(&self, snapshot: &HallSnapshot, seat: SeatId) -> Option<PersonId> {
        let mut people = snapshot.gathering.people();
        let sits = people.find(|person| {
            let at = person.sits.at;
            at.is_some_and(|at| at.circle == self.circle && at.seat == seat)
        });
        Some(sits?.id)
    }
}
