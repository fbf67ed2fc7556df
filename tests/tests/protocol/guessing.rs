//! How slowly room codes can be guessed, what a guesser finds, and that a hall is never locked out by one.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use server::limits::queue::{MOST_WAITING, Turn};
use tests::browser::{Browser, Page};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::turnstile::Turnstile;
use tests::visitor::{Guest, Host, take_a_seat};
use tokio::task::JoinHandle;

use crate::codes::without_nonce;

/// Ten codes that nobody has.
fn ten_wrong_codes() -> impl Iterator<Item = String> {
    "256789BCDF".chars().map(|sign| format!("BCDFG{sign}"))
}

/// Someone at this address guesses until they are slowed.
async fn guess(hall: &Hall) {
    let guesser = Browser::new(&hall.base);
    for code in ten_wrong_codes() {
        assert_eq!(guesser.get(&format!("/c/{code}")).await.status, 404);
    }
}

fn asks(hall: &Hall, path: &str) -> JoinHandle<Page> {
    let (browser, path) = (Browser::new(&hall.base), path.to_owned());
    tokio::spawn(async move { browser.get(&path).await })
}

#[tokio::test(flavor = "multi_thread")]
async fn past_the_limit_a_right_code_takes_as_long_as_a_wrong_one() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    // The same mistyped code again and again finds out nothing, and slows nobody.
    let hasty = Browser::new(&hall.base);
    for _ in 0..30 {
        assert_eq!(hasty.get("/c/BCDFG2").await.status, 404);
    }
    guess(&hall).await;
    assert_eq!(turnstile.come(), 0);
    // One at a time, each after one rest, whatever the code and whatever is asked of it.
    let paths = [
        ("/c/BCDFGX".to_owned(), 404),
        (format!("/c/{code}"), 200),
        ("/join?code=bcd-fgw".to_owned(), 404),
        (format!("/join?code={code}"), 200),
        ("/c/BCDFGX/seat".to_owned(), 404),
        (format!("/c/{code}/seat"), 200),
        ("/c/BCDFGX/with".to_owned(), 404),
        (format!("/c/{code}/with"), 200),
    ];
    for (at, (path, status)) in paths.iter().enumerate() {
        let waits = asks(&hall, path);
        turnstile.until_come(at + 1).await;
        assert!(!waits.is_finished(), "{path} was answered at once");
        turnstile.let_through(1);
        let page = waits.await.unwrap();
        assert_eq!(page.status, *status, "{path}: {}", page.words());
        assert_eq!(turnstile.come(), at + 1, "{path} waits once");
    }
    let so_far = turnstile.come();
    // A key that opens nothing is as slow; one that opens the circle is answered at once.
    let thief = Browser::new(&hall.base);
    let jar = format!("hearth-seat-{}", code.to_lowercase());
    thief.put_cookie(&jar, &"0".repeat(64));
    let path = format!("/c/{code}");
    let waits = tokio::spawn(async move { thief.get(&path).await });
    turnstile.until_come(so_far + 1).await;
    turnstile.let_through(1);
    assert_eq!(waits.await.unwrap().status, 200);
    let noor = &circle.guests[0].browser;
    assert_eq!(
        noor.get(&format!("/c/{code}")).await.path,
        format!("/c/{code}/seat")
    );
    assert!(noor.ticket(code, "seat").await.is_ok());
    // Who was slowed once and had the right code goes on at once.
    let typed = Browser::new(&hall.base);
    let (browser, path) = (typed.clone(), format!("/join?code={code}"));
    let waits = tokio::spawn(async move { browser.get(&path).await });
    turnstile.until_come(so_far + 2).await;
    turnstile.let_through(1);
    let door = waits.await.unwrap();
    assert!(
        door.path.starts_with(&format!("/c/{code}?by=")),
        "{}",
        door.path
    );
    assert!(door.words().contains("There is a circle here."));
    let seat = take_a_seat(&typed, &door, "Mo").await;
    assert_eq!(seat.path, format!("/c/{code}/seat"));
    assert_eq!(turnstile.come(), so_far + 2);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn so_many_wait_and_the_pages_of_the_rest_try_again_by_themselves() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    guess(&hall).await;
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let waits = |_| hall.state.limits.ask_code(here, "BCDFGX", 1);
    let waiting: Vec<Turn> = (100..MOST_WAITING).map(waits).collect();
    let mut asking = tokio::task::JoinSet::new();
    for at in 0..106 {
        let (browser, code) = (Browser::new(&hall.base), host.code.clone());
        let code = if at % 2 == 0 {
            "BCDFGX".to_owned()
        } else {
            code
        };
        asking.spawn(async move { browser.get(&format!("/c/{code}")).await });
    }
    for _ in 0..6 {
        let page = asking.join_next().await.unwrap().unwrap();
        assert_eq!((page.status, page.header("retry-after")), (429, "5"));
        let words = page.words();
        assert!(words.contains("The door is busy."), "{words}");
        assert!(words.contains("up to a minute"), "{words}");
        let again = format!("href=\"{}\"", page.path);
        assert!(page.body.contains(&again), "its button does too");
        // With and without script it tries again by itself.
        assert_eq!(page.header("refresh"), format!("5; url={}", page.path));
    }
    turnstile.let_through(2);
    while let Some(page) = asking.join_next().await {
        assert!(matches!(page.unwrap().status, 200 | 404));
    }
    assert_eq!(turnstile.come(), 2, "one rest for each code");
    drop(waiting);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn past_the_limit_unknown_ended_and_mistyped_codes_are_answered_alike() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    circle.close().await;
    guess(&hall).await;
    turnstile.let_through(3);
    let mut bodies = Vec::new();
    for code in ["BCDFGX", circle.host.code.as_str(), "ABC"] {
        let page = Browser::new(&hall.base).get(&format!("/c/{code}")).await;
        assert_eq!(page.status, 404, "{code}");
        bodies.push(without_nonce(&page));
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
    assert_eq!(turnstile.come(), 3);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forty_people_come_in_beside_one_who_guesses() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    let link = host.link().await;
    guess(&hall).await;
    // And goes on guessing: these wait for ever.
    let guesses: Vec<_> = (0..40).map(|_| asks(&hall, "/c/BCDFGX")).collect();
    turnstile.until_come(1).await;
    let begun = Instant::now();
    let comes = |_| {
        let (base, link, code) = (hall.base.clone(), link.clone(), host.code.clone());
        tokio::spawn(async move { Guest::sit_by(Browser::new(&base), &link, &code, "").await })
    };
    let guests = futures::future::join_all((0..40).map(comes)).await;
    let guests: Vec<_> = guests.into_iter().map(Result::unwrap).collect();
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    for guest in &guests {
        guest.phone().until_here().await;
    }
    assert_eq!(turnstile.come(), 1, "nobody of the hall was slowed");
    guesses.iter().for_each(JoinHandle::abort);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_addresses_that_guess_together_slow_those_who_type_and_nobody_else() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let link = circle.host.link().await;
    let code = circle.host.code.as_str();
    for guess in 0..600_u32 {
        let from = std::net::IpAddr::from(guess.to_be_bytes());
        let turn = hall.state.limits.ask_code(from, &guess.to_string(), 1);
        assert!(!turn.is_slow());
    }
    let newcomer = asks(&hall, &format!("/c/{code}"));
    turnstile.until_come(1).await;
    assert!(!newcomer.is_finished());
    Guest::sit_by(Browser::new(&hall.base), &link, code, "Mo").await;
    circle.guests[0].phone().until_here().await;
    assert_eq!(turnstile.come(), 1);
    turnstile.let_through(1);
    assert_eq!(newcomer.await.unwrap().status, 200);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typed_code_shows_a_stranger_that_there_is_a_circle_and_no_more() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    circle.agree_and_go_on().await;
    let told = [
        "Tuesday evening circle",
        "To arrive, and to hear each other.",
        "You may always pass.",
    ];
    let stranger = Browser::new(&hall.base);
    let door = stranger.get(&format!("/c/{code}")).await;
    for by in ["", "wrong", &"A".repeat(22)] {
        let door = stranger.get(&format!("/c/{code}?by={by}")).await;
        assert!(door.words().contains("There is a circle here."), "{by}");
        for words in told {
            assert!(!door.body.contains(words), "{words} by {by}");
        }
    }
    // One button leads to what is asked, with the name kept; nobody sits yet.
    let form = |page: &Page| {
        let mut forms = page.forms().into_iter();
        forms.find(|form| form.action.ends_with("/sit")).unwrap()
    };
    let asked = stranger.send(&form(&door), &[("called", "Mo")]).await;
    assert_eq!((asked.status, asked.path), (200, format!("/c/{code}/sit")));
    let asked_of = stranger.send(&form(&door), &[("called", "Mo")]).await;
    assert!(asked_of.words().contains("You may always pass."));
    assert!(!asked_of.body.contains("Tuesday evening circle"));
    assert_eq!(form(&asked_of).value("called"), Some("Mo"));
    assert_eq!(form(&asked_of).value("page"), form(&door).value("page"));
    assert_eq!(circle.desk.commons().ring.seats.len(), 2);
    let seat = take_a_seat(&stranger, &door, "Mo").await;
    assert_eq!(seat.path, format!("/c/{code}/seat"));
    assert!(seat.words().contains("Tuesday evening circle"));

    // By the link the door is as it was: the whole of it, in one step.
    let link = circle.host.link().await;
    let invited = Browser::new(&hall.base);
    let door = invited.get(&link).await;
    for words in told {
        assert!(door.words().contains(words), "{words}: {}", door.words());
    }
    // Who sits there, and how many, is for those who sit.
    assert!(!door.words().contains("Noor") && !door.words().contains("two"));
    // Also where the code in it is written otherwise, and after something went wrong.
    let lower = link.replace(code, &code.to_lowercase());
    assert_eq!(invited.get(&lower).await.path, link);
    let refused = invited
        .send(&form(&door), &[("consent-0-0", "down"), ("called", "Bo")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused
            .words()
            .contains("What this circle asks has changed.")
    );
    assert_eq!(form(&refused).value("called"), Some("Bo"));
    let seat = take_a_seat(&invited, &refused, "Bo").await;
    assert_eq!(seat.path, format!("/c/{code}/seat"));
    hall.stop().await;
}
