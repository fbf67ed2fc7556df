//! Evenings of circles whose people are at three servers, each with a wire of its own to PostgreSQL and to NATS: killed,
//! stopped, cut off from one or from both.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tests::browser::Browser;
use tests::chance::{Chance, seed};
use tests::evening::{Asking, Evening, NAMES, sizes};
use tests::process::{Manner, Process};
use tests::services::nats::{Nats, nats};
use tests::services::postgres::{Database, database};
use tests::wire::{Way, Wire};

/// The address that people see, whichever server they are at.
const SHOWN: &str = "http://circle.test";
/// How soon phones of a server that is gone are back at another, at the latest.
const BACK_WITHIN: Duration = Duration::from_secs(5);

/// Three servers and all ways between them, what they stand on, and people.
struct House {
    servers: Vec<Process>,
    /// The way of each server to its database, and to the bus.
    databases: Vec<Way>,
    buses: Vec<Way>,
    /// The way of each person.
    ways: Vec<Way>,
    evening: Evening,
    nats: Nats,
    chance: Chance,
    _database: Database,
    _key: TempDir,
}

impl House {
    async fn begin(what: &str, circles: usize) -> Option<House> {
        let mut chance = Chance::of(seed(what));
        let (nats, database) = (nats()?, database().await?);
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("key");
        std::fs::write(&key, "0123456789abcdef0123456789abcdef").unwrap();
        let (mut servers, mut databases, mut buses) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..3 {
            let (database, to_database) = by_a_way(&database.url).await;
            let (bus, to_bus) = by_a_way(&nats.url).await;
            let key = key.to_string_lossy();
            let arguments = [
                "--bus",
                &bus,
                "--cluster-key-file",
                &key,
                "--public-url",
                SHOWN,
            ];
            let manner = Manner {
                arguments: arguments.map(str::to_owned).to_vec(),
                database: Some(database),
                ..Manner::default()
            };
            servers.push(Process::start_as("info", &manner).await);
            databases.push(to_database);
            buses.push(to_bus);
        }
        let mut ways = Vec::new();
        for who in 0..=NAMES.len() {
            ways.push(Way::to(&servers[who % 3].base, chance.another()).await);
        }
        let browser = |_, who: usize| Browser::through(&ways[who].base, SHOWN);
        let evening = Evening::begin(circles, chance.another(), true, browser).await;
        Some(House {
            servers,
            databases,
            buses,
            ways,
            evening,
            nats,
            chance,
            _database: database,
            _key: folder,
        })
    }

    async fn a_while(&mut self, asking: &mut Asking) -> bool {
        let time = Duration::from_millis(300 + self.chance.below(900));
        asking.goes_on_for(time).await
    }

    fn one_server(&mut self) -> usize {
        self.chance.below(3) as usize
    }

    /// A server is killed, and what balances the load leads its people to another. How long they take to be back.
    async fn is_killed(&mut self, at: usize) -> Duration {
        let other = (at + 1) % 3;
        let screens = || {
            let circles = self.evening.circles.iter().map(|circle| &circle.gathered);
            circles.flat_map(|circle| {
                // The projector is opened in the keeper's browser.
                let people = [&circle.desk].into_iter().chain(&circle.phones).enumerate();
                let moved = people
                    .filter(|(who, _)| who % 3 == at)
                    .map(|(_, screen)| screen);
                moved.chain([&circle.projector].into_iter().filter(|_| at == 0))
            })
        };
        let before: Vec<_> = screens().map(|screen| screen.now().connections).collect();
        self.servers[at].kill9();
        let killed = Instant::now();
        for way in self.ways.iter().skip(at).step_by(3) {
            way.leads_to(&self.servers[other].base);
        }
        for (screen, before) in screens().zip(before) {
            let back = |shown: &tests::screen::Shown| shown.connections > before && shown.here;
            screen.until("to be back at another server", back).await;
        }
        killed.elapsed()
    }

