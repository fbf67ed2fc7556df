//! The people of a circle: the one who hosts, and those who come.

use std::sync::Arc;

use crate::browser::{Browser, Page};
use crate::screen::Screen;
use crate::witness::Witness;

/// A setup form filled in: agreements, three breaths, two rounds, one word each at the end.
pub const TWO_ROUNDS: [(&str, &str); 25] = [
    ("title", "Tuesday evening circle"),
    ("intention", "To arrive, and to hear each other."),
    ("care", ""),
    ("part", "0:agreements"),
    ("part", "1:breathing"),
    ("p1-pattern", "three-breaths"),
    ("p1-breaths", "1"),
    ("part", "2:round"),
    ("p2-kind", "question"),
    ("p2-question", "What brought you here?"),
    ("p2-share", "180"),
    ("p2-laps", "1"),
    ("part", "3:round"),
    ("p3-kind", "question"),
    ("p3-question", "What do you carry home?"),
    ("p3-share", "180"),
    ("p3-laps", "1"),
    ("part", "4:closing"),
    ("p4-way", "one_word"),
    ("keeper_turn", "first"),
    ("direction", "clockwise"),
    ("agreement", "0"),
    ("agreement", "1"),
    ("agreement", "2"),
    ("own", ""),
];

/// The one who hosts, with the browser of the desk.
#[derive(Clone)]
pub struct Host {
    /// The desk's browser.
    pub browser: Browser,
    /// The room code, in its plain form.
    pub code: String,
    /// The six words.
    pub phrase: String,
}

/// Someone who sits in the circle.
#[derive(Clone)]
pub struct Guest {
    /// The phone's browser.
    pub browser: Browser,
    /// The room code.
    pub code: String,
    /// What they said to be called.
    pub name: String,
}

impl Host {
    /// Opens a circle of two rounds at this server.
    pub async fn open(base: &str) -> Host {
        Host::open_with(base, &TWO_ROUNDS).await
    }

    /// Opens the circle that this form describes, and reads the six words.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn open_with(base: &str, form: &[(&str, &str)]) -> Host {
        Host::open_in(Browser::new(base), form).await
    }

    /// The same in a browser of one's own.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn open_in(browser: Browser, form: &[(&str, &str)]) -> Host {
        let page = browser.post_on("/host", "/host", form).await;
        assert_eq!(page.status, 200, "{}", page.words());
        let code = page
            .path
            .strip_prefix("/c/")
            .and_then(|path| path.strip_suffix("/phrase"));
        let code = code.expect("the way leads to the six words").to_owned();
        let phrase = words_of_phrase(&page).join(" ");
        Host {
            browser,
            code,
            phrase,
        }
    }

    #[must_use]
    pub fn desk(&self) -> Screen {
        Screen::open(&self.browser, &self.code, "keep")
    }

    #[must_use]
    pub fn desk_seen_by(&self, witness: &Arc<Witness>) -> Screen {
        Screen::open_seen_by(Arc::clone(witness), &self.browser, &self.code, "keep")
    }

    /// Opens the projector in the desk's browser, as its button does.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn projector(&self) -> Screen {
        self.projector_seen_by(&Arc::default()).await
    }

    /// The same, with a witness.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn projector_seen_by(&self, witness: &Arc<Witness>) -> Screen {
        let address = format!("/c/{}/screen", self.code);
        let desk = format!("/c/{}/keep", self.code);
        let page = self.browser.post_on(&desk, &address, &[]).await;
        assert_eq!(
            (page.status, page.path.as_str()),
            (200, address.as_str()),
            "{}",
            page.words()
        );
        Screen::open_seen_by(Arc::clone(witness), &self.browser, &self.code, "screen")
    }

    /// The path of the circle's link, as the desk shows it.
    ///
    /// # Panics
    /// When there is none.
    pub async fn link(&self) -> String {
        let page = self.browser.get(&format!("/c/{}/keep", self.code)).await;
        let by = page.body.split("?by=").nth(1).expect("a link");
        let by: String = by.chars().take_while(may_be_in_a_link).collect();
        format!("/c/{}?by={by}", self.code)
    }

    /// Makes a one-time link for a co-keeper: its key.
    ///
    /// # Panics
    /// When there is none on the page.
    pub async fn co_keeper_key(&self) -> String {
        let address = format!("/c/{}/keep/invite", self.code);
        let desk = format!("/c/{}/keep", self.code);
        let page = self.browser.post_on(&desk, &address, &[]).await;
        let (_, link) = page.body.split_once("/with?by=").expect("a link");
        let (_, key) = link.split_once('#').expect("a key in it");
        key.chars().take_while(may_be_in_a_link).collect()
    }

    /// Says what the keeper wants to be called.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn is_called(&self, name: &str) {
        let address = format!("/c/{}/keep/called", self.code);
        let desk = format!("/c/{}/keep", self.code);
        let called = [("called", name)];
        let page = self.browser.post_on(&desk, &address, &called).await;
        assert_eq!(page.path, desk, "{}", page.words());
    }
}

