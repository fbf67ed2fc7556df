//! When nobody asks any more: all show the same, all that was done is remembered, and the record counts it.

use std::sync::Arc;
use std::time::Duration;

use circle::SeatId;

use super::{NAMES, Sitting};
use crate::browser::Browser;
use crate::history::{EQUAL_WITHIN, Observed};
use crate::screen::Shown;

/// How often it is looked whether all show the same.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// What a seat may ask comes back by one request each fifth of a second: a few of them.
const A_BREATH: Duration = Duration::from_millis(600);

impl Sitting {
    pub(super) async fn rests(&self) {
        let witness = &self.gathered.witness;
        let quiet = witness.since_it_began();
        witness.notes(Observed::Quiet { at: quiet });
        while !self.all_show_the_same() && witness.since_it_began() < quiet + EQUAL_WITHIN {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        self.note_what_all_show();
        tokio::time::sleep(A_BREATH).await;
        for who in 0..=NAMES.len() {
            let Some(done) = self.done_by(who) else {
                continue;
            };
            let screen = self.screens_of(who)[0];
            let before = screen.now().version;
            let (id, now) = (done.id, self.says_again(screen, done).await);
            if now.is_some_and(|now| now > before) {
                witness.notes(Observed::Again {
                    id,
                    acknowledged: true,
                    changed: true,
                });
            }
        }
    }

    fn all_show_the_same(&self) -> bool {
        let newest = self.gathered.witness.newest().map(|(_, commons)| commons);
        let shown: Vec<_> = self.screens().iter().map(|screen| screen.now()).collect();
        let all = people(&shown[0]);
        let same = |shown: &Shown| shown.here && shown.commons == newest && people(shown) == all;
        shown.iter().all(same) && all.iter().all(|(_, _, here)| *here)
    }

    fn note_what_all_show(&self) {
        let witness = &self.gathered.witness;
        let at = witness.since_it_began();
        for screen in self.screens() {
            let shown = screen.now();
            witness.notes(Observed::Rests {
                screen: screen.number(),
                at,
                version: shown.version,
                people: people(&shown),
                commons: Arc::new(shown.commons.expect("a view has come")),
            });
        }
    }

    /// The keeper closes it, and what remains counts each share that was acknowledged once.
    pub(super) async fn closes(&self) {
        let id = self.gathered.close().await;
        // In a browser of its own: a connection that was kept may be gone by now.
        let browser = Browser::new(self.gathered.host.browser.base());
        let page = browser.get(&format!("/kept/{id}.json")).await;
        let record: serde_json::Value = serde_json::from_str(&page.body).expect("a record");
        let shares = record["shares"].as_u64().expect("a number of shares") as u32;
        self.gathered.witness.notes(Observed::Kept { shares });
    }
}

/// Who is there, under which name.
fn people(shown: &Shown) -> Vec<(SeatId, String, bool)> {
    let people = shown.people.people.iter();
    let mut people: Vec<_> = people
        .map(|person| (person.seat, person.called.clone(), person.here))
        .collect();
    people.sort();
    people
}
