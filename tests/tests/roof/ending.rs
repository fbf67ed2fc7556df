//! How it ends: the network is well, everything that stands is carried out, and then everyone is where they said.

use circle::{Stage, Why};
use gathering::{Ask, HallAction, HallActor, OPENER};

use super::Roof;

impl Roof {
    /// Quiet comes, and with it what has to be true then; everything is held and let go once more; then it ends.
    pub(crate) fn ends_well(&mut self) {
        self.post.becomes(true);
        self.quiet();
        if self.hall.gathering.has_ended() {
            self.happened.ended += 1;
        } else {
            if self.hall.gathering.held_since().is_some() {
                self.host_does(HallAction::LetGo);
                self.quiet();
            }
            self.everyone_sits();
            self.all_is_let_go();
            self.host_does(HallAction::Hold);
            // No breath is held, and no word comes into one.
            for _ in 0..20 {
                self.later(60_000);
            }
            self.quiet();
            self.all_is_held();
            self.host_does(HallAction::LetGo);
            self.quiet();
            self.all_is_let_go();
            self.everyone_sits();
            self.ends_in_the_middle();
            self.quiet();
        }
        self.all_is_gone();
    }

    /// It ends while circles are being opened, and the network is bad once more.
    fn ends_in_the_middle(&mut self) {
        self.post.becomes(false);
        self.form(HallActor::Person(OPENER));
        if let Some(preview) = self.hall.gathering.preview().map(|preview| preview.number) {
            self.asks(HallActor::Person(OPENER), HallAction::Tell { preview });
        }
        for _ in 0..self.chance.below(4) {
            self.later(500);
        }
        self.host_does(HallAction::End);
        for _ in 0..20 {
            self.later(500);
            if self.chance.once_in(10) {
                self.killed();
            }
        }
        self.post.becomes(true);
    }

    /// Nothing is on its way any more, and nothing stands but what waits in circles.
    fn quiet(&mut self) {
        for _ in 0..400 {
            self.later(2_500);
            self.check();
            let mut orders = self.hall.gathering.orders().iter();
            let answered = orders.all(|(_, order)| order.waits);
            if answered && self.post.is_empty() && self.errands.is_empty() {
                return;
            }
        }
        panic!("no quiet: {:?}", self.hall.gathering.orders());
    }

    fn everyone_sits(&mut self) {
        let hall = &self.hall.gathering;
        for (person, circle) in &self.witness.wants {
            let Some(person) = hall.person(*person) else {
                continue; // they have left
            };
            if hall.circle(*circle).is_none_or(|circle| circle.ended) {
                continue;
            }
            let at = person.sits.at.map(|at| at.circle);
            assert_eq!(at, Some(*circle), "{:?} said yes", person.id);
            self.happened.seated += 1;
        }
        for person in hall.people() {
            assert!(person.sits.moving.is_none(), "{person:?} is on the way");
            let Some(at) = person.sits.at else {
                continue;
            };
            let seat = (at.circle, at.seat);
            let there = self.circles[&at.circle].circle.seat(at.seat).is_some();
            assert!(
                there || self.witness.left.contains(&seat),
                "{person:?} has no seat"
            );
            assert_eq!(self.witness.owners[&seat], person.id);
        }
    }

    fn all_is_let_go(&self) {
        for (number, real) in &self.circles {
            let held = real.circle.hold().map(|hold| hold.why);
            assert_ne!(held, Some(Why::Gathering), "{number:?} is held");
        }
    }

    /// Whatever has begun is held, and what was to be said has been heard.
    fn all_is_held(&self) {
        for (number, real) in &self.circles {
            let begun = matches!(real.circle.stage(), Stage::Part(_));
            assert!(!begun || real.circle.hold().is_some(), "{number:?} goes on");
        }
        let mut orders = self.hall.gathering.orders().iter();
        let words = orders.find(|(_, order)| {
            let begun = |stage| matches!(stage, Stage::Part(_));
            let to = self.circles.get(&order.to);
            matches!(order.ask, Ask::Word { .. }) && to.is_some_and(|to| begun(to.circle.stage()))
        });
        assert_eq!(words, None, "a word was not heard");
    }

    /// Every circle has ended, and of people nothing is left.
    fn all_is_gone(&self) {
        for (number, real) in &self.circles {
            assert!(
                real.circle.has_ended(),
                "{number:?} goes on without its house"
            );
        }
        let hall = &self.hall.gathering;
        assert!(hall.is_done(), "{:?}", hall.orders());
        let saved: serde_json::Value = serde_json::from_str(&self.hall.saved()).unwrap();
        let saved = &saved["gathering"];
        for about_people in [
            "people",
            "remembered",
            "arrivals",
            "words",
            "notes",
            "preview",
        ] {
            let left = &saved[about_people];
            let nothing = left.is_null()
                || left.as_array().is_some_and(Vec::is_empty)
                || left.as_object().is_some_and(serde_json::Map::is_empty);
            assert!(nothing, "{about_people}: {left}");
        }
        let circles = saved["circles"].as_array().unwrap().iter();
        assert!(circles.clone().all(|circle| circle.get("keeper").is_none()));
        let wishes = format!("{:?}", self.hall.wishes);
        assert_eq!(wishes, "Wishes of 0");
    }
}