fn may_be_in_a_link(sign: &char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')
}

impl Guest {
    /// Comes to the door with a new browser, says a name (or none) and yes to what is agreed, and sits down.
    ///
    /// # Panics
    /// When there is no seat.
    pub async fn sit(base: &str, code: &str, name: &str) -> Guest {
        Guest::sit_in(Browser::new(base), code, name).await
    }

    /// The same in a browser of one's own.
    ///
    /// # Panics
    /// When there is no seat.
    pub async fn sit_in(browser: Browser, code: &str, name: &str) -> Guest {
        Guest::sit_by(browser, &format!("/c/{code}"), code, name).await
    }

    /// The same by the circle's link.
    ///
    /// # Panics
    /// When there is no seat.
    pub async fn sit_by(browser: Browser, link: &str, code: &str, name: &str) -> Guest {
        let door = browser.get(link).await;
        let page = take_a_seat(&browser, &door, name).await;
        let seat = format!("/c/{code}/seat");
        assert_eq!(
            (page.status, page.path.as_str()),
            (200, seat.as_str()),
            "{}",
            page.words()
        );
        Guest {
            browser,
            code: code.to_owned(),
            name: name.to_owned(),
        }
    }

    #[must_use]
    pub fn phone(&self) -> Screen {
        Screen::open(&self.browser, &self.code, "seat")
    }

    #[must_use]
    pub fn phone_seen_by(&self, witness: &Arc<Witness>) -> Screen {
        Screen::open_seen_by(Arc::clone(witness), &self.browser, &self.code, "seat")
    }

    /// Says another name.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn is_called(&mut self, name: &str) {
        let address = format!("/c/{}/called", self.code);
        let seat = format!("/c/{}/seat", self.code);
        let called = [("called", name)];
        let page = self.browser.post_on(&seat, &address, &called).await;
        assert_eq!(page.path, seat, "{}", page.words());
        self.name = name.to_owned();
    }
}

/// Sends the form of the door with a name in it, and yes to each agreement in force. Who typed a code is shown those
/// only then, and sends the form once more.
///
/// # Panics
/// When the page has no such form.
pub async fn take_a_seat(browser: &Browser, door: &Page, name: &str) -> Page {
    let page = send_the_form(browser, door, name).await;
    if page.status == 200 && page.path.ends_with("/sit") {
        return send_the_form(browser, &page, name).await;
    }
    page
}

/// The same, and the answer is lost on its way.
///
/// # Panics
/// When the page has no such form, or it leads to no seat.
pub async fn take_a_seat_unanswered(browser: &Browser, door: &Page, name: &str) {
    let (action, fields) = filled_in(door, name);
    browser.post_unanswered(&action, &as_sent(&fields)).await;
}

async fn send_the_form(browser: &Browser, door: &Page, name: &str) -> Page {
    let (action, fields) = filled_in(door, name);
    browser.post(&action, &as_sent(&fields)).await
}

/// Where the form of the door goes, and its fields.
fn filled_in(door: &Page, name: &str) -> (String, Vec<(String, String)>) {
    let mut forms = door.forms().into_iter();
    let form = forms.find(|form| form.action.ends_with("/sit"));
    let form = form.unwrap_or_else(|| panic!("no form to sit down on: {}", door.words()));
    let fields = form.filled(&[("called", name)]);
    (form.action, fields)
}

fn as_sent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    let fields = fields.iter();
    fields.map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

/// The six words, as the page lists them.
fn words_of_phrase(page: &Page) -> Vec<String> {
    let list = page
        .body
        .split("phrase__words")
        .nth(1)
        .and_then(|rest| rest.split("</ol>").next());
    let items = list.unwrap_or_default().split("<li").skip(1);
    let words: Vec<_> = items
        .map(|item| crate::html::words(&format!("<li{item}")))
        .collect();
    assert_eq!(words.len(), 6, "six words on the page of {}", page.path);
    words
}
