//! Three hundred phones in thirty circles, over real sockets to a real server; and a power cut in the middle of seating.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use app::hall::{HallAsk, HallWhat};
use app::protocol::FromServer;
use circle::{CommandId, Pattern};
use futures::StreamExt;
use futures::stream::iter;
use gathering::{
    Answer, FormAsk, HallAction, HallStage, OfferNumber, PersonId, PreviewNumber, Way,
};
use serde_json::Value;
use tests::browser::Browser;
use tests::line::{Line, Received};
use tests::process::Process;
use tokio::time::{Instant, sleep};

use crate::pages::form_to;

const PEOPLE: usize = 300;
const CIRCLES: u8 = 30;
/// How many do something at once: a machine has only so many hands.
const AT_ONCE: usize = 24;
/// How long something may take that is waited for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(240);

/// The host, by her board's socket.
struct Host {
    browser: Browser,
    code: String,
    line: Line,
    asked: u128,
}

impl Host {
    async fn open(base: &str) -> Host {
        let browser = Browser::new(base);
        let page = browser.get("/host/afternoon?from=two-hours").await;
        let page = browser.send(&form_to(&page, "/host/afternoon"), &[]).await;
        let code = page.path.strip_prefix("/g/").unwrap();
        let code = code.strip_suffix("/phrase").unwrap().to_owned();
        let line = Line::greet_in_hall(&browser, &code, "keep").await.unwrap();
        let asked = 0;
        Host {
            browser,
            code,
            line,
            asked,
        }
    }

    async fn asks(&mut self, what: HallWhat) {
        self.asked += 1;
        let id = CommandId(self.asked << 64);
        says(&mut self.line, id, what).await;
        self.line
            .hear_until("what was asked to be done", |said| match said {
                FromServer::Done { id: done, .. } => (done == id).then_some(()),
                FromServer::Refused { say, .. } => panic!("refused: {say}"),
                _ => None,
            })
            .await;
    }

    async fn acts(&mut self, action: HallAction) {
        self.asks(HallWhat::Act(action)).await;
    }
}

async fn says(line: &mut Line, id: CommandId, what: HallWhat) {
    let ask = HallAsk {
        id,
        for_person: None,
        what,
        text: None,
    };
    let ask = serde_json::json!({ "ask": ask });
    assert!(line.say_text(&ask.to_string()).await);
}

/// One who comes in by a page, and whose phone listens.
async fn comes(base: &str, code: &str, number: usize) -> (Browser, Line) {
    let browser = Browser::new(base);
    let door = browser.get(&format!("/g/{code}")).await;
    let form = form_to(&door, &format!("/g/{code}/sit"));
    let page = browser.send(&form, &[("called", &format!("Guest {number}"))]).await;
    assert_eq!(page.path, format!("/g/{code}/seat"), "{}", page.words());
    let line = Line::greet_in_hall(&browser, code, "seat").await.unwrap();
    (browser, line.writing_down())
}

/// The newest face's fields, from what was written down.
fn shown(line: &Line, field: &str) -> Option<Value> {
    let frames = line.frames().iter().rev();
    let mut faces = frames.filter_map(|frame| serde_json::from_str::<Value>(frame).ok());
    faces.find_map(|face| face["face"].get(field).cloned())
}

/// The first in-breath that a phone is told of.
async fn anchor(line: &mut Line) -> u64 {
    loop {
        if let Some(anchor) = shown(line, "breath").and_then(|breath| breath["anchor"].as_u64()) {
            return anchor;
        }
        let Received::Said(_) = line.hear().await else {
            panic!("closed before the breath");
        };
    }
}

