//! Evenings of several circles at a real server, under a checker of all that their screens saw: killed, stopped, cut
//! off, narrow, doubled, delayed.
//!
//! `HEARTH_TEST_COMMANDS` and `HEARTH_TEST_SITTINGS` say how large they are, `HEARTH_TEST_SEED` which they are.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tests::browser::Browser;
use tests::chance::{Chance, seed};
use tests::evening::{Asking, Evening, sizes};
use tests::process::Process;
use tests::screen::{Screen, Shown};
use tests::wire::{Way, Wire};

/// A server, the ways to it, and the circles.
struct Place {
    server: Process,
    ways: Vec<Way>,
    evening: Evening,
    chance: Chance,
}

impl Place {
    /// Each person has a way of their own.
    async fn begin(what: &str, circles: usize) -> Place {
        let mut chance = Chance::of(seed(what));
        let server = Process::start("info").await;
        let mut ways = Vec::new();
        for _ in 0..6 {
            ways.push(Way::to(&server.base, chance.another()).await);
        }
        let browser = |_, who: usize| Browser::through(&ways[who].base, &server.base);
        let evening = Evening::begin(circles, chance.another(), false, browser).await;
        Place {
            server,
            ways,
            evening,
            chance,
        }
    }

    /// A while between two faults.
    async fn a_while(&mut self, asking: &mut Asking, most: u64) -> bool {
        let while_ = Duration::from_millis(100 + self.chance.below(most));
        asking.goes_on_for(while_).await
    }

    fn screens(&self) -> impl Iterator<Item = &Screen> {
        let circles = self.evening.circles.iter();
        circles.flat_map(|circle| circle.gathered.screens())
    }

    async fn ends(self) {
        self.evening.rests().await;
        self.evening.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_a_server_that_is_killed() {
    let (circles, commands) = sizes(16, 10_000);
    let mut place = Place::begin("killed", circles).await;
    let mut asking = place.evening.goes_on(commands);
    let mut kills = 0;
    while place.a_while(&mut asking, 1_200).await {
        place.server.kill9();
        place.server.restart().await;
        kills += 1;
        // Every second time some are still on their way back when it is killed again; but nobody forever.
        if kills % 2 == 0 {
            for screen in place.screens() {
                screen.until_here().await;
            }
        }
    }
    println!("{kills} kills");
    assert!(kills > 3);
    place.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_a_server_that_stands_still() {
    let (circles, commands) = sizes(2, 300);
    let mut place = Place::begin("stopped", circles).await;
    let mut asking = place.evening.goes_on(commands);
    while place.a_while(&mut asking, 1_000).await {
        place.server.stands_still();
        asking.goes_on_for(Duration::from_millis(700)).await;
        place.server.goes_on();
    }
    place.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_whose_sockets_are_cut() {
    let (circles, commands) = sizes(2, 500);
    let mut place = Place::begin("cut", circles).await;
    let mut asking = place.evening.goes_on(commands);
    // For two seconds of every ten, as at the edge of a network; half of the people each time.
    let mut half = 0;
    while asking.goes_on_for(Duration::from_secs(3)).await {
        let cut: Vec<_> = place.ways.iter().skip(half).step_by(2).collect();
        cut.iter().for_each(|way| way.becomes(Wire::Cut));
        asking.goes_on_for(Duration::from_secs(2)).await;
        cut.iter().for_each(|way| way.becomes(Wire::Well));
        half = 1 - half;
    }
    place.ends().await;
}

/// The wires of half the people are so until the end.
async fn on_bad_wires(what: &str, wire: Wire) {
    let (circles, mut commands) = sizes(2, 300);
    if wire == Wire::Narrow {
        // Each of them waits for seconds.
        commands = commands * 2 / 5;
    }
    let mut place = Place::begin(what, circles).await;
    let bad = || place.ways.iter().skip(1).step_by(2);
    bad().for_each(|way| way.becomes(wire));
    place.evening.goes_on(commands).until_over().await;
    bad().for_each(|way| way.becomes(Wire::Well));
    place.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_some_who_read_a_kilobyte_each_second() {
    on_bad_wires("narrow", Wire::Narrow).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_frames_that_come_twice() {
    on_bad_wires("doubled", Wire::Doubles).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_frames_that_come_late() {
    on_bad_wires("late", Wire::Delays).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_frames_that_break_off() {
    on_bad_wires("broken off", Wire::BreaksOff).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_two_phones_each() {
    let (circles, commands) = sizes(2, 300);
    let mut place = Place::begin("two phones", circles).await;
    place.evening.with_second_phones().await;
    let delays = || place.ways.iter().skip(1).step_by(2);
    delays().for_each(|way| way.becomes(Wire::Delays));
    place.evening.goes_on(commands).until_over().await;
    delays().for_each(|way| way.becomes(Wire::Well));
    place.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_of_phones_whose_clocks_are_wrong() {
    let (circles, commands) = sizes(2, 300);
    let mut place = Place::begin("clocks", circles).await;
    let began = now();
    let hour = 60 * 60 * 1_000;
    let wrong = [began + hour, began - hour, 0, u64::MAX];
    let mut asking = place.evening.goes_on(commands);
    while place.a_while(&mut asking, 500).await {
        for (screen, sent) in place.screens().zip(wrong.iter().cycle()) {
            screen.pings(*sent);
        }
    }
    // What a phone says of its own time comes back to it, beside the server's, and moves nothing.
    for (screen, sent) in place.screens().zip(wrong.iter().cycle()) {
        screen.until_here().await;
        screen.pings(*sent);
        let answered = |shown: &Shown| shown.pong.is_some_and(|(_, at)| at.0 >= began);
        let (back, at) = screen.until("an answer", answered).await.pong.unwrap();
        assert_eq!(back, *sent);
        assert!(at.0 <= now(), "the server's own time");
    }
    place.ends().await;
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_millis() as u64
}
