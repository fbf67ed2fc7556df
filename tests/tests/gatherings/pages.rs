//! A gathering by its pages alone, without script: every step is a form on a page that someone was shown.

use std::time::Duration;

use app::hall::HallWhat;
use gathering::{Answer, HallAction, PersonId};
use tests::browser::{Browser, Page};
use tests::hall::Hall;
use tests::html::Form;
use tokio::time::{Instant, sleep};

/// How long something may take that is waited for, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server with a gathering on it, and its host's browser.
pub(crate) struct Afternoon {
    pub(crate) server: Hall,
    pub(crate) host: Browser,
    pub(crate) code: String,
}

impl Afternoon {
    pub(crate) async fn open() -> Afternoon {
        Afternoon::open_on(Hall::open().await).await
    }

    /// The same on this server.
    pub(crate) async fn open_on(server: Hall) -> Afternoon {
        let host = Browser::new(&server.base);
        let page = host.get("/host/afternoon?from=two-hours").await;
        let form = form_to(&page, "/host/afternoon");
        let page = host.send(&form, &[]).await;
        let code = page.path.strip_prefix("/g/").unwrap();
        let code = code.strip_suffix("/phrase").unwrap().to_owned();
        let form = form_to(&page, &format!("/g/{code}/phrase"));
        let page = host.send(&form, &[("called", "Maren")]).await;
        assert_eq!(page.path, format!("/g/{code}/keep"));
        Afternoon { server, host, code }
    }

    pub(crate) fn at(&self, rest: &str) -> String {
        format!("/g/{}{rest}", self.code)
    }

    /// Someone comes in by a typed code.
    pub(crate) async fn guest(&self, name: &str) -> Browser {
        let guest = Browser::new(&self.server.base);
        let door = guest.get(&format!("/join?code={}", self.code)).await;
        assert_eq!(door.path, self.at(""), "a circle's door leads on");
        let page = guest
            .send(&form_to(&door, &self.at("/sit")), &[("called", name)])
            .await;
        assert_eq!((page.status, page.path.as_str()), (200, &*self.at("/seat")));
        guest
    }

    /// The host presses the first button on her board that asks for this.
    pub(crate) async fn presses(&self, is_it: impl Fn(&HallWhat) -> bool) -> Page {
        press(&self.host, &self.at("/keep"), is_it).await
    }

    async fn goes_on(&self) {
        let page = self.presses(|what| matches!(what, HallWhat::Act(HallAction::Next { .. })));
        assert_eq!(page.await.path, self.at("/keep"));
    }

    /// Eight come in, two of them keep, circles are formed, and everyone is asked.
    pub(crate) async fn formed(&self) -> Vec<Browser> {
        let mut guests = Vec::new();
        for name in ["Ash", "Bo", "Cleo", "Dag", "Eve", "Finn", "Gus", "Hal"] {
            guests.push(self.guest(name).await);
        }
        for keeper in [1, 2].map(PersonId) {
            let names = HallWhat::Act(HallAction::NameKeeper {
                person: keeper,
                keeps: true,
            });
            self.presses(|what| *what == names).await;
        }
        for _ in 0..5 {
            self.goes_on().await;
        }
        self.presses(|what| matches!(what, HallWhat::Form(ask) if ask.circles == 2))
            .await;
        self.presses(|what| matches!(what, HallWhat::Act(HallAction::Tell { .. })))
            .await;
        guests
    }
}

pub(crate) fn form_to(page: &Page, action: &str) -> Form {
    let forms = page.forms().into_iter();
    let mut found = forms.filter(|form| form.action == action);
    found
        .next()
        .unwrap_or_else(|| panic!("no form to {action} on {}: {}", page.path, page.words()))
}

/// Presses the first button at `path` that asks for this.
pub(crate) async fn press(
    browser: &Browser,
    path: &str,
    is_it: impl Fn(&HallWhat) -> bool,
) -> Page {
    let page = browser.get(path).await;
    let asks = |form: &Form| {
        let what = form
            .value("what")
            .and_then(|what| serde_json::from_str(what).ok());
        what.is_some_and(|what| is_it(&what))
    };
    let Some(form) = page.forms().into_iter().find(asks) else {
        let asked: Vec<_> = page
            .forms()
            .iter()
            .filter_map(|form| form.value("what").map(str::to_owned))
            .collect();
        panic!("no such button at {path}: {}\n{asked:#?}", page.words());
    };
    browser.send(&form, &[]).await
}

