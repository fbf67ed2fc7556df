//! How fast one seat may ask, however it speaks, and how many sockets it may have.

use std::time::{Duration, Instant};

use app::protocol::{AskError, FromScreen, FromServer};
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use circle::{Action, Command};
use tests::browser::{Browser, asks_for};
use tests::gathered::Gathered;
use tests::hall::Hall;
use tests::line::{Line, Received};
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
use tokio_tungstenite::tungstenite::{Bytes, Message};

/// What nobody is harmed by, however often it is asked.
fn step(at: usize) -> FromScreen {
    let action = if at.is_multiple_of(2) {
        Action::StepOut
    } else {
        Action::StepIn
    };
    FromScreen::Ask(Command::new(server::chance::command_id(), action).into())
}

/// Hears so many answers: how many were looked at, done or not, and how many came too fast.
async fn answers(line: &mut Line, number: usize) -> (usize, usize) {
    let (mut looked_at, mut too_fast) = (0, 0);
    while looked_at + too_fast < number {
        match line.hear().await {
            Received::Said(FromServer::Refused {
                why: AskError::TooFast,
                ..
            }) => too_fast += 1,
            Received::Said(FromServer::Done { .. } | FromServer::Refused { .. }) => looked_at += 1,
            Received::Said(_) => {}
            Received::Closed(code) => panic!("closed with {code}"),
        }
    }
    (looked_at, too_fast)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_has_one_budget_for_all_its_sockets_and_forms() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    let mut first = Line::greet(browser, code, "seat").await.unwrap();
    let mut second = Line::greet(browser, code, "seat").await.unwrap();
    for at in 0..60 {
        first.say(&step(at)).await;
        second.say(&step(at)).await;
    }
    let (one, _) = answers(&mut first, 60).await;
    let (other, too_fast) = answers(&mut second, 60).await;
    assert!(too_fast > 0 && one + other < 60, "{one} and {other} of 120");
    // The forms of the same seat have nothing left either, where a seat of its own could send twenty.
    let page = browser.get(&format!("/c/{code}/seat")).await;
    let actions = page.actions();
    let (_, form) = actions
        .iter()
        .find(|(action, _)| *action == Action::Leave)
        .unwrap();
    let away = asks_for(Action::StepOut);
    let (mut sent, mut refused) = (0, false);
    while !refused {
        sent += 1;
        assert!(sent < 15, "forms have a budget of their own");
        // Other words are another request of the same page.
        let text = sent.to_string();
        let fields = [("what", away.as_str()), ("text", text.as_str())];
        let answer = browser.send(form, &fields).await;
        refused = answer.path == format!("/c/{code}/seat?said=too_fast");
        if refused {
            assert!(answer.words().contains("That was a lot at once."));
        }
    }
    // Nobody else is held back.
    circle.phones[1].does(Action::StepOut).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_name_with_each_page_counts_like_anything_asked() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    let seat = circle.phones[0].now().mine.unwrap().seat;
    let room = hall.state.rooms.find(code).await.unwrap().unwrap();
    let (cookie, address) = (
        format!("hearth-name-{}", code.to_lowercase()),
        format!("/c/{code}/seat"),
    );
    let (begun, mut told) = (Instant::now(), 0);
    for at in 0..60 {
        let name = format!("Noor {at}");
        let carried = base64::Engine::encode(&URL_SAFE_NO_PAD, &name);
        browser.put_cookie(&cookie, &carried);
        browser.get(&address).await;
        told += usize::from(room.snapshot().people.called(seat) == name);
    }
    let may_ask = 21 + begun.elapsed().as_millis() / 200;
    assert!(told > 0 && told as u128 <= may_ask, "{told} of {may_ask}");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_stands_on_the_very_next_page() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let seat = circle.phones[0].now().mine.unwrap().seat;
    let room = hall.state.rooms.find(&circle.host.code).await;
    let room = room.unwrap().unwrap();
    for at in 0..200 {
        let name = format!("Noor {at}");
        room.call(seat, name.clone()).await;
        assert_eq!(room.snapshot().people.called(seat), name);
    }
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_on_flooding_loses_the_socket_and_nobody_else_does() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    for (flood, most) in [(true, 1_000), (false, 1_000)] {
        let mut line = greet_at_last(browser, code).await;
        for sent in 0..most {
            let said = if flood {
                step(sent)
            } else {
                FromScreen::Ping { sent: 1 }
            };
            if !line.say(&said).await {
                break;
            }
        }
        let mut pongs = 0;
        let close = loop {
            match line.hear().await {
                Received::Said(FromServer::Pong { .. }) => pongs += 1,
                Received::Said(_) => {}
                Received::Closed(code) => break code,
            }
        };
        assert!(matches!(close, 4008 | 0), "closed with {close}");
        assert!(pongs < 100, "{pongs} pings were answered");
    }
    circle.phones[1].does(Action::StepOut).await;
    circle.desk.does(Action::Begin).await;
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_socket_is_flooded_with_it_is_lost() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor", "Sam"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    let piece = |kind| Message::Frame(Frame::message("", OpCode::Data(kind), false));
    let again = Message::text(serde_json::to_string(&step(0)).unwrap());
    let floods = [
        ("a request that is done", again.clone(), again, 2_000),
        ("pings", ping(), ping(), 2_000),
        ("pongs", pong(), pong(), 2_000),
        ("pieces", piece(Data::Text), piece(Data::Continue), 20_000),
    ];
    for (what, first, flood, most) in floods {
        let mut line = greet_at_last(browser, code).await;
        line.send(first).await;
        for _ in 0..most {
            if !line.send(flood.clone()).await {
                break;
            }
        }
        let soon = Duration::from_secs(10);
        let close = tokio::time::timeout(soon, line.hear_close()).await;
        assert!(matches!(close, Ok(4008 | 0)), "{what}: {close:?}");
    }
    // A phone that comes back with all that it had asked for is no flood.
    let mut line = greet_at_last(browser, code).await;
    for at in 0..12 {
        line.say(&step(at)).await;
        line.send(ping()).await;
    }
    answers(&mut line, 12).await;
    circle.phones[1].does(Action::StepOut).await;
    hall.stop().await;
}

