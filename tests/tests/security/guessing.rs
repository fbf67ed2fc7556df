//! There is one way to ask about a code, and every address that takes a code leads by it: the question is counted,
//! waits its turn, and only then the code is looked up.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::join_all;
use reqwest::header::{CONNECTION, COOKIE, ORIGIN, UPGRADE};
use reqwest::{Client, Method, RequestBuilder, redirect};
use server::limits::queue::{MOST_WAITING, REST, Turn};
use server::store::open_store;
use tests::browser::Browser;
use tests::failing::FailingStore;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::turnstile::Turnstile;
use tests::visitor::Host;

/// Where the tests come from.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// What opens nothing.
const WORDS: &str = "six words that nobody has been given";
/// A code that nobody has.
const DEAD: &str = "BCDFGX";
/// The addresses that take a code elsewhere than in their path.
const ELSEWHERE: [(&str, &str); 2] = [("GET", "/join?code={code}"), ("POST", "/host/return")];

/// Every method and address that takes a code, from where the server says what it answers.
fn ways() -> BTreeSet<(&'static str, String)> {
    let routes = [
        include_str!("../../../server/src/web/mod.rs"),
        include_str!("../../../server/src/web/hall/mod.rs"),
    ];
    let routes = routes
        .into_iter()
        .flat_map(|file| file.split(".route(").skip(1));
    let mut ways = BTreeSet::new();
    for route in routes {
        let path = route.split('"').nth(1).unwrap();
        if !path.contains("{code}") {
            continue;
        }
        let screens = if path.contains("{screen}") {
            &["seat", "keep", "screen"][..]
        } else {
            &[""]
        };
        for screen in screens {
            let path = path.replace("{screen}", screen);
            let methods = [("GET", "get("), ("POST", "post(")];
            let methods = methods.iter().filter(|(_, said)| route.contains(said));
            ways.extend(methods.map(|(method, _)| (*method, path.clone())));
        }
    }
    ways.extend(ELSEWHERE.map(|(method, path)| (method, path.to_owned())));
    ways
}

/// What someone brings beside the code who has made it up.
#[derive(Clone, Copy, Debug)]
enum Brings {
    Nothing,
    Link,
    Cookies,
}

/// Someone who knocks everywhere with whatever belongs there.
struct Stranger {
    base: String,
    client: Client,
    /// The mark of the form to come back with.
    mark: String,
}

impl Stranger {
    async fn at(hall: &Hall) -> Stranger {
        let back = Browser::new(&hall.base).get("/host/return").await;
        let client = Client::builder().redirect(redirect::Policy::none());
        Stranger {
            base: hall.base.clone(),
            client: client.build().unwrap(),
            mark: back.mark("/host/return").unwrap(),
        }
    }

