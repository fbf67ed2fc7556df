//! Three hundred phones in thirty circles, over real sockets to a real server that is killed: while people are seated,
//! in the middle of a breath, and at the end. And fewer of them at three servers behind one address, of which one after the
//! other is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use app::hall::{HallAsk, HallWhat};
use circle::Pattern;
use futures::StreamExt;
use futures::future::join_all;
use futures::stream::iter;
use gathering::{FormAsk, HallAction, HallStage, PersonId, PreviewNumber, Way};
use serde_json::{Value, json};
use tests::browser::Browser;
use tests::line::Line;
use tests::process::{Manner, Process};
use tests::services::cluster::Cluster;
use tokio::time::{Instant, sleep};

use crate::pages::form_to;
use crate::phones::{Phone, id};

/// How many they are without the host, and in how many circles they sit.
struct Size {
    people: usize,
    circles: u8,
}

/// With the host they are three hundred.
const WHOLE: Size = Size {
    people: 299,
    circles: 30,
};
const SMALL: Size = Size {
    people: 69,
    circles: 7,
};
/// How many come in at once: a machine has only so many hands.
const AT_ONCE: usize = 24;
/// How long the host waits who was told that she asks too fast; and a phone that finds no server.
const AGAIN: Duration = Duration::from_millis(250);

/// The host, by her board's socket.
struct Host {
    browser: Browser,
    code: String,
    line: Line,
}

impl Host {
    async fn open(base: &str) -> Host {
        let browser = Browser::new(base);
        let page = browser.get("/host/afternoon?from=two-hours").await;
        let page = browser.send(&form_to(&page, "/host/afternoon"), &[]).await;
        let code = page.path.strip_prefix("/g/");
        let code = code.and_then(|path| path.strip_suffix("/phrase"));
        let code = code.unwrap_or_else(|| panic!("{}: {}", page.path, page.words()));
        let code = code.to_owned();
        let line = Host::line(&browser, &code).await;
        Host {
            browser,
            code,
            line,
        }
    }

    async fn line(browser: &Browser, code: &str) -> Line {
        let board = format!("/g/{code}/keep");
        Line::greet_with_a_face(browser, &board).await.unwrap()
    }

    /// Opens her board again, after the server was started again.
    async fn comes_back(&mut self) {
        self.line = Host::line(&self.browser, &self.code).await;
    }

    /// Asks for this until it is done. She waits where she asks faster than anyone may.
    async fn asks(&mut self, what: HallWhat) {
        loop {
            let id = id();
            let ask = HallAsk {
                id,
                for_person: None,
                what: what.clone(),
                text: None,
            };
            let said = json!({ "ask": ask }).to_string();
            assert!(self.line.say_text(&said).await);
            let id = serde_json::to_value(id).unwrap();
            let answer = loop {
                let said = self.line.hear_text().await.expect("the board stays open");
                let said: Value = serde_json::from_str(&said).unwrap();
                let answers = ["done", "refused"].map(|how| said.get(how));
                if let Some(answer) = answers.into_iter().flatten().find(|one| one["id"] == id) {
                    break answer.clone();
                }
            };
            match answer["why"].as_str() {
                None => return,
                Some("too_fast") => sleep(AGAIN).await,
                Some(_) => panic!("{what:?} is refused: {answer}"),
            }
        }
    }

    async fn acts(&mut self, action: HallAction) {
        self.asks(HallWhat::Act(action)).await;
    }

    async fn goes_on_to(&mut self, block: usize) {
        let from = block.checked_sub(1);
        let from = from.map_or(HallStage::Before, HallStage::Block);
        self.acts(HallAction::Next { from }).await;
    }

    async fn breathes(&mut self) -> Instant {
        let called = Instant::now();
        let pattern = Pattern::Calm;
        let breaths = 3;
        self.acts(HallAction::Breathe { pattern, breaths }).await;
        called
    }
}

/// All phones show one breath that is not `before`. The first in-breath, and how long after `called` each of them heard.
async fn breath(phones: &mut [Phone], before: Option<u64>) -> (u64, Vec<Instant>) {
    let is_new = |known: &Option<(u64, Instant)>| known.is_some_and(|(at, _)| Some(at) != before);
    let heard = phones
        .iter_mut()
        .map(|phone| phone.until("a breath", |shown| is_new(&shown.breath)));
    let heard = join_all(heard)
        .await
        .into_iter()
        .filter_map(|shown| shown.breath);
    let (anchors, heard): (BTreeSet<_>, Vec<_>) = heard.unzip();
    assert_eq!(anchors.len(), 1, "one first in-breath for all");
    (anchors.into_iter().next().unwrap(), heard)
}

fn tell_how_late(called: Instant, heard: &[Instant]) {
    let mut late: Vec<_> = heard.iter().map(|at| at.duration_since(called)).collect();
    late.sort();
    let (half, last) = (late[late.len() / 2], late[late.len() - 1]);
    println!("half heard of the breath within {half:?} of its call, the last within {last:?}");
}

