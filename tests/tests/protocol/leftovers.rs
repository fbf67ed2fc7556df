//! What browsers hold of circles that are over goes with the next page.

use circle::Action;
use server::clock::SystemClock;
use server::store::open_store;
use std::sync::Arc;
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::visitor::{Guest, Host};

/// The names of this browser's cookies.
fn names(browser: &Browser) -> Vec<String> {
    let cookies = browser.cookies();
    let pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, _)| name.to_owned()).collect()
}

/// The cookies that an answer sets, as they are written.
fn set(page: &Page) -> Vec<&str> {
    let set = page.headers.get_all("set-cookie").iter();
    set.map(|cookie| cookie.to_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_end_no_browser_has_a_cookie_of_the_circle() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    circle.host.is_called("Ada").await;
    let other = Host::open(&hall.base).await;
    let both = &circle.guests[0].browser;
    Guest::sit_in(both.clone(), &other.code, "Noor").await;
    let id = circle.close().await;
    let ended = circle.host.code.to_lowercase();
    let of_ended = |browser: &Browser| {
        let all = names(browser).into_iter();
        all.filter(|name| name.contains(&ended)).count()
    };
    assert_eq!(of_ended(&circle.host.browser), 3, "host, projector, name");
    assert_eq!(of_ended(both), 2, "seat, name");
    for browser in [&circle.host.browser, both] {
        let page = browser.get(&format!("/kept/{id}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.header("clear-site-data"), "\"cache\"");
        assert_eq!(of_ended(browser), 0, "{:?}", names(browser));
    }
    let stays = other.code.to_lowercase();
    let stays = [
        format!("hearth-name-{stays}"),
        format!("hearth-seat-{stays}"),
    ];
    let mut left = names(both);
    left.sort_unstable();
    assert_eq!(left, stays, "the other circle goes on");
    // The third phone was away, and hears of it with whatever page it opens next.
    let away = &circle.guests[1].browser;
    assert_eq!(of_ended(away), 2);
    let page = away.get("/about").await;
    assert_eq!(
        page.header("clear-site-data"),
        "",
        "only with the last page"
    );
    assert_eq!(names(away), [] as [&str; 0]);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_takes_their_cookies_along() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let (noor, sam) = (&circle.guests[0].browser, &circle.guests[1].browser);
    let left = circle.phones[0].act(Action::Leave).await;
    assert!(left.is_ok(), "{left:?}");
    let before = names(sam);
    let page = noor.get("/left").await;
    assert_eq!(page.header("clear-site-data"), "\"cache\"");
    assert_eq!(page.header("connection"), "close", "with its buffers");
    assert_eq!(names(noor), [] as [&str; 0]);
    sam.get("/left").await;
    assert_eq!(names(sam), before, "the address alone makes nobody leave");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_is_no_way_to_ask_for_a_code() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let live = host.code.to_lowercase();
    let none = if live == "222222" { "222223" } else { "222222" };
    let mut answers = Vec::new();
    for code in [live.as_str(), none] {
        let browser = Browser::new(&hall.base);
        for word in ["host", "seat", "screen", "name"] {
            browser.put_cookie(&format!("hearth-{word}-{code}"), &"0".repeat(64));
        }
        let page = browser.get("/").await;
        let mut set: Vec<_> = set(&page)
            .iter()
            .map(|set| set.replace(code, "CODE"))
            .collect();
        assert_eq!(set.len(), 4, "{set:?}");
        assert!(
            set.iter().all(|set| set.contains("=; Path=/; Max-Age=0;")),
            "{set:?}"
        );
        set.sort_unstable();
        answers.push(set);
    }
    assert_eq!(answers[0], answers[1]);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_are_dropped_where_browsers_listen() {
    let folder = tempfile::tempdir().unwrap();
    let client = reqwest::Client::new();
    for (number, public, host, sent) in [
        (1, None, "192.0.2.4:8080", None),
        (2, None, "localhost:8080", Some("\"cache\"")),
        (3, None, "localhost.example", None),
        (
            4,
            Some("https://circle.example"),
            "circle.example",
            Some("\"cache\""),
        ),
    ] {
        let path = folder.path().join(number.to_string());
        let store = open_store(&path.to_string_lossy()).await.unwrap();
        let hall = Hall::open_on(store, Arc::new(SystemClock::new()), public).await;
        let request = client
            .get(format!("{}/left", hall.base))
            .header("host", host);
        let answer = request.send().await.unwrap();
        let header = answer.headers().get("clear-site-data");
        assert_eq!(header.map(|value| value.to_str().unwrap()), sent, "{host}");
        hall.stop().await;
    }
}
