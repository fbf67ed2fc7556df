//! Each key opens its own door only; the six words bring the host back, and cannot be guessed.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use app::protocol::{AskError, FromScreen, FromServer};
use circle::{Action, Command, Refusal};
use server::limits::queue::{MOST_WAITING, Turn};
use tests::browser::{Browser, asks_for};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::Line;
use tests::turnstile::Turnstile;
use tests::visitor::{Guest, Host};

/// The names of the cookies, by screen.
const JARS: [(&str, &str); 3] = [("keep", "host"), ("seat", "seat"), ("screen", "screen")];

#[tokio::test(flavor = "multi_thread")]
async fn a_key_opens_its_own_door_only() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let other = Gathered::at(&hall.base, &["Sam"]).await;
    let code = circle.host.code.as_str();
    let cookie = |jar: &str, code: &str| format!("hearth-{jar}-{}", code.to_lowercase());
    let key =
        |browser: &Browser, jar: &str, code: &str| browser.cookie(&cookie(jar, code)).unwrap();
    let seat_key = key(&circle.guests[0].browser, "seat", code);
    let host_key = key(&circle.host.browser, "host", code);
    let screen_key = key(&circle.host.browser, "screen", code);
    let strange = "0".repeat(64);
    // Not the mark of a page is what the thief lacks.
    let desk = circle.host.browser.get(&format!("/c/{code}/keep")).await;
    let mark = desk.mark(&format!("/c/{code}/keep/ask")).unwrap();
    let far = &other.host.code;
    let foreign = [
        ("host", key(&other.host.browser, "host", far)),
        ("seat", key(&other.guests[0].browser, "seat", far)),
        ("screen", key(&other.host.browser, "screen", far)),
    ];
    for (word, jar) in JARS {
        let mut wrong = vec![strange.clone(), String::new(), "é; x=1".to_owned()];
        let own = [
            ("host", &host_key),
            ("seat", &seat_key),
            ("screen", &screen_key),
        ];
        wrong.extend(
            own.iter()
                .filter(|(of, _)| *of != jar)
                .map(|(_, key)| (*key).clone()),
        );
        wrong.extend(foreign.iter().map(|(_, key)| key.clone()));
        for key in wrong {
            let thief = Browser::new(&hall.base);
            thief.put_cookie(&cookie(jar, code), &key);
            assert_eq!(
                thief.ticket(code, word).await,
                Err(401),
                "{word} with a key of another door"
            );
            let action = asks_for(Action::Begin);
            let fields = [("what", action.as_str()), ("page", mark.as_str())];
            thief.post(&format!("/c/{code}/{word}/ask"), &fields).await;
        }
    }
    assert_eq!(
        circle.desk.commons().stage,
        circle::Stage::Arriving,
        "nobody could begin"
    );
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_projector_looks_and_never_asks() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    let projector = Browser::new(&hall.base);
    let jar = format!("hearth-screen-{}", code.to_lowercase());
    projector.put_cookie(&jar, &circle.host.browser.cookie(&jar).unwrap());
    for action in [
        Action::Begin,
        Action::Ring,
        Action::StepOut,
        Action::Close,
        Action::Tick,
    ] {
        assert_eq!(
            circle.projector.act(action.clone()).await,
            Err(AskError::ReadOnly),
            "{action:?}"
        );
        let action = asks_for(action);
        let page = "0".repeat(32);
        let fields = [("what", action.as_str()), ("page", page.as_str())];
        let answer = projector
            .post(&format!("/c/{code}/screen/ask"), &fields)
            .await;
        assert_eq!(answer.path, format!("/c/{code}/screen?said=read_only"));
    }
    // It cannot open another projector either.
    let answer = projector.post(&format!("/c/{code}/screen"), &[]).await;
    assert_eq!(answer.path, format!("/host/return?code={code}"));
    assert_eq!(circle.desk.commons().stage, circle::Stage::Arriving);
    let shown = circle.projector.now();
    assert!(shown.mine.is_none() && shown.desk.is_none());
    // What is private to a seat or the keeper has no way to the projector or to another phone.
    assert!(circle.phones[0].now().desk.is_none());
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_projector_puts_the_old_one_out() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &[]).await;
    let code = circle.host.code.as_str();
    let jar = format!("hearth-screen-{}", code.to_lowercase());
    let old = circle.host.browser.cookie(&jar).unwrap();
    circle.projector.until_here().await;
    let words = [("code", code), ("phrase", circle.host.phrase.as_str())];
    let laptop = Browser::new(&hall.base);
    let back = "/host/return";
    laptop.post_on(back, back, &words).await;
    let (desk, screen) = (format!("/c/{code}/keep"), format!("/c/{code}/screen"));
    let page = laptop.post_on(&desk, &screen, &[]).await;
    assert_eq!((page.status, page.path), (200, format!("/c/{code}/screen")));
    let gone = |shown: &tests::screen::Shown| shown.over.is_some();
    let shown = circle
        .projector
        .until("the old projector to go dark", gone)
        .await;
    assert_eq!(shown.closes, [4403]);
    let thief = Browser::new(&hall.base);
    thief.put_cookie(&jar, &old);
    assert_eq!(thief.ticket(code, "screen").await, Err(401));
    assert_eq!(thief.get(&format!("/c/{code}/screen")).await.status, 403);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn six_words_bring_the_host_back_in_any_browser() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let code = circle.host.code.as_str();
    circle.desk.does(Action::Begin).await;
    let there = circle.desk.until_here().await;
    let laptop = Browser::new(&hall.base);
    // Whose address names the circle need not type its code.
    let page = laptop.get(&format!("/c/{code}/keep")).await;
    assert_eq!(page.path, format!("/host/return?code={code}"));
    let shown = format!("{}-{}", &code[..3], &code[3..]);
    assert!(page.body.contains(&format!("value=\"{shown}\"")));
    let typed = laptop.get("/host/return?code=%22%3E%3Cb%3E").await;
    assert!(!typed.body.contains("<b>") && !typed.body.contains("&lt;b"));
    let spoken = circle.host.phrase.to_uppercase().replace(' ', ", ");
    let shown = shown.to_lowercase();
    let page = laptop
        .post_on(
            "/host/return",
            "/host/return",
            &[("code", &shown), ("phrase", &spoken)],
        )
        .await;
    assert_eq!(
        (page.status, page.path.as_str()),
        (200, format!("/c/{code}/keep").as_str())
    );
    let desk = tests::screen::Screen::open(&laptop, code, "keep");
    let shown = desk
        .until("the same moment", |shown| shown.version >= there.version)
        .await;
    assert_eq!(shown.commons, there.commons);
    assert_eq!(shown.desk, there.desk);
    desk.does(Action::Pause).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_words_are_refused_and_cannot_be_guessed() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let other = Host::open(&hall.base).await;
    let stranger = Browser::new(&hall.base);
    let backwards = host.phrase.split(' ').rev().collect::<Vec<_>>().join(" ");
    let tries = [
        (host.code.as_str(), other.phrase.as_str()),
        (host.code.as_str(), backwards.as_str()),
        (host.code.as_str(), ""),
        ("BCDFGH", host.phrase.as_str()),
        ("no code", host.phrase.as_str()),
    ];
    let (back, mut sentences) = ("/host/return", Vec::new());
    for (code, phrase) in tries {
        let page = stranger
            .post_on(back, back, &[("code", code), ("phrase", phrase)])
            .await;
        assert_eq!(page.status, 422, "{code}: {phrase}");
        let words = page.words();
        assert!(words.contains("do not belong together"), "{words}");
        sentences.push(page.body.matches("do not belong together").count());
    }
    sentences.dedup();
    assert_eq!(
        sentences.len(),
        1,
        "a wrong code and wrong words are told alike"
    );
    // The host's own browser needs no words, and the circle goes on.
    host.desk().until_here().await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_words_slow_the_next_and_keep_no_keeper_out() {
    let turnstile = Turnstile::closed();
    let hall = Hall::open_slowing(Arc::clone(&turnstile) as Arc<_>).await;
    let host = Host::open(&hall.base).await;
    let says = |code: &str, phrase: &str| {
        let (browser, code, phrase) =
            (Browser::new(&hall.base), code.to_owned(), phrase.to_owned());
        let fields = move || async move {
            let fields = [("code", code.as_str()), ("phrase", phrase.as_str())];
            browser
                .post_on("/host/return", "/host/return", &fields)
                .await
        };
        tokio::spawn(fields())
    };
    // A circle and a code that nobody has are slowed alike: after five different phrases each.
    for code in [host.code.as_str(), "BCDFGH"] {
        // The same words again find out nothing, and are not counted.
        for guess in [0, 0, 0, 1, 2, 3, 4] {
            let page = says(code, &format!("words {guess}")).await.unwrap();
            assert_eq!(page.status, 422);
        }
    }
    assert_eq!(turnstile.come(), 0);
    for (at, code) in [host.code.as_str(), "BCDFGH"].into_iter().enumerate() {
        let page = says(code, "one more");
        turnstile.until_come(at + 1).await;
        assert!(!page.is_finished());
        turnstile.let_through(1);
        assert_eq!(page.await.unwrap().status, 422);
    }
    // Someone fills the queue; the keeper comes back all the same, from the same address.
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let waits = |guess: usize| {
        let (limits, phrase) = (&hall.state.limits, format!("guess {guess}"));
        limits.ask_phrase(here, &host.code, &phrase, 1)
    };
    let waiting: Vec<Turn> = (20..MOST_WAITING).map(waits).collect();
    let mut guesses = tokio::task::JoinSet::new();
    for guess in (0..20).chain([MOST_WAITING]) {
        let guess = says(&host.code, &format!("guess {guess}"));
        guesses.spawn(async move { guess.await.unwrap().status });
    }
    assert_eq!(
        guesses.join_next().await.unwrap().unwrap(),
        429,
        "no more can wait"
    );
    let back = says(&host.code, &host.phrase).await.unwrap();
    assert_eq!(back.path, format!("/c/{}/keep", host.code));
    // One who may wait opens it too, when it is their turn.
    turnstile.let_through(MOST_WAITING);
    while let Some(status) = guesses.join_next().await {
        assert_eq!(status.unwrap(), 422);
    }
    let slowly = says(&host.code, &host.phrase);
    turnstile.until_come(2 + MOST_WAITING + 1).await;
    turnstile.let_through(1);
    let page = slowly.await.unwrap();
    assert_eq!(page.path, format!("/c/{}/keep", host.code));
    drop(waiting);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_has_no_way_back_but_the_door() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let code = circle.host.code.as_str();
    let second_tab = circle.guests[0].phone();
    second_tab.until_here().await;
    circle.phones[0].act(Action::Leave).await.unwrap();
    for screen in [&circle.phones[0], &second_tab] {
        let shown = screen
            .until("the seat to be gone", |shown| shown.over.is_some())
            .await;
        assert_eq!(shown.closes, [4403], "{:?}", shown.over);
    }
    assert_eq!(
        circle.guests[0].browser.ticket(code, "seat").await,
        Err(401)
    );
    let page = circle.guests[0]
        .browser
        .get(&format!("/c/{code}/seat"))
        .await;
    assert_eq!(
        page.path,
        format!("/c/{code}?said=no_seat"),
        "back at the door"
    );
    let gone = |shown: &tests::screen::Shown| shown.people.people.len() == 2;
    let shown = circle.phones[1].until("the name to be gone", gone).await;
    assert!(
        shown
            .people
            .people
            .iter()
            .all(|person| person.called != "Noor")
    );
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_cannot_do_the_keepers_part_or_anothers() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let guest = Guest::sit(&hall.base, &host.code, "Noor").await;
    let mut line = Line::greet(&guest.browser, &host.code, "seat")
        .await
        .unwrap();
    let keepers = [
        Action::Begin,
        Action::Pause,
        Action::Ring,
        Action::Lock,
        Action::Close,
        Action::MoveSeat {
            seat: circle::SeatId(0),
            to: 1,
        },
        Action::SetAway {
            seat: circle::SeatId(0),
            away: true,
        },
    ];
    let nobodys = [
        Action::Tick,
        Action::Sit {
            consents: Vec::new(),
        },
    ];
    for action in keepers.iter().chain(&nobodys) {
        let command = Command::new(server::chance::command_id(), action.clone());
        line.say(&FromScreen::Ask(command.clone().into())).await;
        let why = line.hear_until("the refusal", |said| match said {
            FromServer::Refused { id, why, .. } if id == command.id => Some(why),
            _ => None,
        });
        let expected = if action.kind().is_keepers() {
            Refusal::KeeperOnly
        } else {
            Refusal::NotNow
        };
        assert_eq!(why.await, AskError::Refused(expected), "{action:?}");
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_are_too_long_to_be_ours_open_nothing() {
    let hall = Hall::open().await;
    let host = Host::open(&hall.base).await;
    let says = async |phrase: String| {
        let fields = [("code", host.code.as_str()), ("phrase", phrase.as_str())];
        let browser = Browser::new(&hall.base);
        browser
            .post_on("/host/return", "/host/return", &fields)
            .await
    };
    // The right words, and then so much that reading it would take a time that can be told.
    let long = says(format!("{}{}", host.phrase, " ".repeat(60_000))).await;
    assert_eq!(long.status, 422);
    let back = says(format!("  {}\n", host.phrase.to_uppercase())).await;
    assert_eq!(back.path, format!("/c/{}/keep", host.code));
    hall.stop().await;
}