pub(crate) fn says_yes(what: &HallWhat) -> bool {
    let yes = Answer::Yes;
    matches!(what, HallWhat::Act(HallAction::Answer { answer, .. }) if *answer == yes)
}

/// Waits until the way from the hall leads into a circle.
pub(crate) async fn until_seated(guest: &Browser, hall: &str) -> Page {
    let until = Instant::now() + PATIENCE;
    loop {
        let page = guest.get(hall).await;
        if page.path.starts_with("/c/") {
            return page;
        }
        assert!(Instant::now() < until, "not seated: {}", page.words());
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_afternoon_is_lived_by_forms_alone() {
    let afternoon = Afternoon::open().await;
    let guests = afternoon.formed().await;
    let seat = afternoon.at("/seat");
    let mut desks = 0;
    for guest in &guests {
        let offered = guest.get(&seat).await;
        assert!(offered.words().contains("Maren") || !offered.words().is_empty());
        press(guest, &seat, says_yes).await;
        let page = until_seated(guest, &seat).await;
        assert_eq!(page.status, 200, "{}", page.words());
        desks += usize::from(page.path.ends_with("/keep"));
    }
    assert_eq!(desks, 2, "those who keep have a desk");
    // The host goes on in another browser, by her six words; then everything ends.
    afternoon
        .presses(|what| matches!(what, HallWhat::Act(HallAction::End)))
        .await;
    let until = Instant::now() + PATIENCE;
    loop {
        let page = guests[3].get(&seat).await;
        if page.path.starts_with("/kept/") {
            assert!(page.words().contains("listened"), "{}", page.words());
            break;
        }
        assert!(
            Instant::now() < until,
            "not over: {} {}",
            page.path,
            page.words()
        );
        sleep(Duration::from_millis(50)).await;
    }
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_lead_on_both_ways_and_a_stranger_sees_nothing() {
    let afternoon = Afternoon::open().await;
    let stranger = Browser::new(&afternoon.server.base);
    let door = stranger.get(&format!("/c/{}", afternoon.code)).await;
    assert_eq!(door.path, afternoon.at(""));
    for secret in ["healing", "Maren", "tea"] {
        assert!(!door.words().contains(secret), "{secret}: {}", door.words());
    }
    let host = tests::visitor::Host::open(&afternoon.server.base).await;
    let door = stranger.get(&format!("/g/{}", host.code)).await;
    assert_eq!(door.path, format!("/c/{}", host.code));
    for screen in [
        "seat",
        "keep",
        "screen",
        "keep/print",
        "seat/circle",
        "phrase",
    ] {
        let page = stranger.get(&afternoon.at(&format!("/{screen}"))).await;
        assert!(
            !page.words().contains("Arrive"),
            "{screen}: {}",
            page.words()
        );
        assert!(
            !page.words().contains("healing"),
            "{screen}: {}",
            page.words()
        );
    }
    let nowhere = stranger.get("/g/AAAAAA").await;
    assert_eq!(nowhere.status, 404);
    afternoon.server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_press_at_the_door_is_the_same_person() {
    let afternoon = Afternoon::open().await;
    let guest = Browser::new(&afternoon.server.base);
    let door = guest.get(&afternoon.at("")).await;
    let form = form_to(&door, &afternoon.at("/sit"));
    let fields = form.filled(&[("called", "Ash")]);
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    guest.post_unanswered(&form.action, &fields).await;
    let page = guest.post(&form.action, &fields).await;
    assert_eq!(page.path, afternoon.at("/seat"));
    let other = Browser::new(&afternoon.server.base);
    let page = other.post(&form.action, &fields).await;
    assert!(page.path.contains("said=page_used"), "{}", page.path);
    let board = afternoon.host.get(&afternoon.at("/keep")).await;
    assert!(board.words().contains("2 here"), "{}", board.words());
    afternoon.server.stop().await;
}