    fn asks(&self, (method, path): &(&str, String), code: &str, brings: Brings) -> RequestBuilder {
        let mut path = path.replace("{code}", code);
        if let ("GET", Brings::Link) = (*method, brings) {
            path += if path.contains('?') { "&by=x" } else { "?by=x" };
        }
        let method: Method = method.parse().unwrap();
        let mut request = self
            .client
            .request(method.clone(), self.base.clone() + &path);
        request = request.header(ORIGIN, &self.base);
        if path.contains("/socket") {
            let handshake = [
                ("sec-websocket-version", "13"),
                ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ];
            request = request
                .header(CONNECTION, "upgrade")
                .header(UPGRADE, "websocket");
            for (name, value) in handshake {
                request = request.header(name, value);
            }
        }
        if let Brings::Cookies = brings {
            let code = code.to_lowercase();
            let guess = "0".repeat(64);
            let cookies =
                ["host", "seat", "screen"].map(|jar| format!("hearth-{jar}-{code}={guess}"));
            request = request.header(COOKIE, cookies.join("; "));
        }
        if method == Method::POST {
            let mut fields = vec![("page", self.mark.as_str())];
            // What belongs there and nothing else, which would be refused before anything is looked up.
            let (more, by): (&[_], _) = match path.rsplit('/').next().unwrap() {
                "return" => (&[("code", code), ("phrase", WORDS)], false),
                "with" => (&[("link", "guess")], true),
                "sit" => (&[("called", "Mo")], true),
                "called" => (&[("called", "Mo")], false),
                "move" => (&[("preview", "1"), ("person", "1")], false),
                "ask" => (&[("what", r#"{"act":"begin"}"#)], false),
                _ => (&[], false),
            };
            fields.extend_from_slice(more);
            if let (Brings::Link, true) = (brings, by) {
                fields.push(("by", "x"));
            }
            request = request.form(&fields);
        }
        request
    }
}

/// As many wrong codes as are answered at once.
fn use_up_the_allowance(hall: &Hall) {
    for guess in 0..10 {
        assert!(
            !hall
                .state
                .limits
                .ask_code(HERE, &guess.to_string(), 1)
                .is_slow()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_to_a_circle_that_has_ended_is_no_way_to_try_other_codes() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let open = Host::open(&hall.base).await;
    let code = circle.host.code.as_str();
    let jar = format!("hearth-seat-{}=", code.to_lowercase());
    let cookies = circle.guests[0].browser.cookies();
    let mut keys = cookies
        .split("; ")
        .filter_map(|pair| pair.strip_prefix(&jar));
    let key = keys.next().unwrap().to_owned();
    circle.close().await;
    let client = Client::builder().redirect(redirect::Policy::none());
    let client = client.build().unwrap();
    // Its own leads to what was kept; at another code it is counted like a stranger's guess.
    for (code, status) in [(code, 303), (DEAD, 404), (open.code.as_str(), 200)] {
        let cookie = format!("hearth-seat-{}={key}", code.to_lowercase());
        let address = format!("{}/c/{code}", hall.base);
        let answer = client.get(address).header(COOKIE, cookie).send().await;
        assert_eq!(answer.unwrap().status(), status, "{code}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_a_code_waits_once_whether_it_leads_to_a_circle_or_not() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    let stranger = Stranger::at(&hall).await;
    use_up_the_allowance(&hall);
    let ways = ways();
    assert!(ways.len() > 25, "{ways:?}");
    let mut come = 0;
    for way in &ways {
        for brings in [Brings::Nothing, Brings::Link, Brings::Cookies] {
            for code in [DEAD, host.code.as_str()] {
                let asks = tokio::spawn(stranger.asks(way, code, brings).send());
                come += 1;
                turnstile.until_come(come).await;
                assert!(!asks.is_finished(), "{way:?} {brings:?} {code}");
                turnstile.let_through(1);
                let status = asks.await.unwrap().unwrap().status();
                assert!(
                    status != 429 && !status.is_server_error(),
                    "{way:?}: {status}"
                );
                assert_eq!(
                    turnstile.come(),
                    come,
                    "{way:?} {brings:?} {code} waits once"
                );
            }
        }
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_more_can_wait_no_way_to_a_code_is_quicker_than_another() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let stranger = Stranger::at(&hall).await;
    use_up_the_allowance(&hall);
    let waiting = |guess: usize| {
        hall.state
            .limits
            .ask_code(HERE, &format!("WAITS{guess}"), 1)
    };
    let waiting: Vec<Turn> = (0..MOST_WAITING).map(waiting).collect();
    let mut asking = Vec::new();
    for way in ways() {
        for brings in [Brings::Nothing, Brings::Link, Brings::Cookies] {
            for code in [DEAD, code] {
                let asks = stranger.asks(&way, code, brings);
                let way = way.clone();
                asking.push(async move {
                    let asked = Instant::now();
                    let answer = asks.send().await.unwrap();
                    let took = asked.elapsed();
                    assert_eq!(answer.status(), 429, "{way:?} {brings:?} {code}");
                    assert!(took >= REST, "{way:?} {brings:?} {code}: {took:?}");
                });
            }
        }
    }
    join_all(asking).await;
    // Whoever has a key, the link or the right words is let in all the same.
    let noor = &circle.guests[0].browser;
    assert!(noor.ticket(code, "seat").await.is_ok());
    let link = format!(
        "/c/{code}?by={}",
        hall.state
            .rooms
            .live(code)
            .unwrap()
            .snapshot()
            .keys
            .way_in()
    );
    assert_eq!(Browser::new(&hall.base).get(&link).await.status, 200);
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let back = Browser::new(&hall.base)
        .post_on("/host/return", "/host/return", &words)
        .await;
    assert_eq!(back.path, format!("/c/{code}/keep"));
    assert_eq!(turnstile.come(), 1, "they wait for nobody");
    drop(waiting);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_guesses_at_the_same_time_ten_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hearth.db");
    let store = FailingStore::around(open_store(&path.to_string_lossy()).await.unwrap());
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing_on(
        Arc::clone(&store) as Arc<_>,
        Arc::clone(&turnstile) as Arc<_>,
    )
    .await;
    store.finds_nothing_yet();
    let mut guesses = tokio::task::JoinSet::new();
    for guess in 0..60 {
        let (browser, guess) = (Browser::new(&hall.base), format!("/c/GUESS{guess}"));
        guesses.spawn(async move { browser.get(&guess).await.status });
    }
    // Before the first of them has been looked up, the others are in the queue.
    turnstile.until_come(1).await;
    store.finds_again();
    for _ in 0..10 {
        assert_eq!(guesses.join_next().await.unwrap().unwrap(), 404);
    }
    let more = tokio::time::timeout(Duration::from_millis(300), guesses.join_next()).await;
    assert!(more.is_err(), "the eleventh waits");
    guesses.shutdown().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_who_type_the_same_code_are_answered_together_beside_one_who_guesses() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    use_up_the_allowance(&hall);
    let waiting = |guess: usize| {
        hall.state
            .limits
            .ask_code(HERE, &format!("WAITS{guess}"), 1)
    };
    let waiting: Vec<Turn> = (0..20).map(waiting).collect();
    let types = |_| hall.state.limits.ask_code(HERE, &host.code, 1);
    let people: Vec<Turn> = (0..40).map(types).collect();
    // One rest for each code, and not for each of them.
    turnstile.let_through(21);
    let arrived = tokio::time::Instant::now();
    let answered = join_all(people.into_iter().map(|turn| turn.wait(arrived))).await;
    assert!(answered.iter().all(Result::is_ok));
    assert!(turnstile.come() <= 21);
    drop(waiting);
    hall.stop().await;
}