async fn all(phones: &mut [Phone], what: &str, is_so: impl Fn(&crate::phones::Shown) -> bool) {
    join_all(phones.iter_mut().map(|phone| phone.until(what, &is_so))).await;
}

/// Where they come to.
enum Servers {
    One(Process),
    /// One after the other is killed.
    Three(Box<Cluster>, usize),
}

impl Servers {
    fn base(&self) -> String {
        match self {
            Servers::One(server) => format!("http://127.0.0.1:{}", server.port()),
            Servers::Three(cluster, _) => cluster.front.base.clone(),
        }
    }

    /// The power of one fails.
    fn power_cut(&mut self) {
        match self {
            Servers::One(server) => server.kill9(),
            Servers::Three(cluster, next) => cluster.servers[*next].kill9(),
        }
    }

    /// All phones show that they are cut off, where all were.
    async fn cut_off(&self, phones: &mut [Phone]) {
        match self {
            Servers::One(_) => all(phones, "the cut", |shown| !shown.here).await,
            Servers::Three(..) => {}
        }
    }

    async fn start_again(&mut self) {
        match self {
            Servers::One(server) => server.restart().await,
            Servers::Three(cluster, next) => {
                cluster.servers[*next].restart().await;
                *next = (*next + 1) % cluster.servers.len();
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_phones_live_through_power_cuts_each_in_one_circle() {
    let server = Process::start_as("warn", &Manner::default()).await;
    live_through_power_cuts(Servers::One(server), WHOLE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_afternoon_at_three_servers_is_one_afternoon_whichever_is_killed() {
    if let Some(cluster) = Cluster::three("warn").await {
        live_through_power_cuts(Servers::Three(Box::new(cluster), 0), SMALL).await;
    }
}

async fn live_through_power_cuts(mut servers: Servers, size: Size) {
    let Size { people, circles } = size;
    let base = servers.base();
    let mut host = Host::open(&base).await;
    let code = host.code.clone();
    let began = Instant::now();
    let mut phones: Vec<_> = iter(1..=people)
        .map(async |number| Phone::comes(&base, &code, &format!("Guest {number}")).await)
        .buffered(AT_ONCE)
        .collect()
        .await;
    println!("{people} came in within {:?}", began.elapsed());

    for block in 0..3 {
        host.goes_on_to(block).await;
    }
    let called = host.breathes().await;
    let (anchor, heard) = breath(&mut phones, None).await;
    tell_how_late(called, &heard);
    host.acts(HallAction::EndBreath).await;

    for keeper in 1..=u32::from(circles) {
        let person = PersonId(keeper);
        let keeps = true;
        host.acts(HallAction::NameKeeper { person, keeps }).await;
    }
    for block in 3..5 {
        host.goes_on_to(block).await;
    }
    let way = Way::Even;
    host.asks(HallWhat::Form(FormAsk { way, circles })).await;
    let preview = PreviewNumber(0);
    host.acts(HallAction::Tell { preview }).await;
    // The power fails while people say yes and sit down.
    let is_seated = |page: &str| page.starts_with("/c/");
    all(&mut phones[..people / 7], "a seat", |shown| {
        is_seated(&shown.page)
    })
    .await;
    servers.power_cut();
    let seat_of = |phone: &Phone| Some(phone.now().page).filter(|page| is_seated(page));
    let early: Vec<_> = phones.iter().map(seat_of).collect();
    servers.start_again().await;
    let began = Instant::now();
    all(&mut phones, "a seat", |shown| {
        shown.here && is_seated(&shown.page)
    })
    .await;
    println!("{people} sat within {:?} of the restart", began.elapsed());
    let seats: Vec<_> = phones.iter().map(|phone| phone.now().page).collect();
    for (before, after) in early.iter().zip(&seats) {
        let before = before.as_ref().unwrap_or(after);
        assert_eq!(before, after, "whoever sat sits where they sat");
    }
    let mut sizes = BTreeMap::<&str, usize>::new();
    for seat in &seats {
        *sizes.entry(&seat[..9]).or_default() += 1;
    }
    assert_eq!(sizes.len(), usize::from(circles));
    let sizes: BTreeSet<_> = sizes.into_values().collect();
    assert_eq!(sizes, BTreeSet::from([9, 10]), "within one of each other");

    // It fails once more while three hundred breathe in thirty circles.
    host.comes_back().await;
    let called = host.breathes().await;
    let (anchor, heard) = breath(&mut phones, Some(anchor)).await;
    tell_how_late(called, &heard);
    servers.power_cut();
    servers.cut_off(&mut phones).await;
    servers.start_again().await;
    all(&mut phones, "their circles", |shown| {
        shown.here && shown.breath.is_some_and(|(at, _)| at == anchor)
    })
    .await;

    // And at the end.
    host.comes_back().await;
    host.acts(HallAction::End).await;
    servers.power_cut();
    servers.start_again().await;
    all(&mut phones, "the end", |shown| shown.ended).await;
}
