//! The gathering around a circle, for the screens of that circle: what the hall has to say to one who sits there.

use std::sync::Arc;

use app::face::block::keyed;
use app::face::{Block, Face};
use app::room::Screen;
use app::say::say;
use circle::{Circle, SeatId, Timestamp};
use gathering::{CircleNumber, PersonId};
use tokio::sync::watch;

use crate::clock::Clock;
use crate::gatherings::{HallHandle, HallSnapshot};
use crate::keys::Who;
use crate::web::inside::Inside;
use crate::web::state::AppState;

/// What the gathering around a circle says to one screen of it; nothing where there is none.
pub(super) struct News {
    around: Option<Around>,
    who: Who,
    clock: Arc<dyn Clock>,
    /// What it says now.
    says: Says,
}

/// What it says, and what of it while its person has the piece.
#[derive(Default, PartialEq)]
struct Says {
    else_where: Vec<Block>,
    to_holder: Vec<Block>,
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
    pub(super) fn news(&self, circle: &str, who: Who) -> News {
        let around = self.gatherings.around(circle);
        let around = around.map(|(code, hall, circle)| Around {
            newest: hall.follow(),
            code,
            circle,
        });
        let mut news = News {
            around,
            who,
            clock: self.rooms.shared_clock(),
            says: Says::default(),
        };
        news.renew();
        news
    }
}

impl News {
    /// Waits until it says something else; for ever where it is silent.
    pub(super) async fn changed(&mut self) {
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
        let now = self.clock.now();
        let around = self.around.as_mut().zip(self.who.seat());
        let says = around.and_then(|(around, seat)| around.says(seat, now));
        let says = says.unwrap_or_default();
        let differs = says != self.says;
        self.says = says;
        differs
    }

    /// Puts it on the face of the screen, in this state of its circle.
    pub(super) fn put_on(&self, face: &mut Face, circle: &Circle) {
        let Some(around) = &self.around else { return };
        let holder = circle.piece().holder();
        let holds = holder.is_some() && holder == self.who.seat();
        let says = if holds {
            &self.says.to_holder
        } else {
            &self.says.else_where
        };
        face.word.extend(says.iter().cloned());
        keyed(&mut face.word);
        if matches!(self.who, Who::Seat(_)) {
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
    fn says(&mut self, seat: SeatId, now: Timestamp) -> Option<Says> {
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
        let [strip, to_holder] = snapshot.strips(&self.code, person, now);
        says.extend(strip);
        Some(Says {
            else_where: says,
            // A question can wait until the piece has gone on.
            to_holder,
        })
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