/// The offer that a face asks about, wherever it stands in it.
fn offer(value: &Value) -> Option<OfferNumber> {
    match value {
        Value::String(ask) => match serde_json::from_str::<HallWhat>(ask).ok()? {
            HallWhat::Act(HallAction::Answer { offer, .. }) => Some(offer),
            _ => None,
        },
        Value::Array(all) => all.iter().find_map(offer),
        Value::Object(all) => all.values().find_map(offer),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Says yes as often as it takes, over as many sockets as it takes, until the way from the hall leads into a circle.
async fn finds_their_seat(browser: &Browser, code: &str, number: usize) -> String {
    let until = Instant::now() + PATIENCE;
    let hall = format!("/g/{code}/seat");
    loop {
        let page = browser.get(&hall).await;
        if page.path.starts_with("/c/") {
            assert_eq!(page.status, 200, "{}", page.words());
            return page.path;
        }
        assert!(Instant::now() < until, "not seated: {} {}", page.path, page.words());
        if let Ok(line) = Line::greet_in_hall(browser, code, "seat").await {
            let mut line = line.writing_down();
            // The first frame holds the whole face.
            let Received::Said(_) = line.hear().await else {
                continue;
            };
            let face: Option<Value> = line
                .frames()
                .iter()
                .find_map(|frame| serde_json::from_str(frame).ok());
            if let Some(offer) = face.as_ref().and_then(offer) {
                let answer = Answer::Yes;
                let yes = HallWhat::Act(HallAction::Answer { offer, answer });
                says(&mut line, CommandId((number as u128 + 1) << 64 | 7), yes).await;
                let _ = tokio::time::timeout(Duration::from_secs(2), line.hear_close()).await;
            }
        }
        sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_phones_breathe_as_one_and_a_power_cut_seats_nobody_twice() {
    let mut server = Process::start("warn").await;
    let base = format!("http://127.0.0.1:{}", server.port());
    let mut host = Host::open(&base).await;
    let code = host.code.clone();
    let began = Instant::now();
    let mut phones: Vec<_> = iter(0..PEOPLE)
        .map(|number| comes(&base, &code, number))
        .buffered(AT_ONCE)
        .collect()
        .await;
    println!("{PEOPLE} came in within {:?}", began.elapsed());

    // One breath for everyone.
    for block in 0..3 {
        let from = if block == 0 {
            HallStage::Before
        } else {
            HallStage::Block(block - 1)
        };
        host.acts(HallAction::Next { from }).await;
    }
    let breathe = HallAction::Breathe {
        pattern: Pattern::Calm,
        breaths: 3,
    };
    let called = Instant::now();
    host.acts(breathe).await;
    let mut anchors = BTreeSet::new();
    for (_, line) in &mut phones {
        anchors.insert(anchor(line).await);
    }
    println!("the last heard of it {:?} after it was called", called.elapsed());
    assert_eq!(anchors.len(), 1, "one first in-breath for all");
    host.acts(HallAction::EndBreath).await;

    // Thirty circles; the power fails while people say yes.
    for keeper in 1..=u32::from(CIRCLES) {
        let person = PersonId(keeper);
        let keeps = true;
        host.acts(HallAction::NameKeeper { person, keeps }).await;
    }
    for block in 2..4 {
        let from = HallStage::Block(block);
        host.acts(HallAction::Next { from }).await;
    }
    let circles = CIRCLES;
    let way = Way::Even;
    host.asks(HallWhat::Form(FormAsk { way, circles })).await;
    let preview = PreviewNumber(1);
    host.acts(HallAction::Tell { preview }).await;
    let browsers: Vec<_> = phones.into_iter().map(|(browser, _)| browser).collect();
    let early: Vec<_> = iter(browsers[..60].iter().enumerate())
        .map(|(number, browser)| finds_their_seat(browser, &code, number))
        .buffered(AT_ONCE)
        .take(40)
        .collect()
        .await;
    assert_eq!(early.len(), 40);
    server.kill9();
    server.restart().await;
    let began = Instant::now();
    let seats: Vec<_> = iter(browsers.iter().enumerate())
        .map(|(number, browser)| finds_their_seat(browser, &code, number))
        .buffered(AT_ONCE)
        .collect()
        .await;
    println!("{PEOPLE} found their seats within {:?} of the restart", began.elapsed());
    for (before, after) in early.iter().zip(&seats) {
        assert_eq!(before, after, "whoever sat sits where they sat");
    }
    let mut sizes = BTreeMap::<&str, usize>::new();
    for seat in &seats {
        *sizes.entry(&seat[..9]).or_default() += 1;
    }
    assert_eq!(sizes.len(), usize::from(CIRCLES));
    let sizes: BTreeSet<_> = sizes.into_values().collect();
    assert_eq!(sizes, BTreeSet::from([PEOPLE / usize::from(CIRCLES)]));
    assert!(host.browser.get(&format!("/g/{code}/keep")).await.status == 200);
}