/// Waits for a ticket: those of a seat are slowed with it.
async fn greet_at_last(browser: &Browser, code: &str) -> Line {
    loop {
        match Line::greet(browser, code, "seat").await {
            Ok(line) => return line,
            Err(status) => assert_eq!(status, 429),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn ping() -> Message {
    Message::Ping(Bytes::new())
}

fn pong() -> Message {
    Message::Pong(Bytes::new())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sixth_socket_of_a_seat_makes_the_oldest_go() {
    let hall = Hall::open().await;
    let circle = Gathered::at(&hall.base, &["Noor"]).await;
    let (browser, code) = (&circle.guests[0].browser, circle.host.code.as_str());
    // The phone of the circle is the first.
    let mut lines = Vec::new();
    for _ in 0..5 {
        lines.push(Line::greet(browser, code, "seat").await.unwrap());
    }
    let gone = |shown: &tests::screen::Shown| shown.over.is_some();
    let shown = circle.phones[0].until("the oldest to go", gone).await;
    assert_eq!(shown.closes, [4409]);
    // The others stay, and the seat is still here.
    for line in &mut lines {
        line.say(&FromScreen::Ping { sent: 7 }).await;
        let pong = |said| matches!(said, FromServer::Pong { sent: 7, .. }).then_some(());
        line.hear_until("a pong", pong).await;
    }
    let here = |shown: &tests::screen::Shown| shown.people.people.iter().all(|one| one.here);
    circle.desk.until("everyone to be here", here).await;
    hall.stop().await;
}
