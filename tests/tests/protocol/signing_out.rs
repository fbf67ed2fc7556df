//! Keys that are taken back: their screens close, and they open nothing any more. And nothing is used up by looking.

use std::sync::Arc;

use circle::{Action, Timestamp};
use server::clock::FakeClock;
use tests::browser::Browser;
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::screen::{Screen, Shown};
use tests::visitor::{Guest, Host, take_a_seat};

fn is_over(shown: &Shown) -> bool {
    shown.over.is_some()
}

/// A browser that has a copy of another's key.
fn with_key_of(browser: &Browser, jar: &str) -> Browser {
    let copy = Browser::new(browser.base());
    copy.put_cookie(jar, &browser.cookie(jar).unwrap());
    copy
}

#[tokio::test(flavor = "multi_thread")]
async fn other_devices_are_signed_out_from_a_seat_and_from_the_desk() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    let code = host.code.as_str();
    for (browser, jar, word) in [
        (&guest.browser, "seat", "seat"),
        (&host.browser, "host", "keep"),
    ] {
        let jar = format!("hearth-{jar}-{}", code.to_lowercase());
        let lost = with_key_of(browser, &jar);
        let screen = Screen::open(&lost, code, word);
        screen.until_here().await;
        let ticket = lost.ticket(code, word).await.unwrap();
        let page = browser.get(&format!("/c/{code}/{word}")).await;
        let mut forms = page.forms().into_iter();
        let form = forms.find(|form| form.action.ends_with("/others"));
        let page = browser.send(&form.expect("a way to sign out"), &[]).await;
        assert_eq!(page.path, format!("/c/{code}/{word}"), "this one stays");
        let shown = screen.until("its screen to close", is_over).await;
        assert_eq!(shown.closes, [4403], "{word}");
        assert_eq!(lost.ticket(code, word).await, Err(401));
        // A ticket from before opens nothing either.
        let mut line = tests::line::Line::open(&lost, code, word).await.unwrap();
        line.hello(&ticket).await;
        assert_eq!(line.hear_close().await, 4403);
        Screen::open(browser, code, word).until_here().await;
    }
    // Nobody can do it for another.
    let stranger = Browser::new(&hall.base);
    stranger.post(&format!("/c/{code}/seat/others"), &[]).await;
    assert!(guest.browser.ticket(code, "seat").await.is_ok());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn coming_back_by_the_six_words_ends_the_old_key() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let laptop = Browser::new(&hall.base);
    laptop.post_on("/host/return", "/host/return", &words).await;
    let shown = circle.desk.until("the old desk to close", is_over).await;
    assert_eq!(shown.closes, [4403]);
    // There it says what happened, and how to come back.
    let old = &circle.host.browser;
    assert_eq!(old.ticket(code, "keep").await, Err(401));
    let page = old.get(&format!("/c/{code}/keep")).await;
    assert_eq!(
        page.path,
        format!("/host/return?code={code}&said=elsewhere")
    );
    assert!(page.words().contains("It was opened in another browser"));
    let desk = Screen::open(&laptop, code, "keep");
    desk.does(Action::Begin).await;
    // The words stay good.
    let back = old.post_on("/host/return", "/host/return", &words).await;
    assert_eq!(back.path, format!("/c/{code}/keep"));
    desk.until("the other to close in its turn", is_over).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_six_words_are_shown_until_they_are_written_down() {
    let clock = Arc::new(FakeClock::at(Timestamp(1_800_000_000_000)));
    let hall = Hall::open_with(Arc::clone(&clock) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    let path = format!("/c/{}/phrase", host.code);
    let first = host.phrase.split(' ').next().unwrap();
    host.browser.head(&path).await;
    for _ in 0..2 {
        let page = host.browser.get(&path).await;
        assert!(page.words().contains(first), "{}", page.words());
    }
    // To nobody but the host: not to a stranger, not to one who sits.
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    let back = format!("/host/return?code={}", host.code);
    for other in [&guest.browser, &Browser::new(&hall.base)] {
        assert_eq!(other.get(&path).await.path, back);
        assert_eq!(other.post(&path, &[]).await.path, back);
    }
    let page = host.browser.get(&path).await;
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.action == path).unwrap();
    let desk = format!("/c/{}/keep", host.code);
    assert_eq!(host.browser.send(&form, &[]).await.path, desk);
    assert_eq!(host.browser.get(&path).await.path, desk, "written down");
    // Or until ten minutes have passed.
    let late = Host::open(&hall.base).await;
    clock.advance(600_000);
    let page = late.browser.get(&format!("/c/{}/phrase", late.code)).await;
    assert_eq!(page.path, format!("/c/{}/keep", late.code));
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_head_changes_nothing() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (code, host) = (circle.host.code.as_str(), &circle.host.browser);
    let key = circle.host.co_keeper_key().await;
    let (before, people) = (circle.desk.now().version, circle.desk.now().people);
    let paths = [
        "/",
        "/join?code=K7M9QX",
        "/host",
        "/host/return",
        "/about",
        "/privacy",
        "/left",
    ];
    let of_circle = [
        "",
        "/with",
        "/seat",
        "/keep",
        "/keep/paper",
        "/screen",
        "/phrase",
        "/seat/socket",
    ];
    let of_circle = of_circle.map(|path| format!("/c/{code}{path}"));
    let paths = paths.iter().map(ToString::to_string).chain(of_circle);
    for path in paths {
        for browser in [host, &circle.guests[0].browser, &Browser::new(&hall.base)] {
            browser.head(&path).await;
        }
    }
    let page = host.get(&format!("/c/{code}/phrase")).await;
    let first = circle.host.phrase.split(' ').next().unwrap();
    assert!(page.words().contains(first), "the words are still there");
    let shown = circle.desk.now();
    assert_eq!((shown.version, shown.people), (before, people));
    let co = Browser::new(&hall.base);
    let with = format!("/c/{code}/with");
    let door = co.post_on(&with, &with, &[("link", key.as_str())]).await;
    assert!(door.words().contains("makes you a co-keeper"));
    take_a_seat(&co, &door, "Mo").await;
    hall.stop().await;
}