    /// It is there again, and its people come back to it.
    async fn is_back(&mut self, at: usize) {
        self.servers[at].restart().await;
        for way in self.ways.iter().skip(at).step_by(3) {
            way.leads_to(&self.servers[at].base);
        }
    }

    async fn ends(self) {
        for (at, server) in self.servers.iter().enumerate() {
            let said = String::from_utf8_lossy(&server.said()).into_owned();
            // Each kind of trouble once; what stands before it is when.
            let mut troubles = BTreeMap::<_, u32>::new();
            for line in said.lines() {
                if let Some((_, what)) = line.split_once("WARN").or(line.split_once("ERROR")) {
                    *troubles.entry(what).or_default() += 1;
                }
            }
            println!("server {at} had trouble: {troubles:?}");
        }
        self.evening.rests().await;
        self.evening.ends().await;
    }
}

/// The same address by a way of its own.
async fn by_a_way(url: &str) -> (String, Way) {
    let (scheme, rest) = url.split_once("://").expect("an address");
    let after_user = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = after_user.split(['/', '?']).next().expect("a host");
    let way = Way::plain(host).await;
    let near = format!("127.0.0.1:{}", way.port());
    (format!("{scheme}://{}", rest.replacen(host, &near, 1)), way)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_of_which_one_is_killed() {
    let (circles, commands) = sizes(2, 300);
    let Some(mut house) = House::begin("three servers, killed", circles).await else {
        return;
    };
    let mut asking = house.evening.goes_on(commands);
    let mut longest = Duration::ZERO;
    while house.a_while(&mut asking).await {
        let at = house.one_server();
        longest = longest.max(house.is_killed(at).await);
        house.is_back(at).await;
    }
    println!("the longest that anyone took to be back: {longest:?}");
    assert!(longest > Duration::ZERO && longest <= BACK_WITHIN);
    house.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_of_which_one_stands_still() {
    let (circles, commands) = sizes(2, 300);
    let Some(mut house) = House::begin("three servers, stopped", circles).await else {
        return;
    };
    let mut asking = house.evening.goes_on(commands);
    while house.a_while(&mut asking).await {
        let at = house.one_server();
        house.servers[at].stands_still();
        asking.goes_on_for(Duration::from_secs(2)).await;
        house.servers[at].goes_on();
    }
    house.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_whose_nats_is_killed() {
    let (circles, commands) = sizes(2, 300);
    let Some(mut house) = House::begin("three servers, no NATS", circles).await else {
        return;
    };
    let mut asking = house.evening.goes_on(commands);
    while house.a_while(&mut asking).await {
        house.nats.kill();
        asking.goes_on_for(Duration::from_secs(2)).await;
        house.nats.start().unwrap();
    }
    house.ends().await;
}

/// The wires of these servers are so for a while, again and again.
async fn cut_off(what: &str, wires: fn(&House, usize) -> Vec<&Way>, wire: Wire) {
    let (circles, commands) = sizes(2, 300);
    let Some(mut house) = House::begin(what, circles).await else {
        return;
    };
    let mut asking = house.evening.goes_on(commands);
    while house.a_while(&mut asking).await {
        let at = house.one_server();
        let becomes = |wire| wires(&house, at).iter().for_each(|way| way.becomes(wire));
        becomes(wire);
        asking.goes_on_for(Duration::from_secs(2)).await;
        becomes(Wire::Well);
    }
    house.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_whose_postgres_stands_still() {
    cut_off(
        "three servers, PostgreSQL still",
        |house, _| house.databases.iter().collect(),
        Wire::Still,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_of_which_one_is_cut_off_from_postgres() {
    cut_off(
        "three servers, one without PostgreSQL",
        |house, at| vec![&house.databases[at]],
        Wire::Cut,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_at_three_servers_of_which_one_is_cut_off_from_nats() {
    cut_off(
        "three servers, one without NATS",
        |house, at| vec![&house.buses[at]],
        Wire::Cut,
    )
    .await;
}
