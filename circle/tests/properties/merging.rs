//! Several servers act for one circle, and each hears what is said to it. Once they have told each other, in whatever order
//! and however often, all know the same; and what was taken back is nowhere.

use std::collections::BTreeSet;

use circle::spoken::{SpokenAction, WordId};
use circle::{
    Circle, HelpAction, HelpCopy, HelpRequests, SeatId, Spoken, SpokenActionKind, SpokenCopy,
    Timestamp,
};
use proptest::prelude::*;

use crate::bench::{Opening, steps};
use crate::spoken::{opening, said, say, sayings};

const SERVERS: usize = 3;

/// What one server knows.
#[derive(Clone)]
struct Server {
    circle: Circle,
    spoken: Spoken,
    requests: HelpRequests,
}

impl Server {
    /// The circle has become this, as the server reads.
    fn reads(&mut self, circle: &Circle) {
        self.circle = circle.clone();
        self.spoken = self.spoken.following(circle);
        self.requests = self.requests.follow(circle);
    }

    fn hears(&mut self, other: &Server) {
        self.spoken = self.spoken.merged(&self.circle, &other.spoken);
        self.requests = self.requests.merged(&self.circle, &other.requests);
    }

    /// Whether a card or a word of this id is known.
    fn lies_there(&self, id: WordId) -> bool {
        let told = serde_json::to_value(SpokenCopy::from(&self.spoken)).unwrap();
        let id = serde_json::to_value(id).unwrap();
        let key = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
        ["cards", "words"]
            .iter()
            .any(|of| told[of].get(&key).is_some())
    }

    /// As it would be told.
    fn knows(&self) -> String {
        let (spoken, requests) = (
            SpokenCopy::from(&self.spoken),
            HelpCopy::from(&self.requests),
        );
        serde_json::to_string_pretty(&(spoken, requests)).unwrap()
    }
}

fn help(detail: u8, seat: SeatId) -> HelpAction {
    match detail % 4 {
        0 => HelpAction::Ask,
        1 => HelpAction::TakeBack,
        2 => HelpAction::Come { seat },
        _ => HelpAction::Settle { seat },
    }
}

/// Each tells each, over and over, as servers do for as long as they find that they differ.
fn all_tell(servers: &mut [Server]) {
    for _ in 0..3 {
        for to in 0..SERVERS {
            for from in 0..SERVERS {
                let other = servers[from].clone();
                servers[to].hears(&other);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn servers_that_have_told_each_other_know_the_same(
        opening in opening(), steps in steps(30), sayings in sayings(),
        told in proptest::collection::vec((0..SERVERS, 0..SERVERS, any::<bool>()), 60),
    ) {
        let mut bench = Opening::begun(&opening);
        let first = Server {
            spoken: Spoken::new().following(&bench.circle),
            requests: HelpRequests::default(),
            circle: bench.circle.clone(),
        };
        let mut servers = vec![first; SERVERS];
        let (mut fresh, mut taken_back) = (0_u128, BTreeSet::new());
        for (round, step) in steps.iter().enumerate() {
            for (who, what, detail) in sayings.iter().cycle().skip(round * 4).take(4) {
                let at = usize::from(who ^ what) % SERVERS;
                let server = &mut servers[at];
                let seats = server.circle.seats();
                let seat = seats[usize::from(*who) % seats.len()].id;
                let other = seats[usize::from(*detail) % seats.len()].id;
                let kind = SpokenActionKind::ALL[usize::from(*what) % SpokenActionKind::ALL.len()];
                fresh += 1;
                // Some phone may tell two servers different things by one id.
                let id = if detail % 4 == 0 { fresh / 2 } else { fresh };
                let action = said(&server.circle, &server.spoken, seat, kind, *detail, id);
                if let Ok(after) = say(&server.circle, &server.spoken, seat, &action) {
                    if let SpokenAction::TakeCardBack { id } | SpokenAction::TakeWordBack { id } = action {
                        taken_back.insert(id);
                    }
                    server.spoken = after;
                }
                let now = Timestamp(bench.circle.last_at().0);
                let asked = server.requests.act(&server.circle, now, seat, help(*detail, other));
                if let Ok(after) = asked {
                    server.requests = after;
                }
            }
            let (to, from, reads) = told[round % told.len()];
            let other = servers[from].clone();
            servers[to].hears(&other);
            if let Some(asked) = bench.read(step) && bench.ask(&asked).is_ok() && reads {
                servers[to].reads(&bench.circle);
            }
        }
        for server in &mut servers {
            server.reads(&bench.circle);
        }
        all_tell(&mut servers);
        let one = servers[0].clone();
        for other in &servers[1..] {
            prop_assert_eq!(one.knows(), other.knows());
        }
        for id in taken_back {
            prop_assert!(!one.lies_there(id), "{id:?} was taken back");
        }
        // Told again, nothing is new.
        let mut again = one.clone();
        again.hears(&servers[1]);
        prop_assert_eq!(one.knows(), again.knows());
    }
}
