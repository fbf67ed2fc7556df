//! A phone in a hall over real sockets: it says yes to whatever place it is asked to take, follows its person into their
//! circle, and comes back by itself whenever its connection is gone.

use std::time::Duration;

use app::hall::{HallAsk, HallWhat};
use app::protocol::FromScreen;
use circle::CommandId;
use gathering::{Answer, HallAction};
use serde_json::{Value, json};
use server::chance;
use tests::browser::Browser;
use tests::line::Line;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, interval, sleep, timeout};

use crate::pages::form_to;

/// How long something may take that is waited for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a phone waits before it tries again.
const AGAIN: Duration = Duration::from_millis(250);
/// How often a phone says that it is there.
const PINGS: Duration = Duration::from_secs(10);

/// What a phone shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// The page it is on, such as `/c/K7M9QX/seat`.
    pub(crate) page: String,
    /// It has a socket there, and heard what it was to show.
    pub(crate) here: bool,
    /// When the first in-breath of the newest breath begins, in milliseconds since the epoch, and when the phone heard
    /// of it on this connection.
    pub(crate) breath: Option<(u64, Instant)>,
    /// It was told of the end, or found that there is no hall any more.
    pub(crate) ended: bool,
}

/// One phone, which lives on by itself. It is gone when this is dropped.
pub(crate) struct Phone {
    shown: watch::Receiver<Shown>,
    living: JoinHandle<()>,
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.living.abort();
    }
}

impl Phone {
    /// Comes in at the door of the hall `code`, called by this name.
    pub(crate) async fn comes(base: &str, code: &str, name: &str) -> Phone {
        let browser = Browser::new(base);
        let door = browser.get(&format!("/g/{code}")).await;
        let form = form_to(&door, &format!("/g/{code}/sit"));
        let page = browser.send(&form, &[("called", name)]).await;
        let hall = format!("/g/{code}/seat");
        assert_eq!(page.path, hall, "{}", page.words());
        let (tell, shown) = watch::channel(Shown {
            page: hall.clone(),
            ..Shown::default()
        });
        let living = tokio::spawn(live(browser, hall, tell));
        let mut phone = Phone { shown, living };
        phone.until("its socket", |shown| shown.here).await;
        phone
    }

    /// What it shows now.
    pub(crate) fn now(&self) -> Shown {
        self.shown.borrow().clone()
    }

    /// Waits until it shows this.
    pub(crate) async fn until(&mut self, what: &str, is_so: impl Fn(&Shown) -> bool) -> Shown {
        let waiting = timeout(PATIENCE, self.shown.wait_for(is_so));
        let shown = waiting.await.map(|shown| shown.unwrap().clone());
        shown.unwrap_or_else(|_| panic!("waited for {what}: {:?}", self.now()))
    }
}

/// Goes where the way from the hall leads, and shows what is shown there, again and again.
async fn live(browser: Browser, hall: String, tell: watch::Sender<Shown>) {
    let mut page = hall.clone();
    loop {
        if let Ok(line) = Line::greet_with_a_face(&browser, &page).await {
            stays(line, &tell).await;
        }
        tell.send_modify(|shown| {
            shown.here = false;
            shown.breath = None;
        });
        match browser.get_if_there(&hall).await {
            Some(next) if next.status == 200 => page = next.path,
            // It has ended, and the server does not know any more that it was.
            Some(next) if next.status == 404 => tell.send_modify(|shown| shown.ended = true),
            Some(_) | None => sleep(AGAIN).await,
        }
        tell.send_modify(|shown| {
            shown.ended |= page.starts_with("/kept/");
            shown.page.clone_from(&page);
        });
        if tell.borrow().ended {
            return;
        }
    }
}

/// Stays on this socket until it closes.
async fn stays(mut line: Line, tell: &watch::Sender<Shown>) {
    let mut pings = interval(PINGS);
    loop {
        let said = tokio::select! {
            said = line.hear_text() => said,
            _ = pings.tick() => {
                line.say(&FromScreen::Ping { sent: 0 }).await;
                continue;
            }
        };
        let Some(said) = said
            .ok()
            .map(|said| serde_json::from_str::<Value>(&said).unwrap())
        else {
            return;
        };
        let breath = find(&said, &|key, value| {
            (key == "anchor").then(|| value.as_u64())?
        });
        tell.send_modify(|shown| {
            shown.here |= said.get("face").is_some() || said.get("view").is_some();
            shown.ended |= said.get("ended").is_some();
            let is_new = |anchor: &u64| shown.breath.is_none_or(|(known, _)| known != *anchor);
            if let Some(anchor) = breath.filter(is_new) {
                shown.breath = Some((anchor, Instant::now()));
            }
        });
        if let Some(yes) = find(&said, &|_, value| yes(value)) {
            let ask =
                json!({ "ask": HallAsk { id: id(), for_person: None, what: yes, text: None } });
            line.say_text(&ask.to_string()).await;
        }
    }
}

/// A new id of a request.
pub(crate) fn id() -> CommandId {
    CommandId(u128::from_be_bytes(chance::bytes()))
}

/// The yes to a place, where a button carries it.
fn yes(value: &Value) -> Option<HallWhat> {
    let what = serde_json::from_str(value.as_str()?).ok()?;
    let answer = Answer::Yes;
    let is_yes =
        matches!(&what, HallWhat::Act(HallAction::Answer { answer: said, .. }) if *said == answer);
    is_yes.then_some(what)
}

/// The first that `pick` takes of all that stands in it, by its key.
fn find<T>(value: &Value, pick: &impl Fn(&str, &Value) -> Option<T>) -> Option<T> {
    let in_it = |key: &str, value: &Value| pick(key, value).or_else(|| find(value, pick));
    match value {
        Value::Array(all) => all.iter().find_map(|value| in_it("", value)),
        Value::Object(all) => all.iter().find_map(|(key, value)| in_it(key, value)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
